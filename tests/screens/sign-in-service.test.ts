import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LANGUAGES } from '../../core/base/names.ts';
import { SIGN_IN_FAULT_TEXTS } from '../../core/protocol/sign-in-fault-texts.ts';
import {
  ENTRY_FAULTS,
  PROVIDER_FAULTS,
  SIGN_IN_FAULT_MARK,
  SIGNED_IN_MARK,
} from '../../core/protocol/sign-in-faults.ts';
import { barriers } from '../support/barriers.ts';
import { at, openPage, SIZES, textOf } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { CLIENT, testService, type TestService } from '../support/sign-in-service.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
let hall: RunningHall;
let service: TestService;
let browser: Browser;
beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  service = await testService();
  hall = await startHall({
    env: { OIDC_ISSUER: service.issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret },
  });
  browser = await sharedBrowser();
});
afterAll(async () => {
  await browser.close();
  await hall.dispose();
  await service.close();
});

it('[OI9] [OI4] [OI7] the button leads there and back, in and out; who is not let in reads why in their language', async () => {
  const { page, faults } = await openPage(browser, `${hall.url}/manager`, SIZES.manager, { bypassCSP: true });
  service.person = { sub: 'a', preferred_username: 'somebody' };
  await textOf(page, 'sign-in-service', /统一身份登录/);
  await page.screenshot({ path: join(FOLDER, 'sign-in-service-zh.png') });
  await at(page, 'sign-in-service').click();
  await textOf(page, 'sign-in-fault', /人员名单里没有您/);
  expect(page.url()).toBe(`${hall.url}/manager`);
  await page.screenshot({ path: join(FOLDER, 'sign-in-service-unknown-zh.png') });
  expect(await barriers(page)).toEqual([]);
  await page.locator('hall-language button', { hasText: 'English' }).click();
  await textOf(page, 'sign-in-fault', /Ask a manager to add you/);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await page.screenshot({ path: join(FOLDER, 'sign-in-service-unknown-phone-en.png') });
  await page.setViewportSize(SIZES.manager);
  service.person = { sub: 'b', preferred_username: 'manager' };
  await at(page, 'sign-in-service').click();
  await at(page, 'sign-out').first().waitFor();
  expect(page.url()).toBe(`${hall.url}/manager`);
  await at(page, 'sign-out').first().click();
  // By the service and back to the way in.
  await page.waitForURL(`${hall.url}/`);
  expect(service.heard).toContain('/out');
  service.down = 503;
  await page.goto(`${hall.url}/manager`);
  await at(page, 'sign-in-service').waitFor();
  expect(faults).toEqual([]);
  service.down = undefined;
});

it('[OI11] that the service does not answer is read until it does, on the sign-in and on the overview', async () => {
  const { page } = await openPage(browser, `${hall.url}/halls`, SIZES.manager, { bypassCSP: true });
  let says = 'away';
  await page.route('**/api/v1/sign-in', (route) => route.fulfill({ json: { service: says } }));
  await page.clock.install();
  const told = {
    '/counter': page.locator('[data-test="sign-in-fault"]'),
    '/overview': page.locator('#said'),
  };
  for (const [path, place] of Object.entries(told)) {
    // Away: told so, and no more once it answers; here by now: why they came back can be read for a while.
    for (const first of ['away', 'here']) {
      says = first;
      await page.goto('about:blank');
      await page.goto(`${hall.url}${path}#sign-in=provider-away`);
      await place.filter({ hasText: '没有回应' }).waitFor();
      says = 'here';
      await page.clock.runFor(16_000);
      await place.filter({ hasNotText: '没有回应' }).waitFor({ state: 'attached' });
    }
  }
  await page.context().close();
});

it('[OI4] each reason is read on a page of the hall and on the overview, there in every language', async () => {
  const { page } = await openPage(browser, `${hall.url}/halls`, SIZES.manager, { bypassCSP: true });
  for (const fault of [...PROVIDER_FAULTS, ...ENTRY_FAULTS]) {
    const back = async (path: string): Promise<void> => {
      await page.goto('about:blank');
      await page.goto(`${hall.url}${path}#${SIGN_IN_FAULT_MARK}${fault}`);
    };
    await back('/counter');
    await at(page, 'sign-in-fault').filter({ hasText: SIGN_IN_FAULT_TEXTS[fault]['zh-Hans'] }).waitFor();
    await back('/overview');
    for (const language of LANGUAGES) {
      await page.locator(`#languages [data-language="${language}"]`).click();
      expect(await page.locator('#said').textContent(), fault).toBe(SIGN_IN_FAULT_TEXTS[fault][language]);
    }
    await page.locator('#languages [data-language="zh-Hans"]').click();
  }
  await page.context().close();
});

it('[OI12] whoever comes back with a session that the page cannot have reads why, and comes in once it can', async () => {
  const { page } = await openPage(browser, `${hall.url}/manager`, SIZES.manager, { bypassCSP: true });
  service.person = { sub: 'c', preferred_username: 'manager' };
  await at(page, 'sign-in-service').click();
  await at(page, 'sign-out').first().waitFor();
  let answers: 'nothing' | 'over' | 'truly' = 'nothing';
  await page.route('**/sessions/current', (route) => {
    if (answers === 'nothing') return route.abort();
    return answers === 'over' ? route.fulfill({ status: 401, json: { title: 'no', status: 401 } }) : route.continue();
  });
  await page.clock.install();
  const back = async (path: string): Promise<void> => {
    await page.goto('about:blank');
    await page.goto(`${hall.url}${path}#${SIGNED_IN_MARK}`);
  };
  await back('/overview');
  await page.locator('#said').filter({ hasText: '连不上服务器' }).waitFor();
  answers = 'over';
  await back('/overview');
  await page.locator('#said').filter({ hasText: '登录已结束' }).waitFor();
  await back('/manager');
  await textOf(page, 'sign-in-fault', /登录已过期/);
  answers = 'nothing';
  await back('/manager');
  await textOf(page, 'sign-in-fault', /服务器没有回应/);
  await page.reload();
  await textOf(page, 'sign-in-fault', /服务器没有回应/);
  answers = 'truly';
  await page.clock.runFor(16_000);
  await at(page, 'sign-out').first().waitFor();
  expect(page.url()).toBe(`${hall.url}/manager`);
  await page.context().close();
});
