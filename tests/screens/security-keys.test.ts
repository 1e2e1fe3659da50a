import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, CDPSession, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { at, openPage, signIn, SIZES, textOf } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
const GLASSES = [
  ['wide', { width: 1440, height: 900 }],
  ['phone', { width: 390, height: 844 }],
] as const;
let hall: RunningHall;
let browser: Browser;
/** The hall under a name: keys know no numbers. */
let named: string;
beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  hall = await startHall();
  named = hall.url.replace('127.0.0.1', 'localhost');
  browser = await sharedBrowser();
});
afterAll(async () => {
  await browser.close();
  await hall.dispose();
});

/** A key of the browser's own, plugged in and touched whenever it is asked for. */
async function plugIn(page: Page): Promise<{ readonly cdp: CDPSession; readonly authenticatorId: string }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'usb', automaticPresenceSimulation: true },
  });
  return { cdp, authenticatorId };
}

/** At both sizes and in each language of the page: nothing leaves the glass sideways, and axe finds nothing. */
async function looks(page: Page, name: string): Promise<void> {
  for (const language of ['zh-Hans', 'zh-Hant', 'en']) {
    for (const [glass, size] of GLASSES) {
      await page.setViewportSize(size);
      await page.locator('#keys').scrollIntoViewIfNeeded();
      await page.screenshot({ path: join(FOLDER, `${name}-${glass}-${language}.png`) });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide, `${name} ${glass} ${language}`).toBeLessThanOrEqual(0);
    }
    expect(await barriers(page), `${name} ${language}`).toEqual([]);
    await page.locator('#language').click();
  }
  await page.setViewportSize(SIZES.manager);
}

async function signInAgain(page: Page): Promise<void> {
  await page.goto(`${named}/manager`);
  await at(page, 'sign-out').click();
  await signIn(page, 'manager');
}

const said = (page: Page, words: RegExp): Promise<void> => page.locator('#said').filter({ hasText: words }).waitFor();

it('[TF13] a manager adds a security key on the page of their account, signs in with it, and removes it', async () => {
  const { page, context, faults } = await openPage(browser, `${named}/manager`, SIZES.manager, { bypassCSP: true });
  const { cdp, authenticatorId } = await plugIn(page);
  await signIn(page, 'manager');
  await at(page, 'user-name').waitFor();
  await page.goto(`${named}/password`);
  const form = page.locator('form[data-does="add"]');
  await form.locator('[name="password"]').fill('sample-hall');
  await form.locator('[name="name"]').fill('钥匙串上的');
  await form.locator('button').click();
  await said(page, /已添加/);
  await expect.poll(() => page.locator('#codes li').count()).toBe(10);
  const recovery = (await page.locator('#codes code').first().textContent()) ?? '';
  await page.locator('#key-list li').filter({ hasText: '钥匙串上的' }).waitFor();
  await looks(page, 'account-keys');
  // The same one again: whoever has a second factor shows it, and the browser knows that the key is there.
  await form.locator('[name="password"]').fill('sample-hall');
  await form.locator('[name="name"]').fill('又一把');
  await form.locator('button').click();
  await said(page, /已经添加过/);

  await signInAgain(page);
  await at(page, 'user-name').waitFor();
  const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId });
  expect(credentials.map(({ signCount }) => signCount)).toEqual([3]);

  // Nobody has it with them: the codes for that let in.
  await cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: false });
  await page.goto(`${named}/manager`);
  await at(page, 'sign-out').click();
  await at(page, 'sign-in').waitFor();
  await page.evaluate(() => {
    navigator.credentials.get = () => Promise.reject(new DOMException('put off', 'NotAllowedError'));
  });
  await signIn(page, 'manager');
  await textOf(page, 'sign-in-problem', /没有收到安全密钥/);
  for (const [glass, size] of GLASSES) {
    await page.setViewportSize(size);
    await page.screenshot({ path: join(FOLDER, `sign-in-key-${glass}.png`) });
  }
  expect(await barriers(page)).toEqual([]);
  await page.setViewportSize(SIZES.manager);
  await at(page, 'code').fill(recovery);
  await at(page, 'sign-in-button').click();
  await at(page, 'user-name').waitFor();
  await cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: true });

  await page.goto(`${named}/password`);
  await page.locator('#key-list li').filter({ hasText: '钥匙串上的' }).getByRole('button').click();
  const removal = page.locator('form[data-does="remove"]');
  await removal.locator('[name="password"]').fill('sample-hall');
  await looks(page, 'account-key-removed');
  await removal.locator('button').click();
  await said(page, /已移除/);
  await expect.poll(() => page.locator('#key-list li').count()).toBe(0);
  await signInAgain(page);
  await at(page, 'user-name').waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

it('[TF14] where no key can be added the page says why: a number for an address, an old browser', async () => {
  const { page, context, faults } = await openPage(browser, `${hall.url}/password#factor`, SIZES.manager, {
    bypassCSP: true,
  });
  await page.locator('#no-keys').filter({ hasText: 'IP' }).waitFor();
  expect(await page.locator('form[data-does="add"]').isVisible()).toBe(false);
  await looks(page, 'account-no-keys');
  await page.addInitScript(() => {
    Reflect.deleteProperty(PublicKeyCredential, 'parseRequestOptionsFromJSON');
  });
  await page.goto(`${named}/password#factor`);
  await page.locator('#no-keys').filter({ hasText: '浏览器太旧' }).waitFor();
  expect(await page.locator('form[data-does="add"]').isVisible()).toBe(false);
  expect(faults).toEqual([]);
  await context.close();
});

it('[TF15] whoever is above halls signs in with a key on the overview as well', async () => {
  const { page, context, faults } = await openPage(browser, `${named}/password#factor`, SIZES.manager);
  await plugIn(page);
  const form = page.locator('form[data-does="add"]');
  await form.locator('[name="user"]').fill('admin');
  await form.locator('[name="password"]').fill('sample-hall');
  await form.locator('[name="name"]').fill('钥匙');
  await form.locator('button').click();
  await said(page, /已添加/);
  await page.goto(`${named}/overview`);
  await page.locator('#sign-in [name="user"]').fill('admin');
  await page.locator('#sign-in [name="password"]').fill('sample-hall');
  await page.locator('#go').click();
  await page.locator('#view').waitFor();
  expect(faults).toEqual([]);
  await context.close();
});
