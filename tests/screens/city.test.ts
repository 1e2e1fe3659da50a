import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { eventually } from '../support/eventually.ts';
import { openPage, SIZES } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
const PHONE = { width: 390, height: 844 };
let city: RunningHall;
let browser: Browser;
let token = '';

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  city = await startHall({ args: ['--halls', 'halls/city'] });
  browser = await sharedBrowser();
  token = String((await send('/api/v1/city/sessions', { user: 'city-admin', password: 'sample-hall' }))['token']);
  for (const hall of ['land-trading', 'construction-trading']) await send(at(hall, '/counters/1/open'), {});
  for (let more = 0; more < 4; more += 1) await take('land-trading', 'land-trading-advice');
});
afterAll(async () => {
  await browser.close();
  await city.dispose();
});

const at = (hall: string, path: string): string => `/api/v1/halls/${hall}${path}`;
const take = (hall: string, service: string) => send(at(hall, '/tickets'), { services: [service] });

async function send(path: string, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(`${city.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === '' ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return (await response.json()) as Record<string, unknown>;
}

const wide = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

/** Pills and names that go over the edge of what they stand in. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('#table .mark, #map .name')].flatMap((each) => {
      const [own, around] = [each.getBoundingClientRect(), each.closest('td, svg')?.getBoundingClientRect()];
      const inside = around !== undefined && own.left >= around.left - 1 && own.right <= around.right + 1;
      return inside ? [] : [each.textContent];
    }),
  );

describe('[HA16] all halls together', () => {
  it('somebody above halls signs in, and follows the figures of their halls without a reload', async () => {
    const { page, context, faults } = await openPage(browser, `${city.url}/overview`, SIZES.manager, {
      bypassCSP: true,
    });
    await page.fill('input[name=user]', 'office');
    await page.fill('input[name=password]', 'wrong');
    await page.click('#go');
    await page.locator('#said', { hasText: '用户名或密码不对' }).waitFor();
    await page.fill('input[name=password]', 'sample-hall');
    await page.click('#go');
    const waiting = page.locator('tr[data-hall=land-trading] [data-test=waiting]');
    await page.locator('#table tr[data-hall]').nth(4).waitFor();
    expect(await waiting.textContent()).toBe('4');
    await take('land-trading', 'land-trading-advice');
    await eventually(async () => (await waiting.textContent()) === '5', 'the ticket is there');
    expect(await page.locator('[data-test=total-waiting]').textContent()).toBe('5');
    expect(await page.locator('#map svg circle').count()).toBe(5);
    await page.locator('#days tr[data-hall]').nth(4).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.screenshot({ path: join(FOLDER, 'city-overview.png') });
    // In another language at once, and on a phone.
    await page.click('[data-language=en]');
    await page.locator('#title', { hasText: 'Overview of all halls' }).waitFor();
    await page.locator('#table .mark.bad, #table .mark.warn').first().waitFor();
    await page.screenshot({ path: join(FOLDER, 'city-overview-en.png') });
    // A pill with a long name in it stays inside its cell, and a name inside the map.
    expect(await cutOff(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    expect(await wide(page)).toBe(false);
    expect(await cutOff(page)).toEqual([]);
    await page.screenshot({ path: join(FOLDER, 'city-overview-phone.png'), fullPage: true });
    await page.click('#out');
    await page.locator('#sign-in').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('a manager of two sees two', async () => {
    const { page, context } = await openPage(browser, `${city.url}/overview`, SIZES.manager);
    await page.fill('input[name=user]', 'two-halls');
    await page.fill('input[name=password]', 'sample-hall');
    await page.click('#go');
    await page.locator('#table tr[data-hall]').first().waitFor();
    const halls = await page
      .locator('#table tr[data-hall]')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-hall')));
    expect(halls).toEqual(['construction-trading', 'government-procurement']);
    // The same login opens the page of one of them, and of no other.
    await page.goto(`${city.url}/h/construction-trading/manager`);
    expect((await page.request.get(`${city.url}${at('construction-trading', '/overview')}`)).status()).toBe(200);
    expect((await page.request.get(`${city.url}${at('land-trading', '/overview')}`)).status()).toBe(401);
    await context.close();
  });

  it('a citizen finds a service, where it is offered and where it is quicker', async () => {
    const { page, context, faults } = await openPage(browser, `${city.url}/halls`, PHONE, { bypassCSP: true });
    await page.locator('[data-hall=land-trading]').first().waitFor();
    expect(await page.locator('#halls article').count()).toBe(5);
    await page.fill('#query', '土地出让公告');
    const found = page.locator('[data-service]').first();
    await found.waitFor();
    expect(await found.locator('li').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-hall')))).toEqual([
      'land-trading',
      'daqing-sample',
    ]);
    expect(await wide(page)).toBe(false);
    expect(await barriers(page)).toEqual([]);
    await page.screenshot({ path: join(FOLDER, 'city-halls.png'), fullPage: true });
    await page.click('[data-language=en]');
    await page.locator('h2', { hasText: 'Where, and where it is quicker' }).waitFor();
    // Cut off, it says so and shows what it knew.
    await context.setOffline(true);
    await page.fill('#query', '');
    await page.locator('#offline', { hasText: 'Connection lost' }).waitFor();
    await context.setOffline(false);
    await page.locator('#offline:empty').waitFor({ state: 'attached' });
    expect(faults).toEqual([]);
    await context.close();
  });

  it('a kiosk at the address of a hall gives numbers of that hall, and its slip lies in that hall’s tray', async () => {
    const { page, context, faults } = await openPage(browser, `${city.url}/h/land-trading/kiosk`, {
      width: 1080,
      height: 1920,
    });
    await page.getByText('土地交易中心（示例）').first().waitFor();
    await page.goto(`${city.url}/h/land-trading/tray`);
    await send(at('land-trading', '/tickets'), { services: ['land-trading-advice'] });
    const { ticket } = (await send(at('land-trading', '/tickets'), { services: ['land-trading-advice'] })) as {
      ticket: { readonly id: string; readonly url: string; readonly number: string };
    };
    await send(at('land-trading', `/tickets/${ticket.id}/reprint`), { printer: 'kiosk-1' });
    const slip = page.locator('tray-slip img').first();
    await slip.waitFor();
    expect(await slip.getAttribute('src')).toMatch(/^\/api\/v1\/halls\/land-trading\/tray\/.+\.png$/);
    await eventually(() => slip.evaluate((image: HTMLImageElement) => image.naturalWidth > 0), 'the picture is there');
    // The code on it leads to the same ticket.
    await page.goto(ticket.url);
    await page.locator('.number', { hasText: ticket.number }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});
