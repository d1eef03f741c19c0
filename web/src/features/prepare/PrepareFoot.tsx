import { useEffect } from 'react';
import { actionOf, isOver, SETUP_ACTIONS, unsaved } from '../../core/prepare/actions';
import { useText } from '../../ui/bridge/text';
import { Advance, Deed, Foot } from '../../ui/Desk';
import { Notices } from './Notices';
import { useDeed, useSetup } from './setup';

/** How the work stands, and what to do with it. */
export function PrepareFoot() {
  const text = useText();
  const { state, work, over } = useSetup();
  const { saving } = state;
  useKeys();
  useWarning();
  return (
    <Foot notice={<Notices />} state={<Standing />}>
      {saving === null ? (
        !over && (
          <>
            <Act id="undo" />
            <Act id="redo" />
            <Act id="discard" />
            <Act id="save" primary />
          </>
        )
      ) : (
        <Deed name="stop" label={text('prepare.action.stop')} onPress={() => work.stop()} />
      )}
    </Foot>
  );
}

function Standing() {
  const text = useText();
  const { state, over } = useSetup();
  const { count, untold } = unsaved(state);
  if (state.saving !== null) {
    const { done, all } = state.saving;
    return <Advance label={text('prepare.state.saving', { done, all })} done={done} all={all} />;
  }
  if (over) return text('prepare.over-hint');
  if (count > 0) return text('prepare.state.unsaved', { count });
  return text(untold ? 'prepare.state.not-told' : 'prepare.state.saved');
}

function Act({ id, primary = false }: { id: 'undo' | 'redo' | 'discard' | 'save'; primary?: boolean }) {
  const text = useText();
  const { work } = useSetup();
  const action = SETUP_ACTIONS[id];
  return (
    <Deed
      name={id}
      label={text(action.nameKey)}
      kind={primary ? 'primary' : 'plain'}
      shortcut={action.key?.label}
      {...useDeed()(id, () => action.perform(work))}
    />
  );
}

/** The keys of the page, also while typing: they have Ctrl or Cmd. */
function useKeys(): void {
  const { work, reveal } = useSetup();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const action = actionOf(event);
      if (action === null) return;
      event.preventDefault();
      if (isOver(work.store.state())) return;
      const why = action.whyNot(work.store.state());
      if (why === null) action.perform(work);
      else if (why === 'prepare.why.issues') reveal('saving');
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [work, reveal]);
}

/** Where the browser keeps nothing, it asks before a page is left with something that is not saved. */
function useWarning(): void {
  const { state } = useSetup();
  const { count } = unsaved(state);
  const lost = !state.kept && count > 0;
  useEffect(() => {
    if (!lost) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [lost]);
}
