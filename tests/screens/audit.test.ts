import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { login, type Client } from '../support/client.ts';
import { at, openPage, signIn, SIZES, textOf } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
let hall: RunningHall;
let browser: Browser;
let desk: Client;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  hall = await startHall();
  browser = await sharedBrowser();
  desk = await login(hall.url, 'supervisor');
  expect((await desk.post('/counters/1/open')).status).toBe(200);
  for (let i = 0; i < 60; i += 1) await desk.post('/tickets', { services: ['birth-household-registration'] });
  for (const verb of ['next', 'serve', 'finish']) await desk.post(`/counters/1/${verb}`);
  await desk.post('/counters/1/pause', { reason: 'lunch' });
});

afterAll(async () => {
  desk.close();
  await browser.close();
  await hall.dispose();
});

it('[AU10] a manager finds what somebody did, pages through the day, and reads that the record is whole', async () => {
  const { page, faults, context } = await openPage(browser, `${hall.url}/manager`, SIZES.manager, { bypassCSP: true });
  await signIn(page, 'manager');
  await at(page, 'open-audit').click();
  await textOf(page, 'audit-proof', /记录完整/);
  const { body: proof } = await (await login(hall.url, 'manager')).get('/audit/proof');
  await textOf(page, 'audit-hash', new RegExp(proof['hash'] as string));
  await expect.poll(() => at(page, 'audit-entry').count()).toBe(50);
  for (const language of ['zh-Hans', 'en']) {
    await page.locator(`hall-language [lang="${language}"]`).first().click();
    await page.screenshot({ path: join(FOLDER, `manager-audit-${language}.png`) });
    expect(await barriers(page), language).toEqual([]);
    // Whatever stands in the head, its last button is on the glass.
    const last = await at(page, 'sign-out').boundingBox();
    expect((last?.x ?? 0) + (last?.width ?? 9999), language).toBeLessThanOrEqual(SIZES.manager.width);
    const head = await page.locator('manager-head').boundingBox();
    expect(head?.height, `${language}: one line`).toBeLessThan(72);
  }
  await at(page, 'audit-older').click();
  await expect.poll(() => at(page, 'audit-entry').count()).toBeLessThan(50);
  await at(page, 'audit-newest').click();
  await page.locator('[name="kind"]').selectOption('counter');
  await page.locator('[name="who"]').fill('supervisor');
  await at(page, 'audit-search').click();
  await textOf(page, 'audit-found', /^2 records/);
  expect(await at(page, 'audit-entry').first().innerText()).toMatch(/Counter 1 paused.*Lunch/s);
  await page.locator('[name="kind"]').selectOption('');
  await page.locator('[name="who"]').fill('');
  await page.locator('[name="number"]').fill(' a001 ');
  await at(page, 'audit-search').click();
  await textOf(page, 'audit-found', /^[4-6] records/);
  await page.screenshot({ path: join(FOLDER, 'manager-audit-number.png') });
  await page.reload();
  await textOf(page, 'audit-proof', /whole/);
  const [file] = await Promise.all([page.waitForEvent('download'), at(page, 'export-day').click()]);
  expect(file.suggestedFilename()).toMatch(/\.jsonl$/);
  await at(page, 'audit-back').click();
  await at(page, 'stop-intake').waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

it('[AU10] a supervisor has no way to it', async () => {
  const { page, faults, context } = await openPage(browser, `${hall.url}/manager#audit`, SIZES.manager);
  await signIn(page, 'supervisor');
  await at(page, 'stop-intake').waitFor();
  expect(await at(page, 'open-audit').count()).toBe(0);
  expect(await at(page, 'audit-entry').count()).toBe(0);
  expect(faults).toEqual([]);
  await context.close();
});
