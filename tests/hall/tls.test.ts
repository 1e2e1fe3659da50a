import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { request as plainRequest } from 'node:http';
import { Agent, request } from 'node:https';
import { connect as connectRaw } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { promisify } from 'node:util';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { otherHall } from '../../agent/hall-pin.ts';
import { openAgentLink } from '../../agent/link.ts';
import { main as tls } from '../../server/ops/tls/tls-cli.ts';
import { eventually } from '../support/eventually.ts';
import { OWN_PASSWORD, ownHall, type OwnHall } from '../support/own-hall.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

let folder = '';
let own: OwnHall;
let hall: RunningHall;
let ca = '';
const file = (name: string): string => join(folder, name);
const make = (...names: string[]): Promise<number> =>
  tls(['make', folder, ...names.flatMap((name) => ['--name', name])], Date.now());

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hallcall-tls-'));
  expect(await make('localhost', '127.0.0.1', '::1', 'hall.example')).toBe(0);
  ca = await readFile(file('authority.crt'), 'utf8');
  own = await ownHall();
  hall = await startHall({ env: { HALL_FILE: own.folder, TLS_CERT: file('server.crt'), TLS_KEY: file('server.key') } });
});
afterAll(async () => {
  await hall.dispose();
  await own.remove();
  await rm(folder, { recursive: true, force: true });
});

type Heard = { status: number; headers: Record<string, string | string[] | undefined>; text: string };

/** Over TLS, checked against the authority alone. */
function ask(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body = '',
  trusts = ca,
): Promise<Heard> {
  return new Promise((done, fail) => {
    const options = { method, headers: { ...headers, ...(body === '' ? {} : { 'Content-Type': 'application/json' }) } };
    const sent = request(
      `${hall.url}${path}`,
      { ...options, agent: new Agent({ ca: trusts, servername: 'localhost' }) },
      (answer) => {
        let text = '';
        answer.on('data', (bytes: Buffer) => (text += bytes.toString()));
        answer.on('end', () => done({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
      },
    );
    sent.on('error', fail);
    sent.end(body);
  });
}

function inTheClear(method: string, path: string, headers: Record<string, string> = {}): Promise<Heard> {
  return new Promise((done, fail) => {
    const sent = plainRequest({ host: '127.0.0.1', port: hall.port, method, path, headers }, (answer) => {
      answer.resume();
      answer.on('end', () => done({ status: answer.statusCode ?? 0, headers: answer.headers, text: '' }));
    });
    sent.on('error', fail);
    sent.end();
  });
}

it('[TL1] the authority is one that OpenSSL takes by the letter, its keys are for their owner alone, and it signs again', async () => {
  const verified = await promisify(execFile)('openssl', [
    ...['verify', '-x509_strict', '-purpose', 'sslserver', '-verify_hostname', 'hall.example'],
    ...['-CAfile', file('authority.crt'), file('server.crt')],
  ]);
  expect(verified.stdout).toContain('OK');
  for (const name of ['authority.key', 'server.key']) expect((await stat(file(name))).mode & 0o077, name).toBe(0);
  const before = await readFile(file('server.crt'), 'utf8');
  expect(await make('localhost', '127.0.0.1', 'hall.example')).toBe(0);
  expect(await readFile(file('authority.crt'), 'utf8')).toBe(ca);
  expect(await readFile(file('server.crt'), 'utf8')).not.toBe(before);
  expect(await make('not a name')).toBe(2);
  expect(await tls(['make'], Date.now())).toBe(2);
});

it('[TL2] it is served to whoever trusts the authority, and to nobody by another name or authority', async () => {
  expect(hall.url).toMatch(/^https:/);
  expect((await ask('GET', '/healthz')).status).toBe(200);
  await expect(ask('GET', '/healthz', {}, '', 'no authority')).rejects.toThrow();
  await expect(
    new Promise((done, fail) => {
      const socket = connectTls({ host: '127.0.0.1', port: hall.port, ca, servername: 'other.example' }, () => done(1));
      socket.on('error', fail);
    }),
  ).rejects.toThrow(/does not match/);
  await expect(
    new Promise((done, fail) => {
      const old = { host: '127.0.0.1', port: hall.port, ca, maxVersion: 'TLSv1.1', minVersion: 'TLSv1' } as const;
      connectTls({ ...old, ciphers: 'DEFAULT@SECLEVEL=0' }, () => done(1)).on('error', fail);
    }),
  ).rejects.toThrow();
});

it('[TL3] HTTP on the same port is led to HTTPS and does nothing; what is neither ends nobody', async () => {
  for (const path of ['/kiosk?id=kiosk-1', '/t/x', '/api/v1/hall']) {
    const led = await inTheClear('GET', path, { Host: `hall.example:${String(hall.port)}` });
    expect(led).toMatchObject({
      status: 308,
      headers: { location: `https://hall.example:${String(hall.port)}${path}` },
    });
  }
  expect((await inTheClear('POST', '/api/v1/sessions')).status).toBe(403);
  expect((await inTheClear('GET', '/', { Host: 'a b' })).status).toBe(403);
  for (const bytes of ['\x16\x03\x01junk', 'GARBAGE\r\n\r\n', '\0\0\0']) {
    await new Promise<void>((done) => {
      setTimeout(done, 3000).unref();
      const socket = connectRaw(hall.port, '127.0.0.1', () => socket.end(bytes, 'latin1'));
      socket.on('error', () => undefined).on('close', () => done());
      socket.resume();
    });
  }
  expect((await ask('GET', '/healthz')).status).toBe(200);
});

it('[TL4] cookies are Secure and __Host-, and no other name is believed; HSTS and the other headers are on every page', async () => {
  const session = await ask('POST', '/api/v1/sessions', {}, JSON.stringify({ user: 'admin', password: OWN_PASSWORD }));
  expect(session.status).toBe(201);
  const cookies = session.headers['set-cookie'] as string[];
  expect(cookies.map((each) => each.split('=')[0])).toEqual(['__Host-hallcall_session', '__Host-hallcall_known']);
  for (const each of cookies) {
    const flags = each.split('; ').slice(1);
    for (const flag of ['Secure', 'HttpOnly', 'SameSite=Strict', 'Path=/']) expect(flags, each).toContain(flag);
    expect(each).not.toMatch(/Domain=/i);
  }
  const mine = { Cookie: cookies[0]?.split(';')[0] ?? '' };
  expect((await ask('GET', '/api/v1/sessions/current', mine)).status).toBe(200);
  const plain = { Cookie: mine.Cookie.replace('__Host-', '') };
  expect((await ask('GET', '/api/v1/sessions/current', plain)).status).toBe(401);
  const out = await ask('DELETE', '/api/v1/sessions/current', mine);
  expect((out.headers['set-cookie'] as string[])[0]).toMatch(/^__Host-hallcall_session=; Max-Age=0/);
  for (const path of ['/', '/kiosk', '/counter', '/display', '/password', '/t/any', '/api/v1/hall', '/nothing']) {
    const { headers } = await ask('GET', path);
    expect(headers['strict-transport-security'], path).toBe('max-age=31536000');
    expect(headers['content-security-policy'], path).toMatch(/script-src 'self';/);
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['referrer-policy'], path).toBe('no-referrer');
    expect(headers['cross-origin-opener-policy'], path).toBe('same-origin');
    expect(headers['x-frame-options'], path).toBe('SAMEORIGIN');
  }
});

it('[TL5] a name that is not the hall’s is served nothing, over neither door', async () => {
  for (const path of ['/', '/api/v1/hall', '/kiosk', '/healthz'])
    expect((await ask('GET', path, { Host: 'evil.example' })).status, path).toBe(421);
  const live = await ask('GET', '/socket.io/?EIO=4&transport=polling', { Host: 'evil.example' });
  expect(live.status).toBeGreaterThanOrEqual(400);
  for (const host of ['hall.example', 'HALL.example:8443', 'localhost', '127.0.0.1', '[::1]:1', '10.0.0.7'])
    expect((await ask('GET', '/healthz', { Host: host })).status, host).toBe(200);
});

it('[TL6] the live door and an agent come over TLS, the agent only to whom its authority has signed', async () => {
  const login = await ask('POST', '/api/v1/sessions', {}, JSON.stringify({ user: 'admin', password: OWN_PASSWORD }));
  const { token } = JSON.parse(login.text) as { token: string };
  const socket = io(hall.url, { auth: { token }, ca, transports: ['websocket'], forceNew: true });
  const seen = (await socket.timeout(5000).emitWithAck('watch', { topic: 'manager' })) as object;
  expect(seen).toHaveProperty('view');
  socket.close();
  const given = await ask(
    'POST',
    '/api/v1/devices',
    { Authorization: `Bearer ${token}` },
    '{"kind":"agent","id":"agent-1"}',
  );
  const agentToken = (JSON.parse(given.text) as { token: string }).token;
  const other = await mkdtemp(join(tmpdir(), 'hallcall-tls-other-'));
  await tls(['make', other, '--name', '127.0.0.1'], Date.now());
  const stranger = await readFile(join(other, 'authority.crt'), 'utf8');
  await rm(other, { recursive: true });
  // Who is spoken to says that the hall file has no device there; a stranger is not spoken to.
  expect(await saidByAgent(agentToken, ca)).toContain('no device of the hall file is at agent agent-1');
  expect(await saidByAgent(agentToken, stranger)).toMatch(/no connection.*(certificate|signature)/);
  expect(await saidByAgent(agentToken, undefined)).toMatch(/no connection.*certificate/);
  const pin = { server: hall.url, file: join(folder, 'hall.key'), say: () => undefined };
  expect(await otherHall({ ...pin, ca })).toBeUndefined();
  for (const other of [stranger, undefined])
    expect(await otherHall({ ...pin, ca: other })).toMatch(/does not prove which hall it is/);
});

/** What an agent says first that trusts this authority. */
function saidByAgent(token: string, authority: string | undefined): Promise<string> {
  const nothing = (): void => undefined;
  return new Promise((done) => {
    const link = openAgentLink({
      ...{
        server: hall.url,
        token,
        ca: authority,
        otherHall: () => Promise.resolve(undefined),
        linked: nothing,
        order: nothing,
        press: nothing,
        tell: nothing,
      },
      ...{ show: nothing, cut: nothing, picture: () => Promise.reject(new Error('no page here')) },
      hello: () => ({ spool: 'spool-1', jobs: [], printers: [], found: [], devices: [], signs: [] }),
      say(what) {
        done(what);
        link.close();
      },
    });
  });
}

it('[TL7] another certificate is served without a restart, and a wrong one leaves the one before', async () => {
  const serial = (): Promise<string> =>
    new Promise((done, fail) => {
      const socket = connectTls({ host: '127.0.0.1', port: hall.port, ca }, () => {
        done(socket.getPeerCertificate().serialNumber);
        socket.end();
      });
      socket.on('error', fail);
    });
  const before = await serial();
  const [good, key] = [await readFile(file('server.crt')), await readFile(file('server.key'))];
  await writeFile(file('server.crt'), 'no certificate');
  await eventually(() => hall.output().includes('is not served') || undefined, 'the fault is told', 20_000);
  expect(await serial()).toBe(before);
  await writeFile(file('server.crt'), good);
  await writeFile(file('server.key'), key);
  expect(await make('localhost', '127.0.0.1', 'hall.example')).toBe(0);
  await eventually(async () => (await serial()) !== before || undefined, 'another certificate', 20_000);
});

it('[TL8] a start with one of the two files, or with a key of another, ends with one line that says so', async () => {
  const started = (env: Record<string, string>): Promise<RunningHall> =>
    startHall({ env: { HALL_FILE: own.folder, ...env } });
  await expect(started({ TLS_CERT: file('server.crt') })).rejects.toThrow(/ended with 2[^]*TLS_KEY belong together/);
  await expect(started({ TLS_CERT: file('server.crt'), TLS_KEY: file('authority.key') })).rejects.toThrow(
    /ended with 2[^]*does not belong to/,
  );
  expect(await hall.stop()).toBe(0);
});
