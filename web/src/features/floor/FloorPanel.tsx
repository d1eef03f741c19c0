import { useIntl } from 'react-intl';
import {
  canInterpret,
  cannotInterpret,
  DIFFICULTIES,
  floorStep,
  passFloor,
  raisePoint,
  repliable,
  reply,
  successors,
  withdrawPoint,
  withdrawRequest,
  yieldFloor,
} from '../../core/talk/flooractions';
import { presiding } from '../../core/talk/hearing';
import { LIMITS } from '../../core/talk/limits';
import { sideOf } from '../../core/talk/names';
import { delegationName, mySeat, requestsOf } from '../../core/talk/selectors';
import { needsDelegation, represents, speechOf } from '../../core/talk/terms';
import { Acts } from '../../ui/Act';
import { Block, BlockText, Board, Mark, Marks, Rows, SeatRow } from '../../ui/Board';
import { ActButton } from '../../ui/bridge/act';
import { Sides } from '../../ui/bridge/Sides';
import { useTalkView } from '../../ui/bridge/talk';
import { durationText, useOffice, useSeatName } from '../../ui/bridge/telling';
import { useText, useWorded } from '../../ui/bridge/text';

/** Replies that are offered; older interventions are answered with an intervention of one's own. */
const REPLIES_SHOWN = 3;

/** The floor for who sits at the table: where one stands, who speaks and waits, both clocks, the right of reply. */
export function FloorPanel() {
  const view = useTalkView();
  const me = mySeat(view);
  return (
    <Board>
      <Own />
      <Now />
      <List />
      {represents(me.role) && <Replies />}
      {me.role === 'INTERPRETER' && <Booth />}
    </Board>
  );
}

/** What this seat can do about the floor now; the next step is the one large button. */
function Own() {
  const text = useText();
  const view = useTalkView();
  const me = mySeat(view);
  const { holding, list, mode } = view.floor;
  const place = list.requests.findIndex((one) => one.seat === me.id);
  const step = floorStep(view);
  const ownDelegation = holding !== undefined && holding.intervention.delegation === me.delegation;
  const passes = ownDelegation ? successors(view) : [];
  if (!needsDelegation(me.role)) return null;
  return (
    <Block title={text('floor.now')}>
      <ActButton action={step} kind={step.command.type === 'WithdrawRequest' ? 'plain' : 'primary'} />
      <Acts>
        {ownDelegation && step.id !== yieldFloor.id && <ActButton action={yieldFloor} />}
        <ActButton action={view.order.points.some((one) => one.seat === me.id) ? withdrawPoint : raisePoint} />
      </Acts>
      {place >= 0 && <BlockText live="polite">{text('floor.your-place', { number: place + 1 })}</BlockText>}
      <Marks>
        <Mark icon={view.you?.mayBeHeard === true ? 'microphone' : 'microphone-off'}>
          {text(view.you?.mayBeHeard === true ? 'floor.heard' : 'floor.unheard')}
        </Mark>
        <Mark icon={mode === 'FLOOR_ONLY' ? 'floor' : 'people'}>
          {text(mode === 'FLOOR_ONLY' ? 'floor.mode-floor-only' : 'floor.mode-open-discussion')}
        </Mark>
      </Marks>
      {passes.length > 0 && (
        <Acts label={text('floor.pass-to')}>
          {passes.map((seat) => (
            <ActButton key={seat} action={passFloor(seat)} />
          ))}
        </Acts>
      )}
    </Block>
  );
}

/** Both sides' net speaking time beside each other, and how clocks stand. */
function Now() {
  const text = useText();
  const intl = useIntl();
  const view = useTalkView();
  const limit = view.floor.limitMillis;
  return (
    <Block
      title={text('floor.sides')}
      aside={limit === 0 ? undefined : text('floor.limit', { duration: durationText(intl, limit) })}
    >
      <Sides />
    </Block>
  );
}

function List() {
  const text = useText();
  const worded = useWorded();
  const office = useOffice();
  const view = useTalkView();
  const me = mySeat(view);
  const { list } = view.floor;
  const alternates = presiding(view) === null && view.sitting.condition !== 'NOT_OPEN';
  return (
    <Block title={text('floor.list')} aside={text('floor.waiting', { count: list.requests.length })}>
      {list.requests.length === 0 ? (
        <BlockText>{text('floor.list-empty')}</BlockText>
      ) : (
        <Rows label={text('floor.list')}>
          {list.requests.map((one) => (
            <SeatRow
              key={one.number}
              id={one.seat}
              side={sideOf(view, one.delegation)}
              name={office(one.seat)}
              below={worded(delegationName(view, one.delegation))}
              marks={
                <>
                  {speechOf(one) === 'RIGHT_OF_REPLY' && <Mark icon="reply">{text('floor.reply-mark')}</Mark>}
                  {(one.seat === me.id || (me.role === 'HEAD' && one.delegation === me.delegation)) && (
                    <ActButton action={withdrawRequest(view, one.number)} kind="bare" />
                  )}
                </>
              }
            />
          ))}
        </Rows>
      )}
      <BlockText>
        {text(list.closed ? 'floor.list-closed' : alternates ? 'floor.alternates' : 'floor.list-open')}
      </BlockText>
    </Block>
  );
}

function Replies() {
  const text = useText();
  const name = useSeatName();
  const view = useTalkView();
  const me = mySeat(view);
  const all = repliable(view).slice(0, REPLIES_SHOWN);
  const used = view.floor.replies.filter((one) => one === me.delegation).length;
  const waiting = requestsOf(view, me.id).some((one) => speechOf(one) === 'RIGHT_OF_REPLY');
  if (all.length === 0 && !waiting) return null;
  return (
    <Block
      title={text('floor.replies')}
      aside={text('floor.replies-left', { count: Math.max(0, LIMITS.repliesPerItem - used) })}
    >
      <Rows label={text('floor.replies')}>
        {all.map(({ number, seat }) => (
          <SeatRow
            key={number}
            id={seat}
            side={sideOf(view, view.seats.attendees.find((one) => one.seat.id === seat)?.seat.delegation)}
            name={name(seat)}
            marks={<ActButton action={reply(number, seat)} kind="quiet" short="chair.short-reply" />}
          />
        ))}
      </Rows>
    </Block>
  );
}

/** An interpreter says why interpretation is impossible, or that it can go on. */
function Booth() {
  const text = useText();
  const view = useTalkView();
  const me = mySeat(view);
  const failing = view.order.failures.some(({ interpreter }) => interpreter === me.id);
  return (
    <Block title={text('floor.interpretation')}>
      <Acts>
        {failing ? (
          <ActButton action={canInterpret(me.id)} kind="primary" />
        ) : (
          DIFFICULTIES.map((one) => <ActButton key={one} action={cannotInterpret(one)} />)
        )}
      </Acts>
    </Block>
  );
}
