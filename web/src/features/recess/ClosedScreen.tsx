import { useText } from '../../ui/bridge/text';
import { Pause, PauseText } from '../../ui/Pause';

/** In place of the table, for observers and the press while it is closed to them. */
export function ClosedScreen() {
  const text = useText();
  return (
    <Pause icon="lock" title={text('recess.closed')} until={text('recess.closed-what')}>
      <PauseText>{text('recess.closed-todo')}</PauseText>
    </Pause>
  );
}
