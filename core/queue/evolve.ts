import { indexCatalogue } from '../catalogue/catalogue-index.ts';
import type { EventOf, HallEvent, NewStep } from './event.ts';
import { initialState } from './initial-state.ts';
import { leavePlaces, takePlaces } from './places.ts';
import { keepRouting, reroute, takeService } from './evolve-routing.ts';
import type { CounterState, EndedTicket, HallState } from './state.ts';
import { isOpen, servedSteps, type Step, type StepState, type Ticket } from './ticket.ts';

/**
 * Applies one durable or about-to-be-durable event. The only thing that changes state; works in place on a state with one owner.
 * Trusts its input: events were decided by these rules or read from a journal whose chain holds.
 */
export function evolve(state: HallState, event: HallEvent): void {
  apply(state, event);
  state.seq = event.seq;
  state.at = event.at;
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
        ticket.heldBy = event.data.counter;
        setInHand(state, event.data.counter, { ticket: ticket.id, step: step.index });
      });
    case 'TicketRecalled':
      return withStep(state, event.data, (_ticket, step) => {
        step.recalls += 1;
      });
    case 'ServingStarted':
      return withStep(state, event.data, (_ticket, step) => {
        step.state = 'serving';
        step.servingAt = event.at;
      });
    case 'StepFinished':
      return release(state, event, 'done', (ticket, step) => {
        step.outcome = event.data.outcome;
        step.note = event.data.note ?? step.note;
        credit(ticket, event.data.creditMs);
      });
    case 'TicketMissed':
      return release(state, event, 'no-show', () => undefined);
    case 'StepParked':
      return release(state, event, 'parked', (ticket, step) => {
        step.note = event.data.note ?? step.note;
        credit(ticket, event.data.creditMs);
      });
    case 'TicketParked':
      return withTicket(state, event.data.ticket, (ticket) => {
        for (const index of event.data.steps) {
          const step = ticket.steps[index] as Step;
          step.state = 'parked';
          step.note = event.data.note ?? step.note;
        }
      });
    case 'TicketResumed':
    case 'TicketReentered':
      return withTicket(state, event.data.ticket, (ticket) => {
        for (const back of event.data.steps) {
          const step = ticket.steps[back.step] as Step;
          step.state = 'waiting';
          step.since = back.since;
          step.endedAt = undefined;
        }
      });
    case 'StepTransferred':
      return release(state, event, 'transferred', (ticket, step) => {
        credit(ticket, event.data.creditMs);
        const next = stepFrom(event.data.to, ticket.steps.length);
        next.reservedFor = event.data.reservedFor;
        next.note = event.data.note ?? step.note;
        ticket.steps.push(next);
        takeService(state.routing, step.service, -1);
        takeService(state.routing, next.service, 1);
      });
    case 'TicketCancelled':
      return ticketCancelled(state, event);
    case 'TicketPrioritised':
      return withTicket(state, event.data.ticket, (ticket) => {
        ticket.override = { by: event.data.by, reason: event.data.reason };
      });
    case 'StepRated':
      return stepRated(state, event);
    case 'ComplaintFiled':
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
  Object.assign(state, initialState(event.data.catalogue, event.day), { phase: 'open' });
  for (const open of event.data.openCounters ?? []) {
    if (!state.counters.has(open.counter)) continue;
    const { clerk, held } = open;
    state.counters.set(open.counter, { state: 'open', clerk, held, openedAt: event.at, inHand: undefined });
    if (held) state.counterOfClerk.set(clerk, open.counter);
  }
}

function catalogueChanged(state: HallState, event: EventOf<'CatalogueChanged'>): void {
  for (const ticket of state.tickets.values()) leavePlaces(state, ticket);
  state.index = indexCatalogue(event.data.catalogue);
  const counters = new Map<string, CounterState>();
  for (const id of state.index.counters.keys()) counters.set(id, state.counters.get(id) ?? { state: 'closed' });
  state.counters = counters;
  keepRouting(state);
  for (const ticket of state.tickets.values()) takePlaces(state, ticket);
}

function dayClosed(state: HallState, event: EventOf<'DayClosed'>): void {
  for (const ticket of [...state.tickets.values()]) {
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
  state.phase = 'closed';
}

function ticketIssued(state: HallState, event: EventOf<'TicketIssued'>): void {
  const { data } = event;
  const ticket: Ticket = {
    id: data.ticket,
    number: data.number,
    secret: data.secret,
    seq: event.seq,
    issuedAt: event.at,
    category: data.category,
    language: data.language,
    steps: data.steps.map(stepFrom),
    creditMs: 0,
    heldBy: undefined,
    override: undefined,
    rated: [],
  };
  const line = (data.steps[0] as NewStep).line;
  state.issued.set(line, (state.issued.get(line) ?? 0) + 1);
  state.issuedTotal += 1;
  for (const step of data.steps) takeService(state.routing, step.service, 1);
  if (data.appointment !== undefined) state.appointmentsUsed.add(data.appointment.id);
  state.tickets.set(ticket.id, ticket);
  state.byNumber.set(ticket.number, ticket.id);
  takePlaces(state, ticket);
}

function ticketCancelled(state: HallState, event: EventOf<'TicketCancelled'>): void {
  withTicket(state, event.data.ticket, (ticket) => {
    for (const step of ticket.steps) {
      if (!isOpen(step) && step.state !== 'no-show') continue;
      // A no-show was called and not there: that place is spent.
      if (isOpen(step)) takeService(state.routing, step.service, -1);
      step.state = 'cancelled';
      step.endedAt = event.at;
    }
    if (ticket.heldBy !== undefined) setInHand(state, ticket.heldBy, undefined);
    ticket.heldBy = undefined;
    end(state, ticket, event.at);
  });
}

function stepRated(state: HallState, event: EventOf<'StepRated'>): void {
  state.tickets.get(event.data.ticket)?.rated.push(event.data.step);
  const ended = state.ended.get(event.data.ticket);
  if (ended === undefined) return;
  state.ended.set(event.data.ticket, { ...ended, rated: [...ended.rated, event.data.step] });
}

function counterOpened(state: HallState, event: EventOf<'CounterOpened'>): void {
  const { counter, clerk, held } = event.data;
  const before = state.counters.get(counter);
  freeClerk(state, counter);
  const inHand = before === undefined || before.state === 'closed' ? undefined : before.inHand;
  state.counters.set(counter, { state: 'open', clerk, held, openedAt: event.at, inHand });
  if (held) state.counterOfClerk.set(clerk, counter);
}

function counterPaused(state: HallState, event: EventOf<'CounterPaused'>): void {
  const before = state.counters.get(event.data.counter);
  if (before === undefined || before.state === 'closed') return;
  state.counters.set(event.data.counter, {
    ...before,
    state: 'paused',
    reason: event.data.reason,
    pausedAt: event.at,
  });
}

/** Whoever waited for this counter alone goes back to the line, at the place that the waiting so far gives. */
function counterClosed(state: HallState, event: EventOf<'CounterClosed'>): void {
  const { counter } = event.data;
  freeClerk(state, counter);
  state.counters.set(counter, { state: 'closed' });
  for (const ticket of state.tickets.values()) {
    if (!ticket.steps.some((step) => step.reservedFor === counter && isOpen(step))) continue;
    leavePlaces(state, ticket);
    for (const step of ticket.steps) if (step.reservedFor === counter) step.reservedFor = undefined;
    takePlaces(state, ticket);
  }
}

function freeClerk(state: HallState, counter: string): void {
  const before = state.counters.get(counter);
  if (before !== undefined && before.state !== 'closed' && before.held) state.counterOfClerk.delete(before.clerk);
}

/** A call ends: the counter is free, the ticket is back in its other lines, or over. */
function release(
  state: HallState,
  event: EventOf<'StepFinished' | 'TicketMissed' | 'StepParked' | 'StepTransferred'>,
  to: StepState,
  change: (ticket: Ticket, step: Step) => void,
): void {
  withStep(state, event.data, (ticket, step) => {
    step.state = to;
    step.endedAt = event.at;
    setInHand(state, event.data.counter, undefined);
    ticket.heldBy = undefined;
    change(ticket, step);
    endIfOver(state, ticket, event.at);
  });
}

/** Changes a ticket while it is out of its queues, and puts it back where it now belongs. */
function withTicket(state: HallState, id: string, change: (ticket: Ticket) => void): void {
  const ticket = state.tickets.get(id);
  if (ticket === undefined) return;
  leavePlaces(state, ticket);
  change(ticket);
  if (state.tickets.has(id)) takePlaces(state, ticket);
}

function withStep(
  state: HallState,
  at: { readonly ticket: string; readonly step: number },
  change: (ticket: Ticket, step: Step) => void,
): void {
  withTicket(state, at.ticket, (ticket) => change(ticket, ticket.steps[at.step] as Step));
}

function setInHand(
  state: HallState,
  counter: string,
  inHand: { readonly ticket: string; readonly step: number } | undefined,
): void {
  const before = state.counters.get(counter);
  if (before === undefined || before.state === 'closed') return;
  before.inHand = inHand;
}

/** Time served and walked is not waiting: it moves `since` of everything the visitor still has to do. */
function credit(ticket: Ticket, creditMs: number): void {
  ticket.creditMs += creditMs;
  for (const step of ticket.steps) if (isOpen(step)) step.since += creditMs;
}

/** A ticket with nothing left to do is over; a no-show may still come back. */
function endIfOver(state: HallState, ticket: Ticket, at: number): void {
  if (!ticket.steps.some((step) => isOpen(step) || step.state === 'no-show')) end(state, ticket, at);
}

function end(state: HallState, ticket: Ticket, at: number): void {
  state.tickets.delete(ticket.id);
  state.byNumber.delete(ticket.number);
  const ended: EndedTicket = {
    number: ticket.number,
    secret: ticket.secret,
    served: servedSteps(ticket),
    rated: ticket.rated,
    endedAt: at,
  };
  state.ended.set(ticket.id, ended);
}

function stepFrom(step: NewStep, index: number): Step {
  return {
    index,
    service: step.service,
    line: step.line,
    movedFrom: undefined,
    category: step.category,
    state: 'waiting',
    since: step.since,
    reservedFor: undefined,
    counter: undefined,
    calledAt: undefined,
    servingAt: undefined,
    endedAt: undefined,
    recalls: 0,
    outcome: undefined,
    note: undefined,
  };
}
