import type { BusinessDay } from '../../core/base/time.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import type { Refusal } from '../../core/queue/refusal.ts';
import type { WaitBook } from '../../core/record/wait-book.ts';
import type { Journal } from '../journal/journal.ts';
import type { Clock } from './clock.ts';
import type { CutBack } from './cut-back.ts';
import type { Ids } from './ids.ts';
import type { KnownDay } from './known-day.ts';

/** A journal that must not be used as it is: somebody changed it. Ends the start. */
export class JournalTampered extends Error {
  override readonly name = 'JournalTampered';
}

/** The data belong to another hall than the hall file does. Ends the start; the message says what to do. */
export class ForeignData extends Error {
  override readonly name = 'ForeignData';
}

/** A journal that has been used and has no day any more. Ends the start; the message says what to do. */
export class JournalMissing extends Error {
  override readonly name = 'JournalMissing';
}

/** What the ledger tells its operator; nothing is logged twice. */
export interface LedgerReport {
  written(events: number, commands: number, tookMs: number): void;
  fault(detail: string): void;
  recovered(): void;
  /** A mistake of ours in what comes of a command; what was decided stands. */
  mistake(fault: unknown): void;
  conflict(): void;
  dayOpened(day: BusinessDay): void;
  catalogueKept(refusal: Refusal): void;
  /** The journal lacks what was known; what it has was read anew. */
  cutBack(cutBack: CutBack): void;
}

export type LedgerParts = {
  readonly journal: Journal;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly report: LedgerReport;
  /** The journal has no day of this hall: whether that may be. Throws when not; nothing has been written then. */
  readonly whenEmpty?: () => Promise<void>;
  /** The days that it opens are played by robots, and say so. */
  readonly simulated?: boolean;
  /** The waits that are foreseen now: what is told with a number comes from there. */
  readonly waits?: WaitBook;
  /** The newest day as this process has followed it so far: what came since is all that is read at the start. */
  readonly known?: KnownDay;
  /** What was noticed of it here before it was opened anew. */
  readonly cutBack?: CutBack;
};
