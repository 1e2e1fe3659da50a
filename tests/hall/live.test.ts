import { io } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { clientOf, login, type Client, type Said } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { connect, type Answer, type Live, type Pushed } from '../support/live.ts';
import { fc } from '../support/property.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const ROLES = [
  'nobody',
  'kiosk',
  'board',
  'counter-pc',
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
const open: Live[] = [];
beforeAll(async () => {
  hall = await startHall();
  for (const user of ['clerk', 'desk', 'supervisor', 'manager', 'admin'] as const)
    as[user] = await login(hall.url, user);
  as.nobody = clientOf(hall.url);
  for (const [kind, id] of [
    ['kiosk', 'kiosk-1'],
    ['board', 'board-01'],
    ['counter-pc', 'pc-1'],
    ['agent', 'agent-1'],
  ] as const)
    as[kind] = clientOf(hall.url, (await as.admin.post('/devices', { kind, id })).body['token'] as string);
});
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});
afterAll(async () => {
  for (const each of Object.values(as)) each.close();
  await hall.dispose();
});

/** A socket of its own that ends with the test. */
async function live(role: Role, options: { polling?: true } = {}): Promise<Live> {
  const one = await connect(hall.url, { token: as[role].token, ...options });
  open.push(one);
  return one;
}

type Issued = { id: string; number: string; secret: string };

async function take(who: Client, service = 'name-change'): Promise<Issued> {
  const said = await who.post('/tickets', { services: [service] });
  expect(said.status, JSON.stringify(said.body)).toBe(201);
  return said.body['ticket'] as Issued;
}

const at = async (counter: number, verb: string, sent: object = {}): Promise<Said['body']> => {
  const said = await as.supervisor.post(`/counters/${String(counter)}/${verb}`, sent);
  expect(said.status, `${verb}: ${JSON.stringify(said.body)}`).toBe(200);
  return said.body;
};

/** Without what may differ between two readings of the same state: the time of making, and waits that grow. */
function settled(view: unknown): unknown {
  const aging = [
    ...['now', 'wait', 'waitText', 'waited', 'urgency', 'longestWait', 'meanWait'],
    ...['late', 'withinTarget', 'withinTargetOf'],
  ];
  return JSON.parse(JSON.stringify(view, (key, value: unknown) => (aging.includes(key) ? undefined : value)));
}

describe('watching', () => {
  const STAFF: readonly Role[] = ['clerk', 'desk', 'supervisor', 'manager', 'admin'];
  const TOPICS: readonly (readonly [string, readonly Role[], (() => Promise<unknown>) | undefined])[] = [
    ['hall', ROLES, async () => (await as.nobody.get('/hall')).body],
    ['board:board-03', ROLES, async () => (await as.nobody.get('/boards/board-03')).body],
    ['window:1', ROLES, async () => (await as.nobody.get('/windows/1')).body],
    ['counter:1', [...STAFF, 'counter-pc'], async () => (await as.clerk.get('/counters/1')).body['counter'] as unknown],
    ['line:ps-household', STAFF, async () => (await as.clerk.get('/lines/ps-household')).body['line'] as unknown],
    ['manager', STAFF.slice(2), async () => (await as.manager.get('/overview')).body],
    ['printers', STAFF, undefined],
    ['tray', ['kiosk', 'board', ...STAFF.slice(2)], undefined],
  ];

  it.each(TOPICS)(
    '[DL1] %s: {seq, view} for those who may, a problem for those who may not',
    async (topic, allowed, get) => {
      for (const role of ROLES) {
        const answer = await (await live(role)).watch(topic);
        if (allowed.includes(role)) {
          expect(Object.keys(answer).sort(), role).toEqual(['seq', 'view']);
          expect(answer).toMatchObject({ seq: expect.any(Number), view: { seq: answer['seq'] as number } });
          if (get !== undefined) expect(settled(answer['view'])).toEqual(settled(await get()));
        } else {
          expect(Object.keys(answer), role).toEqual(['problem']);
          expect(answer['problem'], role).toMatchObject({
            status: role === 'nobody' ? 401 : 403,
            title: expect.any(String),
          });
        }
      }
    },
  );

  it('[DL2] a ticket is seen by staff and by whoever has its secret; a wrong secret looks like no ticket', async () => {
    const { id, secret } = await take(as.supervisor);
    const nobody = await live('nobody');
    expect(await nobody.watch(`ticket:${id}`, secret)).toMatchObject({ seq: expect.any(Number), view: { id } });
    expect((await nobody.watch(`ticket:${id}`, secret))['view']).not.toHaveProperty('secret');
    const wrong = await nobody.watch(`ticket:${id}`, 'wrong');
    expect(wrong).toMatchObject({ problem: { status: 404, code: 'ticket-unknown' } });
    expect(await nobody.watch('ticket:none', 'wrong')).toEqual(wrong);
    expect(await nobody.watch(`ticket:${id}`)).toEqual(wrong);
    expect(await (await live('kiosk')).watch(`ticket:${id}`)).toEqual(wrong);
    expect(await (await live('clerk')).watch(`ticket:${id}`)).toMatchObject({ view: { id } });
    await as.supervisor.post(`/tickets/${id}/cancel`);
  });

  it('[DL3] what is not there, or is no topic, is a problem', async () => {
    const manager = await live('manager');
    for (const topic of [
      'board:none',
      'counter:none',
      'line:none',
      'ticket:none',
      'nothing',
      'hall:1',
      'board:',
      ':',
      '__proto__',
    ])
      expect(await manager.watch(topic), topic).toMatchObject({ problem: { status: 404 } });
    expect(await manager.watch(manager.socket.id ?? '')).toMatchObject({ problem: { status: 404 } });
    expect(await manager.ask('watch', {})).toMatchObject({
      problem: { status: 400, errors: [{ path: 'topic', message: 'is missing; expected string' }] },
    });
    expect(await manager.watch('')).toMatchObject({ problem: { status: 400 } });
    expect(await manager.watch(`board:${'x'.repeat(200)}`)).toMatchObject({ problem: { status: 400 } });
  });

  it('[DL4] a socket watches 200 topics and no more', async () => {
    const clerk = await live('clerk');
    const counters = (await as.clerk.get('/counters')).body['items'] as { id: string }[];
    const lines = (await as.clerk.get('/lines')).body['items'] as { id: string }[];
    const boards = (await as.nobody.get('/hall')).body['boards'] as { id: string }[];
    const topics = [
      ...counters.map(({ id }) => `counter:${id}`),
      ...lines.map(({ id }) => `line:${id}`),
      ...boards.map(({ id }) => `board:${id}`),
    ];
    for (const { id } of await Promise.all(Array.from({ length: 25 }, () => take(as.supervisor, 'deed-tax')))) {
      topics.push(`ticket:${id}`);
      await as.supervisor.post(`/tickets/${id}/cancel`);
    }
    const answers: Answer[] = [];
    for (const topic of topics) answers.push(await clerk.watch(topic));
    expect(answers.filter((answer) => 'view' in answer)).toHaveLength(200);
    expect(answers.length).toBeGreaterThan(200);
    for (const answer of answers.slice(200)) expect(answer).toMatchObject({ problem: { status: 429 } });
    await clerk.ask('unwatch', { topic: topics[0] });
    expect(await clerk.watch('hall')).toHaveProperty('view');
  });
});

describe('what is pushed', () => {
  it('[DL5] a change is pushed whole to each topic that it concerns, as a reading by HTTP would give it', async () => {
    await at(1, 'open');
    const { id, secret } = await take(as.supervisor);
    const one = await live('manager');
    const phone = await live('nobody');
    const topics = ['hall', 'board:board-03', 'counter:1', 'line:ps-household', 'manager', 'printers', `ticket:${id}`];
    for (const topic of topics) expect(await one.watch(topic), topic).toHaveProperty('view');
    await phone.watch(`ticket:${id}`, secret);

    const { call } = await at(1, 'next');
    const seq = call.seq as number;
    const isNew = (view: Answer): boolean => view['seq'] === seq;
    const [face, board, counter, line, manager, , ticket] = await Promise.all(
      topics.map((topic) => one.sees(topic, isNew)),
    );
    expect(settled(face?.view)).toEqual(settled((await as.nobody.get('/hall')).body));
    expect(settled(board?.view)).toEqual(settled((await as.nobody.get('/boards/board-03')).body));
    expect(settled(counter?.view)).toEqual(settled((await as.clerk.get('/counters/1')).body['counter']));
    expect(settled(line?.view)).toEqual(settled((await as.clerk.get('/lines/ps-household')).body['line']));
    expect(settled(manager?.view)).toEqual(settled((await as.manager.get('/overview')).body));
    // The topic is for citizens too, so it has no notes, whoever watches.
    expect(settled(ticket?.view)).toEqual(
      settled((await as.nobody.get(`/tickets/${id}?secret=${secret}`)).body['ticket']),
    );
    expect(ticket?.view).toMatchObject({ state: 'called', counter: '1' });
    const own = await phone.sees(`ticket:${id}`, ({ state }) => state === 'called');
    expect(own.view).not.toHaveProperty('secret');
    for (const { seq: told, view } of one.views) expect(view['seq']).toBe(told);
    await at(1, 'finish');
  });

  it('[DL6] within a topic the seq never falls, and the last view is the last state', async () => {
    await at(1, 'open');
    const one = await live('supervisor');
    const topics = ['counter:1', 'board:board-03', 'line:ps-household', 'hall', 'manager'];
    const first = new Map<string, number>();
    for (const topic of topics) first.set(topic, (await one.watch(topic))['seq'] as number);
    const issued = await Promise.all(Array.from({ length: 20 }, () => take(as.supervisor)));
    for (const _ of issued) await at(1, 'next');
    await at(1, 'finish');
    const last = (await as.nobody.get('/hall')).body['seq'] as number;
    for (const topic of topics) {
      await one.sees(topic, ({ seq }) => seq === last);
      const seqs = one.views.filter((each) => each.topic === topic).map(({ seq }) => seq);
      expect(seqs[0]).toBeGreaterThanOrEqual(first.get(topic) ?? Infinity);
      expect(seqs, topic).toEqual([...seqs].sort((a, b) => a - b));
    }
    // Twenty calls in a moment are not forty pushes of an overview: the newest only.
    expect(one.views.filter(({ topic }) => topic === 'manager').length).toBeLessThan(40);
  });

  it('[DL7] papers fall into the tray, and their pictures are there for who watches it', async () => {
    const tray = await live('board');
    expect(await tray.watch('tray')).toMatchObject({ view: { slips: expect.any(Array), printers: expect.any(Array) } });
    const { id, number } = await take(as.kiosk);
    const { view } = await tray.sees('tray', ({ slips }) =>
      (slips as Answer[]).some((slip) => slip['number'] === number),
    );
    const slip = (view['slips'] as Answer[])[0];
    expect(slip).toMatchObject({ number, printer: 'kiosk-1', copy: 0, widthDots: 576, unknown: [] });
    const png = await fetch(`${hall.url}${String(slip?.['url'])}`, {
      headers: { Authorization: `Bearer ${as.board.token ?? ''}` },
    });
    expect([png.status, png.headers.get('content-type')]).toEqual([200, 'image/png']);
    await png.arrayBuffer();
    await as.supervisor.post(`/tickets/${id}/cancel`);
  });

  it('[DL8] printers: a reading says when it was made, so that of two with one seq the newer is known', async () => {
    const one = await live('clerk');
    const first = await one.watch('printers');
    expect(first['view']).toMatchObject({ now: expect.stringMatching(/^\d{4}-/), items: expect.any(Array) });
    expect((first['view'].items as Answer[])[0]).toMatchObject({ id: 'kiosk-1', state: 'ready', paper: 'ok' });
  });

  it('[DL9] who no longer watches is told nothing more; who never did, nothing at all', async () => {
    await at(1, 'open');
    const [gone, stays, never] = [await live('clerk'), await live('clerk'), await live('clerk')];
    await gone.watch('counter:1');
    await stays.watch('counter:1');
    expect(await gone.ask('unwatch', { topic: 'counter:1' })).toEqual({ ok: true });
    const { number } = await take(as.supervisor);
    const { body } = await as.supervisor.get('/counters/1');
    await stays.sees('counter:1', ({ seq }) => seq >= body['counter'].seq);
    // The three are served in one go; a round trip later whatever was meant for them has come.
    await Promise.all([gone, never].map((each) => each.ask('unwatch', { topic: 'hall' })));
    expect(gone.views.filter(({ view }) => JSON.stringify(view).includes(number))).toEqual([]);
    expect([never.views, never.calls]).toEqual([[], []]);
    await at(1, 'next');
    await at(1, 'finish');
  });

  it('[DL10] over long polling it is the same', async () => {
    await at(1, 'open');
    const one = await live('clerk', { polling: true });
    expect(one.socket.io.engine.transport.name).toBe('polling');
    await one.watch('counter:1');
    const { number } = await take(as.supervisor);
    const seen = await one.sees('counter:1', ({ ahead }) => (ahead as Answer[])[0]?.['number'] === number);
    expect(seen.topic).toBe('counter:1');
    await at(1, 'next');
    await at(1, 'finish');
  });
});

describe('calls', () => {
  it('[DL11] a call reaches who watches a board that shows the line, with speech, and nobody else', async () => {
    await at(1, 'open');
    const names = ['board:board-03', 'board:board-01', 'board:board-04', 'hall'] as const;
    const screens = await Promise.all(names.map(() => live('nobody')));
    const [zone, whole, elsewhere, face] = screens as [Live, Live, Live, Live];
    await Promise.all(screens.map((screen, index) => screen.watch(names[index] ?? '')));
    // A screen that shows two boards of the zone hears a call once.
    await whole.watch('board:board-12');
    await take(as.supervisor);
    const { call, ticket } = await at(1, 'next');
    await eventually(() => zone.calls.length > 0 && whole.calls.length > 0, 'the boards have heard the call');
    const message = zone.calls[0];
    expect(message).toEqual({
      seq: call.seq,
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      number: ticket.number,
      counter: '1',
      kind: 'call',
      counterName: { 'zh-Hans': '1号窗口', 'zh-Hant': '1號窗口', en: 'Counter 1' },
      zone: '1F-A',
      line: 'ps-household',
      speech: [
        { language: 'zh-Hans', text: expect.stringContaining(ticket.number as string) },
        { language: 'zh-Hant', text: expect.stringContaining(ticket.number as string) },
        { language: 'en', text: expect.stringContaining(ticket.number as string) },
      ],
      board: ['board-01', 'board-03', 'board-12', 'board-15'],
    });
    await at(1, 'recall');
    await eventually(() => zone.calls.length > 1 && whole.calls.length > 1, 'the boards have heard the recall');
    expect(zone.calls[1]).toMatchObject({ kind: 'recall', number: ticket.number, counter: '1' });
    expect(zone.calls[1]?.seq).toBeGreaterThan(message?.seq ?? Infinity);
    await Promise.all(screens.map((screen) => screen.ask('unwatch', { topic: 'none' })));
    expect(whole.calls).toEqual(zone.calls);
    expect([elsewhere.calls, face.calls]).toEqual([[], []]);
    const board = await zone.sees('board:board-03', ({ calls }) => (calls as Answer[])[0]?.['kind'] === 'recall');
    expect((board.view['calls'] as Answer[])[0]).toMatchObject({ number: ticket.number, seq: zone.calls[1]?.seq });
    await at(1, 'finish');
  });

  it('[DL12] a call that was made while nobody listened is on the board that is watched next', async () => {
    await at(1, 'open');
    await take(as.supervisor);
    const { call, ticket } = await at(1, 'next');
    const screen = await live('nobody');
    const { view } = await screen.watch('board:board-03');
    expect((view.calls as Answer[])[0]).toMatchObject({ seq: call.seq, number: ticket.number, state: 'called' });
    expect(view.repeatWindow).toBe(15);
    expect(screen.calls).toEqual([]);
    await at(1, 'finish');
  });
});

describe('commands', () => {
  it('[DL13] a whole life over the live door, with the answers that HTTP gives', async () => {
    const kiosk = await live('kiosk');
    const clerk = await live('clerk');
    const issued = await kiosk.command('issue-ticket', { services: ['name-change'], language: 'en' });
    expect(issued).toMatchObject({ ok: true, ticket: { state: 'waiting', secret: expect.any(String) } });
    const { id, secret } = issued['ticket'] as Issued;
    await as.supervisor.post('/counters/1/close');
    expect(await clerk.command('open-counter', { counter: '1' })).toMatchObject({
      ok: true,
      counter: { clerk: 'clerk' },
    });
    const called = await clerk.command('call-ticket', {
      counter: '1',
      number: issued['ticket'].number,
      reason: 'asked',
    });
    expect(called).toMatchObject({ ok: true, ticket: { id }, step: 0, call: { reason: { rule: 'named' } } });
    expect(await clerk.command('serve', { counter: '1' })).toMatchObject({ counter: { ticket: { state: 'serving' } } });
    expect(await clerk.command('transfer', { counter: '1', to: { service: 'deed-tax' }, note: 'n' })).toMatchObject({
      ok: true,
      counter: { id: '1' },
    });
    expect(await (await live('nobody')).command('cancel-ticket', { ticket: id, secret })).toMatchObject({
      ok: true,
      ticket: { state: 'cancelled' },
    });
    expect(await clerk.command('close-counter', { counter: '1' })).toMatchObject({ counter: { state: 'closed' } });
  });

  it('[DL14] the same commandId is the same answer, whether it comes again here or over HTTP', async () => {
    const one = await live('supervisor');
    const ask = { commandId: 'across-doors-1', name: 'issue-ticket', services: ['deed-tax'] };
    const first = await one.ask('command', ask);
    expect(await one.ask('command', ask)).toEqual(first);
    const said = await as.supervisor.post(
      '/tickets',
      { services: ['deed-tax'] },
      { 'Idempotency-Key': 'across-doors-1' },
    );
    expect([said.status, said.body['ticket']]).toEqual([201, first['ticket']]);
    expect(await one.ask('command', { ...ask, language: 'en' })).toMatchObject({
      problem: { status: 422, code: 'key-reused' },
    });
    const many = await Promise.all(
      Array.from({ length: 10 }, () => one.ask('command', { ...ask, commandId: 'across-doors-2' })),
    );
    expect(new Set(many.map(({ ticket }) => (ticket as Issued).id)).size).toBe(1);
  });

  it('[DL15] problems are those of HTTP: input, role, what is not there, the queue', async () => {
    const [nobody, kiosk, clerk] = [await live('nobody'), await live('kiosk'), await live('clerk')];
    expect(await nobody.command('issue-ticket', { services: ['deed-tax'] })).toMatchObject({
      problem: { status: 401 },
    });
    expect(await kiosk.command('call-next', { counter: '1' })).toMatchObject({ problem: { status: 403 } });
    expect(await clerk.command('close-day')).toMatchObject({ problem: { status: 403 } });
    expect(await clerk.command('issue-ticket', { services: [] })).toMatchObject({
      problem: { status: 400, errors: [{ path: 'services' }] },
    });
    expect(await clerk.command('issue-ticket', { services: ['deed-tax'], colour: 1 })).toMatchObject({
      problem: { status: 400, errors: [{ path: 'colour' }] },
    });
    expect(await clerk.command('call-next', { counter: 'none' })).toMatchObject({
      problem: { status: 404, code: 'counter-unknown' },
    });
    expect(await clerk.command('call-next', { counter: '29' })).toMatchObject({
      problem: { status: 409, code: 'counter-closed' },
    });
    for (const name of ['open-day', 'report-slip', 'change-catalogue', '__proto__', 'toString', ''])
      expect(await clerk.command(name), name).toMatchObject({ problem: { status: 404 } });
    expect(await clerk.ask('command', { name: 'call-next', counter: '1' })).toMatchObject({
      problem: { status: 400, errors: [{ path: 'commandId' }] },
    });
    const { id } = await take(as.supervisor);
    expect(await nobody.command('cancel-ticket', { ticket: id, secret: 'wrong' })).toMatchObject({
      problem: { status: 404, code: 'ticket-unknown' },
    });
    await as.supervisor.post(`/tickets/${id}/cancel`);
  });

  it('[DL30] a command that does not name what it is for is told which field it lacks, whatever else is in it', async () => {
    const supervisor = await live('supervisor');
    const body = { reason: 'x' };
    for (const [name, field] of [
      ['call-next', 'counter'],
      ['finish', 'counter'],
      ['cancel-ticket', 'ticket'],
      ['close-line', 'line'],
      ['acknowledge-alert', 'alert'],
      ['acknowledge-card', 'card'],
    ] as const) {
      const fields = name === 'close-line' ? body : {};
      for (const said of [{}, { [field]: 5 }, { [field]: '' }, { [field]: null }, { [field]: ['1'] }])
        expect(await supervisor.command(name, { ...fields, ...said }), name).toMatchObject({
          problem: { status: 400, errors: [{ path: field }] },
        });
    }
    // Who may not learns nothing of the form.
    expect(await (await live('nobody')).command('call-next')).toMatchObject({ problem: { status: 401 } });
    // What stands beside other commands is a field that this one does not know.
    for (const [field, value] of Object.entries({ ticket: 'x', line: 'ps-id-card', secret: 's' }))
      expect(await supervisor.command('call-next', { counter: '1', [field]: value })).toMatchObject({
        problem: { status: 400, errors: [{ path: field }] },
      });
    expect(await supervisor.command('resume-here', { counter: '1' })).toMatchObject({
      problem: { status: 400, errors: [{ path: 'ticket' }] },
    });
  });

  it('[DL31] a field that a message does not have is refused, and a message that nobody knows is answered', async () => {
    const [nobody, clerk] = [await live('nobody'), await live('clerk')];
    for (const one of [nobody, clerk])
      for (const [message, said] of [
        ['watch', { topic: 'hall', x: 1 }],
        ['unwatch', { topic: 'hall', x: 1 }],
        ['unwatch', {}],
        ['active', { x: 1 }],
        ['leave', { counter: '1', x: 1 }],
      ] as const)
        expect(await one.ask(message, said), message).toMatchObject({ problem: { status: 400 } });
    for (const message of ['watch-all', 'subscribe', '__proto__', 'view', '*'])
      expect(await nobody.ask(message, {}), message).toMatchObject({ problem: { status: 404 } });
    expect(await clerk.ask('made-up')).toMatchObject({ problem: { status: 404 } });
    expect(await nobody.watch('hall')).toHaveProperty('view');
  });

  it('[DL16] a command without an acknowledgement is done all the same, and so is a watch', async () => {
    const one = await live('supervisor');
    one.socket.emit('watch', { topic: 'counter:7' });
    one.socket.emit('command', { commandId: 'nobody-asked-1', name: 'open-counter', counter: '7' });
    expect((await one.sees('counter:7', ({ state }) => state === 'open')).view['clerk']).toBe('supervisor');
    await at(7, 'close');
  });
});

describe('garbage', () => {
  it('[DL17] nothing that is sent ends the server, or the socket of anybody else', async () => {
    const witness = await live('clerk');
    await witness.watch('counter:1');
    const ended: string[] = [];
    witness.socket.on('disconnect', (reason) => ended.push(reason));
    const one = await live('admin');
    const word = fc.constantFrom('topic', 'secret', 'name', 'commandId', 'ticket', 'counter', 'services', '__proto__');
    const payload = fc.oneof(
      fc.constantFrom<unknown>(
        null,
        undefined,
        0,
        -1,
        NaN,
        '',
        [],
        {},
        true,
        [[]],
        'x'.repeat(20_000),
        new Uint8Array(9),
      ),
      fc.jsonValue({ maxDepth: 3 }),
      fc.dictionary(word, fc.jsonValue({ maxDepth: 1 }), { maxKeys: 5 }),
      fc.record({ topic: fc.oneof(fc.string(), fc.constantFrom('hall', 'manager', 'board:', 'ticket:x')) }),
      fc
        .record({
          name: fc.constantFrom('issue-ticket', 'transfer', 'rate-step', 'call-ticket', 'pause-counter', 'constructor'),
          commandId: fc.string({ minLength: 8, maxLength: 30, unit: 'binary' }),
          rest: fc.dictionary(word, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 }),
        })
        .map(({ rest, ...frame }) => ({ ...rest, ...frame })),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('watch', 'unwatch', 'command', 'view', 'call', 'nonsense'),
        fc.array(payload, { maxLength: 2 }),
        fc.boolean(),
        async (event, input, wantsAck) => {
          const known = ['watch', 'unwatch', 'command'].includes(event);
          if (!wantsAck || !known || input.length !== 1) {
            one.socket.emit(event, ...input);
            // The witness lives in this process: it must get to answer its pings.
            await new Promise((next) => setImmediate(next));
            return;
          }
          const answer = await one.ask(event, ...input);
          if ('problem' in answer) expect(answer['problem'].status).toBeLessThan(500);
          else expect(answer).toSatisfy((each: Answer) => each['ok'] === true || 'view' in each);
        },
      ),
      { numRuns: 500, seed: 20260131 },
    );
    expect(one.socket.connected).toBe(true);
    expect(await witness.watch('counter:1')).toHaveProperty('view');
    // A starved machine is late with a ping; the hall itself has sent nobody away.
    expect(ended.filter((reason) => reason !== 'ping timeout')).toEqual([]);
    expect((await fetch(`${hall.url}/readyz`)).status).toBe(200);
  });

  it.each([
    ['a message above 64 kB', 'x'.repeat(100_000)],
    ['a packet of no known kind', '9nonsense'],
    ['an event that is no event', '42{"not":"an array"}'],
    ['an event with a reserved name', '42["disconnect","x"]'],
    ['binary parts that never come', '451-["watch",{"_placeholder":true,"num":0}]'],
    ['a great many binary parts', '4599999999-["watch"]'],
    ['a connection to a namespace that is not there', '40/admin,'],
    ['an answer that nobody asked for', '4377["x"]'],
  ])('[DL18] %s ends at most the socket that it came by', async (_, packet) => {
    const witness = await live('clerk');
    const ended: string[] = [];
    witness.socket.on('disconnect', (reason) => ended.push(reason));
    const one = await live('clerk');
    // Below socket.io-client, which would not send such things: the text of one WebSocket frame.
    const transport = one.socket.io.engine.transport as unknown as { ws: { send(text: string): void } };
    transport.ws.send(packet);
    expect(await witness.watch('counter:1')).toHaveProperty('view');
    await eventually(() => one.socket.connected, 'the socket is there, still or again');
    expect(await eventually(() => one.watch('hall').catch(() => undefined), 'and answers')).toHaveProperty('view');
    expect(ended).toEqual([]);
  });

  it('[DL19] a page of another site gets no socket, whatever cookie it brings; a token of nobody’s makes a nobody, who is told so', async () => {
    const refusedBy = (origin: string, transport: 'websocket' | 'polling'): Promise<unknown> =>
      new Promise((done, fail) => {
        const socket = io(hall.url, {
          transports: [transport],
          extraHeaders: { Origin: origin },
          reconnection: false,
          forceNew: true,
        });
        socket.once('connect', () => {
          socket.close();
          fail(new Error(`${origin} was let in`));
        });
        socket.once('connect_error', done);
      });
    for (const origin of ['http://evil.example', 'null', 'http://127.0.0.1:1'])
      for (const transport of ['websocket', 'polling'] as const)
        expect(await refusedBy(origin, transport)).toBeInstanceOf(Error);
    // It is told so, and so are no pages without a session and nobody whose token is good.
    for (const [token, unknown] of [
      ['not-a-token', 1],
      ['', 1],
      [undefined, 0],
      [as.clerk.token, 0],
    ] as const) {
      const told: object[] = [];
      const one = await connect(hall.url, { token, hears: { 'identity-unknown': (said) => told.push(said) } });
      const seen = await one.watch('counter:1');
      expect(told).toHaveLength(unknown);
      if (token === as.clerk.token) expect(seen).toHaveProperty('view');
      else expect(seen).toMatchObject({ problem: { status: 401 } });
      one.close();
    }
  });
});

describe('the end of things', () => {
  it('[DL20] who signs out is out on the live door too; the other sessions go on', async () => {
    const leaving = await login(hall.url, 'clerk');
    const [out, other] = [await connect(hall.url, { token: leaving.token }), await live('clerk')];
    open.push(out);
    await Promise.all([out.watch('counter:1'), other.watch('counter:1')]);
    const ended = new Promise((done) => out.socket.once('disconnect', done));
    expect((await leaving.delete('/sessions/current')).status).toBe(204);
    expect(await ended).toBe('io server disconnect');
    out.socket.connect();
    await eventually(() => out.socket.connected, 'it may come back as nobody');
    expect(await out.watch('counter:1')).toMatchObject({ problem: { status: 401 } });
    expect(await out.command('open-counter', { counter: '1' })).toMatchObject({ problem: { status: 401 } });
    expect(other.socket.connected).toBe(true);
    expect(await other.watch('counter:1')).toHaveProperty('view');
    leaving.close();
  });

  it('[DL21] a device that is dismissed, or given a new identity, is out at once', async () => {
    const token = async () =>
      (await as.admin.post('/devices', { kind: 'kiosk', id: 'kiosk-7' })).body['token'] as string;
    for (const end of [token, () => as.admin.delete('/devices/kiosk/kiosk-7')]) {
      const kiosk = await connect(hall.url, { token: await token() });
      open.push(kiosk);
      expect(await kiosk.watch('tray')).toHaveProperty('view');
      const ended = new Promise((done) => kiosk.socket.once('disconnect', done));
      await end();
      expect(await ended).toBe('io server disconnect');
    }
  });

  it('[DL22] after a restart a client comes back by itself, watches again and has the whole view', async () => {
    await at(1, 'open');
    const { id } = await take(as.supervisor);
    const screen = await live('nobody');
    const clerk = await live('clerk');
    const seen: Pushed[] = [];
    const watchAgain = async (): Promise<void> => {
      const answer = await screen.watch('board:board-03');
      seen.push({ topic: 'board:board-03', seq: answer['seq'] as number, view: answer['view'] as Answer });
    };
    await watchAgain();
    screen.socket.on('connect', () => void watchAgain());
    expect(await hall.stop()).toBe(0);
    expect([screen.socket.connected, clerk.socket.connected]).toEqual([false, false]);
    hall = await hall.again();
    await eventually(() => seen.length > 1, 'the board has come back and watched again');
    expect(seen[1]?.seq).toBeGreaterThanOrEqual(seen[0]?.seq ?? Infinity);
    expect(settled(seen[1]?.view)).toEqual(settled((await as.nobody.get('/boards/board-03')).body));
    await eventually(() => clerk.socket.connected, 'the clerk is back');
    expect(await clerk.watch('counter:1')).toMatchObject({ view: { state: 'open' } });
    const { call } = await at(1, 'next');
    await eventually(() => screen.calls.some(({ seq }) => seq === call.seq), 'the board hears the next call');
    await at(1, 'finish');
    expect((await as.clerk.get(`/tickets/${id}`)).body['ticket'].state).toBe('done');
  });

  it('[DL23] after a power cut a command that was not acknowledged is repeated under its id and done once', async () => {
    const one = await live('supervisor');
    const ask = { commandId: 'over-the-cut-1', name: 'issue-ticket', services: ['vat-return'] };
    const first = one.ask('command', ask).catch(() => undefined);
    await hall.kill();
    hall = await hall.again();
    await eventually(() => one.socket.connected, 'the client is back');
    const again = await one.ask('command', ask);
    expect(again).toMatchObject({ ok: true, ticket: { state: 'waiting' } });
    const before = await first;
    if (before !== undefined) expect(again).toEqual(before);
    const line = (await as.clerk.get('/lines/tax-returns')).body['items'] as Answer[];
    expect(line.map(({ ticket }) => ticket as string)).toEqual([again['ticket'].id]);
  });
});
