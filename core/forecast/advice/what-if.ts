import type { LineId } from '../../base/names.ts';
import type { Instant } from '../../base/time.ts';
import { MINUTE } from '../../base/time.ts';
import { playRest, type RestOfDay } from '../live/rest-of-day.ts';
import { restEnds, type AdviceParts } from './advise.ts';
import type { DayChange } from './day-change.ts';
import { gainOf, type Range } from './gain.ts';
import { supposed } from './supposed.ts';

/** Of those who wait now or come until the end of the day: how long on average, and how many past the target. */
export type LineRest = { readonly minutes: number; readonly late: number };

/** What changes would come to, until the end of the day. */
export type Supposition = {
  readonly at: Instant;
  readonly until: Instant;
  /** Minutes that people are spared, of all together; below zero where they wait longer. */
  readonly saved: Range;
  readonly fewerLate: Range;
  readonly lines: readonly { readonly line: LineId; readonly before: LineRest; readonly after: LineRest }[];
};

const RUNS = 100;

/** Plays the rest of the day as it stands, and with these changes. */
export function whatIf({ made, state, now }: AdviceParts, changes: readonly DayChange[], seed: string): Supposition {
  const { index } = state;
  const until = restEnds(state, now);
  const without = playRest(made.scene, RUNS, seed, until);
  const then = playRest(supposed(made, index, changes), RUNS, seed, until);
  const { saved, fewerLate } = gainOf(without, then);
  const lines = index.catalogue.lines.map(({ id: line }, at) => ({
    line,
    before: lineRest(without, at),
    after: lineRest(then, at),
  }));
  return { at: now, until, saved, fewerLate, lines };
}

function lineRest({ runs, waitedMs, late, people }: RestOfDay, line: number): LineRest {
  const sum = (values: Float64Array): number =>
    values.subarray(line * runs, (line + 1) * runs).reduce((all, each) => all + each, 0);
  const waited = sum(people);
  return { minutes: waited === 0 ? 0 : sum(waitedMs) / waited / MINUTE, late: sum(late) / runs };
}
