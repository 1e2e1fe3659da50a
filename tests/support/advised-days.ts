import type { Advice } from '../../core/forecast/advice/advise.ts';
import { playAdvised } from '../../core/forecast/advice/play-advised.ts';
import { USUAL_ASSUMPTIONS, visitsOn } from '../../core/forecast/demand.ts';
import { count, emptyFigures, type Figures } from '../../core/forecast/figures.ts';
import type { Memory } from '../../core/forecast/learn/memory.ts';
import { HallForecaster } from '../../core/forecast/live/hall-forecaster.ts';
import { withRests } from '../../core/forecast/manners.ts';
import { shiftsOn, workingDays } from '../../core/forecast/shifts.ts';
import { simulateDay } from '../../core/forecast/simulate-day.ts';
import { USUAL_CONDUCT, type FloorChange, type SimulatedDay } from '../../core/forecast/simulated-day.ts';
import type { Instant } from '../../core/base/time.ts';
import { busyHall, USUAL_COUNTERS } from './busy-hall.ts';

const HALL = busyHall();
const LEARNED_DAYS = 10;
const DAYS = workingDays(HALL, '2026-03-02', 400);

/** A day of the busy hall: so many people, and who of the usual counters is missing. */
export type Morning = {
  readonly day: string;
  readonly seed: number;
  readonly load: number;
  readonly missing: readonly string[];
};

/** What a day came to: minutes of waiting, and calls past the target. */
export type CameTo = { readonly minutes: number; readonly late: number };

export type FollowedDay = CameTo & { readonly heard: readonly { readonly now: Instant; readonly advice: Advice }[] };

const BAD: readonly (readonly [number, readonly string[]])[] = [
  [1.15, ['1', '2']],
  [1.3, []],
  [1.1, ['6']],
  [1.2, ['3', '9']],
  [1, ['1', '6']],
];

/** Too few counters, too many people, or both. */
export function badMorning(number: number): Morning {
  const [load, missing] = BAD[number % BAD.length] as (typeof BAD)[number];
  return { day: DAYS[LEARNED_DAYS + number] ?? '', seed: 100 + number, load, missing };
}

export function calmDay(number: number): Morning {
  return { day: DAYS[LEARNED_DAYS + number] ?? '', seed: 500 + number, load: 0.8, missing: [] };
}

let learned: Memory | undefined;

/** A forecast that has learned from the ten days before all mornings. */
export function learnedForecaster(): HallForecaster {
  if (learned === undefined) {
    const forecaster = new HallForecaster();
    for (const day of DAYS.slice(0, LEARNED_DAYS))
      simulateDay(setupOf({ day, seed: 1, load: 1, missing: [] }), (event) => void forecaster.take([event]));
    learned = forecaster.memory;
  }
  return new HallForecaster(structuredClone(learned), DAYS[LEARNED_DAYS - 1]);
}

/** The day as it comes, or with these changes. */
export function playMorning(morning: Morning, changes: readonly FloorChange[] = []): CameTo {
  const figures = emptyFigures();
  simulateDay({ ...setupOf(morning), changes }, (event) => count(figures, event, HALL));
  return cameTo(figures);
}

/** The day on which everything that is advised is done. */
export function followMorning(morning: Morning): FollowedDay {
  const figures = emptyFigures();
  const heard: { now: Instant; advice: Advice }[] = [];
  playAdvised(
    setupOf(morning),
    learnedForecaster(),
    (event) => count(figures, event, HALL),
    (now, advised) => heard.push(...advised.map((advice) => ({ now, advice }))),
  );
  return { ...cameTo(figures), heard };
}

/** What one piece of advice brought, of everything that was said first. */
export function broughtBy(morning: Morning, { changes }: Advice, without: CameTo): number {
  const floor = changes.flatMap((each) => (each.what === 'arrivals' ? [] : [each]));
  return without.minutes - playMorning(morning, floor).minutes;
}

export function setupOf({ day, seed, load, missing }: Morning): SimulatedDay {
  const shifts = shiftsOn(HALL, day).filter(
    ({ counter }) => USUAL_COUNTERS.includes(counter) && !missing.includes(counter),
  );
  const visits = visitsOn(HALL, day, seed, { ...USUAL_ASSUMPTIONS, load });
  return { catalogue: HALL, day, visits, shifts: withRests(day, seed, shifts), conduct: USUAL_CONDUCT };
}

function cameTo({ lines }: Figures): CameTo {
  let [ms, late] = [0, 0];
  for (const { waits, within } of lines.values()) {
    ms += waits.reduce((sum, each) => sum + each, 0);
    late += waits.length - within;
  }
  return { minutes: ms / 60_000, late };
}
