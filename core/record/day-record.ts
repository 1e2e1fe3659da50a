import type { Instant, Millis } from '../base/time.ts';
import type { CategoryId, CounterId, Language, LineId, MatterId, ServiceId } from '../base/names.ts';
import { initialPace, type Pace } from './pace.ts';
import type { Complaint, ComplaintId } from '../queue/complaint.ts';
import type { CallReason } from '../queue/reason.ts';
import type {
  Note,
  Outcome,
  SlipOutcome,
  Step,
  StepIndex,
  StepState,
  TicketId,
  TicketNumber,
} from '../queue/ticket.ts';

/** One call or recall, as boards keep it. Identified by `seq`. */
export type CallRecord = {
  readonly seq: number;
  readonly at: Instant;
  readonly kind: 'call' | 'recall';
  readonly ticket: TicketId;
  readonly number: TicketNumber;
  readonly step: StepIndex;
  readonly line: LineId;
  readonly counter: CounterId;
  readonly language: Language;
  readonly reason: CallReason | undefined;
};

/** What stays of a step after its ticket has ended. */
export type StepRecord = {
  readonly index: StepIndex;
  readonly service: ServiceId;
  readonly line: LineId;
  readonly state: StepState;
  readonly told: Step['told'];
  readonly counter: CounterId | undefined;
  readonly calledAt: Instant | undefined;
  readonly endedAt: Instant | undefined;
  readonly outcome: Outcome | undefined;
};

/** A ticket that has ended, for whoever asks later on the same day. */
export type TicketRecord = {
  readonly id: TicketId;
  readonly number: TicketNumber;
  readonly secret: string;
  readonly issuedAt: Instant;
  readonly category: CategoryId;
  readonly language: Language;
  readonly matter: MatterId | undefined;
  readonly notes: readonly Note[];
  readonly steps: readonly StepRecord[];
};

/** Today's figures of a line. Waits are from `since` to the first call of a step. */
export type LineTally = {
  issued: number;
  called: number;
  served: number;
  noShows: number;
  cancelled: number;
  withinTarget: number;
  waitedMs: Millis;
  servedMs: Millis;
  grades: Grades;
};

/** How often each grade was given, from 1 to 5. */
export type Grades = [number, number, number, number, number];

/** Today's figures of a counter. */
export type CounterTally = { called: number; served: number; servedMs: Millis; grades: Grades };

/** A paper that is owed, or what became of it. `copy` 0 is the original. */
export type SlipRecord = {
  readonly ticket: TicketId;
  readonly number: TicketNumber;
  readonly copy: number;
  /** The kiosk or printer that owes it. */
  readonly printer: string;
  readonly owedAt: Instant;
  readonly outcome: SlipOutcome | 'owed';
  readonly detail: string | undefined;
};

/** What the day's events tell beyond the state of the queue. A fold: the same events give the same record. */
export type DayRecord = {
  /** Newest last; bounded. */
  calls: CallRecord[];
  ended: Map<TicketId, TicketRecord>;
  lines: Map<LineId, LineTally>;
  counters: Map<CounterId, CounterTally>;
  /** How many tickets were given up, or were still open when the day ended: people, not steps. */
  cancelled: number;
  slips: Map<string, SlipRecord>;
  /** How many of them have come to what. */
  slipCounts: Partial<Record<SlipRecord['outcome'], number>>;
  pace: Pace;
  /** Tickets by the pseudonym of what their citizen showed, oldest first. */
  shown: Map<string, TicketId[]>;
  /** Filed today, answered or not. */
  filed: number;
  /** Today's, and those of days before that were open when the day began; oldest first. */
  complaints: Map<ComplaintId, Complaint>;
};

/** The record of a day that has not begun. */
export function initialRecord(): DayRecord {
  return {
    calls: [],
    ended: new Map(),
    lines: new Map(),
    counters: new Map(),
    cancelled: 0,
    slips: new Map(),
    slipCounts: {},
    pace: initialPace(),
    shown: new Map(),
    filed: 0,
    complaints: new Map(),
  };
}

/** Key of a paper in `slips`. */
export function slipKey(ticket: TicketId, copy: number): string {
  return copy === 0 ? ticket : `${ticket}/${String(copy)}`;
}

/** Today's figures of a line, zero before the first event. */
export function lineTally(record: DayRecord, line: LineId): LineTally {
  const found = record.lines.get(line);
  if (found !== undefined) return found;
  const made: LineTally = {
    issued: 0,
    called: 0,
    served: 0,
    noShows: 0,
    cancelled: 0,
    withinTarget: 0,
    waitedMs: 0,
    servedMs: 0,
    grades: [0, 0, 0, 0, 0],
  };
  record.lines.set(line, made);
  return made;
}

/** Today's figures of a counter, zero before the first event. */
export function counterTally(record: DayRecord, counter: CounterId): CounterTally {
  const found = record.counters.get(counter);
  if (found !== undefined) return found;
  const made: CounterTally = { called: 0, served: 0, servedMs: 0, grades: [0, 0, 0, 0, 0] };
  record.counters.set(counter, made);
  return made;
}
