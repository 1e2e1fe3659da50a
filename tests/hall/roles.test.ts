import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../server/auth/password.ts';
import { clientOf, login, type Client, type Said } from '../support/client.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const ROLES = [
  'nobody',
  'kiosk',
  'board',
  'screen',
  'agent',
  'clerk',
  'desk',
  'supervisor',
  'manager',
  'admin',
] as const;
type Role = (typeof ROLES)[number];

let hall: RunningHall;
const as = {} as Record<Role, Client>;
beforeAll(async () => {
  hall = await startHall();
  for (const user of ['clerk', 'desk', 'supervisor', 'manager', 'admin'] as const)
    as[user] = await login(hall.url, user);
  as.nobody = clientOf(hall.url);
  for (const [role, kind, id] of [
    ['kiosk', 'kiosk', 'kiosk-1'],
    ['board', 'board', 'board-01'],
    ['screen', 'counter-screen', '1'],
    ['agent', 'agent', 'agent-1'],
  ] as const) {
    const said = await as.admin.post('/devices', { kind, id });
    as[role] = clientOf(hall.url, said.body['token'] as string);
  }
});
afterAll(async () => {
  for (const each of Object.values(as)) each.close();
  await hall.dispose();
});

async function take(): Promise<{ id: string; number: string; secret: string }> {
  const said = await as.supervisor.post('/tickets', { services: ['name-change'] });
  expect(said.status).toBe(201);
  return said.body['ticket'] as { id: string; number: string; secret: string };
}

describe('who may do what', () => {
  const EVERYBODY: readonly Role[] = ROLES;
  const STAFF: readonly Role[] = ['clerk', 'desk', 'supervisor', 'manager', 'admin'];
  const ISSUERS: readonly Role[] = ['kiosk', ...STAFF];
  const DESK = STAFF.slice(1);
  const SUPERVISORS = STAFF.slice(2);
  const MANAGERS = STAFF.slice(3);
  const ADMINS = STAFF.slice(4);
  const UNITS: readonly Role[] = ['kiosk', 'board', 'screen', 'agent', ...STAFF];
  const ONE = { services: ['name-change'] };

  const ROWS: readonly (readonly [string, string, object | undefined, readonly Role[]])[] = [
    ['get', '/hall', undefined, EVERYBODY],
    ['get', '/hall/proof?nonce=0123456789abcdef', undefined, EVERYBODY],
    ['get', '/services?query=passport', undefined, EVERYBODY],
    ['get', '/forecast', undefined, EVERYBODY],
    ['get', '/boards/board-01', undefined, EVERYBODY],
    ['get', '/asyncapi.json', undefined, EVERYBODY],
    ['get', '/halls?query=passport', undefined, EVERYBODY],
    ['get', '/city', undefined, MANAGERS],
    ['get', '/city/figures', undefined, MANAGERS],
    ['get', '/city/sessions/current', undefined, MANAGERS],
    ['get', '/openapi.json', undefined, EVERYBODY],
    ['get', '/docs', undefined, EVERYBODY],
    ['post', '/tickets', ONE, ISSUERS],
    ['get', '/tickets/TICKET', undefined, STAFF],
    ['get', '/tickets/TICKET/receipt.png', undefined, STAFF],
    ['get', '/tickets?number=A001', undefined, STAFF],
    ['get', '/tickets?number=A001&day=2026-01-05', undefined, STAFF],
    ['get', '/tickets/TICKET/trace', undefined, STAFF],
    ['post', '/tickets/TICKET/bring-back', { reason: 'asked' }, DESK],
    ['get', '/bookings/none', undefined, ISSUERS],
    ['post', '/tickets/TICKET/services', { service: 'deed-tax' }, STAFF],
    ['post', '/tickets/TICKET/park', {}, STAFF],
    ['post', '/tickets/TICKET/resume', {}, STAFF],
    ['post', '/tickets/TICKET/reenter', {}, STAFF],
    ['post', '/tickets/TICKET/complaint', { text: 'cold' }, STAFF],
    ['post', '/tickets/TICKET/reprint', { printer: 'printer-1' }, ISSUERS],
    ['post', '/tickets/TICKET/category', { category: 'elderly', reason: 'is 80' }, STAFF],
    ['post', '/tickets/TICKET/prioritise', { reason: 'unwell' }, SUPERVISORS],
    // Nobody rates without the secret, and staff never.
    ['post', '/tickets/TICKET/rating', { grade: 5 }, []],
    ['post', '/tickets/TICKET/cancel', {}, STAFF],
    ['get', '/counters', undefined, STAFF],
    ['get', '/counters/1', undefined, STAFF],
    ['post', '/counters/1/open', {}, STAFF],
    ['post', '/counters/1/pause', { reason: 'tea' }, STAFF],
    ['post', '/counters/1/next', {}, STAFF],
    ['post', '/counters/1/bring-back', { ticket: 'none', reason: 'asked' }, STAFF],
    ['post', '/counters/1/call', { number: 'A001', reason: 'asked' }, STAFF],
    ['post', '/counters/1/recall', {}, STAFF],
    ['post', '/counters/1/serve', {}, STAFF],
    ['post', '/counters/1/finish', {}, STAFF],
    ['post', '/counters/1/no-show', {}, STAFF],
    ['post', '/counters/1/park', {}, STAFF],
    ['post', '/counters/1/transfer', { to: { service: 'deed-tax' } }, STAFF],
    ['post', '/counters/1/undo', {}, STAFF],
    ['post', '/counters/1/return', { reason: 'wrong' }, STAFF],
    ['post', '/counters/1/resume', { ticket: 'TICKET' }, STAFF],
    ['post', '/counters/1/notes', { text: 'deed missing' }, STAFF],
    // Only the screen of that very counter, and no clerk, asks and rates there.
    ['get', '/counters/1/rating', undefined, ['screen']],
    ['get', '/counters/2/rating', undefined, []],
    ['post', '/counters/1/rating', { grade: 5 }, ['screen']],
    ['post', '/counters/2/rating', { grade: 5 }, []],
    ['post', '/counters/1/close', {}, STAFF],
    ['get', '/complaints', undefined, MANAGERS],
    ['get', '/complaints/none', undefined, MANAGERS],
    ['post', '/complaints', { source: 'gossip', text: '' }, MANAGERS],
    ['post', '/complaints/none/assign', { to: 'li' }, MANAGERS],
    ['post', '/complaints/none/notes', { text: 'called' }, MANAGERS],
    ['post', '/complaints/none/extend', { days: 2, reason: 'asked' }, MANAGERS],
    ['post', '/complaints/none/reopen', { reason: 'again' }, MANAGERS],
    // By the secret alone.
    ['get', '/tickets/TICKET/complaints', undefined, []],
    ['post', '/complaints/none/answer', { outcome: 'explained', text: 'so it was' }, MANAGERS],
    ['get', '/lines', undefined, STAFF],
    ['get', '/lines/ps-household', undefined, STAFF],
    ['post', '/lines/ho-complaints/close', { reason: 'moved' }, SUPERVISORS],
    ['post', '/lines/ho-complaints/open', {}, SUPERVISORS],
    ['get', '/overview', undefined, SUPERVISORS],
    ['get', '/troubles', undefined, SUPERVISORS],
    ['get', '/forecast/accuracy', undefined, STAFF],
    ['get', '/advice', undefined, STAFF],
    ['get', '/advice/what-if?changes=arrivals*1.2', undefined, STAFF],
    ['get', '/advice/tomorrow', undefined, STAFF],
    ['get', '/alerts', undefined, SUPERVISORS],
    ['post', '/alerts/test', { rule: 'none' }, SUPERVISORS],
    ['post', '/alerts/none/acknowledge', {}, SUPERVISORS],
    ['get', '/cards', undefined, STAFF],
    ['post', '/cards/none/acknowledge', {}, SUPERVISORS],
    ['post', '/hall/profile', { profile: 'lunch', zone: '3F-C', reason: 'noon' }, SUPERVISORS],
    ['post', '/hall/clock', {}, MANAGERS],
    ['post', '/hall/intake', { open: true }, SUPERVISORS],
    ['post', '/counters/2/lines', { lines: null, reason: 'home' }, SUPERVISORS],
    ['post', '/counters/2/seen', { message: 'none' }, STAFF],
    ['post', '/lines/ho-complaints/target', { minutes: null, reason: 'home' }, SUPERVISORS],
    ['post', '/hall/limits', { service: 'name-change', places: null, reason: 'home' }, SUPERVISORS],
    ['post', '/hall/profiles', { title: {}, counters: [], reason: 'rush' }, SUPERVISORS],
    ['post', '/hall/profiles/drop', { profile: 'none', reason: 'over' }, SUPERVISORS],
    ['post', '/hall/moves', { from: { line: 'none' }, to: { line: 'none' }, which: 'all', reason: 'x' }, SUPERVISORS],
    ['post', '/hall/moves/undo', { move: 'none', reason: 'wrong' }, SUPERVISORS],
    ['post', '/hall/messages', { to: { line: 'none' }, text: { en: 'soon' } }, SUPERVISORS],
    ['post', '/hall/messages/withdraw', { message: 'none' }, SUPERVISORS],
    ['post', '/tickets/TICKET/withdraw-priority', { reason: 'a mistake' }, SUPERVISORS],
    ['post', '/hall/close-day', { unknown: 1 }, MANAGERS],
    ['get', '/windows/1', undefined, EVERYBODY],
    ['get', '/photos/none', undefined, EVERYBODY],
    ['get', '/boards', undefined, SUPERVISORS],
    ['get', '/boards/orders', undefined, SUPERVISORS],
    ['get', '/boards/none/picture', undefined, SUPERVISORS],
    ['get', '/counters/1/heard', undefined, STAFF],
    ['post', '/boards/none/order', { order: 'reload' }, SUPERVISORS],
    ['get', '/voice/sample.wav?number=A012&counter=1', undefined, STAFF],
    ['get', '/voice/none.wav', undefined, EVERYBODY],
    ['get', '/printers', undefined, STAFF],
    ['post', '/printers/printer-1/test', {}, STAFF],
    ['post', '/tickets/find', { identity: `sealed:${'a'.repeat(43)}` }, ['kiosk', ...DESK]],
    ['get', '/inputs', undefined, UNITS],
    // In the sample hall the pages of devices may press virtual ones.
    ['post', '/inputs/none/press', { kind: 'key', key: 'Enter' }, UNITS],
    ['get', '/tray/none.png', undefined, ['kiosk', 'board', ...SUPERVISORS]],
    ['get', '/signs', undefined, SUPERVISORS],
    ['post', '/signs/sign-1/test', {}, SUPERVISORS],
    ['get', '/signs/sign-1.png', undefined, EVERYBODY],
    ['get', '/notices', undefined, SUPERVISORS],
    ['get', '/notices/shown', undefined, SUPERVISORS],
    ['get', '/notices/shown/summary', undefined, SUPERVISORS],
    ['get', '/notices/shown.csv', undefined, SUPERVISORS],
    ['get', '/notices/emergency', undefined, EVERYBODY],
    ['post', '/notices/emergency', {}, SUPERVISORS],
    ['delete', '/notices/emergency', undefined, SUPERVISORS],
    ['post', '/notices', { title: '' }, MANAGERS],
    ['put', '/notices/none', { title: '' }, MANAGERS],
    ['delete', '/notices/none', undefined, MANAGERS],
    ['get', '/media', undefined, SUPERVISORS],
    ['delete', '/media/none', undefined, MANAGERS],
    ['post', '/media', {}, MANAGERS],
    ['get', '/media/none.png', undefined, EVERYBODY],
    ['get', '/audit?limit=1', undefined, MANAGERS],
    // A clerk sees nothing of colleagues.
    ['get', '/reports', undefined, SUPERVISORS],
    ...[
      'course',
      'course.csv',
      'course.xlsx',
      'distribution',
      'distribution.csv',
      'distribution.xlsx',
      'scheduled',
    ].map((each) => ['get', `/reports/${each}`, undefined, SUPERVISORS] as const),
    ['get', '/reports/none', undefined, SUPERVISORS],
    ['get', '/reports/none.csv', undefined, SUPERVISORS],
    ['get', '/reports/none.xlsx', undefined, SUPERVISORS],
    ['get', '/hooks', undefined, ADMINS],
    ...['test', 'resend', 'skip', 'off', 'on', 'secret'].map(
      (each) => ['post', `/hooks/none/${each}`, {}, ADMINS] as const,
    ),
    ['post', '/hooks/none/replay', { from: '2026-03-09T08:30:00+08:00' }, ADMINS],
    // Each sees their own row at least.
    ['get', '/assessments/none', undefined, STAFF],
    ['get', '/assessments/none.csv', undefined, STAFF],
    ['get', '/assessments/none.xlsx', undefined, STAFF],
    ['get', '/audit/entries?limit=1', undefined, MANAGERS],
    ['get', '/audit/proof', undefined, MANAGERS],
    ['get', '/audit/export?from=2020-01-01&to=2020-01-02', undefined, MANAGERS],
    ['get', '/devices', undefined, ADMINS],
    ['post', '/devices', { kind: 'counter-pc', id: 'pc-1' }, ADMINS],
    ['post', '/hall/intake', { open: 'perhaps' }, SUPERVISORS],
    ['post', '/devices', { kind: 'teapot', id: 'pc-1' }, ADMINS],
    ['delete', '/devices/counter-pc/none', undefined, ADMINS],
    ['get', '/sign-in', undefined, EVERYBODY],
    ['get', '/sessions/current', undefined, STAFF],
    ['get', '/sessions', undefined, STAFF],
    ['delete', '/sessions/none', undefined, STAFF],
    ['put', '/devices/kiosk/none', { name: 'x' }, ADMINS],
    ['get', '/keys', undefined, ADMINS],
    ['post', '/keys', {}, ADMINS],
    ['delete', '/keys/none', undefined, ADMINS],
    ['post', '/pairings', {}, EVERYBODY],
    ['post', '/pairings/approve', { code: 'none', kind: 'kiosk', id: 'kiosk-1' }, MANAGERS],
    ['post', '/pairings/claim', {}, EVERYBODY],
    ['get', '/people', undefined, MANAGERS],
    ['post', '/people/none/lock', {}, MANAGERS],
    ['post', '/people/none/unlock', {}, MANAGERS],
    ['post', '/people/none/password-link', {}, MANAGERS],
    ['delete', '/people/none/second-factor', undefined, MANAGERS],
    ['post', '/password', { password: 'sample-hall' }, STAFF],
    ['post', '/password/by-link', {}, EVERYBODY],
    ['post', '/second-factor', {}, EVERYBODY],
    ['post', '/second-factor/confirm', {}, EVERYBODY],
    ['post', '/second-factor/end', {}, EVERYBODY],
    ['get', '/security-keys', undefined, STAFF],
    ['post', '/security-keys', {}, EVERYBODY],
    ['post', '/security-keys/confirm', {}, EVERYBODY],
    ['post', '/security-keys/remove', { password: 'sample-hall' }, STAFF],
    ['get', '/security/events', undefined, MANAGERS],
    ['get', '/security/proof', undefined, MANAGERS],
  ];

  it.each(ROWS)('[DR1] %s %s %j', async (method, form, sent, allowed) => {
    const { id } = await take();
    const path = form.replace('TICKET', id);
    for (const role of ROLES) {
      const said = await (method === 'get'
        ? as[role].get(path)
        : method === 'post'
          ? as[role].post(path, sent)
          : method === 'put'
            ? as[role].put(path, sent)
            : as[role].delete(path));
      const what = `${role}: ${JSON.stringify(said.body).slice(0, 200)}`;
      // Whose counter it is is the queue's to say, of the desk as of any clerk.
      const shut = [401, 403].includes(said.status) && said.body['code'] !== 'not-your-counter';
      if (allowed.includes(role)) expect(shut, what).toBe(false);
      else expect(said.status, what).toBe(role === 'nobody' ? 401 : 403);
      expect(said.status, what).toBeLessThan(500);
    }
  });

  it('[DR2] the table above has every path of the document but those of signing in and out, and of journals, which have tokens of their own', async () => {
    const { body } = await as.nobody.get('/openapi.json');
    const documented = Object.entries(body['paths'] as Record<string, object>).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path}`),
    );
    const here = ROWS.map(([method, path]) => `${method} ${path.split('?')[0] ?? ''}`);
    const fits = (form: string): boolean =>
      here.some((each) => new RegExp(`^${form.replace(/\{\w+\}/g, '[^/ ]+').replaceAll('.', '\\.')}$`).test(each));
    expect(documented.filter((each) => !fits(each)).sort()).toEqual([
      'delete /city/sessions/current',
      'delete /sessions/current',
      'get /city/journal',
      'post /city/journal',
      'post /city/sessions',
      'post /sessions',
    ]);
  });

  it('[DR3] a citizen with the secret rates; a clerk with the same secret does not', async () => {
    const { id, secret } = await take();
    await as.supervisor.post('/counters/1/open');
    const called = await as.supervisor.post('/counters/1/call', { number: (await ticket(id)).number, reason: 'asked' });
    expect(called.status).toBe(200);
    await as.supervisor.post('/counters/1/finish');
    await as.supervisor.post('/counters/1/close');
    const rate = (who: Client): Promise<Said> => who.post(`/tickets/${id}/rating?secret=${secret}`, { grade: 5 });
    expect(await rate(as.clerk)).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    expect((await rate(as.nobody)).status).toBe(200);
  });

  it('[DR4] the journal says who it was: a role’s name, a device’s, or a citizen', async () => {
    const { id, secret } = await take();
    const own = (verb: string): Promise<Said> => as.nobody.post(`/tickets/${id}/${verb}?secret=${secret}`);
    expect((await own('park')).status).toBe(200);
    expect((await as.clerk.post(`/tickets/${id}/resume`)).status).toBe(200);
    expect((await as.kiosk.post(`/tickets/${id}/reprint`)).status).toBe(202);
    const audit = await as.manager.get('/audit?limit=1000');
    const items = audit.body['items'] as { type: string; actor: string; data: { ticket?: string; printer?: string } }[];
    const of = (type: string) => items.find((each) => each.type === type && each.data.ticket === id);
    expect(of('TicketIssued')?.actor).toBe('staff:supervisor');
    expect(of('TicketParked')?.actor).toBe('citizen');
    expect(of('TicketResumed')?.actor).toBe('staff:clerk');
    expect(of('CopyRequested')).toMatchObject({ actor: 'device:kiosk-1', data: { printer: 'kiosk-1' } });
    await own('cancel');
  });
});

async function ticket(id: string): Promise<{ number: string; state: string }> {
  return (await as.supervisor.get(`/tickets/${id}`)).body['ticket'] as { number: string; state: string };
}

describe('a clerk and the counters', () => {
  let other: Client;
  beforeAll(async () => {
    other = await login(hall.url, 'clerk-003');
  });
  afterAll(() => {
    other.close();
  });
  const code = (said: Said): unknown => [said.status, said.body['code']];

  it('[DR5] a clerk holds one counter at a time', async () => {
    expect((await as.clerk.post('/counters/1/open')).status).toBe(200);
    expect(code(await as.clerk.post('/counters/2/open'))).toEqual([409, 'clerk-elsewhere']);
    expect((await as.clerk.post('/counters/1/open')).status).toBe(200);
    expect((await as.clerk.post('/counters/1/close')).status).toBe(200);
    expect((await as.clerk.post('/counters/2/open')).body['counter']).toMatchObject({ state: 'open', clerk: 'clerk' });
    expect((await as.clerk.post('/counters/2/close')).status).toBe(200);
  });

  it('[DR6] a clerk does nothing at another’s counter; a supervisor may, and the clerk still holds it', async () => {
    expect((await other.post('/counters/3/open')).status).toBe(200);
    const { id } = await take();
    for (const [verb, sent] of [
      ['next', {}],
      ['call', { number: (await ticket(id)).number, reason: 'asked' }],
      ['recall', {}],
      ['serve', {}],
      ['finish', {}],
      ['no-show', {}],
      ['park', {}],
      ['transfer', { to: { service: 'deed-tax' } }],
      ['pause', { reason: 'tea' }],
      ['close', {}],
    ] as const)
      expect(code(await as.clerk.post(`/counters/3/${verb}`, sent)), verb).toEqual([403, 'not-your-counter']);
    expect(code(await as.clerk.post('/counters/3/open'))).toEqual([409, 'counter-taken']);

    const called = await as.supervisor.post('/counters/3/call', { number: (await ticket(id)).number, reason: 'x' });
    expect(called.body['counter']).toMatchObject({ clerk: 'clerk-003', ticket: { id } });
    expect((await as.supervisor.post('/counters/3/pause', { reason: 'x' })).body['code']).toBe('counter-busy');
    expect((await other.post('/counters/3/finish')).status).toBe(200);
    expect((await as.supervisor.post('/counters/3/pause', { reason: 'drill' })).body['counter'].state).toBe('paused');
    expect((await as.supervisor.post('/counters/3/open')).body['counter']).toMatchObject({
      state: 'open',
      clerk: 'clerk-003',
    });
    expect((await other.post('/counters/3/close')).status).toBe(200);
  });

  it('[DR7] two clerks at one closed counter at once: one holds it, the other is told', async () => {
    const said = await Promise.all([as.clerk.post('/counters/4/open'), other.post('/counters/4/open')]);
    expect(said.map(code)).toEqual(
      expect.arrayContaining([
        [200, undefined],
        [409, 'counter-taken'],
      ]),
    );
    await as.supervisor.post('/counters/4/close');
  });

  it('[DR8] one clerk at two counters at once holds one of them', async () => {
    const said = await Promise.all(['5', '6'].map((id) => other.post(`/counters/${id}/open`)));
    expect(said.map(code)).toEqual(
      expect.arrayContaining([
        [200, undefined],
        [409, 'clerk-elsewhere'],
      ]),
    );
    for (const id of ['5', '6']) await as.supervisor.post(`/counters/${id}/close`);
  });

  it('[DR9] a supervisor acts at several counters', async () => {
    for (const id of ['5', '6']) expect((await as.supervisor.post(`/counters/${id}/open`)).status).toBe(200);
    for (const id of ['5', '6']) expect((await as.supervisor.post(`/counters/${id}/close`)).status).toBe(200);
  });
});

describe('sessions', () => {
  it('[DR10] a session ends at DELETE /sessions/current; another one of the same user goes on', async () => {
    const [first, second] = await Promise.all([login(hall.url, 'clerk'), login(hall.url, 'clerk')]);
    expect(first.token).not.toBe(second.token);
    expect((await first.delete('/sessions/current')).status).toBe(204);
    expect((await first.get('/counters')).status).toBe(401);
    expect((await second.get('/counters')).status).toBe(200);
    expect((await first.delete('/sessions/current')).status).toBe(204);
    first.close();
    second.close();
  });

  it('[DR11] tokens have 256 bits; what lies on the disk is no token, and only this user may read it', async () => {
    expect(Buffer.from(as.clerk.token ?? '', 'base64url')).toHaveLength(32);
    const file = join(hall.data, 'tokens.json');
    const text = await readFile(file, 'utf8');
    for (const { token } of Object.values(as)) if (token !== undefined) expect(text).not.toContain(token);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('[DR12] after a restart a session goes on, and one that was ended stays ended', async () => {
    const ended = await login(hall.url, 'clerk');
    await ended.delete('/sessions/current');
    expect(await hall.stop()).toBe(0);
    hall = await hall.again();
    expect((await as.clerk.get('/sessions/current')).body['user']).toMatchObject({ id: 'clerk' });
    expect((await as.kiosk.post('/tickets', { services: ['name-change'] })).status).toBe(201);
    expect((await ended.get('/sessions/current')).status).toBe(401);
    ended.close();
  });
});

describe('cookies, and pages of other sites', () => {
  type Got = { status: number; cookies: string[]; body: string; headers: Record<string, unknown> };

  /** As a browser would send it, with headers that fetch does not let one set. */
  function send(method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<Got> {
    return new Promise((done, fail) => {
      const sent = request(
        `${hall.url}${path}`,
        { method, headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers } },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('end', () => {
            done({
              status: answer.statusCode ?? 0,
              cookies: answer.headers['set-cookie'] ?? [],
              body: Buffer.concat(chunks).toString(),
              headers: answer.headers,
            });
          });
        },
      );
      sent.on('error', fail);
      sent.end(body);
    });
  }

  const LOGIN = JSON.stringify({ user: 'supervisor', password: 'sample-hall' });
  let cookie = '';
  beforeAll(async () => {
    const { status, cookies } = await send('POST', '/api/v1/sessions', {}, LOGIN);
    expect([status, cookies.length]).toEqual([201, 1]);
    cookie = cookies[0] ?? '';
  });
  const own = () => ({ Cookie: cookie.split(';')[0] ?? '' });

  it('[DR13] the cookie is HttpOnly and SameSite=Strict, for the whole site and no other', () => {
    const parts = cookie.split('; ').slice(1);
    expect(parts.sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict']);
    expect(cookie).toMatch(/^hallcall_session=[\w-]{43};/);
  });

  it('[DR14] the cookie is an identity; signing out takes it away and ends it', async () => {
    const { cookies } = await send('POST', '/api/v1/sessions', {}, LOGIN);
    const mine = { Cookie: cookies[0]?.split(';')[0] ?? '' };
    expect((await send('GET', '/api/v1/counters', mine)).status).toBe(200);
    const out = await send('DELETE', '/api/v1/sessions/current', mine);
    expect(out.status).toBe(204);
    expect(out.cookies[0]).toMatch(/^hallcall_session=; Max-Age=0;/);
    expect((await send('GET', '/api/v1/counters', mine)).status).toBe(401);
  });

  const FOREIGN: readonly (readonly [string, Record<string, string>])[] = [
    ['another origin', { Origin: 'http://evil.example' }],
    ['another port', { Origin: 'http://127.0.0.1:1' }],
    ['no origin to be named (a sandboxed frame)', { Origin: 'null' }],
    ['an origin that is none', { Origin: 'nonsense' }],
    ['what the browser calls another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['what the browser calls a sister site', { 'Sec-Fetch-Site': 'same-site' }],
  ];

  it.each(FOREIGN)('[DR15] a POST with the session’s cookie from %s is refused, and does nothing', async (_, from) => {
    const seq = async () => (JSON.parse((await send('GET', '/api/v1/hall')).body) as { seq: number }).seq;
    const before = await seq();
    for (const [method, path, body] of [
      ['POST', '/api/v1/counters/7/open', '{}'],
      ['POST', '/api/v1/tickets', '{"services":["name-change"]}'],
      ['POST', '/api/v1/sessions', LOGIN],
      ['DELETE', '/api/v1/sessions/current', undefined],
    ] as const) {
      const got = await send(method, path, { ...own(), ...from }, body);
      expect([got.status, got.cookies], `${method} ${path}`).toEqual([403, []]);
      expect(got.headers['access-control-allow-origin']).toBeUndefined();
    }
    expect(await seq()).toBe(before);
    expect((await send('GET', '/api/v1/counters', own())).status).toBe(200);
  });

  it('[DR16] the hall’s own pages, and programs that are no browser, are let in', async () => {
    for (const from of [{ Origin: hall.url }, { 'Sec-Fetch-Site': 'same-origin' }, { 'Sec-Fetch-Site': 'none' }, {}]) {
      const got = await send('POST', '/api/v1/counters/7/open', { ...own(), ...from }, '{}');
      expect(got.status, JSON.stringify(from)).toBe(200);
    }
    await send('POST', '/api/v1/counters/7/close', own(), '{}');
  });

  it('[DR17] no other site is told that it may read: not by a preflight either', async () => {
    const preflight = await send('OPTIONS', '/api/v1/tickets', {
      Origin: 'http://evil.example',
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'content-type',
    });
    expect(Object.keys(preflight.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    const read = await send('GET', '/api/v1/hall', { Origin: 'http://evil.example' });
    expect(read.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('[DR18] in the sample hall on this machine a page that is a device gets its identity, once', async () => {
    const page = await send('GET', '/kiosk?id=kiosk-3');
    expect(page.cookies).toHaveLength(1);
    expect(page.cookies[0]).toMatch(/^hallcall_kiosk=[\w-]{43}; /);
    expect(page.cookies[0]?.split('; ').slice(1).sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict']);
    const mine = { Cookie: page.cookies[0]?.split(';')[0] ?? '' };
    expect((await send('GET', '/kiosk?id=kiosk-3', mine)).cookies).toEqual([]);
    const issued = await send('POST', '/api/v1/tickets', mine, '{"services":["name-change"]}');
    expect(issued.status).toBe(201);
    const { id } = (JSON.parse(issued.body) as { ticket: { id: string } }).ticket;
    const audit = (await as.manager.get('/audit?limit=1000')).body['items'] as Said['body'][];
    expect(audit.find((each) => each['type'] === 'TicketIssued' && each['data'].ticket === id)).toMatchObject({
      actor: 'device:kiosk-3',
      data: { origin: 'kiosk-3' },
    });
    expect((await send('GET', '/display?id=board-03')).cookies[0]).toMatch(/^hallcall_board=/);
    for (const page of ['/counter', '/manager', '/t/any', '/'])
      expect((await send('GET', page)).cookies, page).toEqual([]);
  });

  it('[DR19] a page asked for by a name that is not this machine’s gets no identity', async () => {
    for (const host of ['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:80', '10.0.0.1'])
      expect((await send('GET', '/kiosk', { Host: host })).cookies, host).toEqual([]);
  });

  it('[DR20] every page forbids scripts of others, frames of others and guessing at types', async () => {
    for (const path of ['/', '/kiosk', '/t/any', '/api/v1/docs', '/api/v1/hall']) {
      const { headers } = await send('GET', path);
      expect(headers['content-security-policy'], path).toMatch(/script-src 'self';/);
      expect(headers['content-security-policy'], path).toMatch(/frame-ancestors 'self'/);
      expect(headers['x-content-type-options'], path).toBe('nosniff');
      expect(headers['referrer-policy'], path).toBe('no-referrer');
      expect(headers, path).not.toHaveProperty('x-powered-by');
    }
  });
});

describe('a hall of one’s own: real passwords, and limits for strangers', () => {
  const PASSWORD = 'correct horse battery staple';
  let folder = '';
  let real: RunningHall;
  let anybody: Client;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hallcall-own-'));
    await cp('halls/sample', folder, { recursive: true });
    const settings = await readFile(join(folder, 'hall.csv'), 'utf8');
    await writeFile(join(folder, 'hall.csv'), settings.replace('\nsample,yes,', '\nsample,no,'));
    await writeFile(
      join(folder, 'users.csv'),
      [
        'id,role,name_zh_hans,name_zh_hant,name_en,department,zone,counter,password_hash',
        `anna,administrator,安娜,安娜,Anna,hall-office,1F-G,,${await hashPassword(PASSWORD)}`,
        'bela,clerk,贝拉,貝拉,Bela,public-security,1F-A,1,',
      ].join('\n'),
    );
    real = await startHall({ args: ['--hall-file', folder] });
    anybody = clientOf(real.url);
  });
  afterAll(async () => {
    anybody.close();
    await real.dispose();
    await rm(folder, { recursive: true, force: true });
  });
  const tryLogin = (user: string, password: string): Promise<Said> => anybody.post('/sessions', { user, password });

  it('[DR21] the right password comes in; the well-known one, and a user without any, do not', async () => {
    expect(real.output()).not.toContain('sample-hall');
    const said = await tryLogin('anna', PASSWORD);
    expect(said).toMatchObject({ status: 201, body: { user: { id: 'anna', roles: ['administrator'] } } });
    for (const [user, password] of [
      ['anna', 'sample-hall'],
      ['bela', 'sample-hall'],
      ['bela', ''.padEnd(1)],
      ['clerk', 'sample-hall'],
    ] as const)
      expect((await tryLogin(user, password)).status, `${user} ${password}`).toBe(401);
  });

  it('[DR22] no page is lent an identity', async () => {
    for (const path of ['/kiosk', '/display', '/tray'])
      expect((await fetch(`${real.url}${path}`)).headers.get('set-cookie'), path).toBeNull();
  });

  it('[DR23] guessing at passwords ends in 429 with Retry-After, and a problem', async () => {
    const statuses: number[] = [];
    let last: Said | undefined;
    for (let tries = 0; tries < 12 && statuses.at(-1) !== 429; tries += 1) {
      last = await tryLogin('anna', `guess ${String(tries)}`);
      statuses.push(last.status);
    }
    expect(statuses.at(-1)).toBe(429);
    expect(new Set(statuses.slice(0, -1))).toEqual(new Set([401]));
    expect(last?.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(last?.body).toMatchObject({ status: 429, title: 'Too many requests' });
    expect(Number(last?.headers['retry-after'])).toBeGreaterThan(0);
    expect((await tryLogin('anna', PASSWORD)).status).toBe(429);
  });

  it('[DR24] staff are not limited by the busiest minute, strangers by 240 requests', async () => {
    const { token } = await issueToken();
    const anna = clientOf(real.url, token);
    const many = await Promise.all(Array.from({ length: 400 }, () => anna.get('/counters/1')));
    expect(new Set(many.map(({ status }) => status))).toEqual(new Set([200]));
    const strange = await Promise.all(Array.from({ length: 300 }, () => anybody.get('/tickets/none?secret=guess')));
    const limited = strange.filter(({ status }) => status === 429);
    expect(limited.length).toBeGreaterThanOrEqual(60);
    expect(limited.length).toBeLessThan(300);
    expect(Number(limited[0]?.headers['retry-after'])).toBeGreaterThan(0);
    expect((await anna.get('/counters/1')).status).toBe(200);
    anna.close();
  });

  /** The door for logins is shut by now; a restart opens it, and with it a new minute begins. */
  async function issueToken(): Promise<{ token: string }> {
    await real.stop();
    real = await real.again();
    const said = await tryLogin('anna', PASSWORD);
    expect(said.status).toBe(201);
    return { token: said.body['token'] as string };
  }
});
