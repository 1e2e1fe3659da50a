import { setMaxListeners } from 'node:events';
import { faultText } from '../../core/base/fault-text.ts';
import type { Instant, Millis } from '../../core/base/time.ts';
import { systemTime, type TimeSource } from '../ledger/clock.ts';

/** Timers hold no more; who waits longer looks again. */
const LONGEST_MS = 2 ** 30;

/** The time of a play: it begins at an instant of the hall, and runs so many times as fast as the machine's. */
export function playTime(
  begin: Instant,
  speed: number,
  machine: Pick<TimeSource, 'monotonic'> = systemTime,
): TimeSource {
  let origin: Millis | undefined;
  const passed = (): Millis => {
    const now = machine.monotonic();
    // The play begins when the hall first looks at its clock.
    origin ??= now;
    return (now - origin) * speed;
  };
  return { wall: () => Math.floor(begin + passed()), monotonic: passed };
}

/** What whoever plays waits on: the hall's time, until the play is over. */
export class Stage {
  private readonly ends = new AbortController();

  /** `stumbled`: is told of what goes wrong and was not meant to. */
  constructor(
    private readonly time: TimeSource,
    private readonly speed: number,
    private readonly stumbled: (why: string) => void,
  ) {
    // Everybody on the stage waits for its end.
    setMaxListeners(0, this.ends.signal);
  }

  now(): Instant {
    return this.time.wall();
  }

  get over(): boolean {
    return this.ends.signal.aborted;
  }

  get signal(): AbortSignal {
    return this.ends.signal;
  }

  end(): void {
    this.ends.abort();
  }

  /** Lets somebody act; whoever stumbles is told of once, and the play goes on. */
  async act(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (fault) {
      if (!this.over) this.stumbled(faultText(fault));
    }
  }

  /** Resolves at this instant of the hall, or when the play is over. */
  async until(at: Instant): Promise<void> {
    while (!this.over && this.now() < at) await this.rest((at - this.now()) / this.speed);
  }

  /** So much time of the hall. */
  wait(ms: Millis): Promise<void> {
    return this.until(this.now() + ms);
  }

  private rest(ms: Millis): Promise<void> {
    return new Promise((done) => {
      const { signal } = this.ends;
      const over = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', over);
        done();
      };
      const timer = setTimeout(over, Math.min(Math.max(1, ms), LONGEST_MS));
      signal.addEventListener('abort', over);
    });
  }
}
