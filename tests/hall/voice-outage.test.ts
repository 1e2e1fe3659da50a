import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BoardReport, SpeakMessage } from '../../core/protocol/boards.ts';
import { login, type Client } from '../support/client.ts';
import { connect, type Live } from '../support/live.ts';
import { deviceToken } from '../support/own-hall.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const BOARD = 'board-03';
let first: RunningHall;
let hall: RunningHall;
let desk: Client;
let token: string | undefined;
let page: Live;
let told: SpeakMessage[] = [];
/** What the page has begun to say, as a page of the board keeps it over a broken line. */
let begun: NonNullable<BoardReport['begun']>;

beforeAll(async () => {
  hall = first = await startHall();
  const admin = await login(hall.url, 'admin');
  token = await deviceToken(admin, 'board', BOARD);
  admin.close();
  begun = { seq: 0, at: new Date().toISOString() };
  desk = await login(hall.url, 'supervisor');
  for (const counter of ['1', '2', '3']) expect((await desk.post(`/counters/${counter}/open`)).status).toBe(200);
});

afterAll(async () => {
  page.close();
  desk.close();
  await hall.dispose();
  await first.dispose();
});

/** A page that plays what it is told to say, and answers. */
const link = async (): Promise<Live> => {
  const live = await connect(hall.url, { token });
  told = [];
  live.socket.on('speak', (message: SpeakMessage) => {
    told.push(message);
    const last = message.calls.at(-1);
    if (last !== undefined) begun = { seq: last.seq, at: last.at };
    live.socket.emit('board-heard', { id: message.id, outcome: 'began' });
  });
  const report = { version: 'x', sound: 'on', width: 1, height: 1, blank: false, upMs: 0, faults: [], begun };
  expect(await live.socket.emitWithAck('board-report', report)).toEqual({ ok: true });
  return live;
};
const receipt = async (counter: string): Promise<{ readonly call: number; readonly voice?: string }> =>
  (await desk.get(`/counters/${counter}/heard`)).body['heard'] as { call: number };
const call = async (counter: string): Promise<number> => {
  expect((await desk.post('/tickets', { services: ['birth-household-registration'] })).status).toBe(201);
  expect((await desk.post(`/counters/${counter}/next`)).status).toBe(200);
  return (await receipt(counter)).call;
};
const seqs = (): readonly number[] => told.flatMap(({ calls }) => calls.map(({ seq }) => seq));

it('[V22] a call that is made while the board is away two seconds is said when it is back', async () => {
  page = await link();
  page.close();
  const away = async (): Promise<string | undefined> => {
    const { sounds } = (await desk.get('/boards')).body as { sounds?: { board: string; silentSince?: string }[] };
    return sounds?.find(({ board }) => board === BOARD)?.silentSince;
  };
  await expect
    .poll(async () => (await desk.get('/boards')).body)
    .toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ id: BOARD, linked: false })]) });
  const seq = await call('1');
  expect((await receipt('1')).voice).toBe('waiting');
  expect(await away()).toBeDefined();
  await new Promise((done) => setTimeout(done, 2000));
  page = await link();
  await expect.poll(seqs).toEqual([seq]);
  await expect.poll(away).toBeUndefined();
  expect((await receipt('1')).voice).toBe('speaking');
});

it('[V23] over a restart of the server a young call is said once, and what was said is not said again', async () => {
  const said = await call('2');
  await expect.poll(seqs).toContain(said);
  const waits = await call('3');
  page.close();
  await hall.kill();
  hall = await hall.again();
  desk.close();
  desk = await login(hall.url, 'supervisor');
  page = await link();
  await expect.poll(seqs).toEqual([waits]);
  expect((await receipt('2')).voice).toBe('spoken');
  expect((await receipt('3')).voice).toBe('speaking');
}, 240_000);
