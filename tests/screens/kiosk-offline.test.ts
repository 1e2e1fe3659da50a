import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright';
import { openKioskDoor, type KioskDoor } from '../../agent/kiosk/kiosk-door.ts';
import { KioskNumbers } from '../../agent/kiosk/kiosk-numbers.ts';
import { openNumberStore } from '../../agent/kiosk/number-store.ts';
import { indexCatalogue } from '../../core/catalogue/catalogue-index.ts';
import { LANGUAGES } from '../../core/base/names.ts';
import { initialState } from '../../core/queue/initial-state.ts';
import type { PaperTold } from '../../core/protocol/offline.ts';
import { offlineBook } from '../../core/views/offline-book.ts';
import { loadHall } from '../../server/hall-file/read-hall-folder.ts';
import { wrongOnGlass } from '../support/on-glass.ts';
import { at, openPage, SIZES } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';

/** Monday 9 March 2026, 09:12 in Shanghai. */
const NOW = Date.UTC(2026, 2, 9, 1, 12);
const SHOTS = process.env['SHOTS'];

let browser: Browser;
let door: KioskDoor;
let folder: string;
let linked = false;
let wall = NOW;
let outcome: PaperTold['slip'] = 'printed';
let release: (() => void) | undefined;

beforeAll(async () => {
  browser = await sharedBrowser();
  folder = await mkdtemp(join(tmpdir(), 'hallcall-offline-'));
  const read = await loadHall('halls/sample');
  if (!read.ok) throw new Error('the sample hall cannot be read');
  const { catalogue } = read.value;
  const state = initialState(catalogue, '2026-03-09');
  const ranges = [...indexCatalogue(catalogue).lines.values()].map(({ id, prefix }) => ({
    ...{ line: id, prefix, from: 901, to: 920 },
  }));
  const kiosk = catalogue.kiosks[0]?.id ?? '';
  const book = { id: 'book', ...offlineBook(state, kiosk, 'http://hall.example') };
  const numbers = new KioskNumbers(await openNumberStore(folder, [kiosk]), [kiosk], {
    clocks: { steady: () => wall - NOW, wall: () => wall },
    print: () =>
      new Promise((done) => {
        release = () => done(outcome);
      }),
    tell: () => Promise.resolve(undefined),
    ask: () => Promise.resolve({ now: NOW, day: '2026-03-09', until: NOW + 12 * 3_600_000, ranges, book }),
    linked: () => true,
    say: () => undefined,
  });
  await numbers.sync();
  door = await openKioskDoor({
    port: 0,
    kiosks: [kiosk],
    numbers,
    hallThere: () => linked,
    hallPage: (_kiosk, port) => `http://localhost:${String(port)}/state`,
    given: () => undefined,
  });
});

afterAll(async () => {
  await browser.close();
  await door.close();
  await rm(folder, { recursive: true, force: true });
});

async function shot(page: Page, name: string): Promise<void> {
  // A page that waits for its paper loads itself again each second, also in the middle of a look.
  await expect
    .poll(async () => {
      await page.evaluate(() => document.fonts.ready);
      return wrongOnGlass(page);
    })
    .toEqual([]);
  if (SHOTS !== undefined) await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}

describe('the kiosk’s own page', () => {
  it.each(LANGUAGES)('[KG8] from the first touch to the number everything stands on the glass, in %s', async (lang) => {
    linked = false;
    outcome = lang === 'en' ? 'failed' : 'printed';
    const { page, context, faults } = await openPage(browser, `${door.url}?lang=${lang}`, SIZES.kiosk);
    await shot(page, `start-${lang}`);
    const wide = page.locator('.tile').nth(2);
    await wide.click();
    await page.locator('p.soft').first().waitFor();
    await shot(page, `department-${lang}`);
    await page.locator('a.tile').first().click();
    await at(page, 'take').waitFor();
    await shot(page, `confirm-${lang}`);
    await at(page, 'take').click();
    await at(page, 'number').waitFor();
    expect(await at(page, 'number').textContent()).toMatch(/[A-Z]+901|[A-Z]+9\d\d/);
    await shot(page, `number-coming-${lang}`);
    release?.();
    await page.locator('.paper.out, .paper.none').waitFor();
    await shot(page, `number-${lang}`);
    const number = await page.locator('.card strong').textContent();
    // Another language shows the same number, not the way to another one.
    await page.locator('nav a[lang=en]').click();
    expect(await page.locator('.card strong').textContent()).toBe(number);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('[KG8] it goes to the hall’s page by itself when that is back, and on a landscape screen it stands in the middle', async () => {
    linked = false;
    const { page, context } = await openPage(browser, door.url, { width: 1366, height: 768 });
    await shot(page, 'start-landscape');
    linked = true;
    await page.waitForURL(/localhost.*\/state/);
    await context.close();
  });

  it.each(LANGUAGES)('[KG8] without numbers it says so, and whom to ask, in %s', async (lang) => {
    linked = false;
    wall = NOW + 13 * 3_600_000;
    const { page, context } = await openPage(browser, `${door.url}?lang=${lang}`, SIZES.kiosk);
    await at(page, 'cannot').waitFor();
    await shot(page, `cannot-${lang}`);
    expect(await page.locator('a.tile').count()).toBe(0);
    await context.close();
    wall = NOW;
  });

  it('[KG8] asked once more for what was sent, in words', async () => {
    linked = false;
    const { page, context } = await openPage(browser, `${door.url}?lang=zh-Hans`, SIZES.kiosk);
    await page.locator('a.tile').first().click();
    const href = (await page.locator('a.tile').first().getAttribute('href')) ?? '';
    await page.goto(new URL(`${href}&key=the-key-that-was-sent&again=1`, door.url).href);
    await at(page, 'take').waitFor();
    await shot(page, 'again');
    await context.close();
  });
});
