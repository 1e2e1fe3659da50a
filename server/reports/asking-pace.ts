import { performance, type EventLoopUtilization } from 'node:perf_hooks';
import type { Millis } from '../../core/base/time.ts';
import { AtWork } from '../ops/at-work.ts';

/** A hall that works for more of its time than this has none to spare. */
const BUSY = 0.5;

/** What the hall did is looked at again after so long; in a shorter time anything looks busy. */
const LOOK_MS: Millis = 200;

/** Of the time that an answer took, so many times as much stays for the hall. */
const REST = 3;

/** Whoever waits behind a long one does not wait for ever. */
const LONGEST_REST_MS: Millis = 1000;

/** The process answers one after the other: more at once would wait there, where nobody can let them go. */
const AT_ONCE = 16;

/** A page asks for a few at a time. More than this is nobody's work. */
const MOST_WAITING = 100;

/** Why a question was not asked: it has waited too long, too many wait already, or nobody wants to know any more. */
export type NotAsked = 'late' | 'full' | 'gone';

export type PaceParts = {
  /** How much of its time the hall works now, 0 to 1; `workedMs`: so long ago begins what is asked about. */
  readonly share: (workedMs?: Millis) => number;
  readonly ticks: () => Millis;
  readonly later: (act: () => void, ms: Millis) => void;
  /** So long a question waits for its turn. */
  readonly patienceMs: Millis;
  /** Whose questions take time from the same process. */
  readonly asking: AtWork;
};

/** Halls of this process that are asked about now. */
const ASKING = new AtWork();

type Waiting = { readonly start: () => void; readonly drop: (why: NotAsked) => void; readonly isGone: () => boolean };

/**
 * When the process of the reports is asked: at once, while the hall has time to spare; else one question after the
 * other, with a rest behind each. The process works only while nobody else wants the processor, and yet whoever asked
 * it without a pause took a quarter of the tickets from a hall at its limits.
 */
export class AskingPace {
  private readonly parts: PaceParts;
  private readonly waiting: Waiting[] = [];
  private underWay = 0;
  private rests = 0;

  constructor({
    patienceMs,
    share,
    ticks,
    later,
    asking = ASKING,
  }: Pick<PaceParts, 'patienceMs'> & Partial<PaceParts>) {
    this.parts = {
      ...{ patienceMs, asking },
      share: share ?? shareOfTime(),
      ticks: ticks ?? (() => performance.now()),
      later: later ?? ((act, ms) => void setTimeout(act, ms).unref()),
    };
  }

  /** What comes of the question, or why it was not asked; `isGone`: nobody waits for the answer any more. */
  do<T>(ask: () => Promise<T>, isGone: () => boolean = () => false): Promise<T | NotAsked> {
    return new Promise((done, fail) => {
      const one = { isGone, drop: done, start: () => void this.turn(ask).then(done, fail) };
      if (this.waiting.length >= MOST_WAITING) this.leaveOut();
      if (this.waiting.length >= MOST_WAITING) return done('full');
      this.waiting.push(one);
      this.next();
      if (this.waiting.includes(one)) this.parts.later(() => this.drop(one, 'late'), this.parts.patienceMs);
    });
  }

  /** Whoever may be asked for now. */
  private next(): void {
    for (let first = this.waiting[0]; first !== undefined; first = this.waiting[0]) {
      if (first.isGone()) this.drop(first, 'gone');
      else if (!this.mayAsk()) return;
      else {
        this.waiting.shift();
        first.start();
      }
    }
  }

  private mayAsk(): boolean {
    return this.isBusy() ? this.underWay === 0 && this.rests === 0 : this.underWay < AT_ONCE;
  }

  private async turn<T>(ask: () => Promise<T>): Promise<T> {
    const from = this.parts.ticks();
    this.underWay += 1;
    this.parts.asking.begin(this);
    try {
      return await ask();
    } finally {
      this.underWay -= 1;
      this.rest(this.parts.ticks() - from);
      this.goOn();
    }
  }

  private rest(tookMs: Millis): void {
    // The hall may have been looked at last as the question began.
    if (!this.isBusy(tookMs)) return;
    this.rests += 1;
    const over = (): void => {
      this.rests -= 1;
      this.goOn();
    };
    this.parts.later(over, Math.min(tookMs * REST, LONGEST_REST_MS) * this.parts.asking.count);
  }

  private goOn(): void {
    this.next();
    if (this.underWay === 0 && this.rests === 0) this.parts.asking.end(this);
  }

  private drop(one: Waiting, why: NotAsked): void {
    const at = this.waiting.indexOf(one);
    if (at === -1) return;
    this.waiting.splice(at, 1);
    one.drop(why);
  }

  private leaveOut(): void {
    for (const each of [...this.waiting]) if (each.isGone()) this.drop(each, 'gone');
  }

  private isBusy(workedMs?: Millis): boolean {
    return this.parts.share(workedMs) > BUSY;
  }
}

/** What the hall did so long ago says nothing of how it is now. */
const STALE_MS: Millis = 5000;

/**
 * How much of its time this thread works; 0 where nobody has looked for long. A question that has taken `workedMs` is
 * no such while: what the hall did meanwhile is what is wanted.
 */
export function shareOfTime(
  ticks: () => Millis = () => performance.now(),
  measure: () => EventLoopUtilization = () => performance.eventLoopUtilization(),
): (workedMs?: Millis) => number {
  let at = ticks();
  let seen = measure();
  let share = 0;
  return (workedMs = 0) => {
    const now = ticks();
    if (now - at < LOOK_MS) return share;
    const next = measure();
    share = now - at > STALE_MS + workedMs ? 0 : performance.eventLoopUtilization(next, seen).utilization;
    at = now;
    seen = next;
    return share;
  };
}
