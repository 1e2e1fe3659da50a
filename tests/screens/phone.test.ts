import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page, WebSocket, WebSocketRoute } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { login, type Client } from '../support/client.ts';
import { openPage } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { soon } from '../support/soon.ts';
import { startRelay } from '../support/relay.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const PICTURES = process.env['PICTURES'] ?? join('dist', 'pictures');
const PHONE = { width: 390, height: 844 };
let hall: RunningHall;
let browser: Browser;
let desk: Client;

beforeAll(async () => {
  await mkdir(PICTURES, { recursive: true });
  hall = await startHall();
  browser = await sharedBrowser();
  desk = await login(hall.url, 'supervisor');
});
afterAll(async () => {
  desk.close();
  await browser.close();
  await hall.dispose();
});

type Taken = { readonly id: string; readonly secret: string; readonly number: string };

async function take(language = 'zh-Hans'): Promise<Taken> {
  const { body } = await desk.post('/tickets', { services: ['birth-household-registration'], language });
  return body['ticket'] as Taken;
}

/** Seconds of the day that stand at the foot of the page. */
const secondsOf = (text: string): number => {
  const [, hour = NaN, minute = NaN, second = NaN] = (/(\d\d):(\d\d):(\d\d)/.exec(text) ?? []).map(Number);
  return (hour * 60 + minute) * 60 + second;
};
const inShanghai = (): number =>
  secondsOf(new Date().toLocaleTimeString('en-GB', { timeZone: 'Asia/Shanghai', hour12: false }));

it.each([
  ['America/Halifax', 0],
  ['Asia/Shanghai', 14 * 60_000],
  ['Pacific/Auckland', -3_600_000],
])('[PH1] the phone in %s, its clock off by %d ms, shows the time of the hall', async (timezoneId, offMs) => {
  const ticket = await take();
  const { page, context } = await openPage(browser, 'about:blank', PHONE, { timezoneId });
  await page.addInitScript((off) => {
    const Real = Date;
    globalThis.Date = new Proxy(Real, {
      construct: (target, words: unknown[]) =>
        words.length === 0 ? new target(Real.now() + off) : (Reflect.construct(target, words) as Date),
      get: (target, name) => (name === 'now' ? () => Real.now() + off : (Reflect.get(target, name) as unknown)),
    });
  }, offMs);
  await page.goto(`${hall.url}/t/${ticket.id}#${ticket.secret}`);
  await page
    .locator('#updated')
    .filter({ hasText: /\d\d:\d\d:\d\d/ })
    .waitFor();
  const shown = secondsOf(await page.locator('#updated').innerText());
  const apart = Math.abs(shown - inShanghai());
  // Asked again every five seconds; midnight is not far from midnight.
  expect(Math.min(apart, 86_400 - apart)).toBeLessThan(60);
  await context.close();
});

it('[PH2] the phone speaks the language of the ticket, and each of the three by one touch', async () => {
  const ticket = await take('zh-Hant');
  const { page, context } = await openPage(browser, `${hall.url}/t/${ticket.id}#${ticket.secret}`, PHONE);
  await page.locator('#updated').filter({ hasText: '更新於' }).waitFor();
  await page.screenshot({ path: join(PICTURES, 'phone-zh-Hant.png') });
  for (const [button, words] of [
    ['English', /Updated/],
    ['简体中文', /更新于/],
    ['繁體中文', /更新於/],
  ] as const) {
    await page.getByRole('button', { name: button }).click();
    await page.locator('#updated').filter({ hasText: words }).waitFor();
  }
  await context.close();
});

/** The page of a ticket, with what it has asked by HTTP, and how many sockets it has opened. */
async function phoneAt(url: string, { id, secret }: Taken, onSocket?: (socket: WebSocketRoute) => void) {
  const opened = await openPage(browser, 'about:blank', PHONE);
  if (onSocket !== undefined) await opened.page.routeWebSocket(/socket\.io/, onSocket);
  const asked: string[] = [];
  let sockets = 0;
  opened.page.on('request', (request) => {
    if (request.url().includes(`/api/v1/tickets/${id}`)) asked.push(request.method());
  });
  opened.page.on('websocket', () => (sockets += 1));
  await opened.page.goto(`${url}/t/${id}#${secret}`);
  await opened.page
    .locator('.number')
    .filter({ hasText: /\w\d\d\d/ })
    .waitFor();
  const cutOff = opened.page.locator('#offline');
  return { ...opened, asked, sockets: () => sockets, cutOff };
}

/** What the page is told by its browser when it is put away, and when it is looked at again. */
async function put(page: Page, away: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event('visibilitychange'));
  }, away);
}

const call = async (): Promise<void> => {
  expect((await desk.post('/counters/1/open')).status).toBe(200);
  expect((await desk.post('/counters/1/next')).status).toBe(200);
};
const leave = async (): Promise<void> => {
  for (const step of ['serve', 'finish', 'close']) await desk.post(`/counters/1/${step}`);
};
/** Nobody else is before them. */
async function first(language?: string): Promise<Taken> {
  const ticket = await take(language);
  expect((await desk.post(`/tickets/${ticket.id}/prioritise`, { reason: 'for the test' })).status).toBe(200);
  return ticket;
}

it('[PH3] a call, a copy of what is said and the end come by the live door, without asking for them', async () => {
  const ticket = await first();
  const { page, context, faults, asked, sockets } = await phoneAt(hall.url, ticket);
  await soon(() => expect(sockets()).toBe(1));
  const before = asked.length;
  await call();
  await page.locator('.state.called').filter({ hasText: '请到 1 号窗口' }).waitFor();
  await page.screenshot({ path: join(PICTURES, 'phone-called.png') });
  await desk.post('/counters/1/serve');
  await page.locator('.state').filter({ hasText: '正在 1 号窗口办理' }).waitFor();
  await desk.post('/counters/1/finish');
  await page.locator('.state').filter({ hasText: '已办结' }).waitFor();
  expect([asked.length, sockets(), faults]).toEqual([before, 1, []]);
  await desk.post('/counters/1/close');
  await context.close();
});

it('[PH4] without a live door it asks every five seconds, and once there is one it is pushed to', async () => {
  const ticket = await first();
  let refuses = true;
  let through = 0;
  const { page, context, asked, cutOff } = await phoneAt(hall.url, ticket, (socket) => {
    if (refuses) return void socket.close();
    through += 1;
    socket.connectToServer();
  });
  await page.locator('.state').filter({ hasText: '等候中' }).waitFor();
  await call();
  await page.locator('.state.called').waitFor();
  expect(asked.length).toBeGreaterThan(1);
  expect(await cutOff.isVisible()).toBe(false);
  refuses = false;
  await soon(() => expect(through).toBe(1));
  await desk.post('/counters/1/serve');
  await page.locator('.state').filter({ hasText: '正在 1 号窗口办理' }).waitFor();
  await leave();
  await context.close();
});

it('[PH5] put away it holds no socket and asks nothing; looked at again it asks at once, and is pushed to again', async () => {
  const ticket = await first();
  const { page, context, asked, sockets } = await phoneAt(hall.url, ticket);
  await soon(() => expect(sockets()).toBe(1));
  await put(page, true);
  const before = asked.length;
  await call();
  expect(await page.locator('.state.called').count()).toBe(0);
  expect([asked.length, sockets()]).toEqual([before, 1]);
  await put(page, false);
  await page.locator('.state.called').waitFor();
  expect(asked.length).toBe(before + 1);
  await soon(() => expect(sockets()).toBe(2));
  await leave();
  await page.locator('.state').filter({ hasText: '已办结' }).waitFor();
  await context.close();
});

const CUT_OFF = [
  ['zh-Hans', '网络中断，显示的是之前的信息'],
  ['zh-Hant', '網路中斷，顯示的是之前的資訊'],
  ['en', 'Connection lost; this is the last known state'],
] as const;

it.each(CUT_OFF)(
  '[PH6] cut off it says so in %s with the time of what it shows, and not when the link is back',
  async (language, words) => {
    const relay = await startRelay(hall.port);
    const ticket = await take(language);
    const { page, context, cutOff, sockets } = await phoneAt(relay.url, ticket);
    await soon(() => expect(sockets()).toBe(1));
    if (language === 'zh-Hant') relay.hush();
    else relay.cut();
    await cutOff.filter({ hasText: words }).waitFor();
    const stands = await page.locator('#updated').innerText();
    // Another language by a touch, and the notice speaks it too.
    const at = CUT_OFF.findIndex(([each]) => each === language);
    for (const next of [1, 2, 3]) {
      await page.locator('#language').click();
      await cutOff.filter({ hasText: CUT_OFF[(at + next) % 3]?.[1] ?? '' }).waitFor();
    }
    await page.screenshot({ path: join(PICTURES, `phone-cut-off-${language}.png`) });
    expect(await page.locator('#updated').innerText()).toBe(stands);
    relay.mend();
    await cutOff.waitFor({ state: 'hidden' });
    expect((await desk.post(`/tickets/${ticket.id}/cancel`)).status).toBe(200);
    await page
      .locator('.state')
      .filter({ hasText: /已取消|Cancelled/ })
      .waitFor();
    await context.close();
    await relay.close();
  },
);

it.each(['gone', 'constructor', '7'])('[PH3] a slip of nothing (%s) says so, and holds no socket', async (id) => {
  const { page, context, faults } = await openPage(browser, 'about:blank', PHONE);
  const sockets: WebSocket[] = [];
  page.on('websocket', (socket) => sockets.push(socket));
  await page.goto(`${hall.url}/t/${id}#x`);
  await page.locator('.state').filter({ hasText: '这张票不存在或已过当日' }).waitFor();
  await soon(() => expect(sockets.every((socket) => socket.isClosed())).toBe(true));
  expect(faults).toEqual([]);
  await context.close();
});
