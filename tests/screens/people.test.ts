import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { codeAt } from '../../server/auth/totp.ts';
import { barriers } from '../support/barriers.ts';
import { keepPicture } from '../support/keep-picture.ts';
import { at, openPage, pressAgain, signIn, SIZES, textOf } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
const NEXT = 'green elephants rarely whistle';
const GLASSES = [
  ['wide', { width: 1440, height: 900 }],
  ['phone', { width: 390, height: 844 }],
] as const;
let hall: RunningHall;
let browser: Browser;
beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  hall = await startHall();
  browser = await sharedBrowser();
});
afterAll(async () => {
  await browser.close();
  await hall.dispose();
});

/** At both sizes and in two languages: nothing leaves the glass sideways, and axe finds nothing. */
async function looks(
  page: Awaited<ReturnType<typeof openPage>>['page'],
  name: string,
  switchTo: () => Promise<void>,
): Promise<void> {
  for (const language of ['zh', 'en']) {
    for (const [glass, size] of GLASSES) {
      await page.setViewportSize(size);
      await keepPicture(page, join(FOLDER, `${name}-${glass}-${language}.png`));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide, `${name} ${glass} ${language}`).toBeLessThanOrEqual(0);
    }
    expect(await barriers(page), `${name} ${language}`).toEqual([]);
    if (language === 'zh') await switchTo();
  }
  await page.setViewportSize(SIZES.manager);
}

it('[PE8] a manager locks a clerk, who is out at once; gives a link, with which the clerk comes in again', async () => {
  const manager = await openPage(browser, `${hall.url}/manager`, SIZES.manager, { bypassCSP: true });
  const { page } = manager;
  await signIn(page, 'manager');
  const clerk = await openPage(browser, `${hall.url}/counter`, SIZES.manager);
  await signIn(clerk.page, 'clerk');
  await at(page, 'open-people').click();
  await at(page, 'find-person').fill('clerk');
  const row = page.locator('[data-test="person"][data-user="clerk"]');
  await row.filter({ hasText: '1 处登录' }).waitFor();
  await row.locator('[data-test="sessions"]').click();
  await row.locator('[data-test="end-session"]').waitFor();
  await row.locator('[data-test="lock"]').click();
  await pressAgain(row.locator('[data-test="lock"]'));
  await row.filter({ hasText: '已锁定（manager）' }).waitFor();
  await at(clerk.page, 'sign-in').waitFor();
  await at(clerk.page, 'user').fill('clerk');
  await at(clerk.page, 'password').fill('sample-hall');
  await at(clerk.page, 'sign-in-button').click();
  await textOf(clerk.page, 'sign-in-problem', /已被锁定/);
  await row.locator('[data-test="unlock"]').click();
  await row.locator('[data-test="link"]').click();
  const address = (await row.locator('[data-test="password-link"] code').textContent()) ?? '';
  // The hall of the test is reached on this machine alone, and so is the link.
  await row.locator('[data-test="link-here"]').waitFor();
  await looks(page, 'people', () => page.locator('hall-language [lang="en"]').first().click());
  await clerk.page.goto(address);
  const form = clerk.page.locator('form[data-does="by-link"]');
  await form.locator('[name="next"]').fill('passwordpassword');
  await form.locator('[name="again"]').fill('passwordpassword');
  await form.locator('button').click();
  await clerk.page.locator('#said.bad').filter({ hasText: '最先被人试' }).waitFor();
  for (const name of ['next', 'again']) await form.locator(`[name="${name}"]`).fill(NEXT);
  await form.locator('button').click();
  await clerk.page.locator('#said').filter({ hasText: '已保存' }).waitFor();
  await clerk.page.goto(`${hall.url}/counter`);
  await at(clerk.page, 'user').fill('clerk');
  await at(clerk.page, 'password').fill(NEXT);
  await at(clerk.page, 'sign-in-button').click();
  await at(clerk.page, 'sign-in').waitFor({ state: 'detached' });
  await at(page, 'show-record').click();
  await page.locator('[data-test="security-event"][data-kind="locked"]').waitFor();
  await textOf(page, 'security-proof', /is whole/);
  await looks(page, 'security', () => page.locator('hall-language [lang="zh-Hans"]').first().click());
  expect(manager.faults).toEqual([]);
  await manager.context.close();
  await clerk.context.close();
});

it('[TF5] a manager sets up a second step on the page of their account, and signs in with it', async () => {
  const { page, context, faults } = await openPage(browser, `${hall.url}/manager`, SIZES.manager, { bypassCSP: true });
  await signIn(page, 'manager');
  await at(page, 'user-name').waitFor();
  await page.goto(`${hall.url}/password`);
  await page.locator('#sessions li').first().waitFor();
  await looks(page, 'account', () => page.locator('#language').click());
  await page.locator('form[data-does="begin"] [name="password"]').fill('sample-hall');
  await page.locator('form[data-does="begin"] button').click();
  await page.locator('#scan').waitFor();
  await keepPicture(page, join(FOLDER, 'account-scan.png'), { fullPage: true });
  const secret = ((await page.locator('#secret').textContent()) ?? '').replaceAll(' ', '');
  const step = (): number => Math.floor(Date.now() / 30_000);
  await page.locator('[name="code"]').fill(codeAt(secret, step()));
  await page.locator('form[data-does="confirm"] button').click();
  await expect.poll(() => page.locator('#codes li').count()).toBe(10);
  await page.goto(`${hall.url}/manager`);
  await at(page, 'sign-out').click();
  await at(page, 'user').fill('manager');
  await at(page, 'password').fill('sample-hall');
  await at(page, 'sign-in-button').click();
  await at(page, 'code').waitFor();
  await keepPicture(page, join(FOLDER, 'sign-in-code.png'));
  await at(page, 'code').fill('000000');
  await at(page, 'sign-in-button').click();
  await textOf(page, 'sign-in-problem', /已用过|already/);
  await at(page, 'code').fill(codeAt(secret, step() + 1));
  await at(page, 'sign-in-button').click();
  await at(page, 'user-name').waitFor();
  expect(faults).toEqual([]);
  await context.close();
});
