import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CounterView } from '../../core/protocol/shapes/counter.ts';
import { hallLink } from '../../web/link/link.ts';
import { onceEach } from '../../web/link/once-each.ts';
import type { Problem } from '../../web/link/problem.ts';
import type { Action } from './actions.ts';
import { commandFor, type Detail } from './command-for.ts';
import { whyNot } from './legality.ts';
import { release, REARM_MS, strike, type Strikes } from './strike-guard.ts';

/** A line that is lost disables the buttons at once; an answer that does not come is given up after this. */
const DEADLINE_MS = 6000;
/** A command that takes longer shows that it is under way. */
const SHOW_BUSY_MS = 80;

/** An action with all that it needs. */
export type Asked = { readonly action: Action; readonly detail?: Detail };

/** What the commands need of the screen that they are on. */
export type CommandParts = {
  readonly view: () => CounterView;
  readonly online: () => boolean;
  readonly strikeMs: () => number;
  /** The hall has done it. `number`: whose. */
  readonly done: (action: Action, number: string) => void;
  /** What was asked, for whoever asks it again with more. */
  readonly refused: (problem: Problem, asked: Asked) => void;
};

/**
 * Sends the actions of a counter's screen to the hall: one at a time, a stroke once, the next call only after a breath.
 */
export class CommandController implements ReactiveController {
  busy = false;
  /** Right after a call: the next one is not armed yet. */
  rearming = false;
  private readonly once = onceEach();
  private strikes: Strikes = {};
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly parts: CommandParts,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
  }

  /** Why the action cannot be done now, in words; undefined when it can. */
  whyNot(action: Action): ReturnType<typeof whyNot> {
    return whyNot(action, this.parts.view(), { online: this.parts.online(), busy: this.busy }, hallLink().now());
  }

  /** Does an action, once a stroke: all that it asks for is known. */
  async send(action: Action, detail?: Detail): Promise<void> {
    const struck = strike(this.strikes, action, performance.now(), this.parts.strikeMs());
    if (this.whyNot(action) !== undefined || !struck.counts) return;
    this.strikes = struck.after;
    this.busy = true;
    // The answer is nearly always there within a frame or two: to grey the keys out before it would only hold up the
    // next number.
    const slow = setTimeout(() => this.host.requestUpdate(), SHOW_BUSY_MS);
    const view = this.parts.view();
    const { name, body } = commandFor(action, view, detail);
    const number = detail?.number ?? (action === 'undo' ? view.undo?.number : view.ticket?.number) ?? '';
    const give = (commandId: string) => hallLink().command(name, body, { commandId, deadlineMs: DEADLINE_MS });
    // With another ticket in hand it is another order, whatever became of the one before.
    const result = await this.once([name, body, view.ticket?.id], give);
    clearTimeout(slow);
    this.set({ busy: false });
    if (!result.ok) {
      this.strikes = release(this.strikes, action);
      // What became of one that is gone is nobody's to say any more.
      if (result.problem.code === 'say-what-became' && view.ticket?.id !== this.parts.view().ticket?.id) return;
      this.parts.refused(result.problem, { action, ...(detail === undefined ? {} : { detail }) });
      return;
    }
    if (action === 'next' || action === 'call-number' || action === 'bring-back') this.rearm();
    this.parts.done(action, action === 'next' && 'ticket' in result ? (result.ticket?.number ?? number) : number);
  }

  private rearm(): void {
    this.set({ rearming: true });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.set({ rearming: false }), REARM_MS);
  }

  private set(state: { readonly busy?: boolean; readonly rearming?: boolean }): void {
    Object.assign(this, state);
    this.host.requestUpdate();
  }
}
