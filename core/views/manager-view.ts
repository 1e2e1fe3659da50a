import type { Instant } from '../base/time.ts';
import { rfc3339 } from '../base/zone.ts';
import type { Counter, Line } from '../catalogue/places.ts';
import type { Names } from '../base/names.ts';
import { servedBy } from '../queue/order/served-by.ts';
import type { CounterState } from '../queue/state.ts';
import { callView } from './call-view.ts';
import { lineTally } from '../record/day-record.ts';
import { intakeView } from './intake-view.ts';
import { openComplaints } from './complaint-view.ts';
import { ratingFigures, ratingsOf } from './rating-view.ts';
import type { RatingFigures } from '../protocol/shapes/rating.ts';
import { countWaiting, newcomerWait, oldestWaiting, openCountersOf, secondsBetween } from './line-figures.ts';
import { closedLine, routingView } from './routing-view.ts';
import type { ManagerCounter, ManagerLine, ManagerView } from '../protocol/shapes/manager.ts';
import type { World } from '../record/world.ts';

const CALLS_SHOWN = 20;

/** Names of people, who are no part of a day's events. */
export type NameOf = (user: string) => Names | undefined;

/** The hall for its managers: who waits, how long, and where it is getting tight. */
export function managerView(world: World, now: Instant, nameOf: NameOf): ManagerView {
  const { state, record } = world;
  const { catalogue } = state.index;
  const { owed = 0, failed = 0, unknown = 0 } = record.slipCounts;
  const lines = catalogue.lines.map((line) => managerLine(world, line, now));
  const stands = [...state.counters.values()];
  return {
    seq: state.seq,
    now: rfc3339(now, catalogue.hall.timeZone),
    day: state.day,
    intake: intakeView(state, now),
    totals: {
      ...totals(world),
      waiting: state.standing.tickets,
      longestWait: lines.reduce((most, line) => Math.max(most, line.longestWait), 0),
      inService: stands.filter((stand) => stand.state !== 'closed' && stand.inHand !== undefined).length,
      openCounters: stands.filter((stand) => stand.state === 'open').length,
      pausedCounters: stands.filter((stand) => stand.state === 'paused').length,
    },
    lines,
    counters: catalogue.counters.map((counter) => managerCounter(world, counter, nameOf)),
    slips: { owed, failed: failed + unknown },
    ratings: ratingFigures(world),
    complaints: { filed: record.filed, open: openComplaints(world).length },
    recentCalls: record.calls
      .slice(-CALLS_SHOWN)
      .reverse()
      .map((call) => callView(world, call)),
    routing: routingView(state, (line) => countWaiting(state, line)),
  };
}

function totals(
  world: World,
): Pick<ManagerView['totals'], 'issued' | 'served' | 'noShows' | 'cancelled' | 'meanWait' | 'withinTarget'> {
  let served = 0;
  let noShows = 0;
  let cancelled = 0;
  let called = 0;
  let waitedMs = 0;
  let within = 0;
  for (const tally of world.record.lines.values()) {
    served += tally.served;
    noShows += tally.noShows;
    cancelled += tally.cancelled;
    called += tally.called;
    waitedMs += tally.waitedMs;
    within += tally.withinTarget;
  }
  return {
    issued: world.state.issuedTotal,
    served,
    noShows,
    cancelled,
    meanWait: called === 0 ? 0 : Math.round(waitedMs / called / 1000),
    ...(called === 0 ? {} : { withinTarget: within / called }),
  };
}

function managerLine(world: World, line: Line, now: Instant): ManagerLine {
  const tally = lineTally(world.record, line.id);
  const waiting = countWaiting(world.state, line.id);
  const oldest = oldestWaiting(world.state, line.id);
  const longestWait = oldest === undefined ? 0 : secondsBetween(oldest.step.since, now);
  const target = Math.round(line.targetMs / 1000);
  const openCounters = openCountersOf(world.state, line.id);
  const alert =
    waiting > 0 && openCounters === 0 ? 'waiting-unserved' : longestWait > target ? 'over-target' : undefined;
  const closed = closedLine(world.state, line.id);
  const lent = [...world.state.routing.lent].flatMap(([counter, loan]) => (loan.line === line.id ? [counter] : []));
  return {
    id: line.id,
    prefix: line.prefix,
    name: line.name,
    department: line.department,
    waiting,
    longestWait,
    ...(oldest === undefined ? {} : { longestNumber: oldest.ticket.number }),
    target,
    ...newcomerWait(world, line.id, now),
    openCounters,
    served: tally.served,
    noShows: tally.noShows,
    meanWait: tally.called === 0 ? 0 : Math.round(tally.waitedMs / tally.called / 1000),
    ...(tally.called === 0 ? {} : { withinTarget: tally.withinTarget / tally.called }),
    ...rated(tally),
    ...(alert === undefined ? {} : { alert }),
    ...(closed === undefined ? {} : { closed }),
    ...(lent.length === 0 ? {} : { lent }),
  };
}

function managerCounter(world: World, counter: Counter, nameOf: NameOf): ManagerCounter {
  const { state, record } = world;
  const stand: CounterState = state.counters.get(counter.id) ?? { state: 'closed' };
  const tally = record.counters.get(counter.id);
  return {
    id: counter.id,
    name: counter.name,
    zone: counter.zone,
    state: stand.state,
    lines: servedBy(state, counter.id).map((served) => served.line),
    ...staffing(world, stand),
    ...clerkName(stand, nameOf),
    served: tally?.served ?? 0,
    meanService: tally === undefined || tally.served === 0 ? 0 : Math.round(tally.servedMs / tally.served / 1000),
    ...rated(tally),
  };
}

function rated(tally: Parameters<typeof ratingsOf>[0]): { readonly ratings?: RatingFigures } {
  const ratings = ratingsOf(tally);
  return ratings === undefined ? {} : { ratings };
}

function clerkName(stand: CounterState, nameOf: NameOf): Pick<ManagerCounter, 'clerkName'> {
  const name = stand.state === 'closed' ? undefined : nameOf(stand.clerk);
  return name === undefined ? {} : { clerkName: name };
}

function staffing(world: World, stand: CounterState): Partial<ManagerCounter> {
  if (stand.state === 'closed') return {};
  const zone = world.state.index.catalogue.hall.timeZone;
  const ticket = stand.inHand === undefined ? undefined : world.state.tickets.get(stand.inHand.ticket);
  const step = stand.inHand === undefined ? undefined : ticket?.steps[stand.inHand.step];
  return {
    clerk: stand.clerk,
    since: rfc3339(stand.state === 'paused' ? stand.pausedAt : stand.openedAt, zone),
    ...(stand.state === 'paused' ? { reason: stand.reason } : {}),
    ...(ticket === undefined || step === undefined
      ? {}
      : {
          number: ticket.number,
          ticketState: step.state === 'serving' ? ('serving' as const) : ('called' as const),
          ticketSince: rfc3339(step.servingAt ?? step.calledAt ?? ticket.issuedAt, zone),
        }),
  };
}
