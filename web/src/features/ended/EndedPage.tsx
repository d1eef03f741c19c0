import type { EndCause } from '../../core/state';
import { Button } from '../../ui/Button';
import { useSeat } from '../../ui/bridge/session';
import { useText } from '../../ui/bridge/text';
import { Notice, ProblemNotice } from '../../ui/Notice';
import { Heading } from '../../ui/Page';

/** After the talks: why they ended for this person, and the way back where there is one. */
export function EndedPage({ cause, title }: { cause: EndCause; title: string }) {
  const text = useText();
  const { session } = useSeat();
  const back = (
    <Button kind="primary" name="return" onPress={() => session.prepareAgain()}>
      {text(cause === 'duplicate-identity' ? 'ended.take-back' : 'ended.return')}
    </Button>
  );
  return (
    <>
      <Heading title={title} arrival />
      {cause === 'left' ? (
        <Notice
          id="left"
          tone="calm"
          what={text('ended.left.what')}
          works={text('ended.left.works')}
          todo={text('ended.left.todo')}
        />
      ) : (
        <ProblemNotice problem={cause} />
      )}
      <div>{back}</div>
    </>
  );
}
