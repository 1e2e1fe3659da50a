import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { writeMorning } from '../support/morning.ts';
import { at, signIn } from '../support/pages.ts';
import { PATIENCE_MS } from '../support/patience.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

// Every page as a browser opens it, under the policy that the server sends: nothing of it is refused.
let data = '';
let hall: RunningHall;
let browser: Browser;
let context: BrowserContext;
const refused: string[] = [];

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'hallcall-'));
  await writeMorning(data);
  [hall, browser] = await Promise.all([startHall({ data }), sharedBrowser()]);
});
beforeEach(async () => {
  refused.length = 0;
  context = await browser.newContext({
    ...{ viewport: { width: 1440, height: 900 }, locale: 'zh-CN', reducedMotion: 'reduce' },
  });
  context.setDefaultTimeout(PATIENCE_MS);
  await context.exposeFunction('tellRefused', (what: string) => void refused.push(what));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      const { tellRefused } = window as unknown as { tellRefused: (what: string) => void };
      tellRefused(`${location.pathname}${location.hash}: ${violatedDirective} ${blockedURI} ${sample}`);
    });
  });
});
afterEach(async () => {
  await context.close();
});
afterAll(async () => {
  await browser.close();
  await hall.dispose();
  await rm(data, { recursive: true, force: true });
});

/** Opens it, waits for what it shows, and gives the policy that came with it. */
async function open(path: string, shows: (page: Page) => Promise<unknown>): Promise<string> {
  const page = await context.newPage();
  const answer = await page.goto(hall.url + path);
  await shows(page);
  // What is refused is told by the frame in which it would have been painted.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return answer?.headers()['content-security-policy'] ?? '';
}

const test = (name: string) => (page: Page) => at(page, name).first().waitFor();
const tag = (name: string) => (page: Page) => page.locator(name).first().waitFor();
const staffed = (user: string, shows: (page: Page) => Promise<unknown>) => async (page: Page) => {
  await signIn(page, user);
  return shows(page);
};

const PAGES: readonly (readonly [path: string, shows: (page: Page) => Promise<unknown>])[] = [
  ['/', tag('.surfaces')],
  ['/kiosk?id=kiosk-1', test('open-search')],
  ['/display?id=board-01', test('waiting-line')],
  ['/display?id=board-03', test('now-calling')],
  ['/tray', tag('tray-app')],
  ['/keypad', tag('keypad-app')],
  ['/rating?counter=1', tag('rating-app')],
  ['/waits', tag('li[data-line]')],
  ['/signs', tag('h1')],
  ['/pair', tag('#code')],
  ['/password', tag('#nobody')],
  ['/t/none', tag('#ticket')],
  ['/halls', tag('#form')],
  ['/overview', tag('#sheet')],
  ['/api/v1/docs?live', tag('details')],
  ['/api/v1/docs', tag('.opblock')],
  ['/counter', staffed('clerk', test('ticket-in-hand'))],
  ['/desk', staffed('desk', test('find'))],
  ['/manager', staffed('manager', test('lines'))],
  ['/manager?wall', staffed('manager', tag('manager-wall'))],
  ...['advice', 'forecast', 'notices', 'cards', 'complaints', 'audit', 'people', 'hooks'].map(
    (page) => [`/manager#${page}`, staffed('manager', tag('manager-overview'))] as const,
  ),
  ['/reports', staffed('manager', test('period'))],
  ['/reports?report=course', staffed('manager', tag('course-picture'))],
];

it.each(PAGES)('[DR34] %s is whole under its policy, which takes no style but what it knows', async (path, shows) => {
  const policy = await open(path, shows);
  expect(policy).toMatch(/style-src 'self'( 'sha256-[\w+/=]+')?$/);
  expect(policy).not.toContain('unsafe');
  expect(refused).toEqual([]);
});

it('[DR34] a style that somebody else brings into a page is refused', async () => {
  for (const path of ['/waits', '/kiosk?id=kiosk-1']) {
    const page = await context.newPage();
    await page.goto(hall.url + path);
    refused.length = 0;
    const looks = await page.evaluate(() => {
      document.body.setAttribute('style', 'opacity: 0.5');
      const sheet = document.createElement('style');
      sheet.textContent = 'body{opacity:.25}';
      document.head.append(sheet);
      return getComputedStyle(document.body).opacity;
    });
    expect(looks, path).toBe('1');
    await expect.poll(() => refused.filter((each) => each.includes('style-src')).length).toBe(2);
  }
});
