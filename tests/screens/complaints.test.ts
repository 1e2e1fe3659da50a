import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { clientOf, login, type Client } from '../support/client.ts';
import { at, openPage, signIn, SIZES, textOf } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
let hall: RunningHall;
let browser: Browser;
let desk: Client;
let citizen: Client;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  hall = await startHall();
  browser = await sharedBrowser();
  desk = await login(hall.url, 'supervisor');
  citizen = clientOf(hall.url);
});

afterAll(async () => {
  for (const each of [desk, citizen]) each.close();
  await browser.close();
  await hall.dispose();
});

it('[CO11] a manager files a letter, assigns, extends, answers and reopens; the phone page has the answer', async () => {
  const { body } = await desk.post('/tickets', { services: ['name-change'] });
  const { id, secret } = body['ticket'] as { id: string; secret: string };
  await citizen.post(`/tickets/${id}/complaint?secret=${secret}`, { text: '大厅太冷' });
  const { page, faults, context } = await openPage(browser, `${hall.url}/manager`, SIZES.manager, { bypassCSP: true });
  await signIn(page, 'manager');
  await at(page, 'side-ratings').click();
  await textOf(page, 'complaint', /TS\d{8}-001.*大厅太冷/s);
  await textOf(page, 'due', /剩 5 个工作日/);
  await at(page, 'file-complaint').click();
  await page.locator('[data-test="file-form"] [name="source"]').selectOption('letter');
  await page.locator('[data-test="file-form"] [name="text"]').fill('来信反映三个窗口来回跑');
  await page.locator('[data-test="file-form"] [name="reference"]').fill('来信117');
  await page.screenshot({ path: join(FOLDER, 'complaint-file.png') });
  await at(page, 'file-send').click();
  await expect.poll(() => at(page, 'complaint').count()).toBe(2);
  // With more time it stands behind the letter.
  const first = at(page, 'complaint').filter({ hasText: '大厅太冷' });
  await first.locator('[data-test="open-case"]').click();
  const act = async (name: string, words: string): Promise<void> => {
    await first.locator(`[data-test="case-${name}"]`).click();
    await first.locator('[name="words"]').fill(words);
    await first.locator('[data-test="case-send"]').click();
  };
  await act('assign', '后勤科');
  await expect.poll(() => first.locator('[data-test="standing"]').innerText()).toMatch(/承办：后勤科/);
  await act('note', '已通知物业');
  await expect.poll(() => first.locator('[data-test="case-step"]').count()).toBe(3);
  await act('extend', '等配件');
  await expect.poll(() => first.locator('[data-test="case-step"]').count()).toBe(4);
  expect(await first.locator('[data-test="case-step"]').first().innerText()).toMatch(/^提出 .*市民/);
  for (const language of ['zh-Hans', 'en']) {
    await page.locator(`hall-language [lang="${language}"]`).first().click();
    await page.screenshot({ path: join(FOLDER, `complaint-case-${language}.png`) });
    expect(await barriers(page), language).toEqual([]);
  }
  await first.locator('[data-test="answer-complaint"]').click();
  await first.locator('[data-test="answer-words"]').fill('暖气已修好，谢谢您的提醒');
  await first.locator('[data-test="send-answer"]').click();
  await textOf(page, 'answer', /暖气已修好/);
  const phone = await openPage(browser, `${hall.url}/t/${id}#${secret}`, { width: 390, height: 844 });
  await phone.page.getByText('答复：暖气已修好').waitFor();
  await phone.page.screenshot({ path: join(FOLDER, 'complaint-phone.png'), fullPage: true });
  expect([...faults, ...phone.faults]).toEqual([]);
  await phone.context.close();
  await context.close();
});

it('[CO11] a supervisor sees how many are open and nothing more', async () => {
  const { page, faults, context } = await openPage(browser, `${hall.url}/manager`, SIZES.manager);
  await signIn(page, 'supervisor');
  await at(page, 'side-ratings').click();
  await textOf(page, 'ratings', /待答复/);
  expect(await at(page, 'complaint').count()).toBe(0);
  expect(await at(page, 'file-complaint').count()).toBe(0);
  expect(faults).toEqual([]);
  await context.close();
});

it('[CO13] on the phone a complaint in words is filed once and gets its number; its words outlive what happens', async () => {
  const { body } = await desk.post('/tickets', { services: ['name-change'] });
  const { id, secret } = body['ticket'] as { id: string; secret: string };
  const phone = await openPage(
    browser,
    `${hall.url}/t/${id}#${secret}`,
    { width: 390, height: 844 },
    { bypassCSP: true },
  );
  const { page } = phone;
  for (const [language, begin] of [
    ['zh-Hans', '投诉或意见'],
    ['zh-Hant', '投訴或意見'],
    ['en', 'Complain or comment'],
  ] as const) {
    if (language !== 'zh-Hans') await page.locator('#language').click();
    await page.locator('#complain').click();
    await page.getByLabel(begin).fill('窗口让我跑了三趟\n没有一次性告知');
    await page.screenshot({ path: join(FOLDER, `complaint-phone-write-${language}.png`), fullPage: true });
    expect(await barriers(page), language).toEqual([]);
    if (language !== 'en') await page.locator('.complain .close').click();
  }
  // The ticket is put aside meanwhile, and the line breaks at the first try.
  await desk.post(`/tickets/${id}/park`);
  await page.context().setOffline(true);
  await page.locator('.complain .send').click();
  await page.locator('#complained').filter({ hasText: 'Your words are still here' }).waitFor();
  await page.context().setOffline(false);
  expect(await page.locator('#complaint').inputValue()).toContain('三趟');
  await page.locator('.complain .send').click();
  await page
    .locator('#complained')
    .filter({ hasText: /received as TS\d{8}-\d{3}/ })
    .waitFor();
  expect(await page.locator('#complaint').count()).toBe(0);
  await page.getByText('It is being handled; you are answered by').waitFor();
  await page.screenshot({ path: join(FOLDER, 'complaint-phone-filed.png'), fullPage: true });
  expect(((await citizen.get(`/tickets/${id}/complaints?secret=${secret}`)).body['items'] as object[]).length).toBe(1);
  for (let more = 2; more <= 5; more += 1)
    await desk.post(`/tickets/${id}/complaint`, { text: `again ${String(more)}` });
  await page.locator('#complain').click();
  await page.locator('#complaint').fill('once more');
  await page.locator('.complain .send').click();
  await page.locator('#complained').filter({ hasText: 'as many complaints as it may' }).waitFor();
  expect(await page.locator('#complaint').inputValue()).toBe('once more');
  await phone.context.close();
});
