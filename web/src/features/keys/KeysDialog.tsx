import { useState } from 'react';
import { ACTIONS } from '../../core/actions';
import { useSeat, useSessionState } from '../../ui/bridge/session';
import { useTalkIfAny } from '../../ui/bridge/talk';
import { useText } from '../../ui/bridge/text';
import { type Items, useItems } from '../../ui/bridge/useItems';
import { useTalkItems } from '../../ui/bridge/useTalkItems';
import { Entry, Toggle } from '../../ui/Choice';
import { Dialog, ItemList } from '../../ui/Dialog';
import { FieldForm } from '../../ui/Fields';
import { PanelText } from '../../ui/Panel';

const FILTER_LIMIT_CHARS = 60;

/** Command palette and list of keys in one: everything that can be done, how, and why not now. */
export function KeysDialog() {
  const text = useText();
  const { session } = useSeat();
  const { overlay } = useSessionState();
  const talk = useTalkIfAny();
  return (
    <Dialog
      title={text('keys.title')}
      open={overlay === 'keys'}
      closeLabel={text('action.close')}
      onClose={() => session.openOverlay(null)}
    >
      {talk === null ? <RoomPalette /> : <TalkPalette />}
    </Dialog>
  );
}

function RoomPalette() {
  return <Palette {...useItems(ACTIONS)} />;
}

/** With a talk: what it allows now comes first, then what the room allows, then what cannot be done and why. */
function TalkPalette() {
  const { items, pick } = useTalkItems();
  const possible = items.filter((item) => item.reason === undefined);
  return <Palette items={[...possible, ...items.filter((item) => item.reason !== undefined)]} pick={pick} />;
}

function Palette({ items, pick }: Items) {
  const text = useText();
  const { session, keys } = useSeat();
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toLocaleLowerCase();
  const found = items.filter((item) => item.name.toLocaleLowerCase().includes(wanted));
  const close = (id: string) => {
    session.openOverlay(null);
    pick(id);
  };
  const first = found.find((item) => item.reason === undefined);
  return (
    <>
      <FieldForm onSubmit={() => wanted !== '' && first !== undefined && close(first.id)}>
        <Entry
          label={text('keys.filter')}
          value={filter}
          onChange={setFilter}
          maxLength={FILTER_LIMIT_CHARS}
          autoFocus
        />
      </FieldForm>
      {found.length === 0 ? (
        <PanelText>{text('keys.none')}</PanelText>
      ) : (
        <ItemList label={text('keys.title')} items={found} onPick={close} />
      )}
      <Toggle label={text('keys.letters')} on={keys.letters} onChange={keys.setLetters} />
    </>
  );
}
