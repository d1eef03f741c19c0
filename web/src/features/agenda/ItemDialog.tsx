import { useState } from 'react';
import { MINUTE_MILLIS } from '../../core/clock';
import { LANGUAGE_NAMES, type Language } from '../../core/locale';
import { start, type TalkAction } from '../../core/talk/actions';
import { LIMITS } from '../../core/talk/limits';
import { delegations, itemOf } from '../../core/talk/selectors';
import type { AgendaItem, ItemKind } from '../../core/talk/terms';
import { Button } from '../../ui/Button';
import { AskedDialog } from '../../ui/bridge/AskedDialog';
import { useActs } from '../../ui/bridge/act';
import { useAsking } from '../../ui/bridge/asking';
import { useTalk, useTalkView } from '../../ui/bridge/talk';
import { useLanguage, useText, useWorded } from '../../ui/bridge/text';
import { Entry, Picker, Toggle } from '../../ui/Choice';
import { CountField, FieldForm, FormEnd, FormText } from '../../ui/Fields';

const KINDS: readonly ItemKind[] = ['PROTOCOL', 'ASSESSMENT', 'BILATERAL', 'INTERNATIONAL'];
/** Of the whole of all delegations; no delegation can be called so. */
const ALL = '*';

/** Puts an item on the agenda, or plans one anew that has not been begun. */
export function ItemDialog() {
  const { asked } = useAsking();
  if (asked === null || asked.asks?.kind !== 'item') return null;
  return (
    <AskedDialog action={asked}>
      <ItemForm key={asked.id} action={asked} item={asked.asks.item} />
    </AskedDialog>
  );
}

function ItemForm({ action, item }: { action: TalkAction; item: string | null }) {
  const text = useText();
  const worded = useWorded();
  const { language, available } = useLanguage();
  const talk = useTalk();
  const view = useTalkView();
  const { ask } = useAsking();
  const act = useActs()(action);
  const [plan, setPlan] = useState<AgendaItem>(() => (item === null ? null : itemOf(view, item)?.plan) ?? blank());
  const set = (fields: Partial<AgendaItem>) => setPlan({ ...plan, ...fields });
  const save = () => {
    const titles = Object.entries(plan.title).map(([tag, title]) => [tag, title.trim()] as const);
    const ready = { ...plan, title: Object.fromEntries(titles.filter(([, title]) => title !== '')) };
    if (Object.keys(ready.title).length === 0) return;
    ask(null);
    const type = item === null ? 'AddItem' : 'ChangeItem';
    start(talk, { ...action, asks: null, order: () => ({ type, item: ready }) }, ask);
  };
  const owners = [
    { id: ALL, label: text('agenda.owner-all') },
    ...delegations(view).map(({ id, name }) => ({ id, label: worded(name) })),
  ];
  const kinds = KINDS.map((kind) => ({ id: kind, label: text(`agenda.kind.${lower(kind)}`) }));
  return (
    <FieldForm onSubmit={save}>
      {act.hint !== undefined && <FormText>{act.hint}</FormText>}
      {[language, ...available.filter((one) => one !== language)].map((one) => (
        <Entry
          key={one}
          label={text('agenda.form-title', { language: LANGUAGE_NAMES[one as Language] })}
          value={plan.title[one] ?? ''}
          onChange={(title) => set({ title: { ...plan.title, [one]: title } })}
          maxLength={LIMITS.titleChars}
          autoFocus={one === language}
        />
      ))}
      <Picker
        label={text('agenda.form-kind')}
        value={plan.kind}
        options={kinds}
        onChange={(kind) => set({ kind: kind as ItemKind })}
      />
      <Picker
        label={text('agenda.form-owner')}
        value={plan.owner ?? ALL}
        options={owners}
        onChange={(owner) => setPlan(ownedBy(plan, owner))}
      />
      <CountField
        label={text('agenda.form-minutes')}
        value={Math.round(plan.allottedMillis / MINUTE_MILLIS)}
        max={LIMITS.longestMillis / MINUTE_MILLIS}
        onChange={(minutes) => set({ allottedMillis: Math.round(minutes) * MINUTE_MILLIS })}
      />
      <Toggle
        label={text('agenda.form-press')}
        on={plan.openToPress}
        onChange={(openToPress) => set({ openToPress })}
      />
      <FormEnd>
        <Button name="cancel" onPress={() => ask(null)}>
          {text('action.cancel')}
        </Button>
        <Button kind="primary" submit name="confirm">
          {text('agenda.form-save')}
        </Button>
      </FormEnd>
    </FieldForm>
  );
}

function lower(kind: ItemKind): Lowercase<ItemKind> {
  return kind.toLowerCase() as Lowercase<ItemKind>;
}

function ownedBy({ owner: _, ...plan }: AgendaItem, owner: string): AgendaItem {
  return owner === ALL ? plan : { ...plan, owner };
}

/** The name of an item is never shown; it must only be new. */
function blank(): AgendaItem {
  const id = `item-${crypto.randomUUID().slice(0, 8)}`;
  return { id, title: {}, kind: 'BILATERAL', allottedMillis: 0, openToPress: false };
}
