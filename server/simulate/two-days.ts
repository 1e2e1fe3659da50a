import { HOUR } from '../../core/base/time.ts';
import { addDays, localTime } from '../../core/base/zone.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import type { Advice } from '../../core/forecast/advice/advise.ts';
import { otherVisits } from '../../core/forecast/advice/other-arrivals.ts';
import { playAdvised } from '../../core/forecast/advice/play-advised.ts';
import { changesOn, type WhatIf } from '../../core/forecast/advice/what-if-words.ts';
import { USUAL_ASSUMPTIONS, visitsOn } from '../../core/forecast/demand.ts';
import { count, countVisits, emptyFigures, spreadOf, type Figures } from '../../core/forecast/figures.ts';
import { HallForecaster } from '../../core/forecast/live/hall-forecaster.ts';
import { shiftsOn } from '../../core/forecast/shifts.ts';
import { simulateDay } from '../../core/forecast/simulate-day.ts';
import { USUAL_CONDUCT, type SimulatedDay } from '../../core/forecast/simulated-day.ts';
import { lastWorkingDays } from './write-past.ts';

/** How days are played: as the words of the command have it. */
export type Played = { readonly seed: number; readonly load: number; readonly staffed: number };

/** The same days, as they come and otherwise. */
export type TwoDays = { readonly without: Figures; readonly then: Figures };

/** What was advised while a day was played. */
export type Heard = { readonly day: string; readonly time: string; readonly advice: Advice };

/** The forecast learns so many days before it advises. */
const LEARNS_DAYS = 5;

/** Plays days as they come, and with changes. */
export function playWhatIf(
  catalogue: Catalogue,
  ruled: Catalogue,
  days: readonly string[],
  asked: Played,
  parts: readonly WhatIf[],
): TwoDays {
  const [without, then] = [emptyFigures(), emptyFigures()];
  for (const day of days) {
    const assumptions = { ...USUAL_ASSUMPTIONS, load: asked.load };
    const changes = changesOn(parts, catalogue, day);
    const setup = setupOf(ruled, day, asked);
    play(setup, without, catalogue);
    const visits = otherVisits(catalogue, day, asked.seed, assumptions, changes);
    const onFloor = changes.flatMap((each) => (each.what === 'arrivals' ? [] : [each]));
    play({ ...setup, visits, changes: onFloor }, then, catalogue);
  }
  return { without, then };
}

/** Plays days as they come, and as they are when what is advised is done, which rests on the days before alone. */
export function playAdvice(
  catalogue: Catalogue,
  ruled: Catalogue,
  days: readonly string[],
  asked: Played,
): TwoDays & { readonly heard: readonly Heard[]; readonly learned: number } {
  const [without, then] = [emptyFigures(), emptyFigures()];
  const heard: Heard[] = [];
  const forecaster = new HallForecaster();
  const before = lastWorkingDays(catalogue, addDays(days[0] ?? '', -1), LEARNS_DAYS);
  for (const day of before)
    simulateDay(setupOf(ruled, day, { ...asked, load: 1, staffed: 1 }), (event) => void forecaster.take([event]));
  for (const day of days) {
    const setup = setupOf(ruled, day, asked);
    play(setup, without, catalogue);
    const played = playAdvised(
      setup,
      forecaster,
      (event) => count(then, event, catalogue),
      (now, advised) => {
        const time = timeOf(now, catalogue);
        for (const advice of advised) heard.push({ day, time, advice });
      },
    );
    countVisits(then, setup.visits, played);
  }
  return { without, then, heard, learned: before.length };
}

function setupOf(catalogue: Catalogue, day: string, { seed, load, staffed }: Played): SimulatedDay {
  const visits = visitsOn(catalogue, day, seed, { ...USUAL_ASSUMPTIONS, load });
  return { catalogue, day, visits, shifts: shiftsOn(catalogue, day, staffed), conduct: USUAL_CONDUCT };
}

function play(setup: SimulatedDay, figures: Figures, catalogue: Catalogue): void {
  const played = simulateDay(setup, (event) => count(figures, event, catalogue));
  countVisits(figures, setup.visits, played);
}

/** Waits of all lines together, in hours of people. */
export function waitedHours(figures: Figures): number {
  return sumOf(figures, ({ waits }) => waits.reduce((sum, each) => sum + each, 0)) / HOUR;
}

/** Calls after the target. */
export function lateCalls(figures: Figures): number {
  return sumOf(figures, ({ waits, within }) => waits.length - within);
}

/** Mean and ninth decile of a line's waits. */
export function lineSpread(figures: Figures, line: string) {
  return spreadOf(figures.lines.get(line)?.waits ?? []);
}

function sumOf({ lines }: Figures, of: (waits: { waits: readonly number[]; within: number }) => number): number {
  return [...lines.values()].reduce((sum, each) => sum + of(each), 0);
}

export function timeOf(at: number, { hall }: Catalogue): string {
  const { minute } = localTime(at, hall.timeZone);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
