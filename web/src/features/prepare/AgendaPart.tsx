import { useState } from 'react';
import { MINUTE_MILLIS } from '../../core/clock';
import { inSitting } from '../../core/prepare/actions';
import { LIMITS } from '../../core/prepare/check';
import type { ItemDraft } from '../../core/prepare/draft';
import type { ItemKind } from '../../core/talk/terms';
import type { MessageKey } from '../../core/words';
import { useText } from '../../ui/bridge/text';
import { Picker } from '../../ui/Choice';
import { Deed, Part, Row, Rows } from '../../ui/Desk';
import { Check, Fields, fieldId, MinutesField, WordsField } from '../../ui/Form';
import { Spoken } from '../../ui/Unseen';
import { Papers } from './Papers';
import { useSetup } from './setup';
import { NOBODY, useSides } from './sides';

const KINDS: Readonly<Record<ItemKind, MessageKey>> = {
  PROTOCOL: 'prepare.kind.protocol',
  ASSESSMENT: 'prepare.kind.assessment',
  BILATERAL: 'prepare.kind.bilateral',
  INTERNATIONAL: 'prepare.kind.international',
};

/** The points of the agenda in their order. */
export function AgendaPart() {
  const text = useText();
  const { draft, state, over, work, step, toggle, say } = useSetup();
  const [moved, setMoved] = useState('');
  const { items } = draft;
  const sitting = inSitting(state);
  const total = items.reduce((sum, one) => sum + one.allottedMillis, 0) / MINUTE_MILLIS;
  const add = () => {
    const id = work.newId();
    const plan = { id, title: {}, kind: 'BILATERAL', owner: null, allottedMillis: 0, openToPress: false } as const;
    step({ type: 'add-item', item: { ...plan, documents: [] } });
    toggle(`items.${id}`, true);
  };
  const move = (from: number, to: number) => {
    const item = items[from];
    if (item === undefined) return;
    step({ type: 'move-item', id: item.id, position: to });
    setMoved(text('prepare.moved', { name: say(item.title), number: to + 1 }));
  };
  return (
    <Part
      title={text('prepare.part.agenda')}
      aside={text('prepare.total', { count: total })}
      hint={sitting ? text('prepare.part.agenda-sitting') : undefined}
    >
      <Rows label={text('prepare.part.agenda')}>
        {items.map((one, i) => (
          <ItemRow key={one.id} item={one} position={i} locked={over || sitting} onMove={move} />
        ))}
      </Rows>
      <Spoken text={moved} />
      {!over && !sitting && (
        <div>
          <Deed name="add-item" label={text('prepare.add-item')} onPress={add} />
        </div>
      )}
    </Part>
  );
}

interface ItemRowProps {
  item: ItemDraft;
  position: number;
  locked: boolean;
  onMove: (from: number, to: number) => void;
}

function ItemRow({ item, position, locked, onMove }: ItemRowProps) {
  const text = useText();
  const setup = useSetup();
  const { draft, say, state } = setup;
  const at = `items.${item.id}`;
  const name = say(item.title) || text('prepare.unnamed');
  const minutes = item.allottedMillis / MINUTE_MILLIS;
  const stands = state.answer?.state.agenda.items.find((one) => one.plan.id === item.id);
  const begun = stands !== undefined && stands.progress !== 'PLANNED';
  const below = [
    text(KINDS[item.kind]),
    minutes === 0 ? text('prepare.minutes-none') : text('prepare.minutes', { count: minutes }),
    text(item.openToPress ? 'prepare.open' : 'prepare.closed'),
  ];
  const moving = {
    position,
    count: draft.items.length,
    upLabel: text('prepare.up', { name }),
    downLabel: text('prepare.down', { name }),
    onMove,
  };
  return (
    <Row
      id={at}
      title={`${position + 1}. ${name}`}
      below={below.join(' · ')}
      wrong={setup.wrong(at)}
      side={draft.delegations.findIndex((one) => one.id === item.owner)}
      open={setup.isOpen(at)}
      onToggle={() => setup.toggle(at)}
      moving={locked || begun ? undefined : moving}
    >
      {begun && <p>{text('prepare.begun')}</p>}
      <ItemFields item={item} locked={locked || begun} />
    </Row>
  );
}

function ItemFields({ item, locked }: { item: ItemDraft; locked: boolean }) {
  const text = useText();
  const { step, issue, leave, tongues, over } = useSetup();
  const { id, title, openToPress } = item;
  const at = `items.${id}`;
  const change = (what: Partial<ItemDraft>) => step({ type: 'item', id, change: what });
  return (
    <>
      <WordsField
        label={text('prepare.field.title')}
        place={`${at}.title`}
        issue={issue(`${at}.title`)}
        tongues={tongues}
        value={title}
        onChange={(words) => change({ title: words })}
        onLeave={() => leave(`${at}.title`)}
        disabled={locked}
      />
      <ItemPlan item={item} change={change} locked={locked} />
      <Check
        label={text('prepare.field.press')}
        on={openToPress}
        onChange={(on) => change({ openToPress: on })}
        disabled={locked}
      />
      <Papers item={item} locked={over} />
      {!locked && (
        <div>
          <Deed
            name="remove-item"
            label={text('prepare.remove-item')}
            onPress={() => step({ type: 'remove', list: 'items', id })}
          />
        </div>
      )}
    </>
  );
}

interface ItemPlanProps {
  item: ItemDraft;
  change: (what: Partial<ItemDraft>) => void;
  locked: boolean;
}

function ItemPlan({ item, change, locked }: ItemPlanProps) {
  const text = useText();
  const { issue } = useSetup();
  const { kind, owner, allottedMillis } = item;
  const at = `items.${item.id}`;
  const sides = useSides(text('prepare.everybody'));
  return (
    <Fields>
      <Picker
        label={text('prepare.field.kind')}
        name="kind"
        value={kind}
        options={Object.entries(KINDS).map(([one, key]) => ({ id: one, label: text(key) }))}
        onChange={(next) => change({ kind: next as ItemKind })}
        disabled={locked}
      />
      <Picker
        label={text('prepare.field.owner')}
        name="owner"
        id={fieldId(`${at}.owner`)}
        issue={issue(`${at}.owner`)}
        value={owner ?? NOBODY}
        options={sides}
        onChange={(next) => change({ owner: next === NOBODY ? null : next })}
        disabled={locked}
      />
      <MinutesField
        label={text('prepare.field.allotted')}
        place={`${at}.allottedMillis`}
        issue={issue(`${at}.allottedMillis`)}
        minutes={allottedMillis / MINUTE_MILLIS}
        max={LIMITS.LONGEST_MILLIS / MINUTE_MILLIS}
        onChange={(minutes) => change({ allottedMillis: minutes * MINUTE_MILLIS })}
        disabled={locked}
      />
    </Fields>
  );
}
