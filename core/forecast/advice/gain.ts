import { MINUTE } from '../../base/time.ts';
import type { RestOfDay } from '../live/rest-of-day.ts';
import { quantileOf } from '../scores.ts';

/** Of ten days that are drawn, eight come to something from `p10` to `p90`. */
export type Range = { readonly p10: number; readonly p50: number; readonly p90: number };

/** What a change brings until the end of the day, the same day drawn with it and without. */
export type Gain = {
  /** Minutes of waiting that people are spared, of all together. */
  readonly saved: Range;
  /** How many fewer wait longer than their target. */
  readonly fewerLate: Range;
  /** The mean of `saved`, and its standard error: what is nearer to nothing than three of them may be chance. */
  readonly mean: number;
  readonly error: number;
  /** By line, on average: above zero where people wait less. */
  readonly byLine: Float64Array;
};

/** Compares the same draws of two days. */
export function gainOf(without: RestOfDay, then: RestOfDay): Gain {
  const { runs } = without;
  const lines = without.waitedMs.length / runs;
  const saved = new Float64Array(runs);
  const fewer = new Float64Array(runs);
  const byLine = new Float64Array(lines);
  for (let line = 0; line < lines; line += 1)
    for (let run = 0; run < runs; run += 1) {
      const at = line * runs + run;
      const minutes = ((without.waitedMs[at] as number) - (then.waitedMs[at] as number)) / MINUTE;
      saved[run] = (saved[run] as number) + minutes;
      byLine[line] = (byLine[line] as number) + minutes / runs;
      fewer[run] = (fewer[run] as number) + (without.late[at] as number) - (then.late[at] as number);
    }
  const mean = meanOf(saved);
  const variance = saved.reduce((sum, each) => sum + (each - mean) ** 2, 0) / Math.max(1, runs - 1);
  return { saved: rangeOf(saved), fewerLate: rangeOf(fewer), mean, error: Math.sqrt(variance / runs), byLine };
}

/** It is no chance: nine days of ten are better with it, and the mean is beyond what drawing so many days makes. */
export function isCertain({ saved, mean, error }: Gain): boolean {
  return saved.p10 > 0 && mean > 3 * error;
}

/** Mean number of people past their target, by line. */
export function lateByLine({ runs, late }: RestOfDay): Float64Array {
  return Float64Array.from({ length: late.length / runs }, (_, line) =>
    meanOf(late.subarray(line * runs, (line + 1) * runs)),
  );
}

function rangeOf(values: Float64Array): Range {
  const sorted = Float32Array.from(values).sort();
  return { p10: quantileOf(sorted, 0.1), p50: quantileOf(sorted, 0.5), p90: quantileOf(sorted, 0.9) };
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length;
}
