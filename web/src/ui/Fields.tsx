import type { ReactNode } from 'react';
import {
  Form as AriaForm,
  Input,
  Label,
  NumberField,
  Radio,
  RadioGroup,
  TextArea,
  TextField,
} from 'react-aria-components';
import styles from './Fields.module.css';

/** Fields under each other, and what sends them; Enter in a line sends too. */
export function FieldForm({ onSubmit, children }: { onSubmit: () => void; children: ReactNode }) {
  return (
    <AriaForm
      className={styles.form ?? ''}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </AriaForm>
  );
}

export function FormEnd({ children }: { children: ReactNode }) {
  return <div className={styles.end}>{children}</div>;
}

interface WordsFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  maxLength: number;
  rows?: number;
  autoFocus?: boolean;
}

/** Words of a person, on several lines, in whatever direction they are written. */
export function WordsField({ label, value, onChange, maxLength, rows = 3, autoFocus = false }: WordsFieldProps) {
  return (
    <TextField
      className={styles.field ?? ''}
      value={value}
      onChange={onChange}
      maxLength={maxLength}
      autoFocus={autoFocus}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <TextArea className={styles.area ?? ''} rows={rows} dir="auto" />
    </TextField>
  );
}

interface Choice {
  readonly id: string;
  readonly label: string;
}

/** One of a few, all in sight. */
export function Segments({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: string;
  options: readonly Choice[];
  onChange: (id: string) => void;
}) {
  return (
    <RadioGroup className={styles.field ?? ''} value={value} onChange={onChange} orientation="horizontal">
      <Label className={styles.label ?? ''}>{label}</Label>
      <div className={styles.segments}>
        {options.map((option) => (
          <Radio key={option.id} value={option.id} className={styles.segment ?? ''}>
            {option.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

/** A whole number from 0. */
export function CountField({
  label,
  value,
  max,
  onChange,
}: {
  label: string;
  value: number;
  max: number;
  onChange: (value: number) => void;
}) {
  return (
    <NumberField
      className={styles.field ?? ''}
      value={value}
      minValue={0}
      maxValue={max}
      onChange={(next) => onChange(Number.isNaN(next) ? 0 : next)}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <Input className={styles.short ?? ''} />
    </NumberField>
  );
}

/** A day and an hour on this device's clock, as the browser lets people choose them; empty when nothing is chosen. */
export function MomentField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <TextField className={styles.field ?? ''} value={value} onChange={onChange} type="datetime-local">
      <Label className={styles.label ?? ''}>{label}</Label>
      <Input className={styles.moment ?? ''} />
    </TextField>
  );
}

/** A file of this device. */
export function FileField({
  label,
  choose,
  name,
  onChoose,
}: {
  label: string;
  choose: string;
  /** Of the chosen file, or empty. */
  name: string;
  onChoose: (file: File | null) => void;
}) {
  return (
    <label className={styles.field}>
      <span className={styles.label}>{label}</span>
      <span className={styles.file}>
        <input
          type="file"
          className={styles.fileInput}
          onChange={(event) => onChoose(event.currentTarget.files?.[0] ?? null)}
        />
        <span className={styles.fileButton}>{choose}</span>
        <bdi className={styles.fileName}>{name}</bdi>
      </span>
    </label>
  );
}

/** How far something long has come, in words and as a bar. */
export function Progress({ label, share }: { label: string; share: number }) {
  return (
    <div className={styles.field}>
      <span className={styles.label} role="status">
        {label}
      </span>
      <progress className={styles.progress} max={1} value={share} aria-label={label} />
    </div>
  );
}

export function FormText({ children }: { children: ReactNode }) {
  return <p className={styles.text}>{children}</p>;
}
