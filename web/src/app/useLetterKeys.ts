import { useState } from 'react';
import type { KeyPreference } from '../ui/bridge/session';
import { remember, remembered } from './settings';

/** Whether keys without a modifier act, as this browser remembers it. */
export function useLetterKeys(): KeyPreference {
  const [letters, setLetters] = useState(remembered('letterKeys') !== 'off');
  return {
    letters,
    setLetters(on) {
      remember('letterKeys', on ? 'on' : 'off');
      setLetters(on);
    },
  };
}
