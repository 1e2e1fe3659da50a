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
let hall: RunningHall;
let browser: Browser;
let desk: Client;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  hall = await startHall();
  browser = await sharedBrowser();
  desk = await login(hall.url, 'supervisor');
});

afterAll(async () => {
  desk.close();
  await browser.close();
  await hall.dispose();
});

const take = async (): Promise<string> =>
  ((await desk.post('/tickets', { services: ['birth-household-registration'] })).body['ticket'] as { number: string })
    .number;
const act = async (verb: string, body: object = {}): Promise<void> => {
  expect((await desk.post(`/counters/3/${verb}`, body)).status, verb).toBe(200);
};

describe.sequential('the screen over a counter', () => {
  it.each([
    ['1280x720', { width: 1280, height: 720 }],
    ['1024x600', { width: 1024, height: 600 }],
    ['1920x360', { width: 1920, height: 360 }],
    ['600x1024', { width: 600, height: 1024 }],
    ['3840x2160', { width: 3840, height: 2160 }],
  ])('[BD6] at %s: closed, free, called, served, paused; nothing is cut off', async (name, size) => {
    const { page, context, faults } = await openPage(browser, `${hall.url}/display?counter=3`, size, {
      bypassCSP: true,
    });
    const look = async (what: string): Promise<void> => {
      await page.evaluate(() => document.fonts.ready);
      await keepPicture(page, join(FOLDER, `window-${what}-${name}.png`));
      expect(await barriers(page), what).toEqual([]);
      // Every word stands on the glass, and the parts do not lie over one another.
      const outside = await page.locator('display-window').evaluate((element) =>
        [...(element.shadowRoot?.querySelectorAll('header > *, main *, footer *') ?? [])]
          .filter((each) => {
            const { top, bottom, left, right } = each.getBoundingClientRect();
            // Against burn-in everything stands up to 0.12 hundredths of the long side beside its place.
            const off = 1 + 0.0012 * Math.max(innerWidth, innerHeight);
            return (
              right - left > 0 && (top < -off || bottom > innerHeight + off || left < -off || right > innerWidth + off)
            );
          })
          .map((each) => each.className || each.tagName),
      );
      expect(outside, what).toEqual([]);
    };
    await textOf(page, 'window-state', /关闭/);
    await look('closed');
    await act('open');
    await at(page, 'window-free').waitFor();
    const number = await take();
    await act('next');
    await textOf(page, 'window-number', new RegExp(number));
    await look('called');
    await act('serve');
    await page.locator('[data-test="window-call"][data-state="serving"]').waitFor();
    await look('serving');
    await act('finish');
    await act('pause', { reason: 'lunch' });
    await textOf(page, 'window-paused', /午餐/);
    expect(await at(page, 'window-number').count()).toBe(0);
    await look('paused');
    await act('open');
    await act('close');
    await textOf(page, 'window-state', /关闭/);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('[BD7] the same to programs; cut off it keeps what it knew, and is right as soon as it is back', async () => {
    await act('open');
    const number = await take();
    await act('next');
    expect((await desk.get('/windows/3')).body).toMatchObject({ state: 'open', ticket: { number, state: 'called' } });
    expect((await desk.get('/windows/none')).status).toBe(404);
    const { page, context } = await openPage(browser, `${hall.url}/display?counter=3`, { width: 1280, height: 720 });
    await textOf(page, 'window-number', new RegExp(number));
    await hall.kill();
    await page.waitForTimeout(500);
    expect(await at(page, 'window-number').innerText()).toBe(number);
    hall = await hall.again();
    desk.close();
    desk = await login(hall.url, 'supervisor');
    await act('no-show');
    await at(page, 'window-free').waitFor();
    await page.goto(`${hall.url}/display?counter=nowhere`);
    await page.getByText('没有这个窗口').waitFor();
    await context.close();
  });
});
