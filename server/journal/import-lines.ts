import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { isEnd } from './export-lines.ts';
import { ExportTally } from './export-tally.ts';
import { JournalFault, type StoredEvent, type StreamHead } from './journal.ts';
import { sqliteJournalUnsealed } from './sqlite-journal.ts';

/** So many records go in at once. */
const BATCH = 5000;

/**
 * Reads the lines of an export into a new journal without a seal. Its chain is checked once all of it is in. Throws
 * where it states another end than it has; gives where halls end of which it states none.
 */
export async function importLines(path: string, file: string): Promise<readonly StreamHead[]> {
  const tally = new ExportTally();
  const journal = sqliteJournalUnsealed(path);
  await journal.open();
  try {
    let batch: StoredEvent[] = [];
    const flush = async (): Promise<void> => {
      const [first] = batch;
      if (first === undefined) return;
      const result = await journal.append({ hall: first.hall, day: first.day }, first.seq - 1, batch, []);
      if (result !== 'ok')
        throw new JournalFault(`record ${String(first.seq)} of ${first.hall} ${first.day} does not follow`);
      batch = [];
    };
    let number = 0;
    for await (const text of createInterface({ input: createReadStream(file) })) {
      number += 1;
      const read = jsonOf(text);
      if (isEnd(read)) {
        tally.end(read, number);
        continue;
      }
      const event = eventOf(read, number);
      tally.count(event);
      const last = batch.at(-1);
      if (last !== undefined && (last.day !== event.day || last.hall !== event.hall || batch.length >= BATCH))
        await flush();
      batch.push(event);
    }
    await flush();
    return tally.unstated();
  } finally {
    await journal.close();
  }
}

function eventOf(read: unknown, number: number): StoredEvent {
  const event = record.safeParse(read);
  if (event.success) return event.data;
  throw new JournalFault(`line ${String(number)} is neither a record of an export nor part of a SQLite file`);
}

const record = z.object({
  ...{ hall: z.string(), day: z.string(), record: z.string(), hash: z.string() },
  seq: z.number().int().min(1),
});

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
