import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CounterId } from '../../core/base/names.ts';
import { keptInTab } from '../../web/kept-here.ts';
import { newCommandId } from '../../web/link/command-id.ts';
import { hallLink } from '../../web/link/link.ts';
import { keptAs } from '../../web/link/own-hall.ts';

const KEY = keptAs('hallcall.console');

/** Whether this console has the seat at its counter: not yet known, its own, another's, or taken from it just now. */
export type SeatState = 'asking' | 'held' | 'elsewhere' | 'taken';

/** What stands behind the # of a strip's address: other things stand there too, which are the same for everybody. */
const HANDED = 'console=';

/** The key of this console: the same after a reload and in its strip, another in every other browser and tab. */
export function consoleKey(): string {
  const mark = location.hash.slice(1);
  const handed = mark.startsWith(HANDED) ? mark.slice(HANDED.length) : '';
  const known = handed === '' ? keptInTab.getItem(KEY) : handed;
  const key = known ?? newCommandId();
  if (known === null) keptInTab.setItem(KEY, key);
  return key;
}

/** With this behind the # a page works in this console's seat. */
export function seatMark(): string {
  return `${HANDED}${consoleKey()}`;
}

/** Sits down at a counter before its keys work, and again after each time the line was cut. */
export class SeatController implements ReactiveController {
  state: SeatState = 'asking';
  private counter: CounterId | undefined;
  private readonly key = consoleKey();
  private ends: (() => void)[] = [];

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    const link = hallLink();
    this.ends = [
      link.on('seat-lost', ({ counter }) => {
        if (counter === this.counter) this.become('taken');
      }),
      link.onState((state) => {
        if (state === 'online' && (this.state === 'held' || this.state === 'asking')) void this.claim(false);
      }),
    ];
  }

  hostDisconnected(): void {
    for (const end of this.ends) end();
    this.ends = [];
  }

  /** Sits down at this counter, or gets up. */
  follow(counter: CounterId | undefined): void {
    if (counter === this.counter) return;
    if (this.counter !== undefined && this.state === 'held') void hallLink().ask('leave', { counter: this.counter });
    this.counter = counter;
    this.become('asking');
    if (counter !== undefined) void this.claim(false);
  }

  /** Takes the seat from whoever has it. */
  take(): Promise<void> {
    return this.claim(true);
  }

  private async claim(take: boolean): Promise<void> {
    const { counter } = this;
    if (counter === undefined || hallLink().state !== 'online') return;
    const answer = await hallLink().ask('claim', { counter, key: this.key, take });
    if (counter !== this.counter) return;
    // Without an answer the line is asked again when it is back; a seat that is refused for want of rights shows with
    // the view.
    if (answer === 'silence' || !('ok' in answer)) return;
    this.become(answer.held ? 'held' : 'elsewhere');
  }

  private become(state: SeatState): void {
    if (this.state === state) return;
    this.state = state;
    this.host.requestUpdate();
  }
}
