import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf, login, type Client, type Said } from '../support/client.ts';
import { fc } from '../support/property.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

let hall: RunningHall;
let anybody: Client;
let clerk: Client;
let supervisor: Client;
beforeAll(async () => {
  hall = await startHall();
  anybody = clientOf(hall.url);
  clerk = await login(hall.url, 'clerk');
  supervisor = await login(hall.url, 'supervisor');
});
afterAll(async () => {
  for (const each of [anybody, clerk, supervisor]) each.close();
  await hall.dispose();
});

const seq = async (): Promise<number> => (await anybody.get('/hall')).body['seq'] as number;

/** Asks, and sees to it that the answer is a whole problem and that nothing was changed. Gives the problem. */
async function refused(ask: () => Promise<Said>, status: number): Promise<Said['body']> {
  const before = await seq();
  const said = await ask();
  expect(said.status, JSON.stringify(said.body)).toBe(status);
  expect(said.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(said.body).toMatchObject({
    type: expect.stringMatching(/^urn:hallcall:problem:/),
    title: expect.any(String),
    status,
    detail: expect.stringMatching(/./),
  });
  expect(await seq()).toBe(before);
  return said.body;
}

async function take(...services: string[]): Promise<{ id: string; number: string; secret: string }> {
  const said = await supervisor.post('/tickets', { services });
  expect(said.status, JSON.stringify(said.body)).toBe(201);
  return said.body['ticket'] as { id: string; number: string; secret: string };
}

type Raw = { status: number; headers: Headers; text: string };

/** A request exactly as given, and the answer's bytes. */
async function raw(path: string, init: RequestInit & { token?: string | undefined } = {}): Promise<Raw> {
  const { token, headers, ...rest } = init;
  const answer = await fetch(`${hall.url}${path}`, {
    ...rest,
    headers: { ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }), ...(headers as object) },
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

const asSaid = ({ status, headers, text }: Raw): Said => ({
  status,
  headers: Object.fromEntries(headers),
  body: JSON.parse(text) as Said['body'],
});

describe('input that cannot be understood: 400', () => {
  it.each(['{"services": [', '{services: 1}', 'services=1', '"', '\u0000', '{"a":1}}'])(
    '[DE1] %j is not JSON, and the problem says so',
    async (text) => {
      const body = await refused(() => supervisor.post('/tickets', text), 400);
      expect(body['errors']).toEqual([{ path: '', message: expect.stringContaining('not JSON') }]);
    },
  );

  it.each([[[]], ['text'], [5], [true]])('[DE2] %j is JSON but no object', async (sent) => {
    const body = await refused(() => supervisor.post('/tickets', JSON.stringify(sent)), 400);
    expect(body['errors']).toEqual([{ path: '', message: expect.stringContaining('expected object') }]);
  });

  it('[DE37] what takes no words takes no fields either, and no null in place of a body', async () => {
    const [manager, admin] = [await login(hall.url, 'manager'), await login(hall.url, 'admin')];
    for (const [client, path] of [
      [clerk, '/printers/printer-1/test'],
      [anybody, '/pairings'],
      [manager, '/hall/clock'],
      [manager, '/people/clerk/unlock'],
      [manager, '/people/clerk/password-link'],
      [supervisor, '/signs/sign-1/test'],
      [admin, '/hooks/none/skip'],
      [supervisor, '/counters/30/close'],
      [supervisor, '/tickets'],
    ] as const) {
      const unknown = await refused(() => client.post(path, { zzz: 1 }), 400);
      expect(unknown['errors'], path).toContainEqual({
        path: 'zzz',
        message: 'this field is not known here; leave it out',
      });
      for (const sent of ['[1]', 'null', '5', '""'])
        expect((await refused(() => client.post(path, sent), 400))['errors'], path).toMatchObject([{ path: '' }]);
    }
    for (const sent of ['{"zzz":1}', 'null']) {
      const headers = { 'Content-Type': 'application/json' };
      const ended = await raw('/api/v1/keys/none', { method: 'DELETE', token: admin.token, headers, body: sent });
      expect(ended.status).toBe(400);
    }
    manager.close();
    admin.close();
  });

  it.each([
    ['/tickets', {}, [{ path: 'services', message: 'is missing; ask for at least one service, or for a matter' }]],
    ['/tickets', { services: [] }, [{ path: 'services', message: 'ask for at least one service' }]],
    ['/tickets', { services: ['name-change', 7] }, [{ path: 'services[1]', message: expect.stringMatching(/string/) }]],
    ['/tickets', { services: ['name-change'], language: 'fr' }, [{ path: 'language', message: expect.any(String) }]],
    [
      '/tickets',
      { services: ['name-change'], colour: 'red', shape: 1 },
      [
        { path: 'colour', message: 'this field is not known here; leave it out' },
        { path: 'shape', message: 'this field is not known here; leave it out' },
      ],
    ],
    ['/counters/1/pause', {}, [{ path: 'reason', message: 'is missing; expected string' }]],
    ['/counters/1/pause', { reason: '  ' }, [{ path: 'reason', message: 'say why' }]],
    ['/counters/1/open', { force: true }, [{ path: 'force', message: expect.stringMatching(/leave it out/) }]],
    ['/counters/1/call', { number: 'A'.repeat(13), reason: 'x' }, [{ path: 'number', message: expect.any(String) }]],
    ['/counters/1/finish', { outcome: 'splendid' }, [{ path: 'outcome', message: expect.any(String) }]],
    [
      '/counters/1/transfer',
      { to: { floor: 3 } },
      [{ path: 'to', message: 'expected {service: id} or {counter: id}' }],
    ],
    [
      '/counters/1/transfer',
      { to: { service: 'deed-tax', counter: '1' } },
      [{ path: 'to', message: 'expected {service: id} or {counter: id}' }],
    ],
    ['/tickets/any/complaint', { text: '' }, [{ path: 'text', message: expect.any(String) }]],
    [
      '/tickets/any/complaint',
      {},
      [{ path: 'text', message: 'is missing; expected words, or at least one of `reasons`' }],
    ],
    ['/tickets/any/complaint', { reasons: [] }, [{ path: 'reasons', message: expect.any(String) }]],
    ['/tickets/any/complaint', { reasons: ['cold'] }, [{ path: 'reasons[0]', message: expect.any(String) }]],
    ['/hall/intake', { open: 'yes' }, [{ path: 'open', message: expect.any(String) }]],
    ['/hall/intake', { open: false }, [{ path: 'reason', message: 'is missing; expected string' }]],
    ['/sessions', { user: 'clerk' }, [{ path: 'password', message: 'is missing; expected string' }]],
  ])('[DE3] POST %s %j: every field that is wrong, with what was expected', async (path, sent, errors) => {
    const body = await refused(() => supervisor.post(path, sent), 400);
    expect(body['errors']).toEqual(errors);
  });

  it.each([
    ['/services?limit=0', 'limit'],
    ['/services?limit=1001', 'limit'],
    ['/services?limit=many', 'limit'],
    ['/services?query=a&query=b', 'query'],
    ['/services?department=the-moon', 'department'],
    [`/services?query=${'x'.repeat(101)}`, 'query'],
  ])('[DE4] GET %s names the parameter', async (path, name) => {
    const body = await refused(() => anybody.get(path), 400);
    expect(body['errors']).toMatchObject([{ path: name, message: expect.stringMatching(/./) }]);
  });

  it.each(['day=yesterday', 'day=2026-02-30', 'after=-1', 'limit=5000'])(
    '[DE5] GET /audit?%s names the parameter',
    async (query) => {
      const manager = await login(hall.url, 'manager');
      const body = await refused(() => manager.get(`/audit?${query}`), 400);
      expect(body['errors']).toMatchObject([{ path: query.split('=')[0] }]);
      manager.close();
    },
  );

  it('[DE6] a path whose percent signs mean nothing is told so, as a problem', async () => {
    await refused(async () => asSaid(await raw('/api/v1/tickets/%E0%A4%A')), 400);
    await refused(async () => asSaid(await raw('/api/v1/counters/%/open', { method: 'POST' })), 400);
  });

  it('[DE7] outside the API such a path is a plain 400 without a word about the inside', async () => {
    const { status, text } = await raw('/t/%E0%A4%A');
    expect(status).toBe(400);
    expect(text).not.toMatch(/node_modules|at .*:\d+/);
  });
});

describe('what is not there', () => {
  it.each([
    ['/tickets', { services: ['teleportation'] }, 'service-unknown', 'services'],
    ['/tickets', { services: ['name-change'], category: 'royal' }, 'category-unknown', 'category'],
    ['/tickets', { services: ['name-change'], appointment: 'AP-none' }, undefined, 'appointment'],
  ])('[DE8] POST %s %j: 422, and the field that names it', async (path, sent, code, field) => {
    const body = await refused(() => supervisor.post(path, sent), 422);
    expect(body['code']).toBe(code);
    expect(body['errors']).toMatchObject([{ path: field }]);
  });

  it('[DE9] services of a ticket: 422 for too many, and for one that is not there, by the name the field has', async () => {
    const { body } = await supervisor.get('/services?limit=7');
    const seven = (body['items'] as { id: string }[]).map(({ id }) => id);
    expect((await refused(() => supervisor.post('/tickets', { services: seven }), 422))['code']).toBe(
      'too-many-services',
    );
    const { id, secret } = await take('name-change');
    const added = await refused(
      () => anybody.post(`/tickets/${id}/services?secret=${secret}`, { service: 'teleportation' }),
      422,
    );
    expect(added).toMatchObject({ code: 'service-unknown', errors: [{ path: 'service' }] });
    await supervisor.post(`/tickets/${id}/cancel`);
  });

  it('[DE10] a transfer to what is not there: 422, by the name the field has; the ticket stays in hand', async () => {
    const { id } = await take('name-change');
    await supervisor.post('/counters/1/open');
    expect((await supervisor.post('/counters/1/next')).status).toBe(200);
    const service = await refused(
      () => supervisor.post('/counters/1/transfer', { to: { service: 'teleportation' } }),
      422,
    );
    expect(service).toMatchObject({ code: 'service-unknown', errors: [{ path: 'to.service' }] });
    const counter = await refused(() => supervisor.post('/counters/1/transfer', { to: { counter: '999' } }), 422);
    expect(counter).toMatchObject({ code: 'counter-unknown', errors: [{ path: 'to.counter' }] });
    const after = (await supervisor.get('/counters/1')).body['counter'];
    expect(after.ticket.id).toBe(id);
    await supervisor.post('/counters/1/finish');
    await supervisor.post('/counters/1/close');
  });

  it.each(['/tickets/none', '/counters/none', '/lines/none', '/boards/none', '/tickets/none/receipt.png'])(
    '[DE11] GET %s: 404',
    async (path) => {
      await refused(() => supervisor.get(path), 404);
    },
  );

  it.each([
    ['/tickets/none/cancel', {}, 'ticket-unknown'],
    ['/tickets/none/park', {}, 'ticket-unknown'],
    ['/tickets/none/resume', {}, 'ticket-unknown'],
    ['/tickets/none/services', { service: 'deed-tax' }, 'ticket-unknown'],
    ['/tickets/none/reprint', {}, 'ticket-unknown'],
    ['/tickets/none/complaint', { text: 'x' }, 'ticket-unknown'],
    ['/tickets/none/prioritise', { reason: 'x' }, 'ticket-unknown'],
    ['/counters/none/open', {}, 'counter-unknown'],
    ['/counters/none/next', {}, 'counter-unknown'],
    ['/counters/__proto__/next', {}, 'counter-unknown'],
    ['/printers/none/test', {}, undefined],
  ])('[DE12] POST %s: 404', async (path, sent, code) => {
    expect((await refused(() => supervisor.post(path, sent), 404))['code']).toBe(code);
  });

  it.each(['/', '/nothing', '/tickets/a/b/c', '/Hall/x', '/constructor', '/api/v1/hall'])(
    '[DE13] GET /api/v1%s is no path of the API: a problem, not a page',
    async (path) => {
      const body = await refused(() => supervisor.get(path), 404);
      expect(body['detail']).toBe(`there is nothing at GET /api/v1${path}`);
    },
  );

  it('[DE14] another method on a path that exists: 405 and what is allowed', async () => {
    for (const [method, path, allow] of [
      ['PUT', '/hall', 'GET, HEAD'],
      ['PUT', '/sessions', 'POST, GET, HEAD'],
      ['DELETE', '/counters/1/open', 'POST'],
      ['POST', '/sessions/current', 'GET, HEAD, DELETE'],
    ] as const) {
      let said: Raw | undefined;
      await refused(async () => asSaid((said = await raw(`/api/v1${path}`, { method }))), 405);
      expect(said?.headers.get('allow')).toBe(allow);
    }
    const head = await raw('/api/v1/hall', { method: 'HEAD' });
    expect(head).toMatchObject({ status: 200, text: '' });
  });
});

describe('who may not: 401, 403, and secrets', () => {
  it('[DE15] 401 without an identity, and with a token that stands for nobody', async () => {
    for (const path of ['/counters', '/lines', '/printers', '/audit', '/overview', '/devices', '/sessions/current'])
      await refused(() => anybody.get(path), 401);
    await refused(() => anybody.post('/tickets', { services: ['name-change'] }), 401);
    await refused(() => anybody.post('/counters/1/next'), 401);
    const stranger = clientOf(hall.url, 'not-a-token');
    await refused(() => stranger.get('/counters'), 401);
    stranger.close();
  });

  it('[DE16] who has no identity learns nothing of the form either', async () => {
    const body = await refused(() => anybody.post('/tickets', { wrong: true }), 401);
    expect(body).not.toHaveProperty('errors');
  });

  it('[DE17] 403 for the wrong role, and for a clerk at another’s counter', async () => {
    await refused(() => clerk.get('/audit'), 403);
    await refused(() => clerk.get('/devices'), 403);
    await refused(() => clerk.post('/hall/intake', { open: false, reason: 'tired' }), 403);
    await supervisor.post('/counters/2/open');
    expect((await refused(() => clerk.post('/counters/2/next'), 403))['code']).toBe('not-your-counter');
    await supervisor.post('/counters/2/close');
  });

  it('[DE18] a wrong login says the same whether the user exists or not', async () => {
    const wrong = await refused(() => anybody.post('/sessions', { user: 'clerk', password: 'wrong' }), 401);
    const unknown = await refused(() => anybody.post('/sessions', { user: 'nobody', password: 'wrong' }), 401);
    expect(wrong).toEqual(unknown);
  });

  it('[DE19] a wrong secret and an unknown ticket look the same, for reading and for acting', async () => {
    const { id } = await take('name-change');
    const other = await take('name-change');
    for (const secret of ['wrong', other.secret, 'x'.repeat(100)]) {
      const wrong = await refused(() => anybody.get(`/tickets/${id}?secret=${secret}`), 404);
      expect(wrong).toEqual(await refused(() => anybody.get(`/tickets/none?secret=${secret}`), 404));
      for (const [verb, sent] of [
        ['cancel', {}],
        ['park', {}],
        ['resume', {}],
        ['services', { service: 'deed-tax' }],
        ['rating', { grade: 1 }],
        ['complaint', { text: 'x' }],
      ] as const) {
        const denied = await refused(() => anybody.post(`/tickets/${id}/${verb}?secret=${secret}`, sent), 404);
        expect(denied).toEqual(await refused(() => anybody.post(`/tickets/none/${verb}?secret=${secret}`, sent), 404));
      }
    }
    expect((await supervisor.get(`/tickets/${id}`)).body['ticket'].state).toBe('waiting');
    for (const ticket of [id, other.id]) await supervisor.post(`/tickets/${ticket}/cancel`);
  });

  it('[DE20] a secret does not reprint and does not put its ticket first', async () => {
    const { id, secret } = await take('name-change');
    await refused(() => anybody.post(`/tickets/${id}/reprint?secret=${secret}`), 401);
    await refused(() => anybody.post(`/tickets/${id}/prioritise?secret=${secret}`, { reason: 'me' }), 401);
    await supervisor.post(`/tickets/${id}/cancel`);
  });
});

describe('the queue says no: 409 with a code', () => {
  it('[DE21] at a counter: closed, paused, empty, busy, taken, served already', async () => {
    const at = (verb: string, sent: object = {}) => supervisor.post(`/counters/29/${verb}`, sent);
    const code = async (ask: () => Promise<Said>) => (await refused(ask, 409))['code'] as string;
    for (const verb of ['next', 'recall', 'serve', 'finish', 'no-show', 'park'])
      expect(await code(() => at(verb))).toBe('counter-closed');
    expect(await code(() => at('pause', { reason: 'tea' }))).toBe('counter-closed');
    await at('open');
    expect(await code(() => at('next'))).toBe('line-empty');
    for (const verb of ['recall', 'serve', 'finish', 'no-show', 'park'])
      expect(await code(() => at(verb))).toBe('counter-empty');
    expect(await code(() => at('transfer', { to: { service: 'deed-tax' } }))).toBe('counter-empty');
    expect(await code(() => clerk.post('/counters/29/open'))).toBe('counter-taken');

    const ticket = await take('social-insurance-record-print');
    await at('next');
    expect(await code(() => at('close'))).toBe('counter-busy');
    expect(await code(() => at('pause', { reason: 'tea' }))).toBe('counter-busy');
    expect(await code(() => at('call', { number: ticket.number, reason: 'asked' }))).toBe('ticket-held');
    expect(await code(() => at('transfer', { to: { counter: '29' } }))).toBe('same-counter');
    expect(await code(() => at('transfer', { to: { counter: '30' } }))).toBe('counter-closed');
    expect(await code(() => supervisor.post(`/tickets/${ticket.id}/park`))).toBe('ticket-held');
    await at('serve');
    expect(await code(() => at('recall'))).toBe('already-serving');
    expect(await code(() => at('no-show'))).toBe('already-serving');
    expect(await code(() => supervisor.post(`/tickets/${ticket.id}/cancel`))).toBe('ticket-being-served');
    await at('finish');
    await at('pause', { reason: 'tea' });
    expect(await code(() => at('next'))).toBe('counter-paused');
    await at('close');
  });

  it('[DE22] of a ticket: repeated services, not parked, ended, a number nobody has', async () => {
    const code = async (ask: () => Promise<Said>) => (await refused(ask, 409))['code'] as string;
    expect(await code(() => supervisor.post('/tickets', { services: ['deed-tax', 'deed-tax'] }))).toBe(
      'service-repeated',
    );
    const { id } = await take('name-change');
    expect(await code(() => supervisor.post(`/tickets/${id}/resume`))).toBe('ticket-not-parked');
    expect(await code(() => supervisor.post(`/tickets/${id}/services`, { service: 'name-change' }))).toBe(
      'service-repeated',
    );
    await supervisor.post(`/tickets/${id}/cancel`);
    for (const [verb, sent] of [
      ['cancel', {}],
      ['park', {}],
      ['resume', {}],
      ['services', { service: 'deed-tax' }],
      ['prioritise', { reason: 'x' }],
    ] as const)
      expect(await code(() => supervisor.post(`/tickets/${id}/${verb}`, sent))).toBe('ticket-ended');
    await supervisor.post('/counters/1/open');
    const named = await refused(() => supervisor.post('/counters/1/call', { number: 'Z999', reason: 'asked' }), 404);
    expect(named['code']).toBe('ticket-unknown');
    await supervisor.post('/counters/1/close');
  });
});

describe('bodies that are too large or of another kind', () => {
  it('[DE23] more than 64 kB is 413, whatever is in it, and the next request is answered', async () => {
    const large = JSON.stringify({ services: ['name-change'], identity: 'x'.repeat(70_000) });
    await refused(() => supervisor.post('/tickets', large), 413);
    expect((await supervisor.get('/counters/1')).status).toBe(200);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'nonsense', ''])(
    '[DE24] a body sent as %j is 415',
    async (type) => {
      await refused(
        async () =>
          asSaid(
            await raw('/api/v1/tickets', {
              method: 'POST',
              token: supervisor.token,
              headers: { 'Content-Type': type },
              body: new TextEncoder().encode('{"services":["name-change"]}'),
            }),
          ),
        415,
      );
    },
  );

  it('[DE25] a charset or an encoding that nobody reads is 415', async () => {
    const send = async (headers: Record<string, string>) =>
      asSaid(
        await raw('/api/v1/tickets', {
          method: 'POST',
          token: supervisor.token,
          headers: { 'Content-Type': 'application/json', ...headers },
          body: '{"services":["name-change"]}',
        }),
      );
    await refused(() => send({ 'Content-Type': 'application/json; charset=klingon' }), 415);
    await refused(() => send({ 'Content-Encoding': 'rot13' }), 415);
    await refused(() => send({ 'Content-Encoding': 'gzip' }), 400);
  });

  it('[DE39] a body that is not UTF-8 is refused, and not read as other words', async () => {
    const send = async (type: string, body: Buffer<ArrayBuffer>) =>
      asSaid(
        await raw('/api/v1/tickets', {
          method: 'POST',
          token: supervisor.token,
          headers: { 'Content-Type': type },
          body,
        }),
      );
    const good = Buffer.from('{"services":["name-change"]}');
    for (const [charset, bytes] of [
      ['utf-16', Buffer.from('{"services":["name-change"]}', 'utf16le')],
      ['utf-16le', Buffer.from('{"services":["name-change"]}', 'utf16le')],
      ['UTF-32', good],
      ['"gbk"', good],
    ] as const)
      await refused(() => send(`application/json; charset=${charset}`, bytes), 415);
    for (const bytes of [
      [0xff, 0xfe],
      [0xc3, 0x28],
      [0xed, 0xa0, 0x80],
      [0xd6, 0xd0],
    ]) {
      const text = Buffer.concat([Buffer.from('{"services":["'), Buffer.from(bytes), Buffer.from('"]}')]);
      const body = await refused(() => send('application/json', text), 400);
      expect(body['errors']).toEqual([{ path: '', message: 'the body is not UTF-8' }]);
    }
    for (const type of ['application/json', 'application/json;charset=UTF-8', 'application/json; charset="utf-8"'])
      expect((await send(type, good)).status).toBe(201);
  });

  it('[DE40] one mistake is told once, where it is, and by what was expected', async () => {
    const errors = async (path: string, body: object): Promise<unknown> =>
      (await refused(() => supervisor.post(path, body), 400))['errors'];
    expect(await errors('/tickets', { services: 'x' })).toEqual([{ path: 'services', message: expect.any(String) }]);
    expect(await errors('/tickets', { matter: 5 })).toEqual([{ path: 'matter', message: expect.any(String) }]);
    for (const body of [{}, { order: 'nope' }, { order: 5 }])
      expect(await errors('/boards/board-01/order', body)).toEqual([
        { path: 'order', message: expect.stringContaining('reload') },
      ]);
    expect(await errors('/boards/board-01/order', { order: 'volume' })).toEqual([
      { path: 'volume', message: expect.stringContaining('missing') },
    ]);
    const [to] = (await errors('/hall/messages', { to: {}, text: { en: 'x' } })) as { path: string; message: string }[];
    expect(to).toMatchObject({ path: 'to', message: expect.stringMatching(/counter.*line/s) });
  });

  it('[DE41] a secret that is there twice is no secret, and a span that ends before it begins no span', async () => {
    const { id, secret } = await take('name-change');
    for (const path of [`/tickets/${id}`, `/tickets/${id}/receipt.png`, `/tickets/${id}/complaints`])
      for (const client of [anybody, clerk]) {
        const twice = `${path}?secret=${secret}&secret=${secret}`;
        expect((await refused(() => client.get(twice), 400))['errors']).toMatchObject([{ path: 'secret' }]);
      }
    await refused(() => anybody.post(`/tickets/${id}/cancel?secret=${secret}&secret=x`), 400);
    const manager = await login(hall.url, 'manager');
    const wrong = await refused(() => manager.get('/audit/export?from=2026-03-02&to=2026-03-01'), 400);
    expect(wrong['errors']).toEqual([{ path: 'to', message: expect.stringContaining('before') }]);
    manager.close();
  });

  it('[DE42] the complaints of a ticket are told to whoever shows its secret, and to nobody else', async () => {
    const { id, secret } = await take('name-change');
    const path = `/tickets/${id}/complaints`;
    expect((await anybody.get(`${path}?secret=${secret}`)).body).toEqual({ items: [] });
    for (const wrong of [`${path}?secret=wrong`, `/tickets/none/complaints?secret=${secret}`])
      expect((await refused(() => anybody.get(wrong), 404))['code']).toBe('ticket-unknown');
    await refused(() => anybody.get(path), 401);
    await anybody.post(`/tickets/${id}/complaint?secret=${secret}`, { text: 'slow' });
    expect((await anybody.get(`${path}?secret=${secret}`)).body['items']).toHaveLength(1);
    await refused(() => anybody.get(`${path}?secret=wrong`), 404);
  });

  it('[DE43] 401 says which scheme is taken, 421 by what other name it came', async () => {
    for (const path of ['/counters', '/audit', '/sessions/current'])
      expect((await anybody.get(path)).headers['www-authenticate']).toBe('Bearer');
    expect((await anybody.post('/sessions', { user: 'x', password: 'x' })).headers['www-authenticate']).toBe('Bearer');
    const other = await anybody.post('/tickets', {}, { Host: 'evil.example' });
    expect(other).toMatchObject({ status: 421, body: { status: 421, type: 'urn:hallcall:problem:421' } });
    expect(other.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });

  it.each(['1e2', '0x10', '', ' 5', '5.0', '+5', '-1', '1_0', '٥'])(
    '[DE44] %j is no number in a query',
    async (said) => {
      for (const [client, path] of [
        [anybody, '/services'],
        [anybody, '/halls'],
        [supervisor, '/notices/shown'],
      ] as const) {
        const body = await refused(() => client.get(`${path}?limit=${encodeURIComponent(said)}`), 400);
        expect(body['errors'], path).toMatchObject([{ path: 'limit' }]);
      }
      expect((await anybody.get('/services?limit=05')).body['items']).toHaveLength(5);
    },
  );

  it('[DE26] no body at all is an empty one', async () => {
    const opened = await raw('/api/v1/counters/31/open', { method: 'POST', token: supervisor.token });
    expect(opened.status).toBe(200);
    const closed = await raw('/api/v1/counters/31/close', { method: 'POST', token: supervisor.token });
    expect(closed.status).toBe(200);
  });
});

describe('Idempotency-Key', () => {
  const post = (path: string, sent: object, key: string, token = supervisor.token): Promise<Raw> =>
    raw(`/api/v1${path}`, {
      method: 'POST',
      token,
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body: JSON.stringify(sent),
    });

  it('[DE27] the same key gives the same answer byte for byte, and says that it is a copy', async () => {
    const first = await post('/tickets', { services: ['deed-tax'], language: 'en' }, 'key-27');
    const before = await seq();
    const again = await post('/tickets', { language: 'en', services: ['deed-tax'] }, 'key-27');
    expect(first.status).toBe(201);
    expect(again).toMatchObject({ status: 201, text: first.text });
    expect([first, again].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true']);
    expect(await seq()).toBe(before);
  });

  it('[DE28] the same key with another body, or on another path, is 422', async () => {
    expect((await post('/tickets', { services: ['deed-tax'] }, 'key-28')).status).toBe(201);
    const other = { services: ['deed-tax'], language: 'en' };
    const body = await refused(async () => asSaid(await post('/tickets', other, 'key-28')), 422);
    expect(body['code']).toBe('key-reused');
    const path = await refused(async () => asSaid(await post('/counters/1/open', {}, 'key-28')), 422);
    expect(path['code']).toBe('key-reused');
  });

  it('[DE29] keys of two callers never meet', async () => {
    const mine = await post('/tickets', { services: ['deed-tax'] }, 'key-29');
    const yours = await post('/tickets', { services: ['deed-tax'] }, 'key-29', clerk.token);
    expect([mine.status, yours.status]).toEqual([201, 201]);
    expect(yours.text).not.toBe(mine.text);
    expect(yours.headers.get('idempotency-replayed')).toBeNull();
  });

  it('[DE30] ten at once with one key are one ticket', async () => {
    const before = await seq();
    const said = await Promise.all(
      Array.from({ length: 10 }, () => post('/tickets', { services: ['deed-tax'] }, 'key-30')),
    );
    expect(new Set(said.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(said.map(({ text }) => text)).size).toBe(1);
    expect(await seq()).toBe(before + 1);
  });

  it('[DE31] a refusal is an answer too: it stays as it was when its key is shown again', async () => {
    await supervisor.post('/counters/35/open');
    const first = await post('/counters/35/next', {}, 'key-31');
    expect(first.status).toBe(409);
    const { id } = await take('employer-social-registration');
    expect(await post('/counters/35/next', {}, 'key-31')).toMatchObject({ status: 409, text: first.text });
    expect((await post('/counters/35/next', {}, 'key-31b')).status).toBe(200);
    expect((await supervisor.get(`/tickets/${id}`)).body['ticket'].state).toBe('called');
    await supervisor.post('/counters/35/finish');
    await supervisor.post('/counters/35/close');
  });

  it('[DE32] a request that was never understood leaves its key free', async () => {
    expect((await post('/tickets', {}, 'key-32')).status).toBe(400);
    expect((await post('/tickets', { services: ['deed-tax'] }, 'key-32')).status).toBe(201);
  });

  it.each(['', ' ', 'two words', 'x'.repeat(256), 'ключ'.normalize()])('[DE33] %j is no key', async (key) => {
    const send = () => anybody.post('/counters/1/open', {}, { 'Idempotency-Key': Buffer.from(key).toString('latin1') });
    const body = await refused(send, 400);
    expect(body['errors']).toMatchObject([{ path: 'Idempotency-Key' }]);
  });

  it('[DE38] a path that is no command of the queue does nothing twice under one key, and says that it is a copy', async () => {
    const admin = await login(hall.url, 'admin');
    const key = { name: 'City statistics', scopes: ['reports:read'], days: 30 };
    const both = await Promise.all([post('/keys', key, 'made', admin.token), post('/keys', key, 'made', admin.token)]);
    const again = await post('/keys', { days: 30, scopes: ['reports:read'], name: key.name }, 'made', admin.token);
    expect(new Set([...both, again].map(({ text }) => text)).size).toBe(1);
    expect(again.status).toBe(201);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect((await admin.get('/keys')).body['items']).toHaveLength(1);
    for (const other of [
      await post('/keys', { ...key, days: 31 }, 'made', admin.token),
      await post('/devices', { kind: 'kiosk', id: 'kiosk-1' }, 'made', admin.token),
    ])
      expect(other).toMatchObject({ status: 422, text: expect.stringContaining('key-reused') });
    const pages = [];
    for (let n = 0; n < 2; n += 1) pages.push(await post('/printers/printer-1/test', {}, 'page', clerk.token));
    expect(pages.map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true']);
    expect(pages[1]?.text).toBe(pages[0]?.text);
    // Of another caller the same key is another.
    const theirs = await post('/printers/printer-1/test', {}, 'page', admin.token);
    expect(theirs.headers.get('idempotency-replayed')).toBeNull();
    // A refusal is an answer; what was not understood is none.
    expect((await post('/boards/board-01/order', { order: 'nope' }, 'order', supervisor.token)).status).toBe(400);
    expect(
      (await post('/boards/board-01/order', { order: 'volume', volume: 60 }, 'order', supervisor.token)).status,
    ).toBe(202);
    admin.close();
  });

  it('[DE34] after a restart the same key still gives the same bytes, and another body still 422', async () => {
    const first = await post('/tickets', { services: ['deed-tax'] }, 'key-34');
    const refusal = await post('/counters/36/next', {}, 'key-34b');
    expect([first.status, refusal.status]).toEqual([201, 409]);
    const before = await seq();
    expect(await hall.stop()).toBe(0);
    hall = await hall.again();
    expect(await post('/tickets', { services: ['deed-tax'] }, 'key-34')).toMatchObject({
      status: 201,
      text: first.text,
    });
    expect(await post('/counters/36/next', {}, 'key-34b')).toMatchObject({ status: 409, text: refusal.text });
    expect(asSaid(await post('/tickets', { services: ['vat-return'] }, 'key-34'))).toMatchObject({
      status: 422,
      body: { code: 'key-reused' },
    });
    expect(await seq()).toBe(before);
  });
});

describe('garbage', () => {
  const SEED = 20260131;
  const FIELDS = ['services', 'service', 'reason', 'to', 'number', 'grade', 'text', 'user', 'password', 'kind', 'id'];
  const field = fc.constantFrom(
    ...FIELDS,
    'outcome',
    'note',
    'open',
    'category',
    '__proto__',
    'constructor',
    'toString',
  );
  const word = fc.oneof(
    fc.constantFrom(
      '1',
      'TICKET',
      'TICKET',
      'none',
      '%00',
      '%2F',
      '..%2f..',
      '%',
      '%ff',
      '__proto__',
      'constructor',
      '~',
      '%F0%9F%98%80',
    ),
    fc
      .string({ unit: 'binary', maxLength: 20 })
      .map((text) => encodeURIComponent(text))
      .filter((text) => !/^\.*$/.test(text)),
  );
  const PATHS = ['/tickets', '/tickets/*/cancel', '/tickets/*/services', '/tickets/*/rating', '/tickets/*/reprint'];
  const path = fc
    .tuple(
      fc.constantFrom(
        ...[...PATHS, '/counters/*/open', '/counters/*/transfer', '/counters/*/call', '/counters/*/pause', '/sessions'],
        ...[
          '/devices',
          '/printers/*/test',
          '/hall',
          '/services',
          '/boards/*',
          '/lines/*',
          '/audit',
          '/tray/*.png',
          '/*/*',
        ],
      ),
      fc.array(word, { minLength: 2, maxLength: 2 }),
      fc.option(fc.tuple(fc.constantFrom('secret', 'query', 'limit', 'day', 'after', 'department', '__proto__'), word)),
    )
    .map(([form, words, query]) => {
      let at = 0;
      const real = form.replace(/\*/g, () => words[at++] ?? '');
      return query === null ? real : `${real}?${query[0]}=${query[1]}`;
    });
  const body = fc.oneof(
    fc.json({ maxDepth: 3 }),
    fc.string({ maxLength: 60 }),
    fc.dictionary(field, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 5 }).map((value) => JSON.stringify(value)),
  );
  const header = fc.constantFrom<Record<string, string>>(
    {},
    { Cookie: 'hallcall_session=%E0%A4%A; =; ;;; a' },
    { 'Idempotency-Key': '{}"\'' },
    { 'Accept-Language': '*;q=x,,,' },
    { 'Content-Type': 'application/json; charset=utf-16' },
    { Origin: 'null' },
    { Expect: 'sense' },
  );

  it('[DE35] no path and no body is a mistake of ours: never a 5xx, every error a problem', async () => {
    const admin = await login(hall.url, 'admin');
    const { id } = await take('name-change');
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('get', 'post', 'delete'),
        path,
        body,
        header,
        fc.constantFrom('anybody', 'admin'),
        async (method, form, what, headers, who) => {
          const client = who === 'admin' ? admin : anybody;
          const where = form.replaceAll('TICKET', id);
          const said = await (method === 'post'
            ? client.post(where, what, headers)
            : method === 'get'
              ? client.get(where)
              : client.delete(where));
          expect(said.status, `${method} ${where} ${what}: ${JSON.stringify(said.body)}`).toBeLessThan(500);
          if (said.status >= 400 && said.status !== 417)
            expect(said.headers['content-type'], `${method} ${where}`).toMatch(/^application\/problem\+json/);
        },
      ),
      { numRuns: 600, seed: SEED },
    );
    admin.close();
  });

  it('[DE36] words of every kind that a journal has taken are still whole after a restart', async () => {
    const words = [
      '\ud800 half',
      '\u0000 nothing',
      '😀'.repeat(100),
      "'); DROP TABLE events; --",
      '\u202e right to left',
    ];
    const { id } = await take('name-change');
    for (const text of words)
      expect((await supervisor.post(`/tickets/${id}/complaint`, { text })).status, JSON.stringify(text)).toBe(200);
    const before = await seq();
    expect(await hall.stop()).toBe(0);
    hall = await hall.again();
    expect(await seq()).toBe(before);
    const manager = await login(hall.url, 'manager');
    const audit = await manager.get(`/audit?after=${String(before - words.length)}`);
    expect((audit.body['items'] as { data: { text: string } }[]).map(({ data }) => data.text)).toEqual(words);
    manager.close();
  });
});
