import type { Instant } from '../base/time.ts';
import { targetOf } from '../catalogue/catalogue-index.ts';
import type { EventOf, HallEvent } from '../queue/event.ts';
import type { HallState } from '../queue/state.ts';
import { isOpen, isServed, type Outcome, type Step, type Ticket, type TicketId } from '../queue/ticket.ts';
import type { Channel } from './channel.ts';
import type { Leg, LegEnd, Origin, Whose } from './facts.ts';
import { secondsOf, slotOf } from './when.ts';

/** A leg while it may still change. */
export type OpenLeg = {
  readonly ticket: TicketId;
  readonly step: number;
  readonly calledAt: Instant | undefined;
  readonly first: boolean;
  readonly told: Step['told'];
  servingAt: Instant | undefined;
  endedAt: Instant | undefined;
  end: LegEnd;
  outcome: Outcome | undefined;
  recalls: number;
  readonly fixed: Whose & Pick<Leg, 'counter' | 'clerk' | 'zone' | 'waitS' | 'targetS' | 'late'>;
};

/** What an event did to legs, so that it can be taken back. */
type Done = { readonly begun?: OpenLeg; readonly ended?: OpenLeg; readonly left?: readonly OpenLeg[] };

/** The legs of today, and which of them is in whose hand. */
export type LegsFold = {
  readonly legs: Set<OpenLeg>;
  readonly inHand: Map<TicketId, OpenLeg>;
  readonly done: Map<number, Done>;
  readonly came: Origin;
  readonly channels: Map<TicketId, Channel>;
  /** Who served each step last, for ratings: by `ticket step`. */
  readonly clerks: Map<string, string>;
};

/** Nobody has been called. */
export function noLegs(came: Origin): LegsFold {
  return { came, legs: new Set(), inHand: new Map(), done: new Map(), channels: new Map(), clerks: new Map() };
}

/** Tells the legs of an event. `before` is the state as it was before it. */
export function foldLegs(fold: LegsFold, before: HallState, event: HallEvent): void {
  switch (event.type) {
    case 'TicketCalled':
      return called(fold, before, event);
    case 'TicketRecalled': {
      const leg = fold.inHand.get(event.data.ticket);
      if (leg !== undefined) leg.recalls += 1;
      return;
    }
    case 'ServingStarted': {
      const leg = fold.inHand.get(event.data.ticket);
      if (leg !== undefined) leg.servingAt = event.at;
      return;
    }
    case 'StepFinished': {
      const { outcome } = event.data;
      return ends(fold, event, isServed(outcome) ? 'served' : 'not-served', outcome);
    }
    case 'TicketMissed':
      return ends(fold, event, 'no-show');
    case 'StepParked':
      return ends(fold, event, 'parked');
    case 'StepTransferred':
      return ends(fold, event, 'transferred');
    case 'TicketReturned':
      return ends(fold, event, 'returned');
    case 'TicketCancelled':
      return cancelled(fold, before, event);
    case 'CounterActionUndone':
      return undone(fold, event.data.undone);
    case 'TicketBroughtBack':
      return broughtBack(fold, event.data.ended);
    case 'DayClosed':
      return dayClosed(fold, before, event);
    default:
      return;
  }
}

function called(fold: LegsFold, before: HallState, event: EventOf<'TicketCalled'>): void {
  const ticket = before.tickets.get(event.data.ticket);
  const step = ticket?.steps[event.data.step];
  if (ticket === undefined || step === undefined) return;
  const leg = callOf(fold, before, ticket, step, event.data.counter, event.at);
  begin(fold, leg);
  fold.done.set(event.seq, { begun: leg });
}

/** In hand when the day began: called the day before, and ends today. */
export function takeOver(fold: LegsFold, after: HallState): void {
  for (const ticket of after.tickets.values()) {
    const { heldBy } = ticket;
    const step = ticket.steps.find(({ state }) => state === 'called' || state === 'serving');
    if (heldBy === undefined || step?.calledAt === undefined) continue;
    const leg = callOf(fold, after, ticket, { ...step, calledAt: undefined }, heldBy, step.calledAt);
    leg.servingAt = step.servingAt;
    leg.recalls = step.recalls;
    begin(fold, leg);
  }
}

function callOf(fold: LegsFold, state: HallState, ticket: Ticket, step: Step, counter: string, at: Instant): OpenLeg {
  const stand = state.counters.get(counter);
  const fixed = waitOf(fold, state, ticket, step, at - step.since);
  fixed.counter = counter;
  fixed.clerk = stand === undefined || stand.state === 'closed' ? undefined : stand.clerk;
  fixed.zone = state.index.counters.get(counter)?.zone ?? '';
  return {
    ticket: ticket.id,
    step: step.index,
    calledAt: at,
    first: step.calledAt === undefined,
    told: step.told,
    servingAt: undefined,
    endedAt: undefined,
    end: 'in-hand',
    outcome: undefined,
    recalls: 0,
    fixed,
  };
}

type Fixed = { -readonly [K in keyof OpenLeg['fixed']]: OpenLeg['fixed'][K] };

function waitOf(fold: LegsFold, { index }: HallState, ticket: Ticket, step: Step, waitedMs: number): Fixed {
  const department = index.lines.get(step.line)?.department ?? '';
  const waited = Math.max(0, waitedMs);
  const target = targetOf(index, step.line, step.category);
  return {
    department,
    line: step.line,
    service: step.service,
    category: step.category,
    language: ticket.language,
    channel: fold.channels.get(ticket.id),
    counter: undefined,
    clerk: undefined,
    zone: index.departments.get(department)?.zone ?? '',
    waitS: secondsOf(waited),
    targetS: secondsOf(target),
    late: waited > target,
  };
}

function begin(fold: LegsFold, leg: OpenLeg): void {
  fold.legs.add(leg);
  fold.inHand.set(leg.ticket, leg);
}

type Ending = EventOf<'StepFinished' | 'TicketMissed' | 'StepParked' | 'StepTransferred' | 'TicketReturned'>;

function ends(fold: LegsFold, event: Ending, end: LegEnd, outcome?: Outcome): void {
  const leg = fold.inHand.get(event.data.ticket);
  if (leg === undefined) return;
  endLeg(fold, leg, event.at, end, outcome);
  const { clerk } = leg.fixed;
  if (end === 'served' && clerk !== undefined) fold.clerks.set(`${leg.ticket} ${String(leg.step)}`, clerk);
  fold.done.set(event.seq, { ended: leg });
}

function endLeg(fold: LegsFold, leg: OpenLeg, at: Instant, end: LegEnd, outcome?: Outcome): void {
  leg.endedAt = at;
  leg.end = end;
  leg.outcome = outcome;
  fold.inHand.delete(leg.ticket);
}

/** Given up: what is in hand ends there, all else in its line or aside. */
function cancelled(fold: LegsFold, before: HallState, event: EventOf<'TicketCancelled'>): void {
  const ticket = before.tickets.get(event.data.ticket);
  if (ticket === undefined) return;
  const ended = fold.inHand.get(ticket.id);
  if (ended !== undefined) endLeg(fold, ended, event.at, 'given-up');
  const left = leaving(fold, before, ticket, event.at, 'left');
  fold.done.set(event.seq, { ...(ended === undefined ? {} : { ended }), left });
}

/** Steps that end without having been called, or that were aside. */
function leaving(fold: LegsFold, before: HallState, ticket: Ticket, at: Instant, end: 'left' | 'day-over'): OpenLeg[] {
  const gone = ticket.steps.filter((step) => isOpen(step) && step.state !== 'called' && step.state !== 'serving');
  return gone.map((step) => {
    const fixed = waitOf(fold, before, ticket, step, at - step.since);
    const waits = step.state === 'waiting';
    const leg: OpenLeg = {
      ...{ ticket: ticket.id, step: step.index, calledAt: undefined, first: false, told: undefined },
      ...{ servingAt: undefined, endedAt: at, end, outcome: undefined, recalls: 0 },
      fixed: waits ? fixed : { ...fixed, waitS: undefined, late: false },
    };
    fold.legs.add(leg);
    return leg;
  });
}

/** What was taken back did not happen. */
function undone(fold: LegsFold, seq: number): void {
  const done = fold.done.get(seq);
  if (done?.begun !== undefined) {
    fold.legs.delete(done.begun);
    fold.inHand.delete(done.begun.ticket);
  }
  if (done?.ended === undefined) return;
  Object.assign(done.ended, { endedAt: undefined, end: 'in-hand', outcome: undefined });
  fold.inHand.set(done.ended.ticket, done.ended);
}

/** What ended by mistake is neither served nor missed nor given up; that it was called stays true. */
function broughtBack(fold: LegsFold, seq: number): void {
  const done = fold.done.get(seq);
  for (const leg of done?.left ?? []) fold.legs.delete(leg);
  if (done?.ended !== undefined) Object.assign(done.ended, { end: 'brought-back', outcome: undefined });
}

/** Whoever goes over is counted in the day in which it ends. */
function dayClosed(fold: LegsFold, before: HallState, event: EventOf<'DayClosed'>): void {
  for (const id of event.data.goesOver ?? []) {
    const leg = fold.inHand.get(id);
    if (leg !== undefined) fold.legs.delete(leg);
    fold.inHand.delete(id);
  }
  for (const id of event.data.left) {
    const ticket = before.tickets.get(id);
    if (ticket === undefined) continue;
    const leg = fold.inHand.get(id);
    if (leg !== undefined) {
      const serving = leg.servingAt !== undefined;
      endLeg(fold, leg, event.at, serving ? 'unfinished' : 'given-up', serving ? 'unfinished' : undefined);
    }
    leaving(fold, before, ticket, event.at, 'day-over');
  }
}

/** Every leg so far, and everybody who waits, as views count those. */
export function legsOf(fold: LegsFold, state: HallState, now: Instant): Leg[] {
  const legs = [...fold.legs].map((leg) => legOf(fold, leg, state, leg.calledAt ?? leg.endedAt ?? now));
  for (const standing of state.standing.byLine.values()) {
    for (const queue of standing.queues.values()) {
      for (let at = queue.head; at < queue.items.length; at += 1) {
        const waiting = queue.items[at];
        const ticket = state.tickets.get(waiting?.ticket ?? '');
        const step = ticket?.steps[waiting?.step ?? -1];
        if (ticket === undefined || step === undefined) continue;
        const fixed = waitOf(fold, state, ticket, step, now - step.since);
        legs.push(legOf(fold, { ...WAITING, ticket: ticket.id, step: step.index, told: step.told, fixed }, state, now));
      }
    }
  }
  return legs;
}

const WAITING = {
  calledAt: undefined,
  first: false,
  servingAt: undefined,
  endedAt: undefined,
  end: 'waiting',
  outcome: undefined,
  recalls: 0,
} as const;

/** Written out member by member: of a year's hundreds of thousands, spreads would take most of the time. */
function legOf({ came }: LegsFold, leg: OpenLeg, state: HallState, at: Instant): Leg {
  const { calledAt, servingAt, endedAt, end, outcome, recalls, fixed } = leg;
  const counts = end !== 'brought-back' && end !== 'returned' && endedAt !== undefined && calledAt !== undefined;
  const { promise, offS } = promiseOf(leg);
  return {
    day: state.day,
    slot: slotOf(at, state.index.catalogue.hall.timeZone),
    department: fixed.department,
    line: fixed.line,
    service: fixed.service,
    category: fixed.category,
    language: fixed.language,
    channel: fixed.channel,
    counter: fixed.counter,
    clerk: fixed.clerk,
    zone: fixed.zone,
    waitS: fixed.waitS,
    targetS: fixed.targetS,
    late: fixed.late,
    end,
    outcome,
    called: calledAt !== undefined,
    walkS: calledAt === undefined || servingAt === undefined ? undefined : secondsOf(servingAt - calledAt),
    deskS: counts && servingAt !== undefined ? secondsOf(endedAt - servingAt) : undefined,
    serveS: counts && end === 'served' ? secondsOf(endedAt - calledAt) : undefined,
    recalls,
    promise,
    offS,
    came,
  };
}

/** A wait against what was told of it, at the first call of the step; a call by mistake says nothing. */
function promiseOf({ first, told, end, fixed: { waitS } }: OpenLeg): Pick<Leg, 'promise' | 'offS'> {
  if (!first || told === undefined || waitS === undefined || end === 'returned' || end === 'brought-back')
    return { promise: undefined, offS: undefined };
  const promise = waitS < told.p10 ? 'shorter' : waitS > told.p90 ? 'longer' : 'kept';
  return { promise, offS: waitS - told.p50 };
}
