import type { HallId } from '../../core/base/names.ts';
import type { BusinessDay, Instant } from '../../core/base/time.ts';
import { dayFold, factsOf, foldEvent, type DayFold } from '../../core/reports/fold-day.ts';
import { unseal } from '../journal/chain.ts';
import type { JournalReader } from '../journal/journal.ts';
import { packFacts, type PackedFacts } from './packed-facts.ts';

const EVENTS_AT_ONCE = 1000;

/** The facts of a day that is over, as it stands in the journal. */
export async function foldWholeDay(
  journal: Pick<JournalReader, 'read'>,
  hall: HallId,
  day: BusinessDay,
): Promise<PackedFacts> {
  let fold: DayFold | undefined;
  let [seq, at]: [number, Instant] = [0, 0];
  let read = journal.read({ hall, day }, seq, EVENTS_AT_ONCE);
  for (let records = await read; records.length > 0; records = await read) {
    seq = records.at(-1)?.seq ?? seq;
    // The next ones are read while these are told.
    read = journal.read({ hall, day }, seq, EVENTS_AT_ONCE);
    for (const record of records) {
      const event = unseal(record);
      if (fold === undefined && event.type !== 'DayOpened')
        throw new Error(`${day} begins with ${event.type}, not with DayOpened`);
      if (event.type === 'DayOpened') fold ??= dayFold(event);
      if (fold !== undefined) foldEvent(fold, event);
      at = event.at;
    }
  }
  if (fold === undefined) throw new Error(`the journal has nothing of ${day}`);
  return packFacts(factsOf(fold, at));
}
