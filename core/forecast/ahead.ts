import type { CategoryId, CounterId } from '../base/names.ts';
import type { Instant } from '../base/time.ts';
import { targetOf } from '../catalogue/catalogue-index.ts';
import { countWhile, headOf, ticketsAmong, type LineQueue, type Waiting } from '../queue/line-queue.ts';
import { compareCandidates, rankAt, type RankedPlace } from '../queue/order/order.ts';
import { isCallable, waitingOf } from '../queue/order/places.ts';
import { levelOf } from '../queue/order/served-by.ts';
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
  return both(state).flatMap(([{ prioritised, queues }, waits]) => {
    const about = { level, place, placeLevel, waits, reservedFor: undefined };
    const first = prioritised.get(place.line);
    const rest = [...(queues.get(place.line) ?? [])];
    return [
      ...(first === undefined ? [] : [{ ...about, queue: first, category: place.category, prioritised: true }]),
      ...rest.map(([category, queue]) => ({ ...about, queue, category, prioritised: false })),
    ];
  });
}

/** Those of the line whom this counter alone may call. */
function boundTo(state: HallState, place: Place, counter: CounterId, placeLevel: number): SeenQueue[] {
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
  const at = (instant: Instant): number => countWhile(queue, (item) => isBefore(state, seen, item, instant));
  const counts = [at(times.from), at(times.until)];
  let [least, most] = [Math.min(...counts), Math.max(...counts)];
  // In between it can be otherwise. Whoever stands further in front is before whenever the next one is.
  const always = (item: Waiting): boolean => isAlwaysBefore(state, seen, item, times);
  const ever = (item: Waiting): boolean => isEverBefore(state, seen, item, times);
  const last = least === 0 ? undefined : queue.items[queue.head + least - 1];
  if (last !== undefined && !always(last)) least = countWhile(queue, always);
  const next = queue.items[queue.head + most];
  if (next !== undefined && ever(next)) most = countWhile(queue, ever);
  return { least: seen.waits ? ticketsAmong(queue, least) : 0, most: ticketsAmong(queue, most) };
}

function isAlwaysBefore(state: HallState, seen: SeenQueue, item: Waiting, times: CallTimes): boolean {
  return turns(state, seen, item, times).every((at) => isBefore(state, seen, item, at));
}

function isEverBefore(state: HallState, seen: SeenQueue, item: Waiting, times: CallTimes): boolean {
  return turns(state, seen, item, times).some((at) => isBefore(state, seen, item, at));
}

function isBefore(state: HallState, seen: SeenQueue, { since, seq }: Waiting, at: Instant): boolean {
  const { place, category, prioritised, level, placeLevel } = seen;
  const theirs = rankAt(state, { line: place.line, category, since, seq, prioritised }, level, at);
  return compareCandidates(theirs, rankAt(state, place, placeLevel, at), at) < 0;
}

/** The instants between which the order of somebody and the place turns round once at most, and so is known by them. */
function turns(state: HallState, { place, category }: SeenQueue, { since }: Waiting, times: CallTimes): Instant[] {
  const { from, until } = times;
  const bends = [...bendsOf(state, { ...place, category, since }), ...bendsOf(state, place)].flatMap((at) => [
    at - 1,
    at,
    at + 1,
  ]);
  return [from, ...bends.filter((at) => at > from && at < until), until];
}

/** When urgency grows otherwise: at the target, where those who help take it for their own, and at the cap. */
function bendsOf({ index }: HallState, { line, category, since }: Omit<RankedPlace, 'seq'>): Instant[] {
  const targetMs = targetOf(index, line, category);
  const { helpOverduePercent } = index.catalogue.rules;
  const overdue = helpOverduePercent === undefined ? [] : [since + Math.floor((targetMs * helpOverduePercent) / 100)];
  return [since + targetMs, ...overdue, since + (index.categories.get(category)?.capMs ?? 0)];
}

/** How often too much was counted: a ticket in two of the queues, and the place's own. */
function countedTwice(
  state: HallState,
  place: Place,
  looks: readonly { readonly queue: SeenQueue }[],
  times: CallTimes,
): Span {
  const queues = looks.map(({ queue }) => queue);
  const bound = new Set(
    queues.flatMap(({ reservedFor }) => (reservedFor === undefined ? [] : [counterPlace(reservedFor)])),
  );
  const own = place.ticket === undefined ? undefined : state.tickets.get(place.ticket);
  const groups =
    bound.size === 0
      ? []
      : [...state.standing.several.values()].filter(
          ({ places }) =>
            places.some((each) => bound.has(each)) &&
            places.filter((each) => bound.has(each) || each === place.line).length > 1,
        );
  const inTwo = sum(groups.map(({ tickets }) => tickets.size));
  const others = inTwo > LOOKED_AT ? [] : groups.flatMap(({ tickets }) => [...tickets]).filter((id) => id !== own?.id);
  const spans = [
    ...(own === undefined || own.steps.length === 1 ? [] : [tooMuch(state, own, queues, times, 0)]),
    ...others.map((id) => tooMuch(state, state.tickets.get(id) as Ticket, queues, times, 1)),
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
      const item = waitingOf(ticket, step);
      if (seen.waits && isAlwaysBefore(state, seen, item, times)) always.add(seen.queue);
      if (isEverBefore(state, seen, item, times)) ever.add(seen.queue);
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
