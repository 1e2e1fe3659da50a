import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, CDPSession } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { login, type Client } from '../support/client.ts';
import {
  makeNotice,
  sendMedia,
  longestGap,
  shownRecord,
  showingsOf,
  until,
  watchGlass,
  type ShownRow,
} from '../support/glass.ts';
import { at, openPage, SIZES } from '../support/pages.ts';
import { startRelay } from '../support/relay.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';
import { stretched } from '../support/stretched.ts';

const PICTURES = join('dist', 'pictures');
const WORDS = {
  'zh-Hans': '十点整举行消防演习，请听从工作人员指挥',
  en: 'Fire drill at ten. Please follow the staff.',
};
const TEXT = { content: { kind: 'text', text: WORDS } };
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
  hall = await startHall({ env: { ALLOWED_HOSTS: 'hall.example' } });
  manager = await login(hall.url, 'manager');
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  manager.close();
  await hall.dispose();
});

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
  await page.waitForTimeout(700);
  const played = await page.locator('[data-test="notice-on"] video').evaluate((element) => {
    const { src, muted, currentTime } = element as HTMLVideoElement;
    return { kept: src.startsWith('blob:'), muted, plays: currentTime > 0.1 };
  });
  expect(played).toEqual({ kept: true, muted: true, plays: true });
  await page.screenshot({ path: join(PICTURES, 'notice-film.png') });
  await page.locator('[data-test="notice-on"] iframe[sandbox="allow-scripts"]').waitFor();
  // Everything has had its turn once; the rounds begin here, however long that took.
  const before = await fewestNodes(session, Date.now() + ROUND_MS);
  const after = await fewestNodes(session, Date.now() + ROUND_MS);
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
  const rows = await shownRecord(manager, began, (all) => all.length >= seen.length);
  for (const [index, { notice, from, until: gone }] of seen.entries()) {
    expect(rows[index]?.notice).toBe(notice);
    expect(Math.abs(Date.parse(rows[index]?.from ?? '') - from)).toBeLessThan(stretched(500));
    expect(Math.abs(Date.parse(rows[index]?.until ?? '') - gone)).toBeLessThan(stretched(500));
  }
  expect(board.faults).toEqual([]);
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

  const rows = await shownRecord(manager, began, (all) => all.length >= 3);
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
  const rows = await shownRecord(manager, cutAt, (all) => all.some(({ from }) => Date.parse(from) > mendedAt - 5000));
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
  const cutShort = (all: readonly ShownRow[]): readonly ShownRow[] =>
    all.filter(({ complete, from }) => !complete && Date.parse(from) > cutAt);
  const after = cutShort(await shownRecord(manager, cutAt, (all) => cutShort(all).length > 0));
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
  const rows = await shownRecord(manager, began, (all) => new Set(all.map(({ notice }) => notice)).size === 2);
  expect(new Set(rows.map(({ notice }) => notice))).toEqual(new Set([id, other]));
  // Over plain http the browser says of one header that it has no meaning there.
  expect(faults.filter((fault) => !fault.includes('Cross-Origin-Opener-Policy'))).toEqual([]);
  await far.close();
});
