import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at, openPage, signIn, SIZES, textOf } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

let hall: RunningHall;
let browser: Browser;
beforeAll(async () => {
  hall = await startHall();
  browser = await sharedBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await hall.dispose();
});

/** As another window of the browser does it: the page itself does nothing. */
const endElsewhere = (page: Page): Promise<number> =>
  page.evaluate(async () => (await fetch('/api/v1/sessions/current', { method: 'DELETE' })).status);

const SURFACES = [
  ['desk', 'desk', 'supervisor', async (page: Page) => at(page, 'find').fill('A0'), 'find'],
  ['manager', 'admin', 'manager', async (page: Page) => at(page, 'side-identities').click(), 'identity'],
] as const;
it.each(SURFACES)(
  '[IE7] %s: what was being done is there again for the same person, and for nobody else',
  async (surface, user, other, act, shown) => {
    const { page, context } = await openPage(browser, `${hall.url}/${surface}`, SIZES.manager);
    const left = async (): Promise<string> => {
      await at(page, 'sign-out').first().waitFor();
      const found = at(page, shown);
      if ((await found.count()) === 0) return 'nothing';
      return surface === 'desk' ? await found.inputValue() : 'open';
    };
    await signIn(page, user);
    await act(page);
    await at(page, shown).first().waitFor();
    const before = await left();
    for (const who of [user, other]) {
      expect(await endElsewhere(page)).toBe(204);
      await textOf(page, 'sign-in', /登录已过期/);
      expect(await at(page, shown).count()).toBe(0);
      await signIn(page, who);
      expect(await left()).toBe(who === user ? before : surface === 'desk' ? '' : 'nothing');
    }
    await context.close();
  },
);
