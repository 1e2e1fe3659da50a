import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { login, type Client } from '../support/client.ts';
import { at, openPage, signIn, SIZES, type OpenPage } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
const BOARD = 'board-03';

let hall: RunningHall;
let browser: Browser;
let desk: Client;
let board: OpenPage;
let manager: OpenPage;
let page: Page;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  hall = await startHall({ env: { LOG_LEVEL: 'silent' } });
  browser = await sharedBrowser('speaking');
  desk = await login(hall.url, 'supervisor');
  board = await openPage(browser, `${hall.url}/display?id=${BOARD}`, SIZES.board);
  await at(board.page, 'clock').waitFor();
  manager = await openPage(browser, `${hall.url}/manager`, SIZES.manager, { bypassCSP: true });
  page = manager.page;
  await signIn(page, 'manager');
  await at(page, 'side-boards').click();
  await row().locator('.head').click();
  await at(page, 'board-detail').waitFor();
});

afterAll(async () => {
  desk.close();
  await browser.close();
  await hall.dispose();
});

const row = (id = BOARD) => page.locator(`[data-test="board-row"][data-board="${id}"]`);
const facts = () => row().locator('.facts');
const press = (order: string) => row().locator(`[data-test="order-${order}"]`).click();
const report = async (): Promise<Record<string, unknown>> => {
  const { items } = (await desk.get('/boards')).body as unknown as {
    items: { id: string; report: Record<string, unknown> }[];
  };
  return items.find(({ id }) => id === BOARD)?.report ?? {};
};

describe.sequential('orders to boards', () => {
  it('[BD1] [BD2] a board that is dark and mute is so after a start of the server, and where page and server start anew; the manager sees it', async () => {
    await press('blank');
    await at(board.page, 'blank').waitFor();
    await press('mute');
    await facts()
      .filter({ hasText: '1920×1080' })
      .filter({ hasText: '已静音' })
      .filter({ hasText: '已黑屏' })
      .waitFor();
    await hall.kill();
    hall = await hall.again();
    await expect.poll(report).toMatchObject({ blank: true, sound: 'muted' });
    await hall.kill();
    await board.page.goto('about:blank');
    hall = await hall.again();
    await board.page.goto(`${hall.url}/display?id=${BOARD}`);
    await at(board.page, 'blank').waitFor();
    await expect.poll(report).toMatchObject({ blank: true, sound: 'muted' });
    await facts()
      .filter({ hasText: '1920×1080' })
      .filter({ hasText: '已静音' })
      .filter({ hasText: '已黑屏' })
      .waitFor();
    await page.screenshot({ path: join(FOLDER, 'manager-board-dark.png') });
    await press('show');
    await press('unmute');
    await at(board.page, 'clock').waitFor();
    await expect.poll(report).toMatchObject({ blank: false, sound: 'on' });
  });

  it('[BD62] [BD63] [BD64] a board in full: what it shows, its version, its loudness, who told it what; three languages', async () => {
    expect((await desk.post('/counters/1/open')).status).toBe(200);
    expect((await desk.post('/tickets', { services: ['birth-household-registration'] })).status).toBe(201);
    expect((await desk.post('/counters/1/next')).status).toBe(200);
    const boss = await login(hall.url, 'manager');
    const text = { 'zh-Hans': '十点消防演习', 'zh-Hant': '十點消防演習', en: 'Fire drill at ten' };
    const made = await boss.post('/notices', { title: '消防演习', content: { kind: 'text', text } });
    expect(made.status).toBe(201);
    const range = row().locator('[data-test="volume"]');
    await range.focus();
    await page.keyboard.press('Home');
    for (let n = 0; n < 4; n += 1) await page.keyboard.press('ArrowRight');
    const detail = at(page, 'board-detail');
    await detail.filter({ hasText: '音量 40% · manager' }).waitFor();
    await detail.filter({ hasText: /A001 · 公告“消防演习”/ }).waitFor();
    await detail.filter({ hasText: /[0-9a-f]{12} · / }).waitFor();
    await row('board-04').filter({ hasText: '未连接（系统启动前的情况不详）' }).waitFor();
    const { items } = (await desk.get('/boards/orders')).body as unknown as {
      items: { order: string; reached: boolean }[];
    };
    expect(items.map(({ order }) => order)).toEqual(['volume 40', 'unmute', 'show', 'mute', 'blank']);
    expect(items[0]).toMatchObject({ who: 'staff:manager', board: BOARD, reached: true });
    for (const language of ['zh-Hans', 'zh-Hant', 'en']) {
      await page.locator(`[data-test="language-${language}"]`).first().click();
      await page.screenshot({ path: join(FOLDER, `manager-board-detail-${language}.png`) });
      expect(await barriers(page), language).toEqual([]);
    }
    expect(manager.faults).toEqual([]);
    boss.close();
  });

  it('[BD63] a board whose page is gone is said to be so since when, as one that needs somebody', async () => {
    await page.locator('[data-test="language-zh-Hans"]').first().click();
    await board.context.close();
    await row()
      .filter({ hasText: /\d\d:\d\d 起未连接/ })
      .waitFor();
    await at(page, 'board-alert').filter({ hasText: '1' }).waitFor();
    expect(await page.locator('[data-test="board-row"]').first().getAttribute('data-board')).toBe(BOARD);
    await page.screenshot({ path: join(FOLDER, 'manager-board-lost.png') });
  });
});
