import type { CategoryId, LineId } from '../base/names.ts';
import { HOUR, MINUTE, SECOND, type Instant, type Millis } from '../base/time.ts';
import { categoryOf, meanServiceMs, targetOf } from '../catalogue/catalogue-index.ts';
import type { Counter } from '../catalogue/places.ts';
import { countWhile, lengthOf, type Waiting } from '../queue/line-queue.ts';
import { oldestIn } from '../queue/line-waiting.ts';
import { candidateOf, compareCandidates, compareUrgency, rankAt } from '../queue/order/order.ts';
import { countersServing, servedBy } from '../queue/order/served-by.ts';
import type { HallState } from '../queue/state.ts';
import { paceFactor, type Pace } from '../record/pace.ts';
import { aheadOf, type Ahead } from './ahead.ts';
import { levelAt, openCounters, type Place } from './place.ts';

/**
 * A wait as a range: one of ten is shorter than `p10`, half are shorter than `p50`, nine of ten shorter than `p90`.
 * Eight of ten are between the first and the last, which is what people are told.
 */
export type WaitEstimate = { readonly p10Ms: Millis; readonly p50Ms: Millis; readonly p90Ms: Millis };

/** Who is before a place, and how long that will take. No estimate while no counter of the line is open. */
export type Outlook = Ahead & { readonly wait: WaitEstimate | undefined };

/** Where no counter is open nobody knows when the call comes: within so long, the order counts all the time. */
const OPENS_WITHIN_MS = 12 * HOUR;

/**
 * The simple estimate: the (n+1)-th end of service at c counters, where n are the people who will be called before, in
 * this line and, by the share of these counters in them, in the other lines that the same counters serve. Gamma with
 * that mean; exact for exponential service (a case that queueing theory solves exactly). Who will be called before is
 * settled for the instant of the call itself, because urgency grows at different speeds: a few rounds from the target
 * on.
 */
export function estimate(state: HallState, pace: Pace, place: Place, now: Instant): WaitEstimate | undefined {
  const counters = openCounters(state, place);
  const target = targetOf(state.index, place.line, place.category);
  if (counters.length === 0) return undefined;
  let wait = waitAt(state, pace, place, counters, { callAt: now + target, now });
  for (let round = 0; round < 2; round += 1) {
    wait = waitAt(state, pace, place, counters, { callAt: now + wait.p50Ms, now });
  }
  return wait;
}

/** The waits of a place: by the formula, undefined while no counter is open, and in seconds what people are told. */
export type PlaceWaits = {
  readonly formula: WaitEstimate | undefined;
  readonly told: { readonly p90: number } | undefined;
};

/** Who is ahead, as far as the order may turn round within the longer of both: people go by what they are told. */
export function aheadWithin(state: HallState, place: Place, { formula, told }: PlaceWaits, now: Instant): Ahead {
  const within = Math.max(formula?.p90Ms ?? OPENS_WITHIN_MS, (told?.p90 ?? 0) * SECOND);
  return aheadOf(state, place, { from: now, until: now + within });
}

function waitAt(
  state: HallState,
  pace: Pace,
  place: Place,
  open: readonly Counter[],
  { callAt, now }: { readonly callAt: Instant; readonly now: Instant },
): WaitEstimate {
  const factor = paceFactor(pace);
  const bound = new Map(open.map((counter) => [counter, boundBefore(state, place, counter, callAt)]));
  const counters = freeBy(bound, (callAt - now) / factor);
  let before = 0;
  let work = 0;
  /** Work that comes before the place in a millisecond, from people who are not there yet. */
  let coming = 0;
  for (const [line, { share, better }] of sharedLines(state, place, counters)) {
    const n = (better ? stepsIn(state, line) : countBefore(state, place, line, callAt)) * share;
    before += n;
    work += n * lineMeanMs(state, line);
    if (better) coming += arrivalsPerMs(state, line, now) * share * lineMeanMs(state, line);
  }
  let idle = 0;
  let speed = 0;
  for (const counter of counters) {
    before += bound.get(counter)?.steps ?? 0;
    work += bound.get(counter)?.workMs ?? 0;
    const stand = state.counters.get(counter.id);
    if (stand?.state === 'open' && stand.inHand === undefined) idle += 1;
    speed += counter.clerkSpeed;
  }
  const completions = before - idle + 1;
  // A free counter and nobody before: only the clerk's next key is waited for.
  if (completions <= 0) return { p10Ms: 0, p50Ms: 0, p90Ms: 60_000 };
  const meanMs = ((work + lineMeanMs(state, place.line)) / (before + 1)) * factor;
  const mean = (completions * meanMs) / speed;
  const shape = completions / completionCv2(state, place.line);
  const load = Math.min(MOST_LOAD, (coming * factor) / speed);
  if (load === 0) return gammaRange(mean, shape);
  // What comes meanwhile goes first, and so does what comes while that is done.
  const longer = Math.min(mean / (1 - load), mean + load * RUSH_MS);
  return gammaRange(longer, (shape * mean) / longer);
}

/** The steps that one counter alone may call, and before a place, at an instant. */
type Bound = { readonly steps: number; readonly workMs: Millis };

function boundBefore(state: HallState, place: Place, { id }: Counter, callAt: Instant): Bound {
  let [steps, workMs] = [0, 0];
  const mine = rankAt(state, place, levelAt(state, id, place), callAt);
  for (const [key, queue] of state.reserved.get(id) ?? []) {
    const n = countWhile(queue, (item) => compareCandidates(candidateOf(state, item, 1, callAt), mine, callAt) < 0);
    steps += n;
    workMs += n * lineMeanMs(state, key.split('/')[0] ?? place.line);
  }
  return { steps, workMs };
}

/** The counters that are done with those whom they alone may call within that time; else the first that will be. */
function freeBy(bound: ReadonlyMap<Counter, Bound>, withinMs: Millis): readonly Counter[] {
  const lasts = (counter: Counter): Millis => (bound.get(counter)?.workMs ?? 0) / counter.clerkSpeed;
  const counters = [...bound.keys()];
  const free = counters.filter((counter) => lasts(counter) <= withinMs);
  if (free.length > 0) return free;
  const least = Math.min(...counters.map(lasts));
  return counters.filter((counter) => lasts(counter) === least).slice(0, 1);
}

/** Lines that are fuller than that do not stay so for the whole of a wait. */
const MOST_LOAD = 0.8;
/** Nor do people come as they come now for longer than that: a coach-load at nine is no promise of one all day. */
const RUSH_MS = 60 * MINUTE;

/**
 * How often somebody comes to a line: since the first of those who wait came, all who have come are waiting. The time
 * of one service is added, and half of the first taken away: tried on simulated lines of light and heavy load.
 */
function arrivalsPerMs(state: HallState, line: LineId, now: Instant): number {
  const waiting = state.standing.byLine.get(line);
  const oldest = oldestIn(waiting);
  if (waiting === undefined || oldest === undefined) return 0;
  return (waiting.count - 0.5) / (now - oldest.since + lineMeanMs(state, line));
}

/**
 * The part of a line's people that some counters will take. `better`: all of them before the place, because one of the
 * counters prefers that line.
 */
type Shared = { readonly share: number; readonly better: boolean };

/** Lines that compete for these counters. */
function sharedLines(state: HallState, place: Place, counters: readonly Counter[]): Map<LineId, Shared> {
  const shares = new Map<LineId, Shared>([[place.line, { share: 0, better: false }]]);
  for (const counter of counters) {
    const level = levelAt(state, counter.id, place);
    for (const served of servedBy(state, counter.id)) {
      if (served.level > level) continue;
      const { share = 0, better = false } = shares.get(served.line) ?? {};
      const part = 1 / Math.max(1, openCount(state, served.line));
      shares.set(served.line, { share: share + part, better: better || served.level < level });
    }
  }
  if (place.reservedFor === undefined) shares.set(place.line, { share: 1, better: false });
  return shares;
}

/** All steps of a line that any of its counters may call. */
function stepsIn(state: HallState, line: LineId): number {
  let steps = lengthOf(state.prioritised.get(line));
  for (const queue of state.queues.get(line)?.values() ?? []) steps += lengthOf(queue);
  return steps;
}

function openCount(state: HallState, line: LineId): number {
  let open = 0;
  for (const counter of countersServing(state, line)) {
    if (state.counters.get(counter.id)?.state === 'open') open += 1;
  }
  return open;
}

/**
 * How many steps of `line` that any counter of it may call would be called before this place at the instant `callAt`:
 * who wants two services there is served twice. O(categories · log of those who wait).
 */
function countBefore(state: HallState, place: Place, line: LineId, callAt: Instant): number {
  const earlier = (item: Waiting): boolean =>
    item.since < place.since || (item.since === place.since && item.seq < place.seq);
  const prioritised = state.prioritised.get(line);
  let count = prioritised === undefined ? 0 : countWhile(prioritised, (item) => !place.prioritised || earlier(item));
  if (place.prioritised) return count;
  // Who is before whom falls once from head to tail, so halves are enough.
  const mine = candidate(state, place.line, place.category, place.since);
  for (const [category, queue] of state.queues.get(line) ?? []) {
    const theirs = candidate(state, line, category, 0);
    count += countWhile(queue, (item) => {
      theirs.since = item.since;
      const order = compareUrgency(theirs, mine, callAt);
      return order > 0 || (order === 0 && earlier(item));
    });
  }
  return count;
}

function candidate(
  state: HallState,
  line: LineId,
  category: CategoryId,
  since: Instant,
): { since: Instant; readonly targetMs: Millis; readonly slopeMs: Millis } {
  return {
    since,
    targetMs: targetOf(state.index, line, category),
    slopeMs: categoryOf(state.index, category).slopeMs,
  };
}

/** Mean service time of a line: its services by how often they are asked for. */
function lineMeanMs(state: HallState, line: LineId): Millis {
  return lineService(state, line).meanMs;
}

/** Between a renewal process's own spread and the Poisson flow that several counters together make. */
function completionCv2(state: HallState, line: LineId): number {
  return (1 + lineService(state, line).cv2) / 2;
}

type LineService = { readonly meanMs: Millis; readonly cv2: number };
const lineServices = new WeakMap<object, Map<LineId, LineService>>();

function lineService(state: HallState, line: LineId): LineService {
  let byLine = lineServices.get(state.index);
  if (byLine === undefined) {
    byLine = new Map();
    lineServices.set(state.index, byLine);
  }
  const found = byLine.get(line);
  if (found !== undefined) return found;
  let visits = 0;
  let first = 0;
  let second = 0;
  for (const service of state.index.catalogue.services) {
    if (service.line !== line) continue;
    const weight = Math.max(1, service.visitsPerYear);
    const mean = meanServiceMs(service);
    visits += weight;
    first += weight * mean;
    second += weight * mean * mean * (1 + service.cv * service.cv);
  }
  const meanMs = visits === 0 ? 10 * 60_000 : first / visits;
  const cv2 = visits === 0 ? 1 : second / visits / (meanMs * meanMs) - 1;
  const made = { meanMs, cv2 };
  byLine.set(line, made);
  return made;
}

/** p10, p50 and p90 of a gamma distribution by Wilson and Hilferty's cube (1931). */
function gammaRange(meanMs: Millis, shape: number): WaitEstimate {
  const spread = 1 / (9 * shape);
  const at = (z: number): Millis => Math.round(meanMs * Math.max(0, 1 - spread + z * Math.sqrt(spread)) ** 3);
  return { p10Ms: at(-1.2816), p50Ms: at(0), p90Ms: at(1.2816) };
}
