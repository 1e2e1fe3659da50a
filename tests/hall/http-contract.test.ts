import { createHash } from 'node:crypto';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf, login, type Client, type Said } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

let hall: RunningHall;
let anybody: Client;
let supervisor: Client;
let manager: Client;
let admin: Client;
beforeAll(async () => {
  hall = await startHall();
  anybody = clientOf(hall.url);
  supervisor = await login(hall.url, 'supervisor');
  manager = await login(hall.url, 'manager');
  admin = await login(hall.url, 'admin');
});
afterAll(async () => {
  for (const each of [anybody, supervisor, manager, admin]) each.close();
  await hall.dispose();
});

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d$/;
const NAMES = { 'zh-Hans': expect.any(String), 'zh-Hant': expect.any(String), en: expect.any(String) };
const WAIT = { p10: expect.any(Number), p50: expect.any(Number), p90: expect.any(Number) };

/** The body of an answer that had to be this one. */
function body(said: Said, status = 200): Said['body'] {
  expect(said.status, JSON.stringify(said.body)).toBe(status);
  return said.body;
}

type Issued = { id: string; number: string; secret: string; steps: { line: string; ahead: number }[] };

async function take(...services: string[]): Promise<Issued> {
  return body(await supervisor.post('/tickets', { services }), 201)['ticket'] as Issued;
}

const at = (counter: number, verb: string, what: object = {}): Promise<Said> =>
  supervisor.post(`/counters/${String(counter)}/${verb}`, what);

async function open(...counters: number[]): Promise<void> {
  for (const counter of counters) body(await at(counter, 'open'));
}

async function picture(path: string, token?: string): Promise<{ status: number; type: string | null; png: Buffer }> {
  const headers = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  const answer = await fetch(`${hall.url}/api/v1${path}`, { headers });
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    png: Buffer.from(await answer.arrayBuffer()),
  };
}

describe('what anyone may read', () => {
  it('[D1] GET /hall is the public face: names, languages, departments, lines, counters, boards, kiosks, hours', async () => {
    const face = body(await anybody.get('/hall'));
    expect(face).toMatchObject({
      name: NAMES,
      languages: ['zh-Hans', 'zh-Hant', 'en'],
      timeZone: 'Asia/Shanghai',
      sample: true,
      intake: { open: true },
      hours: expect.any(Array),
    });
    expect(face['now']).toMatch(RFC3339);
    expect(face['lines']).toHaveLength(65);
    expect(face['counters']).toHaveLength(102);
    expect(face['boards']).toHaveLength(15);
    expect(face['kiosks']).toHaveLength(8);
    expect(face['lines'][0]).toMatchObject({ id: 'ps-household', prefix: 'A', name: NAMES, waiting: 0 });
    expect(face['departments'][0]).toMatchObject({ id: 'public-security', name: NAMES, zone: '1F-A' });
    expect(face['counters'][0]).toMatchObject({ id: '1', name: NAMES, state: 'closed' });
    expect(face['boards'][0]).toMatchObject({ id: 'board-01', kind: 'hall-overview' });
    expect(face['kiosks'][0]).toMatchObject({ id: 'kiosk-1', name: NAMES });
    expect(JSON.stringify(face)).not.toMatch(/password|secret/);
  });

  it('[D2] a line says how many wait, and how long a newcomer would, once a counter serves it', async () => {
    const line = async () =>
      (body(await anybody.get('/hall'))['lines'] as { id: string }[]).find((each) => each.id === 'he-health');
    expect(await line()).not.toHaveProperty('wait');
    await open(94);
    const ticket = await take('birth-service-registration');
    expect(await line()).toMatchObject({ waiting: 1, openCounters: 1, wait: WAIT });
    body(await supervisor.post(`/tickets/${ticket.id}/cancel`));
    body(await at(94, 'close'));
  });

  it('[D3] GET /services ranks for Chinese, pinyin, initials and English, in one department, up to a limit', async () => {
    const ids = async (query: string) =>
      (body(await anybody.get(`/services?${query}`))['items'] as { id: string; department: string }[]).map(
        ({ id }) => id,
      );
    for (const query of ['护照换发', 'huzhaohuanfa', 'passport renewal'])
      expect((await ids(`query=${encodeURIComponent(query)}`))[0]).toBe('passport-renewal');
    expect(await ids('query=sfz')).toContain('id-card-renewal');
    expect(await ids('query=zzzzqqqq')).toEqual([]);
    expect(await ids('limit=3')).toHaveLength(3);
    const all = body(await anybody.get('/services?department=taxation&limit=1000'))['items'] as {
      department: string;
    }[];
    expect(all.length).toBeGreaterThan(5);
    expect(new Set(all.map(({ department }) => department))).toEqual(new Set(['taxation']));
    expect(all[0]).toMatchObject({
      id: expect.any(String),
      code: expect.any(String),
      line: expect.any(String),
      name: NAMES,
      departmentName: NAMES,
      lineName: NAMES,
      zone: '1F-D',
      materials: { zh: expect.any(Array), en: expect.any(Array) },
      waiting: 0,
      openCounters: 0,
    });
  });

  it('[D4] GET /boards/{id} is what the board shows now', async () => {
    expect(body(await anybody.get('/boards/board-03'))).toMatchObject({
      id: 'board-03',
      kind: 'zone-calls',
      calls: [],
      waiting: expect.arrayContaining([expect.objectContaining({ line: 'ps-household', waiting: 0 })]),
      notices: [],
      repeatWindow: 15,
    });
  });
});

describe('the life of a ticket', () => {
  it('[D5] issued, called, called again, served, finished: every answer is the one of the contract', async () => {
    await open(1);
    const said = await supervisor.post('/tickets', { services: ['name-change'], language: 'en' });
    const ticket = body(said, 201)['ticket'];
    expect(ticket).toMatchObject({
      number: 'A001',
      state: 'waiting',
      category: 'ordinary',
      language: 'en',
      steps: [{ index: 0, service: 'name-change', line: 'ps-household', state: 'waiting', ahead: 0, wait: WAIT }],
    });
    expect(ticket.issuedAt).toMatch(RFC3339);
    expect(Buffer.from(ticket.secret as string, 'base64url').length).toBeGreaterThanOrEqual(16);

    const called = body(await at(1, 'next'));
    expect(called).toMatchObject({
      ticket: { id: ticket.id, number: 'A001', state: 'called', counter: '1' },
      step: 0,
      call: { kind: 'call', number: 'A001', counter: '1', seq: expect.any(Number), reason: { rule: 'next' } },
      counter: { id: '1', state: 'open', ticket: { id: ticket.id } },
    });
    expect(called['ticket']).not.toHaveProperty('secret');
    expect(called['call'].reason.text).toEqual(NAMES);

    const shown = body(await anybody.get('/boards/board-03'));
    expect(shown['calls'][0]).toMatchObject({ number: 'A001', counter: '1', kind: 'call', state: 'called' });
    expect(body(await anybody.get('/boards/board-04'))['calls']).toEqual([]);

    expect(body(await at(1, 'recall'))).toMatchObject({ counter: { ticket: { steps: [{ recalls: 1 }] } } });
    expect(body(await at(1, 'serve'))).toMatchObject({ counter: { ticket: { state: 'serving' } } });
    const after = body(await at(1, 'finish', { outcome: 'needs-papers', note: 'the photograph is missing' }));
    expect(after).toMatchObject({ counter: { id: '1', state: 'open', today: { called: 1, served: 1 } } });
    expect(after['counter']).not.toHaveProperty('ticket');
    expect(body(await supervisor.get(`/tickets/${ticket.id}`))).toMatchObject({
      ticket: { state: 'done', steps: [{ state: 'done', outcome: 'needs-papers' }] },
    });
  });

  it('[D6] "next" finishes the ticket in hand and calls the one after it; with nobody left it says line-empty and changes nothing', async () => {
    await open(1);
    const first = await take('name-change');
    const second = await take('name-change');
    expect(second.steps[0]?.ahead).toBe(1);
    body(await at(1, 'next'));
    expect(body(await at(1, 'next'))['ticket'].id).toBe(second.id);
    expect(body(await supervisor.get(`/tickets/${first.id}`))['ticket'].state).toBe('done');
    expect(await at(1, 'next')).toMatchObject({ status: 409, body: { code: 'line-empty', status: 409 } });
    expect(body(await supervisor.get('/counters/1'))['counter'].ticket.id).toBe(second.id);
    body(await at(1, 'finish'));
  });

  it('[D7] a clerk may call a number out of order; the reason says who decided', async () => {
    await open(1);
    const waits = await take('name-change');
    const named = await take('name-change');
    const called = body(await at(1, 'call', { number: named.number.toLowerCase(), reason: 'has a train to catch' }));
    expect(called).toMatchObject({
      ticket: { id: named.id },
      call: { reason: { rule: 'named', override: { by: 'supervisor', reason: 'has a train to catch' } } },
    });
    expect(body(await at(1, 'next'))['ticket'].id).toBe(waits.id);
    body(await at(1, 'finish'));
  });

  it('[D8] a no-show comes back into line by resume, or by re-entry', async () => {
    await open(1);
    for (const verb of ['resume', 'reenter']) {
      const { id } = await take('name-change');
      body(await at(1, 'next'));
      const missed = body(await at(1, 'no-show'));
      expect(missed['counter'].aside).toContainEqual(expect.objectContaining({ ticket: id, state: 'no-show' }));
      expect(body(await supervisor.get(`/tickets/${id}`))['ticket'].state).toBe('no-show');
      expect(body(await supervisor.post(`/tickets/${id}/${verb}`))['ticket']).toMatchObject({ id, state: 'waiting' });
      expect(body(await at(1, 'next'))['ticket'].id).toBe(id);
      body(await at(1, 'finish'));
    }
  });

  it('[D9] a ticket is put aside at the counter or away from it, is not called meanwhile, and resumes', async () => {
    await open(1);
    const { id } = await take('name-change');
    body(await at(1, 'next'));
    expect(body(await at(1, 'park', { note: 'fetches a copy' }))['counter'].aside).toContainEqual(
      expect.objectContaining({ ticket: id, state: 'parked', note: 'fetches a copy' }),
    );
    expect(await at(1, 'next')).toMatchObject({ status: 409, body: { code: 'line-empty' } });
    expect(body(await supervisor.post(`/tickets/${id}/resume`))['ticket'].state).toBe('waiting');
    expect(body(await supervisor.post(`/tickets/${id}/park`, { note: 'lunch' }))['ticket'].state).toBe('parked');
    expect(await at(1, 'next')).toMatchObject({ status: 409, body: { code: 'line-empty' } });
    body(await supervisor.post(`/tickets/${id}/resume`));
    expect(body(await at(1, 'next'))['ticket'].id).toBe(id);
    body(await at(1, 'finish'));
  });

  it('[D10] a ticket goes on to another service, and to a counter that alone may call it', async () => {
    await open(1, 2, 12);
    const { id, number } = await take('name-change');
    body(await at(1, 'next'));
    const after = body(await at(1, 'transfer', { to: { service: 'vehicle-transfer' }, note: 'wrong line' }));
    expect(after['counter']).not.toHaveProperty('ticket');
    expect(body(await supervisor.get(`/tickets/${id}`))['ticket']).toMatchObject({
      number,
      state: 'waiting',
      steps: [{ state: 'transferred' }, { service: 'vehicle-transfer', line: 'ps-vehicles', state: 'waiting' }],
    });
    expect(body(await at(12, 'next'))['ticket'].id).toBe(id);
    body(await at(12, 'transfer', { to: { counter: '2' } }));
    expect(await at(12, 'next')).toMatchObject({ status: 409, body: { code: 'line-empty' } });
    expect(await at(1, 'next')).toMatchObject({ status: 409, body: { code: 'line-empty' } });
    expect(body(await at(2, 'next'))).toMatchObject({ ticket: { id, counter: '2' }, step: 2 });
    body(await at(2, 'finish'));
    expect(body(await supervisor.get(`/tickets/${id}`))['ticket'].state).toBe('done');
  });

  it('[D11] whoever holds the secret sees the ticket and gives it up; it is nobody else’s business', async () => {
    const { id, secret } = await take('name-change');
    const seen = body(await anybody.get(`/tickets/${id}?secret=${secret}`))['ticket'];
    expect(seen).toMatchObject({ id, state: 'waiting', steps: [{ ahead: 0 }] });
    expect(seen).not.toHaveProperty('secret');
    expect((await anybody.post(`/tickets/${id}/cancel`)).status).toBe(401);
    const gone = body(await anybody.post(`/tickets/${id}/cancel?secret=${secret}`, { reason: 'came another day' }));
    expect(gone['ticket']).toMatchObject({ id, state: 'cancelled' });
    expect(body(await anybody.get(`/tickets/${id}?secret=${secret}`))['ticket'].state).toBe('cancelled');
    expect(await anybody.post(`/tickets/${id}/cancel?secret=${secret}`)).toMatchObject({
      status: 409,
      body: { code: 'ticket-ended' },
    });
  });

  it('[D12] one visit, more services: asked for at once or added later, and each is done in its own line', async () => {
    await open(1, 12);
    const { id, secret } = await take('name-change');
    const more = body(await anybody.post(`/tickets/${id}/services?secret=${secret}`, { service: 'vehicle-transfer' }));
    expect(more['ticket'].steps).toMatchObject([{ service: 'name-change' }, { service: 'vehicle-transfer' }]);
    body(await at(1, 'next'));
    expect(await at(12, 'next')).toMatchObject({ status: 409, body: { code: 'line-empty' } });
    body(await at(1, 'finish'));
    expect(body(await supervisor.get(`/tickets/${id}`))['ticket'].state).toBe('waiting');
    expect(body(await at(12, 'next'))['ticket'].id).toBe(id);
    body(await at(12, 'finish'));
    expect(body(await supervisor.get(`/tickets/${id}`))['ticket'].state).toBe('done');
  });

  it('[D13] a supervisor puts a ticket first, and the call says so', async () => {
    await open(1);
    const early = await take('name-change');
    const late = await take('name-change');
    body(await supervisor.post(`/tickets/${late.id}/prioritise`, { reason: 'with an infant' }));
    expect(body(await at(1, 'next'))).toMatchObject({
      ticket: { id: late.id },
      call: { reason: { override: { by: 'supervisor', reason: 'with an infant' } } },
    });
    expect(body(await at(1, 'next'))['ticket'].id).toBe(early.id);
    body(await at(1, 'finish'));
  });

  it('[D14] a served citizen rates once and may complain', async () => {
    await open(1);
    const { id, secret } = await take('name-change');
    const own = (verb: string, what: object) => anybody.post(`/tickets/${id}/${verb}?secret=${secret}`, what);
    expect(await own('rating', { grade: 5 })).toMatchObject({ status: 409, body: { code: 'not-served' } });
    body(await at(1, 'next'));
    body(await at(1, 'finish'));
    expect(body(await own('rating', { grade: 4, reason: 'quick' }))['ticket']).toMatchObject({ id, state: 'done' });
    expect(await own('rating', { grade: 4 })).toMatchObject({ status: 409, body: { code: 'already-rated' } });
    expect(body(await own('complaint', { text: 'no chairs' }))['ticket'].id).toBe(id);
  });
});

describe('counters and lines, for staff', () => {
  it('[D15] GET /counters and /counters/{id}: state, lines with level, ticket in hand, who is ahead and why', async () => {
    await open(18);
    const { id, number } = await take('property-transfer-sale');
    const items = body(await supervisor.get('/counters'))['items'] as { id: string }[];
    expect(items).toHaveLength(102);
    expect(items.find((each) => each.id === '18')).toMatchObject({ state: 'open', clerk: 'supervisor', waiting: 1 });
    const { counter } = body(await supervisor.get('/counters/18'));
    expect(counter).toMatchObject({
      id: '18',
      name: NAMES,
      lines: [
        { line: 'nr-transfer', level: 1, waiting: 1 },
        { line: 'nr-mortgage-other', level: 2, waiting: 0 },
      ],
      ahead: [{ ticket: id, number, state: 'ready', why: { tier: expect.anything(), urgency: expect.any(Number) } }],
    });
    body(await supervisor.post(`/tickets/${id}/cancel`));
    body(await at(18, 'close'));
  });

  it('[D16] a counter opens, pauses with a reason, opens again and closes', async () => {
    expect(body(await at(19, 'open'))['counter'].state).toBe('open');
    expect(body(await at(19, 'pause', { reason: 'tea' }))['counter']).toMatchObject({ state: 'paused', reason: 'tea' });
    expect(await at(19, 'next')).toMatchObject({ status: 409, body: { code: 'counter-paused' } });
    expect(body(await at(19, 'open'))['counter'].state).toBe('open');
    expect(body(await at(19, 'close'))['counter'].state).toBe('closed');
    expect(await at(19, 'next')).toMatchObject({ status: 409, body: { code: 'counter-closed' } });
    expect(body(await at(19, 'close'))['counter'].state).toBe('closed');
  });

  it('[D17] GET /lines and /lines/{id}: the waiting tickets in calling order, each with why', async () => {
    const first = await take('mortgage-release');
    const second = await take('mortgage-release');
    const items = body(await supervisor.get('/lines'))['items'] as { id: string }[];
    expect(items).toHaveLength(65);
    const line = body(await supervisor.get('/lines/nr-mortgage-other'));
    expect(line['line']).toMatchObject({ id: 'nr-mortgage-other', waiting: 2 });
    expect(line['items']).toMatchObject([
      { ticket: first.id, number: first.number, state: 'ready', why: { waited: expect.any(Number) } },
      { ticket: second.id, number: second.number },
    ]);
    for (const { id } of [first, second]) body(await supervisor.post(`/tickets/${id}/cancel`));
  });

  it('[D18] GET /overview is the hall for its managers; POST /hall/intake stops and resumes the tickets', async () => {
    expect(body(await manager.get('/overview'))).toMatchObject({
      intake: { open: true },
      totals: { issued: expect.any(Number), openCounters: expect.any(Number) },
      lines: expect.any(Array),
      counters: expect.any(Array),
    });
    body(await supervisor.post('/hall/intake', { open: false, reason: 'the last bus has gone' }));
    expect(body(await anybody.get('/hall'))['intake']).toMatchObject({ open: false, why: 'stopped' });
    expect(await supervisor.post('/tickets', { services: ['name-change'] })).toMatchObject({
      status: 409,
      body: { code: 'intake-stopped', detail: 'the last bus has gone' },
    });
    body(await supervisor.post('/hall/intake', { open: true }));
    expect(body(await anybody.get('/hall'))['intake']).toMatchObject({ open: true });
  });
});

describe('paper', () => {
  it('[D19] receipt.png is a PNG as wide as the head of the printer, for staff and for the secret', async () => {
    const { id, secret } = await take('name-change');
    const [staff, own] = await Promise.all([
      picture(`/tickets/${id}/receipt.png`, supervisor.token),
      picture(`/tickets/${id}/receipt.png?secret=${secret}`),
    ]);
    expect(staff).toMatchObject({ status: 200, type: 'image/png' });
    expect(own).toMatchObject({ status: 200, type: 'image/png' });
    const { width, height, data } = PNG.sync.read(staff.png);
    expect(width).toBe(576);
    expect(height).toBeGreaterThan(400);
    expect(data.includes(0)).toBe(true);
    expect((await picture(`/tickets/${id}/receipt.png?secret=wrong`)).status).toBe(404);
    expect((await picture(`/tickets/${id}/receipt.png`)).status).toBe(401);
    body(await supervisor.post(`/tickets/${id}/cancel`));
  });

  it('[D20] a reprint is a job marked as a copy, and what became of it stands in the journal', async () => {
    const { id } = await take('name-change');
    const said = await supervisor.post(`/tickets/${id}/reprint`, { printer: 'printer-1' });
    expect(body(said, 202)).toMatchObject({ ticket: { id }, copy: 1 });
    expect(body(await supervisor.post(`/tickets/${id}/reprint`, { printer: 'printer-1' }), 202)['copy']).toBe(2);
    const printed = await eventually(async () => {
      const items = body(await manager.get('/audit?limit=1000'))['items'] as { type: string; data: object }[];
      const reports = items.filter(
        ({ type, data }) => type === 'SlipReported' && 'ticket' in data && data.ticket === id,
      );
      return reports.length === 2 && reports.map(({ data }) => data);
    }, 'the fate of the two copies is known');
    expect(printed).toEqual(
      expect.arrayContaining([
        { ticket: id, copy: 1, printer: 'printer-1', outcome: 'printed' },
        { ticket: id, copy: 2, printer: 'printer-1', outcome: 'printed' },
      ]),
    );
    body(await supervisor.post(`/tickets/${id}/cancel`));
  });

  it('[D21] GET /printers: state, paper, owed jobs; a test page is printed', async () => {
    const items = body(await supervisor.get('/printers'))['items'] as { id: string }[];
    expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining(['kiosk-1', 'printer-1', 'printer-3']));
    expect(items[0]).toMatchObject({ id: 'kiosk-1', state: 'ready', paper: 'ok', owed: expect.any(Number) });
    expect(body(await supervisor.post('/printers/printer-3/test'), 202)).toMatchObject({ job: { outcome: 'printed' } });
  });
});

describe('sessions and devices', () => {
  it('[D22] POST /sessions gives a cookie and a token; GET /sessions/current says who; DELETE ends it', async () => {
    const said = await anybody.post('/sessions', { user: 'clerk', password: 'sample-hall' });
    const { token, user } = body(said, 201);
    expect(user).toMatchObject({ id: 'clerk', roles: ['clerk'], name: NAMES, counter: '1' });
    expect(said.headers['set-cookie']?.[0]).toContain(`hallcall_session=${token as string}`);
    const clerk = clientOf(hall.url, token as string);
    expect(body(await clerk.get('/sessions/current'))['user']).toMatchObject({ id: 'clerk', roles: ['clerk'] });
    expect((await clerk.delete('/sessions/current')).status).toBe(204);
    expect((await clerk.get('/sessions/current')).status).toBe(401);
    clerk.close();
  });

  it('[D23] an administrator gives a kiosk its identity, sees it, and ends it', async () => {
    const { token, device } = body(await admin.post('/devices', { kind: 'kiosk', id: 'kiosk-2' }), 201);
    expect(device).toEqual({ kind: 'kiosk', id: 'kiosk-2' });
    const listed = body(await admin.get('/devices'))['items'] as { since: string }[];
    expect(listed).toMatchObject([{ kind: 'kiosk', id: 'kiosk-2' }]);
    expect(listed[0]?.since).toMatch(RFC3339);
    const kiosk = clientOf(hall.url, token as string);
    const { ticket } = body(await kiosk.post('/tickets', { services: ['name-change'] }), 201);
    expect(body(await supervisor.get(`/tickets/${ticket.id as string}`))['ticket'].state).toBe('waiting');
    expect((await admin.delete('/devices/kiosk/kiosk-2')).status).toBe(204);
    expect((await kiosk.post('/tickets', { services: ['name-change'] })).status).toBe(401);
    expect((await admin.delete('/devices/kiosk/kiosk-2')).status).toBe(404);
    kiosk.close();
    body(await supervisor.post(`/tickets/${ticket.id as string}/cancel`));
  });
});

describe('the audit', () => {
  type Row = {
    seq: number;
    hash: string;
    at: string;
    commandId: string;
    actor: string;
    type: string;
    version: number;
    data: object;
  };

  it('[D24] GET /audit pages through the day, and every hash follows from the one before it', async () => {
    for (const { id } of await Promise.all(Array.from({ length: 10 }, () => take('deed-tax'))))
      body(await supervisor.post(`/tickets/${id}/cancel`));
    const rows: Row[] = [];
    let after = 0;
    for (;;) {
      const page = body(await manager.get(`/audit?after=${String(after)}&limit=7`));
      rows.push(...(page['items'] as Row[]));
      if (page['next'] === undefined) break;
      after = page['next'] as number;
    }
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
    expect(rows[0]).toMatchObject({ type: 'DayOpened', actor: 'system', version: expect.any(Number) });
    expect(rows.every(({ at: time }) => RFC3339.test(time))).toBe(true);
    expect(new Set(rows.map(({ hash }) => hash)).size).toBe(rows.length);

    const face = body(await anybody.get('/hall'));
    const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');
    let hash = digest(`hallcall journal 1\n${face['id'] as string}\n${face['day'] as string}`);
    for (const { seq, hash: told, at: time, commandId, actor, type, version, data } of rows) {
      const record = JSON.stringify({ at: Date.parse(time), commandId, actor, type, version, data });
      hash = digest(`${hash}\n${String(seq)}\n${record}`);
      expect(told, `the hash of record ${String(seq)}`).toBe(hash);
    }
  });

  it('[D25] a day without events is an empty list; the day asked for is the day answered', async () => {
    expect(body(await manager.get('/audit?day=2020-01-01'))).toEqual({ items: [] });
    const { day } = body(await anybody.get('/hall'));
    expect(body(await manager.get(`/audit?day=${day as string}&limit=1`))).toMatchObject({
      items: [{ seq: 1, day }],
      next: 1,
    });
  });
});

describe('the document', () => {
  type Operation = {
    summary: string;
    requestBody?: unknown;
    responses: Record<string, unknown>;
    parameters?: { name: string; in: string }[];
  };
  let paths: Record<string, Record<string, Operation>>;
  beforeAll(async () => {
    const document = body(await anybody.get('/openapi.json'));
    expect(document).toMatchObject({
      openapi: '3.1.0',
      servers: [{ url: '/api/v1' }, { url: '/api/v1/halls/{hall}' }],
    });
    paths = document['paths'] as typeof paths;
  });

  const CONTRACT = [
    ['get', '/hall', '/services', '/tickets/{id}', '/tickets/{id}/receipt.png', '/counters', '/counters/{id}'],
    ['get', '/lines', '/lines/{id}', '/boards/{id}', '/printers', '/audit', '/openapi.json', '/docs'],
    ['post', '/tickets', '/tickets/{id}/cancel', '/tickets/{id}/park', '/tickets/{id}/resume'],
    ['post', '/tickets/{id}/services', '/tickets/{id}/rating', '/tickets/{id}/complaint', '/tickets/{id}/reprint'],
    ['post', '/sessions', '/counters/{id}/open', '/counters/{id}/pause', '/counters/{id}/close', '/counters/{id}/next'],
    ['post', '/counters/{id}/call', '/counters/{id}/recall', '/counters/{id}/serve', '/counters/{id}/finish'],
    ['post', '/counters/{id}/no-show', '/counters/{id}/park', '/counters/{id}/transfer', '/printers/{id}/test'],
    [
      'get',
      '/notices',
      '/notices/shown',
      '/notices/shown/summary',
      '/notices/shown.csv',
      '/notices/emergency',
      '/media/{id}',
    ],
    ['post', '/notices', '/notices/emergency', '/media'],
    ['put', '/notices/{id}'],
    ['delete', '/sessions/current', '/notices/{id}', '/notices/emergency'],
  ].flatMap(([method = '', ...of]) => of.map((path) => [method, path] as const));

  it.each(CONTRACT)('[D26] the contract has %s %s, and so has the document', (method, path) => {
    expect(paths[path]?.[method]).toMatchObject({ summary: expect.any(String), responses: expect.any(Object) });
  });

  it('[D27] whatever the document names is there, by exactly the methods that it names', async () => {
    for (const [path, operations] of Object.entries(paths)) {
      const real = path.replace(/\{\w+\}/g, 'nothing-of-that-name');
      for (const method of Object.keys(operations)) {
        const said = await (method === 'get'
          ? anybody.get(real)
          : method === 'post'
            ? anybody.post(real)
            : method === 'put'
              ? anybody.put(real)
              : anybody.delete(real));
        const detail = String(said.body['detail'] ?? '');
        expect(detail, `${method} ${path}`).not.toMatch(/^there is nothing at/);
        expect(said.status, `${method} ${path}`).not.toBe(405);
        expect(said.status, `${method} ${path}`).toBeLessThan(500);
      }
      const patched = await fetch(`${hall.url}/api/v1${real}`, { method: 'PATCH' });
      expect(patched.status, path).toBe(405);
      expect(patched.headers.get('allow')?.toLowerCase().split(', ').sort(), path).toEqual(
        // HEAD is answered wherever GET is, by the standard; the document says it of none.
        [...Object.keys(operations), ...('get' in operations ? ['head'] : [])].sort(),
      );
    }
  });

  it('[D28] path parameters, bodies and successes are those that the doors have', async () => {
    expect(paths['/tickets']?.['post']?.responses).toHaveProperty('201');
    expect(paths['/tickets/{id}/reprint']?.['post']?.responses).toHaveProperty('202');
    expect(paths['/sessions/current']?.['delete']?.responses).toHaveProperty('204');
    for (const [path, operations] of Object.entries(paths)) {
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const { parameters = [] } of Object.values(operations))
        expect(parameters.filter((each) => each.in === 'path').map(({ name }) => name)).toEqual(names);
    }
    const keyed = Object.entries(paths).filter(([, operations]) =>
      operations['post']?.parameters?.some(({ name }) => name === 'Idempotency-Key'),
    );
    const posts = Object.keys(paths).filter((path) => paths[path]?.['post'] !== undefined);
    expect(posts.filter((path) => !keyed.some(([each]) => each === path)).sort()).toEqual(
      [
        '/city/journal',
        '/city/sessions',
        '/media',
        '/pairings',
        '/pairings/claim',
        '/password',
        '/password/by-link',
        '/second-factor',
        '/second-factor/confirm',
        '/second-factor/end',
        '/security-keys',
        '/security-keys/confirm',
        '/security-keys/remove',
        '/sessions',
        '/tickets/find',
      ].sort(),
    );
    const asked = (paths['/tickets']?.['post']?.requestBody ?? {}) as Said['body'];
    const schema = asked['content']['application/json'].schema;
    expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
    expect(Object.keys(schema.properties as object).sort()).toEqual(
      ['appointment', 'category', 'identity', 'language', 'matter', 'printer', 'reason', 'services'].sort(),
    );
  });

  it('[D29] no two operations have one name', () => {
    const ids = Object.values(paths).flatMap((operations) =>
      Object.values(operations).map((each) => (each as Operation & { operationId: string }).operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('[D30] /docs is a page with everything it needs from this server', async () => {
    const page = await fetch(`${hall.url}/api/v1/docs`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
    // The other page, for the live door, is a page; the rest is what this one needs.
    const kindOf = (part: string): RegExp =>
      part.endsWith('.css') ? /css/ : part.endsWith('?live') ? /html/ : /javascript/;
    // What stands in the page itself is asked of nobody.
    const parts = [...(await page.text()).matchAll(/(?:src|href)="(?!data:)([^"]+)"/g)].map(([, part = '']) => part);
    expect(parts.length).toBeGreaterThanOrEqual(3);
    for (const part of parts) {
      const answer = await fetch(new URL(part, hall.url));
      expect(answer.status, part).toBe(200);
      expect(answer.headers.get('content-type'), part).toMatch(kindOf(part));
      await answer.arrayBuffer();
    }
  });
});

describe('outside /api/v1', () => {
  it('[D31] /healthz, /readyz and /metrics are what machines ask', async () => {
    const asked = await Promise.all(['/healthz', '/readyz', '/metrics'].map((path) => fetch(`${hall.url}${path}`)));
    expect(asked.map(({ status }) => status)).toEqual([200, 200, 200]);
    const [healthy, ready, figures] = await Promise.all(asked.map((answer) => answer.text()));
    expect(healthy).toMatch(/^ok\nversion \d+\.\d+\.\d+ \(build [0-9a-f]{12}\)\n$/u);
    expect(JSON.parse(ready ?? '')).toMatchObject({
      ready: true,
      version: expect.any(String),
      build: expect.any(String),
    });
    expect(figures).toMatch(/^hallcall_journal_ready 1$/m);
    expect(figures).toMatch(/^hallcall_commands_total\{name="issue-ticket",outcome="done"\} [1-9]\d*$/m);
    expect(figures).toMatch(/^hallcall_waiting\{line="ps-household"\}|^# TYPE hallcall_waiting gauge$/m);
  });

  it('[D32] the landing page names the surfaces, and each of them and the phone page answers', async () => {
    const landing = await (await fetch(hall.url)).text();
    for (const path of ['/kiosk', '/counter', '/display', '/manager', '/tray', '/api/v1/docs'])
      expect(landing).toContain(`"${path}"`);
    const phone = await fetch(`${hall.url}/t/any`);
    expect(phone.status).toBe(200);
    expect(await phone.text()).toContain('/phone.js');
    const script = await fetch(`${hall.url}/phone.js`);
    expect(script.headers.get('content-type')).toMatch(/javascript/);
    expect(script.status).toBe(200);
  });
});
