import { writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../core/protocol/commands.ts';
import { TOPICS } from '../../core/protocol/topics.ts';
import { TO_HALL } from '../../core/protocol/messages.ts';
import { clientOf, login, type Client } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { connect, type Answer, type Live } from '../support/live.ts';
import { deviceToken, ownAdmin, ownHall } from '../support/own-hall.ts';
import { startAgent } from '../support/start-agent.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';
import { UNOWNED } from '../support/unowned.ts';

let hall: RunningHall;
let nobody: Client;
let admin: Client;
const open: Live[] = [];
beforeAll(async () => {
  hall = await startHall();
  nobody = clientOf(hall.url);
  admin = await login(hall.url, 'admin');
});
afterAll(async () => {
  for (const each of open) each.close();
  nobody.close();
  admin.close();
  await hall.dispose();
});

async function live(token?: string): Promise<Live> {
  const one = await connect(hall.url, { token });
  open.push(one);
  return one;
}

const alive = async (): Promise<number> => (await fetch(`${hall.url}/readyz`)).status;

describe('names from outside', () => {
  it('[STR1] no command, path, outcome or id that somebody made up is a label', async () => {
    const one = await live(admin.token);
    const made = [...UNOWNED, ...Array.from({ length: 300 }, (_, at) => `made-up-${String(at)}`)];
    for (const name of made) {
      await one.command(name, { counter: name });
      await one.command('finish', { counter: '1', outcome: name });
    }
    for (const name of [...UNOWNED, 'made-up-http']) {
      await nobody.get(`/${name}`);
      await nobody.get(`/boards/${name}`);
      await admin.post(`/counters/${name}/next`);
      await admin.post('/counters/1/finish', { outcome: name });
      await admin.post(`/inputs/${name}/press`, { kind: 'key', key: name });
      await admin.post(`/printers/${name}/test`);
      await nobody.post(`/${name}`, { [name]: name });
    }
    const text = await (await fetch(`${hall.url}/metrics`)).text();
    for (const name of made) expect(text).not.toContain(`"${name}"`);
    expect(text).not.toContain('made-up');
    const commands = [...text.matchAll(/hallcall_commands_total\{name="([^"]*)"/g)].map(([, name = '']) => name);
    for (const name of commands) expect([...Object.keys(COMMANDS), 'other']).toContain(name);
  });

  it.each(UNOWNED)('[STR2] %s as path, id, key, topic and word is nothing, over both doors', async (name) => {
    const statuses: number[] = [];
    for (const path of [`/start/${name}.html`, `/start/${name}.html?id=1`, `/${name}`, `/t/${name}`, `/pages/${name}`])
      statuses.push((await fetch(`${hall.url}${path}`)).status);
    for (const path of [
      'boards',
      'windows',
      'lines',
      'counters',
      'tickets',
      'printers',
      'signs',
      'voice',
      'media',
      'audit',
    ])
      statuses.push((await admin.get(`/${path}/${name}`)).status);
    for (const query of [`query=${name}`, `department=${name}`, `${name}=1`])
      statuses.push((await nobody.get(`/services?${query}`)).status);
    statuses.push((await admin.get(`/audit?day=${name}`)).status);
    for (const [path, body] of [
      ['/tickets', { services: [name], category: name, matter: name, language: name }],
      ['/tickets', { services: ['name-change'], category: name }],
      ['/tickets', { matter: name }],
      ['/devices', { kind: name, id: name }],
      ['/sessions', { user: name, password: name }],
      ['/inputs/keypad-1/press', { kind: 'key', key: name }],
      ['/inputs/rating-1/press', { kind: 'key', key: name }],
      ['/inputs/call-box-2/press', { kind: 'key', key: name }],
      ['/inputs/scanner-k1/press', { kind: 'scan', text: name }],
      ['/counters/1/pause', { reason: name }],
      ['/counters/1/transfer', { to: { service: name, counter: name } }],
      [`/boards/${name}/orders`, { order: name }],
    ] as const)
      statuses.push((await admin.post(path, body)).status);
    for (const status of statuses) expect(status, `${name}: ${statuses.join(' ')}`).toBeLessThan(500);
    const one = await live(admin.token);
    for (const topic of [name, ...Object.keys(TOPICS).map((kind) => `${kind}:${name}`)])
      expect(await one.watch(topic), topic).toHaveProperty('problem');
    const ends = ['close-day', 'stop-intake'];
    for (const command of Object.keys(COMMANDS).filter((each) => !ends.includes(each))) {
      const answer = await one.command(command, { counter: name, ticket: name, line: name, complaint: name });
      if ('problem' in answer) expect(answer['problem'].status, command).toBeLessThan(500);
    }
    one.close();
    expect(await alive()).toBe(200);
  });

  it('[STR2] such names as keys and ids that an agent tells of do not end the hall', async () => {
    const own = await ownHall();
    await writeFile(
      join(own.folder, 'inputs.csv'),
      [
        'id,family,where,counter,kiosk,box',
        'keypad-1,keypad-numpad,agent:pc-1:virtual,1,,',
        'rating-1,rating-pad,agent:pc-1:virtual,1,,',
        'box-1,call-box,agent:pc-1:virtual,2,,2',
        '',
      ].join('\n'),
    );
    const theirs = await startHall({ env: { HALL_FILE: own.folder } });
    const chief = await ownAdmin(theirs.url);
    const agent = await connect(theirs.url, { token: await deviceToken(chief, 'agent', 'pc-1') });
    const at = { printers: [], found: [], devices: [], signs: [] };
    expect(await agent.ask('agent-hello', { protocol: 1, spool: 's', jobs: [], ...at })).toHaveProperty('setup');
    await chief.post('/counters/1/open');
    for (const name of UNOWNED) {
      for (const device of ['keypad-1', 'rating-1', 'box-1', name])
        for (const news of [
          { kind: 'key', key: name },
          { kind: 'scan', text: name },
        ])
          expect(await agent.ask('agent-input', { device, news })).toEqual({ ok: true });
      await agent.ask('agent-report', { job: name, printer: name, attempt: { outcome: 'printed' } });
      await agent.ask('agent-state', { ...at, devices: [{ id: name, state: 'there' }] });
    }
    expect((await fetch(`${theirs.url}/readyz`)).status).toBe(200);
    agent.close();
    chief.close();
    await theirs.dispose();
    await own.remove();
  });

  it('[STR2] an agent takes such names as nothing, too', async () => {
    const own = await ownHall();
    const lines = UNOWNED.map(
      (_, at) => `box-${String(at)},call-box,agent:pc-1:virtual,${String(at + 1)},,${String(at)}`,
    );
    await writeFile(
      join(own.folder, 'inputs.csv'),
      ['id,family,where,counter,kiosk,box', ...lines, 'pad-1,rating-pad,agent:pc-1:virtual,20,,', ''].join('\n'),
    );
    const theirs = await startHall({ env: { HALL_FILE: own.folder } });
    const chief = await ownAdmin(theirs.url);
    const agent = await startAgent({ server: theirs.url, token: await deviceToken(chief, 'agent', 'pc-1') });
    const there = async (): Promise<boolean> =>
      ((await chief.get('/inputs')).body['items'] as { state: string }[]).every(({ state }) => state === 'there');
    await eventually(there, 'its devices are there');
    for (const [at, key] of UNOWNED.entries())
      for (const id of [`box-${String(at)}`, 'pad-1'])
        expect((await chief.post(`/inputs/${id}/press`, { kind: 'key', key })).status).toBeLessThan(500);
    expect((await chief.post('/inputs/box-0/press', { kind: 'key', key: 'call' })).status).toBeLessThan(300);
    expect(await there()).toBe(true);
    expect(await agent.stop()).toBe(0);
    expect(agent.output()).not.toMatch(/mistake/);
    await agent.dispose();
    chief.close();
    await theirs.dispose();
    await own.remove();
  });

  it('[STR4] a message of any kind, with any name in any field, from whomever, ends nobody', async () => {
    const tokens = [
      undefined,
      admin.token,
      await deviceToken(admin, 'board', 'board-01'),
      await deviceToken(admin, 'agent', 'pc-9'),
    ];
    const witness = await live();
    for (const token of tokens) {
      const one = await live(token);
      for (const [message, { example }] of Object.entries(TO_HALL))
        for (const name of UNOWNED) {
          const twisted = JSON.parse(JSON.stringify(example), (_, value: unknown) =>
            typeof value === 'string' ? name : value,
          ) as object;
          one.socket.emit(message, twisted);
          one.socket.emit(message, { [name]: twisted });
        }
      await one.ask('unwatch', { topic: 'none' });
      one.close();
    }
    expect(await witness.watch('hall')).toHaveProperty('view');
    expect(await alive()).toBe(200);
    expect(hall.output()).not.toMatch(/by a mistake/);
  });
});

describe('how often', () => {
  type Issued = { readonly id: string; readonly secret: string };
  const take = async (): Promise<Issued> =>
    (await admin.post('/tickets', { services: ['name-change'] })).body['ticket'] as Issued;
  const filed = async (): Promise<number> => ((await admin.get('/complaints')).body['items'] as unknown[]).length;

  it('[STR7] one slip complains a few times, over both doors together, and is told when it may again', async () => {
    const { id, secret } = await take();
    const before = await filed();
    const one = await live();
    const said = await Promise.all(
      Array.from({ length: 150 }, () => nobody.post(`/tickets/${id}/complaint?secret=${secret}`, { text: 'again' })),
    );
    const over = said.filter(({ status }) => status !== 200);
    expect(new Set(over.map(({ status }) => status))).toEqual(new Set([429]));
    for (const { headers, body } of over) {
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
      expect(body).toMatchObject({ status: 429, retryAfter: Number(headers['retry-after']) });
    }
    expect(await one.command('file-complaint', { ticket: id, secret, text: 'here' })).toMatchObject({
      problem: { status: 429, retryAfter: expect.any(Number) },
    });
    expect(await filed()).toBe(before + 3);
    const other = await take();
    const mine = await nobody.post(`/tickets/${other.id}/complaint?secret=${other.secret}`, { text: 'of mine' });
    expect(mine.status).toBe(200);
  });

  it('[STR30] a complaint that is repeated under its key gets its answer again, over both doors, and costs nothing', async () => {
    const { id, secret } = await take();
    const complaint = `/tickets/${id}/complaint?secret=${secret}`;
    const one = await live();
    const first = await nobody.post(complaint, { text: 'slow' }, { 'Idempotency-Key': `slow-${id}` });
    expect(first.status).toBe(200);
    for (let n = 0; n < 8; n += 1) {
      const again = await nobody.post(complaint, { text: 'slow' }, { 'Idempotency-Key': `slow-${id}` });
      expect(again).toMatchObject({ status: 200, body: first.body });
      expect(again.headers['idempotency-replayed']).toBe('true');
      expect(
        await one.command('file-complaint', { ticket: id, secret, text: 'slow', commandId: `slow-${id}` }),
      ).toEqual({
        ok: true,
        ...first.body,
      });
    }
    // It may file on as if it had asked once, until it is told to wait.
    expect((await nobody.post(complaint, { text: 'new' })).status).toBe(200);
    for (let n = 0; (await nobody.post(complaint, { text: `new ${String(n)}` })).status !== 429; n += 1)
      expect(n).toBeLessThan(5);
    const last = await nobody.post(complaint, { text: 'slow' }, { 'Idempotency-Key': `slow-${id}` });
    expect(last).toMatchObject({ status: 200, body: first.body });
    // Another body under it is still told so, and a new key has to wait.
    const other = await nobody.post(complaint, { text: 'other' }, { 'Idempotency-Key': `slow-${id}` });
    expect(other.body['code']).toBe('key-reused');
    const held = await nobody.post(complaint, { text: 'held' }, { 'Idempotency-Key': `held-${id}` });
    expect(held).toMatchObject({ status: 429, body: { retryAfter: expect.any(Number) } });
  });

  it('[STR7] many slips from one address complain no more than a hall full of people would', async () => {
    const slips = await Promise.all(Array.from({ length: 120 }, take));
    const said = await Promise.all(
      slips.map(({ id, secret }) => nobody.post(`/tickets/${id}/complaint?secret=${secret}`, { text: 'all of us' })),
    );
    const filed = said.filter(({ status }) => status === 200).length;
    expect(filed).toBeGreaterThan(40);
    expect(filed).toBeLessThan(110);
    for (const { status } of said) expect([200, 429]).toContain(status);
    await Promise.all(slips.map(({ id }) => admin.post(`/tickets/${id}/cancel`)));
  });

  it('[STR6] staff write more of them down, up to five a slip; then it is a refusal', async () => {
    const { id } = await take();
    const statuses: number[] = [];
    for (let n = 0; n < 7; n += 1)
      statuses.push((await admin.post(`/tickets/${id}/complaint`, { text: 'said' })).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 409, 409]);
    expect((await admin.post(`/tickets/${id}/complaint`, { text: 'said' })).body['code']).toBe('complained-too-often');
  });

  it('[STR7] one slip that is put aside and taken up without end stops soon, and the journal with it', async () => {
    const { id, secret } = await take();
    const statuses = new Map<number, number>();
    for (let n = 0; n < 200; n += 1) {
      const { status } = await nobody.post(`/tickets/${id}/${n % 2 === 0 ? 'park' : 'resume'}?secret=${secret}`);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect(statuses.get(429)).toBeGreaterThan(100);
    await admin.post(`/tickets/${id}/cancel`);
  });

  it('[STR30] a code that is put aside and taken up until nothing is left still gets the answers of its keys', async () => {
    const { id, secret } = await take();
    const one = await live();
    const act = (n: number): Promise<{ status: number; body: object }> =>
      nobody.post(
        `/tickets/${id}/${n % 2 === 0 ? 'park' : 'resume'}?secret=${secret}`,
        {},
        { 'Idempotency-Key': `act-${id}-${String(n)}` },
      );
    const first = await act(0);
    expect(first.status).toBe(200);
    let n = 1;
    while ((await act(n)).status !== 429) n += 1;
    expect(await act(0)).toMatchObject({ status: 200, body: first.body });
    const retry = { ticket: id, secret, commandId: `act-${id}-0` };
    expect(await one.command('park-ticket', retry)).toEqual({ ok: true, ...first.body });
  });

  it('[STR30] bodies that are not understood take nothing from those that are', async () => {
    const { id, secret } = await take();
    for (let n = 0; n < 8; n += 1)
      for (const body of [{}, { text: '' }, { text: 'x', more: 1 }, { text: 'x'.repeat(2001) }])
        expect((await nobody.post(`/tickets/${id}/complaint?secret=${secret}`, body)).status).toBe(400);
    expect((await nobody.post(`/tickets/${id}/complaint?secret=${secret}`, { text: 'slow' })).status).toBe(200);
    for (let n = 0; n < 40; n += 1)
      expect((await nobody.post(`/tickets/${id}/rating?secret=${secret}`, { grade: 0 })).status).toBe(400);
    expect((await nobody.post(`/tickets/${id}/park?secret=${secret}`)).status).toBe(200);
  });

  it('[STR7] a kiosk that acts with the code of a slip is not held to it, and leaves the citizen theirs', async () => {
    const { id, secret } = await take();
    const kiosk = clientOf(hall.url, await deviceToken(admin, 'kiosk', 'kiosk-1'));
    for (let n = 0; n < 50; n += 1) {
      const said = await kiosk.post(`/tickets/${id}/${n % 2 === 0 ? 'park' : 'resume'}?secret=${secret}`);
      expect(said.status).toBe(200);
    }
    expect((await nobody.post(`/tickets/${id}/park?secret=${secret}`)).status).toBe(200);
    kiosk.close();
  });

  it('[STR9] a socket without an identity is told to wait, and is answered when it has waited', async () => {
    const one = await live();
    const answers: Answer[] = [];
    for (let n = 0; n < 90; n += 1) answers.push(await one.watch('hall'));
    const over = answers.filter((answer) => 'problem' in answer);
    expect(over.length).toBeGreaterThan(0);
    for (const { problem } of over) expect(problem).toMatchObject({ status: 429, retryAfter: 1 });
    await eventually(async () => 'view' in (await one.watch('hall')), 'it may watch again');
  });

  it('[STR9] a console that watches twenty topics after each reconnect goes on, and so do 100 boards at once', async () => {
    const topics = Array.from({ length: 20 }, (_, n) => `counter:${String(n + 1)}`);
    for (let again = 0; again < 5; again += 1) {
      const console = await live(admin.token);
      for (const answer of await Promise.all(topics.map((topic) => console.watch(topic))))
        expect(answer).toHaveProperty('view');
      console.close();
    }
    const boards = await Promise.all(Array.from({ length: 100 }, () => live()));
    const seen = await Promise.all(
      boards.flatMap((board) =>
        ['hall', 'board:board-03', 'notices:board-03', 'emergency'].map((topic) => board.watch(topic)),
      ),
    );
    expect(seen.filter((answer) => !('view' in answer))).toEqual([]);
    for (const board of boards) board.close();
  });

  it('[STR11] three sockets that ask as fast as they can cost no screen a call, and no clerk a command', async () => {
    const screens = await Promise.all(Array.from({ length: 20 }, () => live()));
    const ended: string[] = [];
    for (const screen of screens) {
      screen.socket.on('disconnect', (reason) => ended.push(reason));
      expect(await screen.watch('board:board-03')).toHaveProperty('view');
    }
    const clerk = await live(admin.token);
    const flood = flooding(hall.url, 3);
    await admin.post('/counters/1/open');
    const called: number[] = [];
    for (let n = 0; n < 5; n += 1) {
      await take();
      const said = await clerk.command('call-next', { counter: '1' });
      expect(said).toMatchObject({ ok: true });
      called.push((said['call'] as { seq: number }).seq);
    }
    for (const screen of screens)
      await eventually(
        () => called.every((seq) => screen.calls.some((call) => call.seq === seq)),
        'each screen has heard each call',
      );
    const { asked, views, letGo } = await flood.stop();
    expect(ended).toEqual([]);
    expect(asked).toBeGreaterThan(3000);
    // What each had at first, what came back meanwhile (the test may be slow), and nothing for what was asked.
    expect(views).toBeLessThan(3 * (60 + 4 * 60));
    await eventually(() => letGo() === 3, 'who asks without end is let go');
    await admin.post('/counters/1/finish');
    await admin.post('/counters/1/close');
  });

  it('[STR12] who says that it is there and never reads is let go; its neighbours go on', async () => {
    const witness = await live();
    await witness.watch('hall');
    const mute = await live(admin.token);
    const engine = mute.socket.io.engine.transport as unknown as { ws: { send(text: string): void; _socket: Socket } };
    engine.ws._socket.pause();
    // Signs of life go out all the same, as from somebody who means harm.
    const beating = setInterval(() => engine.ws.send('3'), 500);
    for (let n = 0; n < 400; n += 1) mute.socket.emit('watch', { topic: 'manager' }, () => undefined);
    await eventually(() => hall.output().includes('a socket that does not read was let go'), 'it is let go');
    clearInterval(beating);
    engine.ws._socket.destroy();
    expect(await witness.watch('emergency')).toHaveProperty('view');
    expect(await alive()).toBe(200);
  });
});

/** Bare sockets that ask for views in bursts without ever waiting, in this very process. */
function flooding(url: string, count: number) {
  let asked = 0;
  let views = 0;
  let gone = 0;
  const sockets = Array.from({ length: count }, () => {
    const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false });
    socket.on('disconnect', () => (gone += 1));
    return socket;
  });
  const asking = setInterval(() => {
    for (const socket of sockets) {
      if (!socket.connected) continue;
      for (let n = 0; n < 100; n += 1) {
        asked += 1;
        socket.emit('watch', { topic: n % 2 === 0 ? 'hall' : 'board:board-03' }, (answer: Answer) => {
          if ('view' in answer) views += 1;
        });
      }
    }
  }, 10);
  return {
    stop: async () => {
      // Each of three has been refused a thousand times then, whatever came back meanwhile.
      await eventually(() => asked > 6000, 'it has flooded the hall');
      clearInterval(asking);
      for (const socket of sockets) setTimeout(() => socket.close(), 10_000).unref();
      return { asked, views, letGo: () => gone };
    },
  };
}
