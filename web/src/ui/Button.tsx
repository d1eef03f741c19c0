import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { IconName } from '../core/actions';
import styles from './Button.module.css';
import { Icon } from './Icon';

interface ButtonProps {
  /** `primary`: the one thing to do on a page. `plain`: everything else. */
  kind?: 'primary' | 'plain';
  submit?: boolean;
  pending?: boolean;
  /** Takes the whole line. */
  wide?: boolean;
  name?: string;
  onPress?: () => void;
  children: ReactNode;
}

export function Button({
  kind = 'plain',
  submit = false,
  pending = false,
  wide = false,
  name,
  onPress,
  children,
}: ButtonProps) {
  return (
    <AriaButton
      className={`${styles.look} ${styles.button}`}
      data-kind={kind}
      data-wide={wide || undefined}
      data-action={name}
      type={submit ? 'submit' : 'button'}
      isPending={pending}
      {...(onPress === undefined ? {} : { onPress })}
    >
      {children}
    </AriaButton>
  );
}

/** A small square button with a picture and an unseen name. */
export function IconButton({ icon, label, onPress }: { icon: IconName; label: string; onPress: () => void }) {
  return (
    <AriaButton className={styles.icon ?? ''} aria-label={label} onPress={onPress}>
      <Icon name={icon} />
    </AriaButton>
  );
}
