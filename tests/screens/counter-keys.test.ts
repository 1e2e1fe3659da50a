import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DOUBLE_STRIKE_MS } from '../../counter/keys/strike-guard.ts';
import { login, type Client } from '../support/client.ts';
import { at, openPage, SIZES, textOf, typeAsScanner, type OpenPage } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

// A clerk's day without a mouse. What the keys did is asked of the hall, not of the page.
let hall: RunningHall;
let browser: Browser;
let counter: OpenPage;
let page: Page;
let desk: Client;
const SERVICE = 'Renewal of an expired resident ID card';

beforeAll(async () => {
  hall = await startHall();
  browser = await sharedBrowser();
  desk = await login(hall.url, 'supervisor');
  counter = await openPage(browser, `${hall.url}/counter`, SIZES.counter);
  page = counter.page;
});

afterAll(async () => {
  desk.close();
  await browser.close();
  await hall.dispose();
});

async function serviceId(name: string): Promise<string> {
  const found = await desk.get(`/services?limit=3&query=${encodeURIComponent(name)}`);
  return (found.body['items'] as { id: string }[])[0]?.id ?? '';
}

async function take(): Promise<{ id: string; number: string }> {
  const said = await desk.post('/tickets', { services: [await serviceId(SERVICE)] });
  expect(said.status).toBe(201);
  return said.body['ticket'] as { id: string; number: string };
}

const inHand = (number: string): Promise<string> => textOf(page, 'ticket-number', new RegExp(number));
const stateIs = (state: string): Promise<void> =>
  page.locator(`[data-test="ticket-state"][data-state="${state}"]`).waitFor();
/** What the hall knows of a ticket's first step. */
async function stepOf(id: string): Promise<{ state: string; outcome?: string; recalls?: number; note?: string }> {
  const said = await desk.get(`/tickets/${id}`);
  const [first] = (said.body['ticket'] as { steps: { state: string }[] }).steps;
  return first ?? { state: 'none' };
}
const becomes = (id: string, shape: object): Promise<void> => expect.poll(() => stepOf(id)).toMatchObject(shape);
/** "Next" is armed again a moment after a call, and only when somebody may be called. */
const next = async (): Promise<void> => {
  await page.locator('[data-test="do-next"]:not(.rearming):not([aria-disabled="true"])').waitFor();
  await page.keyboard.press('Enter');
};

describe.sequential('a counter by the keyboard alone', () => {
  it('[CK1] signs in and opens the own counter', async () => {
    await page.keyboard.type('clerk');
    await page.keyboard.press('Tab');
    await page.keyboard.type('sample-hall');
    await page.keyboard.press('Enter');
    await at(page, 'open-counter').waitFor();
    await at(page, 'open-counter').focus();
    await page.keyboard.press('Enter');
    await at(page, 'idle').waitFor();
  });

  it('[CK2] Enter calls, R recalls, S serves, F and a figure finish with an outcome', async () => {
    const { id, number } = await take();
    await at(page, 'ahead').waitFor();
    await next();
    await inHand(number);
    await page.keyboard.press('r');
    await becomes(id, { state: 'called', recalls: 1 });
    await page.keyboard.press('s');
    await stateIs('serving');
    await page.keyboard.press('f');
    await at(page, 'panel-finish').waitFor();
    await page.keyboard.press('2');
    await becomes(id, { state: 'done', outcome: 'accepted' });
  });

  it('[CK3] X marks a no-show, U and Shift with a figure put it into the line, Enter calls it again', async () => {
    const { id, number } = await take();
    await next();
    await inHand(number);
    await page.keyboard.press('x');
    await becomes(id, { state: 'no-show' });
    await at(page, 'idle').waitFor();
    await page.keyboard.press('u');
    await at(page, 'panel-resume').waitFor();
    await page.keyboard.press('Shift+Digit1');
    await becomes(id, { state: 'waiting' });
    await next();
    await inHand(number);
  });

  it('[CK4] [W44] P parks with a note, and U and a figure take it up here at once, whoever is put aside elsewhere meanwhile', async () => {
    await page.keyboard.press('p');
    await at(page, 'panel-park').waitFor();
    await page.keyboard.type('fetches a copy');
    await page.keyboard.press('Enter');
    await at(page, 'idle').waitFor();
    await page.keyboard.press('u');
    await textOf(page, 'panel-resume', /fetches a copy/);
    // The newest comes first, and another counter has a newer one: it goes behind what the clerk has already read.
    const missed = await take();
    expect((await desk.post('/counters/2/open')).status).toBe(200);
    expect((await desk.post('/counters/2/next')).body['ticket']).toMatchObject({ number: missed.number });
    expect((await desk.post('/counters/2/no-show')).status).toBe(200);
    await textOf(page, 'choice-2', new RegExp(missed.number));
    await page.keyboard.press('1');
    await at(page, 'ticket-number').waitFor();
    await textOf(page, 'notes', /fetches a copy/);
    expect((await desk.post('/counters/2/resume', { ticket: missed.id })).status).toBe(200);
    expect((await desk.post('/counters/2/finish', { outcome: 'done' })).status).toBe(200);
    expect((await desk.post('/counters/2/close')).status).toBe(200);
  });

  it('[CK5] A adds a service, T transfers by typing a few letters', async () => {
    await page.keyboard.press('a');
    await at(page, 'service-query').waitFor();
    await page.keyboard.type('real estate');
    await at(page, 'service-option')
      .filter({ hasText: /不动产/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await at(page, 'other-steps').waitFor();
    await page.keyboard.press('t');
    await at(page, 'panel-transfer').waitFor();
    await at(page, 'service-query').waitFor();
    await page.keyboard.type('hukou');
    await at(page, 'service-option').filter({ hasText: /户口/ }).first().waitFor();
    await page.keyboard.press('Enter');
    await at(page, 'idle').waitFor();
  });

  it('[DV108] a slip under a scanner that types: its number stands ready to be called, and none of its keys is a command', async () => {
    const ticket = (await desk.post('/tickets', { services: [await serviceId(SERVICE)] })).body['ticket'] as {
      number: string;
      id: string;
      secret: string;
    };
    await typeAsScanner(page, `~${hall.url}/t/${ticket.id}#${ticket.secret}`);
    await expect.poll(() => at(page, 'call-number').inputValue()).toBe(ticket.number);
    await page.keyboard.type('证件已补齐');
    await page.keyboard.press('Enter');
    await inHand(ticket.number);
    await typeAsScanner(page, '~6901234567892');
    await page
      .locator('hall-toast')
      .filter({ hasText: /不是本大厅|Not the code/ })
      .waitFor();
    await inHand(ticket.number);
    await page.keyboard.press('f');
    await at(page, 'panel-finish').waitFor();
    await page.keyboard.press('1');
    await at(page, 'idle').waitFor();
    // The next call by number is a stroke of its own.
    await page.waitForTimeout(DOUBLE_STRIKE_MS);
  });

  it('[CK6] C calls a number out of order, with the reason on record', async () => {
    const first = await take();
    const second = await take();
    await page.keyboard.press('c');
    await at(page, 'panel-call-number').waitFor();
    await page.keyboard.type(second.number.toLowerCase());
    await page.keyboard.press('Tab');
    await page.keyboard.type('cannot stand for long');
    await page.keyboard.press('Enter');
    await inHand(second.number);
    await page.keyboard.press('w');
    await textOf(page, 'reason', /cannot stand for long/);
    expect((await stepOf(first.id)).state).toBe('waiting');
  });

  it('[CK7] Delete asks first, and Enter keeps the ticket', async () => {
    await page.keyboard.press('Delete');
    await at(page, 'cancel-dialog').waitFor();
    await page.keyboard.press('Enter');
    await at(page, 'cancel-dialog').waitFor({ state: 'hidden' });
    await stateIs('called');
  });

  it('[CK8] ten presses of Enter in a second call one', async () => {
    const before = (await desk.get('/counters/1')).body['counter'] as { today: { called: number } };
    await take();
    await take();
    // Whoever is in hand has come: nothing is asked.
    await page.keyboard.press('s');
    await stateIs('serving');
    await next();
    for (let press = 0; press < 9; press += 1) await page.keyboard.press('Enter');
    await expect
      .poll(async () => ((await desk.get('/counters/1')).body['counter'] as typeof before).today.called)
      .toBe(before.today.called + 1);
  });

  it('[CK9] B pauses with a reason and takes up work again, L closes, and a key list opens with ?', async () => {
    await page.keyboard.press('?');
    await at(page, 'keys').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('f');
    await at(page, 'panel-finish').waitFor();
    await page.keyboard.press('1');
    await at(page, 'idle').waitFor();
    await page.keyboard.press('b');
    await at(page, 'panel-pause').waitFor();
    await page.keyboard.press('1');
    await at(page, 'paused').waitFor();
    // The same key again at once would be a double strike.
    await page.waitForTimeout(DOUBLE_STRIKE_MS);
    await page.keyboard.press('b');
    await at(page, 'idle').waitFor();
    await page.keyboard.press('l');
    await at(page, 'open-counter').waitFor();
    expect(((await desk.get('/counters/1')).body['counter'] as { state: string }).state).toBe('closed');
    expect(counter.faults).toEqual([]);
  });
});
