import type { HallTables } from '../../database/hall-tables.ts';
import { MONTHS_KEPT, parsedLine, type SecurityFiles } from './security-files.ts';

/** The record of security in PostgreSQL, a row an event. */
export function postgresSecurityFiles(tables: HallTables): SecurityFiles {
  const months = async (): Promise<readonly string[]> => {
    const rows = await tables.read('SELECT DISTINCT month FROM security WHERE hall = $1 ORDER BY month DESC');
    return rows.map((row) => String(row['month']));
  };
  return {
    months,
    async read(month) {
      const rows = await tables.read('SELECT line FROM security WHERE hall = $1 AND month = $2 ORDER BY seq', [month]);
      return rows.map((row) => parsedLine(String(row['line'])));
    },
    add: (month, events) =>
      tables.write(
        `added AS (
          INSERT INTO security (hall, month, seq, line)
          SELECT $1, $3, each.seq, each.line FROM fence, unnest($4::integer[], $5::text[]) AS each (seq, line)
          ON CONFLICT DO NOTHING
        )`,
        [month, events.map(({ seq }) => seq), events.map((each) => JSON.stringify(each))],
      ),
    // A row is there whole or not at all.
    mend: () => Promise.resolve(),
    async forget() {
      const old = (await months()).slice(MONTHS_KEPT);
      if (old.length === 0) return;
      await tables.write('gone AS (DELETE FROM security USING fence WHERE hall = $1 AND month = ANY ($3::text[]))', [
        old,
      ]);
    },
  };
}
