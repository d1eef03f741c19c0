import { useEffect } from 'react';
import { perform } from '../../core/actions';
import { actionFor, takesText } from '../../core/keyboard';
import { useSeat } from '../../ui/bridge/session';

/** Connects the keyboard to the actions while the room is shown. */
export function useShortcuts(): void {
  const { session, shell, keys } = useSeat();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { overlay } = session.store.state();
      if (overlay === 'keys' || overlay === 'devices') return;
      const chosen = actionFor(event, takesText(document.activeElement), keys.letters);
      if (chosen === null) return;
      event.preventDefault();
      perform(chosen, session, shell);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [session, shell, keys.letters]);
}
