import {
  Button,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Slider,
  SliderOutput,
  SliderThumb,
  SliderTrack,
  Switch,
  Text,
  TextField,
} from 'react-aria-components';
import styles from './Choice.module.css';

interface Option {
  readonly id: string;
  readonly label: string;
  readonly lang?: string;
}

interface PickerProps {
  label: string;
  value: string;
  options: readonly Option[];
  onChange: (id: string) => void;
  name?: string;
  /** Without a box and a visible label, for a line where the value says it all. */
  terse?: boolean;
  /** The id of the field, and what is wrong with the choice. */
  id?: string;
  issue?: string | undefined;
  disabled?: boolean | undefined;
}

/** One of several: devices, languages. */
export function Picker(props: PickerProps) {
  const { label, value, options, onChange, name, terse = false, id, issue, disabled = false } = props;
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      className={styles.field ?? ''}
      selectedKey={value}
      onSelectionChange={(key) => onChange(String(key))}
      data-picker={name}
      data-terse={terse || undefined}
      isInvalid={issue !== undefined}
      isDisabled={disabled}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <Button className={styles.value ?? ''}>
        <SelectValue className={styles.valueText ?? ''} />
        <svg className={styles.arrow} viewBox="0 0 12 12" aria-hidden="true">
          <path d="M2.5 4.5l3.5 3.5l3.5-3.5" />
        </svg>
      </Button>
      {issue !== undefined && <FieldError className={styles.issue ?? ''}>{issue}</FieldError>}
      <Popover className={styles.popover ?? ''}>
        <ListBox className={styles.list ?? ''} items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className={styles.option ?? ''}>
              <bdi lang={option.lang}>{option.label}</bdi>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}

interface EntryProps {
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  maxLength: number;
  autoFocus?: boolean;
}

/** One line of text. */
export function Entry({ label, hint, value, onChange, maxLength, autoFocus = false }: EntryProps) {
  return (
    <TextField
      className={styles.field ?? ''}
      value={value}
      onChange={onChange}
      maxLength={maxLength}
      autoFocus={autoFocus}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <Input className={styles.input ?? ''} dir="auto" />
      {hint !== undefined && (
        <Text slot="description" className={styles.hint ?? ''}>
          {hint}
        </Text>
      )}
      <FieldError />
    </TextField>
  );
}

/** A value between 0 and 1. */
export function Level({ label, value, onChange }: { label: string; value: number; onChange: (value: number) => void }) {
  return (
    <Slider
      className={styles.slider ?? ''}
      minValue={0}
      maxValue={1}
      step={0.05}
      formatOptions={{ style: 'percent' }}
      value={value}
      onChange={(share) => onChange(Number(share))}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <SliderOutput className={styles.output ?? ''} />
      <SliderTrack className={styles.track ?? ''}>
        <SliderThumb className={styles.thumb ?? ''} />
      </SliderTrack>
    </Slider>
  );
}

/** On or off. */
export function Toggle({ label, on, onChange }: { label: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <Switch className={styles.switch ?? ''} isSelected={on} onChange={onChange}>
      <span className={styles.groove}>
        <span className={styles.knob} />
      </span>
      {label}
    </Switch>
  );
}
