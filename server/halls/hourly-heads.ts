import { HOUR } from '../../core/base/time.ts';
import { faultText } from '../../core/base/fault-text.ts';
import type { Journal } from '../journal/journal.ts';
import type { MachineAnchor } from '../journal/machine-anchor.ts';
import { lostHead, noteHead } from '../journal/noted-heads.ts';
import type { Hall } from '../ledger/hall.ts';
import type { Logger } from '../ops/log.ts';

const LOOK_MS = 20_000;

/** What the heads are taken from, and where they go. */
export type HeadsParts = {
  readonly hall: Pick<Hall, 'world' | 'now'>;
  readonly journal: Pick<Journal, 'lastStream' | 'read'>;
  readonly file: string;
  /** What else is known of its end, where that is elsewhere than in a file with an anchor of its own. */
  readonly anchor?: Pick<MachineAnchor, 'lost'> | undefined;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
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
    void this.compare();
    this.looking = setInterval(() => void this.look(), LOOK_MS);
  }

  close(): void {
    clearInterval(this.looking);
  }

  /** A journal in a database that has lost its end begins all the same: another server has to go on at once. */
  async compare(): Promise<void> {
    const { hall, journal, file, anchor, log } = this.parts;
    try {
      const lost = (await anchor?.lost(journal)) ?? (await lostHead(file, hall.world().state.hall, journal));
      if (lost === undefined) return;
      const { day, seq, hash } = lost;
      log.error({ day, seq, hash }, 'the journal does not have the head that was noted here: records were lost');
    } catch (fault) {
      log.warn({ fault: faultText(fault) }, 'the noted heads of the journal cannot be compared now');
    }
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
