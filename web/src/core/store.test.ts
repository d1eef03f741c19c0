import { expect, test } from 'vitest';
import { createStore } from './store';

test('tells its listeners after each change, and only then', () => {
  const store = createStore(0, (state: number, event: number) => state + event);
  const seen: number[] = [];
  const stop = store.subscribe(() => seen.push(store.state()));
  store.dispatch(1);
  store.dispatch(0);
  store.dispatch(2);
  stop();
  store.dispatch(4);
  expect(seen).toEqual([1, 3]);
  expect(store.state()).toBe(7);
});

test('a listener may leave while it is told', () => {
  const store = createStore(0, (state: number, event: number) => state + event);
  let told = 0;
  const stop = store.subscribe(() => {
    told += 1;
    stop();
  });
  store.subscribe(() => {
    told += 10;
  });
  store.dispatch(1);
  store.dispatch(1);
  expect(told).toBe(21);
});
