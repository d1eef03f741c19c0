import { useLayoutEffect, useState } from 'react';
import { remember, remembered } from './settings';

export type Theme = 'light' | 'dark';

/** The page's own theme (paper for reading, dark for the stage) unless the person has chosen one. */
export function useTheme(own: Theme): { toggle: () => void } {
  const [chosen, setChosen] = useState(remembered('theme'));
  const theme: Theme = chosen === 'light' || chosen === 'dark' ? chosen : own;
  // Before the page is painted: from one theme to the other everything would fade through grey.
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  const toggle = () => {
    const next = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
    remember('theme', next);
    setChosen(next);
  };
  return { toggle };
}
