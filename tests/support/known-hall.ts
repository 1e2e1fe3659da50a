import { HOUR, MINUTE, type Millis } from '../../core/base/time.ts';
import { addDays } from '../../core/base/zone.ts';
import { indexCatalogue } from '../../core/catalogue/catalogue-index.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import { chanceOf, exponential, logNormal, normal, weighted, type Chance } from '../../core/forecast/chance.ts';
import { hallRule } from '../../core/forecast/hall-rule.ts';
import { learnedOf, type Learned, type Memory } from '../../core/forecast/learn/memory.ts';
import type { ServiceModel } from '../../core/forecast/learn/service-times.ts';
import type { RecordedDay, RecordedShift, RecordedVisit } from '../../core/forecast/learn/recorded.ts';
import { simulateDay } from '../../core/forecast/simulate-day.ts';
import type { Shift, SimulatedDay, Visit } from '../../core/forecast/simulated-day.ts';
import type { HallEvent } from '../../core/queue/event.ts';
import { queueingHall } from './queueing-model.ts';
import { category, counter, line, service } from './small-hall.ts';

const LINES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;
const MEDIANS = [5, 12, 4, 8, 6, 15, 7, 10] as const;
const CV = 0.7;
const SHARES = [6, 3, 7, 4, 5, 2, 4, 3] as const;
const NO_SHOW = 0.06;
const NO_SHOW_MS = 2 * MINUTE;
const OPENING = 8.5;
const CLOSING = 17;

/** A hall of which everything is known: eight lines, counters that share them, two categories. */
export type KnownHall = {
  readonly catalogue: Catalogue;
  readonly seed: number;
  /** 1 = as many come as the counters can just serve. */
  readonly load: number;
  /** Standard deviation of the logarithm of a day's speed. */
  readonly daySpeed: number;
  /** By so much services take longer each day than on the one before (log scale). */
  readonly drift?: number;
  /** The part of visitors who want a second service, and of those who have booked. */
  readonly several?: number;
  readonly booked?: number;
};

export function knownHall(counters: number, linesEach: number): Catalogue {
  const chance = chanceOf('clerks of the known hall');
  return queueingHall({
    lines: LINES.map((id, at) => line(id, id.toUpperCase(), 10 + 4 * at)),
    services: LINES.flatMap((id, at) => [
      service(`${id}-long`, id, { medianMs: (MEDIANS[at] ?? 5) * 1.3 * MINUTE, cv: CV }),
      service(`${id}-short`, id, { medianMs: (MEDIANS[at] ?? 5) * 0.8 * MINUTE, cv: CV }),
    ]),
    counters: Array.from({ length: counters }, (_, at) => ({
      ...counter(String(at + 1), ...linesAt(at, linesEach)),
      clerkSpeed: Math.exp(0.2 * normal(chance)),
    })),
    categories: [category('ordinary', 1, 15, 240), category('elderly', 0.5, 8, 120)],
  });
}

/** Neighbours in a ring that each round of counters steps through more widely. */
function linesAt(counter: number, count: number): readonly string[] {
  const step = 1 + (Math.floor(counter / LINES.length) % 3);
  return Array.from({ length: count }, (_, at) => LINES[(counter + at * step) % LINES.length] ?? 'a');
}

/** So many simulated days from one date on, as a hall would have recorded them. */
export function knownDays(of: KnownHall, first: string, count: number): readonly RecordedDay[] {
  return Array.from({ length: count }, (_, at) => recorded(knownDay(of, addDays(first, at), at)));
}

/** One of them as it is played: `at` counts from the first. */
export function knownDay(of: KnownHall, day: string, at: number): SimulatedDay {
  const { catalogue, seed, load, daySpeed, drift = 0 } = of;
  const chance = chanceOf(`${String(seed)}/${day}`);
  const slow = Math.exp(daySpeed * normal(chance) + drift * at);
  const busy = load * Math.exp(0.08 * normal(chance));
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const visits: Visit[] = [];
  for (let hour = OPENING; hour < CLOSING - 0.5; hour += exponential(chance, 1 / perHour(hour, busy, catalogue)))
    visits.push(visitor(of, `${day}-${String(visits.length)}`, midnight + Math.round(hour * HOUR), slow, chance));
  const shifts = catalogue.counters.map(({ id }, at): Shift => ({
    counter: id,
    from: midnight + OPENING * HOUR,
    until: midnight + CLOSING * HOUR,
    rest: { at: midnight + 11.5 * HOUR + (at % 3) * 30 * MINUTE, forMs: 30 * MINUTE, reason: 'lunch' },
  }));
  return { catalogue, day, visits, shifts, conduct: { betweenCallsMs: 15_000, noShowMs: NO_SHOW_MS } };
}

/** Two rushes a day; what the counters can serve comes from the mean service and no-show. */
function perHour(hour: number, load: number, { counters }: Catalogue): number {
  const all = SHARES.reduce((sum, each) => sum + each, 0);
  const mean = SHARES.reduce((sum, share, at) => sum + (share / all) * (MEDIANS[at] ?? 5), 0) * Math.sqrt(1 + CV * CV);
  const most = (counters.length * 60) / (mean * (1 - NO_SHOW) + 2 * NO_SHOW + 0.25);
  return load * most * (0.75 + 0.4 * Math.exp(-((hour - 10) ** 2)) + 0.35 * Math.exp(-((hour - 14.5) ** 2)));
}

function visitor(of: KnownHall, id: string, at: number, slow: number, chance: Chance): Visit {
  const { several = 0, booked = 0 } = of;
  const { services } = of.catalogue;
  const lineId = weighted(chance, LINES, (each) => SHARES[LINES.indexOf(each)] ?? 0) ?? 'a';
  const chosen = services.find((each) => each.id === `${lineId}-${chance() < 0.4 ? 'long' : 'short'}`);
  const kind = chance() < 0.12 ? 'elderly' : 'ordinary';
  const takes = logNormal(chance, (chosen?.medianMs ?? MINUTE) * slow, CV);
  const absent = chance() < NO_SHOW;
  const more = several > 0 && chance() < several ? services.filter((each) => each.line !== lineId) : [];
  const second = more[Math.floor(chance() * more.length)];
  const then = second === undefined ? [] : [logNormal(chance, second.medianMs * slow, CV)];
  const slot = booked > 0 && chance() < booked ? { slotAt: at + Math.round((chance() - 0.3) * 20) * MINUTE } : {};
  return {
    id,
    at,
    services: [chosen?.id ?? '', ...(second === undefined ? [] : [second.id])],
    durations: [takes, ...then].map((ms) => Math.max(1, Math.round(ms))),
    category: kind,
    ...slot,
    ...(absent ? { absence: { backAfterMs: undefined } } : {}),
  };
}

/** Plays a day on the real rules and writes down what a hall writes down. */
function recorded(setup: SimulatedDay): RecordedDay {
  const { catalogue, day } = setup;
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const rows = new Map<string, { -readonly [K in keyof RecordedVisit]: RecordedVisit[K] }>();
  const staff: RecordedShift[] = [];
  const opened = new Map<string, Millis>();
  simulateDay(setup, (event) => {
    const atMs = event.at - midnight;
    if (event.type === 'CounterOpened') opened.set(event.data.counter, atMs);
    if (event.type === 'CounterPaused' || event.type === 'CounterClosed')
      endShift(catalogue, event, atMs, opened, staff);
    if (event.type === 'TicketIssued') {
      const { ticket, category: given, steps } = event.data;
      const lineId = steps[0]?.line ?? '';
      const first = { day, arrivedMs: atMs, line: lineId, service: steps[0]?.service ?? '', category: given };
      rows.set(ticket, { ...first, calledMs: undefined, endedMs: undefined, counter: undefined, outcome: 'left' });
    }
    const row = 'ticket' in event.data ? rows.get(event.data.ticket) : undefined;
    if (row === undefined) return;
    if (event.type === 'TicketCalled') Object.assign(row, { calledMs: atMs, counter: event.data.counter });
    if (event.type === 'StepFinished') Object.assign(row, { endedMs: atMs, outcome: 'served' });
    if (event.type === 'TicketMissed') Object.assign(row, { endedMs: atMs, outcome: 'no-show' });
  });
  return { day, visits: [...rows.values()], shifts: staff };
}

function endShift(
  catalogue: Catalogue,
  event: HallEvent,
  atMs: Millis,
  opened: Map<string, Millis>,
  staff: RecordedShift[],
): void {
  if (event.type !== 'CounterPaused' && event.type !== 'CounterClosed') return;
  const id = event.data.counter;
  const openedMs = opened.get(id);
  if (openedMs === undefined) return;
  opened.delete(id);
  const lines = catalogue.counters.find((each) => each.id === id)?.lines.map((each) => each.line) ?? [];
  staff.push({ counter: id, openedMs, closedMs: atMs, lines });
}

/**
 * What somebody would know who knows the hall itself: its rule, the lengths of services, clerks' speeds, no-shows.
 * Of opening and closing, of arrivals and of the pace of calls it knows what long observation has shown. `at`: the day,
 * counted from the first.
 */
export function oracleOf(memory: Memory, { catalogue, daySpeed, drift = 0 }: KnownHall, at = 0): Learned {
  const seen = learnedOf(memory);
  return {
    ...seen,
    services: { ...trueServices(catalogue, daySpeed), level: drift * at },
    correction: undefined,
    preference: hallRule(indexCatalogue(catalogue)),
    missedShare: () => NO_SHOW,
    patience: () => new Float64Array(17).fill(1),
  };
}

const SURE = 1e9;
const SIGMA = Math.sqrt(Math.log(1 + CV * CV));

function trueServices(catalogue: Catalogue, daySpeed: number): ServiceModel {
  const effect = (value: number) => ({ value, n: SURE });
  const medians = catalogue.services.map(
    (each) => [`${each.line}\n${each.id}`, effect(Math.log(each.medianMs))] as const,
  );
  const usual = LINES.map((id, at) => [`${id}\n`, effect(Math.log((MEDIANS[at] ?? 5) * MINUTE))] as const);
  const clerks = catalogue.counters.map((each) => [each.id, effect(-Math.log(each.clerkSpeed))] as const);
  const sure = new Map(
    LINES.flatMap((id) => ['ordinary', 'elderly'].map((kind) => [`${id}\n\n${kind}`, effect(0)] as const)),
  );
  const spread = Float64Array.from(
    { length: 513 },
    (_, at) => SIGMA * normalQuantile(Math.min(512 - 0.25, Math.max(0.25, at)) / 512),
  );
  return {
    offsetMs: 0,
    seen: SURE,
    level: 0,
    effects: {
      line: new Map(LINES.map((id) => [id, effect(0)])),
      service: new Map([...medians, ...usual]),
      category: sure,
      counter: new Map(clerks),
      counterLine: new Map(),
    },
    moods: new Map(),
    sigma2: SIGMA * SIGMA,
    daily: { hall: Math.max(1e-9, daySpeed * daySpeed), line: 1e-9, counter: 1e-9 },
    spread: () => spread,
    factor: () => Math.exp((SIGMA * SIGMA) / 2),
  };
}

/** The standard normal quantile, by halving. */
function normalQuantile(part: number): number {
  let [low, high] = [-6, 6];
  for (let round = 0; round < 50; round += 1) {
    const middle = (low + high) / 2;
    if (normalBelow(middle) < part) low = middle;
    else high = middle;
  }
  return low;
}

/** The part of a standard normal below z, by Simpson's rule over its density. */
function normalBelow(z: number): number {
  const steps = 200;
  const width = (z + 8) / steps;
  let sum = 0;
  for (let at = 0; at <= steps; at += 1) {
    const x = -8 + at * width;
    sum += Math.exp(-0.5 * x * x) * (at === 0 || at === steps ? 1 : at % 2 === 1 ? 4 : 2);
  }
  return (sum * width) / 3 / Math.sqrt(2 * Math.PI);
}
