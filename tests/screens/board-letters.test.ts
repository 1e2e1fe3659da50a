import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { login, type Client } from '../support/client.ts';
import { keepPicture } from '../support/keep-picture.ts';
import { wrongOnGlass } from '../support/on-glass.ts';
import { at, openPage, textOf } from '../support/pages.ts';
import { startRelay } from '../support/relay.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';
import { THOROUGH } from '../support/thorough.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
/** A board that is cut off for so long asks people to watch the staff. */
const STALE_MS = 61_000;

let hall: RunningHall;
let browser: Browser;
let desk: Client;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  hall = await startHall();
  browser = await sharedBrowser();
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

type Letters = {
  readonly called: number;
  readonly list: readonly number[];
  readonly told: number;
  readonly cut: readonly string[];
};

/** Heights of the letters on the glass, in pixels of the page, and the rows of which anything is cut off. */
async function letters(page: Page): Promise<Letters> {
  return page.evaluate(() => {
    const all = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((each) => [
        each,
        ...(each.shadowRoot === null ? [] : all(each.shadowRoot)),
      ]);
    const elements = all(document);
    const size = (element: Element | undefined): number =>
      element === undefined ? 0 : parseFloat(getComputedStyle(element).fontSize);
    const ofTest = (name: string): Element[] => elements.filter((each) => each.getAttribute('data-test') === name);
    const rows = ofTest('recent-call');
    const cut = rows
      .filter((row) => row.scrollWidth > row.clientWidth + 1 || row.scrollHeight > row.clientHeight + 1)
      .map((row) => row.getAttribute('data-number') ?? '');
    return {
      called: size(ofTest('called-number')[0]),
      list: rows.map((row) => size(row.querySelector('.number') ?? row)),
      told: size(ofTest('watch-staff')[0]?.querySelector('h2 > span') ?? undefined),
      cut,
    };
  });
}

type Glass = { readonly width: number; readonly height: number; readonly inches: number; readonly metres: number };

const capMm = (pixels: number, { width, height, inches }: Glass): number =>
  (pixels * 0.733 * inches * 25.4) / Math.hypot(width, height);

/** The number called, and each of the list, are as high as the distance asks. */
function expectLegible(found: Letters, glass: Glass): void {
  expect(capMm(found.called, glass)).toBeGreaterThanOrEqual(Math.max(51, (glass.metres * 1000) / 82) - 0.2);
  expect(found.list.length).toBeGreaterThanOrEqual(4);
  for (const size of found.list) expect(capMm(size, glass)).toBeGreaterThanOrEqual((glass.metres * 1000) / 155 - 0.2);
  expect(found.cut).toEqual([]);
}

it.each(BOARDS)(
  '[BD44] on $id the letters are as high as $metres m ask of $inches inches, and nothing is cut off',
  async (board) => {
    const { id, width, height, counter } = board;
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
    expectLegible(await letters(page), board);
    expect(faults).toEqual([]);
    await context.close();
  },
);

/** Counters that are called by a name, and numbers of two broad letters. */
const NAMES: Readonly<Record<string, string>> = {
  2: '婚姻登记处,婚姻登記處,Marriage registration office',
  3: '咨询台,諮詢台,Help desk',
  4: '不动产登记综合受理窗口,不動產登記綜合受理窗口,Real estate registration and transfer',
  19: '综合窗口,綜合窗口,General services',
  20: '不动产登记,不動產登記,Real estate registration and transfer',
  31: '婚姻登记处,婚姻登記處,Marriage registration office',
};

async function hallWithNames(): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'hallcall-named-')), 'hall');
  await cp('halls/sample', folder, { recursive: true });
  const edit = async (file: string, change: (text: string) => string): Promise<void> =>
    writeFile(join(folder, file), change(await readFile(join(folder, file), 'utf8')));
  await edit('counters.csv', (text) =>
    text
      .trimEnd()
      .split(/\r?\n/)
      .map(
        (row, n) =>
          `${row},${n === 0 ? 'name_zh_hans,name_zh_hant,name_en' : (NAMES[row.split(',')[0] ?? ''] ?? ',,')}`,
      )
      .join('\n'),
  );
  await edit('lines.csv', (text) => text.replace('ps-household,A,', 'ps-household,MW,'));
  await edit('devices.csv', (text) =>
    text.replace(',real-estate-natural-resources,55,6,,', ',real-estate-natural-resources,55,6,en,'),
  );
  return folder;
}

/** Looks at it landscape and portrait, and finds nothing wrong on either. */
async function lookBothWays(page: Page, { width, height }: Glass, name: string): Promise<void> {
  for (const size of [
    { width: height, height: width },
    { width, height },
  ]) {
    await page.setViewportSize(size);
    await keepPicture(page, join(FOLDER, `${name}-${String(size.width)}.png`));
    expect(await wrongOnGlass(page), `${name} ${String(size.width)}`).toEqual([]);
  }
}

it('[BD44] a counter with a long name and a number of two letters make neither the number called nor the list smaller; cut off it says so as large', async () => {
  const folder = await hallWithNames();
  const named = await startHall({ env: { HALL_FILE: folder } });
  const relay = await startRelay(named.port);
  const manager = await login(named.url, 'manager');
  const glasses = [
    { id: 'board-03', width: 1920, height: 1080, inches: 55, metres: 6, counters: ['1', '2', '3', '4', '5', '6'] },
    { id: 'board-05', width: 1920, height: 1080, inches: 55, metres: 9, counters: ['30', '31', '32', '33', '34'] },
    // In English alone.
    { id: 'board-14', width: 1920, height: 1080, inches: 55, metres: 6, counters: ['18', '19', '20', '21', '22'] },
  ];
  const opened = [];
  for (const glass of glasses) {
    const { page, faults } = await openPage(browser, `${relay.url}/display?id=${glass.id}`, glass);
    const numbers: string[] = [];
    for (const counter of glass.counters) {
      await manager.post(`/counters/${counter}/open`);
      await manager.post('/tickets', { services: [await serviceOf(counter)] });
    }
    // Each stands in the band once, so every name is seen there.
    for (const counter of [...glass.counters].reverse()) {
      const said = await manager.post(`/counters/${counter}/next`);
      expect(said.status, JSON.stringify(said.body)).toBe(200);
      const { number } = said.body['ticket'] as { number: string };
      numbers.push(number);
      // On an ordinary day the first, the last and the longest are looked at.
      if (!THOROUGH && ![...glass.counters.slice(-1), '1', '4', '18', '20', '30'].includes(counter)) continue;
      await textOf(page, 'called-number', new RegExp(`^${number}$`));
      await page.evaluate(() => document.fonts.ready);
      const found = await letters(page);
      expect(capMm(found.called, glass), counter).toBeGreaterThanOrEqual((glass.metres * 1000) / 82 - 0.2);
      await lookBothWays(page, glass, `board-named-${glass.id}-${counter}`);
    }
    expectLegible(await letters(page), glass);
    opened.push({ glass, page, faults, last: numbers.at(-1) ?? '' });
  }
  // What speaks one language says nothing in another.
  expect(await opened[2]?.page.getByText('不动产转移登记').isVisible()).toBe(false);
  expect(opened[0]?.last).toMatch(/^MW\d{3}$/);
  relay.cut();
  await new Promise((done) => setTimeout(done, STALE_MS));
  for (const { glass, page, faults, last } of opened) {
    await at(page, 'watch-staff').waitFor();
    const found = await letters(page);
    expect(capMm(found.told, glass)).toBeGreaterThanOrEqual((glass.metres * 1000) / 155 - 0.2);
    expect(found.list.length).toBeGreaterThanOrEqual(4);
    expect(await at(page, 'called-number').innerText()).toBe(last);
    expect(found.cut).toEqual([]);
    await lookBothWays(page, glass, `board-lost-${glass.id}`);
    expect(faults).toEqual([]);
  }
  manager.close();
  await relay.close();
  await named.dispose();
  await rm(join(folder, '..'), { recursive: true, force: true });
}, 180_000);

async function serviceOf(counter: string): Promise<string> {
  const view = (await desk.get(`/counters/${counter}`)).body['counter'] as { lines: { line: string }[] };
  const services = (await desk.get('/services?limit=1000')).body['items'] as { id: string; line: string }[];
  const found = services.find(({ line }) => line === view.lines[0]?.line);
  if (found === undefined) throw new Error(`counter ${counter} has no service`);
  return found.id;
}
