/** What this browser remembers between visits. Nothing of the talks is kept but unsaved drafts, and no link ever is. */
export interface Settings {
  language: string;
  theme: string;
  letterKeys: string;
}

/** Null when nothing is remembered, or when the browser forbids remembering. */
export function remembered(name: keyof Settings): string | null {
  try {
    return localStorage.getItem(`hiwar.${name}`);
  } catch {
    return null;
  }
}

export function remember(name: keyof Settings, value: string): void {
  try {
    localStorage.setItem(`hiwar.${name}`, value);
  } catch {
    // A private window may refuse; then the setting lasts as long as the page.
  }
}
