import { useState } from 'react';
import { ACTIONS } from '../../core/actions';
import { IconButton } from '../../ui/Button';
import { useSeat, useSessionState } from '../../ui/bridge/session';
import { useText } from '../../ui/bridge/text';
import { useItems } from '../../ui/bridge/useItems';
import { Entry, Toggle } from '../../ui/Choice';
import { Dialog, ItemList } from '../../ui/Dialog';
import { PanelText } from '../../ui/Panel';

const FILTER_LIMIT_CHARS = 60;
const ALL = ACTIONS.map((one) => one.id);

/** Command palette and list of keys in one: everything that can be done, how, and why not now. */
export function KeysDialog() {
  const text = useText();
  const { session } = useSeat();
  const { overlay } = useSessionState();
  const close = () => session.openOverlay(null);
  return (
    <Dialog
      title={text('keys.title')}
      open={overlay === 'keys'}
      onOpenChange={(open) => !open && close()}
      close={<IconButton icon="close" label={text('action.close')} onPress={close} />}
    >
      <Palette />
    </Dialog>
  );
}

function Palette() {
  const text = useText();
  const { session, keys } = useSeat();
  const { items, pick } = useItems(ALL);
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toLocaleLowerCase();
  const found = items.filter((item) => item.name.toLocaleLowerCase().includes(wanted));
  const close = (id: string) => {
    session.openOverlay(null);
    pick(id);
  };
  return (
    <>
      <Entry label={text('keys.filter')} value={filter} onChange={setFilter} maxLength={FILTER_LIMIT_CHARS} autoFocus />
      {found.length === 0 ? (
        <PanelText>{text('keys.none')}</PanelText>
      ) : (
        <ItemList label={text('keys.title')} items={found} onPick={close} />
      )}
      <Toggle label={text('keys.letters')} on={keys.letters} onChange={keys.setLetters} />
    </>
  );
}
