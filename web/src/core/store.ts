/** A store without a framework: one state, one pure reducer, listeners told after each change. */
export interface Store<S, E> {
  state(): S;
  dispatch(event: E): void;
  subscribe(listener: () => void): () => void;
}

/** Listeners are not told when the reducer returns the state it was given. */
export function createStore<S, E>(initial: S, reduce: (state: S, event: E) => S): Store<S, E> {
  let current = initial;
  const listeners = new Set<() => void>();
  return {
    state: () => current,
    dispatch(event) {
      const next = reduce(current, event);
      if (next === current) return;
      current = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
