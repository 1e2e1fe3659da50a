import type { HallTables } from '../database/hall-tables.ts';
import { personIn, personRow, type PeopleBook } from './people-book.ts';

/** Keeps people in PostgreSQL, a row each. */
export function postgresPeopleBook(tables: HallTables): PeopleBook {
  return {
    async read() {
      const rows = await tables.read('SELECT entry FROM people WHERE hall = $1 ORDER BY place');
      return rows.map((row) => personIn(String(row['entry'])));
    },
    async write(people) {
      await tables.write(
        `gone AS (DELETE FROM people USING fence WHERE hall = $1 AND NOT id = ANY ($3::text[])),
        put AS (
          INSERT INTO people (hall, id, place, entry)
          SELECT $1, each.id, each.place, each.entry
          FROM fence, unnest($3::text[], $4::text[]) WITH ORDINALITY AS each (id, entry, place)
          ON CONFLICT (hall, id) DO UPDATE SET place = excluded.place, entry = excluded.entry
        )`,
        [people.map(({ id }) => id), people.map(personRow)],
      );
      // Whoever was locked out is so everywhere.
      tables.tell('tokens');
    },
  };
}
