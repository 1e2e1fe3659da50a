import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { login, type Client } from '../support/client.ts';
import { openPage, textOf } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
const FULL_HD = { width: 1920, height: 1080 };
let hall: RunningHall;
let browser: Browser;
let desk: Client;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  hall = await startHall();
  browser = await sharedBrowser();
  desk = await login(hall.url, 'supervisor');
});

afterAll(async () => {
  desk.close();
  await browser.close();
  await hall.dispose();
});

async function call(counter: string, service: string): Promise<string> {
  const said = await desk.post('/tickets', { services: [service], language: 'zh-Hans' });
  const { number } = said.body['ticket'] as { number: string };
  expect((await desk.post(`/counters/${counter}/open`)).status).toBe(200);
  expect((await desk.post(`/counters/${counter}/call`, { number, reason: 'asked' })).status, service).toBe(200);
  return number;
}

it('[BD11] a board of the type window is the screen over its counter, and hears of that counter alone', async () => {
  const { page, context, faults } = await openPage(browser, `${hall.url}/display?id=board-13`, {
    width: 1280,
    height: 720,
  });
  await textOf(page, 'window-counter', /3/);
  const number = await call('3', 'birth-household-registration');
  const other = await call('2', 'birth-household-registration');
  await textOf(page, 'window-number', new RegExp(`^${number}$`));
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(FOLDER, 'board-window-1280x720.png') });
  const board = (await desk.get('/boards/board-13')).body;
  expect(board).toMatchObject({ kind: 'window', counter: '3', waiting: [], calls: [{ number, counter: '3' }] });
  expect(JSON.stringify(board)).not.toContain(other);
  // No names unless the hall says so.
  expect((await desk.get('/windows/3')).body).not.toHaveProperty('clerk');
  expect(faults).toEqual([]);
  await context.close();
});

it('[BD12] a department board shows the calls of its counters in all zones, and of no other counter', async () => {
  const sale = await call('18', 'property-transfer-sale');
  const planning = await call('91', 'site-selection-opinion');
  const household = await call('1', 'birth-household-registration');
  const shown = (await desk.get('/boards/board-14')).body;
  expect(shown['calls']).toMatchObject([
    { number: planning, counter: '91', zone: '2F-B' },
    { number: sale, counter: '18', zone: '1F-B' },
  ]);
  expect(JSON.stringify(shown)).not.toContain(household);
  const lines = (shown['waiting'] as { line: string }[]).map(({ line }) => line);
  expect(lines).toEqual(expect.arrayContaining(['nr-transfer', 'nr-planning']));
  expect(lines).not.toContain('ps-household');
  const { page, context, faults } = await openPage(browser, `${hall.url}/display?id=board-14`, FULL_HD);
  await textOf(page, 'called-number', new RegExp(`^${planning}$`));
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(FOLDER, 'board-department-1920x1080.png') });
  expect(faults).toEqual([]);
  await context.close();
});
