import type { HallTables } from '../../database/hall-tables.ts';
import { keptThings } from '../../database/kept-things.ts';
import { scheduleBook, type ScheduleBook } from './schedule-book.ts';

const NAME = 'scheduled-reports';

/** The book in PostgreSQL, so that whoever takes the hall over makes nothing a second time. */
export async function postgresScheduleBook(tables: HallTables): Promise<ScheduleBook> {
  const kept = keptThings(tables);
  return scheduleBook(await kept.read(NAME), tables.hall, (pages) => kept.write(NAME, Buffer.from(pages)));
}
