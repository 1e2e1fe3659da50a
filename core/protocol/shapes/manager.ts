import type { CounterId, DepartmentId, LineId, Names } from '../../catalogue/catalogue.ts';
import type { TicketNumber } from '../../queue/ticket.ts';
import type { CallView, CounterFace, IntakeView, Rfc3339, WaitSeconds } from './views.ts';
import type { ClosedLineView, RoutingView } from './routing.ts';
import type { RatingFigures } from './visit.ts';

/** The hall for its managers (topic `manager`). */
export type ManagerView = {
  readonly seq: number;
  readonly now: Rfc3339;
  readonly day: string;
  readonly intake: IntakeView;
  readonly totals: {
    readonly issued: number;
    readonly waiting: number;
    readonly inService: number;
    readonly served: number;
    readonly noShows: number;
    readonly cancelled: number;
    /** Longest wait now, seconds. */
    readonly longestWait: number;
    readonly meanWait: number;
    /** Share of calls within target, 0..1; absent before the first call. */
    readonly withinTarget?: number;
    readonly openCounters: number;
    readonly pausedCounters: number;
  };
  readonly lines: readonly ManagerLine[];
  readonly counters: readonly ManagerCounter[];
  readonly slips: { readonly owed: number; readonly failed: number };
  readonly ratings: RatingFigures;
  /** `open` also counts those of days before. */
  readonly complaints: { readonly filed: number; readonly open: number };
  readonly recentCalls: readonly CallView[];
  readonly routing: RoutingView;
};

export type ManagerLine = {
  readonly id: LineId;
  readonly prefix: string;
  readonly name: Names;
  readonly department: DepartmentId;
  readonly waiting: number;
  readonly longestWait: number;
  readonly longestNumber?: TicketNumber;
  readonly target: number;
  readonly wait?: WaitSeconds;
  readonly openCounters: number;
  readonly served: number;
  readonly noShows: number;
  readonly meanWait: number;
  readonly withinTarget?: number;
  /** Of what was served today. */
  readonly ratings?: RatingFigures;
  /** `waiting-unserved`: people wait and no counter of the line is open. */
  readonly alert?: 'over-target' | 'waiting-unserved';
  readonly closed?: ClosedLineView;
  /** Counters that it has borrowed. */
  readonly lent?: readonly CounterId[];
};

export type ManagerCounter = CounterFace & {
  readonly clerk?: string;
  /** As the hall file names them. */
  readonly clerkName?: Names;
  readonly since?: Rfc3339;
  readonly reason?: string;
  readonly lines: readonly LineId[];
  readonly number?: TicketNumber;
  readonly ticketState?: 'called' | 'serving';
  readonly ticketSince?: Rfc3339;
  readonly served: number;
  readonly meanService: number;
  readonly ratings?: RatingFigures;
};
