import { useId, useState } from 'react';
import { Focusable, Tooltip, TooltipTrigger } from 'react-aria-components';
import type { IconName } from '../core/actions';
import styles from './Act.module.css';
import { Icon } from './Icon';

interface ActViewProps {
  id: string;
  icon: IconName;
  /** What a screen reader says. */
  name: string;
  /** What is written; part of the name. */
  label: string;
  kind: 'primary' | 'plain' | 'quiet' | 'bare';
  shortcut: string | undefined;
  /** Why it cannot be done now: the button stays reachable, and says so when it is pressed nevertheless. */
  reason: string | undefined;
  /** What doing it means. */
  hint: string | undefined;
  onPress: () => void;
}

/** Before a tip shows, so that it does not flicker under a moving pointer. */
const TIP_DELAY_MILLIS = 300;

/** A button of a panel or console: its key, what it means, or why not now, on hover, on focus and on a vain press. */
export function ActView({ id, icon, name, label, kind, shortcut, reason, hint, onPress }: ActViewProps) {
  const own = useId();
  const [told, setTold] = useState(false);
  const note = reason ?? hint;
  const shown = reason !== undefined && (told || kind === 'primary');
  const press = () => {
    setTold(reason !== undefined);
    if (reason === undefined) onPress();
  };
  return (
    <span className={styles.act} data-kind={kind}>
      <TooltipTrigger
        delay={TIP_DELAY_MILLIS}
        isDisabled={note === undefined && shortcut === undefined && kind !== 'bare'}
      >
        <Focusable>
          <button
            type="button"
            className={styles.button}
            data-action={id}
            data-kind={kind}
            aria-label={name}
            aria-disabled={reason !== undefined || undefined}
            aria-description={note}
            aria-keyshortcuts={shortcut}
            onClick={press}
          >
            <Icon name={icon} />
            {kind !== 'bare' && <span className={styles.label}>{label}</span>}
          </button>
        </Focusable>
        <Tooltip className={styles.tip ?? ''}>
          {kind === 'bare' && <span className={styles.tipName}>{label}</span>}
          {note !== undefined && <span>{note}</span>}
          {shortcut !== undefined && <kbd dir="ltr">{shortcut}</kbd>}
        </Tooltip>
      </TooltipTrigger>
      {shown && (
        <span id={own} className={styles.reason} role="status">
          {reason}
        </span>
      )}
    </span>
  );
}

/** Buttons beside each other; on the next line when there is no room. */
export function Acts({ label, children }: { label?: string; children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced as part of a form
    <div className={styles.acts} role="group" aria-label={label}>
      {children}
    </div>
  );
}
