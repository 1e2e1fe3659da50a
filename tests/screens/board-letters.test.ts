import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { login, type Client } from '../support/client.ts';
import { openPage, textOf } from '../support/pages.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

let hall: RunningHall;
let browser: Browser;
let desk: Client;

beforeAll(async () => {
  hall = await startHall();
  browser = await launchChromium();
  desk = await login(hall.url, 'supervisor');
});

afterAll(async () => {
  desk.close();
  await browser.close();
  await hall.dispose();
});

/** Of the sample hall's devices.csv: size, diagonal, distance, and a counter whose calls the board shows. */
const BOARDS = [
  {
    id: 'board-03',
    width: 1920,
    height: 1080,
    inches: 55,
    metres: 6,
    counter: '1',
    service: 'birth-household-registration',
  },
  { id: 'board-05', width: 1920, height: 1080, inches: 55, metres: 9, counter: '30', service: undefined },
  {
    id: 'board-01',
    width: 3840,
    height: 2160,
    inches: 98,
    metres: 10,
    counter: '1',
    service: 'birth-household-registration',
  },
] as const;

/** Heights of the letters on the glass, in pixels of the page, and whether anything is cut off. */
async function letters(
  page: Page,
): Promise<{ readonly called: number; readonly list: readonly number[]; readonly cut: readonly string[] }> {
  return page.evaluate(() => {
    const all = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((each) => [
        each,
        ...(each.shadowRoot === null ? [] : all(each.shadowRoot)),
      ]);
    const elements = all(document);
    const size = (element: Element): number => parseFloat(getComputedStyle(element).fontSize);
    const ofTest = (name: string): Element[] => elements.filter((each) => each.getAttribute('data-test') === name);
    const called = ofTest('called-number')[0];
    const rows = ofTest('recent-call');
    const cut = rows
      .filter((row) => row.scrollWidth > row.clientWidth + 1 || row.scrollHeight > row.clientHeight + 1)
      .map((row) => row.getAttribute('data-number') ?? '');
    return {
      called: called === undefined ? 0 : size(called),
      list: rows.map((row) => size(row.querySelector('.number') ?? row)),
      cut,
    };
  });
}

test.each(BOARDS)(
  '[BD44] on $id the letters are as high as $metres m ask of $inches inches, and nothing is cut off',
  async (board) => {
    const { id, width, height, inches, metres, counter } = board;
    const service = board.service ?? (await serviceOf(counter));
    await desk.post(`/counters/${counter}/open`);
    let number = '';
    for (let n = 0; n < 6; n += 1) {
      const taken = await desk.post('/tickets', { services: [service] });
      expect(taken.status, JSON.stringify(taken.body)).toBe(201);
      number = (taken.body['ticket'] as { number: string }).number;
      expect((await desk.post(`/counters/${counter}/next`)).status).toBe(200);
    }
    const { page, context, faults } = await openPage(browser, `${hall.url}/display?id=${id}`, { width, height });
    await textOf(page, 'called-number', new RegExp(`^${number}$`));
    await page.evaluate(() => document.fonts.ready);
    const found = await letters(page);
    const millimetres = (pixels: number): number => (pixels * 0.733 * inches * 25.4) / Math.hypot(width, height);
    expect(millimetres(found.called)).toBeGreaterThanOrEqual(Math.max(51, (metres * 1000) / 82) - 0.2);
    expect(found.list.length).toBeGreaterThanOrEqual(4);
    for (const size of found.list) expect(millimetres(size)).toBeGreaterThanOrEqual((metres * 1000) / 155 - 0.2);
    expect(found.cut).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  },
);

async function serviceOf(counter: string): Promise<string> {
  const view = (await desk.get(`/counters/${counter}`)).body['counter'] as { lines: { line: string }[] };
  const services = (await desk.get('/services?limit=1000')).body['items'] as { id: string; line: string }[];
  const found = services.find(({ line }) => line === view.lines[0]?.line);
  if (found === undefined) throw new Error(`counter ${counter} has no service`);
  return found.id;
}
