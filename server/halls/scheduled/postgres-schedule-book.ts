import { inTurn } from '../../../core/base/in-turn.ts';
import type { HallTables } from '../../database/hall-tables.ts';
import { readPages, writePages, type Kept, type ScheduleBook } from './schedule-book.ts';

const NAME = 'scheduled-reports';

/** The book in PostgreSQL, so that whoever takes the hall over makes nothing a second time. */
export async function postgresScheduleBook(tables: HallTables): Promise<ScheduleBook> {
  const [found] = await tables.read('SELECT value FROM kept WHERE hall = $1 AND name = $2', [NAME]);
  const kept = new Map<string, Kept>(found === undefined ? [] : readPages(String(found['value']), tables.hall));
  const turn = inTurn();
  return {
    ids: () => [...kept.keys()],
    of: (id) => kept.get(id),
    change: (id, next) =>
      turn(async () => {
        const changed = next(kept.get(id));
        const after = new Map(kept);
        if (changed === undefined) after.delete(id);
        else after.set(id, changed);
        await tables.write(
          `put AS (
            INSERT INTO kept (hall, name, value) SELECT $1, $3, $4 FROM fence
            ON CONFLICT (hall, name) DO UPDATE SET value = excluded.value
          )`,
          [NAME, Buffer.from(writePages(after))],
        );
        if (changed === undefined) kept.delete(id);
        else kept.set(id, changed);
      }),
  };
}
