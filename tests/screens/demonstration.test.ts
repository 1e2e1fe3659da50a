import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clientOf, login, type Client } from '../support/client.ts';
import { at, openPage, SIZES, textOf } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startEmptyDemo, type RunningDemo } from '../support/start-demo.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const SPEED = 60;

let demo: RunningDemo;
let hall: RunningHall;
let browser: Browser;
let anybody: Client;
let url = '';
let slip = '';
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hallcall-demo-pages-'));
  demo = startEmptyDemo(SPEED, ['--port', '0', '--data', folder]);
  [url, hall, browser] = await Promise.all([demo.ready, startHall(), sharedBrowser()]);
  anybody = clientOf(url);
  const desk = await login(url, 'supervisor');
  const { id, secret } = (await desk.post('/tickets', { services: ['id-card-renewal'] })).body['ticket'] as Record<
    string,
    string
  >;
  slip = `/t/${id ?? ''}#${secret ?? ''}`;
  desk.close();
});
afterAll(async () => {
  demo.interrupt();
  await demo.ended;
  anybody.close();
  await browser.close();
  await hall.dispose();
  await rm(folder, { recursive: true, force: true });
});

const PAGES = [
  ['/', SIZES.landing],
  ['/kiosk', SIZES.kiosk],
  ['/counter', SIZES.counter],
  ['/display?id=board-01', SIZES.board],
  ['/manager', { width: 390, height: 844 }],
  ['/rating?counter=1', { width: 800, height: 480 }],
  ['/tray', SIZES.tray],
  ['/keypad', SIZES.keypad],
  ['/signs', SIZES.landing],
  ['the slip', { width: 390, height: 844 }],
] as const;

it.each(PAGES)('[F13] %s says that it is a demonstration, and how fast its time runs', async (path, size) => {
  const { page, context, faults } = await openPage(browser, url + (path === 'the slip' ? slip : path), size);
  expect(await textOf(page, 'demonstration', new RegExp(`(演示|[Dd]emonstration).*×${String(SPEED)}`))).not.toBe('');
  const note = await at(page, 'demonstration').first().boundingBox();
  expect(note?.width).toBeLessThanOrEqual(size.width);
  expect(faults).toEqual([]);
  await context.close();
});

it('[F13] the clock of a page keeps the pace of the hall between two views', async () => {
  const { page, context } = await openPage(browser, `${url}/display?id=board-01`, SIZES.board);
  await at(page, 'demonstration').waitFor();
  const minuteOf = (text: string): number => {
    const [, hours = '0', minutes = '0'] = /(\d{1,2}):(\d{2})/.exec(text) ?? [];
    return Number(hours) * 60 + Number(minutes);
  };
  const said = async (): Promise<number> =>
    minuteOf(((await anybody.get('/hall')).body['now'] as string).slice(11, 16));
  const behind = async (): Promise<number> =>
    Math.abs(minuteOf(await textOf(page, 'clock', /\d:\d\d/)) - (await said()));
  // Until the first view a page knows its machine's time alone.
  await expect.poll(behind).toBeLessThanOrEqual(1);
  // Nothing happens in this hall: a page that counted seconds of its own would soon be minutes behind.
  const first = await said();
  for (let now = first; now < first + 4; now = await said()) expect(await behind()).toBeLessThanOrEqual(1);
  await context.close();
});

it('[F13] a hall of people says nothing of it, and offers both on its landing page in Chinese and English', async () => {
  const { page, context } = await openPage(browser, hall.url, SIZES.landing);
  await at(page, 'offers').waitFor();
  expect(await at(page, 'demonstration').count()).toBe(0);
  const words = await textOf(page, 'offers', /npm run demo/);
  for (const said of ['npm run simulate -- --into', '星期一', 'Monday', '模拟', 'simulated'])
    expect(words).toContain(said);
  await context.close();
  const board = await openPage(browser, `${hall.url}/display?id=board-01`, SIZES.board);
  await at(board.page, 'waiting-line').or(at(board.page, 'clock')).first().waitFor();
  expect(await at(board.page, 'demonstration').count()).toBe(0);
  await board.context.close();
});
