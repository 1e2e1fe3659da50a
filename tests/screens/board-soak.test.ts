import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { login, type Client } from '../support/client.ts';
import { scaleFor } from '../support/page-weight.ts';
import { at, openPage, SIZES, textOf } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';
import { THOROUGH } from '../support/thorough.ts';

const COUNTERS = ['1', '2', '3', '4', '5'];
/** In a thorough run more than a zone has in a day. */
const CALLS = THOROUGH ? 600 : 150;
const WARM_UP = 60;

let hall: RunningHall;
let browser: Browser;
let desk: Client;

beforeAll(async () => {
  hall = await startHall();
  browser = await sharedBrowser();
  desk = await login(hall.url, 'supervisor');
  for (const counter of COUNTERS) await desk.post(`/counters/${counter}/open`);
});

afterAll(async () => {
  desk.close();
  await browser.close();
  await hall.dispose();
});

async function calls(count: number): Promise<string> {
  let number = '';
  for (let n = 0; n < count; n += 1) {
    const counter = COUNTERS[n % COUNTERS.length] ?? '1';
    await desk.post('/tickets', { services: ['birth-household-registration'] });
    const { body } = await desk.post(`/counters/${counter}/next`);
    number = (body['counter'] as { ticket: { number: string } }).ticket.number;
  }
  return number;
}

describe('a board that runs for weeks', () => {
  it('[BD5] after hundreds of calls the page holds no more than before', async () => {
    const { page, faults } = await openPage(browser, `${hall.url}/display?id=board-03`, SIZES.board);
    await at(page, 'clock').waitFor();
    const weigh = await scaleFor(page);
    await calls(WARM_UP);
    await page.waitForTimeout(3000);
    const before = await weigh();
    const last = await calls(CALLS);
    await textOf(page, 'recent-call', new RegExp(last)).catch(() => textOf(page, 'called-number', new RegExp(last)));
    await page.waitForTimeout(3000);
    const after = await weigh();
    console.log(
      `nodes ${String(before.nodes)} -> ${String(after.nodes)}, heap ${(before.heap / 1e6).toFixed(2)} -> ${(after.heap / 1e6).toFixed(2)} MB`,
    );
    expect(Math.abs(after.nodes - before.nodes)).toBeLessThanOrEqual(40);
    expect(after.heap - before.heap).toBeLessThan(2_000_000);
    expect(faults).toEqual([]);
  });
});
