import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { login, type Client } from '../support/client.ts';
import { openPage } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const PICTURES = process.env['PICTURES'] ?? join('dist', 'pictures');
const PHONE = { width: 390, height: 844 };
let hall: RunningHall;
let browser: Browser;
let desk: Client;

beforeAll(async () => {
  await mkdir(PICTURES, { recursive: true });
  hall = await startHall();
  browser = await sharedBrowser();
  desk = await login(hall.url, 'supervisor');
});
afterAll(async () => {
  desk.close();
  await browser.close();
  await hall.dispose();
});

type Taken = { readonly id: string; readonly secret: string; readonly number: string };

async function take(language = 'zh-Hans'): Promise<Taken> {
  const { body } = await desk.post('/tickets', { services: ['birth-household-registration'], language });
  return body['ticket'] as Taken;
}

/** Seconds of the day that stand at the foot of the page. */
const secondsOf = (text: string): number => {
  const [, hour = NaN, minute = NaN, second = NaN] = (/(\d\d):(\d\d):(\d\d)/.exec(text) ?? []).map(Number);
  return (hour * 60 + minute) * 60 + second;
};
const inShanghai = (): number =>
  secondsOf(new Date().toLocaleTimeString('en-GB', { timeZone: 'Asia/Shanghai', hour12: false }));

it.each([
  ['America/Halifax', 0],
  ['Asia/Shanghai', 14 * 60_000],
  ['Pacific/Auckland', -3_600_000],
])('[PH1] the phone in %s, its clock off by %d ms, shows the time of the hall', async (timezoneId, offMs) => {
  const ticket = await take();
  const { page, context } = await openPage(browser, 'about:blank', PHONE, { timezoneId });
  await page.addInitScript((off) => {
    const Real = Date;
    globalThis.Date = new Proxy(Real, {
      construct: (target, words: unknown[]) =>
        words.length === 0 ? new target(Real.now() + off) : (Reflect.construct(target, words) as Date),
      get: (target, name) => (name === 'now' ? () => Real.now() + off : (Reflect.get(target, name) as unknown)),
    });
  }, offMs);
  await page.goto(`${hall.url}/t/${ticket.id}#${ticket.secret}`);
  await page
    .locator('#updated')
    .filter({ hasText: /\d\d:\d\d:\d\d/ })
    .waitFor();
  const shown = secondsOf(await page.locator('#updated').innerText());
  const apart = Math.abs(shown - inShanghai());
  // Asked again every five seconds; midnight is not far from midnight.
  expect(Math.min(apart, 86_400 - apart)).toBeLessThan(60);
  await context.close();
});

it('[PH2] the phone speaks the language of the ticket, and each of the three by one touch', async () => {
  const ticket = await take('zh-Hant');
  const { page, context } = await openPage(browser, `${hall.url}/t/${ticket.id}#${ticket.secret}`, PHONE);
  await page.locator('#updated').filter({ hasText: '更新於' }).waitFor();
  await page.screenshot({ path: join(PICTURES, 'phone-zh-Hant.png') });
  for (const [button, words] of [
    ['English', /Updated/],
    ['简体中文', /更新于/],
    ['繁體中文', /更新於/],
  ] as const) {
    await page.getByRole('button', { name: button }).click();
    await page.locator('#updated').filter({ hasText: words }).waitFor();
  }
  await context.close();
});
