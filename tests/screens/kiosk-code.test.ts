import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { wrongOnGlass } from '../support/on-glass.ts';
import { at, openPage, SIZES } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
const PUBLIC = 'https://queue.hall.example';

let hall: RunningHall;
let browser: Browser;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  hall = await startHall({ env: { HALL_PUBLIC_URL: PUBLIC } });
  browser = await sharedBrowser();
});

afterAll(async () => {
  await browser.close();
  await hall.dispose();
});

/** Puts these services into one visit, by what is typed. */
async function choose(page: Page, words: readonly string[]): Promise<void> {
  for (const [n, word] of words.entries()) {
    if (n > 0) await at(page, 'add-service').click();
    await at(page, 'open-search').click();
    await at(page, 'search-field').fill(word);
    await at(page, 'results').locator('[data-test^="service-"]').filter({ hasText: word }).first().click();
    await at(page, 'take').waitFor();
  }
}

it.each([
  ['portrait, large, English', SIZES.kiosk, 'en', true],
  ['landscape, large, Chinese', { width: 1920, height: 1080 }, 'zh-Hans', true],
  ['portrait, normal, English', SIZES.kiosk, 'en', false],
] as const)(
  '[KP4] %s: the code leads to HALL_PUBLIC_URL, and nothing covers it',
  async (name, size, language, large) => {
    const { page, context, faults } = await openPage(browser, `${hall.url}/kiosk`, size);
    await at(page, 'open-search').waitFor();
    await at(page, `language-${language}`).first().click();
    if (large) await at(page, 'large-text').click();
    await choose(
      page,
      language === 'en'
        ? ['Deed tax', 'Housing fund withdrawal', 'Title certificate', 'Marriage registration']
        : ['契税', '公积金', '首次登记', '结婚登记'],
    );
    expect(await wrongOnGlass(page)).toEqual([]);
    await at(page, 'take').click();
    const code = at(page, 'phone-code');
    await code.waitFor();
    expect(await at(page, 'step').count()).toBe(4);
    expect(await code.getAttribute('data-url')).toMatch(/^https:\/\/queue\.hall\.example\/t\/[^/#]+#[^#]+$/);
    await page.screenshot({ path: join(FOLDER, `kiosk-code-${name.replace(/\W+/g, '-')}.png`) });
    expect(await wrongOnGlass(page)).toEqual([]);
    // Each corner of the code, within its rounding, is what a finger, and a camera, would meet there.
    const bare = await code
      .locator('svg')
      .first()
      .evaluate((svg) => {
        const { left, top, right, bottom } = svg.getBoundingClientRect();
        const root = svg.getRootNode() as ShadowRoot; // it stands in a component
        return [left + 16, right - 16].flatMap((x) =>
          [top + 16, bottom - 16].map((y) => svg.contains(root.elementFromPoint(x, y))),
        );
      });
    expect(bare).toEqual([true, true, true, true]);
    expect(faults).toEqual([]);
    await context.close();
  },
);

it('[KP5] home keeps nothing of a citizen: no words, no services, no category, no large text, no language', async () => {
  const { page, context, faults } = await openPage(browser, `${hall.url}/kiosk`, SIZES.kiosk);
  await at(page, 'open-search').waitFor();
  // What the hall has said of the machine is kept, and nothing of a citizen.
  await page.waitForFunction(() => sessionStorage.getItem('hallcall.agent-there') !== null);
  const fresh = await page.evaluate(() => [{ ...localStorage }, { ...sessionStorage }]);
  await at(page, 'language-en').first().click();
  await at(page, 'large-text').click();
  await choose(page, ['Deed tax', 'Marriage registration']);
  await at(page, 'category-elderly').click();
  await at(page, 'add-service').click();
  await at(page, 'open-search').click();
  await at(page, 'search-field').fill('divorce');
  await at(page, 'home').click();

  await page.getByText('您好，请问要办什么？').waitFor();
  expect(await page.evaluate(() => document.documentElement.hasAttribute('data-large'))).toBe(false);
  expect(await page.evaluate(() => [{ ...localStorage }, { ...sessionStorage }])).toEqual(fresh);
  await at(page, 'open-search').click();
  expect(await at(page, 'search-field').inputValue()).toBe('');
  await at(page, 'search-field').fill('契税');
  await at(page, 'service-deed-tax').click();
  await at(page, 'take').waitFor();
  expect(await at(page, 'chosen-service').allTextContents()).toHaveLength(1);
  expect(await at(page, 'category-ordinary').getAttribute('aria-checked')).toBe('true');
  expect(faults).toEqual([]);
  await context.close();
});
