import { fork, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { faultText } from '../../core/base/fault-text.ts';
import type { Instant, Millis } from '../../core/base/time.ts';
import type { ReportAsk } from '../../core/reports/report-ask.ts';
import { isOver } from './answer-past.ts';
import { AskingPace, type NotAsked } from './asking-pace.ts';
import type { UpTo } from './day-teller.ts';
import { KeptBytes, type KeptAnswer } from './kept-bytes.ts';
import type { Dialect } from './report-store.ts';
import type { Form, FromReports, PastAnswer, PastAsk, ReportsTask, ToReports } from './reports-wire.ts';

/** What comes of a question; `away`: there is nobody to answer it now, and why. */
export type ReportReply<A extends PastAsk = PastAsk> =
  | { readonly kind: 'answer'; readonly answer: PastAnswer<A>; readonly upTo: UpTo | undefined }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'away'; readonly detail: string };

/** The same of a question whose answer only passes through. */
export type BytesReply = KeptReply | Exclude<ReportReply, { readonly kind: 'answer' }>;
type KeptReply = KeptAnswer & { readonly kind: 'bytes' };

/** Who wants to know, such as the response that is owed: once it is destroyed nobody waits for the answer. */
export type Asker = { readonly destroyed: boolean };

/** The reports as the hall sees them. */
export interface Reports {
  /** Begins soon, or with the first question. */
  begin(): void;
  ask<A extends PastAsk>(ask: A, asker?: Asker): Promise<ReportReply<A>>;
  /** The rows of a report, or its file, to be sent on unread. */
  bytes(ask: ReportAsk, form: Exclude<Form, { readonly kind: 'answer' }>, asker?: Asker): Promise<BytesReply>;
  /** The process, while there is one, and the store that it has. */
  state(): { readonly pid: number | undefined; readonly store: Dialect | undefined };
  close(): Promise<void>;
}

/** The program as it was built, and how far it stands behind the hall where somebody says so. */
export type ReportsProgram = { readonly path: string; readonly nice?: number | undefined };

export type KeeperParts = {
  readonly program: ReportsProgram;
  readonly task: Omit<ReportsTask, 'nice'>;
  /** What stands in its environment beside that of the hall. */
  readonly env?: Readonly<Record<string, string>>;
  readonly now: () => Instant;
  readonly warn: (detail: string) => void;
  readonly times?: Partial<KeeperTimes>;
  /** How much of its time the hall works, 0 to 1; of this thread, if nobody says. */
  readonly busy?: () => number;
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

type Waiting = {
  readonly done: (reply: BytesReply) => void;
  readonly timer: NodeJS.Timeout;
  readonly ask: PastAsk;
  readonly key: string;
};

/** Why a question was not asked, to whoever wanted to know. */
const NOT_ASKED: { readonly [why in NotAsked]: string } = {
  late: 'the hall is at its limits, and others were before this question for too long; ask again later',
  full: 'the hall is at its limits, and as many questions as may wait do so already; ask again later',
  gone: 'whoever asked has left',
};

const TO_BE_READ: Form = { kind: 'answer' };

/** Keeps a process for the reports: starts it, starts it again, and never waits for it where the hall works. */
export function keepReports(parts: KeeperParts): Reports {
  return new Keeper(parts);
}

const NO_PROGRAM = { kind: 'away', detail: 'this hall has no program for them' } as const;

/** A hall whose reports nobody makes. */
export const NO_REPORTS: Reports = {
  begin: () => undefined,
  ask: () => Promise.resolve(NO_PROGRAM),
  bytes: () => Promise.resolve(NO_PROGRAM),
  state: () => ({ pid: undefined, store: undefined }),
  close: () => Promise.resolve(),
};

class Keeper implements Reports {
  private readonly parts: KeeperParts;
  private readonly times: KeeperTimes;
  private readonly waiting = new Map<number, Waiting>();
  private readonly kept = new KeptBytes();
  private readonly pace: AskingPace;
  private child: ChildProcess | undefined;
  private store: Dialect | undefined;
  private timer: NodeJS.Timeout | undefined;
  private questions = 0;
  private ends = 0;
  private detail = 'the reports are starting';
  private closed = false;

  constructor(parts: KeeperParts) {
    this.parts = parts;
    this.times = { ...TIMES, ...parts.times };
    const { patienceMs } = this.times;
    this.pace = new AskingPace({ patienceMs, ...(parts.busy === undefined ? {} : { share: parts.busy }) });
  }

  begin(): void {
    this.startIn(this.times.beginAfterMs);
  }

  async ask<A extends PastAsk>(ask: A, asker?: Asker): Promise<ReportReply<A>> {
    const reply = await this.asked(ask, TO_BE_READ, asker);
    if (reply.kind !== 'bytes') return reply;
    // The process answers what it was asked.
    const answer = JSON.parse(Buffer.from(reply.bytes).toString()) as PastAnswer<A>;
    return { kind: 'answer', answer, upTo: reply.upTo };
  }

  bytes(ask: ReportAsk, form: Form, asker?: Asker): Promise<BytesReply> {
    return this.asked(ask, form, asker);
  }

  private async asked(ask: PastAsk, form: Form, asker: Asker | undefined): Promise<BytesReply> {
    if (this.child === undefined && this.ends === 0) this.start();
    const key = createHash('sha256')
      .update(JSON.stringify([ask, form]))
      .digest('base64');
    const known = this.known(key);
    if (known !== undefined) return known;
    // While it waits for its turn the process may end, and somebody else be given the same answer.
    const reply = await this.pace.do(
      async () => this.known(key) ?? this.send(ask, form, key),
      () => asker?.destroyed === true,
    );
    return typeof reply === 'string' ? { kind: 'away', detail: NOT_ASKED[reply] } : reply;
  }

  /** What is known without asking: the answer, or that there is nobody to ask. */
  private known(key: string): BytesReply | undefined {
    if (this.child === undefined) return { kind: 'away', detail: this.detail };
    const kept = this.kept.get(key);
    return kept === undefined ? undefined : { kind: 'bytes', ...kept };
  }

  private send(ask: PastAsk, form: Form, key: string): Promise<BytesReply> {
    const { child } = this;
    this.questions += 1;
    const id = this.questions;
    return new Promise((done) => {
      const timer = setTimeout(() => {
        this.detail = `the reports have not answered for ${String(this.times.patienceMs / 1000)} s`;
        child?.kill('SIGKILL');
      }, this.times.patienceMs);
      this.waiting.set(id, { done, timer, ask, key });
      child?.send({ id, ask, now: this.parts.now(), form } satisfies ToReports, (fault) => {
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
    const { path, nice } = this.parts.program;
    const task: ReportsTask = { ...this.parts.task, nice };
    const child = fork(path, [JSON.stringify(task)], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: { ...process.env, ...this.parts.env },
      // Bytes come as they are, and not as words of JSON.
      serialization: 'advanced',
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
      case 'changed':
        this.kept.changedTo(message.changes);
        return;
      case 'too-many':
        this.settle(message.id, { kind: 'too-many' });
        return;
      case 'answer':
        this.hearAnswer(message);
    }
  }

  private hearAnswer({ id, changes, upTo, bytes, tag, beside }: Extract<FromReports, { kind: 'answer' }>): void {
    const answer = { upTo, bytes, tag, ...(beside === undefined ? {} : { beside }) };
    const asked = this.waiting.get(id);
    if (asked !== undefined && isOver(asked.ask, upTo)) this.kept.keep(asked.key, answer, changes);
    this.settle(id, { kind: 'bytes', ...answer });
  }

  private over(livedMs: Millis): void {
    this.child = undefined;
    this.store = undefined;
    this.kept.forget();
    this.ends = livedMs >= this.times.steadyAfterMs ? 1 : this.ends + 1;
    const pause = Math.min(this.times.longestPauseMs, this.times.firstPauseMs * 2 ** (this.ends - 1));
    for (const id of [...this.waiting.keys()]) this.settle(id, { kind: 'away', detail: this.detail });
    if (this.closed) return;
    this.parts.warn(`the process of the reports has ended; it begins again in ${String(pause)} ms (${this.detail})`);
    this.startIn(pause);
  }

  private settle(id: number, reply: BytesReply): void {
    const found = this.waiting.get(id);
    if (found === undefined) return;
    clearTimeout(found.timer);
    this.waiting.delete(id);
    found.done(reply);
  }
}
