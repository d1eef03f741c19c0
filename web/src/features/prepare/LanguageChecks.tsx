import { useState } from 'react';
import { isLanguageTag } from '../../core/prepare/check';
import { useLanguageName, useText } from '../../ui/bridge/text';
import { Checks, type FieldProps, LineWithButton } from '../../ui/Form';

/** The languages that are offered without being typed: those of the United Nations. */
const OFFERED: readonly string[] = ['ar', 'en', 'es', 'fr', 'ru', 'zh'];

interface LanguageChecksProps extends FieldProps {
  value: readonly string[];
  onChange: (tags: readonly string[]) => void;
}

/** Any of several languages, each called in the reader's; others are added by their tag. */
export function LanguageChecks({ value, onChange, ...field }: LanguageChecksProps) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const languageName = useLanguageName();
  const tags = [...new Set([...OFFERED, ...value])];
  const add = () => {
    const tag = typed.trim();
    if (!isLanguageTag(tag)) return;
    if (!value.includes(tag)) onChange([...value, tag]);
    setTyped('');
  };
  return (
    <Checks
      {...field}
      options={tags.map((tag) => ({ id: tag, label: languageName(tag) }))}
      value={value}
      onChange={onChange}
      after={
        field.disabled !== true && (
          <LineWithButton
            label={text('prepare.field.language-other')}
            button={text('prepare.add-language')}
            value={typed}
            onChange={setTyped}
            onPress={add}
          />
        )
      }
    />
  );
}
