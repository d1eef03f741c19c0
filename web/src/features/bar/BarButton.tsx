import { ACTIONS, type ActionId, action, perform, TALK_ROOM_ACTIONS } from '../../core/actions';
import { ActionButton } from '../../ui/ActionButton';
import { useSeat, useSessionState } from '../../ui/bridge/session';
import { useTalkIfAny } from '../../ui/bridge/talk';
import { useText } from '../../ui/bridge/text';

interface BarButtonProps {
  id: ActionId;
  caption?: string;
  badge?: number;
  badgeLabel?: string;
}

/** An action of the room in the bar or beside it; in a talk's room its panels have other keys. */
export function BarButton({ id, caption, badge, badgeLabel }: BarButtonProps) {
  const text = useText();
  const { session, shell } = useSeat();
  const state = useSessionState();
  const chosen = action(id, useTalkIfAny() === null ? ACTIONS : TALK_ROOM_ACTIONS);
  const reason = chosen.whyNot(state);
  const word = chosen.wordKey?.(state);
  return (
    <ActionButton
      id={id}
      icon={chosen.icon(state)}
      name={text(chosen.nameKey)}
      word={caption ?? (word && text(word))}
      caption={caption}
      pressed={chosen.pressed?.(state)}
      shortcut={chosen.shortcut?.label}
      reason={reason === null ? undefined : text(reason)}
      badge={badge}
      badgeLabel={badgeLabel}
      onPress={() => perform(chosen, session, shell)}
    />
  );
}
