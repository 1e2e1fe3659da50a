import { HOUR, MINUTE, SECOND, type Millis } from '../../base/time.ts';
import {
  addTo,
  emptyHistogram,
  fadeHistogram,
  meanAbove,
  meanFactor,
  spreadOf,
  weightOf,
  type Histogram,
  type Spread,
} from './spread-table.ts';

/** What a service is of: where it is asked for, what it is, who asks. */
export type ServiceKind = { readonly line: string; readonly service: string; readonly category: string };

/** One service that was seen from the call to the end. */
export type SeenService = ServiceKind & { readonly counter: string; readonly lastedMs: Millis; readonly when: When };

/** What was going on when a service began: who waited in its line, the counters open for it, the time of the day. */
export type When = { readonly waiting: number; readonly open: number; readonly atMs: Millis };

type Cell = ServiceKind & { readonly counter: string; n: number; sum: number; squares: number };

/** A variance that is learned: what was assumed, with its weight, and what has been seen since. */
type LearnedVariance = { sum: number; weight: number };

/** What is remembered of service times: sums by kind and counter, and the shape of what is left unexplained. */
export type ServiceMemory = {
  /** Added before the logarithm, so that services of a second weigh no more than they should. 0 = not yet known. */
  offsetMs: Millis;
  readonly cells: Map<string, Cell>;
  readonly shapes: Map<string, Histogram>;
  readonly allShapes: Histogram;
  /** What is left of services that began while so many waited, or at that time of the day: hurry, and tiredness. */
  readonly moods: Map<string, Seen>;
  /** Of a day, a line's day and a counter's day around what is usual. */
  readonly daily: { readonly hall: LearnedVariance; readonly line: LearnedVariance; readonly counter: LearnedVariance };
};

/** What is assumed until it is learned. Source: shared measurements of real agents and clerks (log scale). */
const SIGMA = 0.65;
const USUAL_MS = 8 * MINUTE;
const SD_OF = { line: 0.5, service: 0.4, category: 0.2, counter: 0.2, counterLine: 0.1 } as const;

export function emptyServiceMemory(): ServiceMemory {
  return {
    offsetMs: 0,
    cells: new Map(),
    shapes: new Map(),
    allShapes: emptyHistogram(),
    moods: new Map(),
    daily: { hall: assumed(0.1, 4), line: assumed(0.05, 4), counter: assumed(0.1, 10) },
  };
}

/** What somebody expects of a service before any has been seen, such as a hall file. */
export type ExpectedService = { readonly line: string; readonly service: string; readonly medianMs: Millis };

/** An expectation weighs as much as so many services that were seen. */
const EXPECTED_WEIGHT = 10;

/** Begins with what is expected; what is seen takes its place within days. */
export function expectServices(memory: ServiceMemory, expected: readonly ExpectedService[]): void {
  const mean = expected.reduce((sum, each) => sum + each.medianMs, 0) / Math.max(1, expected.length);
  memory.offsetMs = Math.max(SECOND, 0.05 * mean);
  for (const { line, service, medianMs } of expected) {
    const value = Math.log(medianMs + memory.offsetMs);
    const [n, sum, squares] = [
      EXPECTED_WEIGHT,
      EXPECTED_WEIGHT * value,
      EXPECTED_WEIGHT * (value * value + SIGMA * SIGMA),
    ];
    memory.cells.set(`expected\n${line}\n${service}`, { line, service, category: '', counter: '', n, sum, squares });
  }
}

function assumed(sd: number, weight: number): LearnedVariance {
  return { sum: sd * sd * weight, weight };
}

export function varianceOf({ sum, weight }: LearnedVariance): number {
  return sum / weight;
}

/** Takes in the services of a day that is over; what is older counts for `part` from now on. */
export function learnServices(memory: ServiceMemory, services: readonly SeenService[], part: number): void {
  if (services.length === 0) return;
  if (memory.offsetMs === 0) {
    const mean = services.reduce((sum, each) => sum + each.lastedMs, 0) / services.length;
    memory.offsetMs = Math.max(SECOND, 0.05 * mean);
  }
  fade(memory, part);
  for (const each of services) addToCell(memory, each);
  learnSpreads(memory, services);
}

function fade(memory: ServiceMemory, part: number): void {
  for (const [key, cell] of memory.cells) {
    cell.n *= part;
    cell.sum *= part;
    cell.squares *= part;
    if (cell.n < 0.01) memory.cells.delete(key);
  }
  for (const mood of memory.moods.values()) {
    mood.n *= part;
    mood.sum *= part;
  }
  for (const shape of memory.shapes.values()) fadeHistogram(shape, part);
  fadeHistogram(memory.allShapes, part);
}

function addToCell(memory: ServiceMemory, seen: SeenService): void {
  const { line, service, category, counter, lastedMs } = seen;
  const key = `${line}\n${service}\n${category}\n${counter}`;
  let cell = memory.cells.get(key);
  if (cell === undefined)
    memory.cells.set(key, (cell = { line, service, category, counter, n: 0, sum: 0, squares: 0 }));
  const value = Math.log(lastedMs + memory.offsetMs);
  cell.n += 1;
  cell.sum += value;
  cell.squares += value * value;
}

/** The shape around the fit, and how much days, lines and counters vary from day to day. */
function learnSpreads(memory: ServiceMemory, services: readonly SeenService[]): void {
  learnMoods(memory, services);
  const model = fitServices(memory);
  const day = serviceDay(model);
  for (const each of services) seeService(day, each);
  const speed = speedOf(day, []);
  const { hall, line, counter } = memory.daily;
  takeVariance(hall, speed.hall.mean ** 2 + speed.hall.variance);
  for (const each of speed.lines.values()) takeVariance(line, each.mean ** 2 + each.variance);
  for (const each of speed.counters.values()) takeVariance(counter, each.mean ** 2 + each.variance);
  for (const each of services) {
    const residual = Math.log(each.lastedMs + memory.offsetMs) - expectedOf(model, each) - speedIn(speed, each);
    addTo(memory.allShapes, residual);
    let shape = memory.shapes.get(each.line);
    if (shape === undefined) memory.shapes.set(each.line, (shape = emptyHistogram()));
    addTo(shape, residual);
  }
}

/** What the fit leaves of services by how many waited, in the hall and beyond it in the line, then by the time. */
function learnMoods(memory: ServiceMemory, services: readonly SeenService[]): void {
  const model = fitServices(memory);
  for (const each of services) {
    let left = Math.log(each.lastedMs + memory.offsetMs) - logMeanOf(model, each, each.counter);
    for (const [key, lean] of moodsOf(each.line, each.when)) {
      const mood = seenAt(memory.moods, key);
      mood.n += 1;
      mood.sum += left;
      left -= mood.sum / (mood.n + lean);
    }
  }
}

/** The moods of a moment, and with the weight of how many each leans on none. */
function moodsOf(line: string, { waiting, open, atMs }: When): readonly (readonly [key: string, lean: number])[] {
  const crowd = waiting <= 0 ? 0 : Math.min(6, 1 + Math.floor(Math.log2(waiting)));
  return [
    [`crowd ${String(crowd)}`, 50],
    [`crowd ${String(crowd)} ${line}`, 30],
    [`open ${String(open < 4 ? open : Math.floor(2 * Math.log2(open)))} ${line}`, 30],
    [`hour ${String(Math.floor(atMs / HOUR))}`, 50],
  ];
}

/** What a moment adds to the logarithm of a service that begins then. */
export function moodOf(model: ServiceModel, line: string, when: When): number {
  let sum = 0;
  for (const [key, lean] of moodsOf(line, when)) {
    const mood = model.moods.get(key);
    if (mood !== undefined) sum += mood.sum / (mood.n + lean);
  }
  return sum;
}

function expectedOf(model: ServiceModel, seen: Pick<SeenService, keyof ServiceKind | 'counter' | 'when'>): number {
  return logMeanOf(model, seen, seen.counter) + moodOf(model, seen.line, seen.when);
}

function takeVariance(learned: LearnedVariance, squared: number): void {
  learned.sum = learned.sum * 0.98 + squared;
  learned.weight = learned.weight * 0.98 + 1;
}

/** What is to be expected of service times: effects on the log scale, and the shape of what is left. */
export type ServiceModel = {
  readonly offsetMs: Millis;
  /** How many services it rests on, older ones counting less. */
  readonly seen: number;
  readonly level: number;
  readonly effects: Readonly<Record<EffectName, ReadonlyMap<string, Effect>>>;
  readonly moods: ReadonlyMap<string, Seen>;
  readonly sigma2: number;
  readonly daily: { readonly hall: number; readonly line: number; readonly counter: number };
  readonly spread: (line: string) => Spread;
  readonly factor: (line: string) => number;
};

type EffectName = keyof typeof SD_OF;
type Effect = { value: number; n: number };

const KEY_OF: Readonly<Record<EffectName, (kind: ServiceKind, counter: string) => string>> = {
  line: ({ line }) => line,
  service: ({ line, service }) => `${line}\n${service}`,
  category: ({ line, service, category }) => `${line}\n${service}\n${category}`,
  counter: (_, counter) => counter,
  counterLine: ({ line }, counter) => `${counter}\n${line}`,
};
const EFFECTS = Object.keys(KEY_OF) as readonly EffectName[];
const ROUNDS = 6;

/** Fits level, line, service, category, counter and counter at a line, each shrunk towards what is above it. */
export function fitServices(memory: ServiceMemory): ServiceModel {
  const offsetMs = memory.offsetMs === 0 ? SECOND : memory.offsetMs;
  const cells = [...memory.cells.values()];
  const effects = Object.fromEntries(EFFECTS.map((name) => [name, new Map<string, Effect>()])) as Record<
    EffectName,
    Map<string, Effect>
  >;
  const rows = cells.map((cell) => ({
    cell,
    own: EFFECTS.map((name) => effectAt(effects[name], KEY_OF[name](cell, cell.counter), cell.n)),
  }));
  const seen = cells.reduce((sum, cell) => sum + cell.n, 0);
  let level = Math.log(USUAL_MS + offsetMs);
  let sigma2 = SIGMA * SIGMA;
  for (let round = 0; round < ROUNDS; round += 1) {
    level = levelOf(rows, seen);
    EFFECTS.forEach((name, at) => fitEffect(rows, at, effects[name], level, sigma2 / SD_OF[name] ** 2));
    sigma2 = varianceLeft(rows, level, seen);
  }
  const spreads = new Map<string, Spread>();
  const spread = (line: string): Spread => {
    let found = spreads.get(line);
    if (found === undefined) {
      found = spreadOf(memory.shapes.get(line), memory.allShapes, Math.sqrt(sigma2), 100);
      spreads.set(line, found);
    }
    return found;
  };
  const factors = new Map<string, number>();
  const factor = (line: string): number => {
    let found = factors.get(line);
    if (found === undefined) factors.set(line, (found = meanFactor(spread(line))));
    return found;
  };
  const { hall, line, counter } = memory.daily;
  const daily = { hall: varianceOf(hall), line: varianceOf(line), counter: varianceOf(counter) };
  return {
    offsetMs,
    seen: weightOf(memory.allShapes),
    level,
    effects,
    moods: memory.moods,
    sigma2,
    daily,
    spread,
    factor,
  };
}

type Row = { readonly cell: Cell; readonly own: readonly Effect[] };

function effectAt(effects: Map<string, Effect>, key: string, n: number): Effect {
  let found = effects.get(key);
  if (found === undefined) effects.set(key, (found = { value: 0, n: 0 }));
  found.n += n;
  return found;
}

function sumOf(own: readonly Effect[]): number {
  let sum = 0;
  for (const each of own) sum += each.value;
  return sum;
}

function levelOf(rows: readonly Row[], seen: number): number {
  let sum = Math.log(USUAL_MS);
  for (const { cell, own } of rows) sum += cell.sum - cell.n * sumOf(own);
  return sum / (seen + 1);
}

function fitEffect(
  rows: readonly Row[],
  at: number,
  effects: Map<string, Effect>,
  level: number,
  shrink: number,
): void {
  const left = new Map<Effect, number>();
  for (const { cell, own } of rows) {
    const effect = own[at] as Effect;
    left.set(effect, (left.get(effect) ?? 0) + cell.sum - cell.n * (level + sumOf(own) - effect.value));
  }
  for (const effect of effects.values()) effect.value = (left.get(effect) ?? 0) / (effect.n + shrink);
}

function varianceLeft(rows: readonly Row[], level: number, seen: number): number {
  let sum = SIGMA * SIGMA * 20;
  for (const { cell, own } of rows) {
    const fit = level + sumOf(own);
    sum += Math.max(0, cell.squares - 2 * fit * cell.sum + cell.n * fit * fit);
  }
  return sum / (seen + 20);
}

/** The expected logarithm of a service at a counter, on a day like any other. */
export function logMeanOf(model: ServiceModel, kind: ServiceKind, counter: string): number {
  let sum = model.level;
  for (const name of EFFECTS) sum += model.effects[name].get(KEY_OF[name](kind, counter))?.value ?? 0;
  return sum;
}

/** The variance of what is expected of a line itself: much where little has been seen. */
export function unsurenessOf(model: ServiceModel, line: string): number {
  const n = model.effects.line.get(line)?.n ?? 0;
  return model.sigma2 / (n + model.sigma2 / SD_OF.line ** 2);
}

/** The mean length of a service of this kind, whoever serves it. */
export function meanServiceMsOf(model: ServiceModel, kind: ServiceKind): Millis {
  return Math.max(SECOND, Math.exp(logMeanOf(model, kind, '')) * model.factor(kind.line) - model.offsetMs);
}

type Seen = { n: number; sum: number };

/** What has been seen of today's speed so far. */
export type ServiceDay = {
  readonly model: ServiceModel;
  readonly hall: Seen;
  readonly lines: Map<string, Seen>;
  readonly counters: Map<string, Seen>;
};

export function serviceDay(model: ServiceModel): ServiceDay {
  return { model, hall: { n: 0, sum: 0 }, lines: new Map(), counters: new Map() };
}

/** A service has ended. */
export function seeService(day: ServiceDay, seen: SeenService): void {
  take(day, seen.line, seen.counter, residualOf(day.model, seen, seen.lastedMs));
}

/** A service that was seen has not ended: today's speed is what it would be without it. */
export function unseeService({ model, hall, lines, counters }: ServiceDay, seen: SeenService): void {
  const residual = residualOf(model, seen, seen.lastedMs);
  for (const each of [hall, seenAt(lines, seen.line), seenAt(counters, seen.counter)]) {
    each.n -= 1;
    // What is left of a sum over nothing is what was lost in rounding.
    each.sum = each.n === 0 ? 0 : each.sum - residual;
  }
  if (lines.get(seen.line)?.n === 0) lines.delete(seen.line);
  if (counters.get(seen.counter)?.n === 0) counters.delete(seen.counter);
}

/** How much longer a service has lasted than was to be expected, on the log scale. */
function residualOf(model: ServiceModel, seen: Parameters<typeof expectedOf>[1], lastedMs: Millis): number {
  return Math.log(lastedMs + model.offsetMs) - expectedOf(model, seen);
}

function take(day: ServiceDay, line: string, counter: string, residual: number): void {
  for (const seen of [day.hall, seenAt(day.lines, line), seenAt(day.counters, counter)]) {
    seen.n += 1;
    seen.sum += residual;
  }
}

function seenAt(map: Map<string, Seen>, key: string): Seen {
  let found = map.get(key);
  if (found === undefined) map.set(key, (found = { n: 0, sum: 0 }));
  return found;
}

/** A guess and its variance. */
export type Guess = { readonly mean: number; readonly variance: number };

/** Today's speed on the log scale: of the hall, and of lines and counters beyond it. */
export type Speed = {
  readonly hall: Guess;
  readonly lines: ReadonlyMap<string, Guess>;
  readonly counters: ReadonlyMap<string, Guess>;
};

/** A service that is under way counts as what is to be expected of it: else the quick ones would be counted first. */
export type Running = ServiceKind & { readonly counter: string; readonly elapsedMs: Millis; readonly when: When };

/** Today's speed by what has ended and what is under way. */
export function speedOf(day: ServiceDay, running: readonly Running[]): Speed {
  const { model } = day;
  const both: ServiceDay = { ...day, hall: { ...day.hall }, lines: copied(day.lines), counters: copied(day.counters) };
  for (const each of running) {
    const so = residualOf(model, each, each.elapsedMs);
    take(both, each.line, each.counter, meanAbove(model.spread(each.line), so));
  }
  const hall = guess(both.hall, 0, model.sigma2, model.daily.hall);
  const beyond = (seen: ReadonlyMap<string, Seen>, variance: number): Map<string, Guess> =>
    new Map([...seen].map(([key, each]) => [key, guess(each, hall.mean, model.sigma2, variance)]));
  return { hall, lines: beyond(both.lines, model.daily.line), counters: beyond(both.counters, model.daily.counter) };
}

function copied(map: ReadonlyMap<string, Seen>): Map<string, Seen> {
  return new Map([...map].map(([key, seen]) => [key, { ...seen }]));
}

function guess({ n, sum }: Seen, less: number, sigma2: number, variance: number): Guess {
  const shrink = sigma2 / Math.max(variance, 1e-6);
  return { mean: (sum - n * less) / (n + shrink), variance: sigma2 / (n + shrink) };
}

/** What today's speed adds to the logarithm of a service. */
export function speedIn(speed: Speed, { line, counter }: { readonly line: string; readonly counter: string }): number {
  return speed.hall.mean + (speed.lines.get(line)?.mean ?? 0) + (speed.counters.get(counter)?.mean ?? 0);
}
