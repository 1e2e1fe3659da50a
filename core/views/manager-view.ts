import type { Instant, Millis } from '../base/time.ts';
import { rfc3339 } from '../base/zone.ts';
import type { Counter, Line } from '../catalogue/places.ts';
import type { CategoryId, LineId, Names } from '../base/names.ts';
import type { CatalogueLack } from '../queue/decide/catalogue-lack.ts';
import { targetOf } from '../catalogue/catalogue-index.ts';
import { countLate, waitedMs } from '../queue/line-waiting.ts';
import { servedBy } from '../queue/order/served-by.ts';
import type { CounterState } from '../queue/state.ts';
import { callView } from './call-view.ts';
import { lineTally, type LineTally } from '../record/day-record.ts';
import { intakeView } from './intake-view.ts';
import { cardCounts } from './card-view.ts';
import { openComplaints } from './complaint-view.ts';
import { ratingFigures, ratingsOf } from './rating-view.ts';
import type { RatingFigures } from '../protocol/shapes/rating.ts';
import { countWaiting, newcomerWait, oldestWaiting, openCountersOf, secondsBetween } from './line-figures.ts';
import { closedLine, routingView } from './routing-view.ts';
import { todayView } from './today-view.ts';
import type { ManagerCounter, ManagerLine, ManagerView } from '../protocol/shapes/manager.ts';
import type { World } from '../record/world.ts';

const CALLS_SHOWN = 20;

/** Names of people, who are no part of a day's events. */
export type NameOf = (user: string) => Names | undefined;

/** The hall for its managers: who waits, how long, where it is tight. `lack`: why a hall file does not count. */
export function managerView(world: World, now: Instant, nameOf: NameOf, lack?: CatalogueLack): ManagerView {
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
      ...totals(world, now),
      waiting: state.standing.tickets,
      ...longestOf(lines),
      inService: stands.filter((stand) => stand.state !== 'closed' && stand.inHand !== undefined).length,
      openCounters: stands.filter((stand) => stand.state === 'open').length,
      pausedCounters: stands.filter((stand) => stand.state === 'paused').length,
    },
    lines,
    counters: catalogue.counters.map((counter) => managerCounter(world, counter, nameOf)),
    slips: { owed, failed: failed + unknown },
    ratings: ratingFigures(world),
    complaints: { filed: record.filed, open: openComplaints(world).length },
    cards: cardCounts(world),
    recentCalls: record.calls
      .slice(-CALLS_SHOWN)
      .reverse()
      .map((call) => callView(world, call)),
    routing: routingView(state, (line) => countWaiting(state, line)),
    today: todayView(state, now),
    ...(lack === undefined ? {} : { hallFileLacks: lack }),
  };
}

/** Figures that count those who were called and those who still wait. */
type WaitFigures = Pick<ManagerLine, 'late' | 'meanWait' | 'meanWaitOf' | 'withinTarget' | 'withinTargetOf'>;

type Sums = Pick<LineTally, 'called' | 'waitedMs' | 'withinTarget'> & {
  readonly waiting: number;
  readonly waitingMs: Millis;
  readonly late: number;
};

/**
 * Of whom, and how: who waits past the target has missed it already, and who waits has waited so far. Else a hall where
 * one is called at once and twelve are left waiting would look well.
 */
function waitFigures({ called, waitedMs, withinTarget, waiting, waitingMs, late }: Sums): WaitFigures {
  const [meanWaitOf, withinTargetOf] = [called + waiting, called + late];
  return {
    late,
    meanWait: meanWaitOf === 0 ? 0 : Math.round((waitedMs + waitingMs) / meanWaitOf / 1000),
    meanWaitOf,
    ...(withinTargetOf === 0 ? {} : { withinTarget: withinTarget / withinTargetOf }),
    withinTargetOf,
  };
}

function sumsOf({ state, record }: World, line: LineId, now: Instant): Sums {
  const { called, waitedMs: calledMs, withinTarget } = lineTally(record, line);
  const here = state.standing.byLine.get(line);
  const target = (category: CategoryId): Millis => targetOf(state.index, line, category);
  return {
    called,
    waitedMs: calledMs,
    withinTarget,
    waiting: here?.count ?? 0,
    waitingMs: waitedMs(here, now),
    late: countLate(here, target, now),
  };
}

type Totals = ManagerView['totals'];

function totals(world: World, now: Instant): Pick<Totals, 'issued' | 'served' | 'noShows' | 'cancelled'> & WaitFigures {
  const all = { called: 0, waitedMs: 0, withinTarget: 0, waiting: 0, waitingMs: 0, late: 0 };
  let served = 0;
  let noShows = 0;
  for (const line of new Set([...world.record.lines.keys(), ...world.state.standing.byLine.keys()])) {
    const tally = lineTally(world.record, line);
    served += tally.served;
    noShows += tally.noShows;
    const sums = sumsOf(world, line, now);
    for (const key of SUMMED) all[key] += sums[key];
  }
  return { issued: world.state.issuedTotal, served, noShows, cancelled: world.record.cancelled, ...waitFigures(all) };
}

const SUMMED = ['called', 'waitedMs', 'withinTarget', 'waiting', 'waitingMs', 'late'] as const;

/** Who waits longest in the hall. */
function longestOf(lines: readonly ManagerLine[]): Pick<Totals, 'longestWait' | 'longestNumber'> {
  const [first] = [...lines].sort((a, b) => b.longestWait - a.longestWait);
  const { longestWait = 0, longestNumber } = first ?? {};
  return { longestWait, ...(longestNumber === undefined ? {} : { longestNumber }) };
}

function managerLine(world: World, line: Line, now: Instant): ManagerLine {
  const tally = lineTally(world.record, line.id);
  const waiting = countWaiting(world.state, line.id);
  const oldest = oldestWaiting(world.state, line.id);
  const longestWait = oldest === undefined ? 0 : secondsBetween(oldest.step.since, now);
  const target = Math.round(line.targetMs / 1000);
  const openCounters = openCountersOf(world.state, line.id);
  const figures = waitFigures(sumsOf(world, line.id, now));
  // Whoever has priority has a target of their own: the longest wait alone says nothing of them.
  const alert = waiting > 0 && openCounters === 0 ? 'waiting-unserved' : figures.late > 0 ? 'over-target' : undefined;
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
    ...figures,
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
  const serves = servedBy(state, counter.id);
  return {
    id: counter.id,
    name: counter.name,
    zone: counter.zone,
    state: stand.state,
    lines: serves.map(({ line }) => line),
    serves: serves.map(({ line, level }) => ({ line, level })),
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
