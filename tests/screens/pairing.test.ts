import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf } from '../support/client.ts';
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

async function signIn(page: Page): Promise<void> {
  await at(page, 'user').fill('admin');
  await at(page, 'password').fill(OWN_PASSWORD);
  await at(page, 'sign-in-button').click();
}

describe('a device without a keyboard', () => {
  it('[PY5] [PY6] shows a code, becomes the kiosk that somebody says, and goes along when it is moved', async () => {
    const device = await openPage(browser, `${hall.url}/pair`, SIZES.kiosk);
    await device.page.locator('#picture').waitFor();
    const code = (await device.page.locator('#code').textContent()) ?? '';
    expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
    await device.page.screenshot({ path: join(FOLDER, 'pair-device.png') });
    expect(await wrongOnGlass(device.page)).toEqual([]);
    // What a phone reads from the picture.
    const { page, context, faults } = await openPage(browser, `${hall.url}/manager#pair=${code}`, SIZES.manager);
    await signIn(page);
    expect(await at(page, 'pairing-code').inputValue()).toBe(code);
    await at(page, 'pairing-device').selectOption('kiosk kiosk-1');
    await page.screenshot({ path: join(FOLDER, 'pair-manager.png') });
    await at(page, 'pairing-approve').click();
    await textOf(page, 'pairing-done', /kiosk-1/);
    await at(device.page, 'open-search').waitFor();
    expect(device.page.url()).toContain('/kiosk?id=kiosk-1');
    const row = page.locator('[data-test="identity"][data-device="kiosk kiosk-1"]');
    await row.locator('[data-test="change"]').click();
    await row.locator('input[name="name"]').fill('东门平板');
    await row.locator('[data-test="move-to"]').selectOption('kiosk-2');
    await row.scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(FOLDER, 'device-change.png') });
    await row.locator('[data-test="save-device"]').click();
    const moved = page.locator('[data-test="identity"][data-device="kiosk kiosk-2"]');
    await moved.locator('[data-test="device-name"]', { hasText: '东门平板' }).waitFor();
    await device.page.waitForURL(/\/kiosk\?id=kiosk-2/);
    await at(device.page, 'open-search').waitFor();
    await at(page, 'pairing-code').fill('NONE-NONE');
    await at(page, 'pairing-device').selectOption('board board-01');
    await at(page, 'pairing-approve').click();
    await textOf(page, 'pairing-problem', /没有设备显示这个码/);
    await row.locator('[data-test="give"]').click();
    await row.locator('[data-test="pairing-link"] img').waitFor();
    await row.scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(FOLDER, 'pairing-link.png') });
    expect(faults).toEqual([]);
    await device.context.close();
    await context.close();
  });
});

describe('a program', () => {
  it('[AK6] is given a key on the managers’ page, which is shown once, used, and ended', async () => {
    const { page, context, faults } = await openPage(browser, `${hall.url}/manager`, SIZES.manager);
    await signIn(page);
    await at(page, 'open-people').click();
    await at(page, 'show-keys').click();
    await at(page, 'key-name').fill('City statistics');
    await at(page, 'key-make').click();
    await at(page, 'no-scope').waitFor();
    await at(page, 'scope-hall:read').check();
    await at(page, 'scope-reports:read').check();
    await at(page, 'key-make').click();
    const key = (await at(page, 'made-key').locator('code').textContent()) ?? '';
    expect(key).toMatch(/^hallcall_/);
    await textOf(page, 'key-used', /还没用过/);
    expect((await clientOf(hall.url, key).get('/overview')).status).toBe(200);
    await page.screenshot({ path: join(FOLDER, 'api-keys.png') });
    expect(await wrongOnGlass(page)).toEqual([]);
    await at(page, 'show-people').click();
    await at(page, 'show-keys').click();
    await textOf(page, 'key-used', /上次使用/);
    expect(await at(page, 'made-key').count()).toBe(0);
    await at(page, 'key-end').click();
    await textOf(page, 'key-end', /确定作废/);
    await pressAgain(at(page, 'key-end'));
    await page.locator('[data-test="key"]').waitFor({ state: 'detached' });
    expect((await clientOf(hall.url, key).get('/overview')).status).toBe(401);
    const admin = await ownAdmin(hall.url);
    expect((await admin.get('/keys')).body).toEqual({ items: [] });
    admin.close();
    expect(faults).toEqual([]);
    await context.close();
  });
});
