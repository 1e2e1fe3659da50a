import { performance, type EventLoopUtilization } from 'node:perf_hooks';
import type { Millis } from '../../core/base/time.ts';

/** A hall that works for more of its time than this has none to spare. */
const BUSY = 0.5;

/** What the hall did is looked at again after so long; in a shorter time anything looks busy. */
const LOOK_MS: Millis = 200;

/** Of the time that an answer took, so many times as much stays for the hall. */
const REST = 3;

/** Whoever waits behind a long one does not wait for ever. */
const LONGEST_REST_MS: Millis = 1000;

/**
 * When the process of the reports is asked: at once, while the hall has time to spare; else one question after the
 * other, with a rest behind each. The process works only while nobody else wants the processor, and yet whoever asked
 * it without a pause took a quarter of the tickets from a hall at its limits.
 */
export class AskingPace {
  private free: Promise<void> = Promise.resolve();

  /** `share`: how much of its time the hall works now, 0 to 1. */
  constructor(
    private readonly share: () => number = shareOfTime(),
    private readonly ticks: () => Millis = () => performance.now(),
    private readonly later: (act: () => void, ms: Millis) => void = (act, ms) => void setTimeout(act, ms).unref(),
  ) {}

  do<T>(ask: () => Promise<T>): Promise<T> {
    if (!this.isBusy()) return ask();
    let from = 0;
    const answered = this.free.then(() => {
      from = this.ticks();
      return ask();
    });
    const rest = (): Promise<void> => this.rest(this.ticks() - from);
    this.free = answered.then(rest, rest);
    return answered;
  }

  private rest(tookMs: Millis): Promise<void> {
    if (!this.isBusy()) return Promise.resolve();
    return new Promise((done) => this.later(done, Math.min(tookMs * REST, LONGEST_REST_MS)));
  }

  private isBusy(): boolean {
    return this.share() > BUSY;
  }
}

/** What the hall did so long ago says nothing of how it is now. */
const STALE_MS: Millis = 5000;

/** How much of its time this thread works; 0 where nobody has looked for long. */
function shareOfTime(): () => number {
  let at = performance.now();
  let seen: EventLoopUtilization = performance.eventLoopUtilization();
  let share = 0;
  return () => {
    const now = performance.now();
    if (now - at < LOOK_MS) return share;
    const next = performance.eventLoopUtilization();
    share = now - at > STALE_MS ? 0 : performance.eventLoopUtilization(next, seen).utilization;
    at = now;
    seen = next;
    return share;
  };
}
