import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownAdmin, ownHall, OWN_PASSWORD, type OwnHall } from '../support/own-hall.ts';
import { wrongOnGlass } from '../support/on-glass.ts';
import { at, openPage, pressAgain, SIZES, textOf } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
let own: OwnHall;
let hall: RunningHall;
let browser: Browser;
beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  own = await ownHall();
  hall = await startHall({ env: { HALL_FILE: own.folder } });
  browser = await sharedBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await hall.dispose();
  await own.remove();
});

describe('a kiosk without an identity', () => {
  it.each([
    ['kiosk-1', /本机尚未配对/, /给管理员.*大厅总览.*kiosk-1/, /not paired yet/],
    ['kiosk-99', /本机尚未配对/, /没有编号为 kiosk-99 的取号机/, /not paired yet/],
  ])('[SU7] %s says so at once, and how to get one', async (id, title, how, english) => {
    const { page, context } = await openPage(browser, `${hall.url}/kiosk?id=${id}`, SIZES.kiosk);
    await textOf(page, 'cover-unpaired', title);
    await textOf(page, 'unpaired-how', how);
    await at(page, 'language-en').first().click();
    await textOf(page, 'cover-unpaired', english);
    await context.close();
  });

  it('[SU7] [SU9] gets one on the manager’s page, gives numbers then, and is let go when it is taken back', async () => {
    const { page, context, faults } = await openPage(browser, `${hall.url}/manager`, SIZES.manager);
    await at(page, 'user').fill('admin');
    await at(page, 'password').fill(OWN_PASSWORD);
    await at(page, 'sign-in-button').click();
    await at(page, 'side-identities').click();
    const row = page.locator('[data-test="identity"][data-device="kiosk kiosk-1"]');
    await row.filter({ hasText: '没有身份' }).waitFor();
    await row.locator('[data-test="give"]').click();
    const link = (await row.locator('[data-test="pairing-link"] code').textContent()) ?? '';
    expect(link).toMatch(/^http:.*\/kiosk\?pair=/);
    const kiosk = await openPage(browser, link, SIZES.kiosk);
    await at(kiosk.page, 'open-search').waitFor();
    await row.filter({ hasText: /现在在线|上次在线/ }).waitFor({ timeout: 60_000 });
    await row.scrollIntoViewIfNeeded();
    await row.locator('[data-test="revoke"]').click();
    expect((await row.locator('[data-test="revoke"]').textContent())?.trim()).toBe('确定收回？');
    await pressAgain(row.locator('[data-test="revoke"]'));
    await at(kiosk.page, 'cover-unpaired').waitFor();
    const admin = await ownAdmin(hall.url);
    expect((await admin.get('/devices')).body).toEqual({ items: [] });
    admin.close();
    expect(faults).toEqual([]);
    await kiosk.context.close();
    await context.close();
  });
});

describe('other pages without an identity', () => {
  it.each([
    ['board-01', /本屏未配对，不出声.*设备身份.*not paired.*Identities/su],
    ['board-13', /本屏未配对，不出声.*设备身份.*not paired.*Identities/su],
  ])('[SU16] %s says so beside what it shows, until its link is opened', async (id, says) => {
    const { page, context, faults } = await openPage(browser, `${hall.url}/display?id=${id}`, SIZES.board);
    await textOf(page, 'unpaired', says);
    await page.screenshot({ path: join(FOLDER, `unpaired-${id}.png`) });
    expect(await wrongOnGlass(page)).toEqual([]);
    const admin = await ownAdmin(hall.url);
    const { pair } = (await admin.post('/devices', { kind: 'board', id })).body as { pair: string };
    admin.close();
    await page.goto(hall.url + pair);
    await at(page, id === 'board-13' ? 'window-state' : 'clock').waitFor();
    const stands = async (): Promise<unknown> => {
      const answer = await page.request.get(`${hall.url}/display?id=${id}`);
      return [answer.status(), await at(page, 'unpaired').count()];
    };
    await expect.poll(stands).toEqual([200, 0]);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('[SU17] the screen over a counter by its number is nobody’s device, and says nothing of it', async () => {
    const { page, context } = await openPage(browser, `${hall.url}/display?counter=1`, SIZES.board);
    await at(page, 'window-state').waitFor();
    expect(await at(page, 'unpaired').count()).toBe(0);
    await context.close();
  });

  it.each([
    ['/tray', SIZES.tray, 'note', /本页没有身份.*登录.*\/tray/su, /no identity.*sign in.*\/tray/su],
    ['/keypad', SIZES.keypad, 'note', /本页没有身份.*登录.*\/keypad/su, /no identity.*sign in.*\/keypad/su],
    [
      '/rating?counter=2',
      { width: 1024, height: 600 },
      'rest',
      /尚未配对，不能评价.*2 号窗口/su,
      /not paired.*counter screen 2/su,
    ],
  ])(
    '[SU16] %s says on its first screen what it lacks, and how to get it',
    async (path, size, place, chinese, english) => {
      const { page, context, faults } = await openPage(browser, hall.url + path, size);
      const name = `unpaired-${path.replaceAll(/\W/gu, '')}`;
      await textOf(page, place, chinese);
      await page.screenshot({ path: join(FOLDER, `${name}-zh.png`) });
      await at(page, 'language-en').first().click();
      await textOf(page, place, english);
      await page.screenshot({ path: join(FOLDER, `${name}-en.png`) });
      expect(await wrongOnGlass(page)).toEqual([]);
      expect(faults).toEqual([]);
      await context.close();
    },
  );

  it('[SU16] the screen for ratings gets one on the manager’s page, and the bench by a board’s link, as they say', async () => {
    const { page, context, faults } = await openPage(browser, `${hall.url}/manager`, SIZES.manager);
    await at(page, 'user').fill('admin');
    await at(page, 'password').fill(OWN_PASSWORD);
    await at(page, 'sign-in-button').click();
    await at(page, 'side-identities').click();
    await at(page, 'screen-counter').selectOption('2');
    await at(page, 'give-screen').click();
    const row = page.locator('[data-test="identity"][data-device="counter-screen 2"]');
    const link = (await row.locator('[data-test="pairing-link"] code').textContent()) ?? '';
    await row.scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(FOLDER, 'identities-screen.png') });
    const rating = await openPage(browser, link, { width: 1024, height: 600 });
    await textOf(rating.page, 'counter-name', /2/);
    expect(await at(rating.page, 'unpaired-how').count()).toBe(0);
    await rating.context.close();
    const board = page.locator('[data-test="identity"][data-device="board board-02"]');
    await board.locator('[data-test="give"]').click();
    const shown = (await board.locator('[data-test="pairing-link"] code').textContent()) ?? '';
    const opened = await openPage(browser, shown.replace('/display', '/tray'), SIZES.tray);
    await at(opened.page, 'empty').waitFor();
    // Where it was opened, the link leads to every page that is a board.
    await opened.page.goto(shown.replace('/display', '/keypad'));
    await at(opened.page, 'bench').waitFor();
    await opened.context.close();
    expect(faults).toEqual([]);
    await context.close();
  });
});
