import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { pause } from '../support/pause.ts';
import { at, openPage, SIZES } from '../support/pages.ts';
import { wrongOnGlass } from '../support/on-glass.ts';
import { ownAdmin, ownHall } from '../support/own-hall.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');

let hall: RunningHall;
let browser: Browser;
let folder: string;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  folder = await mkdtemp(join(tmpdir(), 'hallcall-start-'));
  hall = await startHall();
  browser = await sharedBrowser();
});

afterAll(async () => {
  await browser.close();
  await hall.dispose();
  await rm(folder, { recursive: true, force: true });
});

/** Keeps a start page as the PC of a screen does, and gives its address there. */
async function kept(screen: string): Promise<string> {
  const answer = await fetch(`${hall.url}/start/${screen}`);
  expect(answer.status).toBe(200);
  const name = /^attachment; filename="?([^"]+)"?$/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? '';
  const path = join(folder, name);
  await writeFile(path, await answer.text());
  return pathToFileURL(path).href;
}

/** What a proxy says while the hall behind it is down. */
async function badGateway(port: number): Promise<Server> {
  const server = createServer((_request, response) => {
    response.statusCode = 502;
    response.setHeader('Content-Type', 'text/html').end('<h1>502 Bad Gateway</h1>');
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  return server;
}

it('[BD65] a screen that is up before the hall waits for it with a clock, whatever answers in its place, and goes to its page when it comes', async () => {
  const board = await kept('board.html?id=board-03');
  const kiosk = await kept('kiosk.html?id=kiosk-1');
  expect(board).toMatch(/\/start-board-03\.html$/);
  await hall.kill();

  const landscape = await openPage(browser, board, SIZES.board, { bypassCSP: true });
  const portrait = await openPage(browser, kiosk, SIZES.kiosk, { bypassCSP: true });
  const { page } = landscape;
  await page.getByText('正在等待大厅系统').waitFor();
  await page.getByText('Waiting for the hall').waitFor();
  const clock = page.locator('#clock');
  const before = await clock.textContent();
  expect(before).toMatch(/^\d\d:\d\d:\d\d$/);
  await expect.poll(() => clock.textContent()).not.toBe(before);
  for (const each of [landscape, portrait]) {
    expect(await wrongOnGlass(each.page)).toEqual([]);
    expect(await barriers(each.page)).toEqual([]);
  }
  await page.screenshot({ path: join(FOLDER, 'start-board.png') });
  await portrait.page.screenshot({ path: join(FOLDER, 'start-kiosk.png') });

  const proxy = await badGateway(hall.port);
  await pause(2500);
  expect(page.url()).toBe(board);
  await new Promise((done) => {
    proxy.close(done);
    proxy.closeAllConnections();
  });

  hall = await hall.again();
  await at(page, 'clock').waitFor();
  expect(page.url()).toBe(`${hall.url}/display?id=board-03`);
  await portrait.page.waitForURL(`${hall.url}/kiosk?id=kiosk-1`);
  // Nothing of it is left to go back to.
  expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
  expect(landscape.faults).toEqual([]);
});

it('[BD65] a start page is for screens that there are; it goes where it was asked for', async () => {
  const status = async (screen: string): Promise<number> => (await fetch(`${hall.url}/start/${screen}`)).status;
  expect(await status('board.html?id=board-99')).toBe(404);
  expect(await status('board.html')).toBe(404);
  expect(await status('manager.html?id=board-03')).toBe(404);
  expect(await status('rating.html?id=1')).toBe(404);
  for (const [screen, page] of [
    ['board.html?counter=3', '/display?counter=3'],
    ['rating.html?counter=3', '/rating?counter=3'],
  ] as const) {
    const text = await (await fetch(`${hall.url}/start/${screen}`)).text();
    expect(text).toContain(`data-address="${hall.url}${page}"`);
  }
  const proxied = await fetch(`${hall.url}/start/board.html?id=board-03`, {
    headers: { 'X-Forwarded-Proto': 'https' },
  });
  expect(await proxied.text()).toContain(`data-address="${hall.url.replace('http:', 'https:')}/display?id=board-03"`);
});

it('[BD65] a screen that was paired before keeps its identity over a start page', async () => {
  const own = await ownHall();
  const house = await startHall({ env: { HALL_FILE: own.folder } });
  const admin = await ownAdmin(house.url);
  const { body } = await admin.post('/devices', { kind: 'board', id: 'board-03' });
  const { page, context } = await openPage(browser, `${house.url}${body['pair'] as string}`, SIZES.board);
  const linked = async (): Promise<boolean | undefined> =>
    ((await admin.get('/boards')).body as unknown as { items: { id: string; linked: boolean }[] }).items.find(
      ({ id }) => id === 'board-03',
    )?.linked;
  await expect.poll(linked).toBe(true);
  const path = join(folder, 'own.html');
  await writeFile(path, await (await fetch(`${house.url}/start/board.html?id=board-03`)).text());
  await page.goto('about:blank');
  await expect.poll(linked).toBe(false);
  await page.goto(pathToFileURL(path).href);
  await expect.poll(linked).toBe(true);
  await context.close();
  admin.close();
  await house.dispose();
  await own.remove();
});
