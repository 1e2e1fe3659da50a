import type { Instant, Millis } from '../base/time.ts';
import { targetOf } from '../catalogue/catalogue-index.ts';
import type { CategoryId, CounterId, Language, LineId, ServiceId } from '../catalogue/catalogue.ts';
import { initialPace, observePace, type Pace } from '../forecast/pace.ts';
import type { SlipOutcome } from '../queue/command.ts';
import type { HallEvent } from '../queue/event.ts';
import type { CallReason } from '../queue/reason.ts';
import type { HallState } from '../queue/state.ts';
import {
  isOpen,
  type Outcome,
  type Step,
  type StepIndex,
  type StepState,
  type TicketId,
  type TicketNumber,
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
  longestWaitMs: Millis;
  servedMs: Millis;
};

/** Today's figures of a counter. */
export type CounterTally = { called: number; served: number; servedMs: Millis };

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
  slips: Map<string, SlipRecord>;
  pace: Pace;
  complaints: number;
  ratings: number[];
};

const CALLS_KEPT = 400;

/** The record of a day that has not begun. */
export function initialRecord(): DayRecord {
  return {
    calls: [],
    ended: new Map(),
    lines: new Map(),
    counters: new Map(),
    slips: new Map(),
    pace: initialPace(),
    complaints: 0,
    ratings: [0, 0, 0, 0, 0],
  };
}

/** Adds one event to the record, in place. `before` is the state of the queue before the event: call this, then `evolve`. */
export function recordEvent(record: DayRecord, before: HallState, event: HallEvent): void {
  observePace(record.pace, before, event);
  switch (event.type) {
    case 'DayOpened':
      Object.assign(record, initialRecord());
      return;
    case 'TicketIssued': {
      const { ticket, number, origin, steps } = event.data;
      for (const step of steps) lineTally(record, step.line).issued += 1;
      // A ticket from the desk owes no paper: its number is on the clerk's screen until somebody asks for a copy.
      if (before.index.printers.has(origin)) {
        owe(record, { ticket, number, copy: 0, printer: origin, owedAt: event.at, outcome: 'owed', detail: undefined });
      }
      return;
    }
    case 'ServiceAdded':
      lineTally(record, event.data.step.line).issued += 1;
      return;
    case 'CopyRequested': {
      const { ticket, copy, printer } = event.data;
      const number = numberOf(record, before, ticket);
      owe(record, { ticket, number, copy, printer, owedAt: event.at, outcome: 'owed', detail: undefined });
      return;
    }
    case 'SlipReported': {
      const { ticket, copy, printer, outcome, detail } = event.data;
      const slip = record.slips.get(slipKey(ticket, copy));
      if (slip !== undefined) owe(record, { ...slip, printer, outcome, detail });
      return;
    }
    case 'TicketCalled':
      recordCall(record, before, event, 'call', event.data.reason);
      countCall(record, before, event);
      return;
    case 'TicketRecalled':
      recordCall(record, before, event, 'recall', undefined);
      return;
    case 'StepFinished': {
      const step = before.tickets.get(event.data.ticket)?.steps[event.data.step];
      if (step !== undefined && event.data.outcome !== 'not-served') {
        const servedMs = event.at - (step.calledAt ?? event.at);
        const line = lineTally(record, step.line);
        line.served += 1;
        line.servedMs += servedMs;
        const counter = counterTally(record, event.data.counter);
        counter.served += 1;
        counter.servedMs += servedMs;
      }
      const { step: finished, outcome } = event.data;
      return archive(record, before, event, ({ index }) =>
        index === finished ? { state: 'done', outcome } : undefined,
      );
    }
    case 'TicketMissed': {
      const step = before.tickets.get(event.data.ticket)?.steps[event.data.step];
      if (step !== undefined) lineTally(record, step.line).noShows += 1;
      return;
    }
    case 'TicketCancelled':
      for (const step of before.tickets.get(event.data.ticket)?.steps ?? []) {
        if (isOpen(step)) lineTally(record, step.line).cancelled += 1;
      }
      return archive(record, before, event, (step) =>
        isOpen(step) || step.state === 'no-show' ? { state: 'cancelled', outcome: undefined } : undefined,
      );
    case 'DayClosed':
      for (const ticket of event.data.left) {
        for (const step of before.tickets.get(ticket)?.steps ?? []) {
          if (endAtClose(step)?.state === 'cancelled') lineTally(record, step.line).cancelled += 1;
        }
        archive(record, before, { at: event.at, data: { ticket } }, endAtClose);
      }
      return;
    case 'StepRated':
      record.ratings[event.data.grade - 1] = (record.ratings[event.data.grade - 1] ?? 0) + 1;
      return;
    case 'ComplaintFiled':
      record.complaints += 1;
      return;
    case 'CatalogueChanged':
    case 'IntakeStopped':
    case 'IntakeResumed':
    case 'ServingStarted':
    case 'StepParked':
    case 'TicketParked':
    case 'TicketResumed':
    case 'TicketReentered':
    case 'StepTransferred':
    case 'TicketPrioritised':
    case 'CounterOpened':
    case 'CounterPaused':
    case 'CounterClosed':
    case 'ProfileSwitched':
    case 'CounterLent':
    case 'CounterReturned':
    case 'LineClosed':
    case 'LineReopened':
      return;
  }
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
    longestWaitMs: 0,
    servedMs: 0,
  };
  record.lines.set(line, made);
  return made;
}

/** Today's figures of a counter, zero before the first event. */
export function counterTally(record: DayRecord, counter: CounterId): CounterTally {
  const found = record.counters.get(counter);
  if (found !== undefined) return found;
  const made: CounterTally = { called: 0, served: 0, servedMs: 0 };
  record.counters.set(counter, made);
  return made;
}

function owe(record: DayRecord, slip: SlipRecord): void {
  record.slips.set(slipKey(slip.ticket, slip.copy), slip);
}

function numberOf(record: DayRecord, before: HallState, ticket: TicketId): TicketNumber {
  return before.tickets.get(ticket)?.number ?? record.ended.get(ticket)?.number ?? '';
}

type CallEvent = Extract<HallEvent, { readonly type: 'TicketCalled' | 'TicketRecalled' }>;

function recordCall(
  record: DayRecord,
  before: HallState,
  event: CallEvent,
  kind: 'call' | 'recall',
  reason: CallReason | undefined,
): void {
  const { ticket, number, step, line, counter } = event.data;
  const language = before.tickets.get(ticket)?.language ?? 'zh-Hans';
  record.calls.push({ seq: event.seq, at: event.at, kind, ticket, number, step, line, counter, language, reason });
  if (record.calls.length > 2 * CALLS_KEPT) record.calls = record.calls.slice(-CALLS_KEPT);
}

function countCall(record: DayRecord, before: HallState, event: Extract<HallEvent, { type: 'TicketCalled' }>): void {
  counterTally(record, event.data.counter).called += 1;
  const step = before.tickets.get(event.data.ticket)?.steps[event.data.step];
  if (step === undefined) return;
  const waitedMs = Math.max(0, event.at - step.since);
  const line = lineTally(record, step.line);
  line.called += 1;
  line.waitedMs += waitedMs;
  line.longestWaitMs = Math.max(line.longestWaitMs, waitedMs);
  if (waitedMs <= targetOf(before.index, step.line, step.category)) line.withinTarget += 1;
}

type StepEnd = { readonly state: StepState; readonly outcome: Outcome | undefined };

/** What the close of the day makes of a step; a no-show stays one. */
function endAtClose(step: Step): StepEnd | undefined {
  if (!isOpen(step)) return undefined;
  return step.state === 'serving'
    ? { state: 'done', outcome: 'unfinished' }
    : { state: 'cancelled', outcome: undefined };
}

/** Keeps a ticket that this event ends: `endOf` says how it ends each step, or nothing where it does not. */
function archive(
  record: DayRecord,
  before: HallState,
  event: { readonly at: Instant; readonly data: { readonly ticket: TicketId } },
  endOf: (step: Step) => StepEnd | undefined,
): void {
  const ticket = before.tickets.get(event.data.ticket);
  if (ticket === undefined) return;
  const steps = ticket.steps.map((each): StepRecord => {
    const { index, service, line, counter, calledAt, state, endedAt, outcome } = each;
    const ends = endOf(each);
    return ends === undefined
      ? { index, service, line, counter, calledAt, state, endedAt, outcome }
      : { index, service, line, counter, calledAt, ...ends, endedAt: event.at };
  });
  // A no-show may still come back, except when the day is over.
  if (steps.some((each) => isOpen(each) || (each.state === 'no-show' && endOf !== endAtClose))) return;
  const { id, number, secret, issuedAt, category, language } = ticket;
  record.ended.set(id, { id, number, secret, issuedAt, category, language, steps });
}
