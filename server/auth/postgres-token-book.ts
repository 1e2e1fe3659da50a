import type { HallTables } from '../database/hall-tables.ts';
import { tokenEntry, type TokenBook, type TokenEntry } from './token-store.ts';

/** Keeps tokens in PostgreSQL, a row each. */
export function postgresTokenBook(tables: HallTables): TokenBook {
  return {
    async read() {
      const rows = await tables.read('SELECT entry FROM tokens WHERE hall = $1 ORDER BY place');
      return rows.map((row): TokenEntry => tokenEntry.parse(JSON.parse(String(row['entry']))));
    },
    async write(tokens) {
      await tables.write(
        `gone AS (DELETE FROM tokens USING fence WHERE hall = $1 AND NOT hash = ANY ($3::text[])),
        put AS (
          INSERT INTO tokens (hall, hash, place, entry)
          SELECT $1, each.hash, each.place, each.entry
          FROM fence, unnest($3::text[], $4::text[]) WITH ORDINALITY AS each (hash, entry, place)
          ON CONFLICT (hall, hash) DO UPDATE SET place = excluded.place, entry = excluded.entry
            WHERE (tokens.place, tokens.entry) IS DISTINCT FROM (excluded.place, excluded.entry)
        )`,
        [tokens.map(({ hash }) => hash), tokens.map((each) => JSON.stringify(each))],
      );
      tables.tell('tokens');
    },
  };
}
