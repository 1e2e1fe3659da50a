import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf, login, type Client } from '../support/client.ts';
import { connect, type Live } from '../support/live.ts';
import { deviceToken, ownAdmin, ownHall } from '../support/own-hall.ts';
import { startAgent } from '../support/start-agent.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

type Item = { readonly id: string; readonly state: string; readonly why?: string };
type Counter = {
  readonly state: string;
  readonly ticket?: { readonly number: string; readonly state: string; readonly id: string };
};

const CARD = { name: '张示例', sex: 'female', born: '19490101', idNumber: '110101194901010026' } as const;

describe('input devices at the server', () => {
  let hall: RunningHall;
  let desk: Client;
  let kiosk: Live;
  let citizen: Client;
  const heard: { device: string; news: { kind: string; text?: string; hash?: string; lastFour?: string } }[] = [];

  beforeAll(async () => {
    hall = await startHall();
    desk = await login(hall.url, 'supervisor');
    const admin = await login(hall.url, 'admin');
    const token = await deviceToken(admin, 'kiosk', 'kiosk-1');
    kiosk = await connect(hall.url, { token });
    citizen = clientOf(hall.url, token);
    kiosk.socket.on('device', (news) => heard.push(news as (typeof heard)[number]));
    admin.close();
  });
  afterAll(async () => {
    kiosk.close();
    citizen.close();
    desk.close();
    await hall.dispose();
  });

  const press = (id: string, body: object) => desk.post(`/inputs/${id}/press`, body);
  /** In the sample hall its pages press for the citizen; staff do not. */
  const rate = (id: string, body: object) => citizen.post(`/inputs/${id}/press`, body);
  const counter = async (id: string): Promise<Counter> =>
    (await desk.get(`/counters/${id}`)).body['counter'] as Counter;
  const becomes = (id: string, shape: object): Promise<void> =>
    expect.poll(() => counter(id), { interval: 30 }).toMatchObject(shape);
  const take = async (): Promise<string> =>
    ((await desk.post('/tickets', { services: ['birth-household-registration'] })).body['ticket'] as { number: string })
      .number;

  it('[IN1] every device of the hall file is listed, and the virtual ones are there', async () => {
    await expect
      .poll(async () => ((await desk.get('/inputs')).body['items'] as Item[]).map(({ id, state }) => `${id} ${state}`))
      .toEqual(['keypad-1 there', 'rating-1 there', 'call-box-2 there', 'scanner-k1 there', 'card-k1 there']);
    const stranger = clientOf(hall.url);
    expect((await stranger.get('/inputs')).status).toBe(401);
    expect((await stranger.post('/inputs/keypad-1/press', { kind: 'key', key: 'NumpadEnter' })).status).toBe(401);
    stranger.close();
    expect((await press('keypad-9', { kind: 'key', key: 'NumpadEnter' })).status).toBe(404);
    expect((await press('keypad-1', { kind: 'jump' })).status).toBe(400);
    expect((await press('keypad-1', { kind: 'take-card' })).status).toBe(409);
  });

  it('[IN2] a key at a counter where nobody sits does nothing', async () => {
    await take();
    expect((await press('keypad-1', { kind: 'key', key: 'NumpadEnter' })).status).toBe(202);
    // Longer than a double strike is guarded: the next key is a key of its own.
    await new Promise((done) => setTimeout(done, 600));
    expect((await counter('1')).state).toBe('closed');
  });

  it('[IN3] the keypad calls, recalls, finishes and calls a typed number, as the clerk who sits there', async () => {
    const clerk = await login(hall.url, 'clerk');
    await clerk.post('/counters/1/open');
    const key = (name: string) => press('keypad-1', { kind: 'key', key: name });
    await key('NumpadEnter');
    await becomes('1', { ticket: { state: 'called' } });
    const audit = await login(hall.url, 'manager');
    const { items } = (await audit.get('/audit?limit=1000')).body as unknown as {
      items: { type: string; actor: string }[];
    };
    expect(items.find(({ type }) => type === 'TicketCalled')?.actor).toBe('staff:clerk');
    audit.close();
    await key('NumpadAdd');
    await expect.poll(async () => JSON.stringify(await counter('1'))).toContain('"recalls":1');
    await key('NumpadMultiply');
    await expect.poll(async () => (await counter('1')).ticket).toBeUndefined();
    const wanted = await take();
    await take();
    for (const digit of wanted.replace(/\D/g, '')) await key(`Numpad${digit}`);
    await key('NumpadEnter');
    await becomes('1', { ticket: { number: wanted } });
    clerk.close();
  });

  it('[IN4] a double strike is one', async () => {
    const before = (await desk.get('/counters/1')).body['counter'] as { today: { called: number } };
    await take();
    await take();
    await desk.post('/counters/1/serve');
    await Promise.all([1, 2, 3].map(() => press('keypad-1', { kind: 'key', key: 'NumpadEnter' })));
    await expect
      .poll(async () => ((await desk.get('/counters/1')).body['counter'] as typeof before).today.called)
      .toBe(before.today.called + 1);
  });

  it('[IN5] the rating pad rates what was served there last, once', async () => {
    const { ticket } = await counter('1');
    await desk.post('/counters/1/serve');
    await desk.post('/counters/1/finish');
    await rate('rating-1', { kind: 'key', key: 'Numpad1' });
    const grades = async (): Promise<unknown> => ((await desk.get('/overview')).body as { ratings: unknown }).ratings;
    await expect.poll(grades).toMatchObject({ grades: { '5': 1 } });
    await new Promise((done) => setTimeout(done, 600));
    await rate('rating-1', { kind: 'key', key: 'Numpad5' });
    await new Promise((done) => setTimeout(done, 200));
    expect(await grades()).toMatchObject({ grades: { '5': 1, '1': 0 } });
    expect(ticket).toBeDefined();
  });

  it('[IN6] the call box calls, and its evaluator rates', async () => {
    await desk.post('/counters/2/open');
    await take();
    await press('call-box-2', { kind: 'key', key: 'call' });
    await becomes('2', { ticket: { state: 'called' } });
    await press('call-box-2', { kind: 'key', key: 'confirm' });
    await expect.poll(async () => (await counter('2')).ticket).toBeUndefined();
    await rate('call-box-2', { kind: 'evaluator', value: 3 });
    await expect
      .poll(async () => ((await desk.get('/overview')).body as { ratings: unknown }).ratings)
      .toMatchObject({ grades: { '5': 2 } });
  });

  it('[IN9] next, while the one in hand never came: refused once; again, it was there; later it is asked anew', async () => {
    const called = async (): Promise<number> =>
      ((await counter('2')) as unknown as { today: { called: number } }).today.called;
    const key = async (name: string): Promise<void> => {
      // Longer than a double strike is guarded.
      await new Promise((done) => setTimeout(done, 600));
      await press('call-box-2', { kind: 'key', key: name });
    };
    for (let n = 0; n < 3; n += 1) await take();
    await key('call');
    await becomes('2', { ticket: { state: 'called' } });
    const { ticket: first } = await counter('2');
    const before = await called();
    await key('call');
    await new Promise((done) => setTimeout(done, 300));
    expect((await counter('2')).ticket?.number).toBe(first?.number);
    await key('call');
    await expect.poll(called).toBe(before + 1);
    expect((await desk.get(`/tickets/${first?.id ?? ''}`)).body['ticket']).toMatchObject({ state: 'done' });
    const { ticket: second } = await counter('2');
    await key('call');
    await key('abandon');
    await expect
      .poll(async () => (await desk.get(`/tickets/${second?.id ?? ''}`)).body['ticket'] as object)
      .toMatchObject({ state: 'no-show' });
    await key('call');
    await expect.poll(called).toBe(before + 2);
    await desk.post('/counters/2/finish');
  });

  it('[IN7] what is scanned or read at a kiosk goes to its page alone, and the number of a card never', async () => {
    expect(await kiosk.watch('kiosk:kiosk-1')).toMatchObject({
      view: { items: [{ id: 'scanner-k1' }, { id: 'card-k1' }] },
    });
    expect(await kiosk.watch('kiosk:kiosk-2')).toMatchObject({ problem: { status: 403 } });
    await press('scanner-k1', { kind: 'scan', text: 'http://hall/t/abc#secret' });
    await expect.poll(() => heard.find(({ news }) => news.kind === 'scan')?.news.text).toBe('http://hall/t/abc#secret');
    await press('card-k1', { kind: 'put-card', card: CARD });
    await expect
      .poll(() => heard.find(({ news }) => news.kind === 'id-card')?.news)
      .toMatchObject({ lastFour: '0026' });
    const { hash = '' } = heard.find(({ news }) => news.kind === 'id-card')?.news ?? {};
    expect(JSON.stringify(heard)).not.toContain(CARD.idNumber);
    // The same person, typed by hand at another kiosk, is the same person.
    const typed = await desk.post('/tickets', { services: ['id-card-renewal'], identity: CARD.idNumber });
    const read = await desk.post('/tickets', { services: ['id-card-renewal'], identity: `sealed:${hash}` });
    expect([typed.status, read.status]).toEqual([201, 201]);
    const audit = await login(hall.url, 'manager');
    const { items } = (await audit.get('/audit?limit=1000')).body as unknown as {
      items: { type: string; data: { identity?: string } }[];
    };
    const identities = items
      .filter(({ type, data }) => type === 'TicketIssued' && data.identity !== undefined)
      .map(({ data }) => data.identity);
    expect(identities).toEqual([hash, hash]);
    expect(JSON.stringify(items)).not.toContain(CARD.idNumber);
    expect(hall.output()).not.toContain(CARD.idNumber);
    audit.close();
  });
});

describe('input devices at an agent', () => {
  it('[IN8] a recorded keypad at a counter’s PC calls the next; with the agent gone its device is missing within three seconds', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hallcall-inputs-'));
    const recording = join(folder, 'enter.txt');
    // Three seconds of silence, then Enter of the number block goes down and up.
    await writeFile(recording, '+3000 < 00 00 58 00 00 00 00 00\n+40 < 00 00 00 00 00 00 00 00\n');
    const own = await ownHall();
    await writeFile(
      join(own.folder, 'inputs.csv'),
      [
        'id,family,where,counter,kiosk',
        `keypad-1,keypad-numpad,agent:pc-1:replay:${recording},1,`,
        'keypad-2,keypad-numpad,agent:pc-1:virtual,2,',
        'reader-1,id-reader-sdt,agent:pc-1:virtual,,kiosk-1',
        '',
      ].join('\n'),
    );
    const hall = await startHall({ env: { HALL_FILE: own.folder } });
    const admin = await ownAdmin(hall.url);
    const agent = await startAgent({ server: hall.url, token: await deviceToken(admin, 'agent', 'pc-1') });
    const items = async (): Promise<string[]> =>
      ((await admin.get('/inputs')).body['items'] as Item[]).map(
        ({ id, state, why }) => `${id} ${state}${why === undefined ? '' : ` ${why}`}`,
      );
    await expect.poll(items).toEqual(['keypad-1 there', 'keypad-2 there', 'reader-1 there']);
    for (const counter of ['1', '2']) await admin.post(`/counters/${counter}/open`);
    for (let n = 0; n < 3; n += 1) await admin.post('/tickets', { services: ['birth-household-registration'] });
    const ticketAt = async (counter: string): Promise<unknown> =>
      ((await admin.get(`/counters/${counter}`)).body['counter'] as Counter).ticket;
    await expect.poll(() => ticketAt('1')).toMatchObject({ state: 'called' });
    await admin.post('/inputs/keypad-2/press', { kind: 'key', key: 'NumpadEnter' });
    await expect.poll(() => ticketAt('2')).toMatchObject({ state: 'called' });
    // The key of the hall is not left on the PC.
    expect(await readFile(join(agent.data, 'setup.json'), 'utf8')).not.toContain('sealKey');
    await agent.kill();
    await expect
      .poll(items)
      .toEqual(['keypad-1 missing agent-offline', 'keypad-2 missing agent-offline', 'reader-1 missing agent-offline']);
    expect((await admin.post('/inputs/keypad-2/press', { kind: 'key', key: 'NumpadEnter' })).status).toBe(409);
    await agent.dispose();
    admin.close();
    await hall.dispose();
    await own.remove();
    await rm(folder, { recursive: true, force: true });
  });
});
