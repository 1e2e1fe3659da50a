import { performance } from 'node:perf_hooks';
import type { Millis } from '../../../core/base/time.ts';
import { AtWork } from '../../ops/at-work.ts';

/**
 * So long strangers are answered before everybody else gets a turn, those of all halls together; a command takes
 * several turns until it is done.
 */
const SLICE_MS: Millis = 2;

/** Halls of this process that answer strangers now. */
const ANSWERING = new AtWork();

/**
 * Answers strangers when nobody else waits: a few milliseconds of them, then whatever has come meanwhile, such as the
 * key of a clerk or the sign of life of a board. So however many ask at once, nobody else is late.
 */
export class Turns {
  private waiting: (() => void)[] = [];
  /** So many of them have had their turn in this slice. */
  private at = 0;
  private next: NodeJS.Immediate | undefined;

  constructor(
    private readonly ticks: () => Millis = () => performance.now(),
    private readonly later: (act: () => void) => NodeJS.Immediate = setImmediate,
    private readonly answering = ANSWERING,
  ) {}

  /** What the work comes to, once it has had its turn. */
  do<T>(act: () => T): Promise<T> {
    return new Promise((done) => {
      // What it throws is what the promise inside is rejected with.
      this.waiting.push(() => done(new Promise<T>((settle) => settle(act()))));
      this.answering.begin(this);
      this.next ??= this.later(() => this.slice());
    });
  }

  /** Nobody waits any more. */
  stop(): void {
    clearImmediate(this.next);
    this.next = undefined;
    this.waiting = [];
    this.answering.end(this);
  }

  private slice(): void {
    this.step(this.ticks());
  }

  private step(from: Millis): void {
    this.waiting[this.at]?.();
    this.at += 1;
    // Behind all that follows from it: what is answered is written there, which takes longer than to find it out.
    queueMicrotask(() => process.nextTick(() => this.goOn(from)));
  }

  private goOn(from: Millis): void {
    const isOver = this.at >= this.waiting.length;
    if (!isOver && this.ticks() - from < SLICE_MS / this.answering.count) return this.step(from);
    this.waiting.splice(0, this.at);
    this.at = 0;
    if (isOver) this.answering.end(this);
    this.next = isOver ? undefined : this.later(() => this.slice());
  }
}
