import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sources } from './sources';

const IMPORT = /(?<!['\w-])(?:from|import)\s*\(?'([^']+)'/g;

/** What each part of the client may import besides itself; `pkg` stands for any package of that name. */
const ALLOWED: Record<string, { parts: string[]; packages: RegExp }> = {
  core: { parts: [], packages: /^livekit-client$/ },
  ui: {
    parts: ['core'],
    packages: /^react$|^react-dom$|^react-aria-components$|^react-intl$|^@internationalized\/date$/,
  },
  features: { parts: ['core', 'ui'], packages: /^react$|^react-intl$/ },
  app: { parts: ['core', 'ui', 'features'], packages: /./ },
};

function importsOf(file: string): { part: string; feature: string }[] | string[] {
  return [...readFileSync(file, 'utf8').matchAll(IMPORT)].map((match) => match[1] ?? '');
}

describe.each(Object.keys(ALLOWED))('%s', (part) => {
  const files = sources(`src/${part}`).filter((file) => !file.includes('.test.'));

  test.each(files.map((file) => [file]))('%s imports only what it may', (file) => {
    const { parts, packages } = ALLOWED[part] ?? { parts: [], packages: /$^/ };
    for (const imported of importsOf(file) as string[]) {
      if (imported.endsWith('.json')) continue;
      if (!imported.startsWith('.')) {
        expect(imported, file).toMatch(packages);
        continue;
      }
      const [, area, feature] = new URL(imported, `file:///${file}`).pathname.slice(1).split('/');
      expect([part, ...parts], `${file} imports ${imported}`).toContain(area);
      const [, , own] = file.split('/');
      if (part === 'features' && area === 'features') expect(feature, `${file} imports ${imported}`).toBe(own);
    }
  });
});

test('only the adapter and what reads its objects know LiveKit', () => {
  const files = sources('src').filter((file) => /from 'livekit-client'/.test(readFileSync(file, 'utf8')));
  expect(files.filter((file) => !file.includes('.test.')).sort()).toEqual([
    'src/app/diagnostics.ts',
    'src/core/failures.ts',
    'src/core/livekit.ts',
    'src/core/roster.ts',
  ]);
});
