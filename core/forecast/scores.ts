import type { Millis } from '../base/time.ts';

/** A quantile of sorted draws, by the rule that covers right with few of them (Hyndman and Fan 1996, type 6). */
export function quantileOf(sorted: ArrayLike<number>, part: number): number {
  const at = part * (sorted.length + 1) - 1;
  const below = Math.floor(at);
  const last = sorted.length - 1;
  const from = sorted[Math.min(last, Math.max(0, below))] ?? 0;
  const to = sorted[Math.min(last, Math.max(0, below + 1))] ?? 0;
  return from + (to - from) * (at - below);
}

export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += values[at] ?? 0;
  return values.length === 0 ? 0 : sum / values.length;
}

/**
 * The continuous ranked probability score of sorted draws: how far the whole forecast was from what came, in the unit
 * of the draws; of a single value it is the absolute error. Source: Gneiting and Raftery 2007, the fair form.
 */
export function crpsOf(sorted: ArrayLike<number>, actual: number): number {
  const count = sorted.length;
  let off = 0;
  let apart = 0;
  for (let at = 0; at < count; at += 1) {
    off += Math.abs((sorted[at] ?? 0) - actual);
    apart += (2 * at - count + 1) * (sorted[at] ?? 0);
  }
  return off / count - (count < 2 ? 0 : apart / (count * (count - 1)));
}

/** A forecast beside what came, in milliseconds. */
export type Scored = {
  readonly p10: Millis;
  readonly p50: Millis;
  readonly p90: Millis;
  readonly mean: Millis;
  readonly crps: Millis;
  readonly actual: Millis;
};

/** How right forecasts were; lengths in seconds. */
export type Summary = {
  readonly n: number;
  /** Of the median. */
  readonly mae: number;
  /** Of the mean. */
  readonly rmse: number;
  /** The mean less what came: above zero when waits were told too long. */
  readonly bias: number;
  readonly crps: number;
  /** The part of waits within p10 and p90, and how wide that range was. */
  readonly coverage80: number;
  readonly width80: number;
};

export function summaryOf(scored: readonly Scored[]): Summary {
  const n = scored.length;
  const mean = (of: (each: Scored) => number): number =>
    n === 0 ? 0 : scored.reduce((sum, each) => sum + of(each), 0) / n;
  return {
    n,
    mae: mean(({ p50, actual }) => Math.abs(p50 - actual)) / 1000,
    rmse: Math.sqrt(mean((each) => (each.mean - each.actual) ** 2)) / 1000,
    bias: mean((each) => each.mean - each.actual) / 1000,
    crps: mean(({ crps }) => crps) / 1000,
    coverage80: mean(({ p10, p90, actual }) => (p10 <= actual && actual <= p90 ? 1 : 0)),
    width80: mean(({ p10, p90 }) => p90 - p10) / 1000,
  };
}

/** A single value as a forecast: its range is itself. */
export function scoredPoint(value: Millis, actual: Millis): Scored {
  return { p10: value, p50: value, p90: value, mean: value, crps: Math.abs(value - actual), actual };
}
