import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { login, type Client } from '../support/client.ts';
import { at, openPage, signIn } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { smallTargets } from '../support/small-targets.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const HAND = { width: 390, height: 844 };
let hall: RunningHall;
let browser: Browser;
let supervisor: Client;

beforeAll(async () => {
  hall = await startHall();
  browser = await sharedBrowser();
  supervisor = await login(hall.url, 'supervisor');
  await supervisor.post('/counters/1/open');
  await supervisor.post('/counters/2/open');
  await supervisor.post('/counters/2/pause', { reason: 'away' });
  for (let each = 0; each < 8; each += 1) await take();
  await supervisor.post('/counters/1/next');
  const admin = await login(hall.url, 'admin');
  expect((await admin.post('/complaints', { source: 'call', text: 'nobody picked up' })).status).toBe(200);
  expect((await admin.post('/devices', { kind: 'kiosk', id: 'kiosk-1' })).status).toBe(201);
  admin.close();
});

afterAll(async () => {
  supervisor.close();
  await browser.close();
  await hall.dispose();
});

type Taken = { readonly id: string; readonly number: string; readonly secret: string };

async function take(service = 'household-register-replacement'): Promise<Taken> {
  return (await supervisor.post('/tickets', { services: [service] })).body['ticket'] as Taken;
}

/** What is too small, by the place where it is. */
async function gather(
  page: Page,
  places: Record<string, () => Promise<unknown>>,
): Promise<Record<string, readonly string[]>> {
  const small: Record<string, readonly string[]> = {};
  for (const [place, go] of Object.entries(places)) {
    await go();
    const found = await smallTargets(page);
    if (found.length > 0) small[place] = found;
  }
  return small;
}

/** What each tab beside the lines shows once its rows have come, which it asks for itself or hears of. */
const SIDES = {
  'side-counters': 'counter-row',
  'side-zones': 'zone',
  'side-calls': 'call-row',
  'side-routing': 'line-to-close',
  'side-ratings': 'complaint',
  'side-boards': 'board-row',
  'side-printers': 'printer-row',
  'side-identities': 'identity',
};

const PAGES = ['notices', 'audit', 'cards', 'complaints', 'people', 'hooks', 'forecast', 'advice'];

it('[TE3] at 390 px a finger meets whatever can be touched on the page of the manager', async () => {
  const { page, context } = await openPage(browser, `${hall.url}/manager`, HAND, { hasTouch: true });
  const signingIn = await gather(page, { 'sign-in': () => at(page, 'user').waitFor() });
  await signIn(page, 'admin');
  await at(page, 'lines').waitFor();
  const sides = await page
    .locator('[data-test^="side-"]')
    .evaluateAll((all) => all.map((each) => each.getAttribute('data-test') ?? ''));
  expect(sides).toEqual(Object.keys(SIDES));
  const press = async (button: string, shown: string): Promise<void> => {
    await at(page, button).first().click();
    await at(page, shown).first().waitFor();
  };
  const floor = await gather(page, {
    floor: () => at(page, 'total-waiting').waitFor(),
    ...Object.fromEntries(Object.entries(SIDES).map(([side, row]) => [side, () => press(side, row)])),
    change: async () => {
      await press('side-identities', 'identity');
      await press('change', 'change-device');
    },
    receive: async () => {
      await press('side-ratings', 'complaint');
      await press('file-complaint', 'file-form');
    },
    answer: () => press('answer-complaint', 'outcome'),
    case: () => press('open-case', 'case-steps'),
    line: async () => {
      await at(page, 'line-ps-household').click();
      await at(page, 'line-people').waitFor();
    },
    act: async () => {
      await at(page, 'line-act').click();
      await at(page, 'act').waitFor();
    },
  });
  const pages = await gather(
    page,
    Object.fromEntries(
      PAGES.map((each) => [
        each,
        async () => {
          await page.goto('about:blank');
          await page.goto(`${hall.url}/manager#${each}`);
          await at(page, 'language-en').waitFor();
          await page.waitForLoadState('networkidle');
        },
      ]),
    ),
  );
  expect({ ...signingIn, ...floor, ...pages }).toEqual({});
  await context.close();
});

it('[TE3] at 390 px a finger meets whatever can be touched at the desk', async () => {
  const { number } = await take();
  const { page, context } = await openPage(browser, `${hall.url}/desk`, HAND, { hasTouch: true });
  await signIn(page, 'supervisor');
  await at(page, 'find').waitFor();
  const small = await gather(page, {
    find: () => Promise.resolve(),
    waits: () => at(page, 'tab-waits').click(),
    ticket: async () => {
      await at(page, 'tab-find').click();
      await at(page, 'find').fill(number);
      await at(page, 'find-button').click();
      await at(page, 'ticket').waitFor();
    },
    take: async () => {
      await at(page, 'tab-take').click();
      await at(page, 'take').waitFor();
    },
  });
  expect(small).toEqual({});
  await context.close();
});

it('[TE3] at 390 px a finger meets whatever can be touched on the pages of a phone', async () => {
  await supervisor.post('/counters/6/open');
  const { id, secret } = await take('id-card-renewal');
  for (const act of ['next', 'serve', 'finish'])
    expect((await supervisor.post(`/counters/6/${act}`, act === 'finish' ? { outcome: 'done' } : {})).status).toBe(200);
  const { page, context } = await openPage(browser, `${hall.url}/t/${id}#${secret}`, HAND, { hasTouch: true });
  const small = await gather(page, {
    rating: () => page.locator('.grades').waitFor(),
    reasons: () => page.locator('.grades button').last().click(),
    complaint: () => page.locator('#complain').click(),
    waits: () => page.goto(`${hall.url}/waits`),
    start: () => page.goto(`${hall.url}/`),
  });
  expect(small).toEqual({});
  await context.close();
});
