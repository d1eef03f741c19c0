/** Rounds that are remembered: over more time the two clocks drift, over less a slow network decides. */
const ROUNDS = 8;
/** Smaller corrections are not worth drawing everything anew. */
const STEP_MILLIS = 50;

/** How far the server's clock is ahead of this device's, from the quickest of the last questions for the time. */
export class ClockOffset {
  private rounds: { readonly roundMillis: number; readonly offsetMillis: number }[] = [];

  constructor(private offsetMillis: number) {}

  /** Asked at `sentMillis` and answered at `receivedMillis`, both of this device; the offset that holds now. */
  sample(sentMillis: number, receivedMillis: number, serverMillis: number): number {
    const roundMillis = Math.max(0, receivedMillis - sentMillis);
    const round = { roundMillis, offsetMillis: Math.round(serverMillis - receivedMillis + roundMillis / 2) };
    this.rounds = [...this.rounds, round].slice(-ROUNDS);
    const best = this.rounds.reduce((one, other) => (other.roundMillis <= one.roundMillis ? other : one));
    if (Math.abs(best.offsetMillis - this.offsetMillis) >= STEP_MILLIS) this.offsetMillis = best.offsetMillis;
    return this.offsetMillis;
  }
}
