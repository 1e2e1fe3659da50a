import { performance } from 'node:perf_hooks';
import type { Millis } from '../../../core/base/time.ts';

/** So long strangers are answered before everybody else gets a turn. */
const SLICE_MS: Millis = 5;

/**
 * Answers strangers when nobody else waits: a few milliseconds of them, then whatever has come meanwhile, such as the
 * key of a clerk or the sign of life of a board. So however many ask at once, nobody else is late.
 */
export class Turns {
  private waiting: (() => void)[] = [];
  private next: NodeJS.Immediate | undefined;

  constructor(
    private readonly ticks: () => Millis = () => performance.now(),
    private readonly later: (act: () => void) => NodeJS.Immediate = setImmediate,
  ) {}

  /** What the work comes to, once it has had its turn. */
  do<T>(act: () => T): Promise<T> {
    return new Promise((done) => {
      // What it throws is what the promise inside is rejected with.
      this.waiting.push(() => done(new Promise<T>((settle) => settle(act()))));
      this.next ??= this.later(() => this.slice());
    });
  }

  /** Nobody waits any more. */
  stop(): void {
    clearImmediate(this.next);
    this.next = undefined;
    this.waiting = [];
  }

  private slice(): void {
    this.next = undefined;
    const from = this.ticks();
    let at = 0;
    do this.waiting[at]?.();
    while (++at < this.waiting.length && this.ticks() - from < SLICE_MS);
    this.waiting.splice(0, at);
    if (this.waiting.length > 0) this.next = this.later(() => this.slice());
  }
}
