import { mkdtemp, writeFile, rm, cp, symlink, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadHall, parseTable, readHallFolder } from '../../../server/hall-file/read-hall-folder.ts';
import { stretched } from '../../support/stretched.ts';

const SAMPLE = join(import.meta.dirname, '../../../halls/sample');

describe('the folder of a hall', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hall-'));
    await cp(SAMPLE, folder, { recursive: true });
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('[H10] the sample hall is whole', async () => {
    const hall = await loadHall(SAMPLE);
    if (!hall.ok) return expect(hall.error).toEqual([]);
    const { catalogue, users, bookings } = hall.value;
    expect([catalogue.departments.length, catalogue.lines.length, catalogue.services.length]).toEqual([40, 65, 560]);
    expect([catalogue.counters.length, catalogue.categories.length, users.length, bookings.length]).toEqual([
      102, 6, 129, 200,
    ]);
    expect([catalogue.kiosks.length, catalogue.boards.length, catalogue.printers.length]).toEqual([8, 15, 4]);
    expect(catalogue.signs.length).toBe(3);
    expect(catalogue.services.reduce((sum, service) => sum + service.visitsPerYear, 0)).toBe(600_000);
    expect(catalogue.hall).toMatchObject({
      id: 'daqing-sample',
      sample: true,
      alwaysOpen: true,
      timeZone: 'Asia/Shanghai',
    });
    expect(JSON.parse(JSON.stringify(catalogue))).toEqual(catalogue);
  });

  it('[H10] the path may be that of hall.csv', async () => {
    expect((await loadHall(join(SAMPLE, 'hall.csv'))).ok).toBe(true);
  });

  it('[H10] the sample hall loads in a blink', async () => {
    const from = performance.now();
    await loadHall(SAMPLE);
    // Measured 60 to 190 ms on two busy cores.
    expect(performance.now() - from).toBeLessThan(stretched(600));
  });

  it('[H38] a table that is larger than any hall has, or has no end, is told and not read', async () => {
    const large = await mkdtemp(join(tmpdir(), 'hall-large-'));
    await cp(SAMPLE, large, { recursive: true });
    await truncate(join(large, 'lines.csv'), 8 * 1024 * 1024 + 1);
    await rm(join(large, 'services.csv'));
    await symlink('/dev/zero', join(large, 'services.csv'));
    const read = await readHallFolder(large);
    await rm(large, { recursive: true });
    expect(read.ok ? [] : read.error).toMatchObject([
      { file: 'lines.csv', line: 0, expected: expect.stringContaining('at most 8 MB') },
      { file: 'services.csv', line: 0, expected: expect.stringContaining('a pipe or a device') },
    ]);
  });

  it('[H11] a file saved by a Chinese spreadsheet as GB18030, or with a byte order mark, reads the same', async () => {
    const text =
      'id,name_zh_hans,name_zh_hant,name_en,zone\r\n㐀-office,大庆市政务服务大厅,大慶市政務服務大廳,Office,1F-A\r\n';
    const [file, table] = ['departments.csv', parseTable('departments.csv', text)];
    for (const bytes of [iconv.encode(text, 'gb18030'), Buffer.from(`\ufeff${text}`), Buffer.from(text)]) {
      await writeFile(join(folder, file), bytes);
      const read = await readHallFolder(folder);
      expect(read.ok && table.ok && read.value[file]).toEqual(table.ok && table.value);
    }
  });

  it('[H11] a folder or a file that cannot be read is an error, not an exception', async () => {
    const nowhere = await loadHall(join(folder, 'nowhere'));
    expect(nowhere).toMatchObject({ ok: false, error: [{ file: join(folder, 'nowhere'), line: 0 }] });
    await cp(join(SAMPLE, 'departments.csv'), join(folder, 'departments.csv'));
    await writeFile(join(folder, 'lines.csv'), '');
    expect(await loadHall(folder)).toMatchObject({ ok: false, error: [{ file: 'lines.csv', line: 1 }] });
  });
});

describe('the lines of a file', () => {
  it('[H12] are counted as an editor counts them, over line breaks in quotes and empty lines', () => {
    const table = parseTable('x.csv', 'id,text\r\na,"one\r\ntwo\r\nthree"\r\n\r\nb,plain\r\nc,"x ""y"""\r\n');
    expect(table).toEqual({
      ok: true,
      value: {
        columns: ['id', 'text'],
        rows: [
          { line: 2, cells: ['a', 'one\ntwo\nthree'] },
          { line: 6, cells: ['b', 'plain'] },
          { line: 7, cells: ['c', 'x "y"'] },
        ],
      },
    });
  });

  it('[H12] a quote that is never closed is shown where it was opened', () => {
    const table = parseTable('x.csv', 'id,text\na,"fine"\nb,"open\nc,plain\nd,"later"\n');
    expect(table).toMatchObject({ ok: false, error: { file: 'x.csv', line: 3 } });
  });

  it('[H12] a quote in the middle of a text is shown with its line', () => {
    expect(parseTable('x.csv', 'id,text\na,5" wide\nb,plain\n')).toMatchObject({ ok: false, error: { line: 2 } });
    expect(parseTable('x.csv', 'id,text\na,ok\nb,"wide" open\n')).toMatchObject({ ok: false, error: { line: 3 } });
  });
});
