import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AssessmentView } from '../../core/protocol/shapes/assessment.ts';
import { barriers } from '../support/barriers.ts';
import { login, type Client } from '../support/client.ts';
import { reportsComplete, startMorning } from '../support/morning-hall.ts';
import { at, openPage, signIn, SIZES, textOf } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import type { RunningHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
let hall: RunningHall;
let browser: Browser;
let manager: Client;
let sheet: AssessmentView;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  hall = await startMorning();
  browser = await sharedBrowser();
  manager = await login(hall.url, 'manager');
  const day = await reportsComplete(manager);
  sheet = (await manager.get(`/assessments/${day.slice(0, 7)}`)).body as unknown as AssessmentView;
});

afterAll(async () => {
  manager.close();
  await browser.close();
  await hall.dispose();
});

describe.sequential('the page of the monthly sheet', () => {
  it('[KH12] has the very rows of the hall, with the two numbers under each figure, its weights, and files of them', async () => {
    const { page, faults, context } = await openPage(
      browser,
      `${hall.url}/reports?sheet=${sheet.month}`,
      SIZES.manager,
      { bypassCSP: true },
    );
    await signIn(page, 'manager');
    await at(page, 'sheet-rows').waitFor();
    expect(await at(page, 'sheet-row').count()).toBe(sheet.rows.length);
    const scores = sheet.rows.flatMap(({ score }) => (score === null ? [] : [score.toFixed(2)]));
    expect(scores.length).toBeGreaterThan(10);
    const shown = await at(page, 'score').evaluateAll((all) => all.map((each) => each.querySelector('b')?.textContent));
    expect(shown).toEqual(scores);
    expect(await at(page, 'sheet-rules').locator('tbody tr').count()).toBe(sheet.rules.length);
    for (const language of ['zh-Hans', 'en']) {
      await page.locator(`hall-language [lang="${language}"]`).first().click();
      await textOf(page, 'report-sheet', language === 'en' ? /^Monthly sheet$/ : /^月度考核表$/);
      await page.screenshot({ path: join(FOLDER, `month-sheet-${language}.png`), fullPage: true });
      expect(await barriers(page), language).toEqual([]);
    }
    // Nor on glass.
    expect(
      await at(page, 'sheet-rows').evaluate((each) => each.scrollWidth <= (each.parentElement?.clientWidth ?? 0)),
    ).toBe(true);
    const [file] = await Promise.all([page.waitForEvent('download'), at(page, 'csv').click()]);
    let text = '';
    for await (const chunk of await file.createReadStream()) text += String(chunk);
    expect(text.trim().split('\r\n')).toHaveLength(sheet.rows.length + 1);
    await page.locator('hall-language [lang="zh-Hans"]').first().click();
    await page.emulateMedia({ media: 'print' });
    expect(await at(page, 'csv').isVisible()).toBe(false);
    // A4 on its side, less its margins: no column is cut.
    await page.setViewportSize({ width: 1047, height: 720 });
    for (const table of ['sheet-rows', 'sheet-rules'])
      expect([table, await at(page, table).evaluate((each) => each.getBoundingClientRect().right)]).toEqual([
        table,
        expect.toSatisfy((right: number) => right <= 1047) as number,
      ]);
    await page.screenshot({ path: join(FOLDER, 'month-sheet-paper.png') });
    await page.pdf({ path: join(FOLDER, 'month-sheet.pdf'), preferCSSPageSize: true });
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize(SIZES.manager);
    // A report again, and back.
    await at(page, 'report-clerks').click();
    await at(page, 'rows').waitFor();
    await at(page, 'report-sheet').click();
    await at(page, 'sheet-rows').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('[KH12] one department alone; a month without data says so, and is not 0', async () => {
    const { page, context } = await openPage(browser, `${hall.url}/reports?sheet`, SIZES.manager);
    await signIn(page, 'manager');
    await at(page, 'sheet-rows').waitFor();
    const department = sheet.rows.find(({ kind }) => kind === 'department')?.department ?? '';
    await at(page, 'sheet-department').selectOption(department);
    const own = sheet.rows.filter((row) => row.department === department);
    await expect.poll(() => at(page, 'sheet-row').count()).toBe(own.length);
    await at(page, 'month-before').click();
    await at(page, 'no-data').waitFor();
    expect(new URL(page.url()).searchParams.get('sheet')).not.toBe(sheet.month);
    await context.close();
  });

  it('[KH12] [KH7] a clerk finds his own row on a phone, and nothing else; nothing is cut off', async () => {
    const { page, faults, context } = await openPage(
      browser,
      `${hall.url}/reports`,
      { width: 390, height: 844 },
      { bypassCSP: true },
    );
    await signIn(page, 'clerk');
    await at(page, 'sheet-rows').waitFor();
    expect(await at(page, 'sheet-row').count()).toBe(1);
    await textOf(page, 'sheet-row', /clerk/);
    await at(page, 'sheet-sees').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.screenshot({ path: join(FOLDER, 'month-sheet-own.png'), fullPage: true });
    expect(await barriers(page)).toEqual([]);
    expect(faults.filter((each) => !each.includes('403'))).toEqual([]);
    await context.close();
  });
});
