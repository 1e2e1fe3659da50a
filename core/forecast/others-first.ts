import type { CounterId } from '../base/names.ts';
import type { Instant } from '../base/time.ts';
import { countWhile } from '../queue/line-queue.ts';
import { candidateFrom, candidateOf, compareCandidates, queuesAt, rankAt } from '../queue/order/order.ts';
import { isCallable } from '../queue/order/places.ts';
import { levelOf, servedBy } from '../queue/order/served-by.ts';
import type { Candidate } from '../queue/reason.ts';
import { counterPlace, type SeveralPlaces } from '../queue/standing.ts';
import type { HallState } from '../queue/state.ts';
import type { Step, Ticket } from '../queue/ticket.ts';
import { levelAt, openFor, type Place } from './place.ts';

/** People of other lines who come before a place at the counters that are open for it. */
export type OthersFirst = {
  /** Without a counter: as many as come before it at least. */
  readonly people: number;
  /** The counter, where only one is open for the place and they were counted to the last. */
  readonly counter?: CounterId;
};

/** Of so many tickets with several services each is looked at; of more it is told how many they are at least. */
const LOOKED_AT = 20;

/**
 * Who of other lines is before a place at every counter that is open for it, at the instant of the call; undefined
 * where a counter has nobody else before it, or none is open.
 */
export function othersFirst(state: HallState, place: Place, callAt: Instant): OthersFirst | undefined {
  const counters = openFor(state, place);
  const counts = counters.map(({ id }) => othersAt(state, place, id, callAt));
  const people = Math.min(...counts.map((each) => each.people));
  const [first, second] = counters;
  if (first === undefined || people <= 0) return undefined;
  return { people, ...(second === undefined && counts[0]?.isExact === true ? { counter: first.id } : {}) };
}

type Count = { readonly people: number; readonly isExact: boolean };

/** How many are called from the counter's queues before the place: of other lines, and everybody once. */
function othersAt(state: HallState, place: Place, counter: CounterId, callAt: Instant): Count {
  const mine = rankAt(state, place, levelAt(state, counter, place), callAt);
  const isBefore = (each: Candidate): boolean => compareCandidates(each, mine, callAt) < 0;
  const isOther = (each: Candidate): boolean => each.line !== place.line && isBefore(each);
  let before = 0;
  for (const { queue, level } of queuesAt(state, state, counter))
    before += countWhile(queue, (item) => isOther(candidateOf(state, item, level, callAt)));
  const several = severalAt(state, counter);
  if (several.reduce((sum, { tickets }) => sum + tickets.size, 0) > LOOKED_AT)
    return { people: before - mostOfSeveral(several, servedAt(state, counter), place), isExact: false };
  for (const ticket of several.flatMap(({ tickets }) => [...tickets].map((id) => state.tickets.get(id) as Ticket))) {
    const steps = stepsAt(state, ticket, counter, callAt);
    const others = steps.filter(isOther).length;
    // Who is ahead in the place's own line is told as that.
    const isKnown = ticket.id === place.ticket || steps.some((each) => !isOther(each) && isBefore(each));
    before -= isKnown ? others : Math.max(0, others - 1);
  }
  return { people: before, isExact: true };
}

/** The tickets that wait with several services, with one of them at least at this counter. */
function severalAt(state: HallState, counter: CounterId): readonly SeveralPlaces[] {
  const here = servedAt(state, counter);
  return [...state.standing.several.values()].filter(({ places }) => places.some((each) => here.has(each)));
}

/** Lines, and who waits for it alone: from where a counter calls. */
function servedAt(state: HallState, counter: CounterId): ReadonlySet<string> {
  return new Set<string>(servedBy(state, counter).map(({ line }) => line)).add(counterPlace(counter));
}

/** How often tickets with several services are counted too much at most, without a look at each of them. */
function mostOfSeveral(several: readonly SeveralPlaces[], here: ReadonlySet<string>, place: Place): number {
  return several.reduce((sum, { places, tickets }) => {
    const others = places.filter((each) => here.has(each) && each !== place.line).length;
    const isInLine = places.some((each) => each === place.line);
    return sum + (isInLine ? others : Math.max(0, others - 1)) * tickets.size;
  }, 0);
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
