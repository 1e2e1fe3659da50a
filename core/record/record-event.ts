import type { Instant } from '../base/time.ts';
import { observePace } from './pace.ts';
import type { HallEvent } from '../queue/event.ts';
import type { CallReason } from '../queue/reason.ts';
import type { HallState } from '../queue/state.ts';
import {
  isOpen,
  isServed,
  type Note,
  type Outcome,
  type Step,
  type StepState,
  type TicketId,
  type TicketNumber,
} from '../queue/ticket.ts';
import { initialRecord, lineTally, slipKey, type DayRecord, type SlipRecord, type StepRecord } from './day-record.ts';
import { countCall, countServed } from './record-figures.ts';
import { recordComplaint } from './record-complaint.ts';
import { actionUndone, broughtBack, noteIn, stepRated } from './record-visit.ts';

const CALLS_KEPT = 400;

/**
 * Adds one event to the record, in place. `before` is the state of the queue before the event: call this, then
 * `evolve`.
 */
export function recordEvent(record: DayRecord, before: HallState, event: HallEvent): void {
  observePace(record.pace, before, event);
  switch (event.type) {
    case 'DayOpened':
      Object.assign(record, initialRecord());
      for (const each of event.data.openComplaints ?? []) record.complaints.set(each.id, each);
      record.calls = (event.data.calls ?? []).map((call) => ({ ...call, reason: call.reason }));
      return;
    case 'TicketIssued': {
      const { ticket, number, origin, steps, identity } = event.data;
      if (identity !== undefined) record.shown.set(identity, [...(record.shown.get(identity) ?? []), ticket]);
      for (const step of steps) lineTally(record, step.line).issued += 1;
      // A ticket from the desk owes no paper: its number is on the clerk's screen until somebody asks for a copy.
      if (before.index.printers.has(origin)) {
        const { offline } = event.data;
        const { issuedAt: owedAt, slip: outcome } = offline ?? { issuedAt: event.at, slip: 'owed' as const };
        owe(record, { ticket, number, copy: 0, printer: origin, owedAt, outcome, detail: undefined });
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
      countCall(
        record,
        before,
        {
          counter: event.data.counter,
          step: before.tickets.get(event.data.ticket)?.steps[event.data.step],
          at: event.at,
        },
        1,
      );
      return;
    case 'TicketRecalled':
      recordCall(record, before, event, 'recall', undefined);
      return;
    case 'StepFinished': {
      const step = before.tickets.get(event.data.ticket)?.steps[event.data.step];
      if (step !== undefined && isServed(event.data.outcome)) {
        countServed(record, step, event.data.counter, event.at, 1);
      }
      const { step: finished, outcome } = event.data;
      const endOf = ({ index }: Step): StepEnd | undefined =>
        index === finished ? { state: 'done', outcome } : undefined;
      return archive(record, before, event, endOf, noteIn(event));
    }
    case 'TicketMissed': {
      const step = before.tickets.get(event.data.ticket)?.steps[event.data.step];
      if (step !== undefined) lineTally(record, step.line).noShows += 1;
      return;
    }
    case 'TicketCancelled':
      countCancelled(record, before, event.data.ticket, isOpen);
      return archive(record, before, event, (step) =>
        isOpen(step) || step.state === 'no-show' ? { state: 'cancelled', outcome: undefined } : undefined,
      );
    case 'DayClosed':
      for (const ticket of event.data.left) {
        countCancelled(record, before, ticket, (step) => endAtClose(step)?.state === 'cancelled');
        archive(record, before, { at: event.at, data: { ticket } }, endAtClose);
      }
      return;
    case 'StepRated':
      return stepRated(record, before, event);
    case 'ComplaintFiled':
    case 'ComplaintReceived':
    case 'ComplaintAssigned':
    case 'ComplaintNoted':
    case 'ComplaintExtended':
    case 'ComplaintAnswered':
    case 'ComplaintReopened':
      return recordComplaint(record, before, event);
    case 'CounterActionUndone':
      return actionUndone(record, before, event);
    case 'TicketBroughtBack':
      return broughtBack(record, before, event);
    case 'AlertRaised':
    case 'AlertCleared':
    case 'AlertAcknowledged':
    case 'AlertSuppressed':
    case 'CardGiven':
    case 'ComplaintCardGiven':
    case 'CardAcknowledged':
    case 'NumbersLeased':
    case 'LeaseEnded':
    case 'PaperNotJoined':
    case 'CatalogueChanged':
    case 'IntakeStopped':
    case 'IntakeResumed':
    case 'ServingStarted':
    case 'NoteAdded':
    case 'TicketReturned':
    case 'StepParked':
    case 'TicketParked':
    case 'TicketResumed':
    case 'TicketReentered':
    case 'ReentryEnded':
    case 'StepTransferred':
    case 'TicketPrioritised':
    case 'PriorityWithdrawn':
    case 'TicketsMoved':
    case 'LinesAssigned':
    case 'ProfileMade':
    case 'ProfileDropped':
    case 'TargetSet':
    case 'LimitSet':
    case 'MessageSent':
    case 'MessageWithdrawn':
    case 'MessageEnded':
    case 'MessageSeen':
    case 'CategoryCorrected':
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

/** One ticket fewer to be served, and each of its steps in its line. */
function countCancelled(
  record: DayRecord,
  before: HallState,
  ticket: TicketId,
  isCancelled: (step: Step) => boolean,
): void {
  const steps = (before.tickets.get(ticket)?.steps ?? []).filter(isCancelled);
  if (steps.length > 0) record.cancelled += 1;
  for (const step of steps) lineTally(record, step.line).cancelled += 1;
}

function owe(record: DayRecord, slip: SlipRecord): void {
  const { slips, slipCounts } = record;
  const key = slipKey(slip.ticket, slip.copy);
  const before = slips.get(key)?.outcome;
  if (before !== undefined) slipCounts[before] = (slipCounts[before] ?? 0) - 1;
  slipCounts[slip.outcome] = (slipCounts[slip.outcome] ?? 0) + 1;
  slips.set(key, slip);
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
  lastNote: readonly Note[] = [],
): void {
  const ticket = before.tickets.get(event.data.ticket);
  if (ticket === undefined) return;
  const steps = ticket.steps.map((each): StepRecord => {
    const { index, service, line, told, counter, calledAt, state, endedAt, outcome } = each;
    const ends = endOf(each);
    return ends === undefined
      ? { index, service, line, told, counter, calledAt, state, endedAt, outcome }
      : { index, service, line, told, counter, calledAt, ...ends, endedAt: event.at };
  });
  // A no-show may still come back, except when the day is over.
  if (steps.some((each) => isOpen(each) || (each.state === 'no-show' && endOf !== endAtClose))) return;
  const { id, number, secret, issuedAt, category, language, matter } = ticket;
  const notes = [...ticket.notes, ...lastNote];
  record.ended.set(id, { id, number, secret, issuedAt, category, language, matter, notes, steps });
}
