import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { login, type Client } from '../support/client.ts';
import { keepPicture } from '../support/keep-picture.ts';
import { at, openPage, signIn, SIZES, textOf, type OpenPage } from '../support/pages.ts';
import { startRelay } from '../support/relay.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
let hall: RunningHall;
/** As a board's PC is set up, and as a browser comes out of the box. */
let speaking: Browser;
let shy: Browser;
let desk: Client;
let board: OpenPage;
let counter: OpenPage;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  hall = await startHall();
  speaking = await sharedBrowser('speaking');
  shy = await sharedBrowser();
  desk = await login(hall.url, 'supervisor');
});

afterAll(async () => {
  desk.close();
  await speaking.close();
  await shy.close();
  await hall.dispose();
});

const callOne = async (): Promise<void> => {
  expect((await desk.post('/tickets', { services: ['birth-household-registration'] })).status).toBe(201);
  await counter.page.locator('[data-test="do-next"]:not(.rearming)[aria-disabled="false"]').waitFor();
  await counter.page.keyboard.press('Enter');
};

describe.sequential('boards that speak, and their keeper', () => {
  it('[V20] a call is painted and spoken by a real page, and its clerk sees both', async () => {
    board = await openPage(speaking, `${hall.url}/display?id=board-03`, SIZES.board, { bypassCSP: true });
    await at(board.page, 'clock').waitFor();
    counter = await openPage(speaking, `${hall.url}/counter`, SIZES.counter);
    await signIn(counter.page, 'clerk');
    await at(counter.page, 'open-counter').click();
    await at(counter.page, 'idle').waitFor();
    await callOne();
    await textOf(counter.page, 'receipt', /显示屏 1\/1 · 播报中/);
    await textOf(counter.page, 'receipt', /已播报/);
    expect(await at(board.page, 'silent').count()).toBe(0);
    await keepPicture(counter.page, join(FOLDER, 'console-spoken.png'));
    expect(board.faults).toEqual([]);
  });

  it('[BD2] the manager sees the boards, tells one to say which it is, to go dark and to show again, and tries the voice', async () => {
    const manager = await openPage(speaking, `${hall.url}/manager`, SIZES.manager, { bypassCSP: true });
    const { page } = manager;
    await signIn(page, 'manager');
    await at(page, 'side-boards').click();
    const row = page.locator('[data-board="board-03"]');
    await row.filter({ hasText: /1920×1080/ }).waitFor();
    await row.locator('.head').click();
    await row.locator('[data-test="order-identify"]').click();
    await textOf(board.page, 'identify', /board-03/);
    await keepPicture(board.page, join(FOLDER, 'board-identify.png'));
    await row.locator('[data-test="order-blank"]').click();
    await at(board.page, 'blank').waitFor();
    expect(await at(board.page, 'blank').boundingBox()).toEqual({ x: 0, y: 0, ...SIZES.board });
    // What it was told stays with the board, not with the page.
    await board.page.reload();
    await at(board.page, 'blank').waitFor();
    await row.locator('[data-test="order-show"]').click();
    await at(board.page, 'clock').waitFor();
    const sample = page.waitForResponse((answer) => answer.url().includes('/voice/sample.wav'));
    await at(page, 'trial').click();
    expect((await sample).status()).toBeLessThan(300);
    for (const language of ['zh-Hans', 'en']) {
      await page.locator(`[data-test="language-${language}"]`).first().click();
      await keepPicture(page, join(FOLDER, `manager-boards-${language}.png`));
      expect(await barriers(page), language).toEqual([]);
    }
    expect(manager.faults).toEqual([]);
    await manager.context.close();
  });

  it('[V27] a muted board says so, landscape and portrait, and the clerk knows that nobody hears the call', async () => {
    expect((await desk.post('/boards/board-03/order', { order: 'mute' })).status).toBe(202);
    await textOf(board.page, 'muted', /静音/);
    await keepPicture(board.page, join(FOLDER, 'board-muted.png'));
    await counter.page.keyboard.press('x');
    await callOne();
    await textOf(counter.page, 'receipt', /未播报（静音）/);
    await keepPicture(counter.page, join(FOLDER, 'console-muted.png'));
    await board.page.setViewportSize({ width: 1080, height: 1920 });
    expect(await at(board.page, 'muted').isVisible()).toBe(true);
    await keepPicture(board.page, join(FOLDER, 'board-muted-portrait.png'));
    await board.page.setViewportSize(SIZES.board);
    expect((await desk.post('/boards/board-03/order', { order: 'unmute' })).status).toBe(202);
    await at(board.page, 'muted').waitFor({ state: 'detached' });
    expect(await barriers(board.page)).toEqual([]);
  });

  it('[V22] a board whose line is cut two seconds says the call that was made meanwhile when it is back', async () => {
    await board.context.close();
    const line = await startRelay(hall.port);
    board = await openPage(speaking, `${line.url}/display?id=board-03`, SIZES.board, { bypassCSP: true });
    await at(board.page, 'clock').waitFor();
    await counter.page.keyboard.press('x');
    line.cut();
    await callOne();
    await textOf(counter.page, 'receipt', /待播报/);
    await new Promise((done) => setTimeout(done, 2000));
    line.mend();
    await textOf(counter.page, 'receipt', /播报中/);
    await textOf(counter.page, 'receipt', /已播报/);
    await board.context.close();
    await line.close();
  });

  it('[V21] a browser that lets nothing sound says so on the board, and the clerk knows', async () => {
    const quiet = await openPage(shy, 'about:blank', SIZES.board);
    // Each look of the test at the page counts as a touch for Chromium: what it does without one is played here.
    await quiet.page.addInitScript(() => {
      let touched = false;
      addEventListener('pointerdown', () => (touched = true), { capture: true });
      const real = Object.getOwnPropertyDescriptor(BaseAudioContext.prototype, 'state');
      Object.defineProperty(BaseAudioContext.prototype, 'state', {
        get(this: BaseAudioContext) {
          return touched ? (real?.get?.call(this) as unknown) : 'suspended';
        },
      });
    });
    await quiet.page.goto(`${hall.url}/display?id=board-03`);
    await at(quiet.page, 'clock').waitFor();
    await counter.page.keyboard.press('x');
    await callOne();
    await textOf(quiet.page, 'silent', /没有声音/);
    await textOf(counter.page, 'receipt', /音箱无声/);
    await keepPicture(quiet.page, join(FOLDER, 'board-silent.png'));
    await quiet.page.mouse.click(300, 300);
    await at(quiet.page, 'silent').waitFor({ state: 'detached' });
    await counter.page.keyboard.press('x');
    await callOne();
    await textOf(counter.page, 'receipt', /播报中|已播报/);
  });
});
