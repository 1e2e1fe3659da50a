import type { Instant } from '../base/time.ts';
import { rfc3339 } from '../base/zone.ts';
import type { Counter } from '../catalogue/places.ts';
import { predecessorOf } from '../queue/order/places.ts';
import { reentryUntil } from '../queue/decide/reentry.ts';
import { servedBy } from '../queue/order/served-by.ts';
import type { HallState } from '../queue/state.ts';
import type { Step, Ticket } from '../queue/ticket.ts';
import { secondsBetween } from './line-figures.ts';
import type { AsideView } from '../protocol/shapes/counter.ts';

/** A list that keeps its places while others come must not lose its last ones, so it is far longer than it is read. */
const ASIDE_SHOWN = 60;

/**
 * Who was put aside and may be taken up at this counter: in its lines, or by it. The newest first, so that whoever
 * comes back after a minute is at hand. A no-show that is too late is no longer there.
 */
export function asideAt(state: HallState, counter: Counter, now: Instant): AsideView[] {
  const lines = new Set(servedBy(state, counter.id).map((served) => served.line));
  const aside: Aside[] = [];
  for (const id of state.standing.aside) {
    // Whoever was put aside has an open ticket.
    const ticket = state.tickets.get(id) as Ticket;
    for (const step of ticket.steps) {
      if (step.state !== 'parked' && step.state !== 'no-show') continue;
      if (!lines.has(step.line) && step.counter !== counter.id) continue;
      if (step.state === 'no-show' && now > reentryUntil(state, step)) continue;
      aside.push({ ticket, step, at: step.aside?.at ?? step.endedAt ?? ticket.issuedAt });
    }
  }
  return aside
    .sort((a, b) => b.at - a.at || a.ticket.seq - b.ticket.seq)
    .slice(0, ASIDE_SHOWN)
    .map(({ ticket, step, at }) => asideView(state, ticket, step, at, now));
}

type Aside = { readonly ticket: Ticket; readonly step: Step; readonly at: Instant };

function asideView(state: HallState, ticket: Ticket, step: Step, at: Instant, now: Instant): AsideView {
  const zone = state.index.catalogue.hall.timeZone;
  const name = state.index.services.get(step.service)?.name;
  const before = predecessorOf(state, ticket, step);
  return {
    ticket: ticket.id,
    number: ticket.number,
    step: step.index,
    service: step.service,
    serviceName: name ?? { 'zh-Hans': step.service, 'zh-Hant': step.service, en: step.service },
    state: step.state === 'parked' ? 'parked' : 'no-show',
    at: rfc3339(at, zone),
    aside: secondsBetween(at, now),
    by: step.aside?.by ?? '',
    ...(step.aside?.counter === undefined ? {} : { counter: step.aside.counter }),
    ...(step.note === undefined ? {} : { note: step.note }),
    ...(step.state === 'no-show' ? { until: rfc3339(reentryUntil(state, step), zone) } : {}),
    ...(ticket.heldBy === undefined ? {} : { heldBy: ticket.heldBy }),
    ...(before === undefined ? {} : { after: before.service }),
  };
}
