import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { login } from '../support/client.ts';
import { KEEPS_PICTURES } from '../support/keep-picture.ts';
import { writeMorning } from '../support/morning.ts';
import { at, openPage, signIn, SIZES } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

// Every surface of a hall in full swing, at the size of its glass, in Chinese and English: a picture to look at, and no
// barrier that axe-core can find. `PICTURES=docs/pictures npm test` renews the pictures of the README.
const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');

let hall: RunningHall;
let browser: Browser;
let data = '';

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  data = await mkdtemp(join(tmpdir(), 'hallcall-'));
  await writeMorning(data);
  hall = await startHall({ data });
  browser = await sharedBrowser();
  await printSome();
});

/** A tray with a few papers in it, of both widths. */
async function printSome(): Promise<void> {
  const desk = await login(hall.url, 'supervisor');
  const waiting = (await desk.get('/lines/ps-id-card')).body['line'].tickets as { ticket: string }[];
  const printers = ['printer-1', 'printer-3', 'printer-4'];
  for (const [index, printer] of printers.entries())
    await desk.post(`/tickets/${waiting[index]?.ticket ?? ''}/reprint`, { printer });
  desk.close();
}

afterAll(async () => {
  await browser.close();
  await hall.dispose();
  await rm(data, { recursive: true, force: true });
});

type Surface = {
  readonly name: string;
  readonly path: string;
  readonly size: { readonly width: number; readonly height: number };
  /** Brings the page to what the picture shows. */
  readonly until: (page: Page) => Promise<void>;
};

const staffed =
  (user: string, shown: string, then: (page: Page) => Promise<void> = () => Promise.resolve()) =>
  async (page: Page): Promise<void> => {
    if ((await at(page, 'user').count()) > 0) await signIn(page, user);
    const place = at(page, shown).first();
    // The page of the picture before has had this counter until a moment ago.
    const takeOver = at(page, 'take-over');
    await place.or(takeOver).first().waitFor();
    if ((await takeOver.count()) > 0) await takeOver.click();
    await place.waitFor();
    await then(page);
  };

const chooseService = async (page: Page): Promise<void> => {
  await at(page, 'open-search').click();
  for (const key of 'bdc') await at(page, `key-${key}`).click();
  await at(page, 'results')
    .locator('[data-test^="service-"]')
    .filter({ hasText: /不动产|[Rr]eal[- ]estate/ })
    .first()
    .waitFor();
};

const SURFACES: readonly Surface[] = [
  { name: 'landing', path: '/', size: SIZES.landing, until: async (page) => page.locator('main').waitFor() },
  { name: 'kiosk', path: '/kiosk', size: SIZES.kiosk, until: async (page) => at(page, 'open-search').waitFor() },
  { name: 'kiosk-search', path: '/kiosk', size: SIZES.kiosk, until: chooseService },
  {
    name: 'kiosk-confirm',
    path: '/kiosk',
    size: SIZES.kiosk,
    async until(page) {
      await chooseService(page);
      await at(page, 'results').locator('[data-test^="service-"]').first().click();
      await at(page, 'take').waitFor();
    },
  },
  {
    name: 'kiosk-ticket',
    path: '/kiosk',
    size: SIZES.kiosk,
    async until(page) {
      await chooseService(page);
      await at(page, 'results').locator('[data-test^="service-"]').first().click();
      await at(page, 'take').click();
      await at(page, 'ticket-number').waitFor();
    },
  },
  {
    name: 'counter',
    path: '/counter',
    size: SIZES.counter,
    until: staffed('clerk', 'ticket-in-hand', async (page) => at(page, 'ahead').waitFor()),
  },
  {
    name: 'counter-why',
    path: '/counter',
    size: SIZES.counter,
    until: staffed('clerk', 'ticket-in-hand', async (page) => {
      await page.keyboard.press('w');
      await at(page, 'reason').waitFor();
    }),
  },
  {
    name: 'counter-transfer',
    path: '/counter',
    size: SIZES.counter,
    until: staffed('clerk', 'ticket-in-hand', async (page) => {
      await page.keyboard.press('t');
      await at(page, 'panel-transfer').waitFor();
    }),
  },
  {
    name: 'counter-sign-in',
    path: '/counter',
    size: SIZES.counter,
    until: async (page) => at(page, 'sign-in').waitFor(),
  },
  {
    name: 'board',
    path: '/display?id=board-01',
    size: SIZES.board,
    until: async (page) => at(page, 'waiting-line').first().waitFor(),
  },
  {
    name: 'board-zone',
    path: '/display?id=board-03',
    size: SIZES.board,
    until: async (page) => at(page, 'called-number').first().waitFor(),
  },
  {
    name: 'board-4k',
    path: '/display?id=board-01',
    size: SIZES.board4k,
    until: async (page) => at(page, 'waiting-line').first().waitFor(),
  },
  { name: 'manager', path: '/manager', size: SIZES.manager, until: staffed('manager', 'lines') },
  {
    name: 'manager-line',
    path: '/manager',
    size: SIZES.manager,
    until: staffed('manager', 'lines', async (page) => {
      await at(page, 'line-ps-id-card').click();
      await at(page, 'line-people').waitFor();
    }),
  },
  {
    name: 'manager-calls',
    path: '/manager',
    size: SIZES.manager,
    until: staffed('manager', 'lines', async (page) => {
      await at(page, 'side-calls').click();
      await at(page, 'call-row').first().waitFor();
    }),
  },
  {
    name: 'manager-printers',
    path: '/manager',
    size: SIZES.manager,
    until: staffed('manager', 'lines', async (page) => {
      await at(page, 'side-printers').click();
      await at(page, 'printer-row').first().waitFor();
    }),
  },
  {
    name: 'tray',
    path: '/tray',
    size: SIZES.tray,
    until: async (page) => page.locator('tray-slip img').first().waitFor(),
  },
  {
    name: 'docs',
    path: '/api/v1/docs',
    size: SIZES.landing,
    until: async (page) => page.locator('.opblock').first().waitFor(),
  },
];

/** The documents' page is not ours to judge, and English alone. */
const isOurs = ({ name }: Pick<Surface, 'name'>): boolean => name !== 'docs';
/** On an ordinary day a page for everybody who reads English in another way; with pictures for the README all. */
const IN_ENGLISH = KEEPS_PICTURES
  ? SURFACES.map(({ name }) => name)
  : ['kiosk', 'kiosk-ticket', 'counter', 'board', 'manager', 'docs'];

describe.each(['zh-Hans', 'en'] as const)('in %s', (language) => {
  const ours = language === 'en' ? SURFACES.filter(({ name }) => IN_ENGLISH.includes(name)) : SURFACES.filter(isOurs);
  it.each(ours)(
    '[W10] $name: a picture at its real size, and nothing in anybody’s way',
    async ({ name, path, size, until }) => {
      const { page, context, faults } = await openPage(browser, hall.url + path, size, { bypassCSP: true });
      const choice = at(page, `language-${language}`).first();
      if (
        language === 'en' &&
        (await choice.waitFor({ timeout: 1500 }).then(
          () => true,
          () => false,
        ))
      )
        await choice.click();
      await until(page);
      await page.evaluate(() => document.fonts.ready);
      const picture = await page.screenshot({ path: join(FOLDER, `${name}${language === 'en' ? '.en' : ''}.png`) });
      // A page that came out blank compresses to next to nothing.
      expect(picture.length).toBeGreaterThan(15_000);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width);
      if (isOurs({ name })) expect(await barriers(page)).toEqual([]);
      expect(faults).toEqual([]);
      await context.close();
    },
  );
});
