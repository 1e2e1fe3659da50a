import type { CounterId, DepartmentId, LineId, Names, ProfileId } from '../base/names.ts';
import type { Millis, MinuteOfDay, Weekday } from '../base/time.ts';

/** An authority that has counters in the hall. */
export type Department = { readonly id: DepartmentId; readonly name: Names; readonly zone: string };

/** The people who wait for the same kind of counter. */
export type Line = {
  readonly id: LineId;
  /** The letters that its numbers begin with. */
  readonly prefix: string;
  readonly department: DepartmentId;
  readonly name: Names;
  /** The wait that an ordinary visitor should not exceed. */
  readonly targetMs: Millis;
  /** When it is late, these counters may help it. */
  readonly borrow?: BorrowRule;
  /** The line that those who wait go to when it is closed. */
  readonly whenClosed?: LineId;
};

/**
 * A line whose longest waiter has used more than `afterPercent` of the target borrows a counter, and keeps it until
 * below `untilPercent`.
 */
export type BorrowRule = {
  readonly afterPercent: number;
  readonly untilPercent: number;
  /** A loan lasts at least so long, and so long passes before the next one. */
  readonly atLeastMs: Millis;
  /** Who may be lent, the most welcome first. */
  readonly counters: readonly CounterId[];
};

/** `level` 1 = its own line, 2 and up = helps when no better level waits. */
export type ServedLine = { readonly line: LineId; readonly level: number };

/** Where citizens are served, and which lines it takes. */
export type Counter = {
  readonly id: CounterId;
  readonly name: Names;
  readonly departments: readonly DepartmentId[];
  readonly zone: string;
  readonly lines: readonly ServedLine[];
  readonly clerkSpeed: number;
};

/** What counters serve while it is in force; those that it does not name keep to their own lines. */
export type Profile = {
  readonly id: ProfileId;
  readonly name: Names;
  readonly counters: readonly { readonly counter: CounterId; readonly lines: readonly ServedLine[] }[];
  /** When the hall switches to it by itself; no weekdays: every day. */
  readonly timetable?: { readonly from: MinuteOfDay; readonly to: MinuteOfDay; readonly weekdays: readonly Weekday[] };
};
