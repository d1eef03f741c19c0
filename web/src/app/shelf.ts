import type { Shelf } from '../core/prepare/keeping';

const MEMORY = new Map<string, string>();

/**
 * Drafts of the secretariat while they are not saved, in this browser. Where it refuses, they last as long as the page,
 * and the writer hears of the refusal.
 */
export const SHELF: Shelf = {
  read(key) {
    try {
      return MEMORY.get(key) ?? localStorage.getItem(key);
    } catch {
      return MEMORY.get(key) ?? null;
    }
  },
  write(key, text) {
    MEMORY.set(key, text);
    localStorage.setItem(key, text);
  },
  remove(key) {
    MEMORY.delete(key);
    localStorage.removeItem(key);
  },
};
