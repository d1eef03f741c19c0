import { isMine } from '../../core/talk/actions';
import { sittingActions } from '../../core/talk/roomactions';
import { Acts } from '../../ui/Act';
import { Block } from '../../ui/Board';
import { ActButton } from '../../ui/bridge/act';
import { Door } from '../../ui/bridge/Door';
import { useTalkView } from '../../ui/bridge/talk';
import { useText } from '../../ui/bridge/text';
import { Desk } from '../../ui/Room';

/** What the secretary does while the record grows below: the door, a recess, and adjourning when a line is dead. */
export function SecretaryDesk() {
  const text = useText();
  const view = useTalkView();
  const actions = sittingActions(view).filter((one) => isMine(view, one));
  return (
    <Desk>
      <Block title={text('secretary.door')}>
        <Door />
      </Block>
      {actions.length > 0 && (
        <Block title={text('chair.sitting')}>
          <Acts>
            {actions.map((one) => (
              <ActButton key={one.id} action={one} />
            ))}
          </Acts>
        </Block>
      )}
    </Desk>
  );
}
