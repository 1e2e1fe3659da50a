import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { isEnd } from './export-lines.ts';
import { JournalFault, type StoredEvent } from './journal.ts';
import { sqliteJournalUnsealed } from './sqlite-journal.ts';

/** So many records go in at once. */
const BATCH = 5000;

/** Reads the lines of an export into a new journal without a seal. Its chain is checked once all of it is in. */
export async function importLines(path: string, file: string): Promise<void> {
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
      const event = parseLine(text, number);
      if (event === 'end') continue;
      const last = batch.at(-1);
      if (last !== undefined && (last.day !== event.day || last.hall !== event.hall || batch.length >= BATCH))
        await flush();
      batch.push(event);
    }
    await flush();
  } finally {
    await journal.close();
  }
}

function parseLine(text: string, number: number): StoredEvent | 'end' {
  const read = jsonOf(text);
  if (isEnd(read)) return 'end';
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
