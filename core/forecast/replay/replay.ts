import type { BusinessDay, Millis } from '../../base/time.ts';
import { daysBetween } from '../../base/zone.ts';
import { chanceOf } from '../chance.ts';
import { runForward, type Waits } from '../forecast.ts';
import { corrected, fewDraws, type Hindsight, type Signs } from '../learn/hindsight.ts';
import { emptyMemory, learnDay, learnedOf, learnHindsight, type Learned, type Memory } from '../learn/memory.ts';
import { seeService, serviceDay, type ServiceDay, type When } from '../learn/service-times.ts';
import { DayFloor, momentsOf, type CounterNow, type Moment } from '../learn/day-floor.ts';
import type { RecordedDay, RecordedVisit } from '../learn/recorded.ts';
import { withInferredEnds } from './inferred-ends.ts';
import { SceneMaker } from './scene-maker.ts';
import { crpsOf, meanOf, quantileOf, scoredPoint, summaryOf, type Scored, type Summary } from '../scores.ts';
import { CalledWaits, SIMPLE_METHODS, simpleWaits, type SimpleMethod } from './simple-methods.ts';

export const RUNS = 200;
/** After so many days a forecast says something about the next ones. */
const HINDSIGHT_FROM = 2;
/** Of the days that are only learned from, the last so many are forecast, to learn from how that came out. */
const HINDSIGHT_DAYS = 10;

/** A visit that had to wait and was called, what was forecast when it came, and what the simple methods said. */
export type Forecasted = Scored & {
  readonly visit: RecordedVisit;
  /** `formula`: running the hall forward gave nothing, as no counter was known that could call. */
  readonly method: 'simulation' | 'formula';
  readonly simple: Readonly<Record<SimpleMethod, Millis>>;
  /** For learning from it afterwards: the forecast before it was put right by what was learned so. */
  readonly hindsight: Hindsight;
};

/** Which days are learned from, and which are forecast. */
export type ReplayPlan = {
  /** The last day that is learned from; without it every day is in turn, and all but the first are forecast. */
  readonly trainUntil: BusinessDay | undefined;
  readonly seed: number;
};

/** Goes through recorded days in order: what is forecast at a moment rests on days before and on the day so far. */
export function replay(
  days: readonly RecordedDay[],
  { trainUntil, seed }: ReplayPlan,
  onDay: (day: BusinessDay, forecasts: readonly Forecasted[]) => void,
): Memory {
  const memory = emptyMemory();
  let last: BusinessDay | undefined;
  let learned: Learned | undefined;
  const looksBack = new Set(
    days.filter(({ day }) => trainUntil === undefined || day <= trainUntil).slice(-HINDSIGHT_DAYS),
  );
  for (const recorded of days) {
    const day = withInferredEnds(recorded);
    const trains = trainUntil === undefined || day.day <= trainUntil;
    const scored = trainUntil === undefined ? last !== undefined : !trains;
    const lookedAt = trains && memory.days >= HINDSIGHT_FROM && (scored || looksBack.has(recorded));
    const forecasts = scored || lookedAt ? forecastDay(day, (learned ??= learnedOf(memory)), seed) : [];
    if (scored) onDay(day.day, forecasts);
    if (!trains) continue;
    if (lookedAt)
      learnHindsight(
        memory,
        forecasts.map(({ hindsight }) => hindsight),
      );
    learnDay(memory, day, last === undefined ? 0 : daysBetween(last, day.day));
    learned = undefined;
    last = day.day;
  }
  return memory;
}

/** What would have been told on a day to everybody who had to wait and was called. */
export function forecastDay(day: RecordedDay, learned: Learned, seed: number): readonly Forecasted[] {
  const walk = new ForecastingWalk(day, learned, seed);
  const found: Forecasted[] = [];
  for (const moment of momentsOf(day)) {
    const forecast = walk.take(moment);
    if (forecast !== undefined) found.push(forecast);
  }
  return found;
}

/** Goes through a day; knows of it what has happened. */
class ForecastingWalk {
  private readonly floor = new DayFloor();
  private readonly today: ServiceDay;
  private readonly called = new CalledWaits();
  private readonly scenes: SceneMaker;
  private readonly begun = new Map<RecordedVisit, { readonly counter: CounterNow; readonly when: When }>();
  private came = 0;
  private readonly off = new TodaysErrors();

  constructor(
    private readonly day: RecordedDay,
    private readonly learned: Learned,
    private readonly seed: number,
  ) {
    this.today = serviceDay(learned.services);
    this.scenes = new SceneMaker(learned, this.today, this.floor);
  }

  take(moment: Moment): Forecasted | undefined {
    if (moment.kind === 'called') {
      this.called.add(moment.visit, moment.atMs);
      this.off.came(moment.visit, moment.atMs);
    }
    const counter = moment.kind === 'called' ? this.floor.counterOf(moment.visit) : undefined;
    this.floor.apply(moment);
    if (moment.kind === 'called' && counter !== undefined)
      this.begun.set(moment.visit, { counter, when: this.floor.whenIn(moment.visit.line, moment.atMs) });
    if (moment.kind === 'ended') this.ended(moment.visit, moment.atMs);
    if (moment.kind !== 'arrived') return undefined;
    this.came += 1;
    const { visit } = moment;
    // Only these can be scored; who was called at once did not wait.
    return visit.calledMs === undefined || visit.calledMs <= visit.arrivedMs
      ? undefined
      : this.forecast(visit, visit.calledMs);
  }

  private ended(visit: RecordedVisit, atMs: Millis): void {
    const { line, service, category, calledMs, outcome } = visit;
    const begun = this.begun.get(visit);
    this.begun.delete(visit);
    if (outcome === 'served' && calledMs !== undefined && begun !== undefined)
      seeService(this.today, {
        line,
        service,
        category,
        counter: begun.counter.id,
        lastedMs: atMs - calledMs,
        when: begun.when,
      });
  }

  private forecast(visit: RecordedVisit, calledMs: Millis): Forecasted {
    const actual = calledMs - visit.arrivedMs;
    const simple = simpleWaits(this.floor, this.learned.services, this.called, visit);
    const scene = this.scenes.sceneFor(visit, visit.arrivedMs, this.came);
    const chance = chanceOf(`${String(this.seed)}/${this.day.day}/${String(this.came)}`);
    const waits = runForward(scene, RUNS, chance);
    const raw = waits.length === 0 ? spreadAround(simple.people_ahead) : waits;
    const { les, hol, ql } = simple;
    const signs: Signs = { les, hol, ql, ...this.off.soFar(visit.line) };
    this.off.told(visit, quantileOf(raw, 0.5), this.learned.services.offsetMs);
    const { correction } = this.learned;
    const draws = correction === undefined ? raw : corrected(raw, signs, correction);
    return {
      visit,
      method: waits.length === 0 ? 'formula' : 'simulation',
      p10: quantileOf(draws, 0.1),
      p50: quantileOf(draws, 0.5),
      p90: quantileOf(draws, 0.9),
      mean: meanOf(draws),
      crps: crpsOf(draws, actual),
      actual,
      simple,
      hindsight: { day: this.day.day, waits: fewDraws(raw), signs, actualMs: actual },
    };
  }
}

/** How today's forecasts have come out so far: logarithms of what came over what was told. */
class TodaysErrors {
  private readonly open = new Map<RecordedVisit, { readonly told: Millis; readonly offsetMs: Millis }>();
  private readonly byLine = new Map<string, number[]>();
  private readonly hall: number[] = [];

  told(visit: RecordedVisit, told: Millis, offsetMs: Millis): void {
    this.open.set(visit, { told, offsetMs });
  }

  came(visit: RecordedVisit, calledMs: Millis): void {
    const open = this.open.get(visit);
    if (open === undefined) return;
    this.open.delete(visit);
    const off = Math.log((calledMs - visit.arrivedMs + open.offsetMs) / (open.told + open.offsetMs));
    let ofLine = this.byLine.get(visit.line);
    if (ofLine === undefined) this.byLine.set(visit.line, (ofLine = []));
    ofLine.push(off);
    this.hall.push(off);
  }

  soFar(line: string): { readonly lineOff: number; readonly hallOff: number } {
    return { lineOff: leaning(this.byLine.get(line) ?? [], 10), hallOff: leaning(this.hall, 30) };
  }
}

/** The mean of the newest, leaning on nought. */
function leaning(all: readonly number[], count: number): number {
  const newest = all.slice(-count);
  return newest.reduce((sum, each) => sum + each, 0) / (newest.length + count / 3);
}

/** Where nothing better is known: an exponential wait of that mean. */
function spreadAround(mean: Millis): Waits {
  return Float64Array.from({ length: RUNS }, (_, at) => -mean * Math.log(1 - (at + 0.5) / RUNS));
}

/** How right ours and each simple method were. */
export function summariesOf(forecasts: readonly Forecasted[]): Readonly<Record<'ours' | SimpleMethod, Summary>> {
  const simple = SIMPLE_METHODS.map((name) => {
    const scored = forecasts.map((each) => scoredPoint(each.simple[name], each.actual));
    return [name, summaryOf(scored)] as const;
  });
  return { ours: summaryOf(forecasts), ...(Object.fromEntries(simple) as Record<SimpleMethod, Summary>) };
}
