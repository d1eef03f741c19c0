import type { ProblemId } from '../../core/problem';
import { tableLog } from '../../core/talk/frames';
import { talkTitle } from '../../core/talk/selectors';
import type { Wording } from '../../core/talk/terms';
import type { TalkView } from '../../core/talk/view';
import { phaseOf } from '../../core/talk/whereabouts';
import type { MessageKey } from '../../core/words';
import { Button } from '../../ui/Button';
import { useTalkView } from '../../ui/bridge/talk';
import { useText, useWorded } from '../../ui/bridge/text';
import { Notice, ProblemNotice } from '../../ui/Notice';
import { Heading } from '../../ui/Page';

/** What helps: to open the seat here again, or to load the page again. Where nothing here helps there is no button. */
const HELPS: Partial<Record<ProblemId, MessageKey>> = {
  'seat-elsewhere': 'ended.take-back',
  'page-outdated': 'action.reload',
  'page-misread': 'action.reload',
  'server-gone': 'join.try-again',
  'server-busy': 'join.try-again',
  'too-many-attempts': 'join.try-again',
};

interface SeatProblemPageProps {
  problem: ProblemId;
  /** The talk's title, as far as it is known. */
  title: string;
  onAgain: () => void;
}

/** This page has no seat at the talk, or not any more: what happened, what still works, what to do. */
export function SeatProblemPage({ problem, title, onAgain }: SeatProblemPageProps) {
  const text = useText();
  const help = HELPS[problem];
  return (
    <>
      <Heading title={title} arrival />
      <ProblemNotice problem={problem} />
      {help !== undefined && (
        <div>
          <Button kind="primary" name="again" onPress={onAgain}>
            {text(help)}
          </Button>
        </div>
      )}
    </>
  );
}

/** The talk is over for everybody. */
export function TalkOverPage() {
  const text = useText();
  const worded = useWorded();
  const view = useTalkView();
  const how = phaseOf(view) === 'CANCELLED' ? 'cancelled' : 'closed';
  const what = text(`talk.${how}.what`);
  const reason = how === 'cancelled' ? worded(reasonOf(view)) : '';
  return (
    <>
      <Heading title={worded(talkTitle(view))} arrival />
      <Notice
        id={how}
        tone="calm"
        what={reason === '' ? what : text('seat.with-reason', { what, reason: `\u2068${reason}\u2069` })}
        works={text(`talk.${how}.works`)}
        todo={text(`talk.${how}.todo`)}
      />
    </>
  );
}

/** Why the talk was cancelled, for who may read it. */
function reasonOf(view: TalkView): Wording {
  const event = view.lines[tableLog(view.talk)]?.findLast((line) => line.event.type === 'TalkCancelled')?.event;
  return event?.type === 'TalkCancelled' ? event.reason : {};
}
