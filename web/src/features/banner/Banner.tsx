import { action } from '../../core/actions';
import { Button } from '../../ui/Button';
import { useSeat, useSessionState } from '../../ui/bridge/session';
import { useText } from '../../ui/bridge/text';
import { Notice, NoticePlace, ProblemNotice } from '../../ui/Notice';

/**
 * What stands between this person and the talks, under the header: connection, sound, a device. The state of the
 * connection is said once, by the announcer, and not again with every attempt.
 */
export function Banner() {
  const text = useText();
  const { session, shell } = useSeat();
  const { phase, soundBlocked, trouble } = useSessionState();
  const sound = action('sound');
  return (
    <>
      {phase.kind === 'resuming' && (
        <Notice
          id="resuming"
          what={text('banner.resuming.what')}
          works={text('banner.resuming.works')}
          todo={text('banner.resuming.todo')}
        />
      )}
      {phase.kind === 'rejoining' && (
        <Notice
          id="rejoining"
          what={text('banner.rejoining.what')}
          works={text('banner.rejoining.works')}
          todo={text('banner.rejoining.todo', { attempt: phase.attempt })}
        />
      )}
      <NoticePlace>
        {soundBlocked && (
          <ProblemNotice problem="sound-blocked">
            <Button kind="primary" name={sound.id} onPress={() => sound.perform(session, shell)}>
              {text(sound.nameKey)}
            </Button>
          </ProblemNotice>
        )}
        {trouble !== null && (
          <ProblemNotice problem={trouble}>
            <Button name="dismiss" onPress={() => session.dismissTrouble()}>
              {text('action.dismiss')}
            </Button>
          </ProblemNotice>
        )}
      </NoticePlace>
    </>
  );
}
