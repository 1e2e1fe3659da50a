import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { login } from '../support/client.ts';
import { wrongOnGlass } from '../support/on-glass.ts';
import { pause } from '../support/pause.ts';
import { at, openPage, pressAgain, signIn, SIZES, textOf, typeAsScanner, type OpenPage } from '../support/pages.ts';
import { startRelay } from '../support/relay.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall } from '../support/start-hall.ts';

const PICTURES = join('dist', 'pictures');
const EMERGENCY = {
  'zh-Hans': '请立即停止办理业务，听从工作人员指挥，由最近的出口有序离开大厅，不要乘坐电梯',
  en: 'Please leave the hall at once by the nearest exit. Follow the staff. Do not use the lifts.',
};

const LONGEST = { 'zh-Hans': `${EMERGENCY['zh-Hans']}。`.repeat(60).slice(0, 1990) + '最后一字' };
const TWO_LINES = {
  ...EMERGENCY,
  'zh-Hans': `${EMERGENCY['zh-Hans']}。窗口人员请锁好抽屉，带好印章，最后一位关灯关门，并到院内集合点报到，等候通知后再返回岗位。`,
};

it('[N82] screens over counters show an emergency over all of their glass, landscape, portrait and as a strip, and what they showed before after it', async () => {
  const hall = await startHall();
  const desk = await login(hall.url, 'supervisor');
  const browser = await sharedBrowser();
  await mkdir(PICTURES, { recursive: true });
  for (const [name, size, query] of [
    ['landscape', { width: 1280, height: 720 }, 'id=board-13'],
    ['portrait', { width: 600, height: 1024 }, 'id=board-13'],
    ['strip', { width: 1920, height: 360 }, 'id=board-13'],
    ['no-board', { width: 1280, height: 720 }, 'counter=3'],
  ] as const) {
    const { page, context, faults } = await openPage(browser, `${hall.url}/display?${query}`, size);
    await at(page, 'window-counter').waitFor();
    expect((await desk.post('/notices/emergency', { text: EMERGENCY })).status).toBe(201);
    await textOf(page, 'emergency', /请立即停止[\s\S]*nearest exit/);
    expect(await at(page, 'window-counter').count()).toBe(0);
    await page.evaluate(() => document.fonts.ready);
    expect(await wrongOnGlass(page)).toEqual([]);
    await page.screenshot({ path: join(PICTURES, `notice-emergency-window-${name}.png`) });
    // Of the longest text that may be raised nothing is cut off, however small it has to be.
    expect((await desk.post('/notices/emergency', { text: LONGEST })).status).toBe(201);
    await textOf(page, 'emergency', /最后一字/);
    expect(await wrongOnGlass(page)).toEqual([]);
    await desk.delete('/notices/emergency');
    await at(page, 'window-counter').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  }
  desk.close();
  await browser.close();
  await hall.dispose();
});

it('[N83] line cut, line silent, hall killed, page loaded anew: a board and a screen over a counter have the emergency that the hall has within 2 s of the line', async () => {
  let hall = await startHall();
  const desk = await login(hall.url, 'supervisor');
  const browser = await sharedBrowser();
  const relay = await startRelay(hall.port);
  const pages = await Promise.all(
    ['board-01', 'board-13'].map((id) => openPage(browser, `${relay.url}/display?id=${id}`, SIZES.board)),
  );
  await at(pages[0]?.page as Page, 'clock').waitFor();
  await at(pages[1]?.page as Page, 'window-counter').waitFor();
  const raise = async (words: string): Promise<void> => {
    const text = { 'zh-Hans': words, en: words };
    expect((await desk.post('/notices/emergency', { text })).status).toBe(201);
  };
  const withdraw = async (): Promise<void> => {
    expect((await desk.delete('/notices/emergency')).status).toBe(204);
  };
  const words = (): Promise<readonly string[]> =>
    Promise.all(
      pages.map(
        async ({ page }) => ((await at(page, 'emergency').allTextContents())[0] ?? '').match(/alarm \d/)?.[0] ?? '',
      ),
    );
  /** What both show stays so for a while: nothing is to come later, either. */
  const bothShow = async (said: string, withinMs = 2000): Promise<void> => {
    await expect.poll(words, { timeout: withinMs, interval: 25 }).toEqual([said, said]);
    await pause(300);
    expect(await words()).toEqual([said, said]);
  };

  await raise('alarm 1');
  await bothShow('alarm 1');
  relay.cut();
  await withdraw();
  // What a board knew stays while it cannot hear that it is over: an alarm too many is the smaller mistake.
  await bothShow('alarm 1');
  relay.mend();
  await bothShow('');

  relay.cut();
  await raise('alarm 2');
  await bothShow('');
  relay.mend();
  await bothShow('alarm 2');

  relay.hush();
  await raise('alarm 3');
  await pause(1500);
  relay.mend();
  await bothShow('alarm 3');

  for (const { page } of pages) await page.reload({ waitUntil: 'commit' });
  await bothShow('alarm 3');

  await hall.kill();
  await bothShow('alarm 3');
  hall = await hall.again();
  await bothShow('alarm 3');
  await pages[1]?.page.reload({ waitUntil: 'commit' });
  await bothShow('alarm 3');
  await withdraw();
  await bothShow('');
  expect(pages.flatMap(({ faults }) => faults)).toEqual([]);
  desk.close();
  await browser.close();
  await relay.close();
  await hall.dispose();
});

it('[N84] kiosk, counter, the counter as a strip, managers and phones say it above what they do, go on working, and have their room back after it', async () => {
  const hall = await startHall();
  const desk = await login(hall.url, 'supervisor');
  const { body } = await desk.post('/tickets', { services: ['birth-household-registration'] });
  const { id, secret } = body['ticket'] as { readonly id: string; readonly secret: string };
  const browser = await sharedBrowser();
  const relay = await startRelay(hall.port);
  const open = (path: string, size: { width: number; height: number }): Promise<OpenPage> =>
    openPage(browser, `${relay.url}/${path}`, size, { bypassCSP: true });
  const kiosk = await open('kiosk?id=kiosk-1', SIZES.kiosk);
  await at(kiosk.page, 'open-search').waitFor();
  const counter = await open('counter', SIZES.counter);
  await signIn(counter.page, 'clerk');
  await at(counter.page, 'open-counter').click();
  await at(counter.page, 'idle').waitFor();
  // A window of its own instead of one that floats, where the browser cannot do that.
  await counter.page.evaluate(() => {
    Object.defineProperty(window, 'documentPictureInPicture', { value: undefined });
  });
  const opening = counter.context.waitForEvent('page');
  await at(counter.page, 'open-strip').click();
  const strip = await opening;
  await strip.setViewportSize({ width: 320, height: 120 });
  await at(strip, 'strip-waiting').waitFor();
  const manager = await open('manager', SIZES.manager);
  await signIn(manager.page, 'manager');
  await at(manager.page, 'lines').waitFor();
  const outside = await open('counter', SIZES.counter);
  await at(outside.page, 'user').waitFor();
  const phone = await open(`t/${id}#${secret}`, { width: 390, height: 844 });
  const pages = { kiosk: kiosk.page, counter: counter.page, strip, manager: manager.page, outside: outside.page };
  const room = (page: Page): Promise<number> =>
    page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  const rooms = await Promise.all(Object.values(pages).map(room));

  expect((await desk.post('/notices/emergency', { text: TWO_LINES })).status).toBe(201);
  for (const [name, page] of Object.entries(pages)) {
    await textOf(page, 'alarm', /请立即停止/);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(PICTURES, `notice-emergency-${name}.png`) });
    expect(await barriers(page), name).toEqual([]);
  }
  await textOf(kiosk.page, 'alarm', /nearest exit/);
  expect(await Promise.all(Object.values(pages).map(room))).toEqual(rooms);
  // Who reads the other script is not left with the foreign language.
  await counter.page.getByRole('button', { name: '繁體中文' }).click();
  await textOf(counter.page, 'alarm', /请立即停止/);
  relay.cut();
  for (const { page } of [counter, manager]) {
    await at(page, 'cut-off').locator('p').waitFor();
    const [alarm, banner] = [await at(page, 'alarm').boundingBox(), await at(page, 'cut-off').boundingBox()];
    expect(alarm).toMatchObject({ x: 0, y: 0 });
    expect(banner?.y).toBeGreaterThanOrEqual(alarm?.height ?? Number.NaN);
  }
  await counter.page.screenshot({ path: join(PICTURES, 'notice-emergency-cut-off.png') });
  relay.mend();
  for (const { page } of [counter, manager]) await at(page, 'cut-off').locator('p').waitFor({ state: 'detached' });
  // Who comes back to the page of the phone has it at once.
  await phone.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await phone.page.locator('#emergency').filter({ hasText: '请立即停止' }).waitFor();
  await phone.page.screenshot({ path: join(PICTURES, 'notice-emergency-phone.png') });

  // The hall goes on: a number by touch, a call by key.
  await at(kiosk.page, 'open-search').click();
  await at(kiosk.page, 'search-field').waitFor();
  await counter.page.keyboard.press('Space');
  await at(counter.page, 'ticket-number').waitFor();

  await desk.delete('/notices/emergency');
  for (const page of Object.values(pages)) await at(page, 'alarm').waitFor({ state: 'detached' });
  await phone.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await phone.page.locator('#emergency').filter({ hasNotText: /./ }).waitFor({ state: 'attached' });
  expect([kiosk, counter, manager, outside, phone].flatMap(({ faults }) => faults)).toEqual([]);
  desk.close();
  await browser.close();
  await relay.close();
  await hall.dispose();
});

it('[N85] a hall that is to be left: boards show nothing else, kiosks give no numbers, a call counts as painted nowhere; after it all is as before', async () => {
  const hall = await startHall();
  const desk = await login(hall.url, 'supervisor');
  const call = async (): Promise<string> => {
    await desk.post('/tickets', { services: ['birth-household-registration'] });
    return ((await desk.post('/counters/1/next')).body['ticket'] as { readonly number: string }).number;
  };
  await desk.post('/counters/1/open');
  const first = await call();
  const browser = await sharedBrowser();
  const board = await openPage(browser, `${hall.url}/display?id=board-03`, SIZES.board);
  await board.page.locator('display-band').getByText(first).waitFor();
  const kiosk = await openPage(browser, `${hall.url}/kiosk?id=kiosk-1`, SIZES.kiosk, { bypassCSP: true });
  await at(kiosk.page, 'open-search').waitFor();
  const manager = await openPage(browser, `${hall.url}/manager`, SIZES.manager, { bypassCSP: true });
  await signIn(manager.page, 'supervisor');
  await at(manager.page, 'side-boards').click();
  await at(manager.page, 'emergency').click();
  await at(manager.page, 'emergency-zh').fill(EMERGENCY['zh-Hans']);
  await at(manager.page, 'emergency-en').fill(EMERGENCY.en);
  await at(manager.page, 'evacuate').check();
  await at(manager.page, 'raise-emergency').click();
  await textOf(manager.page, 'raise-emergency', /再按一次/);
  await manager.page.screenshot({ path: join(PICTURES, 'manager-evacuation.png') });
  expect(await barriers(manager.page)).toEqual([]);
  await pressAgain(at(manager.page, 'raise-emergency'));

  await textOf(board.page, 'emergency', /请立即停止[\s\S]*nearest exit/);
  expect(await board.page.locator('display-band').count()).toBe(0);
  await textOf(kiosk.page, 'alarm', /请立即停止[\s\S]*nearest exit/);
  expect(await at(kiosk.page, 'open-search').count()).toBe(0);
  // A slip held under the scanner shows nothing either.
  const { id, secret } = (await desk.post('/tickets', { services: ['birth-household-registration'] })).body[
    'ticket'
  ] as { readonly id: string; readonly secret: string };
  await typeAsScanner(kiosk.page, `~${hall.url}/t/${id}#${secret}`);
  await textOf(manager.page, 'emergency-on', /正在清场/);
  await textOf(manager.page, 'intake', /正在清场/);
  const second = await call();
  await pause(1000);
  expect(await board.page.getByText(second).count()).toBe(0);
  expect((await desk.get('/counters/1/heard')).body['heard']).toMatchObject({ painted: 0 });
  for (const [name, { page }] of Object.entries({ board, kiosk })) {
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(PICTURES, `evacuation-${name}.png`) });
  }
  expect(await at(board.page, 'emergency').boundingBox()).toEqual({ x: 0, y: 0, ...SIZES.board });
  expect(await wrongOnGlass(board.page)).toEqual([]);
  expect(await barriers(kiosk.page)).toEqual([]);

  await at(manager.page, 'withdraw-emergency').click();
  await textOf(manager.page, 'withdraw-emergency', /再按一次/);
  await pressAgain(at(manager.page, 'withdraw-emergency'));
  await board.page.locator('display-band').getByText(second).waitFor();
  await at(kiosk.page, 'open-search').waitFor();
  expect(await at(kiosk.page, 'mine-number').count()).toBe(0);
  await expect
    .poll(async (): Promise<unknown> => (await desk.get('/counters/1/heard')).body['heard'])
    .toMatchObject({ painted: 1 });
  expect([board, kiosk, manager].flatMap(({ faults }) => faults)).toEqual([]);
  desk.close();
  await browser.close();
  await hall.dispose();
});
