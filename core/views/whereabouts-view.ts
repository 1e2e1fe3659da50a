import type { Instant } from '../base/time.ts';
import { rfc3339 } from '../base/zone.ts';
import type { Whereabouts } from '../protocol/shapes/whereabouts.ts';
import { reentryUntil } from '../queue/decide/reentry.ts';
import { predecessorOf } from '../queue/order/places.ts';
import type { HallState } from '../queue/state.ts';
import type { Step, Ticket, TicketNumber } from '../queue/ticket.ts';
import type { TicketRecord } from '../record/day-record.ts';
import type { World } from '../record/world.ts';

/** Where the ticket with this number is, open or over; undefined where none was given today. */
export function whereaboutsOf({ state, record }: World, number: TicketNumber): Whereabouts | undefined {
  const open = state.tickets.get(state.byNumber.get(number) ?? '');
  if (open !== undefined) return ofOpen(state, open);
  for (const ended of record.ended.values()) if (ended.number === number) return ofEnded(state, ended);
  return undefined;
}

/** What keeps a ticket from being called: it is at a counter, was put aside, or has something to do first. */
function ofOpen(state: HallState, ticket: Ticket): Whereabouts {
  const { id, number, category, heldBy, steps } = ticket;
  const about = { ticket: id, number, category };
  const held = steps.find((step) => step.state === 'called' || step.state === 'serving');
  if (held !== undefined && heldBy !== undefined) {
    const doing = held.state === 'serving' ? 'serving' : 'called';
    return { ...about, state: doing, counter: heldBy, ...sinceWhen(state, held.servingAt ?? held.calledAt) };
  }
  const waiting = steps.filter((step) => step.state === 'waiting');
  const first = waiting.map((step) => predecessorOf(state, ticket, step));
  const free = first.includes(undefined);
  // Who has something to do first that is put aside has to be taken up again, not called.
  const aside =
    first.find((step) => step?.state === 'parked' || step?.state === 'no-show') ??
    steps.find((step) => step.state === 'parked') ??
    steps.find((step) => step.state === 'no-show');
  if (aside !== undefined && !free) return { ...about, ...ofAside(state, aside) };
  const before = free ? undefined : first.find((step) => step !== undefined);
  if (before === undefined) return { ...about, state: 'waiting' };
  const { service } = before;
  const after = state.index.services.get(service)?.name ?? { 'zh-Hans': service, 'zh-Hant': service, en: service };
  return { ...about, state: 'waiting', after };
}

function ofAside(state: HallState, step: Step): Omit<Whereabouts, 'ticket' | 'number' | 'category'> {
  const counter = step.aside?.counter;
  const zone = state.index.catalogue.hall.timeZone;
  return {
    state: step.state === 'parked' ? 'parked' : 'no-show',
    ...(counter === undefined ? {} : { counter }),
    ...sinceWhen(state, step.aside?.at ?? step.endedAt),
    ...(step.state === 'parked' ? {} : { until: rfc3339(reentryUntil(state, step), zone) }),
  };
}

function ofEnded(state: HallState, { id, number, category, steps }: TicketRecord): Whereabouts {
  const last = steps.reduce((one, other) => ((other.endedAt ?? 0) > (one.endedAt ?? 0) ? other : one));
  const served = steps.some((step) => step.state === 'done');
  return {
    ticket: id,
    number,
    category,
    state: served ? 'done' : 'cancelled',
    ...(last.counter === undefined ? {} : { counter: last.counter }),
    ...sinceWhen(state, last.endedAt),
  };
}

function sinceWhen({ index }: HallState, at: Instant | undefined): Pick<Whereabouts, 'at'> {
  return at === undefined ? {} : { at: rfc3339(at, index.catalogue.hall.timeZone) };
}
