import { useText } from '../../ui/bridge/text';
import { useSetup } from './setup';

/** The choice of no delegation: a name that no delegation can have. */
export const NOBODY = '(none)';

/** A choice of one delegation, or of none, which each field calls in its own way. */
export function useSides(none: string): readonly { readonly id: string; readonly label: string }[] {
  const text = useText();
  const { draft, say } = useSetup();
  const sides = draft.delegations.map((one) => ({ id: one.id, label: say(one.name) || text('prepare.unnamed') }));
  return [{ id: NOBODY, label: none }, ...sides];
}
