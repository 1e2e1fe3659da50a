import type { Millis } from '../../base/time.ts';
import { SLOT_MS, SLOTS, slotOf } from './crew.ts';

/** Who comes when: arrivals by line and category in each quarter hour, over so many days. */
export type ComingMemory = {
  readonly counts: Map<string, Float64Array>;
  days: number;
  /** How much busier or calmer whole days are than was expected, squared, on the log scale. */
  variance: { sum: number; weight: number };
};

export function emptyComingMemory(): ComingMemory {
  return { counts: new Map(), days: 0, variance: { sum: 0.15 * 0.15 * 5, weight: 5 } };
}

export function classKey(line: string, category: string): string {
  return `${line}\n${category}`;
}

type Arrival = { readonly line: string; readonly category: string; readonly arrivedMs: Millis };

/** Takes in a day that is over. */
export function learnComing(memory: ComingMemory, arrivals: readonly Arrival[], part: number): void {
  const expected = expectedUntil(memory, SLOTS * SLOT_MS);
  if (memory.days >= 3 && expected > 20) {
    const off = Math.log((arrivals.length + 1) / expected);
    memory.variance.sum = memory.variance.sum * 0.98 + Math.min(1, off * off);
    memory.variance.weight = memory.variance.weight * 0.98 + 1;
  }
  for (const counts of memory.counts.values())
    for (let slot = 0; slot < SLOTS; slot += 1) counts[slot] = (counts[slot] ?? 0) * part;
  memory.days = memory.days * part + 1;
  for (const { line, category, arrivedMs } of arrivals) {
    const key = classKey(line, category);
    let counts = memory.counts.get(key);
    if (counts === undefined) memory.counts.set(key, (counts = new Float64Array(SLOTS)));
    const slot = slotOf(arrivedMs);
    counts[slot] = (counts[slot] ?? 0) + 1;
  }
}

/** How many usually come in a slot, its neighbours counting half. */
export function expectedIn(memory: ComingMemory, key: string, slot: number): number {
  const counts = memory.counts.get(key);
  if (counts === undefined || memory.days === 0) return 0;
  const around = (counts[slot] ?? 0) + 0.5 * ((counts[slot - 1] ?? 0) + (counts[slot + 1] ?? 0));
  return around / 2 / memory.days;
}

/** How many have usually come by then, of all. */
export function expectedUntil(memory: ComingMemory, atMs: Millis): number {
  let sum = 0;
  const last = slotOf(atMs);
  for (const counts of memory.counts.values()) {
    for (let slot = 0; slot < last; slot += 1) sum += counts[slot] ?? 0;
    sum += (counts[last] ?? 0) * Math.min(1, (atMs - last * SLOT_MS) / SLOT_MS);
  }
  return memory.days === 0 ? 0 : sum / memory.days;
}

/** Today's busyness, as the shape and rate of a gamma distribution. */
export function busyness(memory: ComingMemory, cameSoFar: number, atMs: Millis): { shape: number; rate: number } {
  const certain = memory.variance.weight / memory.variance.sum;
  return { shape: certain + cameSoFar, rate: certain + expectedUntil(memory, atMs) };
}
