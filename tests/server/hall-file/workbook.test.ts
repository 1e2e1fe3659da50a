import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hallFileErrorText } from '../../../core/hall-file/tables.ts';
import { checkedHall } from '../../../server/halls/read-hall.ts';
import { loadHall, parseTable } from '../../../server/hall-file/read-hall-folder.ts';
import { SMALL_HALL } from '../../core/hall-file/fixtures/small-hall-file.ts';
import { madeWorkbook, zipped, type MadeBook, type MadeCell, type MadeSheet } from '../../support/workbook.ts';

let parent = '';
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'hall-book-'));
});
afterAll(() => rm(parent, { recursive: true }));

let folders = 0;
/** A folder with these files. */
async function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(parent, `f${String((folders += 1))}-`));
  for (const [file, bytes] of Object.entries(files)) await writeFile(join(folder, file), bytes);
  return folder;
}

type Grid = MadeCell[][];
type GridSheet = Omit<MadeSheet, 'rows'> & { readonly rows: Grid };
function gridOf(text: string): Grid {
  const table = parseTable('any.csv', text);
  if (!table.ok) throw new Error(hallFileErrorText(table.error));
  return [[...table.value.columns], ...table.value.rows.map(({ cells }) => [...cells])];
}

/** The small hall as sheets; `change` puts one in the place of another. */
function sheetsOf(texts: Readonly<Record<string, string>>, change: (sheet: MadeSheet) => MadeSheet = (same) => same) {
  return Object.entries(texts).map(([file, text]) => change({ name: file.replace('.csv', ''), rows: gridOf(text) }));
}

/** What is said of the small hall when a sheet of it is like that; `right` when nothing is. */
async function told(
  name: string,
  change: (sheet: GridSheet) => MadeSheet,
  book: Partial<MadeBook> = {},
): Promise<string> {
  const sheets = sheetsOf(SMALL_HALL, (sheet) =>
    sheet.name === name ? change({ ...sheet, rows: sheet.rows.map((row) => [...(row ?? [])]) }) : sheet,
  );
  const hall = await loadHall(await folderOf({ 'hall.xlsx': madeWorkbook({ sheets, ...book }) }));
  return hall.ok ? 'right' : hall.error.map(hallFileErrorText).join('\n');
}

/** Puts a cell in the place of one, by the words of its row's first cell and of its column. */
function withCell(first: string, column: string, cell: MadeCell) {
  return (sheet: GridSheet): MadeSheet => {
    const at = sheet.rows[0]?.indexOf(column) ?? -1;
    const row = sheet.rows.find(([id]) => id === first);
    if (row === undefined || at < 0) throw new Error(`there is no ${first} ${column}`);
    row[at] = cell;
    return sheet;
  };
}

describe('the hall in a workbook', () => {
  it.each(['new', 'sample'])('[H31] a workbook of halls/%s says the same as its folder', async (name) => {
    const from = join('halls', name);
    const all = (await readdir(from)).filter((file) => file.endsWith('.csv'));
    const texts = Object.fromEntries(
      await Promise.all(all.map(async (file) => [file, await readFile(join(from, file), 'utf8')] as const)),
    );
    const folder = await folderOf({ 'hall.xlsx': madeWorkbook({ sheets: sheetsOf(texts) }) });
    for (const file of await readdir(from))
      if (!file.endsWith('.csv')) await cp(join(from, file), join(folder, file), { recursive: true });
    const [book, csv] = [await loadHall(folder), await loadHall(from)];
    expect(book.ok ? '' : book.error.map(hallFileErrorText).join('\n')).toBe('');
    expect(book).toEqual(csv);
  });

  it('[H31] by its own name, with a prefix of its own, and beside tables that stay CSV', async () => {
    const { 'users.csv': users = '', ...rest } = SMALL_HALL;
    const book = madeWorkbook({ sheets: [{ name: 'Notes', rows: [['anything']] }, ...sheetsOf(rest)], prefix: 'x' });
    const folder = await folderOf({ 'our hall 2026.xlsx': book, 'users.csv': users });
    const hall = await loadHall(join(folder, 'our hall 2026.xlsx'));
    expect(hall).toEqual(await loadHall(await folderOf(SMALL_HALL)));
    const root = process.cwd();
    expect(await checkedHall({ hallFile: join(folder, 'our hall 2026.xlsx'), host: '127.0.0.1' }, root)).toMatchObject({
      ok: true,
    });
    expect((await loadHall(folder)).ok).toBe(false);
  });

  it.each([
    ['services', 'priority_allowed', { xml: '<c r="REF" t="b"><v>1</v></c>' }],
    ['lines', 'target_minutes', 15],
    ['lines', 'target_minutes', { n: 14.999999999999998, format: '0' }],
    ['lines', 'target_minutes', { xml: '<c r="REF"><f>10+5</f><v>15</v></c>' }],
    ['lines', 'target_minutes', { xml: '<c r="REF" t="str"><f>"1"&amp;"5"</f><v>15</v></c>' }],
    ['lines', 'target_minutes', { xml: '<c r="REF" t="inlineStr"><is><r><t>1</t></r><r><t>5</t></r></is></c>' }],
  ] as const)('[H32] in %s, %s is read however it was stored (%j)', async (sheet, column, cell) => {
    const first = gridOf(SMALL_HALL[`${sheet}.csv`] ?? '')[1]?.[0] as string;
    expect(await told(sheet, withCell(first, column, cell))).toBe('right');
  });

  it.each([
    [{ n: 0.354166666666667, format: 'h:mm' }, '08:30'],
    [{ n: 0.354166666666667, format: '[$-804]上午/下午h"时"mm"分"' }, '08:30'],
    [{ n: 1, format: '[h]:mm' }, '24:00'],
    [{ n: 46090, format: 'yyyy/m/d' }, '2026-03-09'],
    [{ n: 46090, format: 'yyyy"年"m"月"d"日"' }, '2026-03-09'],
    [{ n: 46090.5, format: 'yyyy-mm-dd hh:mm' }, '2026-03-09 12:00'],
    [{ n: 1, format: '00' }, '01'],
    [{ n: 7, format: '0000' }, '0007'],
    [{ n: 1, format: '0' }, '1'],
    [{ n: 1234, format: '#,##0' }, '1234'],
    [{ n: 0.1 + 0.2, format: 'General' }, '0.3'],
    [{ n: 0.25, format: '0%' }, '0.25'],
    [{ n: 1.5e-7, format: '0.00E+00' }, '0.00000015'],
    [{ n: 11010519491231, format: '0.00E+00' }, '11010519491231'],
    [{ n: 1.1010519491231e17, format: '0' }, '1.10105E+17'],
  ] as const)('[H32] %j is %s', async (cell, text) => {
    // A remark takes whatever stands there; the message of a wrong key says it.
    const said = await told('hall', (sheet) => ({ ...sheet, rows: [...sheet.rows, [cell, 'x', '']] }));
    expect(said).toMatch(
      new RegExp(`^hall\\.xlsx, sheet hall, .*"?${text.replaceAll('.', '\\.').replace('+', '\\+')}"?`),
    );
  });

  it('[H32] days may count from 1904', async () => {
    const said = await told(
      'hall',
      (sheet) => ({ ...sheet, rows: [...sheet.rows, [{ n: 46090 - 1462, format: 'yyyy-mm-dd' }, 'x', '']] }),
      { date1904: true },
    );
    expect(said).toContain('2026-03-09');
  });

  it.each([
    [
      'lines',
      'target_minutes',
      'fifteen',
      /^hall\.xlsx, sheet lines, cell [A-Z]2, target_minutes "fifteen": expected /,
    ],
    [
      'lines',
      'department',
      'nobody',
      /^hall\.xlsx, sheet lines, cell [A-Z]2, department "nobody": expected [^]*sheet departments/,
    ],
    ['services', 'line', 'line-9', /^hall\.xlsx, sheet services, cell [A-Z]2, line "line-9": expected [^]*sheet lines/],
    [
      'lines',
      'target_minutes',
      { xml: '<c r="REF"><f>A1</f></c>' },
      /cell [A-Z]2, target_minutes: expected a value: this formula was never computed/,
    ],
    [
      'lines',
      'target_minutes',
      { xml: '<c r="REF" t="e"><f>A1</f><v>#REF!</v></c>' },
      /"#REF!": expected a value: here a formula/,
    ],
    ['services', 'code', 110105194912310000, /"1\.10105E\+17": expected all its digits/],
  ] as const)('[H33] in %s, %s = %j is told with sheet and cell', async (sheet, column, cell, message) => {
    const first = gridOf(SMALL_HALL[`${sheet}.csv`] ?? '')[1]?.[0] as string;
    expect(await told(sheet, withCell(first, column, cell))).toMatch(message);
  });

  it('[H33] rows keep their numbers over empty ones, above and below the names of the columns', async () => {
    const said = await told('lines', (sheet) => {
      const [names = [], ...rows] = sheet.rows;
      const changed = withCell(rows[0]?.[0] as string, 'target_minutes', 'x')({ ...sheet, rows: [names, ...rows] });
      const [, first, ...rest] = changed.rows;
      return { ...sheet, rows: [undefined, ['', ''], names, undefined, [' '], first, ...rest] };
    });
    expect(said).toMatch(/^hall\.xlsx, sheet lines, cell [A-Z]6, target_minutes "x": expected /);
    expect(said.split('\n')).toHaveLength(1);
  });

  it.each([
    [
      'merged',
      (sheet: MadeSheet) => ({ ...sheet, merged: ['B2:B3', 'A5:C5'] }),
      'hall.xlsx, sheet lines, B2:B3 A5:C5: expected cells that each have their own text',
    ],
    [
      'hidden',
      (sheet: MadeSheet) => ({ ...sheet, state: 'hidden' as const }),
      'hall.xlsx, sheet lines: expected a sheet that is seen',
    ],
    [
      'very hidden',
      (sheet: MadeSheet) => ({ ...sheet, state: 'veryHidden' as const }),
      'hall.xlsx, sheet lines: expected a sheet that is seen',
    ],
    [
      'empty',
      (sheet: MadeSheet) => ({ ...sheet, rows: [undefined, ['', ' ']] }),
      'hall.xlsx, sheet lines: expected a row with the names of the columns',
    ],
    [
      'nearly of its name',
      (sheet: MadeSheet) => ({ ...sheet, name: 'Line' }),
      'hall.xlsx, sheet Line: expected the name lines',
    ],
    [
      'damaged',
      (sheet: MadeSheet) => ({ ...sheet, xml: '<worksheet><sheetData><row' }),
      'hall.xlsx, sheet lines: expected a sheet with cells that can be read',
    ],
    [
      'with a declaration of its own',
      (sheet: MadeSheet) => ({ ...sheet, xml: '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>' }),
      'hall.xlsx, sheet lines: expected a sheet with cells that can be read',
    ],
  ])('[H34] a sheet that is %s is told', async (_what, change, message) => {
    const said = await told('lines', change);
    expect(said.split('\n').some((line) => line.startsWith(message))).toBe(true);
  });

  it('[H34] a table that stands in both is told, and a table in neither says where it may stand', async () => {
    const { 'lines.csv': lines = '', ...rest } = SMALL_HALL;
    const book = (texts: Readonly<Record<string, string>>) => madeWorkbook({ sheets: sheetsOf(texts) });
    const said = async (files: Readonly<Record<string, string | Uint8Array>>): Promise<string> => {
      const hall = await loadHall(await folderOf(files));
      return hall.ok ? 'right' : hall.error.map(hallFileErrorText).join('\n');
    };
    expect(await said({ 'hall.xlsx': book(SMALL_HALL), 'lines.csv': lines })).toBe(
      'lines.csv: expected this table once: hall.xlsx has a sheet lines too; take one of them away',
    );
    expect(await said({ 'HALL.XLSX': book(rest) })).toMatch(
      /^lines\.csv: expected this file, or a sheet lines in HALL\.XLSX, with the columns /,
    );
    expect(await said({ 'HALL.XLSX': book(rest), 'lines.csv': lines, '~$hall.xlsx': 'x' })).toBe('right');
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'not an empty file'],
    ['a text', Buffer.from('id,name\n'), 'expected a workbook (.xlsx) as Excel'],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'not one of the old kind (.xls)'],
    ['half of one', madeWorkbook({ sheets: sheetsOf(SMALL_HALL) }).subarray(0, 3000), 'this one is cut off or damaged'],
    ['some other zip', zipped([['mimetype', 'x']]), 'expected a workbook (.xlsx) as Excel'],
    [
      'one without a table',
      madeWorkbook({ sheets: [{ name: 'Sheet1', rows: [] }] }),
      'sheets with the names of the tables',
    ],
    ['one that swells', zipped([['xl/workbook.xml', ' '.repeat(65 * 1024 * 1024)]]), '64 MB when it is unpacked'],
  ])('[H34] %s instead of a workbook is told, with its name', async (_what, bytes, message) => {
    const hall = await loadHall(await folderOf({ 'hall.xlsx': bytes }));
    const said = hall.ok ? '' : hall.error.map(hallFileErrorText).join('\n');
    expect(said).toContain(message);
    expect(said, 'and no table is missed for it').toMatch(/^hall\.xlsx: [^\n]*$/);
  });

  it('[H34] any byte of a workbook changed ends in messages or in a hall, and in no fault', async () => {
    const whole = madeWorkbook({ sheets: sheetsOf(SMALL_HALL) });
    for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 150)) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 0x5a;
      const hall = await loadHall(await folderOf({ 'hall.xlsx': bytes }));
      if (!hall.ok) expect(hall.error.length).toBeGreaterThan(0);
    }
  });
});
