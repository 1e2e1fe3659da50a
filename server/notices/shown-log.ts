import { join } from 'node:path';
import { inTurn } from '../../core/base/in-turn.ts';
import { localTime, rfc3339 } from '../../core/base/zone.ts';
import type { Instant, LocalDate, TimeZone } from '../../core/base/time.ts';
import type { ShownItem } from '../../core/protocol/notices.ts';
import { nodeDisk, type Disk } from '../../files/disk.ts';
import { appendLines, listIfThere } from '../../files/durable-file.ts';
import { dayOf, rowsAfter, SHOWN_HEAD, shownRow, type Shown, type ShownAt } from './shown-file.ts';
import { ShownSummary, type ShownSum } from './shown-summary.ts';

/** A part of a day's record; `next` is where the following part begins, if there may be one. */
export type ShownPage = { readonly items: readonly Shown[]; readonly next?: number };

/** Which part: after a place, so many rows at most, of one notice or one board alone. */
export type ShownPart = {
  readonly after: number;
  readonly limit: number;
  readonly notice?: string | undefined;
  readonly board?: string | undefined;
};

/**
 * The record of what was shown where and when. A day is what began on it, by the hall's calendar, in the order in which
 * it was told.
 */
export interface ShownLog {
  /** Adds what is not yet there; durable once it resolves. Says how many were new. */
  add(board: string, items: readonly ShownItem[]): Promise<number>;
  /** All rows of a day, some hundred at a time. */
  rows(date: LocalDate): AsyncIterable<readonly Shown[]>;
  page(date: LocalDate, part: ShownPart): Promise<ShownPage>;
  /** A line a notice and board. */
  summary(date: LocalDate): Promise<readonly ShownSum[]>;
  /** Deletes the months that need no longer be kept, and names them. */
  sweep(): Promise<readonly string[]>;
}

export type ShownLogParts = {
  readonly folder: string;
  readonly zone: () => TimeZone;
  /** Kept are this month and so many before it. */
  readonly months: () => number;
  readonly now: () => Instant;
  readonly disk?: Disk;
};

/**
 * The ids and the sums of so many days are held: boards tell of today and of yesterday, and of one day more when they
 * were cut off.
 */
const HELD_DAYS = 3;
const MONTH = /^\d{4}-\d{2}$/;

/**
 * Keeps the record as CSV, a folder a month and a file a day: `2026-03/2026-03-09.csv`. None of its cells needs quotes.
 */
export function shownLog({ folder, zone, months, now, disk = nodeDisk }: ShownLogParts): ShownLog {
  const known = new Map<LocalDate, Set<string>>();
  const sums = new Map<LocalDate, ShownSummary>();
  const turns = inTurn();
  const pathOf = (day: LocalDate): string => join(folder, day.slice(0, 7), `${day}.csv`);
  const rowsOf = (day: LocalDate, after = 0): AsyncIterable<readonly ShownAt[]> => rowsAfter(pathOf(day), after, disk);

  const idsOf = async (day: LocalDate): Promise<Set<string>> => {
    const ids = known.get(day) ?? new Set<string>();
    if (!known.has(day)) for await (const rows of rowsOf(day)) for (const { row } of rows) ids.add(keyOf(row));
    hold(known, day, ids);
    return ids;
  };
  const add = async (board: string, items: readonly ShownItem[]): Promise<number> => {
    const rows = items.map((item) => rowOf(item, board, zone()));
    let added = 0;
    for (const day of new Set(rows.map(dayOf))) {
      const ids = await idsOf(day);
      const fresh = new Map(
        rows.filter((row) => dayOf(row) === day && !ids.has(keyOf(row))).map((row) => [keyOf(row), row]),
      );
      if (fresh.size === 0) continue;
      await appendLines(pathOf(day), SHOWN_HEAD, [...fresh.values()].map(shownRow), disk);
      for (const key of fresh.keys()) ids.add(key);
      added += fresh.size;
    }
    return added;
  };
  return {
    add: (board, items) => turns(() => add(board, items)),
    async *rows(day) {
      for await (const rows of rowsOf(day)) yield rows.map(({ row }) => row);
    },
    async page(day, { after, limit, notice, board }) {
      const items: Shown[] = [];
      for await (const rows of rowsOf(day, after)) {
        for (const { row, end } of rows) {
          if ((notice ?? row.notice) !== row.notice || (board ?? row.board) !== row.board) continue;
          items.push(row);
          if (items.length === limit) return { items, next: end };
        }
      }
      return { items };
    },
    summary(day) {
      const found = sums.get(day) ?? new ShownSummary((after) => rowsOf(day, after));
      hold(sums, day, found);
      return found.read();
    },
    sweep: () =>
      turns(async () => {
        const oldest = monthBefore(localTime(now(), zone()).date, months());
        const old = (await foldersIn(folder, disk)).filter((name) => MONTH.test(name) && name < oldest).sort();
        for (const name of old) await disk.removeFolder(join(folder, name));
        for (const day of known.keys()) if (day.slice(0, 7) < oldest) known.delete(day);
        for (const day of sums.keys()) if (day.slice(0, 7) < oldest) sums.delete(day);
        return old;
      }),
  };
}

/** Keeps what was used last. */
function hold<V>(held: Map<LocalDate, V>, day: LocalDate, value: V): void {
  held.delete(day);
  held.set(day, value);
  for (const oldest of [...held.keys()].slice(0, -HELD_DAYS)) held.delete(oldest);
}

/** What a board tells, as a row: times in the hall's zone. */
export function rowOf(item: ShownItem, board: string, zone: TimeZone): Shown {
  const inZone = (at: string): string => rfc3339(Date.parse(at), zone);
  return { ...item, board, from: inZone(item.from), until: inZone(item.until) };
}

/** What a row is known by: each board names its own reports. */
export function keyOf({ board, id }: Shown): string {
  return `${board}/${id}`;
}

/** `2026-03` and 4 make `2025-11`. */
export function monthBefore(date: LocalDate, months: number): string {
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 - months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
}

async function foldersIn(folder: string, disk: Disk): Promise<readonly string[]> {
  return (await listIfThere(folder, disk)).filter(({ isFolder }) => isFolder).map(({ name }) => name);
}
