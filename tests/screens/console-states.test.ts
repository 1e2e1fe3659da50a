import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEY_CAPS } from '../../counter/keys/actions.ts';
import { barriers } from '../support/barriers.ts';
import { login, type Client } from '../support/client.ts';
import { keepPicture } from '../support/keep-picture.ts';
import { at, openPage, signIn, SIZES, textOf, type OpenPage } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

// Every state of the console at 1366 x 768 and of the strip at 320 x 120: a picture to look at, nothing in anybody's
// way, nothing cut off.
const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
const STRIP = { width: 320, height: 120 };
let hall: RunningHall;
let browser: Browser;
let desk: Client;
let main: OpenPage;
let page: Page;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  hall = await startHall();
  browser = await sharedBrowser();
  desk = await login(hall.url, 'supervisor');
  main = await openPage(browser, `${hall.url}/counter`, SIZES.counter, { bypassCSP: true });
  page = main.page;
});

afterAll(async () => {
  desk.close();
  await browser.close();
  await hall.dispose();
});

async function take(body: object = { services: ['id-card-renewal'] }): Promise<{ id: string; number: string }> {
  const said = await desk.post('/tickets', body);
  expect(said.status, JSON.stringify(said.body)).toBe(201);
  return said.body['ticket'] as { id: string; number: string };
}

async function picture(name: string, of: Page = page): Promise<void> {
  await of.evaluate(() => document.fonts.ready);
  await keepPicture(of, join(FOLDER, `console-${name}.png`));
  expect(await barriers(of), name).toEqual([]);
  // Nothing stands beyond the glass, and no label is cut off.
  expect(
    await of.evaluate(() => [
      document.documentElement.scrollWidth <= innerWidth,
      document.documentElement.scrollHeight <= innerHeight,
    ]),
    name,
  ).toEqual([true, true]);
}

const panel = async (key: string, name: string): Promise<void> => {
  await page.keyboard.press(key);
  await at(page, `panel-${name}`).waitFor();
  await picture(`panel-${name}`);
  await page.keyboard.press('Escape');
  await at(page, `panel-${name}`).waitFor({ state: 'detached' });
};
const next = async (): Promise<void> => {
  await page.locator('[data-test="do-next"]:not(.rearming):not([aria-disabled="true"])').waitFor();
  await page.keyboard.press('Enter');
};

describe.sequential('every state of the console', () => {
  it('[W20] sign-in, the choice of a counter, and a counter without anybody', async () => {
    await at(page, 'sign-in').waitFor();
    await picture('sign-in');
    await signIn(page, 'clerk');
    await at(page, 'open-counter').waitFor();
    await picture('choose');
    await at(page, 'open-counter').click();
    await at(page, 'idle').waitFor();
    await picture('idle-nobody');
  });

  it('[W28] the ticket and the line have all the room between head and keys', async () => {
    const [head, work, keys] = await page.locator('counter-console').evaluate((console) =>
      ['counter-head', 'main', 'counter-commands'].map((part) => {
        const { top, bottom } = (console.shadowRoot?.querySelector(part) as Element).getBoundingClientRect();
        return { top: Math.round(top), bottom: Math.round(bottom) };
      }),
    );
    expect(work?.top).toBe(head?.bottom);
    expect(work?.bottom).toBe(keys?.top);
    expect(keys?.bottom).toBe(SIZES.counter.height);
  });

  it('[W21] somebody waits; called; in service; a joint case with notes', async () => {
    for (const id of ['2', '3', '12']) expect((await desk.post(`/counters/${id}/open`)).status).toBe(200);
    for (let n = 0; n < 12; n += 1)
      await take({ services: ['id-card-renewal'], category: n % 4 === 1 ? 'elderly' : 'ordinary' });
    await at(page, 'ahead-row').nth(7).waitFor();
    await picture('idle-waiting');
    const joint = await take({ matter: 'newborn' });
    await page.keyboard.press('c');
    await at(page, 'call-number').waitFor();
    await page.keyboard.type(joint.number);
    await page.keyboard.press('Tab');
    await page.keyboard.type('带着婴儿');
    await page.keyboard.press('Enter');
    await textOf(page, 'ticket-number', new RegExp(joint.number));
    await textOf(page, 'matter', /新生儿/);
    await at(page, 'undo-seconds').waitFor();
    await picture('called-joint');
    await page.keyboard.press('m');
    await at(page, 'note-add-note').waitFor();
    await page.keyboard.type('出生医学证明已核对');
    await page.keyboard.press('Enter');
    await textOf(page, 'notes', /出生医学证明已核对/);
    await page.keyboard.press('Delete');
    await at(page, 'cancel-dialog').waitFor();
    await picture('cancel');
    await page.keyboard.press('Enter');
    await at(page, 'cancel-dialog').waitFor({ state: 'hidden' });
    // Until the dialog has given the focus back, its keys are its own.
    const serving = page.locator('[data-test="ticket-state"][data-state="serving"]');
    await expect
      .poll(async () => {
        await page.keyboard.press('s');
        return serving.waitFor({ timeout: 1500 }).then(
          () => true,
          () => false,
        );
      })
      .toBe(true);
    await page.keyboard.press('w');
    await at(page, 'reason').waitFor();
    await picture('serving-joint');
    await page.keyboard.press('w');
  });

  it('[W22] every panel', async () => {
    await panel('f', 'finish');
    await panel('p', 'park');
    await page.keyboard.press('t');
    await at(page, 'service-option').first().waitFor();
    await at(page, 'service-query').fill('12');
    await page.locator('[data-test="service-option"][data-counter="12"]').waitFor();
    await picture('panel-transfer-service');
    await at(page, 'transfer-to-counter').click();
    await at(page, 'transfer-counters').waitFor();
    await picture('panel-transfer-counter');
    await page.keyboard.press('Escape');
    await panel('a', 'add-service');
    await panel('c', 'call-number');
    await panel('m', 'add-note');
    await panel('q', 'return');
    await panel(',', 'settings');
    await panel('?', 'help');
  });

  it('[W23] parked and missed, undone, late, paused, automatic call', async () => {
    await page.keyboard.press('p');
    await at(page, 'note-park').waitFor();
    await page.keyboard.type('去复印户口簿');
    await page.keyboard.press('Enter');
    await at(page, 'idle').waitFor();
    await next();
    await at(page, 'ticket-number').waitFor();
    await page.keyboard.press('x');
    await at(page, 'idle').waitFor();
    await page.keyboard.press('u');
    await at(page, 'choice-2').waitFor();
    await picture('panel-resume');
    await page.keyboard.press('Escape');
    await textOf(page, 'do-undo', /过号/);
    await picture('undo');
    await page.keyboard.press('z');
    await at(page, 'ticket-number').waitFor();
    await page.keyboard.press('f');
    await at(page, 'panel-finish').waitFor();
    await page.keyboard.press('1');
    await at(page, 'idle').waitFor();
    await page.keyboard.press('b');
    await at(page, 'panel-pause').waitFor();
    await picture('panel-pause');
    await page.keyboard.press('1');
    await at(page, 'paused').waitFor();
    await picture('paused');
    // The same key twice within half a second counts once, also when its two strokes mean pause and back.
    await page.waitForTimeout(600);
    await page.keyboard.press('b');
    await at(page, 'idle').waitFor();
    await page.keyboard.press(',');
    await at(page, 'setting-autoCall').check();
    await page.keyboard.press('Escape');
    // Stopped before anything else is done: the countdown does not wait for a picture.
    await at(page, 'auto-call').waitFor();
    await page.keyboard.press('Escape');
    await at(page, 'auto-call').waitFor({ state: 'detached' });
  });

  it('[W24] the automatic call calls after its countdown, and never once it was stopped', async () => {
    const called = async (): Promise<number> =>
      ((await desk.get('/counters/1')).body['counter'] as { today: { called: number } }).today.called;
    const before = await called();
    // Not six seconds: then the server ends a line that nobody used, perhaps while it is used.
    await page.waitForTimeout(6800);
    expect(await called()).toBe(before);
    await next();
    await at(page, 'ticket-number').waitFor();
    await page.keyboard.press('f');
    await at(page, 'panel-finish').waitFor();
    await page.keyboard.press('1');
    await at(page, 'auto-call').waitFor();
    await picture('auto-call');
    await expect.poll(called).toBe(before + 2);
    // The hall knows it before the page does.
    await at(page, 'auto-call').waitFor({ state: 'detached' });
    await at(page, 'ticket-number').waitFor();
    await page.keyboard.press(',');
    await at(page, 'setting-autoCall').uncheck();
    await page.keyboard.press('Escape');
  });

  it('[W25] a key is learned, and letters may be given up', async () => {
    await page.keyboard.press(',');
    await at(page, 'learn-recall').click();
    await page.keyboard.press('F9');
    await textOf(page, 'learn-recall', /F9/);
    await at(page, 'setting-letters').uncheck();
    await page.keyboard.press('Escape');
    await textOf(page, 'do-recall', /F9/);
    await textOf(page, 'do-finish', /Alt F/);
    const number = await at(page, 'ticket-number').textContent();
    await page.keyboard.press('r');
    await page.keyboard.press('F9');
    await textOf(page, 'ticket-in-hand', /已重呼 1 次/);
    expect(await at(page, 'ticket-number').textContent()).toBe(number);
    await page.keyboard.press('Alt+Comma');
    await at(page, 'setting-letters').check();
    await at(page, 'learn-recall').click();
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Escape');
    await textOf(page, 'do-recall', /R/);
  });

  it('[W26] every action is a button with a name and its key; all of it is reached by Tab', async () => {
    for (const [target, cap] of Object.entries(KEY_CAPS)) {
      const button = at(page, `do-${target}`);
      if ((await button.count()) === 0) continue;
      expect(await button.getAttribute('aria-keyshortcuts')).toBe(cap);
      expect((await button.innerText()).trim().length, target).toBeGreaterThan(1);
    }
    const reached = new Set<string>();
    for (let stop = 0; stop < 60; stop += 1) {
      await page.keyboard.press('Tab');
      reached.add(
        await page.evaluate(() => {
          let focused = document.activeElement;
          while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
          return focused?.getAttribute('data-test') ?? '';
        }),
      );
    }
    for (const action of [
      'next',
      'recall',
      'serve',
      'finish',
      'no-show',
      'park',
      'transfer',
      'add-service',
      'add-note',
      'return',
      'cancel',
      'undo',
      'resume',
      'pause',
      'call-number',
      'close',
    ])
      expect([...reached], action).toContain(`do-${action}`);
    for (const name of ['open-strip', 'settings', 'help', 'sign-out', 'why']) expect([...reached]).toContain(name);
  });

  it('[W27] the strip: a small window with the same counter, also cut off; it opens from the console', async () => {
    await page.evaluate(() => Reflect.deleteProperty(window, 'documentPictureInPicture'));
    await page.evaluate(
      () => ((window as { documentPictureInPicture?: unknown }).documentPictureInPicture = undefined),
    );
    const opening = main.context.waitForEvent('page');
    await at(page, 'open-strip').click();
    const opened = await opening;
    await at(opened, 'strip').waitFor();
    const address = opened.url();
    await opened.close();
    const strip = await main.context.newPage();
    await strip.setViewportSize(STRIP);
    await strip.goto(address);
    await textOf(strip, 'strip-number', /^[A-Z]/);
    await picture('strip-called', strip);
    for (const action of ['next', 'recall', 'no-show', 'park', 'finish', 'undo']) {
      const box = await at(strip, `strip-${action}`).boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0), action).toBeGreaterThanOrEqual(32);
    }
    await at(strip, 'strip-finish').click();
    await textOf(strip, 'strip-number', /–/);
    await picture('strip-idle', strip);
    await at(strip, 'strip-undo').click();
    await textOf(strip, 'strip-number', /^[A-Z]/);
    await textOf(page, 'ticket-number', /^[A-Z]/);
    await hall.kill();
    await textOf(strip, 'strip', /中断/);
    await picture('strip-cut-off', strip);
    await page.locator('hall-banner').waitFor();
    await expect.poll(() => at(page, 'do-next').getAttribute('aria-disabled')).toBe('true');
    await picture('cut-off');
    hall = await hall.again();
    await expect.poll(() => at(strip, 'strip-next').getAttribute('aria-disabled')).toBe('false');
    await strip.close();
    expect(main.faults).toEqual([]);
  });
});
