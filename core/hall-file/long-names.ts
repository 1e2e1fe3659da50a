import { own } from '../base/own.ts';
import type { HallTables } from './tables.ts';

/** Names of these tables stand on screens. */
const NAMED = [
  'departments.csv',
  'lines.csv',
  'services.csv',
  'counters.csv',
  'profiles.csv',
  'categories.csv',
  'matters.csv',
  'users.csv',
];

/** So many letters a tile of the kiosk shows whole: two lines of hanzi, or of Latin letters, which are narrower. */
const MOST_HANZI = 48;
const MOST_LATIN = 80;
/** So many are told one by one. */
const MOST_TOLD = 10;

const HAN = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/;

/**
 * The names that screens shorten with `…`, as sentences for whoever wrote the hall file: where, how long, and how long
 * it may be. They are no mistakes: some laws call a service so.
 */
export function longNames(tables: HallTables): readonly string[] {
  const found = NAMED.flatMap((file) => {
    const table = own(tables, file);
    if (table === undefined) return [];
    return table.rows.flatMap(({ line, cells }) =>
      table.columns.flatMap((column, at) => {
        const name = cells[at]?.trim() ?? '';
        const most = HAN.test(name) ? MOST_HANZI : MOST_LATIN;
        const { length } = [...name];
        if (!column.startsWith('name_') || length <= most) return [];
        return [
          `${file}, line ${line}, ${column}: ${length} letters; screens show ${most} and shorten the rest with …`,
        ];
      }),
    );
  });
  const rest = found.length - MOST_TOLD;
  return rest <= 0 ? found : [...found.slice(0, MOST_TOLD), `and ${rest} more names as long`];
}
