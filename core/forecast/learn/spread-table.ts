/**
 * How the logarithms of service times lie around what was expected: learned as a histogram, asked as quantiles. Real
 * services are no normal curve: many end within seconds.
 */
export type Histogram = Float64Array;

const FROM = -5;
const TO = 4;
const BINS = 180;
const STEPS = 512;
const WIDTH = (TO - FROM) / BINS;

export function emptyHistogram(): Histogram {
  return new Float64Array(BINS);
}

export function addTo(histogram: Histogram, residual: number): void {
  const bin = Math.min(BINS - 1, Math.max(0, Math.floor((residual - FROM) / WIDTH)));
  histogram[bin] = (histogram[bin] ?? 0) + 1;
}

export function fadeHistogram(histogram: Histogram, part: number): void {
  for (let bin = 0; bin < BINS; bin += 1) histogram[bin] = (histogram[bin] ?? 0) * part;
}

export function weightOf(histogram: Histogram): number {
  let sum = 0;
  for (const each of histogram) sum += each;
  return sum;
}

/** Quantiles at 0, 1/512 … 1. */
export type Spread = Float64Array;

/** The spread of one histogram that leans on a wider one, and that on a normal curve, with the weight of so many. */
export function spreadOf(own: Histogram | undefined, all: Histogram, sigma: number, lean: number): Spread {
  const mixed = new Float64Array(BINS);
  const wide = weightOf(all);
  for (let bin = 0; bin < BINS; bin += 1) {
    const z = (FROM + (bin + 0.5) * WIDTH) / sigma;
    const normal = (Math.exp(-0.5 * z * z) * WIDTH) / (sigma * Math.sqrt(2 * Math.PI));
    const wider = ((all[bin] ?? 0) + lean * normal) / (wide + lean);
    mixed[bin] = (own?.[bin] ?? 0) + lean * wider;
  }
  return quantilesOf(mixed);
}

function quantilesOf(histogram: Histogram): Spread {
  const total = weightOf(histogram);
  const spread = new Float64Array(STEPS + 1);
  let bin = 0;
  let before = 0;
  for (let step = 0; step <= STEPS; step += 1) {
    const wanted = (total * Math.min(Math.max(step, 0.25), STEPS - 0.25)) / STEPS;
    while (bin < BINS - 1 && before + (histogram[bin] ?? 0) < wanted) {
      before += histogram[bin] ?? 0;
      bin += 1;
    }
    const inBin = histogram[bin] ?? 0;
    spread[step] = FROM + (bin + (inBin > 0 ? Math.min(1, (wanted - before) / inBin) : 0.5)) * WIDTH;
  }
  return spread;
}

/** The residual at a part of 0 to 1. */
export function residualAt(spread: Spread, part: number): number {
  const at = part * STEPS;
  const below = Math.min(STEPS - 1, Math.floor(at));
  const from = spread[below] ?? 0;
  return from + ((spread[below + 1] ?? from) - from) * (at - below);
}

/** The part that lies below a residual. */
export function partBelow(spread: Spread, residual: number): number {
  if (residual <= (spread[0] ?? 0)) return 0;
  if (residual >= (spread[STEPS] ?? 0)) return 1;
  let [low, high] = [0, STEPS];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((spread[middle] ?? 0) <= residual) low = middle;
    else high = middle;
  }
  const from = spread[low] ?? 0;
  return (low + Math.min(1, (residual - from) / Math.max((spread[high] ?? from) - from, 1e-9))) / STEPS;
}

/** The mean of what lies above a residual: what is to be expected of a service that has lasted so long. */
export function meanAbove(spread: Spread, residual: number): number {
  const from = partBelow(spread, residual) * STEPS;
  let sum = 0;
  let count = 0;
  for (let step = Math.ceil(from); step <= STEPS; step += 4) {
    sum += spread[step] ?? 0;
    count += 1;
  }
  return count === 0 ? residual + 0.2 : Math.max(residual, sum / count);
}

/** The mean of e to the residual. */
export function meanFactor(spread: Spread): number {
  let sum = 0;
  for (let step = 0; step < STEPS; step += 1) sum += Math.exp(residualAt(spread, (step + 0.5) / STEPS));
  return sum / STEPS;
}
