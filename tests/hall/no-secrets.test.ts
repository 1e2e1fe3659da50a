import { connect as dial } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clientOf, login, type Client } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { connect } from '../support/live.ts';
import { deviceToken } from '../support/own-hall.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

type Slip = { readonly id: string; readonly number: string; readonly secret: string };
type Entered = { readonly secret: string; readonly url: string; readonly id: string; readonly number: string };

const CARD = '110101194901010026';
let hall: RunningHall;
let admin: Client;
let kiosk: Client;
let clerk: Client;
let nobody: Client;
const slips: Slip[] = [];
const tokens: string[] = [];

beforeAll(async () => {
  hall = await startHall({ env: { LOG_LEVEL: 'debug' } });
  admin = await login(hall.url, 'admin');
  clerk = await login(hall.url, 'clerk');
  kiosk = clientOf(hall.url, await deviceToken(admin, 'kiosk', 'kiosk-1'));
  nobody = clientOf(hall.url);
  tokens.push(admin.token ?? '', clerk.token ?? '', kiosk.token ?? '');
  for (let n = 0; n < 24; n += 1) {
    const sent = { services: ['name-change'], ...(n === 0 ? { identity: CARD } : {}) };
    slips.push((await kiosk.post('/tickets', sent)).body['ticket'] as Slip);
  }
  const [first, second] = slips;
  await nobody.post(`/tickets/${first?.id ?? ''}/complaint?secret=${first?.secret ?? ''}`, { text: 'cold' });
  await clerk.post('/counters/1/open');
  await clerk.post('/counters/1/call', { number: second?.number, reason: 'asked' });
  await clerk.post('/counters/1/finish');
}, 120_000);
afterAll(async () => {
  for (const each of [admin, clerk, kiosk, nobody]) each.close();
  await hall.dispose();
});

/** Every reading of the document, with the ids of things that are there. */
async function readings(): Promise<readonly string[]> {
  const { paths } = (await nobody.get('/openapi.json')).body as { paths: Record<string, object> };
  const { boards, lines } = (await nobody.get('/hall')).body as Record<string, { id: string }[]>;
  const ids: Readonly<Record<string, string>> = {
    tickets: slips[1]?.id ?? '',
    counters: '1',
    windows: '1',
    boards: boards?.[0]?.id ?? '',
    lines: lines?.[0]?.id ?? '',
    tray: '1',
    signs: 'sign-1',
  };
  return Object.entries(paths)
    .filter(([, methods]) => 'get' in methods)
    .map(([path]) => path.replace(/\{[^}]+\}/g, () => ids[path.split('/')[1] ?? ''] ?? 'none'));
}

/** All that somebody reads over HTTP, and sees of every topic. */
async function everythingFor(who: Client): Promise<ReadonlyMap<string, string>> {
  const read = new Map<string, string>();
  for (const path of [...(await readings()), `/tickets?number=${slips[2]?.number ?? ''}`]) {
    const { body, headers } = await who.get(path);
    read.set(`GET ${path}`, JSON.stringify([body, headers]));
  }
  const live = await connect(hall.url, { token: who.token });
  const { channels } = (await nobody.get('/asyncapi.json')).body as { channels: object };
  const kinds = ['hall', 'emergency', 'printers', 'tray', 'inputs', 'manager', 'troubles', 'alerts', 'boards', 'signs'];
  const own = [`ticket:${slips[1]?.id ?? ''}`, 'counter:1', 'heard:1', 'rating:1', 'kiosk:kiosk-1', 'window:1'];
  expect(JSON.stringify(channels)).toContain('tray');
  for (const topic of [...kinds, ...own, 'board:board-01', 'notices:board-01', 'duty:board-01', 'line:ps-household'])
    read.set(`watch ${topic}`, JSON.stringify(await live.watch(topic)));
  live.close();
  return read;
}

function found(read: ReadonlyMap<string, string>, wanted: readonly string[]): readonly string[] {
  return [...read].filter(([, text]) => wanted.some((each) => text.includes(each))).map(([where]) => where);
}

it('[NS1] nobody, clerks, the desk, screens and agents read no secret, token, hash or identity number anywhere', async () => {
  const desk = await login(hall.url, 'desk');
  const screen = clientOf(hall.url, await deviceToken(admin, 'counter-screen', '1'));
  const agent = clientOf(hall.url, await deviceToken(admin, 'agent', 'agent-1'));
  const guarded = [...slips.map(({ secret }) => secret), ...tokens, 'scrypt$', CARD];
  for (const [who, client] of Object.entries({ nobody, clerk, desk, screen, agent })) {
    const read = await everythingFor(client);
    expect(read.size).toBeGreaterThan(50);
    expect(found(read, guarded), who).toEqual([]);
  }
  for (const each of [desk, screen, agent]) each.close();
});

it('[NS2] supervisors and above read secrets in the tray alone, managers in the journal besides; never a token, a hash or a number', async () => {
  const secrets = slips.map(({ secret }) => secret);
  const never = [...tokens, 'scrypt$', CARD];
  const expected = { supervisor: ['watch tray'], admin: ['GET /audit', 'GET /audit/export', 'watch tray'] };
  for (const [user, where] of Object.entries(expected)) {
    const client = await login(hall.url, user);
    const read = await everythingFor(client);
    expect(found(read, secrets), user).toEqual(where);
    expect(found(read, never), user).toEqual([]);
    client.close();
  }
});

it('[NS3] the log and the figures have none of them', async () => {
  const figures = await fetch(`${hall.url}/metrics`).then((said) => said.text());
  for (const each of [...slips.map(({ secret }) => secret), ...tokens, CARD]) {
    expect(hall.output()).not.toContain(each);
    expect(figures).not.toContain(each);
  }
});

it.each(['clerk', 'desk'])(
  '[NS4] what a %s is given with a number opens it, and neither rates nor complains',
  async (user) => {
    const giver = await login(hall.url, user);
    const { id, number, secret } = (await giver.post('/tickets', { services: ['name-change'] })).body[
      'ticket'
    ] as Entered;
    expect(Buffer.from(secret, 'base64url').length).toBeGreaterThanOrEqual(16);
    expect((await nobody.get(`/tickets/${id}?secret=${secret}`)).status).toBe(200);
    const live = await connect(hall.url);
    expect(await live.watch(`ticket:${id}`, secret)).toHaveProperty('view');
    await clerk.post('/counters/1/call', { number, reason: 'asked' });
    await clerk.post('/counters/1/finish');
    const refused = { status: 403, code: 'not-allowed' };
    const say = (verb: string, body: object) => nobody.post(`/tickets/${id}/${verb}?secret=${secret}`, body);
    expect((await say('rating', { grade: 5 })).body).toMatchObject(refused);
    expect((await say('complaint', { text: 'of a colleague' })).body).toMatchObject(refused);
    const command = (name: string, body: object) => live.command(name, { ticket: id, secret, ...body });
    expect(await command('rate-step', { grade: 5 })).toMatchObject({ problem: refused });
    expect(await command('file-complaint', { text: 'again' })).toMatchObject({ problem: refused });
    live.close();
    giver.close();
  },
);

it('[NS5] the picture of a receipt has another code for a clerk than for the citizen', async () => {
  const { id, secret } = slips[3] ?? { id: '', secret: '' };
  const picture = async (query: string, token?: string): Promise<string> => {
    const headers = token === undefined ? {} : { Authorization: `Bearer ${token}` };
    const said = await fetch(`${hall.url}/api/v1/tickets/${id}/receipt.png${query}`, { headers });
    expect(said.status).toBe(200);
    return Buffer.from(await said.arrayBuffer()).toString('base64');
  };
  // A copy says as of when it is, to the minute: all three are of one.
  const [own, ofAdmin, ofClerk] = await eventually(async () => {
    const before = await picture(`?secret=${secret}`);
    const others = [await picture('', admin.token), await picture('', clerk.token)];
    return before === (await picture(`?secret=${secret}`)) ? [before, ...others] : undefined;
  }, 'pictures of one minute');
  expect(ofAdmin).toBe(own);
  expect(ofClerk).not.toBe(own);
});

it('[NS6] a clerk presses what stands at the counter they have open, and nothing else', async () => {
  const other = await login(hall.url, 'clerk-003');
  const press = (who: Client, id: string, body: object) => who.post(`/inputs/${id}/press`, body);
  const key = { kind: 'key', key: 'NumpadAdd' };
  const not = { status: 403, body: { code: 'not-your-counter' } };
  await expect.poll(async () => (await press(clerk, 'keypad-1', key)).status).toBe(202);
  expect(await press(other, 'keypad-1', key)).toMatchObject(not);
  expect(await press(clerk, 'call-box-2', { kind: 'key', key: 'call' })).toMatchObject(not);
  expect(await press(clerk, 'scanner-k1', { kind: 'scan', text: 'x' })).toMatchObject(not);
  expect(await press(clerk, 'card-k1', { kind: 'take-card' })).toMatchObject(not);
  await clerk.post('/counters/1/close');
  expect(await press(clerk, 'keypad-1', key)).toMatchObject(not);
  other.close();
});

it.each([
  ['rating-1', { kind: 'key', key: 'Numpad1' }],
  ['rating-1', { kind: 'key', key: 'Numpad5' }],
  ['call-box-2', { kind: 'evaluator', value: 3 }],
] as const)('[NS7] no staff rate on %s by %j', async (id, body) => {
  for (const user of ['clerk', 'supervisor', 'admin']) {
    const who = await login(hall.url, user);
    expect(await who.post(`/inputs/${id}/press`, body)).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    who.close();
  }
});

it('[NS8] a pairing link works once: its token ends, the page’s goes on, and the same browser comes back', async () => {
  const { token, pair } = (await admin.post('/devices', { kind: 'kiosk', id: 'kiosk-2' })).body as Record<
    string,
    string
  >;
  const open = (cookie = '') => fetch(`${hall.url}${pair ?? ''}`, { redirect: 'manual', headers: { cookie } });
  const both = await Promise.all([open(), open()]);
  expect(both.map(({ status }) => status).sort()).toEqual([303, 403]);
  const cookie =
    both
      .find(({ status }) => status === 303)
      ?.headers.get('set-cookie')
      ?.split(';')[0] ?? '';
  expect(cookie).not.toContain(token);
  expect((await open()).status).toBe(403);
  expect((await open(cookie)).status).toBe(303);
  const old = clientOf(hall.url, token);
  expect((await old.get('/inputs')).status).toBe(401);
  old.close();
  const page = await fetch(`${hall.url}/api/v1/inputs`, { headers: { cookie } });
  expect(page.status).toBe(200);
});

it.concurrent.each([
  ['/api/v1/sessions', 'application/json'],
  ['/api/v1/tickets/none/complaint?secret=x', 'application/json; charset=utf-8'],
  ['/api/v1/services', 'application/json'],
])('[NS9] a body for %s that drips is cut with 408', async (path, type) => {
  const began = Date.now();
  const said = await drip(path, type);
  expect(said).toMatch(/^HTTP\/1\.1 (408|40[0-9]|404|405) /);
  if (path.includes('sessions')) expect(said).toMatch(/408[\s\S]*"status":408/);
  expect(Date.now() - began).toBeLessThan(25_000);
});

/** Sends a byte a second for as long as anybody listens; gives what was answered. */
function drip(path: string, type: string): Promise<string> {
  return new Promise((done) => {
    const socket = dial(hall.port, '127.0.0.1');
    let said = '';
    socket.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${type}\r\nContent-Length: 500\r\n\r\n{`);
    const drops = setInterval(() => socket.write(' '), 1000);
    socket.on('data', (bytes: Buffer) => (said += bytes.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(drops);
      done(said);
    });
  });
}
