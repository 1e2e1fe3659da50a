import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AlertsView } from '../../core/protocol/shapes/alerts.ts';
import type { CardsView } from '../../core/protocol/shapes/card.ts';
import { barriers } from '../support/barriers.ts';
import { cardsHall, type CardsHall } from '../support/cards-hall.ts';
import { login, type Client } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { keepPicture } from '../support/keep-picture.ts';
import { at, openPage, signIn, SIZES, textOf } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
const HAND = { width: 390, height: 844 };
const ALERTS = [
  'id,name_zh_hans,name_zh_hant,name_en,figure,scope,of,threshold,for_minutes,to,ways',
  'red,红牌未了结,紅牌未了結,Red cards are open,cards-red,hall,,1,0,supervisor,page;board',
  'crowd,人多,人多,A crowd,waiting,line,,3,0,supervisor,page;board',
  'few,开放的窗口太少,開放的窗口太少,Too few counters are open,open-counters,hall,,2,0,supervisor,page;board',
  '',
].join('\n');
let file: CardsHall;
let hall: RunningHall;
let browser: Browser;
let supervisor: Client;
let clerk: Client;

const cards = async (): Promise<CardsView['items']> =>
  ((await supervisor.get('/cards')).body as unknown as CardsView).items;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  file = await cardsHall(
    ['wait,waiting,hall,,0.01,0.03,supervisor;manager', 'serve,serving,hall,,0.01,600,supervisor'],
    { 'alerts.csv': ALERTS },
  );
  hall = await startHall({ args: ['--hall-file', file.folder] });
  browser = await sharedBrowser();
  supervisor = await login(hall.url, 'supervisor');
  clerk = await login(hall.url, 'clerk');
  for (const service of ['name-change', 'name-change', 'name-change', 'name-change', 'deed-tax'])
    await supervisor.post('/tickets', { services: [service] });
  await clerk.post('/counters/1/open');
  await clerk.post('/counters/1/next');
  await eventually(
    async () =>
      (await cards()).filter(({ colour, open }) => colour === 'red' && open).length === 4 ? true : undefined,
    'four red cards',
  );
});

afterAll(async () => {
  for (const each of [supervisor, clerk]) each.close();
  await browser.close();
  await hall.dispose();
  await file.remove();
});

const pictures = async (page: Page, name: string): Promise<void> => {
  for (const language of ['en', 'zh-Hans']) {
    await page.locator(`hall-language [lang="${language}"]`).first().click();
    for (const [size, glass] of [
      ['', SIZES.manager],
      ['-hand', HAND],
    ] as const) {
      await page.setViewportSize(glass);
      await keepPicture(page, join(FOLDER, `${name}-${language}${size}.png`));
      expect(await barriers(page), `${name} ${language}${size}`).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (size !== '') expect(wide, `${name} ${language} in the hand`).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize(SIZES.manager);
  }
};

describe.sequential('the board of cards', () => {
  it('[CD12] at the counter the clerk sees the cards of their own work, and somebody else none', async () => {
    const { page, faults, context } = await openPage(browser, `${hall.url}/counter?counter=1`, SIZES.counter, {
      bypassCSP: true,
    });
    await signIn(page, 'clerk');
    await textOf(page, 'own-cards', /我的黄牌红牌.*黄牌 A\d+.*今天 1 张，未了结 1 张/s);
    await page.locator('[data-test="own-cards"] summary').click();
    await textOf(page, 'own-card', /黄牌.*办理.*未了结/s);
    for (const language of ['en', 'zh-Hans']) {
      await page.locator(`hall-language [lang="${language}"]`).first().click();
      await keepPicture(page, join(FOLDER, `counter-cards-${language}.png`));
      expect(await barriers(page), language).toEqual([]);
    }
    expect(await at(page, 'own-card').count()).toBe(1);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('[CD9] has the cards of today, found and acknowledged by keyboard, with the way to the story of the ticket', async () => {
    const { page, faults, context } = await openPage(browser, `${hall.url}/manager`, SIZES.manager, {
      bypassCSP: true,
    });
    await signIn(page, 'supervisor');
    await textOf(page, 'cards-open', /^4$/);
    await at(page, 'open-cards').press('Enter');
    await expect.poll(() => at(page, 'card').count()).toBe(5);
    expect(page.url()).toMatch(/#cards$/);
    await pictures(page, 'cards');
    await page.locator('[data-test="cards-filter"] [name="colour"]').selectOption('yellow');
    await expect.poll(() => at(page, 'card').count()).toBe(1);
    await textOf(page, 'card', /黄牌.*办理.*1号窗口.*示例窗口人员|黄牌.*办理.*1号窗口/s);
    await at(page, 'card-acknowledge').press('Enter');
    await page.keyboard.type('两名窗口人员请假');
    await page.keyboard.press('Enter');
    await textOf(page, 'card-taken', /两名窗口人员请假/);
    const [card] = (await cards()).filter(({ acknowledged }) => acknowledged !== undefined);
    expect(card).toMatchObject({ colour: 'yellow', acknowledged: { by: 'supervisor' } });
    await page.locator('[data-test="cards-filter"] [name="state"]').selectOption('');
    await page.locator('[data-test="cards-filter"] [name="colour"]').selectOption('');
    // The yellow ones before the red ones are over.
    await expect.poll(() => at(page, 'card').count()).toBeGreaterThanOrEqual(9);
    const [desk] = await Promise.all([context.waitForEvent('page'), at(page, 'card-story').first().click()]);
    await at(desk, 'trace').waitFor();
    expect(await desk.locator('[data-test="trace-event"][data-type="CardGiven"]').count()).toBeGreaterThan(0);
    await page.reload();
    await at(page, 'card').first().waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('[CO15] the page of complaints finds, files, takes on and answers one, at a desk and in the hand', async () => {
    const { body } = await supervisor.post('/tickets', { services: ['deed-tax'] });
    const { id } = body['ticket'] as { id: string };
    await supervisor.post(`/tickets/${id}/complaint`, { text: '大厅太冷', reasons: ['other'] });
    const { page, faults, context } = await openPage(browser, `${hall.url}/manager`, SIZES.manager, {
      bypassCSP: true,
    });
    await signIn(page, 'manager');
    await textOf(page, 'complaints-open', /^1$/);
    await at(page, 'open-complaints').click();
    await at(page, 'file-complaint').click();
    await page.locator('[data-test="file-form"] [name="text"]').fill('来信反映三个窗口来回跑');
    await page.locator('[data-test="file-form"] [name="source"]').selectOption('letter');
    await page.locator('[data-test="file-form"] [name="counter"]').selectOption('1');
    await at(page, 'file-send').press('Enter');
    await expect.poll(() => at(page, 'complaint').count()).toBe(2);
    await textOf(page, 'complaint', /来信.*1号窗口/s);
    await pictures(page, 'complaints');
    await page.setViewportSize(HAND);
    await at(page, 'complaints-words').fill('太冷');
    await expect.poll(() => at(page, 'complaint').count()).toBe(1);
    await at(page, 'open-case').press('Enter');
    await at(page, 'case-assign').press('Enter');
    await at(page, 'case-mine').press('Enter');
    await page.locator('[data-test="complaints-filter"] [name="with"]').selectOption('mine');
    await textOf(page, 'standing', /承办/);
    await keepPicture(page, join(FOLDER, 'complaints-case-hand.png'), { fullPage: true });
    expect(await barriers(page), 'case in the hand').toEqual([]);
    await at(page, 'answer-complaint').press('Enter');
    await at(page, 'answer-words').fill('暖气已修好');
    await at(page, 'send-answer').press('Enter');
    await at(page, 'complaints-none').waitFor();
    await page.locator('[data-test="complaints-filter"] [name="state"]').selectOption('answered');
    await textOf(page, 'answer', /暖气已修好/);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('[AL16] the wall has the alerts in force above everything, the worst first', async () => {
    await eventually(
      async () =>
        ((await supervisor.get('/alerts')).body as unknown as AlertsView).items.length >= 3 ? true : undefined,
      'three alerts',
    );
    for (const [name, size] of [
      ['1080p', SIZES.board],
      ['4k', SIZES.board4k],
    ] as const) {
      const { page, faults, context } = await openPage(browser, `${hall.url}/manager?wall`, size, { bypassCSP: true });
      await signIn(page, 'supervisor');
      await expect.poll(() => at(page, 'wall-alert').count()).toBe(3);
      await textOf(page, 'wall-alert', /红牌未了结/);
      await keepPicture(page, join(FOLDER, `wall-alerts-${name}.png`));
      expect(await barriers(page), name).toEqual([]);
      expect(faults).toEqual([]);
      await context.close();
    }
  });

  it('[AL17] the board of the duty office shows the alerts in force whole, lying and standing', async () => {
    for (const [name, size] of [
      ['1080p', SIZES.board],
      ['4k', SIZES.board4k],
      ['standing', SIZES.kiosk],
    ] as const) {
      const { page, faults, context } = await openPage(browser, `${hall.url}/display?id=board-12`, size, {
        bypassCSP: true,
      });
      await expect.poll(() => at(page, 'duty-alert').count()).toBeGreaterThanOrEqual(3);
      await page.evaluate(() => document.fonts.ready);
      const box = async (selector: string, which = 0): Promise<{ y: number; height: number }> =>
        (await page.locator(selector).nth(which).boundingBox()) ?? { y: -1, height: 0 };
      // The board grows smaller by what is said below, in the frame after.
      await expect
        .poll(async () => {
          const [duty, foot] = [await box('[data-test="duty"]'), await box('display-foot')];
          return Math.abs(foot.y + foot.height - duty.y) <= 2 && duty.y + duty.height <= size.height + 4;
        })
        .toBe(true);
      const [first, second] = [await box('[data-test="waiting-line"]', 0), await box('[data-test="waiting-line"]', 1)];
      expect(first.y + first.height, name).toBeLessThanOrEqual(second.y + 1);
      const last = await box('[data-test="waiting-line"]', (await at(page, 'waiting-line').count()) - 1);
      expect(last.y + last.height, name).toBeLessThanOrEqual((await box('display-foot')).y);
      await keepPicture(page, join(FOLDER, `duty-${name}.png`));
      expect(faults).toEqual([]);
      await context.close();
    }
  });
});
