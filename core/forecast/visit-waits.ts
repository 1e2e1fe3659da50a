import type { ServiceId } from '../base/names.ts';
import type { Instant, Millis } from '../base/time.ts';
import type { EventBody } from '../queue/event.ts';
import type { HallState } from '../queue/state.ts';
import { isOpen, type Ticket, type ToldWait } from '../queue/ticket.ts';
import { paceFactor, type Pace } from '../record/pace.ts';
import { outlook, placeOf, type Outlook, type Place, type WaitEstimate } from './estimate.ts';

/** A service that a visit asks for, and the place where it waits or will wait. */
export type Asked = { readonly service: ServiceId; readonly place: Place };

/**
 * The outlook of one service of a visit. While the visitor is at another counter nobody calls them here, and that time
 * is no waiting (Q5): what will be called before makes it later by its service and the walk. One that has to come after
 * others is told no shorter wait than theirs and what they take; where nobody can say how long one of these will be,
 * nothing is said of it either.
 */
export function outlookInVisit(
  state: HallState,
  pace: Pace,
  asked: readonly Asked[],
  service: ServiceId,
  now: Instant,
): Outlook | undefined {
  const own = asked.find((each) => each.service === service);
  if (own === undefined) return undefined;
  const { ahead, wait } = outlook(state, pace, own.place, now);
  if (wait === undefined || asked.length === 1) return { ahead, wait };
  const needed = state.index.services.get(service)?.after ?? [];
  const left = asked.filter((each) => each !== own);
  let later = wait;
  let least: WaitEstimate = { p10Ms: 0, p50Ms: 0, p90Ms: 0 };
  for (const other of left) {
    const first = needed.includes(other.service);
    const theirs = first
      ? outlookInVisit(state, pace, left, other.service, now)?.wait
      : likelyBefore(state, pace, asked, other, own, wait, now);
    if (first && theirs === undefined) return { ahead, wait: undefined };
    if (theirs === undefined || comesAfter(state, other.service, service)) continue;
    const takes = serviceRange(state, pace, other.service);
    const walkMs = state.index.catalogue.rules.walkBetweenCountersMs;
    // It may be called before the other one after all, unless that has to come first.
    later = sum(later, first ? takes : { ...takes, p10Ms: 0 }, walkMs);
    least = longer(least, sum(first ? theirs : { ...theirs, p10Ms: 0 }, first ? takes : { ...takes, p10Ms: 0 }, 0));
  }
  return { ahead, wait: longer(later, least) };
}

/** The wait of another service of the visit, if that will probably be called before; of equals the first asked for. */
function likelyBefore(
  state: HallState,
  pace: Pace,
  asked: readonly Asked[],
  other: Asked,
  own: Asked,
  wait: WaitEstimate,
  now: Instant,
): WaitEstimate | undefined {
  const theirs = outlook(state, pace, other.place, now).wait;
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
export function withTold(state: HallState, pace: Pace, bodies: readonly EventBody[], now: Instant): EventBody[] {
  return bodies.map((body) => {
    if (body.type !== 'TicketIssued') return body;
    const asked = body.data.steps.map(({ service, line, category, since }) => ({
      service,
      place: { line, category, since, seq: state.seq + 1, prioritised: false, reservedFor: undefined },
    }));
    const told = asked.flatMap(({ service }, step): ToldWait[] => {
      const wait = outlookInVisit(state, pace, asked, service, now)?.wait;
      return wait === undefined ? [] : [{ step, ...inWholeSeconds(wait) }];
    });
    return told.length === 0 ? body : { ...body, data: { ...body.data, told } };
  });
}

/** An estimate in the unit in which it is told. */
export function inWholeSeconds({ p10Ms, p50Ms, p90Ms }: WaitEstimate): Omit<ToldWait, 'step'> {
  const seconds = (ms: Millis): number => Math.round(ms / 1000);
  return { p10: seconds(p10Ms), p50: seconds(p50Ms), p90: seconds(p90Ms) };
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
