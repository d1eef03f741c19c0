import { whyNotDo } from '../../core/talk/actions';
import { sideOf } from '../../core/talk/names';
import { admit, turnAway } from '../../core/talk/roomactions';
import { delegationName, inWaitingRoom } from '../../core/talk/selectors';
import { Acts } from '../Act';
import { BlockText, Rows, SeatRow } from '../Board';
import { ActButton } from './act';
import { useTalkView } from './talk';
import { useOffice } from './telling';
import { useText, useWorded } from './text';

/** The waiting room: who is there, and letting in one by one. */
export function Door() {
  const text = useText();
  const worded = useWorded();
  const office = useOffice();
  const view = useTalkView();
  const waiting = inWaitingRoom(view);
  if (waiting.length === 0) return <BlockText>{text('chair.nobody-waits')}</BlockText>;
  return (
    <Rows label={text('chair.waiting')}>
      {waiting.map(({ seat }) => (
        <SeatRow
          key={seat.id}
          id={seat.id}
          side={sideOf(view, seat.delegation)}
          name={office(seat.id)}
          below={worded(delegationName(view, seat.delegation))}
        >
          {/* A head lets in the own people; for the others there is not even a button. */}
          {whyNotDo(view, admit(seat.id))?.reason !== 'refusal.not-yours' && (
            <Acts>
              <ActButton action={admit(seat.id)} short="chair.short-admit" />
              <ActButton action={turnAway(seat.id)} kind="quiet" short="chair.short-turn-away" />
            </Acts>
          )}
        </SeatRow>
      ))}
    </Rows>
  );
}
