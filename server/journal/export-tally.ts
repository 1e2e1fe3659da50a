import { z } from 'zod';
import { JournalFault, type StoredEvent, type StreamHead } from './journal.ts';

const end = z.object({
  hall: z.string(),
  ...{ first: z.string(), last: z.string(), hash: z.string() },
  ...{ days: z.int(), events: z.int(), seq: z.int() },
});

type Counted = { readonly first: string; readonly days: number; readonly events: number; readonly last: StoredEvent };

/**
 * Counts what an export has of each hall, and compares it with what it states at its end: lines that were cut off, or
 * left out with the whole of their days, break no chain.
 */
export class ExportTally {
  private readonly open = new Map<string, Counted>();

  count(event: StoredEvent): void {
    const before = this.open.get(event.hall);
    const isNewDay = before?.last.day !== event.day;
    this.open.set(event.hall, {
      first: before?.first ?? event.day,
      days: (before?.days ?? 0) + (isNewDay ? 1 : 0),
      events: (before?.events ?? 0) + 1,
      last: event,
    });
  }

  /** `value`: the line that states an end. Throws where it is not what was counted since the last one of its hall. */
  end(value: unknown, line: number): void {
    const read = z.object({ end }).safeParse(value);
    if (!read.success) throw new JournalFault(`line ${String(line)} states an end that cannot be read`);
    const stated = read.data.end;
    const counted = this.open.get(stated.hall);
    this.open.delete(stated.hall);
    const found = counted === undefined ? undefined : { ...counted, ...counted.last, last: counted.last.day };
    const wrong = (['first', 'last', 'days', 'events', 'seq', 'hash'] as const).find(
      (each) => found?.[each] !== stated[each],
    );
    if (wrong === undefined) return;
    throw new JournalFault(
      `BROKEN line ${String(line)} states another end of ${stated.hall} than the records before it have: ` +
        `${wrong} ${String(stated[wrong])}, found ${String(found?.[wrong] ?? 'no record')}`,
    );
  }

  /** Where halls end of which no end was stated. */
  unstated(): readonly StreamHead[] {
    return [...this.open.values()].map(({ last: { hall, day, seq, hash } }) => ({ hall, day, seq, hash }));
  }
}
