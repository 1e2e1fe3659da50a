import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepPicture } from '../support/keep-picture.ts';
import { at, openPage, signIn, SIZES, textOf, type OpenPage } from '../support/pages.ts';
import { startRelay, type Relay } from '../support/relay.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';
import { THOROUGH } from '../support/thorough.ts';
import { refusals } from '../../web/text/refusals.ts';
import { sharedText } from '../../web/text/shared.ts';
import type { HallToast } from '../../web/components/hall-toast.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
let hall: RunningHall;
let browser: Browser;
let relay: Relay;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  hall = await startHall();
  browser = await sharedBrowser();
  relay = await startRelay(hall.port);
});

afterAll(async () => {
  await browser.close();
  await relay.close();
  await hall.dispose();
});

/** What the banner says; nothing while the line is whole. */
const said = (page: Page): Promise<string> => at(page, 'cut-off').innerText();

const speak = (page: Page, language: string): Promise<void> =>
  page.locator(`hall-language [lang="${language}"]`).first().click();

/** `shows`: what the page shows once somebody has signed in. */
const SURFACES = [
  { path: '/kiosk', size: SIZES.kiosk },
  { path: '/counter', size: SIZES.counter, user: 'clerk', shows: 'open-counter' },
  { path: '/manager', size: SIZES.manager, user: 'manager', shows: 'user-name' },
  { path: '/tray', size: SIZES.tray },
  { path: '/keypad', size: SIZES.keypad },
] as const;

/** It is cut off, and says so in each language that is chosen. */
async function saysItIsCut(page: Page): Promise<void> {
  for (const language of ['en', 'zh-Hant', 'zh-Hans'] as const) {
    await speak(page, language);
    await expect.poll(() => said(page)).toContain(sharedText.cutOff[language]);
  }
}

/** A page behind the relay, with somebody signed in where somebody signs in. */
async function open({ path, size, ...signed }: (typeof SURFACES)[number]): Promise<OpenPage> {
  const opened = await openPage(browser, `${relay.url}${path}`, size);
  if ('user' in signed) {
    await signIn(opened.page, signed.user);
    await at(opened.page, signed.shows).first().waitFor();
  }
  return opened;
}

describe.sequential('a page that is cut off', () => {
  it('[W40] every page says so in the language shown, and no longer once the line is back', async () => {
    const all = await Promise.all(SURFACES.map(open));
    // Each goes on by itself: what one of them shows may not wait for the others.
    const every = (act: (page: Page, message: string) => Promise<void>): Promise<unknown> =>
      Promise.all(all.map(({ page }) => act(page, page.url())));
    await every((page) => speak(page, 'en'));
    for (const breaks of [() => relay.cut(), () => relay.hush()]) {
      await every((page, message) => expect.poll(() => said(page), { message }).toBe(''));
      breaks();
      await every(async (page, message) => {
        await expect.poll(() => said(page), { message, timeout: 60_000 }).toContain(sharedText.cutOff.en);
        await speak(page, 'zh-Hant');
        await expect.poll(() => said(page), { message }).toContain(sharedText.cutOff['zh-Hant']);
      });
      relay.mend();
      await every(async (page, message) => {
        await expect.poll(() => said(page), { message }).toBe('');
        expect(await page.getByText(sharedText.cutOff['zh-Hant']).count(), message).toBe(0);
        await speak(page, 'en');
      });
    }
    for (const { context } of all) await context.close();
  });

  it.each(SURFACES.filter((each) => 'user' in each))(
    '[W40] $path says so also when the line is cut before it shows anything to who has signed in',
    async ({ path, size, user, shows }) => {
      const { page, context } = await openPage(browser, `${relay.url}${path}`, size);
      await page.route('**/api/v1/sessions', async (route) => {
        const response = await route.fetch();
        relay.cut();
        await route.fulfill({ response });
      });
      await signIn(page, user);
      await at(page, 'loading').waitFor();
      await saysItIsCut(page);
      relay.mend();
      await at(page, shows).first().waitFor();
      await expect.poll(() => said(page)).toBe('');
      await context.close();
    },
  );

  it.each(['/kiosk', '/counter', '/manager', '/desk', '/reports', '/rating', '/tray', '/keypad'])(
    '[W40] %s says so also when it has heard nothing from the hall yet',
    async (path) => {
      const context = await browser.newContext({ viewport: SIZES.manager, locale: 'zh-CN' });
      const page = await context.newPage();
      await page.routeWebSocket(/./, (socket) => socket.close());
      await page.route(/socket\.io/, (route) => route.abort());
      await page.goto(`${hall.url}${path}`);
      await saysItIsCut(page);
      await context.close();
    },
  );

  it('[W41] at the kiosk nothing covers the way back, in any language and with large letters', async () => {
    const { page, context } = await openPage(browser, `${relay.url}/kiosk`, SIZES.kiosk);
    const screens: readonly (readonly [string, () => Promise<void>])[] = [
      ['department', () => page.locator('[data-test^="department-"]').first().click()],
      ['search', () => at(page, 'open-search').click()],
      ['confirm', () => page.locator('main [data-test^="service-"]:not([disabled])').first().click()],
    ];
    for (const large of [false, true]) {
      if (large) await at(page, 'large-text').click();
      // On an ordinary day each language at one size.
      for (const language of THOROUGH ? ['en', 'zh-Hans'] : [large ? 'en' : 'zh-Hans']) {
        for (const [name, go] of screens) {
          await at(page, 'open-search').waitFor();
          await speak(page, language);
          await go();
          await at(page, 'back').waitFor();
          relay.cut();
          const banner = at(page, 'cut-off').locator('p');
          await banner.waitFor();
          // A tap in its middle comes to it, and the banner does not lie over it.
          const [back, over] = [await at(page, 'back').boundingBox(), await banner.boundingBox()];
          await keepPicture(page, join(FOLDER, `kiosk-cut-${name}-${language}${large ? '-large' : ''}.png`));
          expect((over?.x ?? 0) >= (back?.x ?? 0) + (back?.width ?? 0), `${name} ${language}`).toBe(true);
          relay.mend();
          await expect.poll(() => said(page)).toBe('');
          // The kiosk stays with its citizen, or is at its beginning again.
          await at(page, 'open-search').or(at(page, 'back')).first().waitFor();
          if ((await at(page, 'open-search').count()) === 0) await at(page, 'home').click();
        }
      }
    }
    await context.close();
  });

  it('[W42] that nobody answers is said in the language shown, and no longer once the line is back', async () => {
    const { page, context } = await openPage(browser, `${relay.url}/counter`, SIZES.counter);
    await signIn(page, 'clerk');
    await at(page, 'open-counter').waitFor();
    await speak(page, 'en');
    relay.cut();
    await expect.poll(() => said(page)).toContain(sharedText.cutOff.en);
    await page.locator('hall-toast').evaluate((toast) => {
      (toast as HallToast).refused({ title: 'No answer', status: 0, code: 'unreachable' });
    });
    await textOf(page, 'toast', new RegExp(refusals.unreachable.en));
    await speak(page, 'zh-Hans');
    await textOf(page, 'toast', new RegExp(refusals.unreachable['zh-Hans']));
    relay.mend();
    await at(page, 'toast').locator('p').waitFor({ state: 'detached', timeout: 6000 });
    await context.close();
  });

  it('[W43] a page that was held up for so long that the hall let go of it has its line again by itself; its root says which it is', async () => {
    const { page, context } = await openPage(browser, `${hall.url}/counter`, SIZES.counter);
    await page.locator('html[data-link="online"]').waitFor();
    const states = await page.evaluate(async () => {
      const { dataset } = document.documentElement;
      const seen: (string | undefined)[] = [];
      const watching = new MutationObserver(() => seen.push(dataset['link']));
      watching.observe(document.documentElement, { attributeFilter: ['data-link'] });
      const until = Date.now() + 6000;
      while (Date.now() < until);
      while (!seen.includes('offline') || dataset['link'] !== 'online')
        await new Promise((done) => setTimeout(done, 50));
      return seen;
    });
    expect(states).toEqual(['offline', 'online']);
    await signIn(page, 'clerk');
    await at(page, 'open-counter').waitFor();
    await context.close();
  });
});
