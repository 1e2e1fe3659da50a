import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rfc3339 } from '../../core/base/zone.ts';
import type { LocalDate, TimeZone } from '../../core/base/time.ts';
import type { ShownItem } from '../../core/protocol/notices.ts';
import { appendLines } from './durable-file.ts';

/** One showing of a notice on a board, times in the hall's zone. */
export type Shown = {
  readonly id: string;
  readonly board: string;
  readonly notice: string;
  readonly from: string;
  readonly until: string;
  readonly complete: boolean;
};

/** The record of what was shown where and when. */
export interface ShownLog {
  /** Adds what is not yet there; durable once it resolves. Says how many were new. */
  add(board: string, items: readonly ShownItem[]): Promise<number>;
  /** What began on a day of the hall's calendar, in the order in which it was told. */
  day(date: LocalDate): Promise<readonly Shown[]>;
}

/** The columns of the record. */
export const SHOWN_HEAD = 'id,board,notice,from,until,complete';
/** Ids that were looked up are kept for so many days: boards tell of today, and of a few days when they were cut off. */
const KEPT_DAYS = 8;

/** Keeps the record as CSV, a folder a month and a file a day: `2026-03/2026-03-09.csv`. None of its cells needs quotes. */
export function shownLog(folder: string, zone: TimeZone): ShownLog {
  const known = new Map<string, Set<string>>();
  let writing: Promise<unknown> = Promise.resolve();
  const pathOf = (day: LocalDate): string => join(folder, day.slice(0, 7), `${day}.csv`);

  const idsOf = async (day: LocalDate): Promise<Set<string>> => {
    const found = known.get(day);
    if (found !== undefined) return found;
    const ids = new Set((await readDay(pathOf(day))).map(keyOf));
    known.set(day, ids);
    for (const oldest of [...known.keys()].slice(0, -KEPT_DAYS)) known.delete(oldest);
    return ids;
  };
  const add = async (board: string, items: readonly ShownItem[]): Promise<number> => {
    const rows = items.map((item) => ({
      ...item,
      board,
      from: rfc3339(Date.parse(item.from), zone),
      until: rfc3339(Date.parse(item.until), zone),
    }));
    let added = 0;
    for (const day of new Set(rows.map(dayOf))) {
      const ids = await idsOf(day);
      const fresh = new Map(
        rows.filter((row) => dayOf(row) === day && !ids.has(keyOf(row))).map((row) => [keyOf(row), row]),
      );
      if (fresh.size === 0) continue;
      await appendLines(pathOf(day), SHOWN_HEAD, [...fresh.values()].map(shownRow));
      for (const key of fresh.keys()) ids.add(key);
      added += fresh.size;
    }
    return added;
  };
  return {
    add(board, items) {
      const next = writing.then(() => add(board, items));
      writing = next.catch(() => undefined);
      return next;
    },
    day: (date) => readDay(pathOf(date)),
  };
}

/** A line of the record. */
export function shownRow({ id, board, notice, from, until, complete }: Shown): string {
  return [id, board, notice, from, until, complete ? 'yes' : 'no'].join(',');
}

function dayOf({ from }: Shown): LocalDate {
  return from.slice(0, 10);
}

/** Each board names its own reports. */
function keyOf({ board, id }: Shown): string {
  return `${board}/${id}`;
}

/** Whole lines only: one that was cut off was never acknowledged, and is told again. */
async function readDay(path: string): Promise<readonly Shown[]> {
  const text = await readFile(path, 'utf8').catch((fault: unknown) => {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return '';
    throw fault;
  });
  return text.split('\n').slice(1).flatMap(readRow);
}

function readRow(line: string): readonly Shown[] {
  const [id, board, notice, from, until, complete, ...more] = line.split(',');
  if (id === undefined || board === undefined || notice === undefined || from === undefined || until === undefined)
    return [];
  if ((complete !== 'yes' && complete !== 'no') || more.length > 0) return [];
  return [{ id, board, notice, from, until, complete: complete === 'yes' }];
}
