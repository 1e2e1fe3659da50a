import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import type { Client } from '../support/client.ts';
import { freePort } from '../support/free-port.ts';
import { deviceToken, ownAdmin, ownHall, OWN_PASSWORD, type OwnHall } from '../support/own-hall.ts';
import { at, openPage, SIZES } from '../support/pages.ts';
import { startAgent, type RunningAgent } from '../support/start-agent.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';
import { stretched } from '../support/stretched.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
/** What the rule promises. */
/** Fifteen seconds of a machine that has nothing else to do. */
const back = () => ({ timeout: stretched(15_000), interval: 200 });

let own: OwnHall;
let hall: RunningHall;
let browser: Browser;
let agent: RunningAgent;
let admin: Client;

beforeAll(async () => {
  const port = await freePort();
  own = await ownHall({
    'board-03': { browser: `agent:pc-9:${String(port)}` },
    'board-13': { browser: String(port) },
  });
  hall = await startHall({ env: { HALL_FILE: own.folder } });
  admin = await ownAdmin(hall.url);
  agent = await startAgent({ server: hall.url, token: await deviceToken(admin, 'agent', 'pc-9') });
  browser = await launchChromium([`--remote-debugging-port=${String(port)}`]);
});

afterAll(async () => {
  await browser.close();
  await agent.dispose();
  admin.close();
  await hall.dispose();
  await own.remove();
});

type Fleet = {
  readonly items: readonly {
    id: string;
    linked: boolean;
    crashedAt?: string;
    orders: { who: string; order: string }[];
  }[];
};

async function boardOf(id: string) {
  const { items } = (await admin.get('/boards')).body as unknown as Fleet;
  return items.find((each) => each.id === id);
}

async function shown(board: string): Promise<Page> {
  const context = await browser.newContext({ viewport: SIZES.board });
  const page = await context.newPage();
  await page.goto(`${hall.url}/display?id=${board}&pair=${await deviceToken(admin, 'board', board)}`);
  await expect.poll(async () => (await boardOf(board))?.linked, back()).toBe(true);
  return page;
}

/** Never answered: what would answer is dead. */
async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  void session.send('Page.crash').catch(() => undefined);
}

it('[CR1] [CR2] a page whose process died is back within 15 s, over an agent and on the own machine; the manager reads it, and it is written down', async () => {
  const pages = [await shown('board-03'), await shown('board-13')] as const;
  const { page: manager } = await openPage(browser, `${hall.url}/manager`, SIZES.manager);
  await at(manager, 'user').fill('admin');
  await at(manager, 'password').fill(OWN_PASSWORD);
  await at(manager, 'sign-in-button').click();
  await at(manager, 'side-boards').click();
  for (const [board, page, by] of [
    ['board-03', pages[0], 'agent:pc-9'],
    ['board-13', pages[1], 'server'],
  ] as const) {
    const row = manager.locator(`[data-test="board-row"][data-board="${board}"]`);
    await crash(page);
    // That it has crashed stands there only until it is back: what lasts is the order that brought it back.
    await expect
      .poll(async () => (await boardOf(board))?.orders.map(({ who, order }) => `${who} ${order}`), back())
      .toEqual([`${by} back`, `${by} crashed`]);
    // Asked for before the orders it would be linked still, from before the crash.
    await expect.poll(async () => (await boardOf(board))?.linked, back()).toBe(true);
    expect((await boardOf(board))?.crashedAt).toBeUndefined();
    await row.filter({ hasText: '×' }).waitFor();
  }
  await mkdir(FOLDER, { recursive: true });
  await manager.locator('[data-test="board-row"][data-board="board-03"]').click();
  for (const language of ['zh-Hans', 'en']) {
    await at(manager, `language-${language}`).first().click();
    await manager.screenshot({ path: join(FOLDER, `manager-crashed-${language}.png`) });
  }
  expect(agent.output()).toContain('the page of board-03 has crashed: it is loaded anew');
  expect(hall.output()).toContain('the page of board-13 has crashed: it is loaded anew');
  const written = (await readdir(hall.data, { recursive: true })).find((name) => name.endsWith('orders.csv')) ?? '';
  expect(await readFile(join(hall.data, written), 'utf8')).toContain(',agent:pc-9,crashed,board-03,yes');
});
