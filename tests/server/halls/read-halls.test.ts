import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { hallFileErrorText } from '../../../core/hall-file/tables.ts';
import { parseTable } from '../../../server/hall-file/read-hall-folder.ts';
import { checkedHalls, readHalls } from '../../../server/halls/read-halls.ts';
import { folderOfHalls as folderOf, removeFolders } from '../../support/folder-of-halls.ts';
import { madeWorkbook } from '../../support/workbook.ts';

const ROOT = process.cwd();
afterEach(removeFolders);
const read = (halls: string) => readHalls({ halls, host: '127.0.0.1' }, ROOT);
const USERS = 'id,role,name_zh_hans,name_zh_hant,name_en,halls,password_hash\n';

it('[HA8] a folder of halls is read in order, and the first is the default one', async () => {
  const found = await read(await folderOf({ north: undefined, east: undefined }));
  if (!found.ok) throw new Error(found.error);
  expect(found.value.halls.map(({ file }) => file.catalogue.hall.id)).toEqual(['east', 'north']);
  expect(found.value).toMatchObject({ city: { defaultHall: 'east' }, mistakes: [] });
});

it('[HA8] a workbook beside the folders is a hall too, and the tables of the city are none of its own', async () => {
  const from = join(ROOT, 'halls', 'new');
  const sheets = await Promise.all(
    (await readdir(from)).map(async (file) => {
      const text = (await readFile(join(from, file), 'utf8')).replace('\nid,our-hall,', '\nid,west,');
      const table = parseTable(file, text);
      if (!table.ok) throw new Error(hallFileErrorText(table.error));
      const { columns, rows } = table.value;
      return { name: file.replace('.csv', ''), rows: [[...columns], ...rows.map(({ cells }) => [...cells])] };
    }),
  );
  const folder = await folderOf(
    { north: undefined },
    {
      'users.csv': `${USERS}li,office,李,李,Li,*,scrypt$32768$8$1$ZgyEyAapKKje8HbXgWwEIg$dUi0PrxfpsKenOEE1tBT79fZSJ_we4U7st7IUPJdlZU\n`,
    },
  );
  await writeFile(join(folder, 'west.xlsx'), madeWorkbook({ sheets }));
  const found = await read(folder);
  if (!found.ok) throw new Error(found.error);
  expect(found.value.mistakes).toEqual([]);
  expect(found.value.halls.map(({ file }) => file.catalogue.hall.id)).toEqual(['north', 'west']);
});

it('[HA8] a mistake in one hall’s file is that hall’s alone, told with file, line and what was expected', async () => {
  const folder = await folderOf({
    north: undefined,
    broken: ({ edit }) => edit('lines.csv', 'household,A,', 'household,AAAA,'),
    east: ({ folder: at }) => rm(join(at, 'counters.csv')),
    west: ({ edit }) => edit('hall.csv', '\nid,west,', '\nid,north,'),
  });
  const found = await read(folder);
  if (!found.ok) throw new Error(found.error);
  expect(found.value.halls.map(({ file }) => file.catalogue.hall.id)).toEqual(['north']);
  expect(found.value.mistakes.map(({ hall }) => hall)).toEqual(['broken', 'east', 'west']);
  const [broken, east, west] = found.value.mistakes.map(({ why }) => why);
  expect(broken).toMatch(/lines\.csv, line 2, prefix "AAAA": expected/);
  expect(east).toMatch(/counters\.csv: expected this file/);
  expect(west).toMatch(/has the id north, which .*north has too/);
  const checked = await checkedHalls({ halls: folder, host: '127.0.0.1' }, ROOT);
  expect(checked).toMatchObject({ ok: false, error: expect.stringMatching(/north, .*\n[^]*AAAA/) as string });
});

it('[HA8] what city.csv and users.csv say of halls that are not there ends the start, with the nearest name', async () => {
  const wrong = async (more: Record<string, string>): Promise<string> => {
    const found = await read(await folderOf({ north: undefined, south: undefined }, more));
    return found.ok ? 'read' : found.error;
  };
  const city = 'key,value\nname_zh_hans,市\nname_zh_hant,市\nname_en,City\n';
  expect(await wrong({ 'city.csv': `${city}default_hall,nort\n` })).toMatch(
    /default_hall "nort": expected a hall of this folder: north, south.*north/,
  );
  expect(await wrong({ 'city.csv': `${city}defalt_hall,north\n` })).toMatch(
    /city\.csv, line 5, key "defalt_hall": expected a key.*default_hall/,
  );
  expect(
    await wrong({
      'users.csv': `${USERS}li,manager,李,李,Li,north;soth,scrypt$32768$8$1$ZgyEyAapKKje8HbXgWwEIg$dUi0PrxfpsKenOEE1tBT79fZSJ_we4U7st7IUPJdlZU\n`,
    }),
  ).toMatch(/halls "soth": expected a hall of this folder/);
  expect(
    await wrong({
      'users.csv': `${USERS}li,boss,李,李,Li,*,scrypt$32768$8$1$ZgyEyAapKKje8HbXgWwEIg$dUi0PrxfpsKenOEE1tBT79fZSJ_we4U7st7IUPJdlZU\n`,
    }),
  ).toMatch(/users\.csv, line 2, role "boss"/);
  expect(
    await wrong({
      'users.csv': `${USERS}li,manager,李,李,Li,,scrypt$32768$8$1$ZgyEyAapKKje8HbXgWwEIg$dUi0PrxfpsKenOEE1tBT79fZSJ_we4U7st7IUPJdlZU\n`,
    }),
  ).toMatch(/line 2, halls: expected the ids of halls/);
  expect(await wrong({ 'city.csv': `${city}shared,nowhere\n` })).toMatch(
    /names the shared catalogue .*nowhere, which is not there/,
  );
});

it('[HA10] a login that a hall has as well, or one without a password, is told and lets nobody in', async () => {
  const folder = await folderOf(
    { north: undefined, south: ({ edit }) => edit('users.csv', '\nmanager,', '\nboss,') },
    {
      'users.csv': `${USERS}manager,manager,李,李,Li,*,scrypt$32768$8$1$ZgyEyAapKKje8HbXgWwEIg$dUi0PrxfpsKenOEE1tBT79fZSJ_we4U7st7IUPJdlZU\n`,
    },
  );
  const found = await read(folder);
  expect(found).toMatchObject({
    ok: true,
    value: {
      mistakes: [
        { hall: 'north', why: expect.stringMatching(/users\.csv "manager": expected a login that/) as string },
      ],
    },
  });
  const open = await read(await folderOf({ north: undefined }, { 'users.csv': `${USERS}li,manager,李,李,Li,*,\n` }));
  expect(open).toMatchObject({
    ok: false,
    error: expect.stringMatching(/li in the users\.csv of the city has no password_hash/) as string,
  });
});

it('[HA14] a shared service with a line that no hall has is told, for no hall would miss it', async () => {
  const services = await readFile(join(ROOT, 'halls', 'new', 'services.csv'), 'utf8');
  const found = await read(
    await folderOf(
      { north: ({ folder }) => rm(join(folder, 'services.csv')) },
      { 'shared/services.csv': services.replace('public-security,household,居民', 'public-security,houshold,居民') },
    ),
  );
  expect(found).toMatchObject({
    ok: false,
    error: expect.stringMatching(
      /shared\/services\.csv, line 2, line "houshold": expected a line that some hall has.*household/,
    ) as string,
  });
});

it('[HA15] the sample city is right: the municipal hall and four trading centres with a catalogue in common', async () => {
  const found = await read(join(ROOT, 'halls', 'city'));
  if (!found.ok) throw new Error(found.error);
  const { halls, mistakes, city } = found.value;
  expect(mistakes).toEqual([]);
  expect(city.defaultHall).toBe('daqing-sample');
  expect(halls.map(({ file }) => file.catalogue.hall.id)).toEqual([
    'daqing-sample',
    'construction-trading',
    'government-procurement',
    'property-rights',
    'land-trading',
  ]);
  const [municipal, ...centres] = halls.map(({ file }) => file.catalogue.services.map(({ id }) => id));
  for (const services of centres) {
    expect(services.length).toBeLessThan(20);
    // Each has services that the municipal hall has, too, and at least one of its own.
    expect(services.some((id) => municipal?.includes(id))).toBe(true);
    expect(services.some((id) => municipal?.includes(id) === false)).toBe(true);
  }
  expect(halls.every(({ file }) => file.catalogue.hall.place !== undefined)).toBe(true);
});
