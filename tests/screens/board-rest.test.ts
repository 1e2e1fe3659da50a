import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at, openPage, SIZES, textOf, type OpenPage } from '../support/pages.ts';
import { ownAdmin, ownHall, type OwnHall } from '../support/own-hall.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
const HOUR_MS = 3_600_000;

let own: OwnHall;
let hall: RunningHall;
let browser: Browser;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  own = await ownHall();
  await onlyOpenAt(own.folder, new Date(Date.now() + 30 * HOUR_MS));
  // Its bookings were made for other hours.
  await rm(join(own.folder, 'appointments.csv'), { force: true });
  hall = await startHall({ env: { HALL_FILE: own.folder } });
  browser = await sharedBrowser();
});

afterAll(async () => {
  await browser.close();
  await hall.dispose();
  await own.remove();
});

/** A hall that works on one day of the week only, from eight to six, and is closed now. */
async function onlyOpenAt(folder: string, when: Date): Promise<void> {
  const weekday = when.toLocaleDateString('en-US', { timeZone: 'Asia/Shanghai', weekday: 'short' }).toLowerCase();
  const calendar = join(folder, 'calendar.csv');
  const [head = ''] = (await readFile(calendar, 'utf8')).split('\n');
  await writeFile(calendar, `${head}\nhours,${weekday},,,08:00,18:00,,全天,全天,All day,sample\n`);
  const facts = join(folder, 'hall.csv');
  await writeFile(facts, (await readFile(facts, 'utf8')).replace('always_open,yes', 'always_open,no'));
}

it('[BD51] out of hours boards lie in the dark and say when the hall opens; an emergency wakes them', async () => {
  const admin = await ownAdmin(hall.url);
  const pages: OpenPage[] = [];
  for (const [id, size] of [
    ['id=board-03', SIZES.board],
    ['id=board-11', { width: 1080, height: 1920 }],
    ['id=board-01', SIZES.board4k],
    ['id=board-13', { width: 1280, height: 720 }],
    // No board of devices.csv.
    ['counter=4', { width: 1920, height: 360 }],
  ] as const) {
    const opened = await openPage(browser, `${hall.url}/display?${id}`, size);
    await at(opened.page, 'rest').waitFor();
    await textOf(opened.page, 'opens-again', /08:00 开门/);
    await opened.page.evaluate(() => document.fonts.ready);
    await opened.page.screenshot({ path: join(FOLDER, `board-night-${id.replace('=', '-')}.png`) });
    const box = await at(opened.page, 'rest').boundingBox();
    expect(box).toSatisfy(
      (each: typeof box) =>
        each !== null &&
        each.x >= 0 &&
        each.y >= 0 &&
        each.x + each.width <= size.width &&
        each.y + each.height <= size.height,
    );
    expect(opened.faults).toEqual([]);
    pages.push(opened);
  }
  const first = (pages[0] as OpenPage).page;
  const { rest } = (await admin.get('/boards/board-03')).body as { rest: { opensAt: string; wakesAt: string } };
  expect(Date.parse(rest.opensAt) - Date.parse(rest.wakesAt)).toBe(15 * 60_000);
  const over = (pages.at(-1) as OpenPage).page;
  const raised = await admin.post('/notices/emergency', {
    text: { 'zh-Hans': '请有序离开', en: 'Please leave in order' },
  });
  expect(raised.status).toBeLessThan(300);
  await textOf(first, 'emergency', /请有序离开/);
  expect(await at(first, 'rest').count()).toBe(0);
  await textOf(over, 'emergency', /请有序离开/);
  await admin.delete('/notices/emergency');
  await at(first, 'rest').waitFor();
  await at(over, 'rest').waitFor();
  admin.close();
});
