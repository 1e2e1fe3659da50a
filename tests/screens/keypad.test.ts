import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { login, type Client } from '../support/client.ts';
import { openPage, SIZES, textOf, type OpenPage } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
let hall: RunningHall;
let browser: Browser;
let bench: OpenPage;
let clerk: Client;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  hall = await startHall();
  browser = await sharedBrowser();
  clerk = await login(hall.url, 'clerk');
  bench = await openPage(browser, `${hall.url}/keypad`, SIZES.keypad, { bypassCSP: true });
});

afterAll(async () => {
  clerk.close();
  await browser.close();
  await hall.dispose();
});

type Counter = { readonly state: string; readonly ticket?: { readonly number: string; readonly state: string } };
const counterIs = (id: string, shape: object): Promise<void> =>
  expect.poll(async () => (await clerk.get(`/counters/${id}`)).body['counter'] as Counter).toMatchObject(shape);
const device = (id: string) => bench.page.locator(`[data-test="device-${id}"]`);
const take = async (): Promise<string> =>
  ((await clerk.post('/tickets', { services: ['birth-household-registration'] })).body['ticket'] as { number: string })
    .number;

describe.sequential('the bench of virtual devices', () => {
  it('[DV84] every virtual device of the hall is drawn at its place; a picture, and nothing in anybody’s way', async () => {
    for (const id of ['keypad-1', 'rating-1', 'call-box-2', 'scanner-k1', 'card-k1']) await device(id).waitFor();
    for (const language of ['zh-Hans', 'en']) {
      await bench.page.goto(`${hall.url}/keypad?lang=${language}`);
      await device('card-k1').waitFor();
      await bench.page.evaluate(() => document.fonts.ready);
      await bench.page.screenshot({ path: join(FOLDER, `keypad-${language}.png`), fullPage: true });
      expect(await barriers(bench.page), language).toEqual([]);
    }
  });

  it('[DV85] its keys are the counter’s: the keypad calls and finishes, the rating pad rates, the call box calls', async () => {
    await clerk.post('/counters/1/open');
    const number = await take();
    await device('keypad-1').locator('[data-test="key-NumpadEnter"]').click();
    await counterIs('1', { ticket: { number, state: 'called' } });
    for (const verb of ['serve', 'finish']) expect((await clerk.post(`/counters/1/${verb}`)).status).toBe(200);
    const before = await ratings();
    await device('rating-1').locator('[data-test="face-5"]').click();
    await expect.poll(ratings).toBe(before + 1);
    const second = await login(hall.url, 'clerk-002');
    await second.post('/counters/2/open');
    const next = await take();
    await device('call-box-2').locator('[data-test="key-call"]').click();
    await counterIs('2', { ticket: { number: next, state: 'called' } });
    second.close();
  });

  it('[DV86] a code under the scanner and a card on the reader are taken, and said on the device', async () => {
    await device('scanner-k1').locator('[data-test="code"]').fill('http://127.0.0.1/t/abc#def');
    await device('scanner-k1').locator('[data-test="scan"]').click();
    await device('scanner-k1').locator('[data-test="done"]').filter({ hasText: /\S/ }).waitFor();
    await device('card-k1').locator('[data-test="card-1"]').click();
    await device('card-k1').locator('[data-test="done"]').filter({ hasText: /\S/ }).waitFor();
    await device('card-k1').locator('[data-test="take-card"]').click();
    expect(bench.faults).toEqual([]);
  });

  it('[DV87] cut off it says so; back again its keys work', async () => {
    await hall.kill();
    await bench.page.locator('hall-banner').filter({ hasText: /\S/ }).waitFor();
    hall = await hall.again();
    clerk.close();
    clerk = await login(hall.url, 'clerk');
    await textOf(bench.page, 'device-keypad-1', /\S/);
    const number = await take();
    await expect
      .poll(
        async () => {
          await device('keypad-1').locator('[data-test="key-NumpadEnter"]').click();
          return ((await clerk.get('/counters/1')).body['counter'] as Counter).ticket?.number;
        },
        { interval: 900 },
      )
      .toBe(number);
  });
});

async function ratings(): Promise<number> {
  const desk = await login(hall.url, 'supervisor');
  const { ratings: figures } = (await desk.get('/overview')).body as unknown as {
    ratings: { grades: Record<string, number> };
  };
  desk.close();
  return Object.values(figures.grades).reduce((sum, each) => sum + each, 0);
}
