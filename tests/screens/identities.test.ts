import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownAdmin, ownHall, OWN_PASSWORD, type OwnHall } from '../support/own-hall.ts';
import { at, openPage, SIZES, textOf } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

let own: OwnHall;
let hall: RunningHall;
let browser: Browser;
beforeAll(async () => {
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
    await row.locator('[data-test="revoke"]').click();
    await at(kiosk.page, 'cover-unpaired').waitFor();
    const admin = await ownAdmin(hall.url);
    expect((await admin.get('/devices')).body).toEqual({ items: [] });
    admin.close();
    expect(faults).toEqual([]);
    await kiosk.context.close();
    await context.close();
  });
});
