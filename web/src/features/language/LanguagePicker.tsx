import { isLanguage, LANGUAGE_NAMES } from '../../core/locale';
import { useLanguage, useText } from '../../ui/bridge/text';
import { Picker } from '../../ui/Choice';

/** The language of the interface, each named in its own words. */
export function LanguagePicker() {
  const text = useText();
  const { language, available, choose } = useLanguage();
  return (
    <Picker
      name="language"
      terse
      label={text('language.label')}
      value={language}
      options={available.map((one) => ({ id: one, label: LANGUAGE_NAMES[one], lang: one }))}
      onChange={(id) => isLanguage(id) && choose(id)}
    />
  );
}
