import { localTime } from '../../core/base/zone.ts';
import type { LocalDate } from '../../core/base/time.ts';
import { own } from '../../core/base/own.ts';
import type { Row } from '../database/connection.ts';
import type { HallTables } from '../database/hall-tables.ts';
import { dayOf, type Shown, type ShownAt } from './shown-file.ts';
import { monthBefore, rowOf, type ShownLog, type ShownLogParts } from './shown-log.ts';
import { ShownSummary } from './shown-summary.ts';

const AT_ONCE = 500;
const HELD_DAYS = 3;

/** The record of what was shown, in PostgreSQL. Same contract as the one on the disk. */
export function postgresShownLog(
  tables: HallTables,
  { zone, months, now }: Omit<ShownLogParts, 'folder' | 'disk'>,
): ShownLog {
  const sums = new Map<LocalDate, ShownSummary>();
  return {
    async add(board, items) {
      const rows = items.map((item) => rowOf(item, board, zone()));
      const before = await countOf(tables, rows);
      await addRows(tables, rows);
      return new Set(rows.map(keyOfRow)).size - before;
    },
    async *rows(day) {
      for await (const rows of rowsAfter(tables, day, 0)) yield rows.map(({ row }) => row);
    },
    async page(day, { after, limit, notice, board }) {
      for await (const rows of rowsAfter(tables, day, after, { notice, board, limit })) {
        const items = rows.map(({ row }) => row);
        const next = rows[limit - 1]?.end;
        return next === undefined ? { items } : { items, next };
      }
      return { items: [] };
    },
    summary(day) {
      const found = sums.get(day) ?? new ShownSummary((after) => rowsAfter(tables, day, after));
      sums.delete(day);
      sums.set(day, found);
      for (const oldest of [...sums.keys()].slice(0, -HELD_DAYS)) sums.delete(oldest);
      return found.read();
    },
    async sweep() {
      const oldest = monthBefore(localTime(now(), zone()).date, months());
      const old = await tables.read('SELECT DISTINCT left(day, 7) AS month FROM shown WHERE hall = $1 AND day < $2', [
        oldest,
      ]);
      if (old.length === 0) return [];
      await tables.write('swept AS (DELETE FROM shown USING fence WHERE hall = $1 AND day < $3)', [oldest]);
      for (const day of [...sums.keys()]) if (day < oldest) sums.delete(day);
      return old.map((row) => String(row['month'])).sort();
    },
  };
}

type Wanted = {
  readonly notice?: string | undefined;
  readonly board?: string | undefined;
  /** So many come at once. */
  readonly limit?: number;
};

/** The rows of a day behind a place, in their order. */
async function* rowsAfter(
  tables: HallTables,
  day: LocalDate,
  after: number,
  { notice, board, limit = AT_ONCE }: Wanted = {},
): AsyncGenerator<readonly ShownAt[]> {
  for (let behind = after; ;) {
    const rows = await tables.read(
      `SELECT place, board, id, notice, began, ended, complete FROM shown
      WHERE hall = $1 AND day = $2 AND place > $3 AND ($4::text IS NULL OR notice = $4)
        AND ($5::text IS NULL OR board = $5) ORDER BY place LIMIT $6`,
      [day, behind, notice ?? null, board ?? null, limit],
    );
    if (rows.length > 0) yield rows.map(shownAt);
    const last = rows.at(-1);
    if (last === undefined || rows.length < limit) return;
    behind = Number(last['place']);
  }
}

/** Those that are there already stay as they are. */
async function addRows(tables: HallTables, rows: readonly Shown[]): Promise<void> {
  const of = (cell: (row: Shown) => unknown): unknown[] => rows.map(cell);
  await tables.write(
    `added AS (
      INSERT INTO shown (hall, day, board, id, notice, began, ended, complete)
      SELECT $1, each.* FROM fence, unnest(
        $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::boolean[]
      ) AS each
      ON CONFLICT DO NOTHING
    )`,
    [
      ...[of(dayOf), of((row) => row.board), of((row) => row.id), of((row) => row.notice)],
      ...[of((row) => row.from), of((row) => row.until), of((row) => row.complete)],
    ],
  );
}

/** How many of these rows are there already. */
async function countOf(tables: HallTables, rows: readonly Shown[]): Promise<number> {
  const [found] = await tables.read(
    `SELECT count(*)::integer AS known FROM shown
    WHERE hall = $1 AND (day, board, id) IN (SELECT * FROM unnest($2::text[], $3::text[], $4::text[]))`,
    [rows.map(dayOf), rows.map(({ board }) => board), rows.map(({ id }) => id)],
  );
  return Number(found?.['known'] ?? 0);
}

function keyOfRow(row: Shown): string {
  return `${dayOf(row)} ${row.board} ${row.id}`;
}

function shownAt(row: Row): ShownAt {
  const text = (name: string): string => String(own(row, name));
  return {
    end: Number(row['place']),
    row: {
      ...{ id: text('id'), board: text('board'), notice: text('notice') },
      ...{ from: text('began'), until: text('ended'), complete: row['complete'] === true },
    },
  };
}
