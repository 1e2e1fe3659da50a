import { SECOND } from '../../core/base/time.ts';
import type { HallLink } from '../../web/link/link.ts';
import type { ShownRecord } from './shown-record.ts';

const EVERY_MS = 10 * SECOND;
const SOON_MS = 2 * SECOND;

/** Tells the hall what the board has shown, until the hall has acknowledged it. */
export class ShownTeller {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private telling = false;
  private hurried = false;

  constructor(
    private readonly book: ShownRecord,
    private readonly link: Pick<HallLink, 'ask' | 'state'>,
    private readonly fault: (said: string) => void,
  ) {}

  start(): void {
    this.wait(SOON_MS);
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  /** There is something new to tell. */
  hurry(): void {
    if (this.hurried) return;
    this.hurried = true;
    this.wait(SOON_MS);
  }

  // Many boards that heard of a change at the same instant do not all tell at the same instant.
  private wait(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.tell(), ms * (0.75 + Math.random() / 2));
  }

  private async tell(): Promise<void> {
    this.hurried = false;
    const items = this.book.untold();
    if (!this.telling && items.length > 0 && this.link.state === 'online') {
      this.telling = true;
      const answer = await this.link.ask('notices-shown', { items });
      this.telling = false;
      const refused = answer !== 'silence' && 'problem' in answer && answer.problem.status === 400;
      if (refused) this.fault('the hall refused a report of what was shown');
      // What the hall does not understand today it will not understand tomorrow.
      if (refused || (answer !== 'silence' && 'ok' in answer)) this.book.told(items);
    }
    this.wait(EVERY_MS);
  }
}
