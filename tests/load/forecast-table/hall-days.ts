import type { Instant, Millis } from '../../../core/base/time.ts';
import { addDays } from '../../../core/base/zone.ts';
import { HallForecaster } from '../../../core/forecast/live/hall-forecaster.ts';
import { meanServiceMsOf } from '../../../core/forecast/learn/service-times.ts';
import { SIMPLE_METHODS, simpleOf, type SimpleMethod } from '../../../core/forecast/replay/simple-methods.ts';
import { crpsOf, scoredPoint, summaryOf, type Scored } from '../../../core/forecast/scores.ts';
import { simulateDay } from '../../../core/forecast/simulate-day.ts';
import type { HallEvent } from '../../../core/queue/event.ts';
import { countersServing } from '../../../core/queue/order/served-by.ts';
import { hasRange } from '../../../core/record/wait-book.ts';
import { summaryText } from '../../../server/forecast/report.ts';
import { knownDay, knownHall, oracleOf, type KnownHall } from '../../support/known-hall.ts';
import { cellsOf, cellsText } from './cells.ts';

const FIRST = '2026-03-02';
const LEARNED_DAYS = 14;
const FORECAST_DAYS = 5;
const CASES = [
  { name: 'days alike', daySpeed: 0, drift: 0 },
  { name: 'each day its own speed (12 %), services 1 % longer every day', daySpeed: 0.12, drift: 0.01 },
] as const;

type Told = Scored & { readonly names: readonly string[]; readonly simple: Readonly<Record<SimpleMethod, Millis>> };

/**
 * Days of several services, priorities and bookings by the engine of the running hall: what each number would be told
 * for each of its services when it is given, beside when that was called.
 */
export function hallDaysTable(): string {
  const more = { several: 0.25, booked: 0.12 };
  return CASES.map(({ name, ...of }) =>
    caseText(name, { catalogue: knownHall(14, 2), seed: 3, load: 0.88, ...of, ...more }),
  ).join('\n\n');
}

function caseText(name: string, hall: KnownHall): string {
  const ours = new HallForecaster();
  const told: Told[] = [];
  const known: Told[] = [];
  for (let at = 0; at < LEARNED_DAYS + FORECAST_DAYS; at += 1) {
    const events = eventsOf(hall, at);
    if (at < LEARNED_DAYS) ours.take(events);
    else {
      // Whoever knows the truth has seen the same days.
      const oracle = new HallForecaster(ours.memory, addDays(FIRST, at - 1), (memory) => oracleOf(memory, hall, at));
      known.push(
        ...forecastOf(
          oracle,
          events.filter(({ type }) => type !== 'DayClosed'),
          ends(events),
        ),
      );
      told.push(...forecastOf(ours, events, ends(events)));
    }
  }
  const simple = Object.fromEntries(
    SIMPLE_METHODS.map((method) => [
      method,
      summaryOf(told.map((each) => scoredPoint(each.simple[method], each.actual))),
    ]),
  );
  const [all, truth] = [summaryOf(told), summaryOf(known)];
  const groups = ['the only service', 'the first of two', 'the second of two', 'ordinary', 'elderly', 'booked'];
  const lines = groups.map((group) => {
    const [own, oracle] = [told, known].map((each) => each.filter(({ names }) => names.includes(group)));
    const [cell] = cellsOf(own ?? [], () => []);
    const ratio = summaryOf(own ?? []).mae / summaryOf(oracle ?? []).mae;
    const percent = (part = 0): string => `${(part * 100).toFixed(1)} %`;
    return `  ${group.padEnd(17)} ${String(own?.length).padStart(5)} waits, error by the oracle's ${ratio.toFixed(3)}, within ${percent(cell?.within)}, up to p90 ${percent(cell?.below90)}`;
  });
  return [
    `${name}: ${String(all.n)} waits of ${String(FORECAST_DAYS)} days, seconds`,
    summaryText({ 'knows the truth': truth, ours: all, ...simple }),
    `error by the oracle's ${(all.mae / truth.mae).toFixed(3)}, by that of les ${(all.mae / (simple['les']?.mae ?? 1)).toFixed(3)}`,
    cellsText(cellsOf(told, ({ names }) => names)),
    ...lines,
  ].join('\n');
}

function eventsOf(hall: KnownHall, at: number): readonly HallEvent[] {
  const events: HallEvent[] = [];
  simulateDay(knownDay(hall, addDays(FIRST, at), at), (event) => void events.push(event));
  return events;
}

/** When each step was called first. */
function ends(events: readonly HallEvent[]): ReadonlyMap<string, Instant> {
  const found = new Map<string, Instant>();
  for (const { type, at, data } of events) {
    if (type !== 'TicketCalled') continue;
    const key = `${data.ticket} ${String(data.step)}`;
    if (!found.has(key)) found.set(key, at);
  }
  return found;
}

/** What everybody would be told with the number, of those who had to wait and were called. */
function forecastOf(
  forecaster: HallForecaster,
  events: readonly HallEvent[],
  called: ReadonlyMap<string, Instant>,
): readonly Told[] {
  const waits = new Map<string, Millis[]>();
  return events.flatMap((event): readonly Told[] => {
    forecaster.take([event]);
    if (event.type === 'TicketCalled') noteWait(forecaster, event.data.ticket, event.data.step, event.at, waits);
    if (event.type !== 'TicketIssued') return [];
    const forecast = forecaster.forecast(event.at);
    const ticket = forecaster.world?.state.tickets.get(event.data.ticket);
    return (ticket?.steps ?? []).flatMap((step): readonly Told[] => {
      const calledAt = called.get(`${event.data.ticket} ${String(step.index)}`);
      const seen = forecast?.steps.find((each) => each.ticket === event.data.ticket && each.step === step.index);
      if (calledAt === undefined || calledAt <= event.at || seen === undefined || !hasRange(seen)) return [];
      const actual = calledAt - event.at;
      const [p10, p50, p90] = [seen.p10 * 1000, seen.p50 * 1000, seen.p90 * 1000];
      const place =
        (ticket?.steps.length ?? 1) === 1
          ? 'the only service'
          : step.index === 0
            ? 'the first of two'
            : 'the second of two';
      const booked = step.since > event.at ? ['booked'] : [];
      return [
        {
          ...{ p10, p50, p90, mean: p50, crps: crpsOf([p10, p50, p90], actual), actual },
          names: [place, step.category, `line ${step.line}`, ...booked],
          simple: simpleWaits(forecaster, step.line, event.at, waits.get(step.line) ?? []),
        },
      ];
    });
  });
}

function noteWait(
  forecaster: HallForecaster,
  id: string,
  index: number,
  at: Instant,
  waits: Map<string, Millis[]>,
): void {
  const step = forecaster.world?.state.tickets.get(id)?.steps[index];
  if (step !== undefined)
    waits.set(step.line, [...(waits.get(step.line) ?? []), Math.max(0, at - step.since)].slice(-10));
}

/** The same five as in replay, of the hall's state; whoever has just come is in it. */
function simpleWaits(
  forecaster: HallForecaster,
  line: string,
  now: Instant,
  waits: readonly Millis[],
): Readonly<Record<SimpleMethod, Millis>> {
  const state = forecaster.world?.state;
  const services = forecaster.knowledgeOfDay()?.learned.services;
  if (state === undefined || services === undefined) throw new Error('no day');
  const meanMs = (of: string): Millis => meanServiceMsOf(services, { line: of, service: '', category: '' });
  const counters = countersServing(state, line).filter(({ id }) => state.counters.get(id)?.state === 'open');
  const lines = new Set([line, ...counters.flatMap((each) => each.lines.map((served) => served.line))]);
  const waiting = [...state.tickets.values()].flatMap(({ steps }) => steps.filter((each) => each.state === 'waiting'));
  const own = waiting.filter((each) => each.line === line);
  const oldest = own.reduce((least, { since }) => Math.min(least, since), now);
  return simpleOf({
    inLine: own.length,
    meanMs: meanMs(line),
    workMs: waiting.reduce((sum, each) => sum + (lines.has(each.line) ? meanMs(each.line) : 0), 0),
    counters: counters.length,
    waits,
    oldestMs: oldest < now ? now - oldest : undefined,
  });
}
