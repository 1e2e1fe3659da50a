import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { login, type Client } from '../support/client.ts';
import { keepPicture } from '../support/keep-picture.ts';
import { at, openPage, textOf } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
const PHONE = { width: 390, height: 844 };
let hall: RunningHall;
let browser: Browser;
let desk: Client;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  hall = await startHall();
  browser = await sharedBrowser();
  desk = await login(hall.url, 'supervisor');
  await desk.post('/counters/1/open');
});

afterAll(async () => {
  desk.close();
  await browser.close();
  await hall.dispose();
});

type Taken = { readonly id: string; readonly number: string; readonly secret: string };

async function take(language = 'zh-Hans', services = ['birth-household-registration']): Promise<Taken> {
  return (await desk.post('/tickets', { services, language })).body['ticket'] as Taken;
}

/** One more citizen is called, served and finished at counter 1. */
async function serveOne(language = 'zh-Hans'): Promise<Taken> {
  const ticket = await take(language);
  for (const verb of ['next', 'serve', 'finish'])
    expect((await desk.post(`/counters/1/${verb}`)).status, verb).toBe(200);
  return ticket;
}

type Ratings = {
  readonly ratings: { readonly grades: Record<string, number>; readonly none: number };
  readonly complaints: { readonly open: number };
};
const figures = async (): Promise<Ratings> => (await desk.get('/overview')).body as unknown as Ratings;

describe.sequential('what citizens say', () => {
  it.each([
    ['1024x600', { width: 1024, height: 600 }],
    ['800x480', { width: 800, height: 480 }],
    ['600x1024', { width: 600, height: 1024 }],
  ])(
    '[RT1] the small screen at %s: rest, question, reasons, thanks; a picture of each, nothing in anybody’s way',
    async (name, size) => {
      const { page, context, faults } = await openPage(browser, `${hall.url}/rating?counter=1`, size, {
        bypassCSP: true,
      });
      const look = async (what: string): Promise<void> => {
        await page.evaluate(() => document.fonts.ready);
        await keepPicture(page, join(FOLDER, `rating-${what}-${name}.png`));
        expect(await barriers(page), what).toEqual([]);
        // Every button stands on the glass, below the head.
        const outside = page.locator('main button').evaluateAll(
          (buttons) =>
            buttons.filter((button) => {
              const { top, bottom } = button.getBoundingClientRect();
              return top < 60 || bottom > innerHeight;
            }).length,
        );
        expect(await outside, what).toBe(0);
      };
      await at(page, 'rest').waitFor();
      await textOf(page, 'counter-name', /1/);
      await look('rest');
      const before = await figures();
      await serveOne();
      await at(page, 'grade-5').waitFor();
      await look('question');
      await at(page, 'grade-2').click();
      await at(page, 'reason-slow').click();
      await look('why');
      await at(page, 'send').click();
      await at(page, 'thanks').waitFor();
      await look('thanks');
      const after = await figures();
      expect(after.ratings.grades['2']).toBe((before.ratings.grades['2'] ?? 0) + 1);
      expect(after.complaints.open).toBe(before.complaints.open + 1);
      expect(faults).toEqual([]);
      await context.close();
    },
  );

  it('[RT2] a figure is a grade, ten strokes are one, the language is the ticket’s, and nothing given is none', async () => {
    const { page, context } = await openPage(browser, `${hall.url}/rating?counter=1`, { width: 1024, height: 600 });
    await at(page, 'rest').waitFor();
    const before = await figures();
    await serveOne('en');
    await page.getByText('How was the service?').waitFor();
    for (let press = 0; press < 10; press += 1) await page.keyboard.press('Numpad1');
    await page.getByText('Thank you').waitFor();
    const after = await figures();
    expect(after.ratings.grades['5']).toBe((before.ratings.grades['5'] ?? 0) + 1);
    await serveOne();
    await at(page, 'grade-5').waitFor();
    // The next citizen is called before anybody has rated: the question is over once that one is served.
    const unrated = await figures();
    expect(unrated.ratings.none).toBe(after.ratings.none + 1);
    await context.close();
  });

  it('[RT3] cut off it asks nobody, and comes back by itself', async () => {
    const { page, context } = await openPage(browser, `${hall.url}/rating?counter=1`, { width: 1024, height: 600 });
    await at(page, 'grade-5').waitFor();
    await hall.kill();
    await expect.poll(() => at(page, 'grade-5').isDisabled()).toBe(true);
    hall = await hall.again();
    await expect.poll(() => at(page, 'grade-5').isEnabled()).toBe(true);
    desk.close();
    desk = await login(hall.url, 'supervisor');
    await at(page, 'grade-4').click();
    await at(page, 'thanks').waitFor();
    await context.close();
  });

  it('[RT4] on the phone: each served step once, a bad grade with its reason, and words', async () => {
    const ticket = await serveOne();
    const { page, context, faults } = await openPage(browser, `${hall.url}/t/${ticket.id}#${ticket.secret}`, PHONE, {
      bypassCSP: true,
    });
    const question = page.getByText('请为这次服务评价');
    await question.waitFor();
    await keepPicture(page, join(FOLDER, 'phone-rating.png'));
    await page.getByRole('button', { name: '非常不满意' }).click();
    const send = page.getByRole('button', { name: '提交评价' });
    expect(await send.isDisabled()).toBe(true);
    await page.getByLabel('等候时间长').check();
    await page.getByLabel('补充说明').fill('等了两个小时 <b>');
    await keepPicture(page, join(FOLDER, 'phone-rating-why.png'), { fullPage: true });
    expect(await barriers(page)).toEqual([]);
    const before = await figures();
    await send.click();
    await page.getByText('谢谢您的评价').waitFor();
    expect(await question.count()).toBe(0);
    const after = await figures();
    expect(after.ratings.grades['1']).toBe((before.ratings.grades['1'] ?? 0) + 1);
    expect(after.complaints.open).toBe(before.complaints.open + 1);
    await page.reload();
    await page.getByText('已办结').first().waitFor();
    expect(await question.count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  });
});
