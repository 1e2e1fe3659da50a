import type { HallId } from '../../core/base/names.ts';
import type { BusinessDay } from '../../core/base/time.ts';
import type { JournalReader } from '../journal/journal.ts';
import { DAYS_AT_ONCE } from './day-teller.ts';
import type { DayFolders } from './fold-processes.ts';
import type { PackedFacts } from './packed-facts.ts';
import type { ReportStore } from './report-store.ts';

/**
 * Keeps every day that is over and behind those that the store has, several folded at the same time, but kept in their
 * order: wherever it is broken off, the store has all days up to one, and whoever begins again begins behind it. The
 * present day, and whatever fails here, is left to whoever follows the journal.
 */
export async function tellYears(
  store: ReportStore,
  journal: Pick<JournalReader, 'dayAfter'>,
  hall: HallId,
  folders: DayFolders,
): Promise<void> {
  const asked: { readonly day: BusinessDay; readonly folded: Promise<PackedFacts> }[] = [];
  let over = new Map<BusinessDay, PackedFacts>();
  let next = await journal.dayAfter(hall, (await store.lastDay()) ?? '');
  const askForMore = async (): Promise<void> => {
    while (next !== undefined && asked.length < folders.atOnce) {
      const day = next;
      next = await journal.dayAfter(hall, day);
      if (next === undefined) return; // this one may go on
      const folded = folders.fold(day);
      folded.catch(() => undefined); // is told when its turn comes
      asked.push({ day, folded });
    }
  };
  await askForMore();
  for (let first = asked.shift(); first !== undefined; first = asked.shift()) {
    over.set(first.day, await first.folded);
    await askForMore();
    if (over.size < DAYS_AT_ONCE) continue;
    await store.keepDays(over);
    over = new Map();
  }
  if (over.size > 0) await store.keepDays(over);
}
