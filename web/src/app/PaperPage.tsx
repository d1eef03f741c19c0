import type { ReactNode } from 'react';
import { LanguagePicker } from '../features/language/LanguagePicker';
import { useText } from '../ui/bridge/text';
import { Page } from '../ui/Page';

/** A page outside of the room, with the choice of language at its head. */
export function PaperPage({ wide = false, children }: { wide?: boolean; children: ReactNode }) {
  const text = useText();
  return (
    <Page mark={text('product.name')} tools={<LanguagePicker />} wide={wide}>
      {children}
    </Page>
  );
}
