import { HOUR } from '../../core/base/time.ts';
import { faultText } from '../../core/base/fault-text.ts';
import type { Journal } from '../journal/journal.ts';
import { noteHead } from '../journal/noted-heads.ts';
import type { Hall } from '../ledger/hall.ts';
import type { Logger } from '../ops/log.ts';

const LOOK_MS = 20_000;

/** What the heads are taken from, and where they go. */
export type HeadsParts = {
  readonly hall: Pick<Hall, 'world' | 'now'>;
  readonly journal: Pick<Journal, 'lastStream'>;
  readonly file: string;
  readonly log: Pick<Logger, 'info' | 'warn'>;
};

/**
 * Notes every hour where the journal ends: in a file, and in the log, which many send to another machine. Whoever holds
 * such a line proves later that nothing before it was changed or cut off.
 */
export class HourlyHeads {
  private looking: NodeJS.Timeout | undefined;
  private noted = { hour: -1, hash: '' };

  constructor(private readonly parts: HeadsParts) {}

  begin(): void {
    this.looking = setInterval(() => void this.look(), LOOK_MS);
  }

  close(): void {
    clearInterval(this.looking);
  }

  /** Once an hour, if anything has happened since. */
  async look(): Promise<void> {
    const { hall, journal, file, log } = this.parts;
    const now = hall.now();
    const hour = Math.floor(now / HOUR);
    if (hour === this.noted.hour) return;
    const before = this.noted;
    this.noted = { ...before, hour };
    try {
      const head = await journal.lastStream(hall.world().state.hall);
      if (head === undefined || head.hash === before.hash) return;
      await noteHead(file, new Date(now).toISOString(), head);
      this.noted = { hour, hash: head.hash };
      log.info({ day: head.day, seq: head.seq, hash: head.hash }, 'the head of the journal');
    } catch (fault) {
      this.noted = before;
      log.warn({ fault: faultText(fault) }, 'the head of the journal cannot be noted now');
    }
  }
}
