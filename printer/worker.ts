import { faultText } from '../core/base/fault-text.ts';
import type { Ending, Task } from './dialogue/dialogue.ts';
import { Talk, type Timers } from './dialogue/talk.ts';
import type { AckKind } from './render/profile.ts';
import type { PrintAttempt, PrintErrand } from './station.ts';
import { sameCondition, troubleOf, UNHEARD, type Condition } from './status/condition.ts';
import type { Transport } from '../wire/transport.ts';

/** What a worker gets from outside. */
export type WorkerOptions = {
  readonly timers?: Omit<Timers, 'now'>;
  /** A listener that threw: our own fault, for whoever logs those. Without it the exception reaches the root. */
  readonly onFault?: (fault: unknown) => void;
};

const LOOK_EVERY_MS = 5000;
/** Somebody may stand there with a new roll. */
const LOOK_IN_TROUBLE_MS = 1000;
/** Paper that ran out at the end of a job is told by the next look. */
const LOOK_AFTER_JOB_MS = 1000;
const RETRY_FIRST_MS = 500;
const RETRY_LAST_MS = 10_000;
const STOP_MS = 800;

/**
 * The one who talks to one printer: a job at a time, in order, and a look at it now and then while there is none. A
 * link is opened for each talk and closed behind it: many printers take one connection only. Never rejects, never
 * throws.
 */
export class PrinterWorker {
  private readonly transport: Transport;
  private readonly ack: AckKind;
  private readonly timers: Timers;
  private readonly onFault: (fault: unknown) => void;
  private readonly listeners = new Set<() => void>();
  private lastCondition: Condition = UNHEARD;
  private turn: Promise<unknown> = Promise.resolve();
  private talk: Talk | undefined;
  private isLooking = false;
  private waiting = 0;
  private nextId = 0;
  private timer: unknown;
  private retryMs = RETRY_FIRST_MS;
  private stopped = false;

  constructor(transport: Transport, ack: AckKind, now: () => number, options: WorkerOptions = {}) {
    this.transport = transport;
    this.ack = ack;
    this.timers = { ...(options.timers ?? NODE_TIMERS), now };
    this.onFault = options.onFault ?? rethrowAtRoot;
    this.lookIn(0);
  }

  get condition(): Condition {
    return this.lastCondition;
  }

  /** Jobs that have not ended. */
  get owed(): number {
    return this.waiting;
  }

  /** Why it cannot print now, as far as it has said. */
  get trouble(): string | undefined {
    return troubleOf(this.lastCondition);
  }

  /** Called when the condition or the number of jobs changed. Returns the way out. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Four printable characters for the next job, other than those of the last thousand. */
  nextProcessId(): string {
    this.nextId = (this.nextId + 1) % 10_000;
    return String(this.nextId).padStart(4, '0');
  }

  /** Prints a job after those before it. `processId` is the one in its bytes. */
  async print(job: Uint8Array, processId: string, errand: PrintErrand = {}): Promise<PrintAttempt> {
    const task: Task = { job: Uint8Array.from(job), ack: this.ack, processId };
    const until = this.timers.now() + (errand.withinMs ?? Infinity);
    this.waiting += 1;
    // Somebody stands there: a look that still waits for a machine that may be off gives way.
    if (this.isLooking && this.talk?.isOpening === true) this.talk.stop();
    this.tell();
    const ending = await this.inTurn(task, async () => {
      if (this.timers.now() > until) return 'too late: the printer was not free in time';
      await errand.begin?.();
      return undefined;
    });
    this.waiting -= 1;
    this.tell();
    const { outcome, detail } = ending;
    if (outcome === 'failed' || outcome === 'looked') return { outcome: 'failed', detail: detail ?? 'not printed' };
    return { outcome, ...(detail === undefined ? {} : { detail }) };
  }

  /** Ends whatever is under way: a job that has begun is unknown, all others have failed. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.timers.clearTimeout(this.timer);
    this.talk?.stop();
    let timer: unknown;
    const enough = new Promise<void>((done) => (timer = this.timers.setTimeout(done, STOP_MS)));
    await Promise.race([this.turn, enough]);
    this.timers.clearTimeout(timer);
  }

  private inTurn(task: Task, mayNot?: () => Promise<string | undefined>): Promise<Ending> {
    const ending = this.turn.then(() => this.converse(task, mayNot));
    this.turn = ending;
    return ending;
  }

  /** `mayNot` is asked when the turn has come: why it is not to begin, if so. */
  private async converse(task: Task, mayNot?: () => Promise<string | undefined>): Promise<Ending> {
    if (this.stopped) return { outcome: 'failed', detail: 'stopped', condition: this.lastCondition };
    const why = await mayNot?.().catch(faultText);
    if (why !== undefined) return { outcome: 'failed', detail: why, condition: this.lastCondition };
    const talk = new Talk(this.transport, task, this.timers, (condition) => this.know(condition));
    this.talk = talk;
    this.isLooking = task.job === undefined;
    const ending = await talk.run();
    this.talk = undefined;
    if (ending.detail !== 'stopped') this.know(ending.condition);
    this.lookIn(this.pauseAfter(task, talk));
    return ending;
  }

  private pauseAfter({ job }: Task, talk: Talk): number {
    if (talk.hadLink) {
      this.retryMs = RETRY_FIRST_MS;
      if (job !== undefined) return LOOK_AFTER_JOB_MS;
      return this.trouble === undefined ? LOOK_EVERY_MS : LOOK_IN_TROUBLE_MS;
    }
    const pause = this.retryMs;
    this.retryMs = Math.min(RETRY_LAST_MS, pause * 2);
    return pause;
  }

  /** One that never answers has nothing to tell; it is only looked for when it was not there. */
  private lookIn(inMs: number): void {
    this.timers.clearTimeout(this.timer);
    if (this.stopped || (this.ack === 'none' && this.lastCondition.online !== false)) return;
    const look: Task = { job: undefined, ack: this.ack, processId: '' };
    this.timer = this.timers.setTimeout(() => void this.inTurn(look), inMs);
  }

  private know(condition: Condition): void {
    if (sameCondition(condition, this.lastCondition)) return;
    this.lastCondition = condition;
    this.tell();
  }

  private tell(): void {
    for (const listener of [...this.listeners]) {
      try {
        listener();
      } catch (fault) {
        this.onFault(fault);
      }
    }
  }
}

/** None of them keeps the program alive. */
const NODE_TIMERS: Omit<Timers, 'now'> = {
  setTimeout: (call, ms) => setTimeout(call, ms).unref(),
  clearTimeout: (timer) => {
    clearTimeout(timer as NodeJS.Timeout | undefined); // made by setTimeout above
  },
};

function rethrowAtRoot(fault: unknown): void {
  queueMicrotask(() => {
    throw fault;
  });
}
