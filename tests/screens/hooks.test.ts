import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { HooksView } from '../../core/protocol/shapes/hooks.ts';
import { barriers } from '../support/barriers.ts';
import type { Client } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { hookReceiver, isSignedBy, type HookReceiver } from '../support/hook-receiver.ts';
import { OWN_PASSWORD, ownAdmin, ownHall, type OwnHall } from '../support/own-hall.ts';
import { at, openPage, pressAgain, SIZES, textOf } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
const GLASSES = [
  ['wide', { width: 1440, height: 900 }],
  ['phone', { width: 390, height: 844 }],
] as const;

let own: OwnHall;
let hall: RunningHall;
let browser: Browser;
let admin: Client;
let well: HookReceiver;
let ill: HookReceiver;
beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  [well, ill] = [await hookReceiver(), await hookReceiver()];
  own = await ownHall();
  const lines = [
    'id,name_zh_hans,name_zh_hant,name_en,url,events,scope',
    `statistics,统计平台,統計平臺,Statistics platform,${well.url},ticket.*;counter.*,`,
    `messages,短信平台,簡訊平臺,Text messages,${ill.url},ticket.issued;ticket.called,staff`,
  ];
  await writeFile(join(own.folder, 'hooks.csv'), `${lines.join('\n')}\n`);
  hall = await startHall({ args: ['--hall-file', own.folder] });
  admin = await ownAdmin(hall.url);
  browser = await sharedBrowser();
});
afterAll(async () => {
  admin.close();
  await browser.close();
  await hall.dispose();
  await Promise.all([well.close(), ill.close()]);
  await own.remove();
});

const hooks = async (): Promise<HooksView['items']> => ((await admin.get('/hooks')).body as HooksView).items;

it('[HK12] an administrator sees what is taken and what is not, tests, puts aside, sends again, switches and renews', async () => {
  ill.reply = () => 503;
  for (let n = 0; n < 3; n += 1) expect((await admin.post('/tickets', { services: ['name-change'] })).status).toBe(201);
  const { page, faults } = await openPage(browser, `${hall.url}/manager`, SIZES.manager, { bypassCSP: true });
  await at(page, 'user').fill('admin');
  await at(page, 'password').fill(OWN_PASSWORD);
  await at(page, 'sign-in-button').click();
  await at(page, 'open-people').click();
  await at(page, 'open-hooks').click();
  const row = (id: string) => page.locator(`[data-test="hook"][data-hook="${id}"]`);
  await row('statistics').filter({ hasText: '正常' }).filter({ hasText: '最近送达' }).waitFor();
  await row('messages').filter({ hasText: 'HTTP 503' }).waitFor();
  await row('statistics').locator('[data-test="hook-test"]').click();
  await textOf(page, 'hook-said', /对方收下了试送/);
  await row('messages').locator('[data-test="hook-skip"]').click();
  await pressAgain(row('messages').locator('[data-test="hook-skip"]'));
  await row('messages').filter({ hasText: '搁置 1 条' }).waitFor();
  await row('messages').locator('[data-test="hook-letters"]').click();
  await row('messages').locator('[data-test="letter"]').filter({ hasText: '取号' }).waitFor();
  for (const language of ['zh', 'en']) {
    for (const [glass, size] of GLASSES) {
      await page.setViewportSize(size);
      await page.screenshot({ path: join(FOLDER, `hooks-${glass}-${language}.png`) });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide, `${glass} ${language}`).toBeLessThanOrEqual(0);
    }
    expect(await barriers(page), language).toEqual([]);
    if (language === 'zh') await page.locator('hall-language [lang="en"]').first().click();
  }
  await page.setViewportSize(SIZES.manager);
  ill.reply = () => 200;
  await row('messages').locator('[data-test="hook-resend-all"]').click();
  await row('messages').locator('[data-test="hook-dead"]').waitFor({ state: 'detached' });
  await row('messages').locator('[data-test="hook-secret"]').click();
  await pressAgain(row('messages').locator('[data-test="hook-secret"]'));
  const secret = (await row('messages').locator('[data-test="hook-new-secret"]').textContent()) ?? '';
  await row('messages').locator('[data-test="hook-test"]').click();
  const test = await eventually(() => ill.got.find(({ type }) => type === 'hook.test'), 'the test comes');
  expect(isSignedBy(test, secret)).toBe(true);
  await row('messages').locator('[data-test="hook-off"]').click();
  await pressAgain(row('messages').locator('[data-test="hook-off"]'));
  await row('messages').filter({ hasText: 'Nothing is lost' }).waitFor();
  expect((await hooks()).map(({ state }) => state)).toEqual(['ready', 'off']);
  await row('messages').locator('[data-test="hook-on"]').click();
  await row('messages').filter({ hasText: 'Works' }).waitFor();
  const before = well.got.length;
  await row('statistics').locator('[data-test="replay-from"]').fill('2026-01-01T00:00');
  await row('statistics').locator('[data-test="hook-replay"]').click();
  await eventually(() => well.got.length >= before + 3, 'all come again');
  expect(faults).toEqual([]);
  await page.reload();
  await row('messages').waitFor();
  await at(page, 'hooks-back').click();
  await at(page, 'open-people').waitFor();
});
