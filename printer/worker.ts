import { begin, step, type Dialogue, type Ending, type Input, type Task } from './dialogue/dialogue.ts';
import { troubleOf, UNHEARD, type Condition } from './status/condition.ts';
import { TransportFault, type Link, type Transport } from './transport/transport.ts';
import type { AckKind } from './render/profile.ts';

/** What came of one job. `failed`: certain that nothing came out. */
export type WorkerAttempt =
  | { readonly outcome: 'printed' | 'sent' | 'unknown'; readonly detail?: string }
  | { readonly outcome: 'failed'; readonly detail: string };

const LOOK_EVERY_MS = 5000;
const STOP_MS = 800;

/**
 * The one who talks to one printer: a job at a time, in order, and a look at it now and then while there is none. A link is opened for
 * each talk and closed behind it: many printers take one connection only. Never rejects, never throws.
 */
export class PrinterWorker {
  readonly #transport: Transport;
  readonly #ack: AckKind;
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  readonly #stopping = new AbortController();
  #condition: Condition = UNHEARD;
  #turn: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #nextId = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(transport: Transport, ack: AckKind, now: () => number) {
    this.#transport = transport;
    this.#ack = ack;
    this.#now = now;
    this.#lookLater(0);
  }

  get condition(): Condition {
    return this.#condition;
  }

  /** Jobs that have not ended. */
  get owed(): number {
    return this.#waiting;
  }

  /** Why it cannot print now, as far as it has said. */
  get trouble(): string | undefined {
    return troubleOf(this.#condition);
  }

  /** Called when the condition or the number of jobs changed. Returns the way out. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Four printable characters for the next job, other than those of the last thousand. */
  nextProcessId(): string {
    this.#nextId = (this.#nextId + 1) % 10_000;
    return String(this.#nextId).padStart(4, '0');
  }

  /** Prints a job after those before it. `processId` is the one in its bytes. */
  async print(job: Uint8Array, processId: string): Promise<WorkerAttempt> {
    this.#waiting += 1;
    this.#tell();
    const ending = await this.#inTurn({ job, ack: this.#ack, processId });
    this.#waiting -= 1;
    this.#tell();
    const { outcome, detail } = ending;
    if (outcome === 'failed' || outcome === 'looked') return { outcome: 'failed', detail: detail ?? 'not printed' };
    return { outcome, ...(detail === undefined ? {} : { detail }) };
  }

  /** Ends whatever is under way. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#stopping.abort();
    await Promise.race([this.#turn, new Promise((done) => setTimeout(done, STOP_MS))]);
  }

  #inTurn(task: Task): Promise<Ending> {
    const ending = this.#turn.then(() => this.#talk(task));
    this.#turn = ending;
    return ending;
  }

  async #talk(task: Task): Promise<Ending> {
    const ending = await new Talk(this.#transport, task, this.#now, this.#stopping.signal).run();
    const before = JSON.stringify(this.#condition);
    this.#condition = ending.condition;
    if (JSON.stringify(ending.condition) !== before) this.#tell();
    this.#lookLater(LOOK_EVERY_MS);
    return ending;
  }

  /** A printer that never answers is asked nothing. */
  #lookLater(inMs: number): void {
    clearTimeout(this.#timer);
    if (this.#ack === 'none' || this.#stopping.signal.aborted) return;
    this.#timer = setTimeout(() => void this.#inTurn({ job: undefined, ack: this.#ack, processId: '' }), inMs);
    this.#timer.unref();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** One dialogue over one link, with real time. */
class Talk {
  readonly #transport: Transport;
  readonly #now: () => number;
  readonly #stop: AbortSignal;
  readonly #abort = new AbortController();
  #state: Dialogue;
  #link: Link | undefined;
  #timer: NodeJS.Timeout | undefined;
  #settle: (ending: Ending) => void = () => undefined;

  constructor(transport: Transport, task: Task, now: () => number, stop: AbortSignal) {
    this.#transport = transport;
    this.#now = now;
    this.#stop = stop;
    this.#state = begin(task, now());
  }

  async run(): Promise<Ending> {
    const onStop = (): void => {
      this.#abort.abort();
    };
    if (this.#stop.aborted) onStop();
    this.#stop.addEventListener('abort', onStop, { once: true });
    const ended = new Promise<Ending>((resolve) => (this.#settle = resolve));
    this.#wake();
    void this.#open();
    const ending = await ended;
    clearTimeout(this.#timer);
    this.#stop.removeEventListener('abort', onStop);
    // A write that nobody waits for any more would hold the link.
    if (ending.outcome === 'unknown' || ending.outcome === 'failed') this.#abort.abort();
    await this.#link?.close();
    return ending;
  }

  async #open(): Promise<void> {
    try {
      const link = await this.#transport.open(this.#abort.signal);
      this.#link = link;
      if (this.#state.phase === 'over') {
        await link.close();
        return;
      }
      link.onData((bytes) => {
        this.#input({ kind: 'heard', bytes });
      });
      void link.ended.then((fault) => {
        this.#input({ kind: 'ended', detail: fault === undefined ? 'the link was closed' : wordOf(fault) });
      });
      this.#input({ kind: 'opened' });
    } catch (fault) {
      this.#input({ kind: 'not-opened', detail: wordOf(fault) });
    }
  }

  #input(input: Input): void {
    const { state, actions } = step(this.#state, input, this.#now());
    this.#state = state;
    this.#wake();
    for (const action of actions) {
      if (action.do === 'end') this.#settle(action.ending);
      else void this.#write(action.bytes, action.do === 'write-job');
    }
  }

  async #write(bytes: Uint8Array, job: boolean): Promise<void> {
    try {
      await this.#link?.write(bytes, this.#abort.signal);
      if (job) this.#input({ kind: 'written' });
    } catch (fault) {
      this.#input({ kind: 'ended', detail: wordOf(fault) });
    }
  }

  #wake(): void {
    clearTimeout(this.#timer);
    if (this.#state.phase === 'over') return;
    this.#timer = setTimeout(
      () => {
        this.#input({ kind: 'time' });
      },
      Math.max(1, this.#state.wakeAt - this.#now()),
    );
  }
}

function wordOf(fault: unknown): string {
  if (fault instanceof TransportFault) return `${fault.kind}: ${fault.message}`;
  return fault instanceof Error ? fault.message : String(fault);
}
