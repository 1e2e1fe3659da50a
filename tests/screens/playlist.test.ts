import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { login, type Client } from '../support/client.ts';
import { makeNotice, shownRecord, showingsOf, until, watchGlass, windowOf, type ShownRow } from '../support/glass.ts';
import { at, openPage, SIZES } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';
import { stretched } from '../support/stretched.ts';

const PICTURES = join('dist', 'pictures');
const UPRIGHT = { width: SIZES.board.height, height: SIZES.board.width };
const WORDS = {
  'zh-Hans': '十点整举行消防演习，请听从工作人员指挥',
  en: 'Fire drill at ten. Please follow the staff.',
};
const TEXT = { content: { kind: 'text', text: WORDS } };
/** How long the notice of N52 is on; five minutes take five minutes. */
const NOTICE_SECONDS = Number(process.env['NOTICE_SECONDS'] ?? 24);

let browser: Browser;
let hall: RunningHall;
let manager: Client;
beforeAll(async () => {
  await mkdir(PICTURES, { recursive: true });
  browser = await sharedBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  hall = await startHall();
  manager = await login(hall.url, 'manager');
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  manager.close();
  await hall.dispose();
});

it(
  '[N52] a notice comes and goes by itself on its two boards, over a restart of the hall and of a page, and stands in the record',
  async () => {
    const url = (board: string): string => `${hall.url}/display?id=${board}`;
    const first = await watchGlass(browser, url('board-01'), SIZES.board);
    const second = await watchGlass(browser, url('board-02'), UPRIGHT);
    const third = await watchGlass(browser, url('board-03'), SIZES.board);
    const begin = Math.ceil(Date.now() / 1000) * 1000 + 4000;
    const end = begin + NOTICE_SECONDS * 1000;
    const id = await makeNotice(manager, {
      ...TEXT,
      boards: ['board-01', 'board-02'],
      seconds: 5,
      windows: [windowOf(begin, end)],
    });
    await until(begin + 3000);
    for (const { page } of [first, second]) await at(page, 'notice-on').getByText('消防演习').waitFor();
    await first.page.screenshot({ path: join(PICTURES, 'notice-text.png') });
    await second.page.screenshot({ path: join(PICTURES, 'notice-text-portrait.png') });
    await hall.stop();
    hall = await hall.again();
    const reloadedAt = Date.now();
    expect(reloadedAt).toBeLessThan(end - 8000);
    await second.open(url('board-02'));
    await until(end + 1500);

    const near = (got: number | undefined, wanted: number): void => {
      expect(Math.abs((got ?? 0) - wanted)).toBeLessThan(stretched(1000));
    };
    const seen = [first, second, third].map(({ sights }) => showingsOf(sights));
    expect(seen[0]).toHaveLength(1);
    near(seen[0]?.[0]?.from, begin);
    near(seen[0]?.[0]?.until, end);
    expect(seen[1]?.length).toBeGreaterThan(0);
    near(second.sights.find(({ notice }) => notice === id)?.at, begin);
    near(seen[1]?.at(-1)?.until, end);
    expect(seen[2]).toEqual([]);
    for (const { page } of [first, second]) expect(await at(page, 'notice-on').count()).toBe(0);

    const rows = await shownRecord(manager, begin, (all) => all.length >= 3);
    const of = (board: string): readonly ShownRow[] => rows.filter((row) => row.board === board && row.notice === id);
    expect(rows.map(({ board }) => board).sort()).toEqual(['board-01', 'board-02', 'board-02']);
    expect(of('board-01').map(({ complete }) => complete)).toEqual([true]);
    near(Date.parse(of('board-01')[0]?.from ?? ''), begin);
    near(Date.parse(of('board-01')[0]?.until ?? ''), end);
    expect(of('board-02').map(({ complete }) => complete)).toEqual([false, true]);
    near(Date.parse(of('board-02')[0]?.from ?? ''), begin);
    near(Date.parse(of('board-02')[0]?.until ?? ''), reloadedAt);
    near(Date.parse(of('board-02')[1]?.until ?? ''), end);
    expect([...first.faults, ...second.faults, ...third.faults]).toEqual([]);
  },
  (NOTICE_SECONDS + 60) * 1000,
);

it.each([
  ['landscape', SIZES.board],
  ['portrait', UPRIGHT],
])('[N53] [N54] %s: a notice covers no call, dims while one flashes, and hinders nobody', async (name, size) => {
  await makeNotice(manager, { ...TEXT, boards: ['board-03'] });
  const desk = await login(hall.url, 'supervisor');
  await desk.post('/counters/1/open');
  const { page, faults } = await openPage(browser, `${hall.url}/display?id=board-03`, size, { bypassCSP: true });
  await at(page, 'notice-on').waitFor();
  const call = async (): Promise<string> => {
    await desk.post('/tickets', { services: ['birth-household-registration'] });
    return ((await desk.post('/counters/1/next')).body['ticket'] as { number: string }).number;
  };
  for (let n = 0; n < 4; n += 1) await call();
  // Until the band is calm again, and the next call after that.
  await page.locator('display-playlist:not([quiet])').waitFor({ timeout: 60_000 });
  const dimmed = page.evaluate(dimmedAfterMs);
  await call();
  expect(await dimmed).toBeLessThan(stretched(200));
  const places = await page.evaluate(() => {
    const root = document.querySelector('display-app')?.shadowRoot;
    return ['display-band', 'display-calls', 'display-waiting', 'display-playlist', 'display-foot'].map((tag) => {
      const { left, top, right, bottom } = root?.querySelector(tag)?.getBoundingClientRect() ?? new DOMRect();
      return { tag, left, top, right, bottom };
    });
  });
  const apart = places.every((one, index) =>
    places
      .slice(index + 1)
      .every(
        (other) =>
          one.right <= other.left + 1 ||
          other.right <= one.left + 1 ||
          one.bottom <= other.top + 1 ||
          other.bottom <= one.top + 1,
      ),
  );
  expect(apart, JSON.stringify(places)).toBe(true);
  const cut = await page.locator('display-calls').evaluate(
    (element) =>
      [...(element.shadowRoot?.querySelectorAll('li') ?? [])].filter((row) => {
        const shown = row.getBoundingClientRect();
        if (shown.height === 0) return false;
        return [...row.querySelectorAll('.number, .counter, .state')].some((part) => {
          const { left, right, bottom } = part.getBoundingClientRect();
          return right > shown.right || left < shown.left || bottom > shown.bottom + 1;
        });
      }).length,
  );
  expect(cut).toBe(0);
  expect(
    await at(page, 'recent-call').evaluateAll((rows) => rows.filter(({ clientHeight }) => clientHeight > 0).length),
  ).toBe(name === 'portrait' ? 4 : 3);
  await page.locator('display-playlist:not([quiet])').waitFor({ timeout: 60_000 });
  // Bright again, and no longer on its way there.
  const opacity = (): Promise<string> =>
    page.locator('display-playlist').evaluate((element) => {
      const section = element.shadowRoot?.querySelector('section');
      return section === null || section === undefined ? '' : getComputedStyle(section).opacity;
    });
  await expect.poll(opacity).toBe('1');
  // The next notice may be fading in just now.
  await expect.poll(() => barriers(page)).toEqual([]);
  await page.screenshot({ path: join(PICTURES, `notice-beside-calls-${name}.png`) });
  expect(faults).toEqual([]);
  desk.close();
});

/** In the page: from the frame in which the band flashes to that in which the notice is dim. */
function dimmedAfterMs(): Promise<number> {
  const root = document.querySelector('display-app')?.shadowRoot;
  const shadow = root?.querySelector('display-band')?.shadowRoot;
  const notice = root?.querySelector('display-playlist')?.shadowRoot?.querySelector('section');
  return new Promise((done) => {
    let flashedAt: number | undefined;
    const look = (at: number): void => {
      if (shadow?.querySelector('[data-phase="flash"]') !== null) flashedAt ??= at;
      const dim = notice !== null && notice !== undefined && Number(getComputedStyle(notice).opacity) < 0.5;
      if (flashedAt !== undefined && dim) done(at - flashedAt);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

it('[N54] a notice is dim as long as a call is spoken, and bright again after it', async () => {
  await makeNotice(manager, { ...TEXT, boards: ['board-03'] });
  const desk = await login(hall.url, 'supervisor');
  await desk.post('/counters/1/open');
  const speaking = await sharedBrowser('speaking');
  const { page, faults } = await openPage(speaking, `${hall.url}/display?id=board-03`, SIZES.board);
  await at(page, 'notice-on').waitFor();
  // By the clock of the page: whoever looks from outside may look late.
  const turns = await page.evaluateHandle(() => {
    const times: number[] = [];
    const list = document.querySelector('display-app')?.shadowRoot?.querySelector('display-playlist');
    const note = (): unknown => times.push(performance.now());
    if (list) new MutationObserver(note).observe(list, { attributeFilter: ['quiet'] });
    return times;
  });
  await desk.post('/tickets', { services: ['birth-household-registration'] });
  await desk.post('/counters/1/next');
  await page.locator('display-playlist[quiet]').waitFor();
  await page.locator('display-playlist:not([quiet])').waitFor();
  const [dimAt = NaN, brightAt = NaN] = await turns.jsonValue();
  // The flash alone is over after 2.7 s.
  expect(brightAt - dimAt).toBeGreaterThan(5000);
  expect(faults).toEqual([]);
  desk.close();
  await speaking.close();
});
