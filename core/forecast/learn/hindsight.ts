import type { BusinessDay, Millis } from '../../base/time.ts';
import { crpsOf, quantileOf } from '../scores.ts';

/** What was known beside the forecast: what simple methods said, and how today's forecasts have come out so far. */
export type Signs = {
  readonly les: Millis;
  readonly hol: Millis;
  readonly ql: Millis;
  /** The mean of the logarithm of what came over what was forecast, of the line and of the hall, today so far. */
  readonly lineOff: number;
  readonly hallOff: number;
};

/** A forecast of a day that is over, and what came. */
export type Hindsight = {
  readonly day: BusinessDay;
  readonly waits: Float64Array;
  readonly signs: Signs;
  readonly actualMs: Millis;
};

/** How forecasts are put right: by how much they are moved, and made wider or narrower, on the log scale. */
export type Correction = {
  readonly offsetMs: Millis;
  readonly weights: readonly number[];
  /** For short, middling and long waits; the bounds between them. */
  readonly scales: readonly [number, number, number];
  readonly bounds: readonly [Millis, Millis];
};

/** So many of the newest are kept. */
const KEPT = 4000;
/** Draws of each that are kept. */
const KEPT_DRAWS = 40;
/** Weights lean on zero as if so many forecasts had been right. */
const LEAN = 60;
/** It is used only where it made forecasts of days that it had not seen better by this part. */
const GAIN = 0.01;
const SCALES = [0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.35, 1.5, 1.75, 2, 2.3] as const;
const MOST = 1.2;

/** Keeps the newest forecasts that have come true or not. */
export function keepHindsight(kept: readonly Hindsight[], more: readonly Hindsight[]): readonly Hindsight[] {
  return [...kept, ...more].slice(-KEPT);
}

/** A few draws in place of many. */
export function fewDraws(waits: Float64Array): Float64Array {
  return Float64Array.from({ length: KEPT_DRAWS }, (_, at) => quantileOf(waits, (at + 0.5) / KEPT_DRAWS));
}

/**
 * What forecasts of past days teach about those to come: the record may show what the simulation of the hall does not
 * know. Undefined where it would not have helped on the last third of the days, learned from the others alone.
 */
export function correctionFrom(kept: readonly Hindsight[], offsetMs: Millis): Correction | undefined {
  const days = [...new Set(kept.map(({ day }) => day))];
  const split = days[Math.ceil((days.length * 2) / 3)];
  if (days.length < 3 || kept.length < 200 || split === undefined) return undefined;
  const before = kept.filter(({ day }) => day < split);
  const after = kept.filter(({ day }) => day >= split);
  const tried = fit(before, offsetMs);
  const without = after.reduce((sum, each) => sum + crpsOf(each.waits, each.actualMs), 0);
  const with_ = after.reduce((sum, each) => sum + crpsOf(corrected(each.waits, each.signs, tried), each.actualMs), 0);
  return with_ < without * (1 - GAIN) ? fit(kept, offsetMs) : undefined;
}

/** A forecast put right. The draws stay in order. */
export function corrected(
  waits: Float64Array,
  signs: Signs,
  { offsetMs, weights, scales, bounds }: Correction,
): Float64Array {
  const middle = quantileOf(waits, 0.5);
  const from = Math.log(middle + offsetMs);
  const move = moveBy(featuresOf(middle, signs, offsetMs), weights);
  const scale = scales[middle < bounds[0] ? 0 : middle < bounds[1] ? 1 : 2];
  return waits.map((wait) =>
    Math.max(0, Math.exp(from + move + scale * (Math.log(wait + offsetMs) - from)) - offsetMs),
  );
}

function featuresOf(middle: Millis, { les, hol, ql, lineOff, hallOff }: Signs, offsetMs: Millis): readonly number[] {
  const against = (value: Millis): number => held(Math.log((Math.max(0, value) + offsetMs) / (middle + offsetMs)));
  return [1, against(les), against(hol), against(ql), lineOff, hallOff];
}

function held(value: number): number {
  return Math.max(-MOST, Math.min(MOST, value));
}

function moveBy(features: readonly number[], weights: readonly number[]): number {
  return held(features.reduce((sum, each, at) => sum + each * (weights[at] ?? 0), 0));
}

function fit(rows: readonly Hindsight[], offsetMs: Millis): Correction {
  const middles = rows.map(({ waits }) => quantileOf(waits, 0.5));
  const weights = ridge(
    rows.map(({ signs }, at) => featuresOf(middles[at] ?? 0, signs, offsetMs)),
    rows.map(({ actualMs }, at) => held(Math.log((actualMs + offsetMs) / ((middles[at] ?? 0) + offsetMs)))),
  );
  const sorted = [...middles].sort((a, b) => a - b);
  const bounds = [quantileOf(sorted, 1 / 3), quantileOf(sorted, 2 / 3)] as const;
  const moved: Correction = { offsetMs, weights, scales: [1, 1, 1], bounds };
  const scaleOf = (part: number): number => {
    const own = rows.filter((_, at) => partOf(middles[at] ?? 0, bounds) === part);
    const sums = SCALES.map((scale) => {
      const tried: Correction = { ...moved, scales: [scale, scale, scale] };
      return own.reduce((sum, each) => sum + crpsOf(corrected(each.waits, each.signs, tried), each.actualMs), 0);
    });
    return SCALES[sums.indexOf(Math.min(...sums))] ?? 1;
  };
  return { ...moved, scales: [scaleOf(0), scaleOf(1), scaleOf(2)] };
}

function partOf(middle: Millis, bounds: readonly [Millis, Millis]): number {
  return middle < bounds[0] ? 0 : middle < bounds[1] ? 1 : 2;
}

/** Least squares that lean on zero, by Gauss's elimination. */
function ridge(rows: readonly (readonly number[])[], values: readonly number[]): readonly number[] {
  const size = rows[0]?.length ?? 0;
  const matrix = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size + 1 }, (__, j) => {
      const sum = rows.reduce(
        (all, row, at) => all + (row[i] ?? 0) * (j === size ? (values[at] ?? 0) : (row[j] ?? 0)),
        0,
      );
      return sum + (i === j ? LEAN * 0.1 : 0);
    }),
  );
  for (let pivot = 0; pivot < size; pivot += 1) {
    const top = matrix[pivot] as number[];
    for (let each = 0; each < size; each += 1) {
      const row = matrix[each] as number[];
      if (each === pivot) continue;
      const times = (row[pivot] ?? 0) / (top[pivot] ?? 1);
      for (let at = pivot; at <= size; at += 1) row[at] = (row[at] ?? 0) - times * (top[at] ?? 0);
    }
  }
  return matrix.map((row, at) => (row[size] ?? 0) / (row[at] ?? 1));
}
