import { addDays } from '../../../core/base/zone.ts';
import type { HallId } from '../../../core/base/names.ts';
import type { BusinessDay, Instant } from '../../../core/base/time.ts';
import { unseal } from '../../journal/chain.ts';
import type { Journal, Position } from '../../journal/journal.ts';

const AT_ONCE = 500;

/**
 * The place before the first event that happened at an instant or later; the end of the journal if none did. `day`: the
 * business day of that instant.
 */
export async function placeInTime(
  journal: Pick<Journal, 'read' | 'dayAfter' | 'lastStream'>,
  hall: HallId,
  { day, at }: { readonly day: BusinessDay; readonly at: Instant },
): Promise<Position> {
  // A day may last beyond its midnight, and one that was off has no stream.
  const before = addDays(day, -2);
  for (let next = await journal.dayAfter(hall, before); next !== undefined; next = await journal.dayAfter(hall, next)) {
    for (let seq = 0; ;) {
      const events = (await journal.read({ hall, day: next }, seq, AT_ONCE)).map(unseal);
      const found = events.find((event) => event.at >= at);
      if (found !== undefined) return { day: found.day, seq: found.seq - 1 };
      const last = events.at(-1);
      if (last === undefined) break;
      seq = last.seq;
    }
  }
  const last = await journal.lastStream(hall);
  return last === undefined ? { day: '', seq: 0 } : { day: last.day, seq: last.seq };
}
