import { type ActionId, action } from '../../core/actions';
import { useSessionState } from '../../ui/bridge/session';
import { useText } from '../../ui/bridge/text';
import { useItems } from '../../ui/bridge/useItems';
import { MoreMenu } from '../../ui/Dialog';
import { BarGroup, WideOnly } from '../../ui/Room';
import { BarButton } from './BarButton';
import { ListenButton } from './ListenButton';

/** What is behind "More": on a phone also what a wide bar shows directly. */
const MORE: readonly ActionId[] = ['screen', 'people', 'chat', 'devices', 'keys', 'theme'];

/** The bar under the table. */
export function ActionBar() {
  const text = useText();
  const { unread } = useSessionState();
  const { items, pick } = useItems(MORE.map((id) => action(id)));
  return (
    <>
      <BarGroup>
        <BarButton id="microphone" />
        <BarButton id="camera" />
        <WideOnly>
          <BarButton id="screen" />
        </WideOnly>
      </BarGroup>
      <BarGroup grow>
        <ListenButton />
        <WideOnly>
          <BarButton id="people" />
          <BarButton id="chat" badge={unread} badgeLabel={text('chat.unread', { count: unread })} />
        </WideOnly>
        <MoreMenu name={text('action.more')} items={items} onPick={pick} />
      </BarGroup>
      <BarGroup>
        <BarButton id="leave" />
      </BarGroup>
    </>
  );
}
