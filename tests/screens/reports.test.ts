import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportView } from '../../core/protocol/shapes/report.ts';
import { barriers } from '../support/barriers.ts';
import { login, type Client } from '../support/client.ts';
import { keepPicture } from '../support/keep-picture.ts';
import { reportsComplete, startMorning } from '../support/morning-hall.ts';
import { pause } from '../support/pause.ts';
import { at, openPage, signIn, SIZES, textOf } from '../support/pages.ts';
import { reportsPids } from '../support/reports-process.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import type { RunningHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
let hall: RunningHall;
let browser: Browser;
let manager: Client;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  hall = await startMorning();
  browser = await sharedBrowser();
  manager = await login(hall.url, 'manager');
  await reportsComplete(manager);
});

afterAll(async () => {
  manager.close();
  await browser.close();
  await hall.dispose();
});

async function view(query: string): Promise<ReportView> {
  return (await manager.get(`/reports/${query}`)).body as unknown as ReportView;
}

describe.sequential('the page of the reports', () => {
  it('[RV1] shows the very rows of the hall, sorted as asked, with a picture that keys go through', async () => {
    const { page, faults, context } = await openPage(browser, `${hall.url}/reports`, SIZES.manager, {
      bypassCSP: true,
    });
    await signIn(page, 'manager');
    await at(page, 'rows').waitFor();
    const { rows, measures } = await view('waits');
    expect(await at(page, 'row').count()).toBe(rows.length);
    expect(measures[0]?.id).toBe('called');
    await at(page, 'sort-called').click();
    const called = rows.map((row) => row.values['called'] ?? 0).sort((a, b) => b - a);
    const shown = await at(page, 'row').evaluateAll((all) =>
      all.map((row) => Number(row.querySelector('td')?.textContent.trim())),
    );
    expect(shown).toEqual(called);
    await at(page, 'picture').focus();
    await page.keyboard.press('ArrowRight');
    await textOf(page, 'cursor', /[:：]/);
    for (const language of ['zh-Hans', 'en']) {
      await page.locator(`hall-language [lang="${language}"]`).first().click();
      await keepPicture(page, join(FOLDER, `reports-${language}.png`));
      expect(await barriers(page), language).toEqual([]);
    }
    expect(faults).toEqual([]);
    await context.close();
  });

  it('[RV2] the address says what is looked at; days without data say so and are not 0', async () => {
    const { page, faults, context } = await openPage(
      browser,
      `${hall.url}/reports?report=arrivals&by=half-hour`,
      SIZES.manager,
    );
    await signIn(page, 'manager');
    await at(page, 'rows').waitFor();
    await keepPicture(page, join(FOLDER, 'reports-arrivals.png'));
    await at(page, 'heat-map').click();
    await at(page, 'heat').waitFor();
    expect(new URL(page.url()).searchParams.get('by')).toBe('weekday,half-hour');
    await keepPicture(page, join(FOLDER, 'reports-heat.png'));
    await at(page, 'preset-last-month').click();
    await at(page, 'no-data').waitFor();
    expect(await at(page, 'row').count()).toBe(0);
    await page.reload();
    await at(page, 'no-data').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('[RV2] a figure of which these days have no data says so and what to do, not that none of so many are drawn', async () => {
    const { page, faults, context } = await openPage(browser, `${hall.url}/reports?report=waits`, SIZES.manager, {
      bypassCSP: true,
    });
    // Somebody waits in one line, and nobody has been called: the means are not known.
    const [row] = (await view('waits')).rows;
    await page.route('**/api/v1/reports/waits?*', async (route) => {
      const json = (await (await route.fetch()).json()) as ReportView;
      const values = Object.fromEntries(Object.keys(row?.values ?? {}).map((id) => [id, null]));
      await route.fulfill({ json: { ...json, rows: json.rows.slice(0, 1).map((each) => ({ ...each, values })) } });
    });
    await signIn(page, 'manager');
    await at(page, 'rows').waitFor();
    for (const [language, words] of [
      ['zh-Hans', '没有这项指标的数据'],
      ['zh-Hant', '沒有這項指標的資料'],
      ['en', 'No data of this figure for these days'],
    ] as const) {
      await page.locator(`hall-language [lang="${language}"]`).first().click();
      await at(page, 'no-figure').filter({ hasText: words }).waitFor();
      expect(await at(page, 'cursor').count()).toBe(0);
      await keepPicture(page, join(FOLDER, `reports-no-figure-${language}.png`));
      expect(await barriers(page), language).toEqual([]);
    }
    expect(faults).toEqual([]);
    await context.close();
  });

  it('[RV3] the files have the rows shown, and paper is A4 with days, hall and time on it', async () => {
    const { page, context } = await openPage(browser, `${hall.url}/reports?report=service-times`, SIZES.manager);
    await signIn(page, 'manager');
    await at(page, 'rows').waitFor();
    const rows = await at(page, 'row').count();
    const [file] = await Promise.all([page.waitForEvent('download'), at(page, 'csv').click()]);
    const stream = await file.createReadStream();
    let text = '';
    for await (const chunk of stream) text += String(chunk);
    // A head, the rows, and all together.
    expect(text.trim().split('\r\n')).toHaveLength(rows + 2);
    await page.emulateMedia({ media: 'print' });
    await textOf(page, 'period', /\d{4}-\d\d-\d\d/);
    expect(await at(page, 'csv').isVisible()).toBe(false);
    await page.pdf({ path: join(FOLDER, 'reports.pdf'), format: 'A4', landscape: true });
    await context.close();
  });

  it('[RV15] reports that take longer than the next news of a busy hall are shown, and not asked for with each', async () => {
    const { page, context } = await openPage(browser, `${hall.url}/reports`, SIZES.manager);
    let asked = 0;
    let told = 0;
    page.on('websocket', (line) =>
      line.on('framereceived', ({ payload }) => (told += payload.toString().includes('"hall"') ? 1 : 0)),
    );
    await page.reload();
    await page.route('**/api/v1/reports/waits?*', async (route) => {
      asked += 1;
      await pause(2500);
      await route.continue();
    });
    const busy = setInterval(() => void manager.post('/tickets', { services: ['name-change'] }), 200);
    await signIn(page, 'manager');
    await at(page, 'rows')
      .waitFor({ timeout: 15_000 })
      .finally(() => clearInterval(busy));
    expect(told).toBeGreaterThan(3);
    // While reports are behind they are asked for once more every three seconds.
    expect(asked).toBeLessThan(3);
    await context.close();
  });

  it.each([
    ['waits', 'line', 'landscape'],
    ['clerks', 'clerk', 'landscape'],
    ['assessment', 'clerk', 'landscape'],
    ['arrivals', 'weekday,half-hour', 'landscape'],
    ['arrivals', 'line', 'portrait'],
  ])('[RV14] on A4 no column of %s by %s is cut off', async (report, by, lies) => {
    const { page, context } = await openPage(browser, `${hall.url}/reports?report=${report}&by=${by}`, SIZES.manager);
    await signIn(page, 'manager');
    await at(page, 'row').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    // The breadth between margins of 10 mm.
    const width = Math.floor(((lies === 'landscape' ? 297 : 210) - 20) * (96 / 25.4));
    await page.setViewportSize({ width, height: 700 });
    const paper = await page.evaluate(() =>
      document.adoptedStyleSheets.flatMap((each) => [...each.cssRules].map(({ cssText }) => cssText)).join(' '),
    );
    expect(paper).toContain(lies === 'landscape' ? 'size: a4 landscape' : 'size: a4;');
    const right = await page
      .locator('table')
      .evaluateAll((all) => Math.max(...all.map((table) => table.getBoundingClientRect().right)));
    expect(right).toBeLessThanOrEqual(width + 1);
    await page.pdf({ path: join(FOLDER, `paper-${report}-${by.replace(',', '-')}.pdf`), preferCSSPageSize: true });
    await context.close();
  });

  it('[RV4] on a phone nothing is cut off, and a clerk sees nothing', async () => {
    const { page, context } = await openPage(
      browser,
      `${hall.url}/reports`,
      { width: 390, height: 844 },
      { bypassCSP: true },
    );
    await signIn(page, 'supervisor');
    await at(page, 'rows').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await keepPicture(page, join(FOLDER, 'reports-phone.png'), { fullPage: true });
    expect(await barriers(page)).toEqual([]);
    await context.close();
    const other = await openPage(browser, `${hall.url}/reports`, SIZES.manager);
    await signIn(other.page, 'clerk');
    await at(other.page, 'no-right').waitFor();
    await other.context.close();
  });

  it('[RV10] while reports are away the page says so, and shows them by itself once they are back', async () => {
    const { page, context } = await openPage(browser, `${hall.url}/reports`, SIZES.manager);
    await signIn(page, 'manager');
    await at(page, 'rows').waitFor();
    const folder = join(hall.data, 'reports');
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    await writeFile(folder, 'no folder');
    for (const pid of await reportsPids(hall.data)) process.kill(pid, 'SIGKILL');
    // Days that are over are asked for once, and not again every now and then.
    await at(page, 'preset-last-month').click();
    await textOf(page, 'reports-trouble', /报表暂时不可用/);
    await keepPicture(page, join(FOLDER, 'reports-away.png'));
    expect(await at(page, 'rows').count()).toBe(0);
    await rm(folder);
    await at(page, 'no-data').waitFor({ timeout: 150_000 });
    await expect.poll(() => at(page, 'reports-trouble').count()).toBe(0);
    await context.close();
  }, 240_000);
});
