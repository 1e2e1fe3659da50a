import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pause } from '../support/pause.ts';
import { login, type Client } from '../support/client.ts';
import { at, openPage, SIZES, textOf } from '../support/pages.ts';
import { startRelay, type Relay } from '../support/relay.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const BOARD = 'board-03';
const COUNTERS = ['1', '2', '3'] as const;
const SERVICE = 'birth-household-registration';
/** Longer than a board needs to paint and to tell it, and than the hall needs to say so. */
const SETTLED_MS = 1200;

type Receipt = { readonly call?: number; readonly boards: number; readonly painted: number };

let hall: RunningHall;
let browser: Browser;
let desk: Client;
/** The cable between the board and the hall. */
let cable: Relay;
let page: Page;
/** What the board told, as `seq at`. */
const told: string[] = [];

beforeAll(async () => {
  hall = await startHall();
  browser = await sharedBrowser();
  desk = await login(hall.url, 'supervisor');
  for (const counter of COUNTERS) expect((await desk.post(`/counters/${counter}/open`)).status).toBe(200);
  const opened = await openPage(browser, 'about:blank', SIZES.board);
  page = opened.page;
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => {
      const frame = /^42\["board-painted",(\{.*\})\]$/.exec(payload.toString())?.[1];
      if (frame === undefined) return;
      const { seq, at: when } = JSON.parse(frame) as { seq: number; at: string };
      told.push(`${String(seq)} ${when}`);
    });
  });
  cable = await startRelay(hall.port);
  await page.goto(`${cable.url}/display?id=${BOARD}`);
  await at(page, 'clock').waitFor();
});

afterAll(async () => {
  desk.close();
  await browser.close();
  await cable.close();
  await hall.dispose();
});

const callAt = async (counter: string): Promise<void> => {
  expect((await desk.post('/tickets', { services: [SERVICE] })).status).toBe(201);
  expect((await desk.post(`/counters/${counter}/next`)).status).toBe(200);
};
const receipt = async (counter: string): Promise<Receipt> =>
  (await desk.get(`/counters/${counter}/heard`)).body['heard'] as Receipt;
const painted = async (): Promise<readonly number[]> =>
  (await Promise.all(COUNTERS.map(receipt))).map((each) => each.painted);
const order = async (name: string): Promise<void> => {
  expect((await desk.post(`/boards/${BOARD}/order`, { order: name })).status).toBe(202);
};

describe.sequential('what a board tells of the calls on its glass', () => {
  it('[BD3] several calls at the same moment are told each, once', async () => {
    await Promise.all(COUNTERS.map(callAt));
    await expect.poll(painted).toEqual([1, 1, 1]);
    await pause(SETTLED_MS);
    expect(told).toHaveLength(3);
    expect(new Set(told).size).toBe(3);
  });

  it('[BD3] a server that has forgotten is told again of all that stand there', async () => {
    cable.cut();
    await hall.kill();
    hall = await hall.again();
    expect(await painted()).toEqual([0, 0, 0]);
    cable.mend();
    await expect.poll(painted).toEqual([1, 1, 1]);
  });

  it('[BD3] a dark board tells of no call and names none; shown again it does', async () => {
    await order('blank');
    await at(page, 'blank').waitFor();
    await callAt('1');
    await pause(SETTLED_MS);
    expect((await painted())[0]).toBe(0);
    const { items } = (await desk.get('/boards')).body as unknown as {
      items: { id: string; report?: { blank: boolean; top?: string } }[];
    };
    const report = items.find(({ id }) => id === BOARD)?.report;
    expect(report).toMatchObject({ blank: true });
    expect(report).not.toHaveProperty('top');
    await order('show');
    await expect.poll(painted).toEqual([1, 1, 1]);
  });

  it('[BD3] an emergency leaves the newest call alone on the glass, an evacuation none', async () => {
    const text = { 'zh-Hans': '请注意', en: 'Attention please' };
    expect((await desk.post('/notices/emergency', { text })).status).toBe(201);
    await textOf(page, 'emergency', /请注意/);
    await callAt('1');
    // It has to wait for its turn in the band, behind those above.
    await expect.poll(painted).toEqual([1, 1, 1]);
    expect((await desk.post('/notices/emergency', { text, evacuate: true })).status).toBe(201);
    await at(page, 'now-calling').waitFor({ state: 'detached' });
    await callAt('2');
    await pause(SETTLED_MS);
    expect((await painted())[1]).toBe(0);
    expect((await desk.delete('/notices/emergency')).status).toBe(204);
    await expect.poll(painted).toEqual([1, 1, 1]);
  });

  it('[BD3] [BD11] the screen over a counter tells of the calls there', async () => {
    const over = await openPage(browser, `${hall.url}/display?id=board-13`, { width: 1280, height: 720 });
    await at(over.page, 'window-counter').waitFor();
    await callAt('3');
    await expect.poll(() => receipt('3')).toMatchObject({ boards: 2, painted: 2 });
    await over.context.close();
    await expect.poll(() => receipt('3')).toMatchObject({ boards: 1, painted: 1 });
  });
});
