import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SpeakMessage } from '../../core/protocol/boards.ts';
import { lengthOfWave, readWave, type Wave } from '../../server/equipment/voice/wave.ts';
import { login, type Client } from '../support/client.ts';
import { connect, type Live } from '../support/live.ts';
import { deviceToken } from '../support/own-hall.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const REPORT = { version: 'x', sound: 'on', width: 1920, height: 1080, blank: false, upMs: 0, faults: [] } as const;
/** A board of each of the two zones, the counters there that are opened, and a service that waits for them. */
const ZONES = [
  { board: 'board-03', counters: ['1', '2', '3', '4', '5'], service: 'birth-household-registration' },
  { board: 'board-04', counters: ['18', '19', '20', '21', '22'], service: '' },
] as const;

type Heard = SpeakMessage & { readonly board: string };
type Receipt = { readonly call: number; readonly boards: number; readonly painted: number; readonly voice?: string };

let hall: RunningHall;
let desk: Client;
const boards: Live[] = [];
const heard: Heard[] = [];

beforeAll(async () => {
  hall = await startHall();
  desk = await login(hall.url, 'supervisor');
  const admin = await login(hall.url, 'admin');
  for (const { board } of ZONES) {
    const live = await connect(hall.url, { token: await deviceToken(admin, 'board', board) });
    live.socket.on('speak', (message: SpeakMessage) => {
      heard.push({ ...message, board });
      live.socket.emit('board-heard', { id: message.id, outcome: 'began' });
    });
    expect(await live.socket.emitWithAck('board-report', REPORT)).toEqual({ ok: true });
    // As a page does: after a cut, which a busy machine makes, it says again what it is.
    live.socket.on('connect', () => live.socket.emit('board-report', REPORT));
    boards.push(live);
  }
  admin.close();
});

afterAll(async () => {
  for (const each of boards) each.close();
  desk.close();
  await hall.dispose();
});

const serviceAt = async (counter: string): Promise<string> => {
  const { lines } = (await desk.get(`/counters/${counter}`)).body['counter'] as { lines: { line: string }[] };
  const { items } = (await desk.get('/services?limit=1000')).body as unknown as {
    items: { id: string; line: string; needsIdentity: boolean }[];
  };
  return items.find(({ line }) => line === lines[0]?.line)?.id ?? '';
};
const call = async (counter: string, service: string): Promise<number> => {
  expect((await desk.post('/tickets', { services: [service] })).status).toBe(201);
  expect((await desk.post(`/counters/${counter}/next`)).status).toBe(200);
  return (await receipt(counter)).call;
};
const receipt = async (counter: string): Promise<Receipt> =>
  (await desk.get(`/counters/${counter}/heard`)).body['heard'] as Receipt;
const quiet = async (): Promise<void> => {
  const view = async (): Promise<string> => {
    const { sounds } = (await desk.get('/boards')).body as unknown as {
      sounds: { id: string; waiting: number; speaking?: string }[];
    };
    return sounds
      .filter(({ waiting, speaking }) => waiting > 0 || speaking !== undefined)
      .map(({ id }) => id)
      .join();
  };
  await expect.poll(view, { timeout: 60_000, interval: 200 }).toBe('');
};

describe.sequential('the voice of the hall', () => {
  it('[V16] a burst of twenty calls in two zones and two languages: in order, never two at once, each said', async () => {
    const called: Record<string, number[]> = {};
    for (const { board, counters, service } of ZONES) {
      called[board] = [];
      for (const counter of counters) expect((await desk.post(`/counters/${counter}/open`)).status).toBe(200);
      const asked = service === '' ? await serviceAt(counters[0]) : service;
      for (let n = 0; n < 10; n += 1) called[board].push(await call(counters[n % 5] ?? '', asked));
    }
    await quiet();
    for (const { board } of ZONES) {
      const messages = heard.filter((each) => each.board === board);
      const order = messages.flatMap(({ calls }) => calls.map(({ seq }) => seq));
      expect(order).toEqual([...order].sort((a, b) => a - b));
      expect(new Set(order).size).toBe(order.length);
      // The next at a counter ends the call before it, which is said only if its turn came first.
      const last = called[board]?.slice(-5) ?? [];
      expect(order).toEqual(expect.arrayContaining(last));
      for (const [n, message] of messages.entries()) {
        const before = messages[n - 1];
        const end = before === undefined ? 0 : Date.parse(before.startsAt) + before.lengthMs;
        expect(Date.parse(message.startsAt)).toBeGreaterThanOrEqual(end);
        const answer = await fetch(`${hall.url}${message.url}`);
        expect(answer.headers.get('content-type')).toMatch(/audio\/wav/);
        const wave = readWave(Buffer.from(await answer.arrayBuffer())) as Wave;
        expect(lengthOfWave(wave)).toBe(message.lengthMs);
      }
    }
    // The first call was said in both languages, as sounds.csv has it; the board's own zone has its own voice
    // meanwhile.
    const [first, second] = ZONES.map(({ board }) => heard.filter((each) => each.board === board));
    const overlap = first?.some((one) =>
      second?.some(
        (other) =>
          Date.parse(one.startsAt) < Date.parse(other.startsAt) + other.lengthMs &&
          Date.parse(other.startsAt) < Date.parse(one.startsAt) + one.lengthMs,
      ),
    );
    expect(overlap).toBe(true);
  });

  it('[V17] [BD3] what is served before its turn is not said; the counter is told what became of its call', async () => {
    const [one, two] = ['1', '2'];
    const first = await call(one, ZONES[0].service);
    const second = await call(two, ZONES[0].service);
    await desk.post(`/counters/${two}/serve`);
    const { calls } = (await desk.get('/boards/board-03')).body as unknown as { calls: { seq: number; at: string }[] };
    boards[0]?.socket.emit('board-painted', { seq: first, at: '2026-01-31T09:00:00+08:00' });
    boards[0]?.socket.emit(
      'board-painted',
      calls.find(({ seq }) => seq === first),
    );
    await expect.poll(() => receipt(one)).toMatchObject({ call: first, painted: 1, boards: 1 });
    await expect.poll(async () => (await receipt(one)).voice).toBe('speaking');
    await quiet();
    expect((await receipt(one)).voice).toBe('spoken');
    expect(heard.some(({ calls }) => calls.some(({ seq }) => seq === second))).toBe(false);
    // A recall is a call of its own.
    expect((await desk.post(`/counters/${one}/recall`)).status).toBe(200);
    await expect.poll(async () => (await receipt(one)).voice).toBe('speaking');
    expect((await receipt(one)).call).toBeGreaterThan(first);
    await quiet();
  });

  it('[N81] an emergency has a tone and words of its own, breaks off the call that is being said, and ends when it is withdrawn', async () => {
    await quiet();
    const before = heard.length;
    const here = () => heard.slice(before).filter(({ board }) => board === 'board-03');
    const seq = await call('1', 'birth-household-registration');
    await expect.poll(() => here().length).toBe(1);
    const said = await desk.post('/notices/emergency', { text: { 'zh-Hans': '请离开', en: 'Please leave' } });
    expect(said.status).toBe(201);
    await expect.poll(() => here().length).toBe(2);
    const alarm = here()[1];
    expect(alarm).toMatchObject({ calls: [], hush: true });
    const wave = readWave(Buffer.from(await (await fetch(`${hall.url}${alarm?.url ?? ''}`)).arrayBuffer())) as Wave;
    expect(lengthOfWave(wave)).toBe(alarm?.lengthMs);
    expect(wave.samples.reduce((most, each) => Math.max(most, Math.abs(each)), 0)).toBeGreaterThan(15_000);
    await expect.poll(() => here().length).toBe(3);
    expect(here().map(({ calls }) => calls.map((each) => each.seq))).toEqual([[seq], [], [seq]]);
    const end = Date.parse(alarm?.startsAt ?? '') + (alarm?.lengthMs ?? 0);
    expect(Date.parse(here()[2]?.startsAt ?? '')).toBeGreaterThanOrEqual(end);
    expect((await desk.delete('/notices/emergency')).status).toBe(204);
    await quiet();
  }, 60_000);

  it('[V18] a loudspeaker that does not answer is told, and holds nobody up', async () => {
    boards[0]?.socket.off('speak');
    const seq = await call('3', ZONES[0].service);
    await expect.poll(async () => (await receipt('3')).voice, { interval: 200 }).toBe('silent');
    expect((await receipt('3')).call).toBe(seq);
    const { sounds } = (await desk.get('/boards')).body as unknown as {
      sounds: { board: string; silentSince?: string }[];
    };
    expect(sounds.find(({ board }) => board === 'board-03')?.silentSince).toBeDefined();
  });

  it('[V19] anybody may try how a number is called, if they work here; garbage is told what is wrong', async () => {
    const sample = async (query: string, token = desk.token): Promise<Response> =>
      fetch(`${hall.url}/api/v1/voice/sample.wav?${query}`, { headers: { Authorization: `Bearer ${token ?? ''}` } });
    const good = await sample('number=A012&counter=3');
    expect(readWave(Buffer.from(await good.arrayBuffer()))).toMatchObject({ rate: 22_050 });
    expect((await sample('number=A012&counter=none')).status).toBe(404);
    expect((await sample('number=hello&counter=3')).status).toBe(400);
    expect((await sample('number=A012&counter=3&voices=zh:9')).status).toBe(400);
    expect((await sample('number=A012&counter=3', 'none')).status).toBe(401);
    expect((await fetch(`${hall.url}/api/v1/voice/unknown.wav`)).status).toBe(404);
  });

  it('[BD1] boards report and are told; only those with an identity are heard', async () => {
    const view = async (id: string): Promise<object> =>
      ((await desk.get('/boards')).body as unknown as { items: { id: string }[] }).items.find(
        (each) => each.id === id,
      ) ?? {};
    expect(await view('board-03')).toMatchObject({ linked: true, pages: 1, report: { sound: 'on', width: 1920 } });
    expect(await view('board-09')).toMatchObject({ linked: false, pages: 0 });
    const orders: string[] = [];
    boards[1]?.socket.on('board-order', ({ order }: { order: string }) => orders.push(order));
    for (const order of ['identify', 'mute', 'blank'])
      expect((await desk.post('/boards/board-04/order', { order })).status).toBe(202);
    await expect.poll(() => orders).toEqual(['identify', 'mute', 'blank']);
    expect(await view('board-04')).toMatchObject({ standing: { muted: true, blank: true, volume: 100 } });
    expect((await desk.post('/boards/board-09/order', { order: 'reload' })).status).toBe(409);
    expect((await desk.post('/boards/board-99/order', { order: 'reload' })).status).toBe(404);
    expect((await desk.post('/boards/board-04/order', { order: 'explode' })).status).toBe(400);
    const stranger = await connect(hall.url, {});
    expect(await stranger.socket.emitWithAck('board-report', REPORT)).toMatchObject({ problem: { status: 403 } });
    const garbage = await boards[1]?.socket.emitWithAck('board-report', { ...REPORT, width: 'wide' });
    expect(garbage).toMatchObject({ problem: { status: 400 } });
    stranger.close();
    boards[1]?.close();
    await expect.poll(() => view('board-04')).toMatchObject({ linked: false, standing: { muted: true } });
  });
});
