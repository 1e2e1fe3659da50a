import { fork, type ChildProcess } from 'node:child_process';
import { faultText } from '../../core/base/fault-text.ts';
import type { Instant, Millis } from '../../core/base/time.ts';
import type { UpTo } from './day-teller.ts';
import type { Dialect } from './report-store.ts';
import type { FromReports, PastAnswer, PastAsk, ReportsTask, ToReports } from './reports-wire.ts';

/** What comes of a question; `away`: there is nobody to answer it now, and why. */
export type ReportReply<A extends PastAsk = PastAsk> =
  | { readonly kind: 'answer'; readonly answer: PastAnswer<A>; readonly upTo: UpTo | undefined }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'away'; readonly detail: string };

/** The reports as the hall sees them. */
export interface Reports {
  /** Begins soon, or with the first question. */
  begin(): void;
  ask<A extends PastAsk>(ask: A): Promise<ReportReply<A>>;
  /** The process, while there is one, and the store that it has. */
  state(): { readonly pid: number | undefined; readonly store: Dialect | undefined };
  close(): Promise<void>;
}

export type KeeperParts = {
  /** The program, as it was built. */
  readonly program: string;
  readonly task: ReportsTask;
  /** What stands in its environment beside that of the hall. */
  readonly env?: Readonly<Record<string, string>>;
  readonly now: () => Instant;
  readonly warn: (detail: string) => void;
  readonly times?: Partial<KeeperTimes>;
};

export type KeeperTimes = {
  /** A hall that has just begun has better things to do. */
  readonly beginAfterMs: Millis;
  /** Who does not answer for so long is ended and begun again. */
  readonly patienceMs: Millis;
  /** After an end it begins again so much later, and twice that after the next, up to the longest. */
  readonly firstPauseMs: Millis;
  readonly longestPauseMs: Millis;
  /** Whoever has worked so long begins with the first pause again. */
  readonly steadyAfterMs: Millis;
};

const TIMES: KeeperTimes = {
  beginAfterMs: 5000,
  patienceMs: 15_000,
  firstPauseMs: 250,
  longestPauseMs: 15_000,
  steadyAfterMs: 30_000,
};

/** What the process keeps beside its database; without a bound it lets garbage lie for as long as there is room. */
const HEAP_MB = 256;

type Waiting = { readonly done: (reply: ReportReply) => void; readonly timer: NodeJS.Timeout };

/** Keeps a process for the reports: starts it, starts it again, and never waits for it where the hall works. */
export function keepReports(parts: KeeperParts): Reports {
  return new Keeper(parts);
}

/** A hall whose reports nobody makes. */
export const NO_REPORTS: Reports = {
  begin: () => undefined,
  ask: () => Promise.resolve({ kind: 'away', detail: 'this hall has no program for them' }),
  state: () => ({ pid: undefined, store: undefined }),
  close: () => Promise.resolve(),
};

class Keeper implements Reports {
  private readonly parts: KeeperParts;
  private readonly times: KeeperTimes;
  private readonly waiting = new Map<number, Waiting>();
  private child: ChildProcess | undefined;
  private store: Dialect | undefined;
  private timer: NodeJS.Timeout | undefined;
  private asked = 0;
  private ends = 0;
  private detail = 'the reports are starting';
  private closed = false;

  constructor(parts: KeeperParts) {
    this.parts = parts;
    this.times = { ...TIMES, ...parts.times };
  }

  begin(): void {
    this.startIn(this.times.beginAfterMs);
  }

  ask<A extends PastAsk>(ask: A): Promise<ReportReply<A>> {
    if (this.child === undefined && this.ends === 0) this.start();
    const { child } = this;
    if (child === undefined) return Promise.resolve({ kind: 'away', detail: this.detail });
    this.asked += 1;
    const id = this.asked;
    return new Promise((done) => {
      const timer = setTimeout(() => {
        this.detail = `the reports have not answered for ${String(this.times.patienceMs / 1000)} s`;
        child.kill('SIGKILL');
      }, this.times.patienceMs);
      // The process answers what it was asked.
      this.waiting.set(id, { done: done as (reply: ReportReply) => void, timer });
      child.send({ id, ask, now: this.parts.now() } satisfies ToReports, (fault) => {
        if (fault !== null) this.settle(id, { kind: 'away', detail: this.detail });
      });
    });
  }

  state(): { readonly pid: number | undefined; readonly store: Dialect | undefined } {
    return { pid: this.child?.pid, store: this.store };
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    const { child } = this;
    if (child === undefined) return;
    const ended = new Promise((done) => child.once('exit', done));
    // It keeps nothing that the journal has not.
    child.kill('SIGKILL');
    await ended;
  }

  private startIn(ms: Millis): void {
    clearTimeout(this.timer);
    if (this.closed) return;
    this.timer = setTimeout(() => this.start(), ms);
    this.timer.unref();
  }

  private start(): void {
    clearTimeout(this.timer);
    if (this.closed || this.child !== undefined) return;
    const began = performance.now();
    const child = fork(this.parts.program, [JSON.stringify(this.parts.task)], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: { ...process.env, ...this.parts.env },
      execArgv: [`--max-old-space-size=${String(HEAP_MB)}`],
    });
    this.child = child;
    child.on('message', (message: FromReports) => this.hear(message));
    child.on('error', (fault) => {
      this.detail = faultText(fault);
    });
    let over = false;
    const ended = (): void => {
      if (over) return;
      over = true;
      this.over(performance.now() - began);
    };
    child.once('exit', ended);
    child.once('error', () => {
      if (child.pid === undefined) ended();
    });
    child.unref();
    child.channel?.unref();
  }

  private hear(message: FromReports): void {
    switch (message.kind) {
      case 'ready':
        this.store = message.store;
        return;
      case 'trouble':
        this.detail = message.detail;
        this.parts.warn(message.detail);
        return;
      case 'answer': {
        const { id, answer, upTo } = message;
        this.settle(id, answer === 'too-many' ? { kind: 'too-many' } : { kind: 'answer', answer, upTo });
      }
    }
  }

  private over(livedMs: Millis): void {
    this.child = undefined;
    this.store = undefined;
    this.ends = livedMs >= this.times.steadyAfterMs ? 1 : this.ends + 1;
    const pause = Math.min(this.times.longestPauseMs, this.times.firstPauseMs * 2 ** (this.ends - 1));
    for (const id of [...this.waiting.keys()]) this.settle(id, { kind: 'away', detail: this.detail });
    if (this.closed) return;
    this.parts.warn(`the process of the reports has ended; it begins again in ${String(pause)} ms (${this.detail})`);
    this.startIn(pause);
  }

  private settle(id: number, reply: ReportReply): void {
    const found = this.waiting.get(id);
    if (found === undefined) return;
    clearTimeout(found.timer);
    this.waiting.delete(id);
    found.done(reply);
  }
}
