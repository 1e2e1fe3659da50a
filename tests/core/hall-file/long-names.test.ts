import { expect, it } from 'vitest';
import { longNames } from '../../../core/hall-file/long-names.ts';
import type { HallTables } from '../../../core/hall-file/tables.ts';

const named = (file: string, ...names: readonly string[]): HallTables => ({
  [file]: {
    columns: ['id', 'name_zh_hans', 'name_en', 'synonyms_zh'],
    rows: names.map((name, at) => ({
      line: at + 2,
      cells: [`id-${String(at)}`, name, name, name],
    })),
  },
});

it('[SU15] a name that screens shorten is told with file, line, column, its length and how long it may be', () => {
  const hanzi = '综'.repeat(122);
  expect(longNames(named('services.csv', '契税', hanzi))).toEqual([
    'services.csv, line 3, name_zh_hans: 122 letters; screens show 48 and shorten the rest with …',
    'services.csv, line 3, name_en: 122 letters; screens show 48 and shorten the rest with …',
  ]);
  expect(longNames(named('departments.csv', 'a'.repeat(81)))).toHaveLength(2);
  expect(longNames(named('counters.csv', 'a'.repeat(80), '综'.repeat(48), '㛃'.repeat(48)))).toEqual([]);
  // Outside the plane of most letters one counts as one.
  expect(longNames(named('lines.csv', `综${'𠅤'.repeat(47)}`))).toEqual([]);
});

it('[SU15] many of them are told in a few lines, and tables without names not at all', () => {
  const many = longNames(named('lines.csv', ...Array.from({ length: 30 }, () => '综'.repeat(1000))));
  expect(many).toHaveLength(11);
  expect(many.at(-1)).toBe('and 50 more names as long');
  expect(longNames(named('bookings.csv', '综'.repeat(1000)))).toEqual([]);
  expect(longNames({})).toEqual([]);
});
