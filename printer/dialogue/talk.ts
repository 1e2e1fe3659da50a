import { faultText } from '../../core/base/fault-text.ts';
import { sameCondition, type Condition } from '../status/condition.ts';
import { TransportFault, type Link, type Transport } from '../../wire/transport.ts';
import { begin, step, type Dialogue, type Ending, type Input, type Task } from './dialogue.ts';

/** Time as the talk sees it: one clock and its timers. */
export type Timers = {
  readonly now: () => number;
  readonly setTimeout: (call: () => void, ms: number) => unknown;
  readonly clearTimeout: (timer: unknown) => void;
};

/** One dialogue over one link. Never rejects; closes the link behind it. */
export class Talk {
  private readonly transport: Transport;
  private readonly timers: Timers;
  private readonly onCondition: (condition: Condition) => void;
  private readonly abort = new AbortController();
  private state: Dialogue;
  private link: Link | undefined;
  private timer: unknown;
  private writing: Promise<void> = Promise.resolve();
  private writes = 0;
  private settle: (ending: Ending) => void = () => undefined;

  /** `onCondition`: what the printer says of itself while a job is with it. */
  constructor(transport: Transport, task: Task, timers: Timers, onCondition: (condition: Condition) => void) {
    this.transport = transport;
    this.timers = timers;
    this.onCondition = onCondition;
    this.state = begin(task, timers.now());
  }

  /** Whether there has been a link. */
  get hadLink(): boolean {
    return this.link !== undefined;
  }

  get isOpening(): boolean {
    return this.state.phase === 'opening';
  }

  async run(): Promise<Ending> {
    const ended = new Promise<Ending>((resolve) => (this.settle = resolve));
    this.wake();
    void this.open();
    const ending = await ended;
    this.timers.clearTimeout(this.timer);
    // A write that nobody waits for any more would hold the link, and an open that comes too late would be nobody's.
    if (this.writes > 0 || this.link === undefined) this.abort.abort();
    await this.link?.close();
    return ending;
  }

  stop(): void {
    this.input({ kind: 'stop' });
  }

  private async open(): Promise<void> {
    try {
      const link = await this.transport.open(this.abort.signal);
      if (this.state.phase === 'over') {
        await link.close();
        return;
      }
      this.link = link;
      link.onData((bytes) => {
        this.input({ kind: 'heard', bytes });
      });
      void link.ended.then((fault) => {
        this.input({ kind: 'ended', detail: fault === undefined ? 'the link was closed' : wordOf(fault) });
      });
      this.input({ kind: 'opened' });
    } catch (fault) {
      this.input({ kind: 'not-opened', detail: wordOf(fault) });
    }
  }

  private input(input: Input): void {
    const before = this.state;
    const { state, actions } = step(before, input, this.timers.now());
    this.state = state;
    this.wake();
    const withJob = state.phase === 'writing' || state.phase === 'awaiting';
    if (withJob && !sameCondition(before.condition, state.condition)) this.onCondition(state.condition);
    for (const action of actions) {
      if (action.do === 'end') this.settle(action.ending);
      else this.write(action.bytes, action.do === 'write-job');
    }
  }

  /** One after the other: an answer may be here before the question is known to have left. */
  private write(bytes: Uint8Array, job: boolean): void {
    this.writes += 1;
    this.writing = this.writing.then(async () => {
      try {
        await this.link?.write(bytes, this.abort.signal);
        this.writes -= 1;
        if (job) this.input({ kind: 'written' });
      } catch (fault) {
        this.input({ kind: 'ended', detail: wordOf(fault) });
      }
    });
  }

  private wake(): void {
    this.timers.clearTimeout(this.timer);
    if (this.state.phase === 'over') return;
    const inMs = Math.max(1, this.state.wakeAt - this.timers.now());
    this.timer = this.timers.setTimeout(() => {
      this.input({ kind: 'time' });
    }, inMs);
  }
}

function wordOf(fault: unknown): string {
  if (fault instanceof TransportFault) return `${fault.kind}: ${fault.message}`;
  return faultText(fault);
}
