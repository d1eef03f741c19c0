import { Button } from '../../ui/Button';
import { useTalk, useTalkView } from '../../ui/bridge/talk';
import { useRefusal } from '../../ui/bridge/telling';
import { useText } from '../../ui/bridge/text';
import { Notice, NoticePlace } from '../../ui/Notice';

/** What the server has refused last: what happened, what still works, what to do; until it is put away. */
export function RefusalNotice() {
  const text = useText();
  const talk = useTalk();
  const parts = useRefusal();
  const { refused } = useTalkView();
  return (
    <NoticePlace>
      {refused !== null && (
        <Notice id="refusal" {...parts(refused.refusal)}>
          <Button name="dismiss-refusal" onPress={() => talk.putAwayRefusal()}>
            {text('action.dismiss')}
          </Button>
        </Notice>
      )}
    </NoticePlace>
  );
}
