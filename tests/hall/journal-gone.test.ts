import { spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSqlite } from '../../server/journal/sqlite.ts';
import { clientOf, login } from '../support/client.ts';
import { startHall } from '../support/start-hall.ts';
import { THOROUGH, tries } from '../support/thorough.ts';

type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

const MAIN = pathToFileURL(join(process.cwd(), 'dist', 'server', 'main.js')).href;
const RUN = `const { main } = await import(${JSON.stringify(MAIN)}); await main(process.argv.slice(1), process.env);`;

/** Runs a program to its end; a hall that is ready, or has run for so long, is killed, and has no exit code. */
function run(words: readonly string[], data: string, killAfterMs?: number): Promise<Ended> {
  const child = spawn(process.execPath, words, {
    env: { PATH: process.env['PATH'] ?? '', HALL_DATA: data, PORT: '0', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
    if (out.includes('hall ready')) child.kill('SIGKILL');
  });
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return new Promise((done) => {
    child.once('close', (code) => {
      clearTimeout(timer);
      done({ code, out, err });
    });
  });
}

const start = (data: string, killAfterMs?: number): Promise<Ended> =>
  run(['--input-type=module', '-e', RUN, '--'], data, killAfterMs);
const tool = (data: string, ...words: string[]): Promise<Ended> =>
  run(['scripts/journal.mjs', ...words, '--data', data], data);

let parent = '';
let used = '';
const folders = { next: 0 };
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'hallcall-gone-'));
  used = join(parent, 'used');
  const hall = await startHall({ data: used });
  const admin = await login(hall.url, 'admin');
  await admin.post('/devices', { kind: 'kiosk', id: 'kiosk-1' });
  expect((await admin.post('/tickets', { services: ['birth-household-registration'] })).status).toBe(201);
  admin.close();
  expect(await hall.stop()).toBe(0);
  expect((await tool(used, 'backup', join(parent, 'backup.sqlite'))).code).toBe(0);
});
afterAll(async () => {
  await rm(parent, { recursive: true, force: true });
});

const fresh = (): string => join(parent, `data-${String((folders.next += 1))}`);

/** A copy of the folder that has been used, after something has happened to it. */
async function after(harm: (folder: string) => Promise<unknown>): Promise<string> {
  const folder = fresh();
  await cp(used, folder, { recursive: true });
  await harm(folder);
  return folder;
}

const sql =
  (statement: string) =>
  async (folder: string): Promise<void> => {
    const database = await openSqlite(join(folder, 'journal.sqlite'));
    await database.run(statement, []);
    await database.close();
  };
const without =
  (...names: readonly string[]) =>
  async (folder: string): Promise<void> => {
    for (const name of await readdir(folder))
      if (names.includes(name) || (name.startsWith('journal.sqlite') && names.includes('journal')))
        await rm(join(folder, name), { recursive: true });
  };

describe('a journal that has been used and is gone', () => {
  it.each<readonly [string, (folder: string) => Promise<unknown>]>([
    ['taken away', without('journal')],
    [
      'emptied to no byte',
      async (folder) => {
        await without('journal')(folder);
        await writeFile(join(folder, 'journal.sqlite'), '');
      },
    ],
    ['cut to no byte beside its other files', (folder) => truncate(join(folder, 'journal.sqlite'))],
    ['emptied of its events', sql('DELETE FROM events')],
    ['taken away, and the mark with it', without('journal', 'journal.json')],
    ['taken away, and everybody signed out', without('journal', 'tokens.json')],
    [
      'taken away, and the mark is unreadable',
      async (folder) => {
        await without('journal', 'tokens.json')(folder);
        await writeFile(join(folder, 'journal.json'), '{"version":');
      },
    ],
  ])('[STR13] %s: the start is refused, in one line that says what is gone and what to do', async (how, harm) => {
    const folder = await after(harm);
    // What is refused once is refused again: on an ordinary day one of them is asked twice.
    for (const again of THOROUGH || how === 'taken away' ? [1, 2] : [1]) {
      const { code, out, err } = await start(folder);
      expect([code, out], `${String(again)}: ${err}`).toEqual([3, '']);
      expect(err).toMatch(/^hallcall: [^\n]+\n$/);
      expect(err).toContain(`${folder} has been used`);
      expect(err).toContain('journal.sqlite is empty or gone');
      expect(err).toContain(`journal -- restore FILE --data ${folder}`);
      expect(err).toContain(`journal -- begin-anew --data ${folder}`);
    }
  });

  it('[STR14] what the line says is done: a backup goes back into that folder, and its number goes on', async () => {
    const folder = await after(without('journal'));
    expect((await start(folder)).code).toBe(3);
    const restored = await tool(folder, 'restore', join(parent, 'backup.sqlite'));
    expect(restored, restored.err).toMatchObject({ code: 0 });
    const hall = await startHall({ data: folder });
    const admin = await login(hall.url, 'admin');
    const said = await admin.post('/tickets', { services: ['birth-household-registration'] });
    expect(said.body['ticket'].number).toMatch(/002$/);
    admin.close();
    await hall.stop();
    // A journal with days in it is never written over, and nothing is begun anew with it.
    for (const words of [['restore', join(parent, 'backup.sqlite')], ['begin-anew']])
      expect((await tool(folder, ...words)).code).toBe(1);
    expect((await start(folder)).out).toContain('hall ready');
  });

  it('[AN13] a backup that was cut off and did not come back is told at the start, and no number begins at 001', async () => {
    const folder = fresh();
    const cut = join(parent, 'cut.sqlite');
    await cp(join(parent, 'backup.sqlite'), cut);
    await truncate(cut, 20_000);
    expect(await tool(folder, 'restore', cut)).toMatchObject({ code: 1, err: expect.stringContaining(cut) });
    const { code, err } = await start(folder);
    expect([code, err]).toEqual([3, expect.stringContaining(`a restore of ${cut} did not finish here`)]);
    expect(await tool(folder, 'restore', join(parent, 'backup.sqlite'))).toMatchObject({ code: 0 });
    expect((await start(folder)).out).toContain('hall ready');
  });

  it('[STR14] to begin anew is said on purpose, once; the identities stay', async () => {
    const folder = await after(without('journal'));
    expect((await start(folder)).code).toBe(3);
    expect(await tool(folder, 'begin-anew')).toMatchObject({ code: 0 });
    const hall = await startHall({ data: folder });
    const admin = await login(hall.url, 'admin');
    expect((await admin.get('/devices')).body['items']).toMatchObject([{ kind: 'kiosk', id: 'kiosk-1' }]);
    admin.close();
    await hall.stop();
    await without('journal')(folder);
    expect((await start(folder)).code).toBe(3);
  });
});

describe('a first start', () => {
  it('[STR15] of a folder that is not there, or is empty, or of an earlier version with its journal, goes on as ever', async () => {
    const earlier = await after(without('journal.json'));
    for (const folder of [fresh(), await mkdtemp(join(parent, 'empty-')), earlier]) {
      expect((await start(folder)).out).toContain('hall ready');
      expect(JSON.parse(await readFile(join(folder, 'journal.json'), 'utf8'))).toMatchObject({
        version: 1,
        usedBy: 'daqing-sample',
      });
      expect((await start(folder)).out).toContain('hall ready');
    }
  });

  it('[STR15] with a device that was paired before anybody took a number, the next start goes on', async () => {
    const data = fresh();
    const hall = await startHall({ data });
    const admin = await login(hall.url, 'admin');
    await admin.post('/devices', { kind: 'board', id: 'board-01' });
    admin.close();
    await hall.kill();
    const again = await startHall({ data });
    const anybody = clientOf(again.url);
    expect((await anybody.get('/hall')).status).toBe(200);
    anybody.close();
    await again.dispose();
  });

  it('[STR15] killed at any moment, the next start goes on', async () => {
    const full = fresh();
    const from = performance.now();
    await start(full);
    const wholeMs = performance.now() - from;
    const rounds = tries(8, 4);
    for (let round = 0; round < rounds; round += 1) {
      const folder = fresh();
      // Most of the moments are those at the end, when the folder is written.
      for (const part of [1 - 0.5 * (round / rounds) ** 2, 1.05 - 0.3 * (round / rounds)])
        await start(folder, wholeMs * part);
      const { out, err } = await start(folder);
      expect(out, err).toContain('hall ready');
    }
  });
});
