import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { isOver, SETUP_ACTIONS, type SetupActionId } from '../../core/prepare/actions';
import { check, type Issue } from '../../core/prepare/check';
import type { Draft } from '../../core/prepare/draft';
import type { Step } from '../../core/prepare/editing';
import type { Preparation, Preparing } from '../../core/prepare/preparing';
import type { Wording } from '../../core/talk/terms';
import { useText, useTongues, useWorded } from '../../ui/bridge/text';
import { useStore } from '../../ui/bridge/useStore';
import { fieldId, type Tongue } from '../../ui/Form';

/** What every part of the form works with. */
export interface Setup {
  readonly work: Preparation;
  readonly state: Preparing;
  readonly draft: Draft;
  /** Nothing can be changed any more. */
  readonly over: boolean;
  readonly tongues: readonly Tongue[];
  setTongues(tags: readonly string[]): void;
  step(step: Step): void;
  /** What is wrong with a field, once the person has been there or has asked for more than can be done. */
  issue(place: string): string | undefined;
  /** How much is wrong within an entry, in a word. */
  wrong(entry: string): string | undefined;
  /** The person has left a field. */
  leave(place: string): void;
  isOpen(row: string): boolean;
  toggle(row: string, open?: boolean): void;
  /** Shows what stands in the way: of saving, or of telling the public. */
  reveal(of: Asked): void;
  /** What has been asked for and stands in the way, as far as it still does. */
  readonly issues: readonly Issue[];
  readonly shown: 'form' | 'preview';
  show(which: 'form' | 'preview'): void;
  /** Leads to a field, wherever it is. */
  lead(place: string): void;
  say(wording: Wording): string;
}

/** What the person wanted that was not possible: to save, or to tell the public as well. */
type Asked = 'saving' | 'telling';

const SetupContext = createContext<Setup | null>(null);

export function useSetup(): Setup {
  const setup = useContext(SetupContext);
  if (setup === null) throw new Error('outside of the preparation of a talk');
  return setup;
}

/** Languages of the interface: a text in them is asked for from the beginning. */
const FIRST_TONGUES: readonly string[] = ['ar', 'en', 'ru', 'zh'];

export function SetupProvider({ work, draft, children }: { work: Preparation; draft: Draft; children: ReactNode }) {
  const state = useStore(work.store);
  const worded = useWorded();
  const [shown, show] = useState<'form' | 'preview'>('form');
  const said = useSaid(state, draft);
  const rows = useRows();
  const setup: Setup = {
    work,
    state,
    draft,
    over: isOver(state),
    ...useAskedTongues(draft),
    step: (step) => work.step(step),
    ...said,
    ...rows,
    leave: (place) => {
      work.step({ type: 'settle' });
      said.touch(place);
    },
    shown,
    show,
    lead: (place) => {
      show('form');
      rows.toggle(place.split('.').slice(0, 2).join('.'), true);
      // The field is on the page only after its row was opened.
      requestAnimationFrame(() => focusField(place));
    },
    say: worded,
  };
  return <SetupContext.Provider value={setup}>{children}</SetupContext.Provider>;
}

function focusField(place: string): void {
  const field = document.getElementById(fieldId(place));
  const inside = field?.querySelector<HTMLElement>('input, textarea, button, [tabindex="0"]');
  const focusable = field?.matches('input, textarea, button') ? field : inside;
  focusable?.focus();
  focusable?.scrollIntoView({ block: 'center' });
}

/** Which rows are open. */
function useRows() {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback(
    (row: string, open?: boolean) =>
      setOpened((all) => {
        const next = new Set(all);
        if (open ?? !all.has(row)) next.add(row);
        else next.delete(row);
        return next;
      }),
    [],
  );
  return { isOpen: (row: string) => opened.has(row), toggle };
}

/** What is wrong, and how much of it the person is told. */
function useSaid(state: Preparing, draft: Draft) {
  const text = useText();
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [asked, reveal] = useState<Asked | null>(null);
  const found = useMemo(() => check(draft), [draft]);
  const announced = state.answer?.state.preparation.announcement !== undefined;
  const all = [...found.arrangements, ...found.announcement];
  const issues = asked === 'saving' ? found.arrangements : asked === 'telling' ? all : [];
  const issue = (place: string): string | undefined => {
    const first = all.find((one) => one.place === place);
    const told = announced || touched.has(place) || issues.some((one) => one.place === place);
    return first !== undefined && told ? text(first.key, first.values) : undefined;
  };
  const wrong = (entry: string): string | undefined => {
    const count = all.filter((one) => one.place.startsWith(`${entry}.`)).length;
    return count === 0 ? undefined : text('prepare.wrong', { count });
  };
  const touch = (place: string) => setTouched((all) => new Set(all).add(place));
  return { issue, wrong, issues, reveal, touch };
}

/** The languages in which texts are asked for: those chosen, and those in which something is said already. */
function useAskedTongues(draft: Draft) {
  const [chosen, setTongues] = useState(FIRST_TONGUES);
  return { tongues: useTongues([...new Set([...chosen, ...usedTongues(draft)])]), setTongues };
}

/** The languages in which something is said in a draft. */
export function usedTongues({ delegations, seats, items, announcement }: Draft): readonly string[] {
  const wordings = [
    ...delegations.map((one) => one.name),
    ...seats.map((one) => one.office),
    ...items.flatMap((one) => [one.title, ...one.documents.map((paper) => paper.title)]),
    announcement.title,
    announcement.occasion,
  ];
  const spoken = wordings.flatMap((one) => Object.entries(one).filter(([, said]) => said !== ''));
  return [...new Set(spoken.map(([tag]) => tag))];
}

/**
 * How the button of an action stands. Where only corrections are missing it can be pressed, and shows them; `more` is
 * wrong beside what the action itself knows.
 */
export function useDeed(): (
  id: SetupActionId,
  perform: () => void,
  more?: boolean,
) => { readonly reason?: string; readonly hint?: string; readonly onPress: () => void } {
  const text = useText();
  const { state, reveal } = useSetup();
  return (id, perform, more = false) => {
    const why = SETUP_ACTIONS[id].whyNot(state) ?? (more ? 'prepare.why.issues' : null);
    if (why === null) return { onPress: perform };
    return why === 'prepare.why.issues'
      ? { hint: text(why), onPress: () => reveal(id === 'save' ? 'saving' : 'telling') }
      : { reason: text(why), onPress: () => undefined };
  };
}
