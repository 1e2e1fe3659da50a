import type { EventOf, HallEvent, NewStep } from '../event.ts';
import { broughtOver, goingOverFrom } from '../going-over.ts';
import { initialState } from '../initial-state.ts';
import { leavePlaces, takePlaces } from '../order/places.ts';
import { credit, end, release, setInHand, withStep, withTicket } from './evolve-ticket.ts';
import { counterClosed, counterOpened, counterPaused, releaseLost } from './evolve-counter.ts';
import { alertChanged } from './evolve-alerts.ts';
import { leaseChanged, noteIssue } from './evolve-lease.ts';
import { cardKey } from '../card.ts';
import { cardChanged } from './evolve-cards.ts';
import { actionUndone, forgetActs, rememberAct } from './evolve-acts.ts';
import { complaintFiled, complaintMoved } from './evolve-complaint.ts';
import { broughtBack, forgetEnds, rememberEnd } from './evolve-ended.ts';
import { addNote, asideOf, keepNote, openRating, recalled, stepRated } from './evolve-visit.ts';
import type { CounterState, HallState } from '../state.ts';
import { isOpen, type Step, type Ticket, type ToldWait } from '../ticket.ts';
import { bringMessages, keepMessages, tellMessage } from './evolve-message.ts';
import { keepMoves, ticketsMoved } from './evolve-moving.ts';
import { bringProfiles, keepToday, setToday } from './evolve-today.ts';
import { keepRouting, reroute, takeService, takeStep } from './evolve-routing.ts';

/**
 * Applies one durable or about-to-be-durable event. The only thing that changes state; works in place on a state with
 * one owner. Trusts its input: events were decided by these rules or read from a journal whose chain holds.
 */
export function evolve(state: HallState, event: HallEvent): void {
  rememberAct(state, event);
  rememberEnd(state, event);
  state.seq = event.seq;
  state.at = event.at;
  apply(state, event);
}

function apply(state: HallState, event: HallEvent): void {
  switch (event.type) {
    case 'DayOpened':
      return dayOpened(state, event);
    case 'CatalogueChanged':
      return catalogueChanged(state, event);
    case 'DayClosed':
      return dayClosed(state, event);
    case 'IntakeStopped':
      state.intakeStopped = event.data.reason;
      return;
    case 'IntakeResumed':
      state.intakeStopped = undefined;
      return;
    case 'TicketIssued':
      return ticketIssued(state, event);
    case 'ServiceAdded':
      return withTicket(state, event.data.ticket, (ticket) => {
        ticket.steps.push(stepFrom(event.data.step, ticket.steps.length));
        takeService(state.routing, event.data.step.service, 1);
      });
    case 'TicketCalled':
      return withTicket(state, event.data.ticket, (ticket) => {
        const step = ticket.steps[event.data.step] as Step;
        step.state = 'called';
        step.counter = event.data.counter;
        step.calledAt = event.at;
        step.servingAt = undefined;
        step.recalls = 0;
        step.soundedAt = event.at;
        ticket.heldBy = event.data.counter;
        setInHand(state, event.data.counter, { ticket: ticket.id, step: step.index });
      });
    case 'TicketRecalled':
      return recalled(state, event);
    case 'ServingStarted':
      return withStep(state, event.data, (_ticket, step) => {
        step.state = 'serving';
        step.servingAt = event.at;
        state.ratable.delete(event.data.counter);
      });
    case 'StepFinished':
      return release(state, event, 'done', (ticket, step) => {
        step.outcome = event.data.outcome;
        keepNote(ticket, step, event);
        openRating(state, event, ticket, step);
        credit(ticket, event.data.creditMs);
      });
    case 'TicketMissed':
      return release(state, event, 'no-show', (ticket, step) => {
        step.aside = asideOf(event);
        step.reentryOver = undefined;
        if (event.data.firstNoMore === true) ticket.override = undefined;
      });
    case 'StepParked':
      return release(state, event, 'parked', (ticket, step) => {
        keepNote(ticket, step, event);
        step.aside = asideOf(event);
        credit(ticket, event.data.creditMs);
      });
    case 'TicketParked':
      return withTicket(state, event.data.ticket, (ticket) => {
        for (const index of event.data.steps) {
          const step = ticket.steps[index] as Step;
          step.state = 'parked';
          step.note = event.data.note ?? step.note;
          step.aside = asideOf(event);
        }
        addNote(ticket, event, event.data.note);
      });
    case 'TicketResumed':
    case 'TicketReentered':
      return withTicket(state, event.data.ticket, (ticket) => {
        for (const back of event.data.steps) {
          const step = ticket.steps[back.step] as Step;
          step.state = 'waiting';
          step.since = back.since;
          step.endedAt = undefined;
          step.aside = undefined;
        }
      });
    case 'ReentryEnded':
      return reentryEnded(state, event);
    case 'StepTransferred':
      return release(state, event, 'transferred', (ticket, step) => {
        credit(ticket, event.data.creditMs);
        ticket.override = event.data.first ?? ticket.override;
        const next = stepFrom(event.data.to, ticket.steps.length);
        next.reservedFor = event.data.reservedFor;
        next.note = event.data.note ?? step.note;
        addNote(ticket, event, event.data.note);
        ticket.steps.push(next);
        takeStep(state, ticket, step, -1);
        takeStep(state, ticket, next, 1);
      });
    case 'TicketCancelled':
      return ticketCancelled(state, event);
    case 'TicketPrioritised':
      return withTicket(state, event.data.ticket, (ticket) => {
        ticket.override = { by: event.data.by, reason: event.data.reason };
      });
    case 'PriorityWithdrawn':
      return withTicket(state, event.data.ticket, (ticket) => {
        ticket.override = undefined;
      });
    case 'TicketsMoved':
      return ticketsMoved(state, event);
    case 'CounterActionUndone':
      return actionUndone(state, event);
    case 'CategoryCorrected':
      return withTicket(state, event.data.ticket, (ticket) => {
        ticket.category = event.data.to;
        for (const { step, category } of event.data.steps) (ticket.steps[step] as Step).category = category;
      });
    case 'TicketBroughtBack':
      return broughtBack(state, event);
    case 'TicketReturned':
      return release(state, event, 'waiting', (_ticket, step) => {
        step.calledAt = undefined;
        step.servingAt = undefined;
        step.endedAt = undefined;
      });
    case 'NoteAdded':
      return withTicket(state, event.data.ticket, (ticket) => addNote(ticket, event, event.data.text));
    case 'StepRated':
      return stepRated(state, event);
    case 'ComplaintFiled':
      return complaintFiled(state, event);
    case 'ComplaintReceived':
    case 'ComplaintAssigned':
    case 'ComplaintNoted':
    case 'ComplaintExtended':
    case 'ComplaintAnswered':
    case 'ComplaintReopened':
      return complaintMoved(state, event);
    case 'AlertRaised':
    case 'AlertCleared':
    case 'AlertAcknowledged':
    case 'AlertSuppressed':
      return alertChanged(state, event);
    case 'CardGiven':
    case 'ComplaintCardGiven':
    case 'CardAcknowledged':
      return cardChanged(state, event);
    case 'NumbersLeased':
    case 'LeaseEnded':
    case 'PaperNotJoined':
      return leaseChanged(state, event);
    case 'SlipReported':
      return;
    case 'CopyRequested':
      state.copies.set(event.data.ticket, event.data.copy);
      return;
    case 'CounterOpened':
      return counterOpened(state, event);
    case 'CounterPaused':
      return counterPaused(state, event);
    case 'CounterClosed':
      return counterClosed(state, event);
    case 'LinesAssigned':
    case 'ProfileMade':
    case 'ProfileDropped':
    case 'TargetSet':
    case 'LimitSet':
      return setToday(state, event);
    case 'MessageSent':
    case 'MessageWithdrawn':
    case 'MessageEnded':
    case 'MessageSeen':
      return tellMessage(state, event);
    case 'ProfileSwitched':
    case 'CounterLent':
    case 'CounterReturned':
    case 'LineReopened':
      return reroute(state.routing, event);
    case 'LineClosed':
      reroute(state.routing, event);
      for (const { ticket, step } of event.data.moved) {
        withStep(state, { ticket, step }, (_ticket, moved) => {
          moved.movedFrom = moved.line;
          moved.line = event.data.movedTo ?? moved.line;
        });
      }
      return;
  }
}

function dayOpened(state: HallState, event: EventOf<'DayOpened'>): void {
  Object.assign(state, initialState(event.data.catalogue, event.day), { phase: 'open', seq: event.seq, at: event.at });
  bringProfiles(state, event);
  bringMessages(state, event);
  keepMessages(state);
  for (const { id, ticket, step, due, answer, moves = [] } of event.data.openComplaints ?? []) {
    state.complaints.set(id, { state: answer === undefined ? 'open' : 'answered', due, moves: moves.length });
    // Whoever goes over has filed them: midnight gives no slip five more.
    if (step === undefined && ticket !== undefined && answer === undefined)
      state.complained.set(ticket, (state.complained.get(ticket) ?? 0) + 1);
  }
  state.alerts.records.push(...(event.data.alerts ?? []));
  for (const card of event.data.cards ?? []) state.cards.set(cardKey(card), card);
  for (const open of event.data.openCounters ?? []) {
    if (!state.counters.has(open.counter)) continue;
    const { clerk, held, openedAt = event.at } = open;
    state.counters.set(open.counter, { state: 'open', clerk, held, openedAt, freeSince: event.at, inHand: undefined });
    if (held) state.counterOfClerk.set(clerk, open.counter);
  }
  for (const { id, slotAt } of event.data.bookings ?? []) state.appointmentsUsed.set(id, slotAt);
  for (const each of event.data.tickets ?? []) comeOver(state, event, each);
}

/** Somebody of the day before: where they were, also at a counter, unless that one is no more. */
function comeOver(state: HallState, event: EventOf<'DayOpened'>, before: Ticket): void {
  const ticket = broughtOver(before, event.data.previous?.seq ?? 0, event.seq);
  const held = (event.data.openCounters ?? []).find(({ inHand }) => inHand?.ticket === ticket.id);
  if (held?.inHand !== undefined && state.counters.has(held.counter)) {
    ticket.heldBy = held.counter;
    setInHand(state, held.counter, { ...held.inHand });
  } else
    for (const step of ticket.steps) if (step.state === 'called' || step.state === 'serving') step.state = 'waiting';
  if (ticket.appointment !== undefined) state.appointmentsUsed.set(ticket.appointment.id, ticket.appointment.slotAt);
  releaseLost(state, ticket);
  state.cameOver.numbers.add(ticket.number);
  state.cameOver.steps.set(ticket.id, ticket.steps.length);
  state.tickets.set(ticket.id, ticket);
  state.byNumber.set(ticket.number, ticket.id);
  takePlaces(state, ticket);
}

function catalogueChanged(state: HallState, event: EventOf<'CatalogueChanged'>): void {
  forgetActs(state);
  forgetEnds(state);
  for (const ticket of state.tickets.values()) leavePlaces(state, ticket);
  state.hallFile = event.data.catalogue;
  keepToday(state);
  keepMessages(state);
  const counters = new Map<string, CounterState>();
  for (const id of state.index.counters.keys()) counters.set(id, state.counters.get(id) ?? { state: 'closed' });
  state.counters = counters;
  keepRouting(state);
  keepMoves(state);
  for (const ticket of state.tickets.values()) {
    releaseLost(state, ticket);
    takePlaces(state, ticket);
  }
}

function dayClosed(state: HallState, event: EventOf<'DayClosed'>): void {
  const { goesOver } = event.data;
  const over = new Set(goesOver);
  if (goesOver !== undefined) state.goingOver = goingOverFrom(state, over);
  for (const ticket of [...state.tickets.values()]) {
    if (over.has(ticket.id)) {
      leavePlaces(state, ticket);
      state.tickets.delete(ticket.id);
      state.byNumber.delete(ticket.number);
      continue;
    }
    leavePlaces(state, ticket);
    for (const step of ticket.steps) {
      if (!isOpen(step)) continue;
      const served = step.state === 'serving';
      step.state = served ? 'done' : 'cancelled';
      step.outcome = served ? 'unfinished' : undefined;
      step.endedAt = event.at;
    }
    ticket.heldBy = undefined;
    end(state, ticket, event.at);
  }
  for (const id of state.counters.keys()) state.counters.set(id, { state: 'closed' });
  state.counterOfClerk.clear();
  forgetActs(state);
  forgetEnds(state);
  state.ratable.clear();
  state.phase = 'closed';
}

function ticketIssued(state: HallState, event: EventOf<'TicketIssued'>): void {
  const { data } = event;
  const ticket: Ticket = {
    id: data.ticket,
    number: data.number,
    secret: data.secret,
    seq: event.seq,
    issuedAt: data.offline?.issuedAt ?? event.at,
    category: data.category,
    language: data.language,
    matter: data.matter,
    ...(data.appointment === undefined ? {} : { appointment: data.appointment }),
    steps: data.steps.map((step, index) => stepFrom(step, index, data.told)),
    creditMs: 0,
    heldBy: undefined,
    override: undefined,
    rated: [],
    notes: [],
    touched: event.seq,
  };
  const line = (data.steps[0] as NewStep).line;
  noteIssue(state, event);
  if (data.offline === undefined) {
    // The count of the number itself: numbers that were passed over stay so.
    const count = Number(/\d+$/.exec(data.number)?.[0] ?? 0);
    state.issued.set(line, Math.max((state.issued.get(line) ?? 0) + 1, count));
  }
  state.issuedTotal += 1;
  for (const step of data.steps) takeService(state.routing, step.service, 1);
  if (data.appointment !== undefined) state.appointmentsUsed.set(data.appointment.id, data.appointment.slotAt);
  state.tickets.set(ticket.id, ticket);
  state.byNumber.set(ticket.number, ticket.id);
  takePlaces(state, ticket);
}

/** Nobody touched the ticket: what was done with it may still be taken back. */
function reentryEnded(state: HallState, { data }: EventOf<'ReentryEnded'>): void {
  const ticket = state.tickets.get(data.ticket);
  const step = ticket?.steps[data.step];
  if (ticket === undefined || step === undefined) return;
  leavePlaces(state, ticket);
  step.reentryOver = true;
  takePlaces(state, ticket);
}

function ticketCancelled(state: HallState, event: EventOf<'TicketCancelled'>): void {
  withTicket(state, event.data.ticket, (ticket) => {
    for (const step of ticket.steps) {
      if (!isOpen(step) && step.state !== 'no-show') continue;
      // A no-show was called and not there: that place is spent.
      if (isOpen(step)) takeStep(state, ticket, step, -1);
      step.state = 'cancelled';
      step.endedAt = event.at;
    }
    if (ticket.heldBy !== undefined) setInHand(state, ticket.heldBy, undefined);
    ticket.heldBy = undefined;
    end(state, ticket, event.at);
  });
}

function toldOf({ step: _, ...told }: ToldWait): NonNullable<Step['told']> {
  return told;
}

function stepFrom(step: NewStep, index: number, told: readonly ToldWait[] = []): Step {
  const wait = told.find((each) => each.step === index);
  return {
    index,
    service: step.service,
    line: step.line,
    movedFrom: step.movedFrom,
    moved: undefined,
    category: step.category,
    state: 'waiting',
    since: step.since,
    reservedFor: undefined,
    told: wait === undefined ? undefined : toldOf(wait),
    counter: undefined,
    calledAt: undefined,
    servingAt: undefined,
    endedAt: undefined,
    recalls: 0,
    soundedAt: undefined,
    aside: undefined,
    outcome: undefined,
    note: undefined,
  };
}
