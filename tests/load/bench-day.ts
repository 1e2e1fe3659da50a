import type { Page } from 'playwright';
import { launchChromium } from '../support/chromium.ts';
import { login } from '../support/client.ts';
import { scaleFor, type PageWeight } from '../support/page-weight.ts';
import { at, openPage, SIZES } from '../support/pages.ts';
import { startHall } from '../support/start-hall.ts';
import { figure, type Figure } from './figures.ts';
import { playDay } from './live-day.ts';
import { sampleHall } from './sample-day.ts';

const DATE = '2026-03-09';
const SPEED = Number(process.env['SPEED'] ?? 60);
/** When the boards are full: from then on nothing has to be added to show the next call. */
const FULL_AFTER_MS = 60_000;
const WEIGH_EVERY_MS = 60_000;
/** What still waits for its turn on the stage has had it. */
const SETTLED_MS = 15_000;
const BOARDS = ['board-01', 'board-03'];

/**
 * (e) A whole day of the sample hall at 60 times its speed, on two real boards that speak: what the pages hold when
 * they are full, and at the end.
 */
export async function benchDay(): Promise<readonly Figure[]> {
  const hall = await startHall();
  const browser = await launchChromium(['--autoplay-policy=no-user-gesture-required']);
  const desk = await login(hall.url, 'supervisor');
  const boards: {
    readonly id: string;
    readonly page: Page;
    readonly faults: readonly string[];
    readonly weigh: () => Promise<PageWeight>;
    readonly weights: PageWeight[];
  }[] = [];
  for (const id of BOARDS) {
    const { page, faults } = await openPage(browser, `${hall.url}/display?id=${id}`, SIZES.board);
    await page.evaluate(noteLongTasks);
    await at(page, 'clock').waitFor();
    boards.push({ id, page, faults, weigh: await scaleFor(page), weights: [] });
  }
  const look = async (): Promise<void> => {
    for (const { id, weigh, weights } of boards) {
      const weight = await weigh();
      weights.push(weight);
      console.error(`${id}: ${String(weight.nodes)} nodes, ${(weight.heap / 1e6).toFixed(2)} MB`);
    }
  };
  let looking: NodeJS.Timeout | undefined;
  const full = setTimeout(() => {
    void look();
    looking = setInterval(() => void look(), WEIGH_EVERY_MS);
  }, FULL_AFTER_MS);
  const began = Date.now();
  const day = await playDay(desk, await sampleHall(), DATE, SPEED);
  const seconds = (Date.now() - began) / 1000;
  clearTimeout(full);
  clearInterval(looking);
  await new Promise((done) => setTimeout(done, SETTLED_MS));
  await look();
  const figures: Figure[] = [
    figure('day', `a day at ${String(SPEED)} times its speed`, seconds, 's'),
    figure('day', 'people who came', day.came, ''),
    figure('day', 'calls', day.calls, ''),
  ];
  for (const { id, page, faults, weights } of boards) {
    const [first, last] = [weights[0], weights.at(-1)];
    if (first === undefined || last === undefined) throw new Error('the day was too short to be weighed');
    figures.push(
      figure('day', `${id}: DOM nodes at the end, against when it was full`, last.nodes, '', first.nodes),
      figure('day', `${id}: heap at the end, against when it was full`, last.heap / 1e6, 'MB', first.heap / 1e6),
      figure('day', `${id}: tasks of more than 200 ms`, await longTasks(page), ''),
      figure('day', `${id}: mistakes of the page`, faults.length, ''),
    );
  }
  desk.close();
  await browser.close();
  await hall.dispose();
  return figures;
}

/** In the page: counts what holds it up for more than 200 ms. */
function noteLongTasks(): void {
  const page = window as unknown as { longTasks: number };
  page.longTasks = 0;
  new PerformanceObserver((list) => {
    page.longTasks += list.getEntries().filter(({ duration }) => duration > 200).length;
  }).observe({ entryTypes: ['longtask'] });
}

function longTasks(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { longTasks: number }).longTasks);
}
