import type { CategoryId, LineId } from '../../base/names.ts';
import { MINUTE, type BusinessDay, type Instant } from '../../base/time.ts';
import { instantOf } from '../../base/zone.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { dayParts, expectedServices, usualServices } from '../arrivals.ts';
import { classKey, expectedIn, type ComingMemory } from '../learn/coming.ts';
import { SLOT_MS, SLOTS, slotOf } from '../learn/crew.ts';

/** What the hall file expects weighs as much as so many days that were seen. */
const FILE_DAYS = 2;

/** Who comes today, by quarter hour: what was seen on days before, and what the hall file says where little was. */
export class ComingToday {
  readonly midnight: Instant;
  private readonly slots: Float64Array;
  private readonly shares: ReadonlyMap<LineId, number>;
  private readonly weekday: number;
  private readonly known = new Map<string, Float64Array>();
  private readonly all = new Float64Array(SLOTS + 1);

  constructor(
    private readonly catalogue: Catalogue,
    day: BusinessDay,
    private readonly memory: ComingMemory,
  ) {
    this.midnight = instantOf(day, 0, catalogue.hall.timeZone);
    const expected = expectedServices(catalogue, day);
    this.slots = slotsOf(catalogue, day, expected);
    this.shares = lineShares(catalogue);
    const usual = usualServices(catalogue, day);
    this.weekday = usual > 0 && expected > 0 ? expected / usual : 1;
    for (const { id: line } of catalogue.lines)
      for (const { id: category } of catalogue.categories) {
        const comes = this.inSlots(line, category);
        for (let slot = 0; slot < SLOTS; slot += 1) this.all[slot + 1] = (this.all[slot + 1] ?? 0) + (comes[slot] ?? 0);
      }
    for (let slot = 0; slot < SLOTS; slot += 1) this.all[slot + 1] = (this.all[slot + 1] ?? 0) + (this.all[slot] ?? 0);
  }

  /** How many come to a line in a category in each slot, on a day like this. */
  inSlots(line: LineId, category: CategoryId): Float64Array {
    const key = classKey(line, category);
    let found = this.known.get(key);
    if (found === undefined) {
      const share = (this.shares.get(line) ?? 0) * categoryShare(this.catalogue, category);
      const { days } = this.memory;
      found = Float64Array.from({ length: SLOTS }, (_, slot) => {
        const seen = expectedIn(this.memory, key, slot) * this.weekday;
        return (seen * days + (this.slots[slot] ?? 0) * share * FILE_DAYS) / (days + FILE_DAYS);
      });
      this.known.set(key, found);
    }
    return found;
  }

  /** Today's arrivals against a day like any other, as the shape and rate of a gamma distribution. */
  busyness(came: number, now: Instant): { readonly shape: number; readonly rate: number } {
    const { sum, weight } = this.memory.variance;
    const certain = weight / sum;
    return { shape: certain + came, rate: certain + this.untilNow(now) };
  }

  /** How many are expected from an instant to the end of the day. */
  expectedFrom(now: Instant): number {
    return (this.all[SLOTS] ?? 0) - this.untilNow(now);
  }

  private untilNow(now: Instant): number {
    const atMs = now - this.midnight;
    const slot = slotOf(atMs);
    const part = Math.min(1, Math.max(0, atMs / SLOT_MS - slot));
    const from = this.all[slot] ?? 0;
    return from + ((this.all[slot + 1] ?? from) - from) * part;
  }
}

function slotsOf(catalogue: Catalogue, day: BusinessDay, expected: number): Float64Array {
  const slots = new Float64Array(SLOTS);
  const parts = dayParts(catalogue, day);
  const total = parts.reduce((sum, { share }) => sum + share, 0);
  const minutes = SLOT_MS / MINUTE;
  for (const { from, to, share } of parts)
    for (let slot = Math.floor(from / minutes); slot * minutes < to; slot += 1) {
      const within = Math.min(to, (slot + 1) * minutes) - Math.max(from, slot * minutes);
      slots[slot] = (slots[slot] ?? 0) + (expected * share * within) / (total * (to - from));
    }
  return slots;
}

function lineShares({ services }: Catalogue): ReadonlyMap<LineId, number> {
  const shares = new Map<LineId, number>();
  const all = services.reduce((sum, each) => sum + each.visitsPerYear, 0);
  for (const { line, visitsPerYear } of services)
    shares.set(line, (shares.get(line) ?? 0) + visitsPerYear / (all || 1));
  return shares;
}

function categoryShare({ categories }: Catalogue, category: CategoryId): number {
  const all = categories.reduce((sum, each) => sum + each.shareOfVisits, 0);
  const own = categories.find(({ id }) => id === category)?.shareOfVisits ?? 0;
  return all > 0 ? own / all : categories[0]?.id === category ? 1 : 0;
}
