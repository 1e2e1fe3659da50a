import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

type Taken = { readonly id: string; readonly number: string; readonly secret: string };

/** Somebody is served at a counter and rates, or does not. */
async function served(counter: string, grade?: number, words?: object): Promise<Taken> {
  const { body } = await desk.post('/tickets', { services: ['birth-household-registration'] });
  const ticket = body['ticket'] as Taken;
  for (const verb of ['next', 'serve', 'finish'])
    expect((await desk.post(`/counters/${counter}/${verb}`)).status, verb).toBe(200);
  if (grade === undefined) return ticket;
  const rated = await citizen.post(`/tickets/${ticket.id}/rating?secret=${ticket.secret}`, { grade, ...words });
  expect(rated.status, JSON.stringify(rated.body)).toBe(200);
  return ticket;
}

describe.sequential('what citizens said, at the manager', () => {
  it('[W14] grades and complaints come without a reload; the manager answers one; the figures are those of the hall', async () => {
    for (const counter of ['1', '2']) expect((await desk.post(`/counters/${counter}/open`)).status).toBe(200);
    const { page, faults, context } = await openPage(browser, `${hall.url}/manager`, SIZES.manager, {
      bypassCSP: true,
    });
    await signIn(page, 'manager');
    await at(page, 'side-ratings').click();
    await textOf(page, 'ratings', /今天没有投诉/);
    await textOf(page, 'satisfaction', /–/);
    for (const grade of [5, 5, 4]) await served('1', grade);
    await served('1');
    const bad = await served('2', 1, { reasons: ['slow'], reason: '等了一个小时 <b>' });
    await textOf(page, 'satisfaction', /75%/);
    await textOf(page, 'complaint', new RegExp(`${bad.number}.*等了一个小时 <b>`, 's'));
    await textOf(page, 'complaint-alert', /1/);
    const row = page.locator('[data-test="counter-ratings"] tr');
    expect(await row.locator('td').allInnerTexts()).toEqual(['4', '3', '0', '100%', '1', '1', '1', '0%']);
    const { ratings } = (await desk.get('/overview')).body as unknown as { ratings: object };
    expect(ratings).toEqual({ grades: { '5': 2, '4': 1, '3': 0, '2': 0, '1': 1 }, none: 1 });
    for (const language of ['zh-Hans', 'en']) {
      await page.locator(`hall-language [lang="${language}"]`).first().click();
      await page.screenshot({ path: join(FOLDER, `manager-ratings-${language}.png`) });
      expect(await barriers(page), language).toEqual([]);
    }
    await at(page, 'answer-complaint').click();
    await at(page, 'outcome').selectOption('explained');
    await at(page, 'answer-words').fill('已向群众说明原因并致歉');
    await at(page, 'send-answer').click();
    await textOf(page, 'answer', /已向群众说明原因并致歉/);
    await page.screenshot({ path: join(FOLDER, 'manager-complaint-answered.png') });
    await expect.poll(() => at(page, 'complaint-alert').count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('[W14] a supervisor sees the grades and how many complaints there are, not their words', async () => {
    await served('2', 2, { reasons: ['attitude'], reason: '秘密' });
    const { page, faults, context } = await openPage(browser, `${hall.url}/manager`, SIZES.manager);
    await signIn(page, 'supervisor');
    await at(page, 'side-ratings').click();
    await textOf(page, 'ratings', /1 件待答复/);
    expect(await page.getByText('秘密').count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  });
});
