import { useId } from 'react';
import { Button } from 'react-aria-components';
import type { IconName } from '../core/actions';
import styles from './ActionButton.module.css';
import { Icon } from './Icon';
import { UnseenWords } from './Unseen';

interface ActionButtonProps {
  id: string;
  icon: IconName;
  name: string;
  /** The state in a word, under the icon. */
  word?: string | undefined;
  /** A state that must not be overlooked, written under the name. */
  caption?: string | undefined;
  pressed?: boolean | undefined;
  shortcut?: string | undefined;
  /** Why it cannot be done now; the button stays reachable, so that the reason can be read. */
  reason?: string | undefined;
  /** A small number on the corner, said in full by `badgeLabel`. */
  badge?: number | undefined;
  badgeLabel?: string | undefined;
  onPress: () => void;
}

/** A button of the bar: icon, name, state in a word, and on hover or focus its key or the reason against it. */
export function ActionButton(props: ActionButtonProps) {
  const { id, icon, name, word, caption, pressed, shortcut, reason, badge = 0, badgeLabel, onPress } = props;
  const own = useId();
  const tip = `${own}-tip`;
  return (
    <button
      type="button"
      className={styles.button}
      data-action={id}
      data-off={pressed === false || undefined}
      aria-pressed={pressed}
      aria-disabled={reason !== undefined || undefined}
      aria-labelledby={badge > 0 ? `${own}-name ${own}-badge` : `${own}-name`}
      aria-describedby={tip}
      aria-keyshortcuts={shortcut === '?' ? undefined : shortcut}
      onClick={() => reason === undefined && onPress()}
    >
      <Icon name={icon} />
      <span id={`${own}-name`} className={styles.name}>
        {name}
        {caption !== undefined && <span className={styles.caption}> {caption}</span>}
      </span>
      {badge > 0 && (
        <span className={styles.badge} data-count={badge > 9 ? '9+' : badge}>
          <UnseenWords id={`${own}-badge`}>{badgeLabel}</UnseenWords>
        </span>
      )}
      <span id={tip} role="tooltip" className={styles.tip}>
        <span className={styles.tipName}>{word === undefined ? name : `${name}: ${word}`}</span>
        {shortcut !== undefined && <kbd dir="ltr">{shortcut}</kbd>}
        {reason !== undefined && <span className={styles.reason}>{reason}</span>}
      </span>
    </button>
  );
}

/** The button of a menu, in the same form as its neighbours in the bar. */
export function MenuButton({ name }: { name: string }) {
  return (
    <Button className={styles.button ?? ''} data-action="more">
      <Icon name="more" />
      <span className={styles.name}>{name}</span>
    </Button>
  );
}
