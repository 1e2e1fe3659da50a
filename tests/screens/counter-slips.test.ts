import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { login, type Client } from '../support/client.ts';
import { keepPicture } from '../support/keep-picture.ts';
import { at, openPage, signIn, SIZES, textOf, type OpenPage } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

// Slips of the finger, by keyboard alone, each state with its picture in two languages.
const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
let hall: RunningHall;
let browser: Browser;
let desk: Client;
let counter: OpenPage;
let page: Page;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  hall = await startHall();
  browser = await sharedBrowser();
  desk = await login(hall.url, 'supervisor');
  counter = await openPage(browser, `${hall.url}/counter`, SIZES.counter, { bypassCSP: true });
  page = counter.page;
  await signIn(page, 'clerk');
  await at(page, 'open-counter').click();
  await at(page, 'idle').waitFor();
});

afterAll(async () => {
  desk.close();
  await browser.close();
  await hall.dispose();
});

type Ticket = { readonly id: string; readonly number: string };
const take = async (): Promise<Ticket> =>
  (await desk.post('/tickets', { services: ['id-card-renewal'] })).body['ticket'] as Ticket;
const stateOf = async ({ id }: Ticket): Promise<string> =>
  ((await desk.get(`/tickets/${id}`)).body['ticket'] as { state: string }).state;
const becomes = (ticket: Ticket, state: string): Promise<void> => expect.poll(() => stateOf(ticket)).toBe(state);
const inHand = (ticket: Ticket): Promise<string> => textOf(page, 'ticket-number', new RegExp(ticket.number));
const next = async (): Promise<void> => {
  await page.locator('[data-test="do-next"]:not(.rearming):not([aria-disabled="true"])').waitFor();
  await page.keyboard.press('Enter');
};

/** The same state in both languages: nothing in anybody's way, nothing beyond the glass. */
async function pictures(name: string): Promise<void> {
  for (const language of ['en', 'zh-Hans']) {
    await page.locator(`[data-test="language-${language}"]`).first().click();
    await page.evaluate(() => document.fonts.ready);
    await keepPicture(page, join(FOLDER, `slips-${name}-${language}.png`));
    expect(await barriers(page), `${name} ${language}`).toEqual([]);
    expect(
      await page.evaluate(() => [
        document.documentElement.scrollWidth <= innerWidth,
        document.documentElement.scrollHeight <= innerHeight,
      ]),
    ).toEqual([true, true]);
  }
}

describe.sequential('slips of the finger at the console', () => {
  it('[CK10] Enter on somebody who never came asks; Enter is no answer, X is, and calls the next', async () => {
    const [first, second, third] = [await take(), await take(), await take()];
    await next();
    await inHand(first);
    await next();
    await textOf(page, 'panel-became', new RegExp(first.number));
    await pictures('became');
    await page.keyboard.press('Escape');
    await at(page, 'panel-became').waitFor({ state: 'detached' });
    await next();
    await at(page, 'panel-became').waitFor();
    // A hasty Enter closes the question and answers nothing.
    await page.keyboard.press('Enter');
    await at(page, 'panel-became').waitFor({ state: 'detached' });
    expect(await stateOf(first)).toBe('called');
    await next();
    await at(page, 'panel-became').waitFor();
    await page.keyboard.press('x');
    await inHand(second);
    await becomes(first, 'no-show');
    await next();
    await at(page, 'panel-became').waitFor();
    await page.keyboard.press('f');
    await inHand(third);
    await becomes(second, 'done');
    await page.keyboard.press('s');
    await page.locator('[data-test="ticket-state"][data-state="serving"]').waitFor();
  });

  it('[CK11] E lists what ended here; a figure and a figure bring it back, with Shift into the line', async () => {
    const [second, first] = (
      (await desk.get('/counters/1')).body['counter'] as { ended: (Ticket & { ticket: string })[] }
    ).ended.map(({ ticket, number }) => ({ id: ticket, number }));
    await page.keyboard.press('e');
    await textOf(page, 'panel-bring-back', new RegExp(`${second?.number ?? '-'}[^]*${first?.number ?? '-'}`));
    await pictures('ended');
    await page.keyboard.press('Shift+Digit1');
    await textOf(page, 'ended-chosen', new RegExp(second?.number ?? '-'));
    await pictures('ended-why');
    await page.keyboard.press('1');
    await becomes(second as Ticket, 'waiting');
    await at(page, 'panel-bring-back').waitFor({ state: 'detached' });
    // The same key within half a second is one stroke.
    await page.waitForTimeout(600);
    await page.keyboard.press('e');
    await textOf(page, 'panel-bring-back', new RegExp(first?.number ?? '-'));
    await page.keyboard.press('1');
    await at(page, 'ended-chosen').waitFor();
    await page.keyboard.press('2');
    await inHand(first as Ticket);
    await becomes(first as Ticket, 'called');
  });

  it('[CK12] C on a number that is missed, parked, ended or elsewhere: where, since when, and the key that fits', async () => {
    const inHandNow = (await desk.get('/counters/1')).body['counter'] as { ticket: Ticket };
    const ask = async (number: string): Promise<void> => {
      // The same key within half a second is one stroke.
      await page.waitForTimeout(600);
      await page.keyboard.press('c');
      await at(page, 'call-number').waitFor();
      await page.keyboard.type(number.toLowerCase());
      await page.keyboard.press('Enter');
    };
    await ask(inHandNow.ticket.number);
    await page.locator('[data-test="whereabouts"][data-state="called"]').waitFor();
    await pictures('where-called');
    await page.keyboard.press('r');
    await expect
      .poll(async () => JSON.stringify((await desk.get('/counters/1')).body['counter']))
      .toContain('"recalls":1');
    await page.keyboard.press('Escape');
    await page.keyboard.press('p');
    await at(page, 'note-park').waitFor();
    await page.keyboard.press('Enter');
    await at(page, 'idle').waitFor();
    await ask(inHandNow.ticket.number);
    await page.locator('[data-test="whereabouts"][data-state="parked"]').waitFor();
    await pictures('where-parked');
    await page.keyboard.press('u');
    await inHand(inHandNow.ticket);
    await page.keyboard.press('f');
    await at(page, 'panel-finish').waitFor();
    await page.keyboard.press('1');
    await at(page, 'idle').waitFor();
    await ask(inHandNow.ticket.number);
    await page.locator('[data-test="whereabouts"][data-state="done"]').waitFor();
    await pictures('where-done');
    await page.keyboard.press('e');
    await textOf(page, 'ended-chosen', new RegExp(inHandNow.ticket.number));
    await page.keyboard.press('1');
    await inHand(inHandNow.ticket);
    const other = await take();
    await desk.post('/counters/2/open');
    await desk.post('/counters/2/call', { number: other.number, reason: 'asked' });
    await ask(other.number);
    expect(await textOf(page, 'whereabouts', new RegExp(other.number))).toMatch(/2/);
    expect(await at(page, 'offer').count()).toBe(0);
    await page.keyboard.press('Escape');
  });

  it('[CK14] G corrects the category of one who waits, and the line follows', async () => {
    const [ordinary, old] = [await take(), await take()];
    await page.keyboard.press('g');
    await at(page, 'category-number').fill(old.number);
    await at(page, 'category-number').press('Enter');
    await textOf(page, 'category-now', new RegExp(old.number));
    await pictures('category');
    const figure = await at(page, 'category-elderly').locator('kbd').textContent();
    await page.keyboard.press((figure ?? '').trim());
    await textOf(page, 'category-why', new RegExp(old.number));
    await pictures('category-why');
    await page.keyboard.press('1');
    await expect
      .poll(async () => (await desk.get(`/tickets/${old.id}`)).body['ticket'] as object)
      .toMatchObject({ category: 'elderly' });
    expect(await stateOf(ordinary)).toBe('waiting');
    // The hall knows it before the panel has closed, and a key would still be the panel's.
    await at(page, 'category-why').waitFor({ state: 'hidden' });
    await page.keyboard.press('t');
    await at(page, 'place-first').waitFor();
    await pictures('transfer');
    await page.keyboard.press('Escape');
  });

  it('[CK13] what was ticked of the papers is still ticked after a reload', async () => {
    const boxes = page.locator('[data-test="materials"] input');
    await boxes.nth(1).check();
    await page.reload();
    await at(page, 'materials').waitFor();
    expect(await boxes.nth(1).isChecked()).toBe(true);
    expect(await boxes.nth(0).isChecked()).toBe(false);
  });

  it('[CK15] the small window asks the same with two buttons', async () => {
    await desk.post('/counters/1/finish');
    for (let n = 0; n < 2; n += 1) await take();
    const called = (await desk.post('/counters/1/next')).body['ticket'] as Ticket;
    await inHand(called);
    await page.evaluate(() => Reflect.deleteProperty(window, 'documentPictureInPicture'));
    await page.evaluate(
      () => ((window as { documentPictureInPicture?: unknown }).documentPictureInPicture = undefined),
    );
    const opening = counter.context.waitForEvent('page');
    await at(page, 'open-strip').click();
    const opened = await opening;
    await at(opened, 'strip').waitFor();
    const address = opened.url();
    await opened.close();
    const strip = await counter.context.newPage();
    await strip.setViewportSize({ width: 320, height: 120 });
    await strip.goto(address);
    await textOf(strip, 'strip-number', new RegExp(called.number));
    await at(strip, 'strip-next').click();
    await at(strip, 'strip-missed').waitFor();
    await keepPicture(strip, join(FOLDER, 'slips-strip.png'));
    expect(await barriers(strip)).toEqual([]);
    await at(strip, 'strip-missed').click();
    await becomes(called, 'no-show');
    await at(strip, 'strip-next').waitFor();
    await strip.close();
    expect(counter.faults).toEqual([]);
  });
});
