import { useState } from 'react';
import { useIntl } from 'react-intl';
import { start, whyNotDo } from '../../core/talk/actions';
import { currentItem } from '../../core/talk/clocks';
import { difficultyKey } from '../../core/talk/commandnames';
import {
  canInterpret,
  closeList,
  extendIntervention,
  floorOnly,
  giveFloor,
  limitInterventions,
  openDiscussion,
  reopenList,
  reorderList,
  rule,
  unlimitInterventions,
  unlisted,
  withdrawFloor,
  withdrawRequest,
} from '../../core/talk/flooractions';
import { presiding } from '../../core/talk/hearing';
import { sideOf } from '../../core/talk/names';
import { goOffRecord, leadingStep, returnToRecord, sittingActions } from '../../core/talk/roomactions';
import { delegationName, mySeat, nextRequest } from '../../core/talk/selectors';
import { ofSeat } from '../../core/talk/telling';
import { presides, type Request, speechOf } from '../../core/talk/terms';
import type { TalkView } from '../../core/talk/view';
import { Acts } from '../../ui/Act';
import { Block, BlockText, Board, Mark, Quote, SeatLine, Urgent } from '../../ui/Board';
import { ActButton } from '../../ui/bridge/act';
import { useAsking } from '../../ui/bridge/asking';
import { Door } from '../../ui/bridge/Door';
import { Sides } from '../../ui/bridge/Sides';
import { useTalk, useTalkView } from '../../ui/bridge/talk';
import { durationText, useOffice, useSeatName, useTell } from '../../ui/bridge/telling';
import { useText, useWorded } from '../../ui/bridge/text';
import { Picker } from '../../ui/Choice';
import { OrderList } from '../../ui/OrderList';

/**
 * The console of who leads: what must be ruled on first, then who is next, both clocks, the list, the door, the
 * sitting. Without a chair in the room the heads lead together: the same console, and what is pressed is proposed.
 */
export function LeadPanel() {
  const text = useText();
  const view = useTalkView();
  const me = mySeat(view);
  const chaired = presiding(view) !== null;
  return (
    <Board>
      <Points />
      <Failures />
      {!presides(me.role) && (
        <Block title={text('chair.title')}>
          <BlockText>{text(chaired ? 'chair.presides' : 'chair.together')}</BlockText>
        </Block>
      )}
      <Next />
      <Block title={text('chair.clocks')}>
        <Sides />
      </Block>
      <List />
      <Block title={text('chair.waiting')}>
        <Door />
      </Block>
      <Sitting />
      <Rules />
    </Board>
  );
}

/** The point of order that is dealt with now, with the ruling. */
function Points() {
  const text = useText();
  const worded = useWorded();
  const tell = useTell();
  const view = useTalkView();
  const [point] = view.order.points;
  if (point === undefined) return null;
  return (
    <Urgent title={tell(ofSeat('floor.point-title', point.seat))}>
      {worded(point.text) !== '' && <Quote lang={languageOf(point.text)}>{worded(point.text)}</Quote>}
      <BlockText>{text('floor.point-waits')}</BlockText>
      <Acts>
        <ActButton action={rule('UPHELD')} />
        <ActButton action={rule('DISMISSED')} />
      </Acts>
    </Urgent>
  );
}

/** Words in one language carry its tag; in several, the reader's own was chosen. */
function languageOf(wording: Readonly<Record<string, string>>): string | undefined {
  const tags = Object.keys(wording);
  return tags.length === 1 ? tags[0] : undefined;
}

function Failures() {
  const tell = useTell();
  const text = useText();
  const view = useTalkView();
  return view.order.failures.map(({ interpreter, difficulty }) => (
    <Urgent key={interpreter} title={tell(ofSeat('floor.halted', interpreter))}>
      <BlockText>
        {text('floor.halted-why', {
          difficulty: { key: difficultyKey(difficulty) },
        })}
      </BlockText>
      <Acts>
        <ActButton action={canInterpret(interpreter)} />
      </Acts>
    </Urgent>
  ));
}

/** The one large button, for the next step; while somebody speaks, what can be done about that. */
function Next() {
  const text = useText();
  const view = useTalkView();
  const step = leadingStep(view);
  const { holding } = view.floor;
  const inItem = view.sitting.condition === 'OPEN' && currentItem(view) !== null;
  return (
    <Block title={text('floor.now')}>
      {step !== null && <ActButton action={step} kind="primary" />}
      {inItem && nextRequest(view) === null && <BlockText>{text('floor.list-empty')}</BlockText>}
      {holding !== undefined && (
        <Acts>
          <ActButton action={extendIntervention} />
          <ActButton action={withdrawFloor(view)} />
        </Acts>
      )}
      {inItem && <Others />}
    </Block>
  );
}

/** Somebody who is not on the list. */
function Others() {
  const text = useText();
  const name = useSeatName();
  const view = useTalkView();
  const [chosen, setChosen] = useState('');
  const seats = unlisted(view);
  const seat = seats.find((one) => one === chosen) ?? seats[0];
  if (seat === undefined) return null;
  return (
    <>
      <Picker
        label={text('chair.others')}
        value={seat}
        options={seats.map((id) => ({ id, label: name(id) }))}
        onChange={setChosen}
      />
      <Acts>
        <ActButton action={giveFloor(seat)} />
      </Acts>
    </>
  );
}

function List() {
  const text = useText();
  const view = useTalkView();
  const name = useSeatName();
  const talk = useTalk();
  const { ask } = useAsking();
  const { requests, closed } = view.floor.list;
  const numbers = requests.map((one) => one.number);
  const movable = requests.length > 1 && whyNotDo(view, reorderList([...numbers].reverse())) === null;
  return (
    <Block title={text('floor.list')} aside={text('floor.waiting', { count: requests.length })}>
      {requests.length === 0 ? (
        <BlockText>{text('floor.list-empty')}</BlockText>
      ) : (
        <OrderList
          label={text('floor.list')}
          rows={requests.map((one) => ({
            id: `${one.number}`,
            name: name(one.seat),
            content: <Line request={one} />,
          }))}
          gripLabel={(row) => text('chair.grip', { seat: row.name })}
          gripHint={text('agenda.grip-hint')}
          mayStand={(id, place) => mayStand(view, Number(id), place)}
          onMove={movable ? (id, place) => start(talk, reorderList(moved(numbers, Number(id), place)), ask) : null}
        />
      )}
      <Acts>
        <ActButton action={closed ? reopenList : closeList} />
      </Acts>
    </Block>
  );
}

/** Replies stay before interventions. */
function mayStand(view: TalkView, request: number, place: number): boolean {
  const { requests } = view.floor.list;
  const replies = requests.filter((one) => speechOf(one) === 'RIGHT_OF_REPLY').length;
  const found = requests.find((one) => one.number === request);
  return found !== undefined && speechOf(found) === 'RIGHT_OF_REPLY' ? place < replies : place >= replies;
}

function moved(numbers: readonly number[], number: number, place: number): readonly number[] {
  const others = numbers.filter((one) => one !== number);
  return [...others.slice(0, place), number, ...others.slice(place)];
}

function Line({ request }: { request: Request }) {
  const text = useText();
  const worded = useWorded();
  const office = useOffice();
  const view = useTalkView();
  return (
    <SeatLine
      side={sideOf(view, request.delegation)}
      name={office(request.seat)}
      below={worded(delegationName(view, request.delegation))}
      marks={
        <>
          {speechOf(request) === 'RIGHT_OF_REPLY' && <Mark icon="reply">{text('floor.reply-mark')}</Mark>}
          <ActButton action={withdrawRequest(view, request.number)} kind="bare" />
        </>
      }
    />
  );
}

function Sitting() {
  const text = useText();
  const view = useTalkView();
  const record = [goOffRecord.id, returnToRecord.id];
  const step = leadingStep(view)?.id;
  const actions = sittingActions(view).filter(({ id }) => id !== step);
  if (actions.length === 0) return null;
  return (
    <Block title={text('chair.sitting')}>
      <Acts>
        {actions
          .filter(({ id }) => !record.includes(id))
          .map((one) => (
            <ActButton key={one.id} action={one} />
          ))}
      </Acts>
      <Acts>
        {actions
          .filter(({ id }) => record.includes(id))
          .map((one) => (
            <ActButton key={one.id} action={one} />
          ))}
      </Acts>
    </Block>
  );
}

/** How long interventions are, and who is heard. */
function Rules() {
  const text = useText();
  const intl = useIntl();
  const view = useTalkView();
  const { limitMillis, mode } = view.floor;
  const limit = text('floor.limit', { duration: durationText(intl, limitMillis) });
  return (
    <Block title={text('chair.interventions')} aside={limitMillis === 0 ? text('floor.no-limit') : limit}>
      <Acts>
        <ActButton action={limitInterventions} />
        {limitMillis > 0 && <ActButton action={unlimitInterventions} />}
      </Acts>
      <BlockText>{text(mode === 'FLOOR_ONLY' ? 'floor.mode-floor-only' : 'floor.mode-open-discussion')}</BlockText>
      <Acts>
        <ActButton action={mode === 'FLOOR_ONLY' ? openDiscussion : floorOnly} />
      </Acts>
    </Block>
  );
}
