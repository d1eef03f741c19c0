/** How long the speaking mark outlives the last sound, so that it does not blink between two words. */
export const SPEAKING_HOLD_MILLIS = 1_200;

/** Keeps speaking marks calm: on at once, off only after a pause. Owned by the session. */
export class SpeakingHold {
  private readonly lastHeardMillis = new Map<string, number>();

  /** Takes who is heard now; returns who carries the mark. */
  update(heard: readonly string[], nowMillis: number): ReadonlySet<string> {
    for (const identity of heard) this.lastHeardMillis.set(identity, nowMillis);
    for (const [identity, at] of this.lastHeardMillis) {
      if (nowMillis - at >= SPEAKING_HOLD_MILLIS) this.lastHeardMillis.delete(identity);
    }
    return new Set(this.lastHeardMillis.keys());
  }

  /** When the next mark ends unless its owner is heard again, or null when none is on. */
  deadlineMillis(): number | null {
    const all = [...this.lastHeardMillis.values()];
    return all.length === 0 ? null : Math.min(...all) + SPEAKING_HOLD_MILLIS;
  }
}
