import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { login, type Client } from '../support/client.ts';
import { at, openPage, signIn, SIZES, textOf, type OpenPage } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
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

const consoleOf = async (): Promise<OpenPage> => {
  const one = await openPage(browser, `${hall.url}/counter`, SIZES.counter, { bypassCSP: true });
  await signIn(one.page, 'clerk');
  return one;
};

describe.sequential('one counter, two browsers', () => {
  it('[SE4] the second has to take over, the first is told; the ticket in hand goes along', async () => {
    const first = await consoleOf();
    await at(first.page, 'open-counter').click();
    await at(first.page, 'idle').waitFor();
    const { body } = await desk.post('/tickets', { services: ['birth-household-registration'] });
    const { number } = body['ticket'] as { number: string };
    await first.page.locator('[data-test="do-next"][aria-disabled="false"]').waitFor();
    await first.page.keyboard.press('Enter');
    await textOf(first.page, 'ticket-number', new RegExp(number));

    const second = await consoleOf();
    await at(second.page, 'take-over').waitFor();
    await second.page.evaluate(() => document.fonts.ready);
    await second.page.screenshot({ path: join(FOLDER, 'console-elsewhere.png') });
    expect(await barriers(second.page)).toEqual([]);
    // Nothing has changed for the first one.
    await textOf(first.page, 'ticket-number', new RegExp(number));
    await at(second.page, 'take-over').click();
    await textOf(second.page, 'ticket-number', new RegExp(number));
    await at(first.page, 'elsewhere').waitFor();

    // A clerk who goes on typing at the first one does nothing there.
    await first.page.keyboard.press('Enter');
    await first.page.keyboard.press('x');
    await textOf(second.page, 'ticket-number', new RegExp(number));
    // A reload is not a take-over, at neither of the two.
    await second.page.reload();
    await textOf(second.page, 'ticket-number', new RegExp(number));
    await first.page.reload();
    await at(first.page, 'take-over').waitFor();
    expect([first.faults, second.faults]).toEqual([[], []]);
    await first.context.close();

    // After a restart of the server whoever worked there works there.
    await hall.kill();
    hall = await hall.again();
    await textOf(second.page, 'ticket-number', new RegExp(number));
    await second.page.locator('[data-test="do-finish"][aria-disabled="false"]').waitFor();
    await second.context.close();
  });
});
