import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHall } from '../../../server/halls/create-hall.ts';
import { checkedHall } from '../../../server/halls/read-hall.ts';
import { loadHall } from '../../../server/hall-file/read-hall-folder.ts';
import { checkPassword } from '../../../server/auth/password.ts';
import { SMALL_HALL } from '../../core/hall-file/fixtures/small-hall-file.ts';

const ROOT = process.cwd();
const SIX = ['hall.csv', 'departments.csv', 'lines.csv', 'services.csv', 'counters.csv', 'users.csv'];

let parent = '';
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'hallcall-made-'));
});
afterAll(() => rm(parent, { recursive: true }));

const check = (hallFile: string): ReturnType<typeof checkedHall> => checkedHall({ hallFile, host: '127.0.0.1' }, ROOT);

describe('a small hall of one’s own', () => {
  it('[SU4] is right, has the folder’s name as its id, and lets those in whose passwords were told', async () => {
    const folder = join(parent, 'Harbin Daoli_2');
    const made = await createHall(folder, ROOT);
    if (!made.ok) return expect(made.error).toBe('');
    expect(await check(folder)).toEqual({
      ok: true,
      value: `the hall file in ${folder} is right: harbin-daoli-2, 我们的大厅 Our hall; 2 departments, 3 lines, 5 services, 4 counters, 1 kiosks, 1 boards, 5 users`,
    });
    const hall = await loadHall(folder);
    if (!hall.ok) return expect(hall.error).toEqual([]);
    expect(hall.value.catalogue.hall).toMatchObject({ sample: false, alwaysOpen: false });
    expect(made.value.map(({ user }) => user)).toEqual(hall.value.users.map(({ id }) => id));
    for (const { user, password } of made.value) {
      const hash = hall.value.users.find(({ id }) => id === user)?.passwordHash ?? '';
      expect([await checkPassword(password, hash), await checkPassword(`${password}x`, hash)]).toEqual([true, false]);
    }
    expect(new Set(made.value.map(({ password }) => password)).size).toBe(5);
  });

  it('[SU4] is not made over anything', async () => {
    const folder = join(parent, 'taken');
    expect((await createHall(folder, ROOT)).ok).toBe(true);
    const before = await readFile(join(folder, 'users.csv'), 'utf8');
    expect(await createHall(folder, ROOT)).toEqual({
      ok: false,
      error: `${folder} is not empty; name a folder that is not there yet`,
    });
    expect(await readFile(join(folder, 'users.csv'), 'utf8')).toBe(before);
    const file = join(parent, 'file');
    await writeFile(file, '');
    expect(await createHall(file, ROOT)).toMatchObject({ ok: false, error: expect.stringContaining('cannot be made') });
  });

  it('[SU4] an id is made of any name', async () => {
    const folder = join(parent, '大厅');
    await createHall(folder, ROOT);
    const checked = await check(folder);
    expect(checked.ok && checked.value).toContain(': our-hall,');
  });
});

describe('the sample’s folder with tables of another hall', () => {
  it('[SU2] tells in a message each which tables only the sample needs', async () => {
    const folder = join(parent, 'copied');
    await cp(join(ROOT, 'halls/sample'), folder, { recursive: true });
    for (const file of SIX) await writeFile(join(folder, file), SMALL_HALL[file] ?? '');
    const checked = await check(folder);
    if (checked.ok) return expect(checked.ok).toBe(false);
    const [first, ...messages] = checked.error.split('\n  ');
    expect(first).toBe(`the hall file in ${folder} has ${String(messages.length)} mistakes:`);
    const files = messages.map((line) => line.split(',')[0]);
    expect(new Set(files)).toEqual(
      new Set([
        'profiles.csv',
        'devices.csv',
        'matters.csv',
        'inputs.csv',
        'sounds.csv',
        'signs.csv',
        'appointments.csv',
        'cards.csv',
      ]),
    );
    expect(messages.length).toBeLessThan(25);
    for (const file of ['profiles.csv', 'matters.csv', 'sounds.csv', 'signs.csv', 'appointments.csv'])
      expect(messages.find((line) => line.startsWith(file) && line.includes('delete the file'))).toBeDefined();
  });
});
