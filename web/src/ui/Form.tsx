import { CalendarDate, fromAbsolute, type ZonedDateTime } from '@internationalized/date';
import { type ReactNode, useId } from 'react';
import {
  Checkbox,
  CheckboxGroup,
  DateField,
  DateInput,
  DateSegment,
  FieldError,
  Input,
  Label,
  NumberField,
  Radio,
  RadioGroup,
  Text,
  TextArea,
  TextField,
} from 'react-aria-components';
import { Button } from './Button';
import styles from './Form.module.css';

/** What every field has: its name, its place in the draft, and what is wrong with it. */
export interface FieldProps {
  label: string;
  /** Where a summary of what is wrong leads to. */
  place: string;
  issue?: string | undefined;
  hint?: string | undefined;
  disabled?: boolean | undefined;
}

/** The id of the field for a place of the draft. */
export function fieldId(place: string): string {
  return `field-${place}`;
}

interface FramedProps extends Pick<FieldProps, 'label' | 'hint' | 'issue'> {
  children: ReactNode;
}

/** What stands around every input: its name above, below it what helps and what is wrong. */
function Framed({ label, hint, issue, children }: FramedProps) {
  return (
    <>
      <Label className={styles.label ?? ''}>{label}</Label>
      {children}
      {hint !== undefined && (
        <Text slot="description" className={styles.hint ?? ''}>
          {hint}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{issue}</FieldError>
    </>
  );
}

interface LineProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  /** The person has left the field. */
  onLeave?: () => void;
  lang?: string;
  dir?: 'ltr' | 'rtl' | 'auto';
}

/** One line of text. */
export function Line({ label, place, issue, hint, disabled = false, value, onChange, onLeave, lang, dir }: LineProps) {
  return (
    <TextField
      id={fieldId(place)}
      className={styles.field ?? ''}
      value={value}
      onChange={onChange}
      isInvalid={issue !== undefined}
      isDisabled={disabled}
      {...(onLeave === undefined ? {} : { onBlur: onLeave })}
    >
      <Framed label={label} hint={hint} issue={issue}>
        <Input className={styles.input ?? ''} lang={lang} dir={dir ?? 'auto'} />
      </Framed>
    </TextField>
  );
}

interface LineWithButtonProps {
  label: string;
  button: string;
  value: string;
  onChange: (value: string) => void;
  onPress: () => void;
}

/** A short line whose button does something with what is typed; so does Enter. */
export function LineWithButton({ label, button, value, onChange, onPress }: LineWithButtonProps) {
  return (
    <div className={styles.lineWithButton}>
      <TextField className={styles.field ?? ''} value={value} onChange={onChange}>
        <Label className={styles.label ?? ''}>{label}</Label>
        <Input className={styles.input ?? ''} dir="ltr" onKeyDown={(event) => event.key === 'Enter' && onPress()} />
      </TextField>
      <Button onPress={onPress}>{button}</Button>
    </div>
  );
}

export interface Tongue {
  readonly tag: string;
  /** In the reader's language. */
  readonly name: string;
  readonly dir: 'ltr' | 'rtl';
}

interface WordsProps extends FieldProps {
  tongues: readonly Tongue[];
  value: Readonly<Record<string, string>>;
  onChange: (value: Readonly<Record<string, string>>) => void;
  onLeave?: () => void;
  /** Several lines each: a reason. */
  long?: boolean;
}

/** The same words in several languages, one line each. */
export function WordsField(props: WordsProps) {
  const { label, place, issue, hint, disabled = false, tongues, value, onChange, onLeave, long = false } = props;
  const own = useId();
  return (
    <fieldset className={styles.group} aria-describedby={issue === undefined ? undefined : own}>
      <legend className={styles.legend}>{label}</legend>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      <div className={styles.words}>
        {tongues.map(({ tag, name, dir }, i) => (
          <TextField
            key={tag}
            {...(i === 0 ? { id: fieldId(place) } : {})}
            className={styles.word ?? ''}
            aria-label={`${label} – ${name}`}
            value={value[tag] ?? ''}
            onChange={(text) => onChange({ ...value, [tag]: text })}
            isInvalid={issue !== undefined}
            isDisabled={disabled}
            {...(onLeave === undefined ? {} : { onBlur: onLeave })}
          >
            <span className={styles.tongue} aria-hidden="true">
              {name}
            </span>
            {long ? (
              <TextArea className={styles.input ?? ''} lang={tag} dir={dir} rows={2} />
            ) : (
              <Input className={styles.input ?? ''} lang={tag} dir={dir} />
            )}
          </TextField>
        ))}
      </div>
      {issue !== undefined && (
        <p id={own} className={styles.error}>
          {issue}
        </p>
      )}
    </fieldset>
  );
}

interface MinutesProps extends FieldProps {
  minutes: number;
  max: number;
  onChange: (minutes: number) => void;
}

/** A time in whole minutes. */
export function MinutesField({ label, place, issue, hint, disabled = false, minutes, max, onChange }: MinutesProps) {
  return (
    <NumberField
      id={fieldId(place)}
      className={styles.field ?? ''}
      value={minutes}
      minValue={0}
      maxValue={max}
      step={1}
      onChange={(value) => onChange(Number.isNaN(value) ? 0 : value)}
      isInvalid={issue !== undefined}
      isDisabled={disabled}
    >
      <Framed label={label} hint={hint} issue={issue}>
        <Input className={styles.number ?? ''} />
      </Framed>
    </NumberField>
  );
}

interface MomentProps extends FieldProps {
  zone: string;
  millis: number | null;
  onChange: (millis: number | null) => void;
}

/** A day and an hour as the clocks of one zone show them. */
export function MomentField({ label, place, issue, hint, disabled = false, zone, millis, onChange }: MomentProps) {
  return (
    <DateField<ZonedDateTime>
      id={fieldId(place)}
      className={styles.field ?? ''}
      granularity="minute"
      hourCycle={24}
      hideTimeZone
      shouldForceLeadingZeros
      value={millis === null ? null : fromAbsolute(millis, zone)}
      placeholderValue={fromAbsolute(millis ?? Date.now(), zone).set({ hour: 10, minute: 0 })}
      onChange={(value) =>
        onChange(value === null ? null : value.set({ second: 0, millisecond: 0 }).toDate().getTime())
      }
      isInvalid={issue !== undefined}
      isDisabled={disabled}
    >
      <Framed label={label} hint={hint} issue={issue}>
        <Segments />
      </Framed>
    </DateField>
  );
}

function Segments() {
  return (
    <DateInput className={styles.date ?? ''}>
      {(segment) => <DateSegment segment={segment} className={styles.segment ?? ''} />}
    </DateInput>
  );
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

interface DayProps extends FieldProps {
  day: Day | null;
  onChange: (day: Day | null) => void;
}

/** A day of the calendar. */
export function DayField({ label, place, issue, hint, disabled = false, day, onChange }: DayProps) {
  return (
    <DateField<CalendarDate>
      id={fieldId(place)}
      className={styles.field ?? ''}
      shouldForceLeadingZeros
      value={day === null ? null : new CalendarDate(day.year, day.month, day.day)}
      onChange={(value) => onChange(value === null ? null : { year: value.year, month: value.month, day: value.day })}
      isInvalid={issue !== undefined}
      isDisabled={disabled}
    >
      <Framed label={label} hint={hint} issue={issue}>
        <Segments />
      </Framed>
    </DateField>
  );
}

export interface CheckOption {
  readonly id: string;
  readonly label: string;
}

interface ChecksProps extends FieldProps {
  options: readonly CheckOption[];
  value: readonly string[];
  onChange: (value: readonly string[]) => void;
  /** Below the boxes: a way to add to them. */
  after?: ReactNode;
}

/** Any of several, in a row. */
export function Checks(props: ChecksProps) {
  const { label, place, issue, hint, disabled = false, options, value, onChange, after } = props;
  return (
    <CheckboxGroup
      id={fieldId(place)}
      className={styles.field ?? ''}
      value={[...value]}
      onChange={onChange}
      isInvalid={issue !== undefined}
      isDisabled={disabled}
    >
      <Framed label={label} hint={hint} issue={issue}>
        <div className={styles.checkLine}>
          <div className={styles.checks}>
            {options.map((option) => (
              <Checkbox key={option.id} value={option.id} className={styles.check ?? ''}>
                <Tick />
                {option.label}
              </Checkbox>
            ))}
          </div>
          {after}
        </div>
      </Framed>
    </CheckboxGroup>
  );
}

function Tick() {
  return (
    <span className={styles.box} aria-hidden="true">
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path d="M2 6.5l2.8 2.8l5.2-6" />
      </svg>
    </span>
  );
}

interface CheckProps {
  label: string;
  on: boolean;
  disabled?: boolean | undefined;
  onChange: (on: boolean) => void;
}

/** Yes or no. */
export function Check({ label, on, disabled = false, onChange }: CheckProps) {
  return (
    <Checkbox className={styles.check ?? ''} isSelected={on} isDisabled={disabled} onChange={onChange}>
      <Tick />
      {label}
    </Checkbox>
  );
}

interface OneOfProps extends Omit<FieldProps, 'issue'> {
  options: readonly { readonly id: string; readonly label: string; readonly about?: string }[];
  value: string;
  onChange: (id: string) => void;
}

/** One of a few, all of them in sight. */
export function OneOf({ label, place, hint, disabled = false, options, value, onChange }: OneOfProps) {
  return (
    <RadioGroup
      id={fieldId(place)}
      className={styles.field ?? ''}
      value={value}
      onChange={onChange}
      isDisabled={disabled}
    >
      <Framed label={label} hint={hint}>
        <div className={styles.choices}>
          {options.map(({ id, label: name, about }) => (
            <Radio key={id} value={id} className={styles.choice ?? ''} data-wordy={about !== undefined || undefined}>
              <span className={styles.dot} aria-hidden="true" />
              <span>
                <span className={styles.choiceName}>{name}</span>
                {about !== undefined && <span className={styles.hint}>{about}</span>}
              </span>
            </Radio>
          ))}
        </div>
      </Framed>
    </RadioGroup>
  );
}

/** Fields side by side where there is room. */
export function Fields({ children }: { children: ReactNode }) {
  return <div className={styles.fields}>{children}</div>;
}
