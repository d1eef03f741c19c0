import { roleKey } from '../../core/refusal';
import { isMine, whyNotDo } from '../../core/talk/actions';
import { insideCaucus } from '../../core/talk/hearing';
import { sideOf } from '../../core/talk/names';
import { sendOut } from '../../core/talk/roomactions';
import { delegations, inWaitingRoom, mySeat } from '../../core/talk/selectors';
import type { Attendee } from '../../core/talk/view';
import { Acts } from '../../ui/Act';
import { Block, Board, Mark, Rows, SeatRow } from '../../ui/Board';
import { ActButton } from '../../ui/bridge/act';
import { Door } from '../../ui/bridge/Door';
import { useTalkView } from '../../ui/bridge/talk';
import { useOffice } from '../../ui/bridge/telling';
import { useText, useWorded } from '../../ui/bridge/text';

/** All seats by delegation and where their holders are; who waits at the door comes first. */
export function SeatsPanel() {
  const text = useText();
  const worded = useWorded();
  const view = useTalkView();
  const { attendees } = view.seats;
  const groups = [
    ...delegations(view).map(({ id, name }) => ({ id, name: worded(name) })),
    { id: undefined, name: text('people.table') },
  ];
  return (
    <Board>
      {inWaitingRoom(view).length > 0 && (
        <Block title={text('chair.waiting')}>
          <Door />
        </Block>
      )}
      {groups.map(({ id, name }) => {
        const members = attendees.filter(({ seat }) => seat.delegation === id).sort(presentFirst);
        const present = members.filter(({ presence }) => presence === 'PRESENT').length;
        return members.length === 0 ? null : (
          <Block key={id ?? ''} title={name} aside={text('people.present-count', { count: present })}>
            <Rows label={name}>
              {members.map((one) => (
                <Row key={one.seat.id} attendee={one} />
              ))}
            </Rows>
          </Block>
        );
      })}
    </Board>
  );
}

const RANK = { PRESENT: 0, WAITING: 1, AWAY: 2 } as const;

/** Heads first, then who is in the room; apart from that the order of accreditation stays. */
function presentFirst(one: Attendee, other: Attendee): number {
  const head = Number(other.seat.role === 'HEAD') - Number(one.seat.role === 'HEAD');
  return head === 0 ? RANK[one.presence] - RANK[other.presence] : head;
}

function Row({ attendee }: { attendee: Attendee }) {
  const text = useText();
  const office = useOffice();
  const view = useTalkView();
  const { seat, presence } = attendee;
  const me = mySeat(view);
  const role = text(roleKey(seat.role));
  const name = office(seat.id);
  const confers = insideCaucus(view, seat.id) !== null;
  const send = sendOut(seat.id);
  const offered = presence === 'PRESENT' && seat.id !== me.id && isMine(view, send) && !isForeign();
  return (
    <SeatRow
      id={seat.id}
      side={sideOf(view, seat.delegation)}
      name={seat.id === me.id ? `${name} (${text('tile.you')})` : name}
      below={role === name ? undefined : role}
      marks={
        confers ? (
          <Mark icon="lock" tone="sealed">
            {text('people.in-caucus')}
          </Mark>
        ) : (
          <Presence presence={presence} />
        )
      }
    >
      {offered && (
        <Acts>
          <ActButton action={send} kind="quiet" short="chair.short-send-out" />
        </Acts>
      )}
    </SeatRow>
  );

  /** A head decides about the own delegation only: for others there is not even a button. */
  function isForeign(): boolean {
    return whyNotDo(view, send)?.reason === 'refusal.not-yours';
  }
}

function Presence({ presence }: { presence: Attendee['presence'] }) {
  const text = useText();
  switch (presence) {
    case 'PRESENT':
      return <Mark icon="done">{text('people.present')}</Mark>;
    case 'WAITING':
      return (
        <Mark icon="time" tone="attention">
          {text('people.waiting')}
        </Mark>
      );
    case 'AWAY':
      return <Mark icon="remove">{text('people.away')}</Mark>;
  }
}
