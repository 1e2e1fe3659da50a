import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'playwright';
import { TcpPrinter } from '../../printer/virtual/tcp-printer.ts';
import type { Client } from '../support/client.ts';
import { deviceToken, ownAdmin, ownHall, type OwnHall } from '../support/own-hall.ts';
import { at, openPage, SIZES } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startAgent, type RunningAgent } from '../support/start-agent.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';
import { startRelay, type Relay } from '../support/relay.ts';

const printer = new TcpPrinter();
let own: OwnHall;
let hall: RunningHall;
let network: Relay;
let admin: Client;
let agent: RunningAgent;
let browser: Browser;

beforeAll(async () => {
  const address = `agent:pc-1:tcp://127.0.0.1:${String(await printer.listen())}`;
  own = await ownHall({ 'kiosk-1': { address, model: 'generic-80', stand_in: '' } });
  hall = await startHall({ env: { HALL_FILE: own.folder } });
  admin = await ownAdmin(hall.url);
  network = await startRelay(hall.port);
  agent = await startAgent({
    ...{ server: network.url, token: await deviceToken(admin, 'agent', 'pc-1') },
    args: ['--kiosk-port', '0'],
  });
  browser = await sharedBrowser();
});

afterAll(async () => {
  await browser.close();
  await agent.dispose();
  await network.close();
  admin.close();
  await hall.dispose();
  await Promise.all([printer.close(), own.remove()]);
});

it('[GO1] [KG1] a browser opened at the agent: the hall’s page, the agent’s when the line breaks, a number on paper, and back', async () => {
  const pair = await deviceToken(admin, 'kiosk', 'kiosk-1');
  const { page, context } = await openPage(browser, `${network.url}/kiosk?pair=${pair}`, SIZES.kiosk);
  await at(page, 'open-search').waitFor();
  const own = /kiosk page: (\S+)/.exec(agent.output())?.[1] ?? '';
  await page.goto(`${own}?kiosk=kiosk-1`);
  await at(page, 'open-search').waitFor();
  expect(page.url()).toContain(`${network.url}/kiosk?id=kiosk-1&agent=`);
  // Numbers are lent a moment after the link.
  await expect
    .poll(async () => JSON.stringify((await admin.get('/audit/entries?limit=50')).body))
    .toContain('NumbersLeased');
  network.cut();
  await page.locator('header', { hasText: '网络已断开，照常取号' }).waitFor();
  expect(page.url()).toContain(`${own}?kiosk=kiosk-1&lang=zh-Hans`);
  await page.reload();
  await page.locator('a.tile').first().click();
  await page.locator('a.tile').first().click();
  await at(page, 'take').click();
  const said = (await at(page, 'number').textContent()) ?? '';
  const number = /[A-Z]+9\d\d/.exec(said)?.[0] ?? '';
  expect(number).not.toBe('');
  await page.locator('.paper.out').waitFor();
  expect(printer.papers.at(-1)?.text.join('\n')).toContain(number);
  network.mend();
  await page.locator('a.take').click();
  await at(page, 'open-search').waitFor();
  const found = async (): Promise<string> =>
    JSON.stringify((await admin.get(`/audit/entries?number=${number}&limit=5`)).body);
  await expect.poll(found).toContain('TicketIssued');
  await context.close();
});

it('[GO4] [GO5] the agent gone: its page leads to the hall’s when that is there, whose page then stays where it is', async () => {
  const { page, context } = await openPage(browser, network.url, SIZES.kiosk);
  const own = /kiosk page: (\S+)/.exec(agent.output())?.[1] ?? '';
  const pair = await deviceToken(admin, 'kiosk', 'kiosk-1');
  await page.goto(`${network.url}/kiosk?pair=${pair}`);
  await at(page, 'open-search').waitFor();
  await page.goto(`${own}?kiosk=kiosk-1`);
  await expect.poll(() => page.evaluate(toldOfAgent)).toBe(true);
  network.cut();
  const tile = page.locator('a.tile').first();
  await tile.waitFor();
  await page.waitForResponse(/\/state/);
  await agent.kill();
  // Where nobody answers a touch leads nowhere, rather than to an error of the browser.
  await expect.poll(() => page.evaluate(() => document.body.dataset['gone'])).toBe('');
  await tile.click();
  expect(page.url()).toContain(own);
  const told = page.waitForRequest((asked) => asked.isNavigationRequest() && asked.url().endsWith('&gone=1'));
  network.mend();
  await told;
  await at(page, 'open-search').waitFor();
  expect(page.url()).toContain(`${network.url}/kiosk?id=kiosk-1&agent=`);
  expect(page.url()).not.toContain('gone');
  await expect.poll(() => page.evaluate(toldOfAgent)).toBe(false);
  network.cut();
  await page.locator('kiosk-cover').waitFor();
  expect(page.url()).toContain(`${network.url}/kiosk?id=kiosk-1&agent=`);
  network.mend();
  await context.close();
});

/** In the page: whether the hall has said that the agent is there; undefined: it has said nothing yet. */
function toldOfAgent(): boolean | undefined {
  const app = document.querySelector('kiosk-app') as { devices?: { view?: { goesOn?: true } } } | null;
  const view = app?.devices?.view;
  return view === undefined ? undefined : view.goesOn === true;
}
