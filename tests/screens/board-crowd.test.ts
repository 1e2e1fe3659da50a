import type { Browser, JSHandle, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BoardUnderFaults } from '../support/board-under-faults.ts';
import { login, type Client } from '../support/client.ts';
import { at, textOf } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';
import { stretched } from '../support/stretched.ts';

/** One in the band and one more than there are rows. */
const COUNTERS = ['1', '2', '3', '4', '5', '6', '7', '8'];
const PAGE_MS = 8000;

let hall: RunningHall;
let browser: Browser;
let desk: Client;

beforeAll(async () => {
  hall = await startHall();
  browser = await sharedBrowser();
  desk = await login(hall.url, 'supervisor');
  for (const counter of [...COUNTERS, '9']) await desk.post(`/counters/${counter}/open`);
});

afterAll(async () => {
  desk.close();
  await browser.close();
  await hall.dispose();
});

async function call(counter: string): Promise<string> {
  const view = (await desk.get(`/counters/${counter}`)).body['counter'] as { lines: { line: string }[] };
  const services = (await desk.get('/services?limit=1000')).body['items'] as { id: string; line: string }[];
  const service = services.find(({ line }) => line === view.lines[0]?.line)?.id ?? '';
  expect((await desk.post('/tickets', { services: [service] })).status).toBe(201);
  const said = await desk.post(`/counters/${counter}/next`);
  expect(said.status, JSON.stringify(said.body)).toBe(200);
  return (said.body['ticket'] as { number: string }).number;
}

/** When the calls turn to another page, by the clock of the page itself: who asks from outside may ask late. */
function turnsOf(page: Page): Promise<JSHandle<number[]>> {
  return page.evaluateHandle(() => {
    const calls = document.querySelector('display-app')?.shadowRoot?.querySelector('display-calls')?.shadowRoot;
    const turns: number[] = [];
    let last = '';
    const look = (): void => {
      const shown = calls?.querySelector('[data-test="calls-page"]')?.textContent ?? '';
      if (shown !== last) turns.push(performance.now());
      last = shown;
    };
    look();
    if (calls) new MutationObserver(look).observe(calls, { subtree: true, childList: true, characterData: true });
    return turns;
  });
}

it('[BD9] more are expected than there are rows: each is seen on a page of eight seconds, a new call brings the first page, who is served gives way', async () => {
  const board = await BoardUnderFaults.open(browser, 'board-03', hall.port);
  const numbers: string[] = [];
  for (const counter of COUNTERS) numbers.push(await call(counter));
  const newestFirst = [...numbers].reverse();
  // Once the last one has had its turn the band has it.
  await textOf(board.page, 'called-number', new RegExp(`^${newestFirst[0] ?? ''}$`));
  const pageOf = async (): Promise<string> => (await at(board.page, 'calls-page').innerText()).trim();
  const seen = new Map<string, readonly string[]>();
  const turns = await turnsOf(board.page);
  while (await turns.evaluate((each) => each.length < 4)) {
    const page = await pageOf();
    const rows = (await board.shown()).slice(1);
    // Not while it turns.
    if ((await pageOf()) === page) seen.set(page, rows);
    await board.page.waitForTimeout(50);
  }
  expect(seen).toEqual(
    new Map([
      ['1/2', newestFirst.slice(1, 7)],
      ['2/2', newestFirst.slice(7)],
    ]),
  );
  const [, second = 0, third = 0, fourth = 0] = await turns.jsonValue();
  for (const ms of [third - second, fourth - third]) expect(ms).toBeGreaterThanOrEqual(PAGE_MS - 200);
  await textOf(board.page, 'calls-page', /^2\/2$/);
  const news = await call('9');
  await textOf(board.page, 'called-number', new RegExp(`^${news}$`));
  await textOf(board.page, 'calls-page', /^1\/2$/, stretched(1500));
  // Of nine two are served: the seven who are expected have the band and the rows.
  for (const counter of ['5', '2']) expect((await desk.post(`/counters/${counter}/serve`)).status).toBe(200);
  await at(board.page, 'calls-page').waitFor({ state: 'detached' });
  const expected = newestFirst.filter((number) => number !== numbers[4] && number !== numbers[1]);
  await expect.poll(() => board.shown()).toEqual([news, ...expected]);
  expect(board.faults).toEqual([]);
  await board.close();
}, 120_000);
