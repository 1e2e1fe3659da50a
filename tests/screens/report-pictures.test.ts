import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DayCourseView } from '../../core/protocol/shapes/day-course.ts';
import type { DistributionView } from '../../core/protocol/shapes/distribution.ts';
import type { ScheduledReportsView } from '../../core/protocol/shapes/scheduled-reports.ts';
import { barriers } from '../support/barriers.ts';
import { login, type Client } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { keepPicture } from '../support/keep-picture.ts';
import { reportsComplete, startMorning } from '../support/morning-hall.ts';
import { at, openPage, signIn, SIZES, textOf } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import type { RunningHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
const SMALL = { width: 390, height: 844 };
const TABLET = { width: 820, height: 1180 };
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

const course = async (query = ''): Promise<DayCourseView> =>
  (await manager.get(`/reports/course${query}`)).body as unknown as DayCourseView;
const distribution = async (query = ''): Promise<DistributionView> =>
  (await manager.get(`/reports/distribution${query}`)).body as unknown as DistributionView;

describe.sequential('the pictures of the reports', () => {
  it('[RV6] a day as one trace: the rows of the hall, the peak in words, keys that say each moment', async () => {
    const view = await course();
    const { page, faults, context } = await openPage(browser, `${hall.url}/reports?report=course`, SIZES.manager, {
      bypassCSP: true,
    });
    await signIn(page, 'manager');
    await at(page, 'rows').waitFor();
    expect(await at(page, 'row').count()).toBeGreaterThanOrEqual(view.rows.length);
    const { waiting } = view.peaks;
    await textOf(page, 'summary', new RegExp(`${waiting?.time ?? '?'}.*${String(waiting?.value)} 人`));
    await at(page, 'course').focus();
    await page.keyboard.press('ArrowRight');
    await textOf(page, 'cursor', new RegExp(`^${view.rows[0]?.time ?? '?'}：到达人数 `));
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    // A line has no width, so a browser does not call it visible.
    await at(page, 'cursor-line').waitFor({ state: 'attached' });
    for (const language of ['zh-Hans', 'en']) {
      await page.locator(`hall-language [lang="${language}"]`).first().click();
      await keepPicture(page, join(FOLDER, `course-${language}.png`), { fullPage: true });
      expect(await barriers(page), language).toEqual([]);
    }
    await at(page, 'scope').selectOption('line');
    await at(page, 'place').selectOption('ps-household');
    await eventually(
      async () => new URL(page.url()).searchParams.get('scope') === 'line:ps-household' || undefined,
      'the address says where',
    );
    await textOf(page, 'where', /Household/);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('[RV7] distributions: every bin, marks for median and P90, and what is past its target told by more than colour', async () => {
    const view = await distribution();
    expect(view.rows.reduce((sum, { values }) => sum + (values['cases'] ?? 0), 0)).toBe(view.cases);
    const { page, faults, context } = await openPage(
      browser,
      `${hall.url}/reports?report=distribution`,
      SIZES.manager,
      { bypassCSP: true },
    );
    await signIn(page, 'manager');
    await at(page, 'rows').waitFor();
    expect(await at(page, 'row').count()).toBe(view.rows.length);
    await textOf(page, 'distribution', /P50.*P90/s);
    await at(page, 'distribution').focus();
    await page.keyboard.press('ArrowRight');
    await textOf(page, 'cursor', /^0–\d+ 分钟：件数 /);
    for (const language of ['zh-Hans', 'en']) {
      await page.locator(`hall-language [lang="${language}"]`).first().click();
      await keepPicture(page, join(FOLDER, `distribution-${language}.png`), { fullPage: true });
      expect(await barriers(page), language).toEqual([]);
    }
    await at(page, 'of').selectOption('service-times');
    await textOf(page, 'period', /\d{4}/);
    await at(page, 'bin').selectOption('1');
    await eventually(
      async () => (await at(page, 'row').count()) === (await distribution('?of=service-times&bin=1')).rows.length,
      'its bins are a minute',
    );
    expect(faults).toEqual([]);
    await context.close();
  });

  it('[RV8] nothing is cut off on a phone or a tablet, nor on A4; days without data say so', async () => {
    for (const report of ['course', 'distribution']) {
      for (const size of [SMALL, TABLET]) {
        const { page, context } = await openPage(browser, `${hall.url}/reports?report=${report}`, size, {
          bypassCSP: true,
        });
        await signIn(page, 'supervisor');
        await at(page, 'rows').waitFor();
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
        const inside = await at(page, 'rows').evaluate((table) => table.getBoundingClientRect().right <= innerWidth);
        expect(inside, `${report} at ${String(size.width)}`).toBe(true);
        await keepPicture(page, join(FOLDER, `${report}-${String(size.width)}.png`), { fullPage: true });
        expect(await barriers(page)).toEqual([]);
        if (size === TABLET) {
          await page.emulateMedia({ media: 'print' });
          await page.pdf({ path: join(FOLDER, `${report}.pdf`), format: 'A4' });
          await page.emulateMedia({ media: 'screen' });
          await page.goto(`${hall.url}/reports?report=${report}&from=2020-01-06&to=2020-01-06`);
          await at(page, 'no-data').waitFor();
          expect(await at(page, 'row').count()).toBe(0);
        }
        await context.close();
      }
    }
  });

  it('[RX4] the files of a picture have its very rows', async () => {
    const said = await course('?step=30');
    const text = (await manager.get('/reports/course.csv?step=30&in=en')).body['text'] as string;
    const rows = parse(text, { bom: true });
    expect(rows[0]).toEqual(['Time', 'People who came', 'Waiting', 'Most waiting', 'Open counters', 'Paused counters']);
    expect(rows.slice(1).map((row) => row.map((cell, place) => (place === 0 ? cell : Number(cell))))).toEqual(
      said.rows.map(({ time, values }) => [
        time,
        ...['arrivals', 'waiting', 'waitingMost', 'open', 'paused'].map((id) => values[id]),
      ]),
    );
    expect(said.rows.reduce((sum, { values }) => sum + (values['arrivals'] ?? 0), 0)).toBe(said.total);
    for (const [query, path] of [
      ['course?step=7', 'step'],
      ['course?day=2026-02-30', 'day'],
      ['course?counter=1', 'counter'],
      ['distribution?bin=4', 'bin'],
      ['distribution?of=ratings', 'of'],
      ['distribution?from=2026-05-02&to=2026-05-01', 'to'],
    ] as const) {
      const told = await manager.get(`/reports/${query}`);
      expect([query, told.status, (told.body['errors'] as { path: string }[])[0]?.path]).toEqual([query, 400, path]);
    }
  });

  it('[RV9] scheduled reports say what was made, what is next, and what does not work since when', async () => {
    const { items } = (await manager.get('/reports/scheduled')).body as { items: { id: string; owed: number }[] };
    expect(items.find(({ id }) => id === 'waits-daily')).toMatchObject({ owed: 0 });
    const name = { 'zh-Hans': '等候', 'zh-Hant': '等候', en: 'Waits' };
    const rule = {
      report: 'waits',
      name,
      span: 'yesterday',
      by: ['line'],
      when: 'daily 06:30',
      formats: ['csv', 'xlsx'],
    };
    const file = 'waits-daily_2026-03-08_2026-03-08_2026-03-09-0630';
    const made = '2026-03-09T06:30:01+08:00';
    const last = {
      due: '2026-03-09T06:30:00+08:00',
      made,
      from: '2026-03-08',
      to: '2026-03-08',
      files: [`${file}.xlsx`],
    };
    const nothing = { owed: 0, givenUp: 0, skipped: 0 };
    const told: ScheduledReportsView = {
      items: [
        { ...rule, ...nothing, id: 'waits-daily', folder: 'daily', next: '2026-03-10T06:30:00+08:00', last } as never,
        {
          ...{ ...rule, ...nothing, id: 'week', host: 'archive.example', last, owed: 2, givenUp: 1, skipped: 3 },
          undelivered: { since: made, detail: 'HTTP 503' },
        } as never,
        {
          ...{ ...rule, ...nothing, id: 'broken', folder: 'a/b' },
          waiting: { since: made, why: 'reports-behind', detail: 'the reports are behind' },
          refused: { due: made, why: 'too-many-rows', detail: 'it would have more than 20,000 rows' },
        } as never,
      ],
    };
    for (const size of [SIZES.manager, SMALL]) {
      const { page, faults, context } = await openPage(browser, `${hall.url}/reports?report=scheduled`, size, {
        bypassCSP: true,
      });
      let now: ScheduledReportsView = { items: [] };
      await page.route('**/api/v1/reports/scheduled', (route) => route.fulfill({ json: now }));
      await signIn(page, 'supervisor');
      await at(page, 'none-scheduled').waitFor();
      now = told;
      await page.reload();
      await at(page, 'scheduled').first().waitFor();
      expect(await at(page, 'scheduled').count()).toBe(3);
      await textOf(page, 'last-made', new RegExp(`2026-03-08.*${file}`, 's'));
      await textOf(page, 'well', /已生成并送达/);
      expect(await at(page, 'wrong').allTextContents()).toEqual([
        expect.stringMatching(/有 2 个文件没有送达.*HTTP 503/) as string,
        expect.stringMatching(/1 个文件一周没有送达/) as string,
        expect.stringMatching(/3 次没有补做/) as string,
        expect.stringMatching(/重试：报表还没有跟上/) as string,
        expect.stringMatching(/超过两万行/) as string,
      ]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await keepPicture(page, join(FOLDER, `scheduled-${String(size.width)}.png`), { fullPage: true });
      expect(await barriers(page)).toEqual([]);
      expect(faults).toEqual([]);
      await context.close();
    }
  });
});
