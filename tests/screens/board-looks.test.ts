import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { login, type Client } from '../support/client.ts';
import { contactSheet } from '../support/contact-sheet.ts';
import { makeNotice } from '../support/glass.ts';
import { keepPicture } from '../support/keep-picture.ts';
import { wrongOnGlass } from '../support/on-glass.ts';
import { at, openPage, textOf, type OpenPage } from '../support/pages.ts';
import { startRelay, type Relay } from '../support/relay.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';
import { stretched } from '../support/stretched.ts';
import { THOROUGH } from '../support/thorough.ts';

const FOLDER = join(process.env['PICTURES'] ?? join('dist', 'pictures'), 'boards');
const SMALL = { width: 1280, height: 720 };
const FULL_HD = { width: 1920, height: 1080 };
const FOUR_K = { width: 3840, height: 2160 };
const PORTRAIT = { width: 1080, height: 1920 };
/** On an ordinary day the two that differ most. */
const LISTS = THOROUGH ? [SMALL, FULL_HD, PORTRAIT] : [SMALL, PORTRAIT];

/** A board of every kind and their sizes: near and far, two languages at once, one alone, in turn. */
const BOARDS = [
  { id: 'board-01', sizes: [...LISTS, FOUR_K] },
  { id: 'board-03', sizes: LISTS },
  { id: 'board-05', sizes: LISTS },
  { id: 'board-14', sizes: LISTS },
  { id: 'board-15', sizes: LISTS },
  { id: 'board-12', sizes: LISTS },
  { id: 'board-10', sizes: LISTS },
  { id: 'board-13', sizes: [SMALL, { width: 1920, height: 360 }, { width: 600, height: 1024 }] },
] as const;
/** Counters in the zones of these boards. */
const COUNTERS = [
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '18',
  '19',
  '20',
  '30',
  '31',
  '32',
  '60',
  '61',
  '90',
  '91',
  '92',
  '100',
  '101',
];
/** A board that is cut off for so long asks people to watch the staff. */
const STALE_MS = 62_000;

let hall: RunningHall;
let relay: Relay;
let browser: Browser;
let desk: Client;
let pages: { readonly id: string; readonly sizes: readonly (typeof SMALL)[]; readonly opened: OpenPage }[];

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  hall = await startHall();
  relay = await startRelay(Number(new URL(hall.url).port));
  browser = await sharedBrowser();
  desk = await login(hall.url, 'manager');
  pages = await Promise.all(
    BOARDS.map(async ({ id, sizes }) => ({
      id,
      sizes,
      opened: await openPage(browser, `${relay.url}/display?id=${id}`, sizes[0]),
    })),
  );
});

afterAll(async () => {
  desk.close();
  await browser.close();
  await relay.close();
  await hall.dispose();
});

/** Looks at every board at each of its sizes, and finds nothing wrong on any. */
async function look(state: string, take = pages): Promise<void> {
  const pictures: [string, Buffer][] = [];
  const wrong: Record<string, readonly string[]> = {};
  for (const { id, sizes, opened } of take)
    for (const size of sizes) {
      const { page } = opened;
      const name = `${id}-${String(size.width)}x${String(size.height)}`;
      await page.setViewportSize(size);
      const png = await keepPicture(page, join(FOLDER, `${state}-${name}.png`));
      if (png !== undefined) pictures.push([`${state} ${name}`, png]);
      const found = await wrongOnGlass(page);
      if (found.length > 0) wrong[name] = found;
    }
  if (pictures.length > 0) await contactSheet(join(FOLDER, `sheet-${state}.png`), pictures);
  expect(wrong).toEqual({});
}

/** Takes tickets for every line of the counters and calls at each. */
async function fill(): Promise<void> {
  const services = (await desk.get('/services?limit=1000')).body['items'] as { id: string; line: string }[];
  for (const counter of COUNTERS) {
    expect((await desk.post(`/counters/${counter}/open`)).status, counter).toBe(200);
    const view = (await desk.get(`/counters/${counter}`)).body['counter'] as { lines: { line: string }[] };
    for (const { line } of view.lines) {
      const service = services.find((each) => each.line === line);
      for (let n = 0; n < 3 && service !== undefined; n += 1) await desk.post('/tickets', { services: [service.id] });
    }
    for (let n = 0; n < 2; n += 1) await desk.post(`/counters/${counter}/next`);
  }
}

const calm = async (): Promise<void> => {
  for (const { opened } of pages)
    await opened.page.waitForFunction(() => {
      const root = document.querySelector('display-app')?.shadowRoot;
      const phase = root?.querySelector('display-band')?.getAttribute('phase');
      return phase === undefined || phase === null || phase === 'calm';
    });
};

describe.sequential('every kind of board at its real sizes', () => {
  it('[BD48] empty', async () => {
    for (const { opened } of pages) await opened.page.locator('display-head, display-window').first().waitFor();
    await at(pages[0]?.opened.page as OpenPage['page'], 'no-call').waitFor();
    await look('empty');
  });

  it('[BD48] full, in one language, in two, and in turn', async () => {
    await fill();
    await textOf((pages[0] as (typeof pages)[number]).opened.page, 'called-number', /\d/);
    await calm();
    await look('full');
    const alone = pages.find(({ id }) => id === 'board-12')?.opened.page as OpenPage['page'];
    expect(await alone.getByText('Recent calls').isVisible()).toBe(false);
    const inTurn = pages.find(({ id }) => id === 'board-10')?.opened.page as OpenPage['page'];
    for (const title of ['最近叫号', '最近叫號', 'Recent calls'])
      await inTurn.getByText(title, { exact: true }).waitFor({ timeout: 32_000 });
  });

  it('[BD48] beside a notice', async () => {
    const id = await makeNotice(desk, {
      content: {
        kind: 'text',
        text: { 'zh-Hans': '本周六上午照常办理户籍业务', en: 'Open this Saturday morning for household registration' },
      },
      seconds: 5,
    });
    const lists = pages.filter((each) => each.id !== 'board-13');
    for (const { opened } of lists) await at(opened.page, 'notice-on').waitFor();
    await look('notice', lists);
    expect((await desk.delete(`/notices/${id}`)).status).toBe(204);
    for (const { opened } of lists) await at(opened.page, 'notice-on').waitFor({ state: 'detached' });
  });

  it('[BD48] cut off: what it knew stays, greyed, with the time of it; back again it is right at once', async () => {
    relay.cut();
    const cutAt = Date.now();
    await new Promise((done) => setTimeout(done, STALE_MS));
    await look('cut-off');
    // Also on the narrow strip over a counter.
    const strip = pages.find(({ id }) => id === 'board-13')?.opened.page as OpenPage['page'];
    await strip.setViewportSize({ width: 1920, height: 360 });
    for (const { opened } of pages)
      await opened.page
        .getByText(/请留意工作人员|請留意工作人員|watch the staff/)
        .first()
        .waitFor();
    expect(Date.now() - cutAt).toBeGreaterThan(STALE_MS);
    await desk.post('/tickets', { services: ['birth-household-registration'] });
    await desk.post('/counters/3/no-show');
    const said = await desk.post('/counters/3/next');
    const { number } = said.body['ticket'] as { number: string };
    relay.mend();
    const back = Date.now();
    await Promise.all(
      pages
        .filter(({ id }) => ['board-01', 'board-03', 'board-15', 'board-12'].includes(id))
        .map(({ opened }) => textOf(opened.page, 'called-number', new RegExp(`^${number}$`))),
    );
    const over = pages.find(({ id }) => id === 'board-13')?.opened.page as OpenPage['page'];
    await textOf(over, 'window-number', new RegExp(`^${number}$`));
    expect(Date.now() - back).toBeLessThan(stretched(2000));
    await calm();
    await look('recovered');
    for (const { opened } of pages) expect(opened.faults).toEqual([]);
  });
});
