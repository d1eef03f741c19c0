import { useEffect } from 'react';
import { perform } from '../../core/actions';
import { keyed, takesText } from '../../core/keyboard';
import { start } from '../../core/talk/actions';
import { allKeyed, isTalkAction } from '../../core/talk/panels';
import { useAsking } from '../../ui/bridge/asking';
import { useSeat } from '../../ui/bridge/session';
import { useTalkIfAny } from '../../ui/bridge/talk';

/** Connects the keyboard to the actions while the room is shown; nothing acts while something is being asked. */
export function useShortcuts(): void {
  const { session, shell, keys } = useSeat();
  const talk = useTalkIfAny();
  const { asked, ask } = useAsking();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { overlay } = session.store.state();
      if (overlay === 'keys' || overlay === 'devices' || asked !== null) return;
      const among = allKeyed(talk?.view() ?? null);
      const chosen = keyed(event, takesText(document.activeElement), keys.letters, among);
      if (chosen === null) return;
      event.preventDefault();
      if (!isTalkAction(chosen)) perform(chosen, session, shell);
      else if (talk !== null) start(talk, chosen, ask);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [session, shell, keys.letters, talk, asked, ask]);
}
