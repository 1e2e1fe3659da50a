import { spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf, login } from '../support/client.ts';
import { deviceToken, ownAdmin, ownHall } from '../support/own-hall.ts';
import { startHall } from '../support/start-hall.ts';

type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

const dist = (file: string): string => JSON.stringify(pathToFileURL(join(process.cwd(), 'dist', 'server', file)).href);
const SERVER = `const { main } = await import(${dist('main.js')}); await main(process.argv.slice(1), process.env);`;
const HALL = `const { main } = await import(${dist('halls/hall-cli.js')});
process.exitCode = await main(process.argv.slice(1), process.env, process.cwd());`;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hallcall-setup-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs a program to its end; a hall that starts although it should not is ended. */
function run(program: string, words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, '--', ...words], {
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
    if (out.includes('hall ready')) child.kill('SIGKILL');
  });
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return new Promise((done) => {
    child.once('close', (code) => {
      done({ code, out, err });
    });
  });
}

describe('a look at a hall file', () => {
  it('[SU3] says in a line what a right one has, opens no data and takes no port', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => taken.once('listening', listening));
    const port = String((taken.address() as AddressInfo).port);
    const data = join(folder, 'never');
    const looked = await run(SERVER, ['--check'], { PORT: port, HALL_DATA: data });
    taken.close();
    expect(looked).toMatchObject({ code: 0, err: '' });
    expect(looked.out).toMatch(/^the hall file in .*sample is right: daqing-sample, .*560 services, 102 counters.*\n$/);
    await expect(readdir(data)).rejects.toThrow('ENOENT');
  });

  it('[SU3] of another folder, by flag, by environment, and by npm run hall -- check', async () => {
    const bad = join(folder, 'bad');
    await cp('halls/sample', bad, { recursive: true });
    const edit = async (file: string, from: string, to: string): Promise<void> =>
      writeFile(join(bad, file), (await readFile(join(bad, file), 'utf8')).replace(from, to));
    await edit('lines.csv', 'ps-household,A,public-security', 'ps-household,A,the-moon');
    await edit('users.csv', 'clerk,clerk,', 'clerk,king,');
    await edit('services.csv', 'GA-HZ-0001', '1.10106E+17');
    const looks = await Promise.all([
      run(SERVER, ['--check', '--hall', bad]),
      run(SERVER, ['--hall-file', bad, '--check']),
      run(SERVER, ['--check'], { HALL_FILE: bad }),
      run(HALL, ['check', bad]),
      run(HALL, ['check'], { HALL_FILE: bad }),
    ]);
    for (const { code, out, err } of looks) {
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain(`the hall file in ${bad} has 3 mistakes:`);
      expect(err).toMatch(/lines\.csv.*the-moon[^]*services\.csv.*shortened[^]*users\.csv.*king/);
    }
  });

  it('[SU15] names that screens shorten are told by every way of looking, and the log says them at the start', async () => {
    const long = join(folder, 'long');
    await cp('halls/sample', long, { recursive: true });
    const edit = async (file: string, from: string, to: string): Promise<number> => {
      const text = await readFile(join(long, file), 'utf8');
      await writeFile(join(long, file), text.replace(from, to));
      return text.slice(0, text.indexOf(from)).split('\n').length;
    };
    const word = 'Household registration of a newborn '.repeat(3).trim();
    const told = [
      `lines.csv, line ${String(await edit('lines.csv', '户籍', '户籍'.repeat(30)))}, name_zh_hans: `,
      `departments.csv, line ${String(await edit('departments.csv', 'Public Security', word))}, name_en: `,
    ];
    const looks = await Promise.all([
      run(SERVER, ['--check', '--hall', long]),
      run(HALL, ['check', long]),
      run(HALL, ['check'], { HALL_FILE: long }),
    ]);
    for (const { code, out, err } of looks) {
      expect([code, err]).toEqual([0, '']);
      for (const line of told) expect(out).toContain(line);
      expect(out).toMatch(
        /is right: .*\n {2}\w+\.csv, line \d+, name_\w+: \d+ letters; screens show (48|80) and shorten/u,
      );
    }
    const started = await run(SERVER, [], { HALL_FILE: long, HALL_DATA: join(folder, 'long-data') });
    for (const line of told) expect(started.out + started.err).toContain(`a long name in the hall file: ${line}`);
    expect(started.out).toContain('hall ready');
  });

  it('[SU3] wrong words are answered with the right ones', async () => {
    for (const words of [[], ['chek'], ['check', 'a', 'b'], ['new']]) {
      const { code, err } = await run(HALL, words);
      expect([code, err]).toEqual([2, expect.stringContaining('npm run hall -- new FOLDER')]);
    }
    expect((await run(SERVER, ['--chek'])).err).toContain('--check');
  });
});

describe('a small hall', () => {
  it('[SU4] is made, starts, and lets its administrator in', async () => {
    const own = join(folder, 'own-hall');
    const made = await run(HALL, ['new', own]);
    expect([made.code, made.err]).toEqual([0, '']);
    const password = /^ {2}admin +(\S+)$/m.exec(made.out)?.[1] ?? '';
    expect(await run(HALL, ['new', own])).toMatchObject({ code: 1, err: expect.stringContaining('is not empty') });
    const hall = await startHall({ env: { HALL_FILE: own } });
    const anybody = clientOf(hall.url);
    const session = await anybody.post('/sessions', { user: 'admin', password });
    expect(session.status).toBe(201);
    anybody.close();
    await hall.dispose();
  });
});

describe('a hall file on data that are not its own', () => {
  it('[SU5] ends the start with what to do, and leaves the data alone', async () => {
    const own = join(folder, 'second-hall');
    await run(HALL, ['new', own]);
    const hall = await startHall();
    await hall.kill();
    // SQLite folds its log into the journal, and ends the lock's, whenever the last who has it open leaves.
    const files = async (): Promise<readonly string[]> =>
      (await readdir(hall.data)).filter((file) => !/-(wal|shm|journal)$/.test(file)).sort();
    const before = await files();
    const other = await run(SERVER, [], { HALL_FILE: own, HALL_DATA: hall.data });
    expect([other.code, other.out]).toEqual([2, '']);
    expect(other.err).toMatch(
      /^hallcall: the hall cannot start: the data are those of daqing-sample, and the hall file is that of second-hall: .*HALL_DATA.*\n$/,
    );
    expect(await files()).toEqual(before);
    const again = await hall.again();
    await again.dispose();
  });
});

describe('a hall file that was changed in the middle of the day', () => {
  it('[SU6] and lacks what today needs is told at the start and in /readyz, until it has it again', async () => {
    const own = await ownHall();
    const hall = await startHall({ env: { HALL_FILE: own.folder } });
    const admin = await ownAdmin(hall.url);
    const kiosk = clientOf(hall.url, await deviceToken(admin, 'kiosk', 'kiosk-1'));
    admin.close();
    const ticket = await kiosk.post('/tickets', { services: ['id-card-renewal'] });
    kiosk.close();
    expect(ticket.status).toBe(201);
    await hall.stop();
    const file = join(own.folder, 'services.csv');
    const services = await readFile(file, 'utf8');
    const line = services.split('\n').find((each) => each.startsWith('id-card-renewal,')) ?? '';
    await writeFile(file, services.replace(line, line.replace(',ps-id-card,', ',ps-household,')));
    const kept = await hall.again();
    expect(kept.output()).toMatch(
      /NOT TAKEN[^]*ticket B001 waits for service id-card-renewal, which is gone or moved[^]*hall ready/,
    );
    const said = async (url: string): Promise<object> => (await fetch(`${url}/readyz`)).json() as Promise<object>;
    expect(await said(kept.url)).toMatchObject({
      ready: true,
      hallFileLacks: { what: 'service', id: 'id-card-renewal', number: 'B001' },
    });
    const again = await ownAdmin(kept.url);
    expect((await again.get('/overview')).body).toMatchObject({
      hallFileLacks: { what: 'service', id: 'id-card-renewal', number: 'B001' },
    });
    again.close();
    await kept.stop();
    await writeFile(file, services);
    const mended = await kept.again();
    expect(mended.output()).not.toContain('NOT TAKEN');
    expect(await said(mended.url)).not.toHaveProperty('hallFileLacks');
    await mended.dispose();
    await own.remove();
  });
});

describe('an identity', () => {
  it('[SU10] is not given to a kiosk, board or screen that the hall file does not have; the nearest is named', async () => {
    const hall = await startHall();
    const admin = await login(hall.url, 'admin');
    for (const [kind, id, says] of [
      ['kiosk', 'kiosk-11', 'the hall file has no kiosk kiosk-11 (devices.csv); nearest: kiosk-1'],
      ['kiosk', 'board-01', 'the hall file has no kiosk board-01'],
      ['board', 'bord-01', 'nearest: board-01'],
      ['counter-screen', '01', 'the hall file has no counter 01 (counters.csv); nearest: 1'],
      ['counter-screen', '999', 'the hall file has no counter 999'],
    ] as const) {
      const said = await admin.post('/devices', { kind, id });
      expect([said.status, said.body['errors']]).toEqual([
        422,
        [{ path: 'id', message: expect.stringContaining(says) }],
      ]);
    }
    expect((await admin.get('/devices')).body).toEqual({ items: [] });
    for (const [kind, id] of [
      ['kiosk', 'kiosk-1'],
      ['counter-screen', '1'],
      ['agent', 'pc-77'],
      ['counter-pc', 'pc-5'],
    ] as const)
      expect((await admin.post('/devices', { kind, id })).status).toBe(201);
    admin.close();
    await hall.dispose();
  });
});
