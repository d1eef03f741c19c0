import type { Clock } from '../src/core/clock';

/** Time that stands still until a test moves it. */
export class VirtualClock implements Clock {
  private millis = 1_000_000;
  private tasks: { readonly dueMillis: number; readonly run: () => void }[] = [];

  nowMillis(): number {
    return this.millis;
  }

  after(delayMillis: number, run: () => void): () => void {
    const task = { dueMillis: this.millis + delayMillis, run };
    this.tasks.push(task);
    return () => {
      this.tasks = this.tasks.filter((one) => one !== task);
    };
  }

  /** Lets time pass: what is due runs in order, and what it leads to settles before the next. */
  async pass(millis: number): Promise<void> {
    const end = this.millis + millis;
    for (;;) {
      const next = this.tasks.filter((one) => one.dueMillis <= end).sort((a, b) => a.dueMillis - b.dueMillis)[0];
      if (next === undefined) break;
      this.tasks = this.tasks.filter((one) => one !== next);
      this.millis = next.dueMillis;
      next.run();
      await settled();
    }
    this.millis = end;
  }

  /** The page sleeps: time passes, and then what is due runs once, late, as in a tab in the background. */
  async sleep(millis: number): Promise<void> {
    this.millis += millis;
    const due = this.tasks.filter((one) => one.dueMillis <= this.millis).sort((a, b) => a.dueMillis - b.dueMillis);
    this.tasks = this.tasks.filter((one) => !due.includes(one));
    for (const task of due) task.run();
    await settled();
  }

  get waiting(): number {
    return this.tasks.length;
  }
}

/** Lets everything that was promised happen. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
