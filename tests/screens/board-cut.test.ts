import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BoardUnderFaults } from '../support/board-under-faults.ts';
import { pause } from '../support/pause.ts';
import { login, type Client } from '../support/client.ts';
import { at, openPage, textOf } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';
import { stretched } from '../support/stretched.ts';

const COUNTERS = ['1', '2', '3', '4', '5', '6', '7', '8'];
/** A hall in which calls are young for so long only. */
const WINDOW_MS = 3000;
const RIGHT_WITHIN_MS = 2000;

let folder: string;
let hall: RunningHall;
let browser: Browser;
let desk: Client;

beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'hallcall-cut-')), 'hall');
  await cp('halls/sample', folder, { recursive: true });
  const facts = join(folder, 'hall.csv');
  const text = await readFile(facts, 'utf8');
  await writeFile(
    facts,
    text.replace(/^repeat_window_seconds,\d+/m, `repeat_window_seconds,${String(WINDOW_MS / 1000)}`),
  );
  hall = await startHall({ env: { HALL_FILE: folder } });
  browser = await sharedBrowser();
  desk = await login(hall.url, 'supervisor');
  for (const counter of COUNTERS) await desk.post(`/counters/${counter}/open`);
});

afterAll(async () => {
  desk.close();
  await browser.close();
  await hall.dispose();
  await rm(join(folder, '..'), { recursive: true, force: true });
});

/** Somebody takes a number and is called; gives the number. */
async function call(counter: string): Promise<string> {
  expect((await desk.post('/tickets', { services: ['birth-household-registration'] })).status).toBe(201);
  const said = await desk.post(`/counters/${counter}/next`);
  expect(said.status, JSON.stringify(said.body)).toBe(200);
  return (said.body['ticket'] as { number: string }).number;
}

it('[BD7] after a cut with five calls in it the newest stands in the band, the list is right in 2 s, and nothing old flashes or is announced', async () => {
  const board = await BoardUnderFaults.open(browser, 'board-03', hall.port);
  const before = await call('1');
  await textOf(board.page, 'called-number', new RegExp(`^${before}$`));
  const cutAt = Date.now();
  const missed: string[] = [];
  const whileCut = async (): Promise<string> => {
    for (const counter of ['2', '3', '4', '5', '6']) {
      await pause(1000);
      missed.push(await call(counter));
    }
    return textOf(board.page, 'data-as-of', /\d\d:\d\d:\d\d/);
  };
  const seen = whileCut();
  const { to } = await board.cut(17_000, seen);
  const said = await seen;
  const right = [...missed.reverse(), before];
  await expect.poll(() => board.shown(), { interval: 25 }).toEqual(right);
  expect(Date.now() - to).toBeLessThanOrEqual(stretched(RIGHT_WITHIN_MS));
  // All that it announced is what it announced before the cut; so it stays.
  await pause(WINDOW_MS);
  expect(board.announced.map(({ number }) => number)).toEqual([before]);
  expect(await board.shown()).toEqual(right);
  expect(await at(board.page, 'now-calling').getAttribute('data-phase')).toBe('calm');
  const cutClock = new Date(cutAt).toLocaleTimeString('en-GB', { timeZone: 'Asia/Shanghai' });
  expect(Math.abs(secondsOf(/\d\d:\d\d:\d\d/.exec(said)?.[0] ?? '') - secondsOf(cutClock))).toBeLessThanOrEqual(2);
  // And a call after the cut is announced as any other.
  const after = await call('7');
  await textOf(board.page, 'called-number', new RegExp(`^${after}$`));
  await expect.poll(() => board.announced.at(-1)?.number).toBe(after);
  expect(board.faults).toEqual([]);
  await board.close();
}, 90_000);

function secondsOf(clock: string): number {
  const [hour = NaN, minute = NaN, second = NaN] = clock.split(':').map(Number);
  return (hour * 60 + minute) * 60 + second;
}

/** The band at a frame: its ground, and everything by which its number can be seen. */
type Frame = { readonly at: number; readonly ground: string; readonly number: string };

/** Looks at the band in every frame while something is called. */
async function watchBand(page: Page, forMs: number): Promise<readonly Frame[]> {
  return page.evaluate(
    (ms) =>
      new Promise<Frame[]>((done) => {
        const frames: { at: number; ground: string; number: string }[] = [];
        const began = performance.now();
        const look = (): void => {
          const root = document.querySelector('display-app')?.shadowRoot?.querySelector('display-band')?.shadowRoot;
          const band = root?.querySelector('[data-test="now-calling"]');
          const number = root?.querySelector('[data-test="called-number"]');
          if (band instanceof Element && number instanceof Element) {
            const { color, opacity, visibility, transform, fontSize } = getComputedStyle(number);
            const { x, y, width, height } = number.getBoundingClientRect();
            // All of the board wanders by a few pixels now and then, whatever is called.
            const { left, top } = band.getBoundingClientRect();
            const seen = number.checkVisibility({ opacityProperty: true, visibilityProperty: true });
            const how = [
              number.textContent,
              seen,
              color,
              opacity,
              visibility,
              transform,
              fontSize,
              (x - left).toFixed(1),
              (y - top).toFixed(1),
              width,
              height,
            ];
            frames.push({
              at: performance.now(),
              ground: getComputedStyle(band).backgroundColor,
              number: how.join(' '),
            });
          }
          if (performance.now() - began < ms) requestAnimationFrame(look);
          else done(frames);
        };
        look();
      }),
    forMs,
  );
}

it('[BD13] where motion is welcome a call changes the ground three times in a second at most, and its number never', async () => {
  const { page, context, faults } = await openPage(
    browser,
    `${hall.url}/display?id=board-03`,
    { width: 1280, height: 720 },
    { reducedMotion: 'no-preference' },
  );
  await at(page, 'now-calling').waitFor();
  // A page that has just been opened may still get its letters.
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const watched = watchBand(page, 5000);
  const number = await call('8');
  const frames = (await watched).filter((frame) => frame.number.startsWith(`${number} `));
  expect(frames.length).toBeGreaterThan(50);
  // The number stands as it stood in the first frame, and can be seen.
  expect([...new Set(frames.map((frame) => frame.number))]).toEqual([frames[0]?.number]);
  expect(frames[0]?.number).toMatch(/^\S+ true rgb\(255, 255, 255\) 1 visible none /);
  const changes = frames.filter((frame, n) => n > 0 && frame.ground !== frames[n - 1]?.ground).map((frame) => frame.at);
  expect(changes.length).toBeGreaterThanOrEqual(5);
  for (const from of changes)
    expect(changes.filter((each) => each >= from && each < from + 1000).length).toBeLessThanOrEqual(3);
  // Then it is still.
  const last = changes.at(-1) ?? 0;
  expect(last - (frames[0]?.at ?? 0)).toBeLessThanOrEqual(stretched(2900));
  expect(faults).toEqual([]);
  await context.close();
});

it('[BD15] the page of a board asks its browser that the screen stays on, and again when that was taken back', async () => {
  const { page, context } = await openPage(browser, 'about:blank', { width: 1280, height: 720 });
  await page.addInitScript(() => {
    const locks: EventTarget[] = [];
    const request = (kind: string): Promise<EventTarget> => {
      locks.push(Object.assign(new EventTarget(), { kind }));
      return Promise.resolve(locks.at(-1) as EventTarget); // just put there
    };
    Object.defineProperty(navigator, 'wakeLock', { value: { request } });
    Object.assign(globalThis, {
      locksAsked: () => locks.length,
      takeLockBack: () => locks.at(-1)?.dispatchEvent(new Event('release')),
    });
  });
  const asked = (): Promise<number> =>
    page.evaluate(() => (globalThis as unknown as { locksAsked(): number }).locksAsked()); // put there above
  for (const what of ['id=board-03', 'counter=3']) {
    await page.goto(`${hall.url}/display?${what}`);
    await expect.poll(asked).toBe(1);
    await page.evaluate(() => (globalThis as unknown as { takeLockBack(): void }).takeLockBack()); // put there above
    await expect.poll(asked).toBe(2);
  }
  await context.close();
});
