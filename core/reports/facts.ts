import type { CategoryId, CounterId, DepartmentId, Language, LineId, ServiceId } from '../base/names.ts';
import type { BusinessDay, Instant, Millis } from '../base/time.ts';
import type { CardColour } from '../catalogue/card-rule.ts';
import type { CardRecord } from '../queue/card.ts';
import type { ComplaintOutcome, ComplaintSource } from '../queue/complaint.ts';
import type { Outcome } from '../queue/ticket.ts';
import type { Channel } from './channel.ts';

/** How something came into the reports: it happened in this hall, was played there, or comes from another system. */
export const ORIGINS = ['here', 'simulated', 'imported'] as const;

export type Origin = (typeof ORIGINS)[number];

/** When something counts: the hall's business day, and the half hour on its wall clock, 0 to 47. */
export type When = { readonly day: BusinessDay; readonly slot: number };

/** What a citizen came for, and who was meant. */
export type Whose = {
  readonly department: DepartmentId;
  readonly line: LineId;
  readonly service: ServiceId;
  readonly category: CategoryId;
  readonly language: Language;
  /** Unknown for a visit that came over from the day before. */
  readonly channel: Channel | undefined;
};

/** Where it was served. */
export type Where = {
  readonly counter: CounterId | undefined;
  readonly clerk: string | undefined;
  /** The counter's, else the department's. */
  readonly zone: string;
};

/** A service that was asked for. */
export type Arrival = When &
  Whose & {
    readonly zone: string;
    readonly at: Instant;
    /** The first of its ticket: a person who came. */
    readonly first: boolean;
    readonly booked: boolean;
    readonly came: Origin;
  };

/** How a leg stands, or ended. */
export const LEG_ENDS = [
  'in-hand',
  'served',
  'not-served',
  'unfinished',
  'no-show',
  'parked',
  'transferred',
  'returned',
  'brought-back',
  'given-up',
  'left',
  'day-over',
  'waiting',
] as const;

export type LegEnd = (typeof LEG_ENDS)[number];

/** Whether a wait was as it had been told: shorter than the range, in it, or longer. */
export type Promise = 'shorter' | 'kept' | 'longer';

/**
 * One wait of one service, and what became of it at one counter. Without a call (`left`, `day-over`, `waiting`) it ends
 * in the line. Lengths are whole seconds.
 */
export type Leg = When &
  Whose &
  Where & {
    readonly end: LegEnd;
    readonly outcome: Outcome | undefined;
    readonly called: boolean;
    /** Absent where nobody waited: a step that was put aside when its ticket was given up. */
    readonly waitS: number | undefined;
    /** What it should not be longer than, as it was then; absent where that is not known any more. */
    readonly targetS: number | undefined;
    /** Longer than the target of line and category; absent where the target is not known any more. */
    readonly late: boolean | undefined;
    /** From the call to the beginning of the service; absent where nobody said that it began. */
    readonly walkS: number | undefined;
    /** From there to its end. */
    readonly deskS: number | undefined;
    /** From the call to the end, of those who were served. */
    readonly serveS: number | undefined;
    readonly recalls: number;
    readonly promise: Promise | undefined;
    /** The wait less the middle of what was told. */
    readonly offS: number | undefined;
    readonly came: Origin;
  };

/** How long a counter was in a state, within one half hour. */
export type DeskTime = When & {
  readonly department: DepartmentId;
  readonly counter: CounterId;
  readonly clerk: string;
  readonly zone: string;
  readonly state: 'serving' | 'idle' | 'paused';
  readonly reason: string | undefined;
  readonly ms: Millis;
};

/** A grade that a citizen gave, at the instant of giving it. `reasons` has a bit for each of RATING_REASONS. */
export type Rating = When & Whose & Where & { readonly grade: number; readonly reasons: number; readonly came: Origin };

/** A stretch in which somebody in a line had waited longer than the target. Counts when it begins. */
export type Jam = When & {
  readonly department: DepartmentId;
  readonly line: LineId;
  readonly zone: string;
  readonly seconds: number;
  /** The most who waited at once. */
  readonly most: number;
};

/** A paper that was owed, and what became of it. */
export type Paper = When & {
  readonly printer: string;
  readonly copy: boolean;
  readonly outcome: string;
  readonly cause: string | undefined;
};

/**
 * A day on which a clerk staffed counters; counts where and when that began. Seconds since the midnight with which the
 * date of the day begins, on the hall's own clock: past midnight they go on.
 */
export type Attendance = When & {
  readonly department: DepartmentId;
  readonly counter: CounterId;
  readonly clerk: string;
  readonly zone: string;
  /** When the first counter was opened; absent of whoever came over from the day before. */
  readonly inS: number | undefined;
  /** When the last one was closed; absent of whoever is still there, or was when the day ended. */
  readonly outS: number | undefined;
  readonly end: 'out' | 'there' | 'over';
};

/** A complaint when it was filed, or an answer when it was given: of what, and of whom, as far as is known. */
export type ComplaintFact = When & {
  readonly event: 'filed' | 'answered';
  readonly source: ComplaintSource | undefined;
  readonly outcome: ComplaintOutcome | undefined;
  readonly department: DepartmentId | undefined;
  readonly line: LineId | undefined;
  readonly service: ServiceId | undefined;
  readonly counter: CounterId | undefined;
  readonly clerk: string | undefined;
  readonly zone: string | undefined;
};

/** A card when it was given: for what, and of whom, as far as is known. */
export type CardFact = When & {
  readonly colour: CardColour;
  readonly kind: CardRecord['kind'];
  /** By a supervisor, on the same day. */
  readonly acknowledged: boolean;
} & Pick<ComplaintFact, 'department' | 'line' | 'service' | 'counter' | 'clerk' | 'zone'>;

/** A stretch in which a ticket waited in a line: a counter could have called it. In two lines these are two. */
export type Stay = {
  readonly day: BusinessDay;
  /** Which ticket of the day it is. */
  readonly ticket: number;
  readonly department: DepartmentId;
  readonly line: LineId;
  readonly zone: string;
  readonly from: Instant;
  readonly until: Instant;
};

/** A stretch in which a counter was open or paused and served the same lines. */
export type Stand = {
  readonly day: BusinessDay;
  readonly counter: CounterId;
  /** Ids with a comma before and after each; empty where there are none. */
  readonly departments: string;
  readonly lines: string;
  readonly zone: string;
  readonly state: 'open' | 'paused';
  readonly from: Instant;
  readonly until: Instant;
};

/** Everything that reports are made from, of one business day. */
export type DayFacts = {
  readonly arrivals: readonly Arrival[];
  readonly legs: readonly Leg[];
  readonly desks: readonly DeskTime[];
  readonly ratings: readonly Rating[];
  readonly jams: readonly Jam[];
  readonly papers: readonly Paper[];
  readonly attendance: readonly Attendance[];
  readonly complaints: readonly ComplaintFact[];
  readonly cards: readonly CardFact[];
  readonly stays: readonly Stay[];
  readonly stands: readonly Stand[];
};
