import { useEffect, useRef, useState } from 'react';
import type { EventType } from '../../core/talk/event';
import { tableLog } from '../../core/talk/frames';
import { sentences } from '../../core/talk/sentences';
import type { Telling } from '../../core/talk/telling';
import { useSessionState } from '../../ui/bridge/session';
import { useTalkView } from '../../ui/bridge/talk';
import { useTell } from '../../ui/bridge/telling';
import { useText } from '../../ui/bridge/text';
import { Unseen } from '../../ui/Unseen';

/** What interrupts whoever speaks, and whoever listens. */
const AT_ONCE: ReadonlySet<EventType> = new Set(['PointOfOrderRaised', 'PointOfOrderRuledOn', 'PointOfOrderWithdrawn']);

/** What the whole room has to know: floor, agenda, the state of the record, who comes and goes. */
const POLITELY: ReadonlySet<EventType> = new Set<EventType>([
  'FloorGiven',
  'FloorTaken',
  'FloorPassed',
  'FloorYielded',
  'FloorWithdrawn',
  'FloorLapsed',
  'FloorModeSet',
  'ListClosed',
  'ListReopened',
  'ItemBegun',
  'ItemConcluded',
  'ItemSetAside',
  'ItemExtended',
  'OpenedToPress',
  'ClosedToPress',
  'WentOffRecord',
  'ReturnedToRecord',
  'SittingOpened',
  'RecessCalled',
  'SittingResumed',
  'SittingAdjourned',
  'SittingClosed',
  'CaucusOpened',
  'CaucusClosed',
  'SeatArrived',
  'SeatAdmitted',
  'SeatSentOut',
  'SeatLeft',
  'InterpretationFailed',
  'InterpretationRestored',
]);

/** Screen readers read what was added last; older announcements are dropped. */
const KEPT = 8;

interface Announced {
  readonly sequence: number;
  readonly said: Telling;
  readonly atOnce: boolean;
}

/** Tells screen readers what happens at the talk; what is about the connection and the chat the session says itself. */
export function TalkAnnouncer() {
  const text = useText();
  const tell = useTell();
  const { announcements } = useSessionState();
  const told = useTold();
  const own = announcements.filter(({ key }) => !/^announce\.(entered|left)/.test(key));
  return (
    <Unseen>
      <div role="log" aria-live="polite" aria-relevant="additions">
        {own.map(({ id, key, values }) => (
          <p key={`session ${id}`}>{text(key, values)}</p>
        ))}
        {told
          .filter(({ atOnce }) => !atOnce)
          .map(({ sequence, said }) => (
            <p key={sequence}>{tell(said)}</p>
          ))}
      </div>
      <div role="alert" aria-live="assertive">
        {told
          .filter(({ atOnce }) => atOnce)
          .slice(-1)
          .map(({ sequence, said }) => (
            <p key={sequence}>{tell(said)}</p>
          ))}
      </div>
    </Unseen>
  );
}

/** What has happened since the room was entered: what was before is in the record. */
function useTold(): readonly Announced[] {
  const view = useTalkView();
  const lines = view.lines[tableLog(view.talk)];
  const heard = useRef<number | null>(null);
  const [told, setTold] = useState<readonly Announced[]>([]);
  useEffect(() => {
    if (lines === undefined) return;
    const last = lines.at(-1)?.sequence ?? 0;
    const from = heard.current;
    heard.current = last;
    if (from === null || last <= from) return;
    const all = sentences(lines);
    const added = lines.flatMap(({ sequence, event: { type } }, index) => {
      const said = all[index]?.said;
      if (sequence <= from || said === undefined || !(AT_ONCE.has(type) || POLITELY.has(type))) return [];
      return [{ sequence, said, atOnce: AT_ONCE.has(type) }];
    });
    if (added.length > 0) setTold((before) => [...before, ...added].slice(-KEPT));
  }, [lines]);
  return told;
}
