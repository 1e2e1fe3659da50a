import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { login, type Client } from '../support/client.ts';
import { keepPicture } from '../support/keep-picture.ts';
import { at, openPage, signIn, SIZES, textOf } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
const HAND = { width: 390, height: 844 };
let hall: RunningHall;
let browser: Browser;
let supervisor: Client;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  hall = await startHall();
  browser = await sharedBrowser();
  supervisor = await login(hall.url, 'supervisor');
  // Far more people than one counter calls within the target.
  await supervisor.post('/counters/1/open');
  for (let each = 0; each < 30; each += 1) await supervisor.post('/tickets', { services: ['name-change'] });
  await supervisor.post('/counters/1/next');
});

afterAll(async () => {
  supervisor.close();
  await browser.close();
  await hall.dispose();
});

const pictures = async (page: Page, name: string): Promise<void> => {
  for (const language of ['en', 'zh-Hans']) {
    await page.locator(`hall-language [lang="${language}"]`).first().click();
    for (const [size, glass] of [
      ['', SIZES.manager],
      ['-hand', HAND],
    ] as const) {
      await page.setViewportSize(glass);
      await keepPicture(page, join(FOLDER, `${name}-${language}${size}.png`), { fullPage: true });
      expect(await barriers(page), `${name} ${language}${size}`).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (size !== '') expect(wide, `${name} ${language} in the hand`).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize(SIZES.manager);
  }
};

/** The worker has other work first where the machine has much to do: then it is asked again. */
async function tried(page: Page): Promise<void> {
  const status = async (): Promise<number> => {
    const answer = page.waitForResponse(/advice\/what-if/);
    await at(page, 'what-if-try').press('Enter');
    return (await answer).status();
  };
  await expect.poll(status, { timeout: 120_000 }).toBe(200);
}

/** Days of the week to come: one that fails leaves the others, and the last one that was asked for is shown. */
async function days(page: Page): Promise<void> {
  const tomorrow = at(page, 'tomorrow');
  const week = at(page, 'week').locator('button');
  const title = tomorrow.locator('h3');
  const chosen = () => at(page, 'week').locator('button[aria-pressed="true"]').innerText();
  const next = await title.innerText();
  const [second, third, fourth] = [await week.nth(1).innerText(), await week.nth(2).innerText(), week.nth(3)];
  // The worker may have other work first: what it does not answer is not this page's matter.
  const needs = (await supervisor.get('/advice/tomorrow')).body;
  let late: (() => void) | undefined;
  await page.route(/advice\/tomorrow/, async (route) => {
    const day = new URL(route.request().url()).searchParams.get('day') ?? '';
    if (day === third) return route.fulfill({ status: 503, json: { status: 503, title: 'away', detail: 'away' } });
    if (day === second) await new Promise<void>((done) => (late = done));
    return route.fulfill({ json: { ...needs, day } });
  });
  await week.nth(1).press('Enter');
  await expect.poll(() => late !== undefined).toBe(true);
  await week.nth(2).press('Enter');
  await at(page, 'tomorrow-again').waitFor();
  expect(await tomorrow.locator('[role="alert"]').count()).toBe(1);
  expect(await week.count()).toBe(6);
  expect(await title.innerText(), 'of what is shown').toBe(next);
  await fourth.press('Enter');
  await expect.poll(chosen).toBe(await fourth.innerText());
  expect(await at(page, 'tomorrow-again').count()).toBe(0);
  expect(await title.innerText()).not.toBe(next);
  const answered = page.waitForResponse((response) => response.url().includes(`day=${second}`));
  late?.();
  await (await answered).finished();
  expect(await chosen()).toBe(await fourth.innerText());
  await week.nth(2).press('Enter');
  await at(page, 'tomorrow-again').waitFor();
  await page.unroute(/advice\/tomorrow/);
  await page.route(/advice\/tomorrow/, (route) => route.fulfill({ json: { ...needs, day: third } }));
  await at(page, 'tomorrow-again').press('Enter');
  await expect.poll(chosen).toBe(third);
  await page.unroute(/advice\/tomorrow/);
}

describe.sequential('what would help', () => {
  it('[AV11] is said with what it brings, tried otherwise, and done by a button', async () => {
    const { page, faults, context } = await openPage(browser, `${hall.url}/manager#advice`, SIZES.manager, {
      bypassCSP: true,
    });
    await signIn(page, 'supervisor');
    await at(page, 'advice-item').first().waitFor({ timeout: 120_000 });
    await textOf(page, 'advice-item', /开放.*户籍业务.*今天共少等约.*人不再超时.*需增加/s);
    await textOf(page, 'advice-rests', /只依据大厅文件/);
    await expect.poll(() => page.locator('[data-test="tomorrow"] tbody tr').count()).toBeGreaterThan(20);
    await at(page, 'what-if-counter').selectOption('2');
    await tried(page);
    await textOf(page, 'what-if-sum', /大家共少等/);
    expect(await page.locator('[data-test="what-if-lines"] tbody tr').count()).toBeGreaterThan(0);
    await pictures(page, 'advice');
    await at(page, 'what-if-kind').selectOption('arrivals');
    await tried(page);
    await at(page, 'what-if-sum').waitFor();
    const open = async (): Promise<number> => {
      const { counters } = (await supervisor.get('/overview')).body as unknown as { counters: { state: string }[] };
      return counters.filter(({ state }) => state === 'open').length;
    };
    expect(await open()).toBe(1);
    await at(page, 'advice-do').first().press('Enter');
    await page.locator('[data-test="ask-confirm"]').press('Enter');
    await expect.poll(open).toBe(2);
    await days(page);
    await at(page, 'advice-back').click();
    await at(page, 'troubles').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});
