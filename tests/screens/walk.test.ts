import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { login } from '../support/client.ts';
import { at, openPage, signIn, SIZES, textOf, type OpenPage } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

let hall: RunningHall;
let browser: Browser;
let kiosk: OpenPage;
let tray: OpenPage;
let counter: OpenPage;
let board: OpenPage;
let manager: OpenPage;
let number = '';

const all = (): readonly OpenPage[] => [kiosk, tray, counter, board, manager];

beforeAll(async () => {
  hall = await startHall();
  browser = await sharedBrowser();
  [kiosk, tray, counter, board, manager] = await Promise.all([
    openPage(browser, `${hall.url}/kiosk`, SIZES.kiosk, { hasTouch: true }),
    openPage(browser, `${hall.url}/tray`, SIZES.tray),
    openPage(browser, `${hall.url}/counter`, SIZES.counter),
    openPage(browser, `${hall.url}/display?id=board-03`, SIZES.board),
    openPage(browser, `${hall.url}/manager`, SIZES.manager),
  ]);
  // A page that reloads itself would lose this mark.
  for (const { page } of all()) await page.evaluate(() => Object.assign(window, { marked: true }));
});

afterAll(async () => {
  await browser.close();
  await hall.dispose();
});

it('[W1] clerk and manager sign in, and the clerk opens a counter', async () => {
  await signIn(counter.page, 'clerk');
  await at(counter.page, 'counter-1').click();
  await at(counter.page, 'open-counter').click();
  await at(counter.page, 'idle').waitFor();
  await signIn(manager.page, 'manager');
  await textOf(manager.page, 'total-counters', /1/);
  expect(await at(counter.page, 'counter-state').getAttribute('data-state')).toBe('open');
});

it('[W2] a citizen types initials at the kiosk, sees who waits and how long, and takes a ticket', async () => {
  const { page } = kiosk;
  await at(page, 'open-search').tap();
  for (const key of 'jmsfz') await at(page, `key-${key}`).tap();
  const service = at(page, 'results').locator('[data-test^="service-"]').filter({ hasText: '居民身份证' }).first();
  await service.tap();
  await at(page, 'waiting').waitFor();
  await at(page, 'take').tap();
  number = await textOf(page, 'ticket-number', /[A-Z]+\d{3}/);
  number = /[A-Z]+\d{3}/.exec(number)?.[0] ?? '';
  expect(number).toMatch(/^[A-Z]+001$/);
});

it('[W3] the slip lies in the tray as the picture that its bytes print', async () => {
  const slip = tray.page.locator('tray-slip').filter({ hasText: number }).first();
  await slip.waitFor();
  const picture = slip.locator('img').first();
  await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(576);
  expect(await picture.evaluate((image) => (image as HTMLImageElement).naturalHeight)).toBeGreaterThan(600);
});

it('[W4] the manager and the counter see who waits', async () => {
  await textOf(manager.page, 'total-waiting', /1/);
  await counter.page.locator(`[data-test="ahead-row"][data-number="${number}"]`).waitFor();
});

it('[W5] one key calls: the number stands at the counter and on the board', async () => {
  await counter.page.keyboard.press('Enter');
  await textOf(counter.page, 'ticket-number', new RegExp(number));
  await textOf(board.page, 'called-number', new RegExp(number));
  expect(await at(board.page, 'called-counter').first().innerText()).toContain('1');
  const reason = await textOf(counter.page, 'ticket-in-hand', new RegExp(number));
  expect(reason).toContain(number);
  await at(manager.page, 'side-calls').click();
  await textOf(manager.page, 'calls', new RegExp(number));
});

it('[W6] every page changes its language without a reload', async () => {
  for (const { page } of [kiosk, counter, manager]) {
    const before = await page.locator('body').ariaSnapshot();
    await at(page, 'language-en').first().click();
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.locator('body').ariaSnapshot()).not.toBe(before);
  }
  await at(counter.page, 'counter-name').filter({ hasText: 'Counter 1' }).waitFor();
  for (const { page } of [kiosk, counter, manager]) await at(page, 'language-zh-Hans').first().click();
});

it('[W7] the server is killed: every page says that it is cut off, comes back by itself and shows the truth', async () => {
  await hall.kill();
  for (const { page } of [counter, manager, tray]) await at(page, 'cut-off').locator('p').waitFor();
  await at(kiosk.page, 'cover-cut-off').waitFor();
  hall = await hall.again();
  const desk = await login(hall.url, 'supervisor');
  // What nobody on the pages has done: after the restart they have to learn it from the hall.
  const said = await desk.post('/tickets', { services: [await anotherService(number)] });
  expect(said.status).toBe(201);
  desk.close();
  await textOf(manager.page, 'total-waiting', /1/);
  await textOf(counter.page, 'ticket-number', new RegExp(number));
  await textOf(board.page, 'called-number', new RegExp(number));
  await at(kiosk.page, 'open-search').waitFor();
  for (const { page } of [counter, manager, tray])
    await at(page, 'cut-off').locator('p').waitFor({ state: 'detached' });
  for (const { page } of all())
    expect(await page.evaluate(() => (window as { marked?: boolean }).marked), page.url()).toBe(true);
});

it('[W8] the clerk goes on after the restart: serve, finish, and the manager counts it', async () => {
  const { page } = counter;
  await page.keyboard.press('s');
  await page.locator('[data-test="ticket-state"][data-state="serving"]').waitFor();
  await page.keyboard.press('f');
  await at(page, 'panel-finish').waitFor();
  await page.keyboard.press('1');
  await at(page, 'idle').waitFor();
  await textOf(manager.page, 'total-served', /1/);
});

it('[W9] no page has complained in the browser', () => {
  for (const { page, faults } of all()) expect(faults, page.url()).toEqual([]);
});

/** A service of the line that the number is of: whatever the sample calls it today. */
async function anotherService(of: string): Promise<string> {
  const prefix = of.replace(/\d+$/, '');
  const answer = (await (await fetch(`${hall.url}/api/v1/hall`)).json()) as { lines: { id: string; prefix: string }[] };
  const line = answer.lines.find((each) => each.prefix === prefix)?.id;
  const services = (await (await fetch(`${hall.url}/api/v1/services?limit=1000`)).json()) as {
    items: { id: string; line: string }[];
  };
  return services.items.find((each) => each.line === line)?.id ?? '';
}
