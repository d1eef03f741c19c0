// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { acting, key, seat } from '../../test/render';
import { nextPlace, OrderList, placeAt } from './OrderList';

const ROWS = ['one', 'two', 'three'].map((id) => ({ id, name: id, content: <span>{id}</span> }));

async function list(fields: Partial<Parameters<typeof OrderList>[0]> = {}) {
  const moves: [string, number][] = [];
  await seat(
    <OrderList
      label="List"
      rows={ROWS}
      gripLabel={({ name }) => `Move ${name}`}
      gripHint="Arrow keys"
      onMove={(id, place) => moves.push([id, place])}
      {...fields}
    />,
  );
  return moves;
}

const grip = (id: string) => document.querySelector<HTMLElement>(`[data-grip="${id}"]`);

test('what is held belongs behind every row whose middle is above it', () => {
  expect(placeAt([10, 30, 50], 5)).toBe(0);
  expect(placeAt([10, 30, 50], 31)).toBe(2);
  expect(placeAt([10, 30, 50], 99)).toBe(3);
});

test('the next place passes over those that a row may not have, and stays when there is none', () => {
  expect(nextPlace(2, -1, 4, () => true)).toBe(1);
  expect(nextPlace(2, -1, 4, (place) => place === 0)).toBe(0);
  expect(nextPlace(2, 1, 4, () => false)).toBe(2);
  expect(nextPlace(3, 1, 4, () => true)).toBe(3);
});

test('a row is moved by the arrow keys of its grip, not beyond the ends', async () => {
  const moves = await list();
  await acting(() => grip('two')?.focus());
  await key('ArrowUp');
  await key('ArrowDown');
  await acting(() => grip('one')?.focus());
  await key('ArrowUp');
  expect(moves).toEqual([
    ['two', 0],
    ['two', 2],
  ]);
});

test('the grip says what it moves and how', async () => {
  await list();
  expect(grip('two')?.getAttribute('aria-label')).toBe('Move two');
  expect(grip('two')?.getAttribute('aria-description')).toBe('Arrow keys');
});

test('where nothing may be moved there are no grips, and rows may lack one', async () => {
  await list({ onMove: null });
  expect(document.querySelectorAll('[data-grip]')).toHaveLength(0);
  document.body.replaceChildren();
  await list({ movable: (id) => id === 'three' });
  expect([...document.querySelectorAll('[data-grip]')].map((one) => one.getAttribute('data-grip'))).toEqual(['three']);
});

test('a row that is held by the pointer is put where it is let go', async () => {
  const moves = await list();
  const items = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  items.forEach((item, index) => {
    item.getBoundingClientRect = () => ({ top: index * 40, height: 40 }) as DOMRect;
  });
  const held = grip('three');
  if (held === null) throw new Error('no grip');
  held.setPointerCapture = () => undefined;
  const point = (type: string, clientY: number) =>
    acting(() => held.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1, clientY })));
  await point('pointerdown', 100);
  await point('pointermove', 5);
  expect(document.querySelector('[data-row="one"]')?.getAttribute('data-mark')).toBe('above');
  await point('pointerup', 5);
  expect(moves).toEqual([['three', 0]]);
});
