import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { clientOf, login, type Client } from '../support/client.ts';
import { keepPicture } from '../support/keep-picture.ts';
import { at, openPage, SIZES, textOf, typeAsScanner, type OpenPage } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
const CARD = { name: '张示例', sex: 'female', born: '19490101', idNumber: '110101194901010026' } as const;
let hall: RunningHall;
let browser: Browser;
let kiosk: OpenPage;
let desk: Client;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  hall = await startHall();
  browser = await sharedBrowser();
  desk = await login(hall.url, 'supervisor');
  await desk.post('/counters/1/open');
  kiosk = await openPage(browser, `${hall.url}/kiosk?id=kiosk-1`, SIZES.kiosk, { bypassCSP: true });
  await at(kiosk.page, 'open-search').waitFor();
});

afterAll(async () => {
  desk.close();
  await browser.close();
  await hall.dispose();
});

type Taken = { readonly id: string; readonly number: string; readonly secret: string };
const take = async (): Promise<Taken> =>
  (await desk.post('/tickets', { services: ['birth-household-registration'] })).body['ticket'] as Taken;
const scan = async ({ id, secret }: Taken): Promise<void> => {
  const text = `${hall.url}/t/${id}#${secret}`;
  expect((await desk.post('/inputs/scanner-k1/press', { kind: 'scan', text })).status).toBe(202);
};
const picture = async (name: string): Promise<void> => {
  await kiosk.page.evaluate(() => document.fonts.ready);
  await keepPicture(kiosk.page, join(FOLDER, `kiosk-scan-${name}.png`));
  expect(await barriers(kiosk.page), name).toEqual([]);
};
const ratings = async (): Promise<Record<string, number>> =>
  ((await desk.get('/overview')).body as unknown as { ratings: { grades: Record<string, number> } }).ratings.grades;

describe.sequential('a code or a card at the kiosk', () => {
  it('[DV104] the scanner shows where a ticket stands, live; the kiosk goes back by a touch', async () => {
    const ticket = await take();
    await scan(ticket);
    await textOf(kiosk.page, 'mine-number', new RegExp(ticket.number));
    await picture('waiting');
    await desk.post('/counters/1/next');
    await textOf(kiosk.page, 'mine-state', /1号窗口/);
    await picture('called');
    await at(kiosk.page, 'mine-done').click();
    await at(kiosk.page, 'open-search').waitFor();
    for (const verb of ['serve', 'finish']) await desk.post(`/counters/1/${verb}`);
  });

  it('[SU14] the code of a booking shows how it stands; one of another day gives no number', async () => {
    expect((await desk.post('/inputs/scanner-k1/press', { kind: 'scan', text: 'AP-0001' })).status).toBe(202);
    await textOf(kiosk.page, 'booking-state', /不是今天的/);
    expect(await at(kiosk.page, 'check-in').count()).toBe(0);
    await picture('booking');
    await at(kiosk.page, 'home').first().click();
    await at(kiosk.page, 'open-search').waitFor();
  });

  it('[CO14] whoever shows a ticket complains of it by touch, and the next one finds nothing of it', async () => {
    const ticket = await take();
    await scan(ticket);
    for (const language of ['en', 'zh-Hans']) {
      await at(kiosk.page, 'mine-complain').click();
      await kiosk.page.locator(`hall-language [lang="${language}"]`).first().click();
      await picture(`complaint-${language}`);
      if (language === 'en') await at(kiosk.page, 'back').click();
    }
    expect(await at(kiosk.page, 'complaint-send').isDisabled()).toBe(true);
    await at(kiosk.page, 'complaint-sent-around').click();
    await at(kiosk.page, 'complaint-long-wait').click();
    for (const key of '1380') await at(kiosk.page, `key-${key}`).click();
    await picture('complaint-chosen');
    await at(kiosk.page, 'complaint-send').click();
    await textOf(kiosk.page, 'complaint-no', /^TS\d{8}-\d{3}$/);
    await picture('complaint-filed');
    const { body } = await clientOf(hall.url).get(`/tickets/${ticket.id}/complaints?secret=${ticket.secret}`);
    expect(body['items']).toMatchObject([{ state: 'open' }]);
    await at(kiosk.page, 'complaint-done').click();
    await scan(ticket);
    await at(kiosk.page, 'mine-complain').click();
    expect(await at(kiosk.page, 'complaint-words').inputValue()).toBe('');
    expect(await kiosk.page.locator('kiosk-complaint [aria-pressed="true"]').count()).toBe(0);
    await at(kiosk.page, 'back').click();
    await at(kiosk.page, 'mine-done').click();
    await desk.post(`/tickets/${ticket.id}/cancel`);
  });

  it('[DV105] what was served is rated here, once: a good grade at once, a bad one with its reason', async () => {
    const first = await take();
    for (const verb of ['next', 'serve', 'finish']) await desk.post(`/counters/1/${verb}`);
    await scan(first);
    await at(kiosk.page, 'mine-grade-5').click();
    await at(kiosk.page, 'mine-thanks').waitFor();
    expect((await ratings())['5']).toBe(1);
    const second = await take();
    for (const verb of ['next', 'serve', 'finish']) await desk.post(`/counters/1/${verb}`);
    await scan(second);
    await textOf(kiosk.page, 'mine-number', new RegExp(second.number));
    await at(kiosk.page, 'mine-grade-2').click();
    expect(await at(kiosk.page, 'mine-send').isDisabled()).toBe(true);
    await at(kiosk.page, 'mine-reason-slow').click();
    await picture('why');
    await at(kiosk.page, 'mine-send').click();
    await at(kiosk.page, 'mine-thanks').waitFor();
    expect((await ratings())['2']).toBe(1);
    await scan(second);
    await expect.poll(() => at(kiosk.page, 'mine-grade-5').count()).toBe(0);
    await at(kiosk.page, 'mine-done').click();
  });

  it('[DV106] a scanner that types is heard as well; a strange code and an old one are told, and nothing is typed anywhere', async () => {
    const ticket = await take();
    await at(kiosk.page, 'open-search').click();
    await typeAsScanner(kiosk.page, `~${hall.url}/t/${ticket.id}#${ticket.secret}`);
    await textOf(kiosk.page, 'mine-number', new RegExp(ticket.number));
    await at(kiosk.page, 'back').click();
    expect(await kiosk.page.getByText('http').count()).toBe(0);
    await desk.post('/inputs/scanner-k1/press', { kind: 'scan', text: '6901234567892' });
    await kiosk.page.locator('hall-toast').filter({ hasText: '不是本大厅' }).waitFor();
    await scan({ ...ticket, id: 'no-such-ticket' });
    await at(kiosk.page, 'gone').waitFor();
    await picture('gone');
    await at(kiosk.page, 'mine-done').click();
  });

  it('[DV107] a card goes with the number; laid down again it shows that number, and says of it when another one is begun', async () => {
    expect((await desk.post('/inputs/card-k1/press', { kind: 'put-card', card: CARD })).status).toBe(202);
    await textOf(kiosk.page, 'card', /0026/);
    await picture('card');
    await desk.post('/inputs/card-k1/press', { kind: 'take-card' });
    await kiosk.page.locator('[data-test^="service-"]').first().click();
    await at(kiosk.page, 'take').click();
    const number = /[A-Z]+\d+/.exec(await textOf(kiosk.page, 'ticket-number', /\d/))?.[0] ?? 'none';
    expect(await at(kiosk.page, 'card').count()).toBe(0);
    await at(kiosk.page, 'done').click();
    await desk.post('/inputs/card-k1/press', { kind: 'put-card', card: CARD });
    await textOf(kiosk.page, 'mine-number', new RegExp(number));
    await desk.post('/inputs/card-k1/press', { kind: 'take-card' });
    await at(kiosk.page, 'mine-done').click();
    // With a visit begun they may want another one, and are told of the first.
    await kiosk.page.locator('[data-test^="service-"]').first().click();
    await desk.post('/inputs/card-k1/press', { kind: 'put-card', card: CARD });
    await textOf(kiosk.page, 'card', new RegExp(`已有号码 ${number}`));
    await picture('card-has');
    await desk.post('/inputs/card-k1/press', { kind: 'take-card' });
    await at(kiosk.page, 'home').click();
    await at(kiosk.page, 'open-search').waitFor();
    // Who may ask for the tickets of a card: a kiosk, and nobody else.
    const stranger = clientOf(hall.url);
    const identity = `sealed:${'a'.repeat(43)}`;
    expect((await stranger.post('/tickets/find', { identity })).status).toBe(401);
    const clerk = await login(hall.url, 'clerk');
    expect((await clerk.post('/tickets/find', { identity })).status).toBe(403);
    clerk.close();
    stranger.close();
    expect(kiosk.faults).toEqual([]);
  });
});
