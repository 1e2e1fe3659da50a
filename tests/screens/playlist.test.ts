import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, CDPSession } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { launchChromium } from '../support/chromium.ts';
import { login, type Client } from '../support/client.ts';
import { dayOf, longestGap, makeNotice, sendMedia, showingsOf, watchGlass, windowOf } from '../support/glass.ts';
import { at, openPage, SIZES } from '../support/pages.ts';
import { startRelay } from '../support/relay.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';
import { stretched } from '../support/stretched.ts';

type Row = {
  readonly board: string;
  readonly notice: string;
  readonly from: string;
  readonly until: string;
  readonly complete: boolean;
};

const PICTURES = join('dist', 'pictures');
const UPRIGHT = { width: SIZES.board.height, height: SIZES.board.width };
const WORDS = {
  'zh-Hans': '十点整举行消防演习，请听从工作人员指挥',
  en: 'Fire drill at ten. Please follow the staff.',
};
const TEXT = { content: { kind: 'text', text: WORDS } };
/** How long the notice of N52 is on; five minutes take five minutes. */
const NOTICE_SECONDS = Number(process.env['NOTICE_SECONDS'] ?? 24);
/** A notice that waits for its turn and one that has it, at most; and the one that fades. */
const ADDRESSES_HELD = 3;
/** Six turns of three seconds. */
const ROUND_MS = 18_000;

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

const until = (instant: number): Promise<void> => new Promise((done) => setTimeout(done, instant - Date.now()));

/** The record of a day, as soon as it is as it should be; as it is after a while if it never is. */
async function record(began: number, isWhole: (rows: readonly Row[]) => boolean): Promise<readonly Row[]> {
  for (let tries = 0; ; tries += 1) {
    const { body } = await manager.get(`/notices/shown?day=${dayOf(began)}`);
    const rows = body['items'] as readonly Row[];
    if (isWhole(rows) || tries === 40) return rows;
    await until(Date.now() + 500);
  }
}

/** The least that the page holds until then: what is made ready for the next turn comes and goes. */
async function fewestNodes(session: CDPSession, end: number): Promise<number> {
  let fewest = Infinity;
  while (Date.now() < end) {
    fewest = Math.min(fewest, await nodesHeld(session));
    await until(Date.now() + 500);
  }
  return fewest;
}

/** What the page holds once everything that can go is gone. */
async function nodesHeld(session: CDPSession): Promise<number> {
  for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'Nodes')?.value ?? Number.NaN;
}

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

    const rows = await record(begin, (all) => all.length >= 3);
    const of = (board: string): readonly Row[] => rows.filter((row) => row.board === board && row.notice === id);
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

it('[N58] [N59] [N60] [N64] text, picture, film and page take turns without a gap; what is broken is passed over and told; the record is what was seen', async () => {
  const broken = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('no picture at all')]);
  const [picture, film, wreck] = await Promise.all(
    ['self-service.jpg', 'drill.webm', broken].map((file) => sendMedia(hall.url, manager, file)),
  );
  const contents = [
    TEXT.content,
    { kind: 'image', media: wreck },
    { kind: 'image', media: picture },
    { kind: 'video', media: film },
    { kind: 'page', url: '/nowhere.html' },
    { kind: 'page', url: '/signs' },
  ];
  const ids: string[] = [];
  for (const [order, content] of contents.entries())
    ids.push(await makeNotice(manager, { content, order, seconds: 3, boards: ['board-03'] }));
  const good = [ids[0], ids[2], ids[3], ids[5]];
  const board = await watchGlass(browser, `${hall.url}/display?id=board-03`, SIZES.board);
  const { page, sights, context } = board;
  await at(page, 'notice-on').waitFor();
  const began = Date.now();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');

  await page.locator('[data-test="notice-on"] video').waitFor();
  const roundEnds = [1, 2].map((round) => Date.now() + round * ROUND_MS);
  const firstRound = fewestNodes(session, roundEnds[0] ?? 0);
  await page.waitForTimeout(700);
  const played = await page.locator('[data-test="notice-on"] video').evaluate((element) => {
    const { src, muted, currentTime } = element as HTMLVideoElement;
    return { kept: src.startsWith('blob:'), muted, plays: currentTime > 0.1 };
  });
  expect(played).toEqual({ kept: true, muted: true, plays: true });
  await page.screenshot({ path: join(PICTURES, 'notice-film.png') });
  await page.locator('[data-test="notice-on"] iframe[sandbox="allow-scripts"]').waitFor();
  const before = await firstRound;
  const after = await fewestNodes(session, roundEnds[1] ?? 0);
  console.log(`nodes ${String(before)} -> ${String(after)} in a round`);
  expect(Math.abs(after - before)).toBeLessThanOrEqual(40);

  expect(new Set(sights.flatMap(({ notice }) => notice ?? []))).toEqual(new Set(good));
  expect(longestGap(sights), JSON.stringify(sights)).toBeLessThan(stretched(1000));
  const held = await page.evaluate(() => (globalThis as unknown as { addressesHeld: () => number }).addressesHeld());
  expect(held).toBeLessThanOrEqual(ADDRESSES_HELD);
  const faults = (await manager.get('/boards')).body['items'] as { id: string; report?: { faults: string[] } }[];
  const told = faults.find(({ id }) => id === 'board-03')?.report?.faults ?? [];
  expect(told.some((said) => said.includes(`notice ${ids[1] ?? ''}: the picture`))).toBe(true);
  expect(told.some((said) => said.includes(`notice ${ids[4] ?? ''}: the page /nowhere.html answered 404`))).toBe(true);

  const seen = showingsOf(sights);
  const rows = await record(began, (all) => all.length >= seen.length);
  for (const [index, { notice, from, until: gone }] of seen.entries()) {
    expect(rows[index]?.notice).toBe(notice);
    expect(Math.abs(Date.parse(rows[index]?.from ?? '') - from)).toBeLessThan(stretched(500));
    expect(Math.abs(Date.parse(rows[index]?.until ?? '') - gone)).toBeLessThan(stretched(500));
  }
  expect(board.faults).toEqual([]);
});

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
  expect(await barriers(page)).toEqual([]);
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
  await desk.post('/tickets', { services: ['birth-household-registration'] });
  await desk.post('/counters/1/next');
  await page.locator('display-playlist[quiet]').waitFor();
  const dimAt = Date.now();
  await page.locator('display-playlist:not([quiet])').waitFor();
  // The flash alone is over after 2.7 s.
  expect(Date.now() - dimAt).toBeGreaterThan(5000);
  expect(faults).toEqual([]);
  desk.close();
  await speaking.close();
});

it('[N63] what a dark board or an emergency hides is not told as shown; the emergency is', async () => {
  const supervisor = await login(hall.url, 'supervisor');
  const id = await makeNotice(manager, { ...TEXT, boards: ['board-03'], seconds: 60 });
  const { page, sights, faults } = await watchGlass(browser, `${hall.url}/display?id=board-03`, SIZES.board);
  const began = Date.now();
  await at(page, 'notice-on').waitFor();
  const last = (): string | undefined => sights.at(-1)?.notice;
  expect((await supervisor.post('/boards/board-03/order', { order: 'blank' })).status).toBeLessThan(300);
  await at(page, 'blank').waitFor();
  const darkAt = Date.now();
  await until(darkAt + 2000);
  expect(last()).toBeUndefined();
  await supervisor.post('/boards/board-03/order', { order: 'show' });
  await at(page, 'notice-on').waitFor();
  const lightAt = Date.now();
  await supervisor.post('/notices/emergency', { text: WORDS });
  await at(page, 'emergency').waitFor();
  const raisedAt = Date.now();
  await until(raisedAt + 2000);
  expect(last()).toBeUndefined();
  await supervisor.delete('/notices/emergency');
  await at(page, 'notice-on').waitFor();
  const overAt = Date.now();

  const rows = await record(began, (all) => all.length >= 3);
  expect(rows.map(({ notice, complete }) => [notice, complete])).toEqual([
    [id, false],
    [id, false],
    ['emergency', true],
  ]);
  const times = rows.flatMap(({ from, until: gone }) => [Date.parse(from), Date.parse(gone)]);
  for (const [index, wanted] of [undefined, darkAt, lightAt, raisedAt, raisedAt, overAt].entries())
    if (wanted !== undefined) expect(Math.abs((times[index] ?? 0) - wanted)).toBeLessThan(stretched(1000));
  expect(faults).toEqual([]);
  supervisor.close();
});

it('[N55] [N57] [N62] cut off it plays on from its own files; a page that died is told up to its last instant; the next one fetches nothing again', async () => {
  const media = await Promise.all(['self-service.jpg', 'drill.webm'].map((file) => sendMedia(hall.url, manager, file)));
  const ids = [
    await makeNotice(manager, { content: { kind: 'image', media: media[0] }, seconds: 4, boards: ['board-03'] }),
    await makeNotice(manager, { content: { kind: 'video', media: media[1] }, seconds: 4, boards: ['board-03'] }),
  ];
  const relay = await startRelay(hall.port);
  const board = await watchGlass(browser, `${relay.url}/display?id=board-03`, SIZES.board);
  const { page, sights, context } = board;
  for (const kind of ['image', 'video'])
    await page.locator(`[data-test="notice-on"] [data-test="notice-${kind}"]`).waitFor();
  relay.cut();
  const cutAt = Date.now();
  await until(cutAt + 18_000);
  const played = sights.filter(({ at: when }) => when > cutAt);
  expect(new Set(played.map(({ notice }) => notice))).toEqual(new Set(ids));
  expect(played.length).toBeGreaterThanOrEqual(4);
  relay.mend();
  const mendedAt = Date.now();
  const rows = await record(cutAt, (all) => all.some(({ from }) => Date.parse(from) > mendedAt - 5000));
  const during = rows.filter(({ from }) => Date.parse(from) > cutAt && Date.parse(from) < mendedAt);
  expect(during.length).toBeGreaterThanOrEqual(3);
  expect(during.every(({ complete }) => complete)).toBe(true);

  const died = page.waitForEvent('crash');
  // A page that is dead answers nothing.
  void (await context.newCDPSession(page)).send('Page.crash').catch(() => undefined);
  await died;
  const diedAt = Date.now();
  const next = await context.newPage();
  const asked: string[] = [];
  next.on('request', (request) => {
    if (request.url().includes('/media/')) asked.push(request.url());
  });
  await next.goto(`${relay.url}/display?id=board-03`);
  await at(next, 'notice-on').waitFor();
  const cutShort = (all: readonly Row[]): readonly Row[] =>
    all.filter(({ complete, from }) => !complete && Date.parse(from) > cutAt);
  const after = cutShort(await record(cutAt, (all) => cutShort(all).length > 0));
  expect(after).toHaveLength(1);
  const last = Date.parse(after[0]?.until ?? '');
  expect(last).toBeLessThanOrEqual(diedAt);
  expect(last).toBeGreaterThan(diedAt - 7000);
  expect(asked).toEqual([]);
  expect(board.faults).toEqual([]);
  await relay.close();
});

it('[N55] [N62] on a board in the hall’s network, over plain http, files are kept and what was shown is told', async () => {
  const admin = await login(hall.url, 'admin');
  const { body } = await admin.post('/devices', { kind: 'board', id: 'board-03' });
  admin.close();
  const media = await sendMedia(hall.url, manager, 'self-service.jpg');
  const id = await makeNotice(manager, { content: { kind: 'image', media }, seconds: 3, boards: ['board-03'] });
  const other = await makeNotice(manager, { ...TEXT, seconds: 3, boards: ['board-03'] });
  const far = await launchChromium(['--host-resolver-rules=MAP hall.example 127.0.0.1']);
  const address = `http://hall.example:${String(hall.port)}/display?pair=${String(body['token'])}`;
  const { page, faults } = await openPage(far, address, SIZES.board);
  const began = Date.now();
  const picture = page.locator('[data-test="notice-on"] img');
  await picture.waitFor();
  expect(await picture.evaluate((element) => (element as HTMLImageElement).src)).toMatch(/^blob:/);
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  const rows = await record(began, (all) => new Set(all.map(({ notice }) => notice)).size === 2);
  expect(new Set(rows.map(({ notice }) => notice))).toEqual(new Set([id, other]));
  // Over plain http the browser says of one header that it has no meaning there.
  expect(faults.filter((fault) => !fault.includes('Cross-Origin-Opener-Policy'))).toEqual([]);
  await far.close();
});
