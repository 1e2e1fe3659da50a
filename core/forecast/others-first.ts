import type { CounterId } from '../base/names.ts';
import type { Instant } from '../base/time.ts';
import { countWhile } from '../queue/line-queue.ts';
import { candidateFrom, candidateOf, compareCandidates, queuesAt, rankAt } from '../queue/order/order.ts';
import { isCallable } from '../queue/order/places.ts';
import { levelOf, servedBy } from '../queue/order/served-by.ts';
import type { Candidate } from '../queue/reason.ts';
import { counterPlace } from '../queue/standing.ts';
import type { HallState } from '../queue/state.ts';
import type { Step, Ticket, TicketId } from '../queue/ticket.ts';
import { levelAt, openCounters, type Place } from './estimate.ts';

/** People of other lines who come before a place at the counters that are open for it. */
export type OthersFirst = {
  /** Where several counters are open: as many as come before it at least. */
  readonly people: number;
  /** The counter, where only one is open for the place. */
  readonly counter?: CounterId;
};

/**
 * Who of other lines is before a place at every counter that is open for it, at the instant of the call; undefined
 * where a counter has nobody else before it, or none is open. `own`: the ticket whose place it is, which is not before
 * itself with what else it wants.
 */
export function othersFirst(
  state: HallState,
  place: Place,
  own: TicketId | undefined,
  callAt: Instant,
): OthersFirst | undefined {
  const counters = openCounters(state, place);
  const fewest = Math.min(...counters.map(({ id }) => othersAt(state, place, own, id, callAt)));
  const [first, second] = counters;
  if (first === undefined || fewest <= 0) return undefined;
  return { people: fewest, ...(second === undefined ? { counter: first.id } : {}) };
}

/** How many are called from the counter's queues before the place: of other lines, and everybody once. */
function othersAt(
  state: HallState,
  place: Place,
  own: TicketId | undefined,
  counter: CounterId,
  callAt: Instant,
): number {
  const mine = rankAt(state, place, levelAt(state, counter, place), callAt);
  const isBefore = (each: Candidate): boolean => compareCandidates(each, mine, callAt) < 0;
  const isOther = (each: Candidate): boolean => each.line !== place.line && isBefore(each);
  let before = 0;
  for (const { queue, level } of queuesAt(state, state, counter))
    before += countWhile(queue, (item) => isOther(candidateOf(state, item, level, callAt)));
  for (const ticket of severalAt(state, counter)) {
    const steps = stepsAt(state, ticket, counter, callAt);
    const others = steps.filter(isOther).length;
    // Who is ahead in the place's own line is told as that.
    const isKnown = ticket.id === own || steps.some((each) => !isOther(each) && isBefore(each));
    before -= isKnown ? others : Math.max(0, others - 1);
  }
  return before;
}

/** The tickets that wait with several services, with one of them at least at this counter. */
function severalAt(state: HallState, counter: CounterId): Ticket[] {
  const here = new Set(servedBy(state, counter).map(({ line }) => line)).add(counterPlace(counter));
  return [...state.standing.several.values()]
    .filter(({ places }) => places.some((each) => here.has(each)))
    .flatMap(({ tickets }) => [...tickets].map((id) => state.tickets.get(id) as Ticket));
}

/** What the counter could call of a ticket that waits. */
function stepsAt(state: HallState, ticket: Ticket, counter: CounterId, callAt: Instant): Candidate[] {
  return ticket.steps.flatMap((step) => {
    const level = isCallable(state, ticket, step) ? levelFor(state, step, counter) : undefined;
    return level === undefined ? [] : [candidateFrom(state, ticket, step, step.since, level, callAt)];
  });
}

function levelFor(state: HallState, { line, reservedFor }: Step, counter: CounterId): number | undefined {
  if (reservedFor === undefined) return levelOf(state, counter, line);
  return reservedFor === counter ? 1 : undefined;
}
