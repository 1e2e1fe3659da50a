import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TroublesView } from '../../core/protocol/shapes/troubles.ts';
import { login } from '../support/client.ts';
import { at, openPage, signIn, SIZES, textOf } from '../support/pages.ts';
import { writePlantedHour } from '../support/planted-journal.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
/** Forty people stand before a clerk who has called nobody for ten minutes. */
const MINUTES = 33;
let hall: RunningHall;
let browser: Browser;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  const data = await mkdtemp(join(tmpdir(), 'hallcall-'));
  await writePlantedHour(data, MINUTES);
  hall = await startHall({ data });
  browser = await sharedBrowser();
});
afterAll(async () => {
  await browser.close();
  await hall.dispose();
});

it('[ND19] a page that comes with the server is not told that all is well', async () => {
  const supervisor = await login(hall.url, 'supervisor');
  const { items } = (await supervisor.get('/troubles')).body as unknown as TroublesView;
  expect(items[0]?.key).toBe('line:ps-household');
  supervisor.close();
});

it.each([
  ['desk', '', SIZES.manager],
  ['phone', '', { width: 390, height: 844 }],
  ['tablet', '', { width: 1024, height: 768 }],
  ['wall-1080p', '?wall', SIZES.board],
  ['wall-4k', '?wall', SIZES.board4k],
])(
  '[ND16] [ND17] [ND21] at the %s the clerk who calls nobody stands first, whole, without scrolling',
  async (name, query, size) => {
    const { page, faults, context } = await openPage(browser, `${hall.url}/manager${query}`, size);
    await signIn(page, 'supervisor');
    const first = at(page, query === '' ? 'trouble' : 'wall-trouble').first();
    const said = first
      .filter({ hasText: '户籍业务' })
      .filter({ hasText: /1号窗口开着，当前无人办理，\d+ 分钟没有叫号/ });
    await said.waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    // Named as the worst, larger than any figure; only how many will be late is coloured, and it is everybody.
    expect(await page.getByText('眼下最急', { exact: true }).count()).toBe(1);
    const sizes = (selector: string): Promise<number[]> =>
      page.locator(selector).evaluateAll((all) => all.map((each) => parseFloat(getComputedStyle(each).fontSize)));
    const title = Math.max(...(await sizes('[data-test$="trouble"] strong')));
    expect(title).toBeGreaterThan(Math.max(...(await sizes('manager-totals dd, manager-wall dd'))));
    if (query === '') {
      expect(await textOf(page, 'total-late', /已超时 0 人/)).toMatch(/\b(39|40)\b/);
      expect(await page.locator('manager-totals dd.late').count()).toBe(1);
      await page.locator('[data-counter="1"] .late', { hasText: '空闲' }).waitFor();
      await page
        .locator('[data-test="line-row"]')
        .first()
        .locator('[data-test="alert"]', { hasText: '将超时' })
        .waitFor();
    }
    // What to do, also where nothing can be pressed; and how many of what the count is.
    await first.filter({ hasText: '提醒 1 号窗口' }).waitFor();
    await page.getByText(/^\d+ 件$/).waitFor();
    await page
      .getByText(/^\d+ 个队列/)
      .last()
      .waitFor();
    const box = await said.boundingBox();
    expect((box?.y ?? size.height) + (box?.height ?? 0)).toBeLessThanOrEqual(size.height);
    expect(box?.width).toBeGreaterThan(Math.min(360, size.width * 0.45));
    await page.screenshot({ path: join(FOLDER, `planted-${name}.png`) });
    expect(faults).toEqual([]);
    await context.close();
  },
);
