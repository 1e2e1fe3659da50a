import type { Instant, Millis } from '../base/time.ts';
import type { CounterId, LineId, ProfileId, ServiceId } from '../base/names.ts';
import type { ServedLine } from '../catalogue/places.ts';
import type { AssignedLines } from './today.ts';
import type { StepIndex, TicketId, TicketNumber } from './ticket.ts';

/** Which counter serves which line today, beyond what counters.csv says of an ordinary hour. */
export type RoutingState = {
  /** The profile in force by zone; `''` is the whole hall, and a zone's own entry goes before it. */
  profiles: Map<string, ProfileInForce>;
  /** What the timetable last asked for, so that it asks once and a supervisor's choice stands until it asks anew. */
  timetable: ProfileId | null;
  /** What staff had chosen for the whole hall before the timetable's hour; it comes back when that is over. */
  beneath: ProfileInForce | undefined;
  lent: Map<CounterId, Loan>;
  /** Counters that staff gave other lines by hand. */
  assigned: Map<CounterId, AssignedLines>;
  /** When a counter was last given back, and when a line last borrowed: no move follows another too soon. */
  returnedAt: Map<CounterId, Instant>;
  borrowedAt: Map<LineId, Instant>;
  closedLines: Map<LineId, ClosedLine>;
  /** Places of the daily limit that are taken, by service. */
  taken: Map<ServiceId, number>;
  /** Counts the changes, so that what is computed from the rest may be kept until the next one. */
  version: number;
};

/** `profile` null: the counters of the zone serve their own lines, whatever the whole hall does. */
export type ProfileInForce = {
  readonly profile: ProfileId | null;
  /** A login, or `timetable`. */
  readonly by: string;
  readonly reason: string;
  readonly at: Instant;
};

/** Who a profile is switched by when nobody did: the hours of the hall file. */
export const TIMETABLE = 'timetable';

/** A counter that helps a line which is late. */
export type Loan = {
  readonly line: LineId;
  readonly level: number;
  readonly at: Instant;
  readonly figures: LoanFigures;
};

/**
 * Why a counter was lent or given back: who in the line had used most of the target, in numbers that anyone can
 * recompute.
 */
export type LoanFigures = {
  readonly line: LineId;
  /** Absent when nobody waits. */
  readonly number?: TicketNumber;
  readonly waitedMs: Millis;
  readonly targetMs: Millis;
  /** Of the target: a loan begins above `borrow_after_percent` and ends below `borrow_until_percent`. */
  readonly boundPercent: number;
};

/** A line that takes no new tickets. */
export type ClosedLine = {
  readonly by: string;
  readonly reason: string;
  readonly at: Instant;
  /** Where those who waited went, if anywhere. */
  readonly movedTo: LineId | undefined;
};

/**
 * Why a counter was given back. `own-line`: somebody in its own lines is over the target; `hall-file`: it no longer
 * lends it.
 */
export type ReturnWhy =
  | 'relieved'
  | 'own-line'
  | 'line-closed'
  | 'profile'
  | 'by-hand'
  | 'counter-paused'
  | 'counter-closed'
  | 'day-closed'
  | 'hall-file';

export type RoutingCommand =
  | {
      readonly name: 'switch-profile';
      /** Null: every counter serves its own lines again. */
      readonly profile: ProfileId | null;
      /** Only the counters of this zone. */
      readonly zone: string | undefined;
      readonly reason: string;
    }
  | { readonly name: 'follow-timetable' }
  | { readonly name: 'balance-lines' }
  | { readonly name: 'close-line'; readonly line: LineId; readonly reason: string }
  | { readonly name: 'reopen-line'; readonly line: LineId; readonly reason?: string | undefined };

export type RoutingEvent =
  | {
      readonly type: 'ProfileSwitched';
      readonly data: {
        readonly profile: ProfileId | null;
        readonly zone?: string;
        readonly by: string;
        readonly reason: string;
        /** The timetable leaves alone what staff chose for single zones. */
        readonly keepsZones?: true;
        /** Its hour is over, and what staff (`by`) had chosen before is in force again. */
        readonly timetable?: null;
      };
    }
  | {
      readonly type: 'CounterLent';
      readonly data: {
        readonly counter: CounterId;
        readonly line: LineId;
        readonly level: number;
        readonly figures: LoanFigures;
      };
    }
  | {
      readonly type: 'CounterReturned';
      readonly data: {
        readonly counter: CounterId;
        readonly line: LineId;
        readonly why: ReturnWhy;
        readonly figures?: LoanFigures;
      };
    }
  | {
      readonly type: 'LineClosed';
      readonly data: {
        readonly line: LineId;
        readonly by: string;
        readonly reason: string;
        readonly movedTo?: LineId;
        readonly moved: readonly { readonly ticket: TicketId; readonly step: StepIndex }[];
      };
    }
  | {
      readonly type: 'LineReopened';
      readonly data: { readonly line: LineId; readonly by: string; readonly reason?: string };
    };

/** The routing of a day that has not begun: every counter at its own lines, every line open. */
export function initialRouting(): RoutingState {
  return {
    profiles: new Map(),
    timetable: null,
    beneath: undefined,
    lent: new Map(),
    assigned: new Map(),
    returnedAt: new Map(),
    borrowedAt: new Map(),
    closedLines: new Map(),
    taken: new Map(),
    version: 0,
  };
}

/** A line that a counter serves now, and how it comes to it. */
export type ServedNow = ServedLine & { readonly by: 'hall-file' | 'profile' | 'loan' | 'hand' };
