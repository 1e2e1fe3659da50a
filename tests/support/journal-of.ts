import { join } from 'node:path';
import { postgresJournal } from '../../server/journal/postgres-journal.ts';
import { sqliteJournal } from '../../server/journal/sqlite-journal.ts';
import type { Journal } from '../../server/journal/journal.ts';
import { databaseAt } from './postgres.ts';
import type { RunningHall } from './start-hall.ts';

/** Reads the journal of a hall that does not run, wherever it lasts. */
export async function readJournalOf<T>(hall: RunningHall, read: (journal: Journal) => Promise<T>): Promise<T> {
  const database = hall.databaseUrl === undefined ? undefined : databaseAt(hall.databaseUrl).here();
  await database?.open();
  const journal = database === undefined ? sqliteJournal(join(hall.data, 'journal.sqlite')) : postgresJournal(database);
  await journal.open();
  try {
    return await read(journal);
  } finally {
    await journal.close();
    await database?.close();
  }
}
