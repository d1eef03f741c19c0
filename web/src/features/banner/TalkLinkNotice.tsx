import { Button } from '../../ui/Button';
import { useSessionState } from '../../ui/bridge/session';
import { useTalk, useTalkView } from '../../ui/bridge/talk';
import { useText } from '../../ui/bridge/text';
import { Notice, NoticePlace } from '../../ui/Notice';

/** The connection to the talk is interrupted while sound and picture go on, or its record does not fit together. */
export function TalkLinkNotice() {
  const text = useText();
  const talk = useTalk();
  const { link, brokenChain } = useTalkView();
  const { phase } = useSessionState();
  // When everything is interrupted, that is said already; once is enough.
  const broken = link.kind === 'broken' && phase.kind === 'inside';
  return (
    <NoticePlace>
      {broken && (
        <Notice
          id="talk-broken"
          what={text('talk.broken.what')}
          works={text('talk.broken.works')}
          todo={text('talk.broken.todo')}
        >
          <Button name="try-now" onPress={() => talk.retry()}>
            {text('action.try-now')}
          </Button>
        </Notice>
      )}
      {brokenChain !== null && (
        <Notice
          id="chain-broken"
          what={text('talk.chain.what', { sequence: brokenChain.sequence })}
          works={text('talk.chain.works')}
          todo={text('talk.chain.todo')}
        />
      )}
    </NoticePlace>
  );
}
