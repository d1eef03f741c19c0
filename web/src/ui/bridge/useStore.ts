import { useSyncExternalStore } from 'react';
import type { Store } from '../../core/store';

/** The one bridge from the core's stores to React. */
export function useStore<S, E>(store: Store<S, E>): S {
  return useSyncExternalStore(store.subscribe, store.state);
}
