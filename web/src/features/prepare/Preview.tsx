import { useState } from 'react';
import { isLanguage, LANGUAGE_NAMES } from '../../core/locale';
import { InLanguage } from '../../ui/bridge/messages';
import { useLanguage, useText } from '../../ui/bridge/text';
import { OneOf } from '../../ui/Form';
import { Printed } from '../../ui/Printed';
import { Announced } from './Announced';
import { useSetup } from './setup';

/** The announcement as the public will see it, in any language, as it is being written. */
export function Preview() {
  const text = useText();
  const { draft, state } = useSetup();
  const { language, available } = useLanguage();
  const [chosen, setChosen] = useState(language);
  return (
    <>
      <OneOf
        label={text('prepare.preview-language')}
        place="preview-language"
        value={chosen}
        options={available.map((one) => ({ id: one, label: LANGUAGE_NAMES[one] }))}
        onChange={(id) => isLanguage(id) && setChosen(id)}
      />
      <InLanguage language={chosen}>
        <Printed>
          <Announced draft={draft} nowMillis={state.answer?.nowMillis ?? 0} />
        </Printed>
      </InLanguage>
    </>
  );
}
