import { useMemo } from 'react';
import { Button, ComboBox, FieldError, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import { useIntl } from 'react-intl';
import choice from './Choice.module.css';
import { type FieldProps, fieldId } from './Form';
import styles from './Form.module.css';

interface ZoneProps extends FieldProps {
  zones: readonly string[];
  value: string;
  onChange: (zone: string) => void;
  onLeave: () => void;
}

/** A time zone: typed, or found by its name in the reader's language or by the city. What was typed stays. */
export function ZoneField({ label, place, issue, hint, disabled = false, zones, value, onChange, onLeave }: ZoneProps) {
  const intl = useIntl();
  const items = useMemo(
    () => zones.map((id) => ({ id, name: zoneName(id, intl.locale), text: id.replaceAll('_', ' ') })),
    [zones, intl.locale],
  );
  const wanted = value.trim().toLowerCase().replaceAll('_', ' ');
  const chosen = items.some((one) => one.id === value);
  const has = (words: string) => words.toLowerCase().includes(wanted);
  // A city that is called so comes before cities that only keep its time.
  const found = chosen
    ? items
    : [...items.filter(({ text }) => has(text)), ...items.filter(({ text, name }) => !has(text) && has(name))];
  return (
    <ComboBox
      id={fieldId(place)}
      className={styles.field ?? ''}
      items={found.slice(0, 60)}
      inputValue={value}
      onInputChange={onChange}
      selectedKey={chosen ? value : null}
      onSelectionChange={(key) => key !== null && onChange(String(key))}
      onBlur={onLeave}
      allowsCustomValue
      allowsEmptyCollection={false}
      isInvalid={issue !== undefined}
      isDisabled={disabled}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <div className={styles.combo}>
        <Input className={styles.input ?? ''} dir="ltr" />
        <Button className={styles.comboButton ?? ''}>
          <svg className={choice.arrow} viewBox="0 0 12 12" aria-hidden="true">
            <path d="M2.5 4.5l3.5 3.5l3.5-3.5" />
          </svg>
        </Button>
      </div>
      <Text slot="description" className={styles.hint ?? ''}>
        {chosen ? zoneName(value, intl.locale) : hint}
      </Text>
      <FieldError className={styles.error ?? ''}>{issue}</FieldError>
      <Popover className={choice.popover ?? ''}>
        <ListBox className={choice.list ?? ''}>
          {(one: { id: string; name: string; text: string }) => (
            <ListBoxItem id={one.id} textValue={one.id} className={choice.option ?? ''}>
              <span>
                <bdi dir="ltr">{one.text}</bdi> <span className={styles.hint}>{one.name}</span>
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

/** What a zone is called in the reader's language; its own name when there is none. */
function zoneName(zone: string, locale: string): string {
  try {
    const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'long' }).formatToParts(Date.now());
    return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
  } catch {
    return zone;
  }
}
