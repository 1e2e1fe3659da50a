import { localTime } from '../../core/base/zone.ts';
import type { LocalDate } from '../../core/base/time.ts';
import { dayOf, type Shown, type ShownAt } from './shown-file.ts';
import { keyOf, monthBefore, rowOf, type ShownLog, type ShownLogParts } from './shown-log.ts';
import { ShownSummary } from './shown-summary.ts';

/** A record that lasts as long as the process. Same contract as the one on the disk. */
export function memoryShownLog({ zone, months, now }: Omit<ShownLogParts, 'folder' | 'disk'>): ShownLog {
  const days = new Map<LocalDate, ShownAt[]>();
  const known = new Set<string>();

  const rowsAfter = async function* (day: LocalDate, after: number): AsyncGenerator<readonly ShownAt[]> {
    yield (days.get(day) ?? []).filter(({ end }) => end > after);
  };
  const idOf = (row: Shown): string => `${dayOf(row)} ${keyOf(row)}`;
  const add = (row: Shown): void => {
    const rows = days.get(dayOf(row)) ?? [];
    rows.push({ row, end: rows.length + 1 });
    days.set(dayOf(row), rows);
    known.add(idOf(row));
  };
  return {
    add(board, items) {
      const rows = new Map(items.map((item) => rowOf(item, board, zone())).map((row) => [idOf(row), row]));
      const fresh = [...rows.values()].filter((row) => !known.has(idOf(row)));
      for (const row of fresh) add(row);
      return Promise.resolve(fresh.length);
    },
    async *rows(day) {
      for await (const rows of rowsAfter(day, 0)) yield rows.map(({ row }) => row);
    },
    page(day, { after, limit, notice, board }) {
      const wanted = (days.get(day) ?? []).filter(
        ({ row, end }) => end > after && (notice ?? row.notice) === row.notice && (board ?? row.board) === row.board,
      );
      const items = wanted.slice(0, limit).map(({ row }) => row);
      const last = wanted[limit - 1];
      return Promise.resolve(last === undefined ? { items } : { items, next: last.end });
    },
    summary: (day) => new ShownSummary((after) => rowsAfter(day, after)).read(),
    sweep() {
      const oldest = monthBefore(localTime(now(), zone()).date, months());
      const old = [...days.keys()].filter((day) => day.slice(0, 7) < oldest);
      for (const day of old) days.delete(day);
      return Promise.resolve([...new Set(old.map((day) => day.slice(0, 7)))].sort());
    },
  };
}
