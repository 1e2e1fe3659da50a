import type { ServiceId } from '../base/names.ts';
import { SECOND, type Instant, type Millis } from '../base/time.ts';
import { beyondDay, type Beyond, type WaitRange } from '../base/wait-words.ts';
import { dayLeft } from '../catalogue/day-left.ts';
import type { EventBody } from '../queue/event.ts';
import type { HallState } from '../queue/state.ts';
import { isOpen, type Ticket, type ToldWait } from '../queue/ticket.ts';
import { paceFactor, type Pace } from '../record/pace.ts';
import { hasRange, type Foreseen, type ForeseenWait } from '../record/wait-book.ts';
import type { World } from '../record/world.ts';
import { estimate, type WaitEstimate } from './estimate.ts';
import { newcomer, placeOf, type Place } from './place.ts';

/** What a wait is told from: the hall as it stands, and the waits that are foreseen now. */
export type Waiting = Pick<World, 'state' | 'waits'> & { readonly record: { readonly pace: Pace } };

/** A service that a visit asks for, and the place where it waits or will wait. */
export type Asked = { readonly service: ServiceId; readonly place: Place };

/** The wait of one service of a visit; undefined where nobody can say it. */
export type WaitInVisit = {
  readonly wait: WaitEstimate | undefined;
  /** What the formula says of its place alone: so long at least the order may turn round before the call. */
  readonly alone: WaitEstimate | undefined;
};

/**
 * How long one service of a visit will be waited for. While the visitor is at another counter nobody calls them here,
 * and that time is no waiting (Q5): what will be called before makes it later by its service and the walk. One that has
 * to come after others is told no shorter wait than theirs and what they take; where nobody can say how long one of
 * these will be, nothing is said of it either.
 */
export function waitInVisit(
  hall: Waiting,
  asked: readonly Asked[],
  service: ServiceId,
  now: Instant,
): WaitInVisit | undefined {
  const own = asked.find((each) => each.service === service);
  if (own === undefined) return undefined;
  const { state } = hall;
  const { wait, alone } = waitAtPlace(hall, own.place, now);
  if (wait === undefined || asked.length === 1) return { alone, wait };
  const needed = state.index.services.get(service)?.after ?? [];
  const left = asked.filter((each) => each !== own);
  let later = wait;
  let least: WaitEstimate = { p10Ms: 0, p50Ms: 0, p90Ms: 0 };
  for (const other of left) {
    const first = needed.includes(other.service);
    const theirs = first
      ? waitInVisit(hall, left, other.service, now)?.wait
      : likelyBefore(hall, asked, other, own, wait, now);
    if (first && theirs === undefined) return { alone, wait: undefined };
    if (theirs === undefined || comesAfter(state, other.service, service)) continue;
    const takes = serviceRange(state, hall.record.pace, other.service);
    const walkMs = state.index.catalogue.rules.walkBetweenCountersMs;
    // It may be called before the other one after all, unless that has to come first.
    later = sum(later, first ? takes : { ...takes, p10Ms: 0 }, walkMs);
    least = longer(least, sum(first ? theirs : { ...theirs, p10Ms: 0 }, first ? takes : { ...takes, p10Ms: 0 }, 0));
  }
  return { alone, wait: longer(later, least) };
}

/** The wait of another service of the visit, if that will probably be called before; of equals the first asked for. */
function likelyBefore(
  hall: Waiting,
  asked: readonly Asked[],
  other: Asked,
  own: Asked,
  wait: WaitEstimate,
  now: Instant,
): WaitEstimate | undefined {
  const theirs = waitAtPlace(hall, other.place, now).wait;
  if (theirs === undefined) return undefined;
  const sooner = theirs.p50Ms - wait.p50Ms || asked.indexOf(other) - asked.indexOf(own);
  return sooner < 0 ? theirs : undefined;
}

function comesAfter(state: HallState, service: ServiceId, other: ServiceId): boolean {
  return state.index.services.get(service)?.after.includes(other) === true;
}

/** What a ticket still waits for; undefined while one of its services is neither waiting nor over, as a parked one. */
export function askedBy(ticket: Ticket): readonly Asked[] | undefined {
  const open = ticket.steps.filter(isOpen);
  if (open.some((step) => step.state !== 'waiting')) return undefined;
  return open.map((step) => ({ service: step.service, place: placeOf(ticket, step) }));
}

/** The same events, a ticket that is issued with the waits that are told of it at that instant. */
export function withTold(hall: Waiting, bodies: readonly EventBody[], now: Instant): EventBody[] {
  const { state } = hall;
  return bodies.map((body) => {
    // What a kiosk gave by itself told no wait.
    if (body.type !== 'TicketIssued' || body.data.offline !== undefined) return body;
    const asked = body.data.steps.map(({ service, line, category, since }) => ({
      service,
      place: { ...newcomer(line, category, since), seq: state.seq + 1 },
    }));
    const told = asked.flatMap(({ service }, step): ToldWait[] => {
      const seen = waitInVisit(hall, asked, service, now);
      if (seen?.wait === undefined) return [];
      const foreseen = isForeseen(hall, asked, now);
      const wait = inWholeSeconds(seen.wait);
      // Of several services nobody knows which is called when, and so no chance.
      const [only] = foreseen && asked.length === 1 ? asked : [];
      const chance = toldChance(only && foreseenAt(hall, only.place, now));
      const beyond = beyondToday(state, { ...wait, ...chance }, now);
      return [{ step, ...wait, ...(foreseen ? { method: 'simulation' as const } : {}), ...beyond }];
    });
    return told.length === 0 ? body : { ...body, data: { ...body.data, told } };
  });
}

/**
 * Whether the waits of these places are foreseen: else the formula says them. A place that begins now is told what is
 * told to whoever would come.
 */
export function isForeseen(hall: Waiting, asked: readonly Asked[], now: Instant): boolean {
  return asked.every(({ place }) => foreseenAt(hall, place, now) !== undefined);
}

/** What is foreseen of somebody who would come now; a booked one counts from the slot, as nobody foresees. */
function foreseenAt({ state, waits }: Waiting, place: Place, now: Instant): ForeseenWait | undefined {
  if (place.since !== now || place.reservedFor !== undefined || place.prioritised) return undefined;
  const foreseen = waits?.ofNewcomer(state.day, place.line, place.category);
  return foreseen !== undefined && hasRange(foreseen) ? foreseen : undefined;
}

/** The wait of a place: as foreseen where it is, else by the formula. */
function waitAtPlace(hall: Waiting, place: Place, now: Instant): WaitInVisit {
  const alone = estimate(hall.state, hall.record.pace, place, now);
  const foreseen = foreseenAt(hall, place, now);
  // Where no counter is open that is what is told, whatever may be foreseen.
  return { alone, wait: alone === undefined || foreseen === undefined ? alone : inMillis(foreseen) };
}

function inMillis({ p10, p50, p90 }: ForeseenWait): WaitEstimate {
  return { p10Ms: p10 * SECOND, p50Ms: p50 * SECOND, p90Ms: p90 * SECOND };
}

/** An estimate in the unit in which it is told. */
export function inWholeSeconds({ p10Ms, p50Ms, p90Ms }: WaitEstimate): Omit<ToldWait, 'step'> {
  const seconds = (ms: Millis): number => Math.round(ms / 1000);
  return { p10: seconds(p10Ms), p50: seconds(p50Ms), p90: seconds(p90Ms) };
}

/** How likely it is to be called today, where that is foreseen; what is not certain is not rounded to it. */
export function toldChance(foreseen: Foreseen | undefined): { readonly chanceToday?: number } {
  if (foreseen === undefined) return {};
  const { chanceToday } = foreseen;
  return { chanceToday: chanceToday < 1 ? Math.min(0.99, Math.round(chanceToday * 100) / 100) : 1 };
}

/** How far a wait from now reaches beyond what is left of today, as its chance has it; nothing where it does not. */
export function beyondToday(state: HallState, wait: WaitRange, now: Instant): { readonly beyond?: Beyond } {
  const { closesAt, endsAt } = dayLeft(state.index.catalogue, state.day, now);
  const closes = closesAt === undefined ? {} : { closes: (closesAt - now) / SECOND };
  const beyond = beyondDay(wait, { ...closes, ends: (endsAt - now) / SECOND });
  return beyond === undefined ? {} : { beyond };
}

/** The z of the tenth and the ninetieth percentile. */
const Z = 1.2816;

/** How long a service takes, from the call to the end. */
function serviceRange(state: HallState, pace: Pace, id: ServiceId): WaitEstimate {
  const service = state.index.services.get(id);
  if (service === undefined) return { p10Ms: 0, p50Ms: 0, p90Ms: 0 };
  const median = service.medianMs * paceFactor(pace);
  const sigma = Math.sqrt(Math.log(1 + service.cv * service.cv));
  const at = (z: number): Millis => Math.round(median * Math.exp(z * sigma));
  return { p10Ms: at(-Z), p50Ms: at(0), p90Ms: at(Z) };
}

function sum(a: WaitEstimate, b: WaitEstimate, walkMs: Millis): WaitEstimate {
  return {
    p10Ms: a.p10Ms + b.p10Ms + (b.p10Ms === 0 ? 0 : walkMs),
    p50Ms: a.p50Ms + b.p50Ms + walkMs,
    p90Ms: a.p90Ms + b.p90Ms + walkMs,
  };
}

function longer(a: WaitEstimate, b: WaitEstimate): WaitEstimate {
  const most = (one: Millis, other: Millis): Millis => Math.max(one, other);
  return { p10Ms: most(a.p10Ms, b.p10Ms), p50Ms: most(a.p50Ms, b.p50Ms), p90Ms: most(a.p90Ms, b.p90Ms) };
}
