import { MINUTE, type Millis } from '../../base/time.ts';

/** When counters open, and when they close while people wait for them, by quarter hour: how often, in how much time. */
export type CrewMemory = {
  readonly closing: Rates;
  /** Of counters that have not been open today. */
  readonly opening: Rates;
  /** Of counters that have been open today before. */
  readonly returning: Rates;
  /** The lines that a counter was last seen to serve; empty: every line. */
  readonly lines: Map<string, readonly string[]>;
};

type Rates = { readonly all: Slots; readonly own: Map<string, Slots> };
type Slots = { readonly events: Float64Array; readonly exposedMs: Float64Array };

export const SLOT_MS: Millis = 15 * MINUTE;
/** Two days, for those who work past midnight. */
export const SLOTS = 192;

export function slotOf(atMs: Millis): number {
  return Math.min(SLOTS - 1, Math.max(0, Math.floor(atMs / SLOT_MS)));
}

export function emptyCrewMemory(): CrewMemory {
  const rates = (): Rates => ({ all: emptySlots(), own: new Map() });
  return { closing: rates(), opening: rates(), returning: rates(), lines: new Map() };
}

function emptySlots(): Slots {
  return { events: new Float64Array(SLOTS), exposedMs: new Float64Array(SLOTS) };
}

/** A counter could have done it from one moment to another. */
export function exposeTo(rates: Rates, counter: string, fromMs: Millis, toMs: Millis): void {
  const own = ownSlots(rates, counter);
  for (let at = fromMs; at < toMs;) {
    const slot = slotOf(at);
    const end = slot === SLOTS - 1 ? toMs : Math.min(toMs, (slot + 1) * SLOT_MS);
    for (const slots of [rates.all, own]) slots.exposedMs[slot] = (slots.exposedMs[slot] ?? 0) + end - at;
    at = end;
  }
}

/** It has done it. */
export function happenedTo(rates: Rates, counter: string, atMs: Millis): void {
  const slot = slotOf(atMs);
  for (const slots of [rates.all, ownSlots(rates, counter)]) slots.events[slot] = (slots.events[slot] ?? 0) + 1;
}

function ownSlots(rates: Rates, counter: string): Slots {
  let found = rates.own.get(counter);
  if (found === undefined) rates.own.set(counter, (found = emptySlots()));
  return found;
}

export function fadeCrew(memory: CrewMemory, part: number): void {
  for (const rates of [memory.closing, memory.opening, memory.returning]) {
    for (const slots of [rates.all, ...rates.own.values()])
      for (let slot = 0; slot < SLOTS; slot += 1) {
        slots.events[slot] = (slots.events[slot] ?? 0) * part;
        slots.exposedMs[slot] = (slots.exposedMs[slot] ?? 0) * part;
      }
  }
}

/** The expected number of times by the beginning of each slot: the hazard, summed. */
export type Hazard = Float64Array;

/**
 * When it happens to a counter: what is known of it leans on what is known of all. `sharp`: it happens at hours that
 * are set, of which the quarter hours beside say nothing.
 */
export function hazardOf(rates: Rates, counter: string, sharp = false): Hazard {
  const own = rates.own.get(counter);
  const summed = new Float64Array(SLOTS + 1);
  const lean = 2 * SLOT_MS;
  for (let slot = 0; slot < SLOTS; slot += 1) {
    const around = (values: Float64Array): number => (sharp ? (values[slot] ?? 0) : smooth(values, slot));
    const all = around(rates.all.events) / (around(rates.all.exposedMs) + 4 * SLOT_MS);
    const rate = ((own?.events[slot] ?? 0) + lean * all) / ((own?.exposedMs[slot] ?? 0) + lean);
    summed[slot + 1] = (summed[slot] ?? 0) + rate * SLOT_MS;
  }
  return summed;
}

/** A slot and half of its neighbours. */
function smooth(values: Float64Array, slot: number): number {
  return (values[slot] ?? 0) + 0.5 * ((values[slot - 1] ?? 0) + (values[slot + 1] ?? 0));
}

/** When it happens first after a moment, by an exponential draw of mean 1; never: infinity. */
export function momentBy(hazard: Hazard, fromMs: Millis, draw: number): Millis {
  const slot = slotOf(fromMs);
  const part = Math.min(1, Math.max(0, (fromMs - slot * SLOT_MS) / SLOT_MS));
  const at = (hazard[slot] ?? 0) + ((hazard[slot + 1] ?? 0) - (hazard[slot] ?? 0)) * part + draw;
  if (at >= (hazard[SLOTS] ?? 0)) return Infinity;
  let [low, high] = [slot, SLOTS];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((hazard[middle] ?? 0) <= at) low = middle;
    else high = middle;
  }
  const from = hazard[low] ?? 0;
  return (low + (at - from) / Math.max((hazard[high] ?? from) - from, 1e-12)) * SLOT_MS;
}
