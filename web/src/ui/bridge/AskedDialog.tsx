import type { ReactNode } from 'react';
import type { TalkAction } from '../../core/talk/actions';
import { Dialog } from '../Dialog';
import { useActs } from './act';
import { useAsking } from './asking';
import { useText } from './text';

/** The dialog of an action that wants to know something first: called as the action is; closed, it asks no more. */
export function AskedDialog({ action, children }: { action: TalkAction; children: ReactNode }) {
  const text = useText();
  const act = useActs()(action);
  const { ask } = useAsking();
  return (
    <Dialog title={act.name} open closeLabel={text('action.close')} onClose={() => ask(null)}>
      {children}
    </Dialog>
  );
}
