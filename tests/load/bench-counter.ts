import type { Browser, Page } from 'playwright-core';
import { io, type Socket } from 'socket.io-client';
import { launchChromium } from '../support/chromium.ts';
import { login } from '../support/client.ts';
import { at, openPage, signIn, SIZES } from '../support/pages.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';
import { serveChild } from './child.ts';
import { figure, percentile, type Figure } from './figures.ts';

const COUNTERS = 40;
const CALLS = 100;
/** Calls before those that count: the first ones find cold pages. */
const WARM_UP = 5;
/** Each of the others calls so often: many times quicker than any clerk serves. */
const OTHERS_EVERY_MS = 6000;

/**
 * (c) From the key down to the next number on the console and on a board, in real Chromium, with 40 counters busy; against a bare
 * socket.io round trip while the same counters are busy. A number counts as shown in the frame that paints it.
 */
export async function benchCounter(): Promise<readonly Figure[]> {
  const hall = await startHall();
  const bare = await serveChild('bare-echo');
  const browser = await launchChromium();
  const others = await busyCounters(hall);
  const console1 = await consoleOf(browser, hall);
  const board = await watching(browser, `${hall.url}/display?id=board-03`);
  const echo = await connected(bare.url, {});
  const toConsole: number[] = [];
  const toBoard: number[] = [];
  const roundTrips: number[] = [];
  for (let call = -WARM_UP; call < CALLS; call += 1) {
    const { number, keyAt, shownAt } = await callNext(console1);
    const boardAt = await seenAt(board, number);
    if (call < 0) continue;
    toConsole.push(shownAt - keyAt);
    toBoard.push(boardAt - keyAt);
    const from = performance.now();
    await echo.emitWithAck('command', { name: 'call-next', commandId: `echo-${String(call)}`, counter: '1' });
    roundTrips.push(performance.now() - from);
  }
  const calls = others.stop();
  await browser.close();
  echo.close();
  bare.stop();
  await hall.dispose();
  const compare = (what: string, times: readonly number[], p: number): Figure =>
    figure('counter', `${what}, p${String(p)}`, percentile(times, p), 'ms', percentile(roundTrips, p));
  return [
    compare('key to the number on the console', toConsole, 50),
    compare('key to the number on the console', toConsole, 99),
    compare('key to the number on a board', toBoard, 50),
    compare('key to the number on a board', toBoard, 99),
    figure('counter', 'calls of the other counters meanwhile', calls, ''),
  ];
}

/** 39 clerks who issue and call over their own sockets, spread over time. */
async function busyCounters(hall: RunningHall): Promise<{ readonly stop: () => number }> {
  const desk = await login(hall.url, 'supervisor');
  const services = ((await desk.get('/services?limit=1000')).body['items'] as { id: string; line: string }[]).filter(
    // Those whose own limits would say no.
    ({ id }) => !/notar|evidence|inspection|consult/.test(id),
  );
  let calls = 0;
  const timers: NodeJS.Timeout[] = [];
  const sockets: Socket[] = [];
  for (let n = 2; n <= COUNTERS; n += 1) {
    const counter = String(n);
    const { token } = await login(hall.url, `clerk-${counter.padStart(3, '0')}`);
    const socket = await connected(hall.url, { token });
    const command = (name: string, body: object): Promise<{ ok?: boolean }> =>
      socket.emitWithAck('command', {
        name,
        commandId: `bench-${counter}-${name}-${String(Math.random())}`,
        ...body,
      }) as Promise<{ ok?: boolean }>;
    await socket.emitWithAck('watch', { topic: `counter:${counter}` });
    const view = (await desk.get(`/counters/${counter}`)).body['counter'] as { lines: { line: string }[] };
    const service = services.find(({ line }) => line === view.lines[0]?.line);
    if (service === undefined) throw new Error(`counter ${counter} has no service`);
    await command('open-counter', { counter });
    sockets.push(socket);
    const work = async (): Promise<void> => {
      await command('issue-ticket', { services: [service.id] });
      if ((await command('call-next', { counter })).ok === true) calls += 1;
    };
    setTimeout(() => timers.push(setInterval(() => void work(), OTHERS_EVERY_MS)), Math.random() * OTHERS_EVERY_MS);
  }
  for (let n = 0; n < CALLS + 20; n += 1) await desk.post('/tickets', { services: ['birth-household-registration'] });
  desk.close();
  return {
    stop() {
      for (const timer of timers) clearInterval(timer);
      for (const socket of sockets) socket.close();
      return calls;
    },
  };
}

function connected(url: string, auth: object): Promise<Socket> {
  const socket = io(url, { auth, transports: ['websocket'], forceNew: true });
  return new Promise((done, fail) => {
    socket.once('connect', () => {
      done(socket);
    });
    socket.once('connect_error', fail);
  });
}

/** What the page keeps of itself: when the last key went down, and in which frame each number stood there first. */
type Watched = { keyAt: number; readonly seen: Record<string, number> };

/** A page that looks at every frame which numbers it shows. Times are of one clock for all pages of the machine. */
async function watching(browser: Browser, url: string): Promise<Page> {
  const { page } = await openPage(browser, 'about:blank', SIZES.counter);
  await page.addInitScript(() => {
    const watched: Watched = { keyAt: 0, seen: {} };
    Object.assign(window, { watched });
    const now = (): number => performance.timeOrigin + performance.now();
    window.addEventListener('keydown', () => (watched.keyAt = now()), { capture: true });
    // The roots are found four times a second, and each frame looks into them alone: to walk through the whole page in every frame would be
    // measured with it.
    let roots: ParentNode[] = [];
    const rootsIn = (root: ParentNode): ParentNode[] => [
      root,
      ...[...root.querySelectorAll('*')].flatMap((each) => (each.shadowRoot === null ? [] : rootsIn(each.shadowRoot))),
    ];
    setInterval(() => (roots = rootsIn(document)), 250);
    const SHOWN = '[data-test="recent-call"], [data-test="called-number"], [data-test="number"]';
    const numbersIn = (root: ParentNode): void => {
      for (const element of root.querySelectorAll(SHOWN)) {
        const number = element.getAttribute('data-number') ?? element.textContent;
        // The line ahead shows numbers too: only what is called counts.
        if (element.closest('.next') === null) watched.seen[number.trim()] ??= now();
      }
    };
    const look = (): void => {
      for (const root of roots) numbersIn(root);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(url);
  return page;
}

async function consoleOf(browser: Browser, hall: RunningHall): Promise<Page> {
  const page = await watching(browser, `${hall.url}/counter`);
  await at(page, 'user').waitFor();
  await signIn(page, 'clerk');
  await at(page, 'open-counter').click();
  await at(page, 'idle').waitFor();
  return page;
}

async function callNext(
  page: Page,
): Promise<{ readonly number: string; readonly keyAt: number; readonly shownAt: number }> {
  await page.locator('[data-test="do-next"]:not(.rearming)[aria-disabled="false"]').waitFor();
  const before = await numberNow(page);
  await page.keyboard.press('Enter');
  let number = before;
  while (number === before) {
    // The page itself notes when it painted: asking it all the time would only slow it.
    await page.waitForTimeout(40);
    number = await numberNow(page);
  }
  const keyAt = await page.evaluate(() => (window as unknown as { watched: Watched }).watched.keyAt);
  return { number, keyAt, shownAt: await seenAt(page, number) };
}

async function numberNow(page: Page): Promise<string> {
  const shown = at(page, 'ticket-number');
  return (await shown.count()) === 0 ? '' : ((await shown.locator('[data-test="number"]').textContent()) ?? '').trim();
}

async function seenAt(page: Page, number: string): Promise<number> {
  for (let tries = 0; tries < 200; tries += 1) {
    const shownAt = await page.evaluate(
      (which) => (window as unknown as { watched: Watched }).watched.seen[which],
      number,
    );
    if (shownAt !== undefined) return shownAt;
    await page.waitForTimeout(10);
  }
  return Number.NaN;
}
