import type { ReactNode } from 'react';
import {
  Dialog as AriaDialog,
  Heading,
  Menu,
  MenuItem,
  MenuTrigger,
  Modal,
  ModalOverlay,
  Popover,
} from 'react-aria-components';
import type { IconName } from '../core/actions';
import { MenuButton } from './ActionButton';
import { IconButton } from './Button';
import styles from './Dialog.module.css';
import { Icon } from './Icon';

interface DialogProps {
  title: string;
  open: boolean;
  closeLabel: string;
  onClose: () => void;
  children: ReactNode;
}

/** A sheet above the page; Escape and a press beside it close it. */
export function Dialog({ title, open, closeLabel, onClose, children }: DialogProps) {
  return (
    <ModalOverlay
      className={styles.veil ?? ''}
      isOpen={open}
      onOpenChange={(opens) => !opens && onClose()}
      isDismissable
    >
      <Modal className={styles.sheet ?? ''}>
        <AriaDialog className={styles.dialog ?? ''}>
          <div className={styles.head}>
            <Heading slot="title" className={styles.title ?? ''}>
              {title}
            </Heading>
            <IconButton icon="close" label={closeLabel} onPress={onClose} />
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

interface FloatProps {
  label: string;
  anchor: React.RefObject<Element | null>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
}

/** A small sheet that floats above its button. */
export function Float({ label, anchor, open, onOpenChange, children }: FloatProps) {
  return (
    <Popover
      className={styles.float ?? ''}
      triggerRef={anchor}
      isOpen={open}
      onOpenChange={onOpenChange}
      placement="top"
    >
      <AriaDialog className={styles.floatBody ?? ''} aria-label={label}>
        {children}
      </AriaDialog>
    </Popover>
  );
}

export interface Item {
  readonly id: string;
  readonly icon: IconName;
  readonly name: string;
  readonly shortcut?: string | undefined;
  readonly reason?: string | undefined;
}

/** A list of actions with their keys; one that cannot be done now says why. */
export function ItemList({
  label,
  items,
  onPick,
}: {
  label: string;
  items: readonly Item[];
  onPick: (id: string) => void;
}) {
  return (
    <ul className={styles.items} aria-label={label}>
      {items.map((item) => (
        <li key={item.id}>
          <button
            type="button"
            className={styles.item}
            data-pick={item.id}
            aria-disabled={item.reason !== undefined || undefined}
            onClick={() => item.reason === undefined && onPick(item.id)}
          >
            <ItemBody item={item} />
          </button>
        </li>
      ))}
    </ul>
  );
}

interface MoreMenuProps {
  name: string;
  items: readonly Item[];
  onPick: (id: string) => void;
}

/** The menu behind the last button of the bar. */
export function MoreMenu({ name, items, onPick }: MoreMenuProps) {
  return (
    <MenuTrigger>
      <MenuButton name={name} />
      <Popover className={styles.float ?? ''} placement="top end">
        <Menu
          className={styles.menu ?? ''}
          items={items}
          disabledKeys={items.filter((item) => item.reason !== undefined).map((item) => item.id)}
          onAction={(key) => onPick(String(key))}
        >
          {(item) => (
            <MenuItem id={item.id} textValue={item.name} className={styles.item ?? ''}>
              <ItemBody item={item} />
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function ItemBody({ item }: { item: Item }) {
  return (
    <>
      <Icon name={item.icon} />
      <span className={styles.itemText}>
        {item.name}
        {item.reason !== undefined && <span className={styles.reason}>{item.reason}</span>}
      </span>
      {item.shortcut !== undefined && (
        <kbd className={styles.key} dir="ltr">
          {item.shortcut}
        </kbd>
      )}
    </>
  );
}
