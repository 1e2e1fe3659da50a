import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { columnOf, HALL_TABLES, type HallFileName } from '../../../core/hall-file/columns.ts';
import { readHallFile } from '../../../core/hall-file/hall-file.ts';
import { spoiltCell } from '../../../core/hall-file/spoilt-cell.ts';
import type { HallTable, HallTables } from '../../../core/hall-file/tables.ts';
import { normalTables, tableText } from '../../../core/hall-file/write-tables.ts';
import { parseTable, readHallFolder } from '../../../server/hall-file/read-hall-folder.ts';
import { writeHallFolder } from '../../../server/hall-file/write-hall-folder.ts';
import { SMALL_HALL, tablesOf } from '../../core/hall-file/fixtures/small-hall-file.ts';

const SAMPLE = join(import.meta.dirname, '../../../halls/sample');

/** The tables as they come back from their texts. */
function writtenAndRead(tables: HallTables): HallTables {
  return Object.fromEntries(
    Object.entries(normalTables(tables)).map(([file, table]) => {
      const read = parseTable(file, tableText(table));
      return [file, read.ok ? read.value : { columns: [], rows: [] }];
    }),
  );
}

async function folderTables(folder: string): Promise<HallTables> {
  const read = await readHallFolder(folder);
  return read.ok ? read.value : {};
}

/** Other spellings of a field that say the same. */
function spellings(file: string, name: string, value: string): readonly string[] {
  switch (columnOf(file, name)?.type) {
    case 'time':
      return [value.replace(/^0/, ''), value === '' ? '' : `${value}:00`, value.replace(':', '：')];
    case 'date':
      return [value.replaceAll('-', '/'), value.replaceAll('-0', '/').replaceAll('-', '/')];
    case 'yes-no':
      return value === '' ? [''] : value === 'yes' ? ['是', 'TRUE', 'Yes'] : ['否', 'FALSE', 'No'];
    case 'list':
    case 'ids-of':
      return [value.replaceAll(';', '；'), value.replaceAll(';', ' ; ')];
    case 'levels':
      return [value.replaceAll(':', '：'), value.replaceAll(';', '； ')];
    case 'word':
    case 'weekday':
      return [value.toUpperCase()];
    case 'integer':
      return [value === '' ? '' : `0${value}`];
    case 'number':
      return /^0\.\d\d?$/.test(value) ? [`${String(Math.round(Number(value) * 100))}%`] : [value];
    default:
      return [value, ` ${value} `];
  }
}

const NAMES = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((name) => name.trim() !== '' && spoiltCell(columnOf('lines.csv', 'name_en'), name.trim()) === undefined);

/**
 * A hall of so many departments, each with a line, two services and a counter of its own, with any names and numbers.
 */
const HALLS = fc
  .array(
    fc.record({ name: NAMES, minutes: fc.integer({ min: 1, max: 480 }), visits: fc.nat(90_000), cv: fc.nat(500) }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((departments): HallTables => {
    const table = (columns: string, rows: readonly (readonly string[])[]): HallTable => ({
      columns: columns.split(','),
      rows: rows.map((cells, at) => ({ line: at + 2, cells })),
    });
    const named = 'name_zh_hans,name_zh_hant,name_en';
    const all = departments.map((each, at) => ({
      ...each,
      at,
      id: `d-${at}`,
      three: [each.name, each.name, each.name],
    }));
    const services = all.flatMap((each) =>
      [0, 1].map((second) => ({ ...each, second, service: `s-${each.at}-${second}` })),
    );
    return {
      ...tablesOf(SMALL_HALL),
      'departments.csv': table(
        `id,${named},zone`,
        all.map(({ id, three }) => [id, ...three, id]),
      ),
      'lines.csv': table(
        `id,prefix,department,${named},target_minutes`,
        all.map((each) => [each.id, 'ABCDEF'[each.at] ?? '', each.id, ...each.three, String(each.minutes)]),
      ),
      'services.csv': table(
        `id,code,department,line,${named},synonyms_zh,synonyms_en,life_events,materials_zh,materials_en,service_minutes_median,service_minutes_cv,visits_per_year,needs_identity,priority_allowed,joint_with,before`,
        services.map((each) => [
          each.service,
          each.service.toUpperCase(),
          each.id,
          each.id,
          ...each.three,
          '甲;乙',
          'one;two',
          'none',
          '丙',
          'paper',
          String(each.minutes),
          String(each.cv / 100),
          String(each.visits),
          'yes',
          'no',
          '',
          each.second === 1 ? `s-${each.at}-0` : '',
        ]),
      ),
      'counters.csv': table(
        'id,departments,zone,lines,clerk_speed',
        all.map(({ id, at }) => [String(at + 1), id, id, `${id}:1`, '1']),
      ),
      'devices.csv': table(`id,kind,type,zone,covers_zones,${named},width_px,height_px,paper_mm,protocol`, [
        ['kiosk-1', 'kiosk', 'standard', 'd-0', 'd-0', 'K', 'K', 'K', '1080', '1920', '80', 'esc-pos'],
      ]),
      'users.csv': table(`id,role,${named},department,zone,counter`, [
        ['admin', 'administrator', 'A', 'A', 'A', '', '', ''],
      ]),
      'slips.csv': table('part', [['number']]),
      'appointments.csv': table('id,date,slot_from,slot_to,service,status,channel', [
        ['a', '2026-03-09', '08:30', '09:00', 's-0-0', 'booked', 'x,"y"\nz'],
      ]),
    };
  });

/** The same hall as somebody else would write it: other spellings, columns in another order, empty lines between. */
function rewritten(tables: HallTables, picks: readonly number[]): HallTables {
  let next = 0;
  const pick = (most: number): number => (picks[next++ % picks.length] ?? 0) % most;
  return Object.fromEntries(
    Object.entries(tables).map(([file, { columns, rows }]) => {
      const turned = columns.map((_, at) => (at + pick(columns.length)) % columns.length);
      const order = [...new Set([...turned, ...columns.keys()])];
      const spelt = (name: string, value: string, cells: readonly string[]): string => {
        const column = file === 'hall.csv' && name === 'value' ? (cells[0] ?? '') : name;
        const ways = [value, ...spellings(file, column, value)];
        return ways[pick(ways.length)] ?? value;
      };
      const made = rows.flatMap(({ line, cells }) => {
        const other = order.map((at) => spelt(columns[at] ?? '', cells[at] ?? '', cells));
        return pick(3) === 0
          ? [
              { line, cells: other },
              { line, cells: [''] },
            ]
          : [{ line, cells: other }];
      });
      return [file, { columns: order.map((at) => columns[at] ?? ''), rows: made }];
    }),
  );
}

describe('a hall that is written back', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'written-hall-'));
    await cp(SAMPLE, folder, { recursive: true });
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('[H21] the sample hall comes back as it was, and its files are written as they stand', async () => {
    const before = await folderTables(folder);
    await writeFile(join(folder, 'ours.csv'), 'of,our,own\n');
    await writeHallFolder(folder, before);
    const after = await folderTables(folder);
    expect(readHallFile(after)).toEqual(readHallFile(before));
    expect(await readFile(join(folder, 'ours.csv'), 'utf8')).toBe('of,our,own\n');
    await writeHallFolder(folder, after);
    expect(await folderTables(folder)).toEqual(after);
    expect((await folderTables(folder))['hall.csv']?.rows[0]?.cells[2]).toContain('定下后不要再改');
  });

  it('[H21] any hall, however it is spelt, reads the same once written, and writes the same text again', () => {
    fc.assert(
      fc.property(HALLS, fc.array(fc.nat(1000), { minLength: 7, maxLength: 40 }), (hall, picks) => {
        const read = readHallFile(hall);
        expect(read.ok ? [] : read.error).toEqual([]);
        const other = rewritten(hall, picks);
        expect(readHallFile(other)).toEqual(read);
        const again = writtenAndRead(other);
        expect(readHallFile(again)).toEqual(read);
        expect(normalTables(again)).toEqual(normalTables(hall));
        expect(again).toEqual(normalTables(other));
      }),
      { numRuns: 60 },
    );
  });

  it('[H21] a column that no table has is refused before anything could be lost', () => {
    const table = tablesOf(SMALL_HALL)['lines.csv'];
    const lines = { columns: [...(table?.columns ?? []), 'colour'], rows: table?.rows ?? [] };
    const read = readHallFile({ ...tablesOf(SMALL_HALL), 'lines.csv': lines });
    expect(read.ok ? [] : read.error.map(({ field }) => field)).toEqual(['colour']);
  });

  it('[H22] each column has a label and a help in every language, and what it is bounded by', () => {
    for (const file of Object.keys(HALL_TABLES) as readonly HallFileName[]) {
      const { columns } = HALL_TABLES[file];
      expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length);
      for (const { label, help, type, words, bounds, of } of columns) {
        for (const text of [...Object.values(label), ...Object.values(help)]) expect(text).not.toBe('');
        expect(words !== undefined).toBe(type === 'word');
        if (['number', 'integer', 'minutes', 'percent'].includes(type)) expect(bounds).toBeDefined();
        if (of !== undefined) expect(of in HALL_TABLES).toBe(true);
      }
    }
  });
});
