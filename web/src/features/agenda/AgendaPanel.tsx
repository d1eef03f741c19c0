import { useIntl } from 'react-intl';
import { MINUTE_MILLIS } from '../../core/clock';
import { isMine, start, type TalkAction, whyNotDo } from '../../core/talk/actions';
import { agendaProgress } from '../../core/talk/boards';
import { timeFace, usedShare } from '../../core/talk/faces';
import { addItem, itemActions, moveItem } from '../../core/talk/roomactions';
import { delegationOf } from '../../core/talk/selectors';
import type { Progress } from '../../core/talk/terms';
import type { Item } from '../../core/talk/view';
import type { MessageKey } from '../../core/words';
import { Acts } from '../../ui/Act';
import { BlockText, Board, FactLine, ItemRow, LeadingBlock, Mark, Marks } from '../../ui/Board';
import { ActButton } from '../../ui/bridge/act';
import { useAsking } from '../../ui/bridge/asking';
import { useServerMillis, useTalk, useTalkView } from '../../ui/bridge/talk';
import { durationText } from '../../ui/bridge/telling';
import { useText, useWorded } from '../../ui/bridge/text';
import { ClockText, TimeBar } from '../../ui/Clock';
import { OrderList } from '../../ui/OrderList';

/**
 * The agenda in its order: what it is about, whose it is, its time, who may follow; and for who leads, the way through.
 */
export function AgendaPanel() {
  const text = useText();
  const worded = useWorded();
  const intl = useIntl();
  const talk = useTalk();
  const view = useTalkView();
  const { ask } = useAsking();
  const progress = agendaProgress(view, useServerMillis());
  const { items } = view.agenda;
  const first = items.find(({ progress: one }) => one === 'PLANNED');
  const mayMove = first !== undefined && whyNotDo(view, moveItem(first.plan.id, 0)) === null;
  const isPlanned = (id: string) => items.find(({ plan }) => plan.id === id)?.progress === 'PLANNED';
  return (
    <Board>
      <LeadingBlock>
        {progress.leftMillis > 0 && <BlockText>{left(progress.leftMillis)}</BlockText>}
        {items.length === 0 ? (
          <BlockText>{text('agenda.empty')}</BlockText>
        ) : (
          <OrderList
            label={text('action.agenda')}
            numbered={false}
            rows={items.map((item, index) => ({
              id: item.plan.id,
              name: worded(item.plan.title),
              content: <ItemView item={item} number={index + 1} />,
            }))}
            gripLabel={({ name }) => text('agenda.grip', { item: name })}
            gripHint={text('agenda.grip-hint')}
            movable={isPlanned}
            onMove={
              mayMove && isMine(view, moveItem('', 0)) ? (id, place) => start(talk, moveItem(id, place), ask) : null
            }
          />
        )}
        <Acts>
          <ActButton action={addItem} />
        </Acts>
      </LeadingBlock>
    </Board>
  );

  function left(millis: number): string {
    return text('agenda.left', { duration: durationText(intl, Math.ceil(millis / MINUTE_MILLIS) * MINUTE_MILLIS) });
  }
}

const WORDS: Readonly<Record<Progress, MessageKey>> = {
  PLANNED: 'agenda.planned',
  CURRENT: 'agenda.current',
  SET_ASIDE: 'agenda.set-aside-word',
  CONCLUDED: 'agenda.concluded',
};

function ItemView({ item, number }: { item: Item; number: number }) {
  const text = useText();
  const worded = useWorded();
  const view = useTalkView();
  const { plan, progress, openToPress, documents } = item;
  const owner = plan.owner === undefined ? null : delegationOf(view, plan.owner);
  const kind = plan.kind.toLowerCase() as Lowercase<typeof plan.kind>;
  return (
    <ItemRow
      id={plan.id}
      number={number}
      title={worded(plan.title)}
      progress={text(WORDS[progress])}
      current={progress === 'CURRENT'}
      done={progress === 'CONCLUDED'}
      facts={
        <>
          <FactLine
            facts={[
              text(`agenda.kind.${kind}`),
              owner === null ? text('agenda.owner-all') : worded(owner.name),
              documents.length === 0 ? '' : text('agenda.papers', { count: documents.length }),
            ]}
          />
          <ItemTime id={plan.id} />
          <Marks>
            <Mark icon={openToPress ? 'press' : 'lock'} tone={openToPress ? 'strong' : 'quiet'}>
              {text(openToPress ? 'agenda.open' : 'agenda.closed')}
            </Mark>
          </Marks>
        </>
      }
    >
      <ItemButtons id={plan.id} />
    </ItemRow>
  );
}

/** Elapsed of allotted, in words and as a bar. */
function ItemTime({ id }: { id: string }) {
  const text = useText();
  const view = useTalkView();
  const line = agendaProgress(view, useServerMillis()).items.find((one) => one.item === id);
  if (line === undefined) return null;
  const used = usedShare(line.elapsedMillis, line.allottedMillis);
  if (used === null) {
    return line.elapsedMillis === 0 ? (
      <FactLine facts={[text('agenda.no-time')]} />
    ) : (
      <ClockText face={timeFace(line.elapsedMillis)} label={text('header.item-clock')} />
    );
  }
  const said = text('agenda.time', { elapsed: timeFace(line.elapsedMillis), time: timeFace(line.allottedMillis) });
  const over = line.leftMillis !== null && line.leftMillis < 0;
  return (
    <>
      <FactLine facts={[said, over ? text('floor.over', { time: timeFace(line.leftMillis ?? 0) }) : '']} />
      <TimeBar used={used} over={over} label={said} />
    </>
  );
}

/** Short words on the buttons of an item: the row says which item it is. */
const SHORT: Readonly<Partial<Record<TalkAction['command']['type'], MessageKey>>> = {
  BeginItem: 'agenda.short-begin',
  ConcludeItem: 'agenda.short-conclude',
  SetItemAside: 'agenda.short-set-aside',
  ExtendItem: 'agenda.short-extend',
  OpenToPress: 'agenda.short-open-press',
  CloseToPress: 'agenda.short-close-press',
  ChangeItem: 'agenda.short-change',
  DropItem: 'agenda.short-drop',
};

function ItemButtons({ id }: { id: string }) {
  const text = useText();
  const worded = useWorded();
  const view = useTalkView();
  const actions = itemActions(view, id).filter((one) => isMine(view, one));
  if (actions.length === 0) return null;
  const title = worded(view.agenda.items.find(({ plan }) => plan.id === id)?.plan.title ?? {});
  return (
    <Acts label={text('agenda.more', { item: title })}>
      {actions.map((one) => {
        const short = SHORT[one.command.type];
        return <ActButton key={one.id} action={one} kind="quiet" {...(short && { short })} />;
      })}
    </Acts>
  );
}
