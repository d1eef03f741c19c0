import { useSessionState } from '../../ui/bridge/session';
import { useText } from '../../ui/bridge/text';
import { Unseen } from '../../ui/Unseen';

/** Tells screen readers, politely, who comes and goes and how the connection stands. Speaking is never announced. */
export function Announcer() {
  const text = useText();
  const { announcements } = useSessionState();
  return (
    <Unseen>
      <div role="log" aria-live="polite" aria-relevant="additions">
        {announcements.map(({ id, key, values }) => (
          <p key={id}>{text(key, values)}</p>
        ))}
      </div>
    </Unseen>
  );
}
