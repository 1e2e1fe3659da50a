import type { CategoryId, CounterId } from '../base/names.ts';
import type { Instant } from '../base/time.ts';
import { countWhile, headOf, lengthOf, ticketsAmong, type LineQueue, type Waiting } from '../queue/line-queue.ts';
import { compareCandidates, kindOf, rankOfKind, type Kind } from '../queue/order/order.ts';
import { isCallable, waitingOf } from '../queue/order/places.ts';
import { levelOf } from '../queue/order/served-by.ts';
import type { Ranked } from '../queue/reason.ts';
import { counterPlace, type Places } from '../queue/standing.ts';
import type { HallState } from '../queue/state.ts';
import type { Step, Ticket } from '../queue/ticket.ts';
import { countersFor, levelAt, openFor, type Place } from './place.ts';

/**
 * How many tickets of its own line are called before a place, as the hall stands; each once, whatever it wants there.
 * So many in any case, and `aheadMost` where it may be more: because two change places while they wait, because one of
 * several counters alone may call somebody, or because somebody is at a counter meanwhile, or has to go to another
 * first, and may be back in time.
 */
export type Ahead = { readonly ahead: number; readonly aheadMost?: number };

/** The place is called at one of these instants, the first and the last included. */
export type CallTimes = { readonly from: Instant; readonly until: Instant };

/** Of so many tickets that stand in two queues of the line each is looked at; of more, how many there are is enough. */
const LOOKED_AT = 20;

/**
 * Who of its line is before a place, at the counters that could call it: those that are open, or all where none is. The
 * counter that calls the place has called everybody before who stood before it there all the time, and nobody is called
 * before who never did. O(counters + queues · log of those who wait).
 */
export function aheadOf(state: HallState, place: Place, times: CallTimes): Ahead {
  const looks = sights(state, place).map((sight) =>
    sight.map((queue) => ({ queue, span: spanOf(state, queue, times) })),
  );
  const most = new Map<LineQueue, number>();
  for (const { queue, span } of looks.flat()) most.set(queue.queue, Math.max(most.get(queue.queue) ?? 0, span.most));
  const twice = countedTwice(state, place, looks.flat(), times);
  const ahead = Math.max(0, Math.min(...looks.map((look) => sum(look.map(({ span }) => span.least)))) - twice.least);
  const aheadMost = sum([...most.values()]) - twice.most;
  return aheadMost > ahead ? { ahead, aheadMost } : { ahead };
}

/** A queue of the place's own line, as one of the counters sees both. */
type SeenQueue = {
  readonly queue: LineQueue;
  readonly level: number;
  readonly category: CategoryId;
  readonly prioritised: boolean;
  readonly reservedFor: CounterId | undefined;
  /** False: of those who could not be called now. */
  readonly waits: boolean;
  readonly place: Place;
  readonly placeLevel: number;
};

/** What each counter sees of the line; those that see the same once. */
function sights(state: HallState, place: Place): (readonly SeenQueue[])[] {
  const open = openFor(state, place);
  const counters = open.length > 0 ? open : countersFor(state, place);
  // Where no counter serves the line, one that does would see it so.
  if (counters.length === 0) return [inLine(state, place, 1, 1)];
  const found = new Map<string, readonly SeenQueue[]>();
  for (const { id } of counters) {
    const [level, placeLevel] = [levelOf(state, id, place.line), levelAt(state, id, place)];
    const bound = boundTo(state, place, id, placeLevel);
    const key = `${String(level)} ${String(placeLevel)} ${bound.length > 0 ? id : ''}`;
    if (found.has(key)) continue;
    found.set(key, [...(level === undefined ? [] : inLine(state, place, level, placeLevel)), ...bound]);
  }
  return [...found.values()];
}

function inLine(state: HallState, place: Place, level: number, placeLevel: number): SeenQueue[] {
  const found: SeenQueue[] = [];
  for (const [{ prioritised, queues }, waits] of both(state)) {
    const add = (queue: LineQueue | undefined, category: CategoryId, isFirst: boolean): void => {
      if (queue === undefined || lengthOf(queue) === 0) return;
      found.push({ queue, level, category, prioritised: isFirst, reservedFor: undefined, waits, place, placeLevel });
    };
    add(prioritised.get(place.line), place.category, true);
    for (const [category, queue] of queues.get(place.line) ?? []) add(queue, category, false);
  }
  return found;
}

/** Those of the line whom this counter alone may call. */
function boundTo(state: HallState, place: Place, counter: CounterId, placeLevel: number): SeenQueue[] {
  if (state.reserved.size + state.standing.notYet.reserved.size === 0) return [];
  return both(state).flatMap(([{ reserved }, waits]) =>
    [...(reserved.get(counter)?.values() ?? [])].flatMap((queue) => {
      const head = headOf(queue);
      const ticket = head === undefined ? undefined : state.tickets.get(head.ticket);
      const step = head === undefined ? undefined : ticket?.steps[head.step];
      if (ticket === undefined || step?.line !== place.line) return [];
      const about = { level: 1, place, placeLevel, waits, reservedFor: counter };
      return [{ ...about, queue, category: step.category, prioritised: ticket.override !== undefined }];
    }),
  );
}

function both(state: HallState): (readonly [places: Places, waits: boolean])[] {
  return [
    [state, true],
    [state.standing.notYet, false],
  ];
}

type Span = { readonly least: number; readonly most: number };

/** How many tickets of a queue are before the place all the time, and how many at some time. */
function spanOf(state: HallState, seen: SeenQueue, times: CallTimes): Span {
  const { queue } = seen;
  const fixed = fixedOrder(seen);
  const [least, most] = fixed === undefined ? turning(pairOf(state, seen), queue, times) : steady(queue, fixed);
  return { least: seen.waits ? ticketsAmong(queue, least) : 0, most: ticketsAmong(queue, most) };
}

function steady(queue: LineQueue, isBefore: (item: Waiting) => boolean): readonly [least: number, most: number] {
  const before = countWhile(queue, isBefore);
  return [before, before];
}

/** Two of one kind, and two of whom staff have put one first, never change places. */
function fixedOrder(seen: SeenQueue): ((item: Waiting) => boolean) | undefined {
  const { place, prioritised, category, level, placeLevel } = seen;
  if (prioritised !== place.prioritised) return () => prioritised;
  if (!prioritised && (category !== place.category || level !== placeLevel)) return undefined;
  return ({ since, seq }) => since < place.since || (since === place.since && seq < place.seq);
}

/** Somebody of a queue and the place: who is before, and the instants at which that may turn round. */
type Pair = {
  readonly isBefore: (item: Waiting, at: Instant) => boolean;
  readonly bends: (item: Waiting) => readonly Instant[];
};

function pairOf({ index }: HallState, { place, prioritised, category, level, placeLevel }: SeenQueue): Pair {
  const [theirs, mine] = [kindOf(index, place.line, category), kindOf(index, place.line, place.category)];
  const { helpOverduePercent } = index.catalogue.rules;
  const known = new Map<Instant, Ranked>();
  const mineAt = (at: Instant): Ranked => {
    const found = known.get(at) ?? rankOfKind(index, mine, place, placeLevel, at);
    known.set(at, found);
    return found;
  };
  // Urgency grows otherwise from the target on, where those who help take it for their own, and from the cap on.
  const bendsOf = ({ targetMs, capMs }: Kind, since: Instant): Instant[] => [
    since + targetMs,
    since + capMs,
    ...(helpOverduePercent === undefined ? [] : [since + Math.floor((targetMs * helpOverduePercent) / 100)]),
  ];
  const own = bendsOf(mine, place.since);
  return {
    isBefore: ({ since, seq }, at) =>
      compareCandidates(rankOfKind(index, theirs, { since, seq, prioritised }, level, at), mineAt(at), at) < 0,
    bends: ({ since }) => [...own, ...bendsOf(theirs, since)],
  };
}

/** Of a queue whose order with the place may turn round meanwhile. */
function turning(pair: Pair, queue: LineQueue, times: CallTimes): readonly [least: number, most: number] {
  const { from, until } = times;
  const [first, last] = [from, until].map((at) => countWhile(queue, (item) => pair.isBefore(item, at)));
  const [fewer, more] = [Math.min(first ?? 0, last ?? 0), Math.max(first ?? 0, last ?? 0)];
  // In between it can be otherwise. Whoever stands further in front is before whenever the next one is.
  const always = (item: Waiting): boolean => isBeforeAt(pair, item, times, 'always');
  const ever = (item: Waiting): boolean => isBeforeAt(pair, item, times, 'ever');
  const [inside, outside] = [queue.items[queue.head + fewer - 1], queue.items[queue.head + more]];
  return [
    fewer === 0 || inside === undefined || always(inside) ? fewer : countWhile(queue, always),
    outside === undefined || !ever(outside) ? more : countWhile(queue, ever),
  ];
}

/** Between two bends the order of two turns round once at most, so those and the two ends are enough. */
function isBeforeAt(pair: Pair, item: Waiting, { from, until }: CallTimes, when: 'always' | 'ever'): boolean {
  const settles = when === 'ever';
  if (pair.isBefore(item, from) === settles || pair.isBefore(item, until) === settles) return settles;
  for (const bend of pair.bends(item))
    for (let at = bend - 1; at <= bend + 1; at += 1)
      if (at > from && at < until && pair.isBefore(item, at) === settles) return settles;
  return !settles;
}

/** How often too much was counted: a ticket in two of the queues, and the place's own. */
function countedTwice(
  state: HallState,
  place: Place,
  looks: readonly { readonly queue: SeenQueue }[],
  times: CallTimes,
): Span {
  const own = place.ticket === undefined ? undefined : state.tickets.get(place.ticket);
  const isAlone = own === undefined || own.steps.length === 1;
  const twiceInLine = state.standing.twiceInLine.get(place.line);
  if (isAlone && twiceInLine === undefined && looks.every(({ queue }) => queue.reservedFor === undefined))
    return { least: 0, most: 0 };
  const queues = looks.map(({ queue }) => queue);
  const bound = new Set(
    queues.flatMap(({ reservedFor }) => (reservedFor === undefined ? [] : [counterPlace(reservedFor)])),
  );
  const groups =
    bound.size === 0
      ? []
      : [...state.standing.several.values()].filter(
          ({ places }) =>
            places.some((each) => bound.has(each)) &&
            places.filter((each) => bound.has(each) || each === place.line).length > 1,
        );
  const inTwo = sum(groups.map(({ tickets }) => tickets.size));
  // Who does not wait yet is ahead of nobody in any case: of too many such nothing has to be taken off.
  const others = new Set([
    ...(inTwo > LOOKED_AT ? [] : groups.flatMap(({ tickets }) => [...tickets])),
    ...(twiceInLine === undefined || twiceInLine.size > LOOKED_AT ? [] : twiceInLine),
  ]);
  if (own !== undefined) others.delete(own.id);
  const spans = [
    ...(isAlone ? [] : [tooMuch(state, own, queues, times, 0)]),
    ...[...others].map((id) => tooMuch(state, state.tickets.get(id) as Ticket, queues, times, 1)),
    ...(inTwo > LOOKED_AT ? [{ least: inTwo * bound.size, most: 0 }] : []),
  ];
  return { least: sum(spans.map(({ least }) => least)), most: sum(spans.map(({ most }) => most)) };
}

/** How often a ticket was counted beyond so many times. */
function tooMuch(
  state: HallState,
  ticket: Ticket,
  queues: readonly SeenQueue[],
  times: CallTimes,
  counts: number,
): Span {
  const [always, ever] = [new Set<LineQueue>(), new Set<LineQueue>()];
  for (const seen of queues)
    for (const step of ticket.steps) {
      if (!isIn(seen, ticket, step) || isCallable(state, ticket, step) !== seen.waits) continue;
      const [item, pair] = [waitingOf(ticket, step), pairOf(state, seen)];
      if (seen.waits && isBeforeAt(pair, item, times, 'always')) always.add(seen.queue);
      if (isBeforeAt(pair, item, times, 'ever')) ever.add(seen.queue);
    }
  return { least: Math.max(0, always.size - counts), most: Math.max(0, ever.size - counts) };
}

function isIn({ place, category, prioritised, reservedFor }: SeenQueue, ticket: Ticket, step: Step): boolean {
  const isFirst = ticket.override !== undefined;
  return (
    step.state === 'waiting' &&
    step.line === place.line &&
    step.reservedFor === reservedFor &&
    isFirst === prioritised &&
    ((isFirst && reservedFor === undefined) || step.category === category)
  );
}

function sum(figures: readonly number[]): number {
  return figures.reduce((all, each) => all + each, 0);
}
