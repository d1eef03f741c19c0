import { useEffect } from 'react';
import { MINUTE_MILLIS } from '../../core/clock';
import type { DeviceCheck } from '../../core/devicecheck';
import { mySeat, talkTitle } from '../../core/talk/selectors';
import type { Stay } from '../../core/talk/stay';
import { presides } from '../../core/talk/terms';
import type { TalkView } from '../../core/talk/view';
import { Button } from '../../ui/Button';
import { useSeat } from '../../ui/bridge/session';
import { useTalkView } from '../../ui/bridge/talk';
import { useText, useWorded } from '../../ui/bridge/text';
import { Notice } from '../../ui/Notice';
import { Heading, Last, Listing, Section } from '../../ui/Page';
import { DeviceSection } from './DeviceSection';
import { TalkFacts } from './TalkFacts';
import { presenceOf, useDeviceCheck } from './useDeviceCheck';

/** The waiting room: where you are, who will let you in, and what you can look at meanwhile. */
export function WaitingPage({ stay }: { stay: Stay }) {
  const text = useText();
  const worded = useWorded();
  const { devices } = useSeat();
  const view = useTalkView();
  const check = useDeviceCheck(devices);
  useChoice(check, stay);
  return (
    <>
      <Heading above={text('waiting.title')} title={worded(talkTitle(view))} arrival />
      <Notice
        id="waiting"
        tone="calm"
        what={text('waiting.what')}
        works={text('waiting.works')}
        todo={text(admitsKey(view))}
      />
      <TalkFacts waiting />
      <Agenda />
      <DeviceSection check={check} kinds={devices} />
      <Last notice={null}>
        <Button name="leave-waiting" onPress={() => stay.leave()}>
          {text('waiting.leave')}
        </Button>
      </Last>
    </>
  );
}

/** Who lets this seat in. A talk between two heads has nobody in the chair. */
function admitsKey(view: TalkView) {
  const chaired = view.sequence === 0 || view.seats.attendees.some(({ seat }) => presides(seat.role));
  if (mySeat(view).delegation === undefined) return chaired ? 'waiting.todo-table' : 'waiting.todo-table-unchaired';
  return chaired ? 'waiting.todo-delegation' : 'waiting.todo-delegation-unchaired';
}

/** What is chosen here is how the person comes in. */
function useChoice(check: DeviceCheck, stay: Stay): void {
  useEffect(() => {
    const tell = () => stay.prepare(presenceOf(check.store.state()));
    tell();
    return check.store.subscribe(tell);
  }, [check, stay]);
}

/** The agenda, for who may read it. */
function Agenda() {
  const text = useText();
  const worded = useWorded();
  const { items } = useTalkView().agenda;
  if (items.length === 0) return null;
  return (
    <Section title={text('waiting.agenda')}>
      <Listing
        lines={items.map(({ plan, extraMillis }) => {
          const count = Math.round((plan.allottedMillis + extraMillis) / MINUTE_MILLIS);
          return { id: plan.id, text: worded(plan.title), note: count === 0 ? '' : text('waiting.minutes', { count }) };
        })}
      />
    </Section>
  );
}
