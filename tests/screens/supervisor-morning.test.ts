import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ManagerView } from '../../core/protocol/shapes/manager.ts';
import { clientOf, login, type Client } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { at, openPage, signIn, SIZES, textOf } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
const PHONE = { width: 390, height: 844 };

let hall: RunningHall;
let browser: Browser;
let supervisor: Client;
let manager: Client;
let citizen: Client;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  hall = await startHall();
  browser = await sharedBrowser();
  supervisor = await login(hall.url, 'supervisor');
  manager = await login(hall.url, 'manager');
  citizen = clientOf(hall.url);
});
afterAll(async () => {
  for (const each of [supervisor, manager, citizen]) each.close();
  await browser.close();
  await hall.dispose();
});

type Ticket = { readonly id: string; readonly number: string; readonly secret: string };
async function take(): Promise<Ticket> {
  const { status, body } = await supervisor.post('/tickets', { services: ['passport-first'] });
  expect(status, JSON.stringify(body)).toBe(201);
  return body['ticket'] as Ticket;
}

const overview = async (): Promise<ManagerView> => (await supervisor.get('/overview')).body as unknown as ManagerView;
const waiting = async (line: string): Promise<number | undefined> =>
  (await overview()).lines.find(({ id }) => id === line)?.waiting;
const counter = async (id: string): Promise<ManagerView['counters'][number] | undefined> =>
  (await overview()).counters.find((each) => each.id === id);

/** How something is pressed: with a finger, or with the keyboard alone. */
type Press = (target: Locator) => Promise<void>;
const byTouch: Press = (target) => target.tap();
const byKeyboard: Press = async (target) => {
  await target.focus();
  await target.press('Enter');
};

/** A form of what the supervisor does: chosen, filled, with a reason where one is asked for, sent. */
async function act(page: Page, press: Press, deed: string, fill: () => Promise<unknown>): Promise<void> {
  await press(at(page, `deed-${deed}`));
  await fill();
  const reason = at(page, 'act-reason');
  if ((await reason.count()) > 0) await reason.fill('税务系统故障');
  await press(at(page, 'act-confirm'));
  await at(page, 'act-confirm').waitFor({ state: 'hidden' });
}

async function answered(page: Page): Promise<void> {
  const reason = at(page, 'ask-reason');
  await at(page, 'ask-confirm').waitFor();
  if ((await reason.count()) > 0) await reason.fill('人多');
}

describe.each([
  ['with a finger at 390x844', PHONE, byTouch],
  ['with the keyboard at 1440x900', SIZES.manager, byKeyboard],
] as const)('%s', (_name, size, press) => {
  it('[MA5] a supervisor sees a trouble, ends a pause, lends a counter, moves five, tells the line; finds a lost number; a complaint is answered, the report printed', async () => {
    for (const [id, does] of [
      ['9', 'open'],
      ['12', 'open'],
      ['9', 'pause'],
    ] as const)
      expect((await supervisor.post(`/counters/${id}/${does}`, { reason: 'break' })).status).toBe(200);
    const tickets: Ticket[] = [];
    for (let n = 0; n < 8; n += 1) tickets.push(await take());
    const { page, faults, context } = await openPage(browser, `${hall.url}/manager`, size, {
      hasTouch: press === byTouch,
    });
    await signIn(page, 'supervisor');

    const trouble = page.locator('[data-test="trouble"][data-key="line:ps-exit-entry"]');
    await trouble.filter({ hasText: '9号窗口暂停' }).waitFor();
    await page.screenshot({ path: join(FOLDER, `morning-trouble-${String(size.width)}.png`) });
    await press(trouble.locator('[data-test="way-borrow"]').first());
    const lent = /\d+/.exec(await at(page, 'ask-confirm').innerText())?.[0];
    await answered(page);
    await press(at(page, 'ask-confirm'));
    await eventually(async () => (await overview()).today.assigned.length === 1, `counter ${String(lent)} is lent`);
    await press(trouble.locator('[data-test="way-end-pause"]'));
    await answered(page);
    await press(at(page, 'ask-confirm'));
    await eventually(async () => (await counter('9'))?.state === 'open', 'the pause is over');

    const before = (await waiting('ps-exit-entry')) ?? 0;
    const elsewhere = (await waiting('ps-household')) ?? 0;
    await press(at(page, 'line-ps-exit-entry'));
    await press(at(page, 'line-act'));
    await act(page, press, 'move', async () => {
      await at(page, 'act-to').selectOption('line:ps-household');
      await at(page, 'act-which').selectOption('last');
    });
    await eventually(async () => (await waiting('ps-household')) === elsewhere + 5, 'five have been moved');
    expect(await waiting('ps-exit-entry')).toBe(before - 5);
    await press(at(page, 'line-act'));
    await act(page, press, 'tell', () => at(page, 'act-zh').fill('系统故障，约20分钟'));
    const [first] = tickets;
    if (first === undefined) throw new Error('nobody took a ticket');
    const phone = await openPage(browser, `${hall.url}/t/${first.id}#${first.secret}`, PHONE);
    await phone.page.getByText('系统故障，约20分钟').waitFor();

    // All is taken back, with a reason as well.
    await press(at(page, 'line-back'));
    await press(at(page, 'side-routing'));
    for (const kind of ['message', 'assigned', 'move']) {
      await press(page.locator(`[data-test="today-${kind}"] [data-test="today-end"]`));
      await answered(page);
      await press(at(page, 'ask-confirm'));
      await page.locator(`[data-test="today-${kind}"]`).waitFor({ state: 'detached' });
    }

    const lost = await take();
    expect((await supervisor.post(`/tickets/${lost.id}/cancel`, { reason: '取错了' })).status).toBe(200);
    const desk = await openPage(browser, `${hall.url}/desk`, size, { hasTouch: press === byTouch });
    await signIn(desk.page, 'supervisor');
    await at(desk.page, 'find').fill(lost.number);
    await press(at(desk.page, 'find-button'));
    await textOf(desk.page, 'state', /已取消/);
    await press(at(desk.page, 'do-back'));
    await press(at(desk.page, 'reason-1'));
    await textOf(desk.page, 'state', /等候中/);
    await desk.page.screenshot({ path: join(FOLDER, `morning-desk-${String(size.width)}.png`) });

    // What somebody complained of is answered by the office; they read it on the phone.
    expect(
      (await citizen.post(`/tickets/${lost.id}/complaint?secret=${lost.secret}`, { text: '等得太久' })).status,
    ).toBe(200);
    const office = await openPage(browser, `${hall.url}/manager`, size, { hasTouch: press === byTouch });
    await signIn(office.page, 'manager');
    await press(at(office.page, 'side-ratings'));
    const complaint = at(office.page, 'complaint').filter({ hasText: '等得太久' }).first();
    await press(complaint.locator('[data-test="answer-complaint"]'));
    await complaint.locator('[data-test="answer-words"]').fill('已加开窗口，谢谢您的提醒');
    await press(complaint.locator('[data-test="send-answer"]'));
    const theirs = await openPage(browser, `${hall.url}/t/${lost.id}#${lost.secret}`, PHONE);
    await theirs.page.getByText('已加开窗口').waitFor();

    // The day goes to the office on paper, with nothing on it that is pressed.
    const reports = await openPage(browser, `${hall.url}/reports?report=waits`, size, { hasTouch: press === byTouch });
    await signIn(reports.page, 'supervisor');
    await textOf(reports.page, 'rows', /出入境证件/);
    await reports.page.evaluate(() => (window.print = () => document.body.setAttribute('data-printed', '')));
    await press(at(reports.page, 'print'));
    await reports.page.locator('body[data-printed]').waitFor({ state: 'attached' });
    await reports.page.emulateMedia({ media: 'print' });
    await textOf(reports.page, 'period', /\d{4}-\d\d-\d\d/);
    expect(await at(reports.page, 'print').isVisible()).toBe(false);

    const opened = [phone, desk, office, theirs, reports];
    expect([...faults, ...opened.flatMap((each) => each.faults)]).toEqual([]);
    for (const each of [context, ...opened.map((one) => one.context)]) await each.close();
    for (const id of ['9', '12']) await supervisor.post(`/counters/${id}/close`, { reason: 'break' });
  });
});
