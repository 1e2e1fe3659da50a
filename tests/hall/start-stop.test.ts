import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { connect as connectSocket, type Socket as NetSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkListen, HELP, readConfig } from '../../server/ops/config.ts';
import { tokenStore } from '../../server/auth/token-store.ts';
import { openSqlite } from '../../server/journal/sqlite.ts';
import { clientOf, login, type Said } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { ownHall } from '../support/own-hall.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

const MAIN = pathToFileURL(join(process.cwd(), 'dist', 'server', 'main.js')).href;
const RUN = `const { main } = await import(${JSON.stringify(MAIN)}); await main(process.argv.slice(1), process.env);`;

let data = '';
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'hallcall-start-'));
});
afterAll(async () => {
  await rm(data, { recursive: true, force: true });
});

/** Runs a program to its end. A server that starts although it should not is ended, and has no exit code. */
function run(words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const child = spawn(process.execPath, words, {
    env: { PATH: process.env['PATH'] ?? '', HALL_DATA: data, PORT: '0', LOG_LEVEL: 'warn', ...env },
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

const start = (flags: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> =>
  run(['--input-type=module', '-e', RUN, '--', ...flags], env);

/** The one line that a start which failed has said, and nothing beside it. */
function onlyLine({ code, out, err }: Ended, expectedCode: number): string {
  expect([code, out], err).toEqual([expectedCode, '']);
  expect(err).toMatch(/^hallcall: [^\n]+\n$/);
  return err.trim();
}

describe('a start that cannot be', () => {
  const ON_DATABASE = { DATABASE_URL: 'postgres://x@y/z' };
  const BAD: readonly (readonly [string, Record<string, string>, string])[] = [
    ['PORT', { PORT: 'eighty' }, 'PORT is "eighty"; expected a port from 0 to 65535'],
    ['PORT', { PORT: '65536' }, 'PORT is "65536"; expected a port from 0 to 65535'],
    ['PORT', { PORT: '-1' }, 'PORT is "-1"; expected a port from 0 to 65535'],
    ['PORT', { PORT: '80.5' }, 'PORT is "80.5"; expected a port from 0 to 65535'],
    ['PORT', { PORT: ' ' }, 'PORT is " "; expected a port from 0 to 65535'],
    ['PORT', { PORT: '0x50' }, 'PORT is "0x50"; expected a port from 0 to 65535'],
    ['PORT', { PORT: '1e3' }, 'PORT is "1e3"; expected a port from 0 to 65535'],
    ...['20', '-1', '1.5', 'high', '007', '1e1', ' '].map(
      (nice) =>
        ['REPORTS_NICE', { REPORTS_NICE: nice }, `REPORTS_NICE is "${nice}"; expected how far the reports`] as const,
    ),
    ...['999.1.1.1', '1.2.3', 'the hall', 'http://hall'].map(
      (host) => ['HOST', { HOST: host }, `HOST is "${host}"; expected a host name or address`] as const,
    ),
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }, 'LOG_LEVEL is "loud"; expected one of fatal, error, warn, info, debug'],
    ['HALL_PUBLIC_URL', { HALL_PUBLIC_URL: 'the hall' }, 'HALL_PUBLIC_URL is "the hall"; expected a URL'],
    [
      'HALL_PUBLIC_URL',
      { HALL_PUBLIC_URL: 'hall.example:8080' },
      'HALL_PUBLIC_URL is "hall.example:8080"; expected a URL',
    ],
    ['HALL_PUBLIC_URL', { HALL_PUBLIC_URL: 'ftp://hall' }, 'HALL_PUBLIC_URL is "ftp://hall"; expected a URL'],
    ...['login.example', 'x', 'http://login.example', 'ftp://localhost', 'https://', ' '].map(
      (issuer) =>
        [
          'OIDC_ISSUER',
          { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'hall' },
          `OIDC_ISSUER is "${issuer}"; expected the issuer of the sign-in service`,
        ] as const,
    ),
    ['OIDC_CLIENT_SECRET', { OIDC_CLIENT_SECRET: 's'.repeat(501) }, 'OIDC_CLIENT_SECRET is "…"; expected a secret'],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://x' }, 'DATABASE_URL is "mysql://x"; expected'],
    ['CITY_URL', { ...ON_DATABASE, CITY_URL: 'http://city', CITY_TOKEN: 't'.repeat(43) }, 'without DATABASE_URL'],
    ['STANDBY_URL', { ...ON_DATABASE, STANDBY_URL: 'http://two', STANDBY_TOKEN: 't'.repeat(43) }, 'and DATABASE_URL'],
    ['STANDBY_LOST', { STANDBY_LOST: 'yes' }, 'STANDBY_LOST is said of the standby at STANDBY_URL'],
  ];
  it.each(BAD)('[DS1] a bad %s in the environment, %j: told with what would be right', (_, env, line) => {
    expect(readConfig([], env)).toEqual({ ok: false, error: expect.stringContaining(line) });
  });

  const VARIABLES = [...HELP.matchAll(/ ([A-Z][A-Z_]+)(?: \(|\n)/g)].map(([, variable = '']) => variable);
  it('[DS20] whatever stands in any variable is taken or told in a line, and stops no start by a fault', () => {
    expect(VARIABLES.length).toBeGreaterThan(25);
    const odd = [
      'x',
      ' ',
      ':',
      '://',
      'http://',
      'https://[',
      'tcp://:0',
      '-1',
      '1e999',
      '%',
      '\0',
      '你好',
      '{}',
      '=',
      '..',
    ];
    for (const variable of VARIABLES)
      for (const value of [...odd, 'x'.repeat(70_000)]) {
        const read = readConfig([], { [variable]: value });
        if (!read.ok) expect(read.error).toMatch(/^[^\n]+$/);
      }
  });

  it.concurrent('[DS21] --help says every flag and variable, and starts nothing', async () => {
    const { code, out } = await start(['--help'], { PORT: 'eighty' });
    expect([code, out]).toEqual([0, HELP]);
  });

  it.concurrent('[DS22] an address that this machine does not have, or not yet, is told before anything is written', async () => {
    const folder = join(data, 'not-made');
    const own = await ownHall();
    const hall = { HALL_FILE: own.folder, HALL_DATA: folder };
    const line = onlyLine(await start([], { ...hall, HOST: '203.0.113.7' }), 1);
    await own.remove();
    expect(line).toContain('HOST is "203.0.113.7"; expected an address of this machine');
    await expect(stat(folder)).rejects.toThrow('ENOENT');
  });

  it.each([
    [['--port', 'eighty'], '--port is "eighty"; expected a port'],
    [
      ['--reports-nice', '20'],
      '--reports-nice is "20"; expected how far the reports stand behind the hall, from 0 to 19',
    ],
    [['--log-level=loud'], '--log-level is "loud"; expected one of'],
    [['--colour', 'red'], "Unknown option '--colour'"],
    [['--port'], '--port'],
    [['please'], "Unexpected argument 'please'"],
  ])('[DS2] bad flags, %j, are named', (flags, line) => {
    expect(readConfig(flags, {})).toEqual({ ok: false, error: expect.stringContaining(line) });
  });

  it.concurrent('[DS2] a bad setting or an unknown flag ends the start: one line, exit code 2', async () => {
    const [setting, flag] = await Promise.all([start([], { LOG_LEVEL: 'loud' }), start(['--colour', 'red'])]);
    expect(onlyLine(setting, 2)).toContain('LOG_LEVEL is "loud"');
    expect(onlyLine(flag, 2)).toContain('known flags: --port');
    expect(readConfig([], { NODE_ENV: 'foo' })).toEqual({
      ok: false,
      error: expect.stringContaining('NODE_ENV is "foo"'),
    });
    for (const each of ['production', 'development', 'test', ''])
      expect(readConfig([], { NODE_ENV: each }).ok).toBe(true);
  });

  it.concurrent('[DS4] the sample hall listens to this machine alone', async () => {
    for (const host of ['::', '192.168.1.10', 'hall.example', '127.0.0.1.example'])
      expect(checkListen(host, true)).toEqual({ ok: false, error: expect.stringContaining(`not on ${host}`) });
    const line = onlyLine(await start([], { HOST: '0.0.0.0' }), 2);
    expect(line).toMatch(/well-known passwords.*not on 0\.0\.0\.0.*HALL_FILE/);
    for (const host of ['127.0.0.1', '127.0.0.2', '::1', 'localhost']) expect(checkListen(host, true).ok).toBe(true);
    expect(checkListen('0.0.0.0', false).ok).toBe(true);
  });

  it.concurrent('[DS3] a flag wins over the environment; the last line says where the hall is', async () => {
    const { code, out } = await start(['--port', '0'], { PORT: 'eighty', HOST: 'localhost' });
    const last = out.split('\n').at(-2);
    expect([code, last]).toEqual([null, expect.stringMatching(/^hall ready http:\/\/localhost:\d+$/)]);
  });

  it.concurrent('[DS6] a hall file that is not there: one line that names the folder', async () => {
    const { code, err } = await start([], { HALL_FILE: '/nowhere/hall' });
    expect(code).toBe(2);
    expect(err).toMatch(/^hallcall: the hall file in \/nowhere\/hall has /);
  });

  it.concurrent('[DS7] every mistake of a hall file is told at once, with its place; exit code 2', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hallcall-bad-'));
    await cp('halls/sample', folder, { recursive: true });
    const edit = async (file: string, from: string, to: string): Promise<void> => {
      const text = await readFile(join(folder, file), 'utf8');
      expect(text).toContain(from);
      await writeFile(join(folder, file), text.replace(from, to));
    };
    await edit('lines.csv', 'ps-household,A,public-security', 'ps-household,A,the-moon');
    await edit('users.csv', 'clerk,clerk,', 'clerk,king,');
    const { code, err } = await start([], { HALL_FILE: folder });
    await rm(folder, { recursive: true, force: true });
    expect(code).toBe(2);
    const lines = err.trim().split('\n');
    expect(lines[0]).toBe(`hallcall: the hall file in ${folder} has ${String(lines.length - 1)} mistakes:`);
    expect(err).toMatch(/lines\.csv.*2.*department.*the-moon/);
    expect(err).toMatch(/users\.csv.*2.*role.*king/);
  });

  it.concurrent('[DS8] a port in use: one line that says so, and the hall that has it goes on', async () => {
    const hall = await startHall();
    const second = await mkdtemp(join(tmpdir(), 'hallcall-second-'));
    const line = onlyLine(await start([], { PORT: String(hall.port), HALL_DATA: second }), 1);
    expect(line).toContain(`127.0.0.1:${String(hall.port)}`);
    expect(line).toContain('in use');
    expect(await readdir(second), 'nothing is written where the hall cannot be').toEqual([]);
    expect((await fetch(`${hall.url}/healthz`)).status).toBe(200);
    await hall.dispose();
    await rm(second, { recursive: true, force: true });
  });

  it.concurrent('[DS9] a folder for the data that cannot be one, or cannot be written: one line that names it, at once', async () => {
    const file = join(data, 'a-file');
    await writeFile(file, '');
    for (const folder of [file, join(file, 'data')])
      expect(onlyLine(await start([], { HALL_DATA: folder }), 2)).toContain(`the hall cannot start: ${file} is a file`);
    for (const folder of ['/proc', '/proc/hallcall', '/proc/hall/call'])
      expect(onlyLine(await start([], { HALL_DATA: folder }), 2)).toContain('/proc shows the processes');
    expect(onlyLine(await start(['--data', join(data, 'x'.repeat(300))]), 2)).toContain('cannot be used');
  });

  it.concurrent('[DS10] a damaged list of tokens: one line that says which file, and what to do', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hallcall-tokens-'));
    const file = join(folder, 'tokens.json');
    for (const text of ['', '{', '[]', '{"version":1,"tokens":[{"hash":5}]}']) {
      await writeFile(file, text);
      await expect(tokenStore(file, () => 0).load()).rejects.toThrow(`${file} cannot be read; mend it, or remove it`);
    }
    expect(onlyLine(await start([], { HALL_DATA: folder }), 1)).toContain(`${file} cannot be read`);
    expect(await readFile(file, 'utf8')).toContain('"hash":5');
    await rm(folder, { recursive: true, force: true });
  });
});

describe('a stop', () => {
  const halls: RunningHall[] = [];
  const kept = async (starting: Promise<RunningHall>): Promise<RunningHall> => {
    const hall = await starting;
    halls.push(hall);
    return hall;
  };
  afterAll(async () => {
    for (const hall of halls.reverse()) await hall.dispose();
  });

  /** A request in two halves: sent up to the middle of its body, to be finished later. */
  async function half(
    port: number,
    token: string | undefined,
  ): Promise<{ socket: NetSocket; finish(): Promise<string> }> {
    const body = '{"services":["deed-tax"]}';
    const socket = connectSocket(port, '127.0.0.1');
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    const head = [
      'POST /api/v1/tickets HTTP/1.1',
      'Host: 127.0.0.1',
      `Authorization: Bearer ${token ?? ''}`,
      'Content-Type: application/json',
      `Content-Length: ${String(body.length)}`,
      // The server says 100 once it has the head, so that the test knows that it is under way.
      'Expect: 100-continue',
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
    await eventually(() => text.includes('100 Continue'), 'the server has the head of the request');
    text = '';
    socket.write(body.slice(0, 10));
    return {
      socket,
      async finish() {
        const closed = once(socket, 'close');
        socket.write(body.slice(10));
        await closed;
        return text;
      },
    };
  }

  const refuses = (port: number): Promise<true> =>
    eventually(
      () =>
        new Promise<boolean>((done) => {
          const socket = connectSocket(port, '127.0.0.1');
          socket.once('connect', () => {
            socket.destroy();
            done(false);
          });
          socket.once('error', () => {
            done(true);
          });
        }),
      'the server lets nobody in any more',
    );

  it.concurrent('[DS11] SIGTERM lets nobody in, answers what is under way, and ends with 0', async () => {
    let hall = await kept(startHall());
    const staff = await login(hall.url, 'supervisor');
    const request = await half(hall.port, staff.token);
    const ended = hall.stop();
    await refuses(hall.port);
    const answer = await request.finish();
    expect(answer).toMatch(/^HTTP\/1\.1 201 /);
    const { id } = (JSON.parse(answer.slice(answer.indexOf('\r\n\r\n'))) as { ticket: { id: string } }).ticket;
    expect(await ended).toBe(0);
    hall = await kept(hall.again());
    expect((await staff.get(`/tickets/${id}`)).body['ticket']).toMatchObject({ id, state: 'waiting' });
    staff.close();
  });

  it.concurrent('[DS12] a request that is never finished does not keep the server', async () => {
    const hall = await kept(startHall());
    const staff = await login(hall.url, 'supervisor');
    const { socket } = await half(hall.port, staff.token);
    staff.close();
    expect(await hall.stop()).toBe(0);
    socket.destroy();
  });

  it.concurrent('[DS13] in the middle of a rush: every ticket that was answered is there, and no other', async () => {
    let hall = await kept(startHall());
    const { url } = hall;
    const staff = await login(url, 'supervisor');
    const answered: Said[] = [];
    let ended: Promise<number | null> | undefined;
    const kiosks = Array.from({ length: 16 }, async () => {
      const client = clientOf(url, staff.token);
      for (let taken = 0; taken < 200; taken += 1) {
        // Once the hall is gone the connection breaks, and that is the end of this kiosk.
        const said = await client.post('/tickets', { services: ['deed-tax'] }).catch(() => undefined);
        if (said === undefined) break;
        answered.push(said);
        if (answered.length === 100) ended = hall.stop();
      }
      client.close();
    });
    await Promise.all(kiosks);
    expect(await ended).toBe(0);
    expect(new Set(answered.map(({ status }) => status))).toEqual(new Set([201]));
    hall = await kept(hall.again());
    const line = (await staff.get('/lines/tax-property')).body['items'] as { ticket: string }[];
    expect(line.map(({ ticket }) => ticket).sort()).toEqual(
      answered.map(({ body }) => body['ticket'].id as string).sort(),
    );
    staff.close();
  });

  it.concurrent('[DS14] SIGINT is the same, also a second time while it stops', async () => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', RUN, '--', '--port', '0'], {
      env: { PATH: process.env['PATH'] ?? '', HALL_DATA: data, LOG_LEVEL: 'info' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = { out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => (output.out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output.err += chunk.toString()));
    await eventually(() => output.out.includes('hall ready'), 'the hall is ready');
    const ended = once(child, 'close');
    child.kill('SIGINT');
    child.kill('SIGINT');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(output.err).toMatch(/"msg":"stopped"/);
    expect(output.err).not.toMatch(/"level":(50|60)/);
  });
});

describe('a journal that somebody changed', () => {
  const CLI = ['scripts/journal.mjs', 'verify', '--data'];
  let whole = '';
  let day = '';
  const tickets: string[] = [];
  beforeAll(async () => {
    whole = await mkdtemp(join(tmpdir(), 'hallcall-whole-'));
    const hall = await startHall({ data: whole });
    const staff = await login(hall.url, 'supervisor');
    for (let taken = 0; taken < 5; taken += 1)
      tickets.push((await staff.post('/tickets', { services: ['deed-tax'] })).body['ticket'].id as string);
    day = (await staff.get('/hall')).body['day'] as string;
    staff.close();
    expect(await hall.stop()).toBe(0);
  });
  afterAll(async () => {
    await rm(whole, { recursive: true, force: true });
  });

  /** What the hall and the tool say to a copy of the journal after somebody has been at it. */
  async function told(tamper: (file: string) => Promise<void>): Promise<{ hall: Ended; tool: Ended }> {
    const copy = await mkdtemp(join(tmpdir(), 'hallcall-tamper-'));
    await cp(whole, copy, { recursive: true });
    await tamper(join(copy, 'journal.sqlite'));
    const [hall, tool] = await Promise.all([start([], { HALL_DATA: copy }), run([...CLI, copy])]);
    await rm(copy, { recursive: true, force: true });
    return { hall, tool };
  }

  const bySql =
    (sql: string) =>
    async (file: string): Promise<void> => {
      const database = await openSqlite(file);
      try {
        await database.run(sql, []);
      } finally {
        await database.close();
      }
    };

  /** One byte of the file, in the record of the third ticket. */
  const byByte =
    (where: (bytes: Buffer, ticket: number) => number) =>
    async (file: string): Promise<void> => {
      const bytes = await readFile(file);
      const at = where(bytes, bytes.indexOf(tickets[2] ?? 'none'));
      expect(at).toBeGreaterThan(0);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      await writeFile(file, bytes);
    };

  it('[DS15] untouched: the chains hold, and the hall starts', async () => {
    const { hall, tool } = await told(() => Promise.resolve());
    expect(tool).toMatchObject({ code: 0, out: '1 days, 6 events: every chain holds\n' });
    expect(hall.out).toContain('hall ready');
  });

  const changed = (seq: number, type: string): string =>
    `record ${String(seq)} of daqing-sample DAY (${type}) was changed after it was written, or one before it was`;
  const missing = (seq: number): string => `record ${String(seq)} of daqing-sample DAY is missing; the next one is`;

  it.each<readonly [string, (file: string) => Promise<void>, string]>([
    ['one byte of a ticket’s id', byByte((_, ticket) => ticket), changed(4, 'TicketIssued')],
    [
      'the byte that makes a record JSON',
      byByte((bytes, ticket) => bytes.lastIndexOf('{"at":', ticket)),
      changed(4, 'TicketIssued'),
    ],
    ['a record away', bySql('DELETE FROM events WHERE seq = 3'), missing(3)],
    [
      'the records of two tickets exchanged, with their hashes',
      bySql(`UPDATE events SET record = (SELECT other.record FROM events AS other WHERE other.seq = 9 - events.seq),
         hash = (SELECT other.hash FROM events AS other WHERE other.seq = 9 - events.seq) WHERE seq IN (4, 5)`),
      changed(4, 'TicketIssued'),
    ],
  ])('[DS16] %s: the hall names the record and ends with 3, and so does "journal verify"', async (_, tamper, form) => {
    const words = form.replace('DAY', day);
    const { hall, tool } = await told(tamper);
    expect(onlyLine(hall, 3)).toContain(words);
    expect([tool.code, tool.out]).toEqual([1, '']);
    expect(tool.err).toContain(`BROKEN ${words}`);
  });

  it('[DS17] a file that is no journal: one line, exit code 1', async () => {
    const { hall, tool } = await told((file) =>
      writeFile(file, 'neither a database nor short enough to be new'.repeat(99)),
    );
    expect(onlyLine(hall, 1)).toContain('the journal file is not a database');
    expect(tool).toMatchObject({ code: 1, out: '', err: expect.stringContaining('not a database') });
  });
});
