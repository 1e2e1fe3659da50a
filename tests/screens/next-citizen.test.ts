import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { login, type Client } from '../support/client.ts';
import { at, openPage, signIn, SIZES, textOf } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

let hall: RunningHall;
let browser: Browser;
let staff: Client;

beforeAll(async () => {
  hall = await startHall();
  browser = await sharedBrowser();
  staff = await login(hall.url, 'supervisor');
});
afterAll(async () => {
  staff.close();
  await browser.close();
  await hall.dispose();
});

type Ticket = { readonly id: string; readonly number: string; readonly state: string };
const take = async (): Promise<Ticket> =>
  (await staff.post('/tickets', { services: ['birth-household-registration'] })).body['ticket'] as Ticket;
const stateOf = async ({ id }: Ticket): Promise<string> =>
  ((await staff.get(`/tickets/${id}`)).body['ticket'] as Ticket).state;

describe.sequential('what is asked of one citizen and the next one comes', () => {
  let page: Page;

  it('[W49] the counter’s question whether to cancel goes with its ticket', async () => {
    ({ page } = await openPage(browser, `${hall.url}/counter`, SIZES.counter));
    await signIn(page, 'clerk');
    await at(page, 'open-counter').click();
    await at(page, 'idle').waitFor();
    const [first, second] = [await take(), await take()];
    await page.locator('[data-test="do-next"][aria-disabled="false"]').waitFor();
    await page.keyboard.press('Enter');
    await textOf(page, 'ticket-number', new RegExp(first.number));
    await page.keyboard.press('Delete');
    const dialog = page.locator('dialog[data-test="cancel-dialog"]');
    await textOf(page, 'cancel-dialog', new RegExp(first.number));
    const counter = await page.evaluate(() => localStorage.getItem('hallcall.counter'));
    await staff.post(`/counters/${counter ?? ''}/no-show`);
    await staff.post(`/counters/${counter ?? ''}/next`);
    await textOf(page, 'ticket-number', new RegExp(second.number));
    await expect.poll(() => dialog.evaluate((each) => (each as HTMLDialogElement).open)).toBe(false);
    expect(await stateOf(second)).toBe('called');
  });

  it('[W49] so does that of the small window, and Esc closes it', async () => {
    await page.evaluate(() => Reflect.deleteProperty(window, 'documentPictureInPicture'));
    await page.evaluate(
      () => ((window as { documentPictureInPicture?: unknown }).documentPictureInPicture = undefined),
    );
    const opening = page.context().waitForEvent('page');
    await at(page, 'open-strip').click();
    const opened = await opening;
    const address = opened.url();
    await opened.close();
    const strip = await page.context().newPage();
    await strip.goto(address);
    const counter = await page.evaluate(() => localStorage.getItem('hallcall.counter'));
    const third = await take();
    await at(strip, 'strip-next').click();
    await at(strip, 'strip-finished').waitFor();
    await strip.keyboard.press('Escape');
    await at(strip, 'strip-next').click();
    await at(strip, 'strip-finished').waitFor();
    await staff.post(`/counters/${counter ?? ''}/no-show`);
    await staff.post(`/counters/${counter ?? ''}/next`);
    await textOf(strip, 'strip-number', new RegExp(third.number));
    await at(strip, 'strip-next').waitFor();
    expect(await at(strip, 'strip-finished').count()).toBe(0);
    await page.context().close();
  });

  it('[W49] a late booking is not shown to the one who stands at the kiosk by then', async () => {
    const kiosk = await openPage(browser, `${hall.url}/kiosk?id=kiosk-1`, SIZES.kiosk);
    await at(kiosk.page, 'open-search').waitFor();
    const held: (() => void)[] = [];
    await kiosk.page.route('**/api/v1/bookings/*', async (route) => {
      await new Promise<void>((go) => held.push(go));
      await route.continue();
    });
    const scan = { kind: 'scan', text: 'AP-0001' };
    // Until the kiosk hears its scanner.
    await expect
      .poll(async () => ((await staff.post('/inputs/scanner-k1/press', scan)).status === 202 ? held.length : 0))
      .toBeGreaterThan(0);
    await at(kiosk.page, 'open-search').click();
    await at(kiosk.page, 'home').first().click();
    await at(kiosk.page, 'open-search').waitFor();
    const answered = kiosk.page.waitForResponse('**/api/v1/bookings/*');
    for (const go of held) go();
    await (await answered).finished();
    await kiosk.page.evaluate(() => new Promise((done) => setTimeout(done, 200)));
    expect(await at(kiosk.page, 'booking-state').count()).toBe(0);
    await kiosk.context.close();
  });
});

describe('the desk', () => {
  it('[IP11] [IP12] begins anew with the next one, and with the next day', async () => {
    const { page, context } = await openPage(browser, `${hall.url}/desk`, SIZES.counter, { bypassCSP: true });
    await signIn(page, 'desk');
    await at(page, 'find').waitFor();
    await at(page, 'tab-take').click();
    const usual = [await at(page, 'ticket-language').inputValue(), await at(page, 'take-printer').inputValue()];
    expect(usual[0]).toBe('zh-Hans');
    await at(page, 'service-query').last().fill('姓名变更');
    await page.locator('desk-take [data-test="service-option"]').first().click();
    await at(page, 'ticket-language').selectOption('en');
    await at(page, 'take-printer').selectOption('');
    await at(page, 'booking-code').fill('NONE-1');
    await page.locator('desk-take').locator('[data-test="take"]').click();
    await at(page, 'ticket').waitFor();
    await at(page, 'tab-take').click();
    expect([
      await at(page, 'ticket-language').inputValue(),
      await at(page, 'take-printer').inputValue(),
      await at(page, 'booking-code').inputValue(),
    ]).toEqual([...usual, '']);

    // A number of another day was looked for; then the hall's day changes.
    await at(page, 'tab-find').click();
    const today = await at(page, 'day').inputValue();
    await at(page, 'day').fill('2019-05-06');
    await at(page, 'find').fill('A001');
    await page.keyboard.press('Enter');
    await textOf(page, 'said', /5月6日/);
    const become = (day: string) =>
      page.locator('desk-find').evaluate(async (find, next) => {
        const part = find as HTMLElement & { hall: object; updateComplete: Promise<unknown> };
        part.hall = { ...part.hall, day: next };
        await part.updateComplete;
      }, day);
    await become('2031-01-02');
    expect(await at(page, 'day').inputValue()).toBe('2031-01-02');
    await become(today);
    await context.close();
  });

  it('[IP13] keeps a question and its reason until it is done', async () => {
    const { page, context } = await openPage(browser, `${hall.url}/desk`, SIZES.counter, { bypassCSP: true });
    await signIn(page, 'desk');
    const ticket = await take();
    await at(page, 'find').fill(ticket.number);
    await page.keyboard.press('Enter');
    await page.locator('[data-test="do-cancel"]:enabled').click();
    await at(page, 'reason-text').fill('asked at the desk');
    await staff.post(`/tickets/${ticket.id}/cancel`, { reason: 'twice' });
    await at(page, 'reason-send').click();
    await textOf(page, 'ask-problem', /./);
    expect(await at(page, 'reason-text').inputValue()).toBe('asked at the desk');
    await at(page, 'ask-close').click();
    expect(await at(page, 'ask').count()).toBe(0);
    await context.close();
  });
});
