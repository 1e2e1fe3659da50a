import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACTIONS, type Action } from '../../counter/keys/actions.ts';
import { login, type Client } from '../support/client.ts';
import { at, openPage, SIZES, textOf, type OpenPage } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

// A whole morning of two clerks on one line, each by the keyboard alone: thirty tickets, every command at least twice.
// What came of it is asked of the hall.
const TICKETS = 30;
let hall: RunningHall;
let browser: Browser;
let desk: Client;

type Desk = { readonly counter: string; readonly page: Page; readonly opened: OpenPage };
type Taken = { readonly id: string; readonly number: string };
type StepNow = {
  readonly state: string;
  readonly outcome?: string;
  readonly counter?: string;
  readonly service: string;
};

let one: Desk;
let two: Desk;
const taken: Taken[] = [];
/** How often each action was done by a key and took effect. */
const did = new Map<Action, number>();

beforeAll(async () => {
  hall = await startHall();
  browser = await sharedBrowser();
  desk = await login(hall.url, 'manager');
});

afterAll(async () => {
  desk.close();
  await browser.close();
  await hall.dispose();
});

async function take(body: object = { services: ['id-card-renewal'] }): Promise<Taken> {
  const said = await desk.post('/tickets', body);
  expect(said.status, JSON.stringify(said.body)).toBe(201);
  const ticket = said.body['ticket'] as Taken;
  taken.push(ticket);
  return ticket;
}

/** Signs in and opens a counter without a mouse. */
async function sitDown(user: string, counter: string): Promise<Desk> {
  const opened = await openPage(browser, `${hall.url}/counter`, SIZES.counter);
  const { page } = opened;
  await at(page, 'user').waitFor();
  await page.keyboard.type(user);
  await page.keyboard.press('Tab');
  await page.keyboard.type('sample-hall');
  await page.keyboard.press('Enter');
  await at(page, 'open-counter').waitFor();
  await at(page, 'open-counter').focus();
  await page.keyboard.press('Enter');
  await at(page, 'idle').waitFor();
  return { counter, page, opened };
}

async function now(desk1: Desk): Promise<{ number?: string; state: string; counterState: string }> {
  const counter = (await desk.get(`/counters/${desk1.counter}`)).body['counter'] as {
    state: string;
    ticket?: { number: string; state: string };
  };
  return {
    ...(counter.ticket === undefined ? {} : { number: counter.ticket.number }),
    state: counter.ticket?.state ?? 'none',
    counterState: counter.state,
  };
}
const inHand = (at1: Desk, number: string | undefined): Promise<void> =>
  expect.poll(async () => (await now(at1)).number).toBe(number);
const stepsOf = async ({ id }: Taken): Promise<StepNow[]> =>
  ((await desk.get(`/tickets/${id}`)).body['ticket'] as { steps: StepNow[] }).steps;
const stepBecomes = (ticket: Taken, shape: object, step = 0): Promise<void> =>
  expect.poll(async () => (await stepsOf(ticket))[step]).toMatchObject(shape);
const byNumber = (number: string | undefined): Taken => {
  const found = taken.find((each) => each.number === number);
  if (found === undefined) throw new Error(`nobody took ${number ?? 'nothing'}`);
  return found;
};

/** Presses the key of an action once it can be done. */
async function press({ page }: Desk, action: Action, key: string): Promise<void> {
  await page.locator(`[data-test="do-${action}"]:not(.rearming)[aria-disabled="false"]`).waitFor();
  // The same key within half a second is one stroke.
  await page.waitForTimeout(520);
  await page.keyboard.press(key);
  did.set(action, (did.get(action) ?? 0) + 1);
}

async function next(at1: Desk): Promise<Taken> {
  const before = (await now(at1)).number;
  await press(at1, 'next', 'Enter');
  await expect.poll(async () => (await now(at1)).number).not.toBe(before);
  const { number } = await now(at1);
  await textOf(at1.page, 'ticket-number', new RegExp(number ?? '-'));
  return byNumber(number);
}

async function serve(at1: Desk): Promise<void> {
  await press(at1, 'serve', 's');
  await at1.page.locator('[data-test="ticket-state"][data-state="serving"]').waitFor();
}

async function finish(at1: Desk, figure: string): Promise<void> {
  await press(at1, 'finish', 'f');
  await at(at1.page, 'panel-finish').waitFor();
  await at1.page.keyboard.press(figure);
  await inHand(at1, undefined);
}

async function panelText(at1: Desk, action: Action, key: string, field: string, text: string): Promise<void> {
  await press(at1, action, key);
  await at(at1.page, field).waitFor();
  await at(at1.page, field).focus();
  await at1.page.keyboard.type(text);
  await at1.page.keyboard.press('Enter');
}

async function search(at1: Desk, action: Action, key: string, query: string, option: string): Promise<void> {
  await press(at1, action, key);
  await at(at1.page, 'service-query').waitFor();
  await at1.page.keyboard.type(query);
  const first = at(at1.page, 'service-option').first();
  await expect.poll(() => first.getAttribute(/^\d+$/.test(option) ? 'data-counter' : 'data-service')).toBe(option);
  await at1.page.keyboard.press('Enter');
}

describe.sequential('a morning of two clerks by keyboard alone', () => {
  it('[CK20] both sit down; thirty citizens come', async () => {
    one = await sitDown('clerk', '1');
    two = await sitDown('clerk-002', '2');
    for (let n = 0; n < TICKETS; n += 1)
      await take({ services: ['id-card-renewal'], category: n % 5 === 2 ? 'elderly' : 'ordinary' });
    await at(one.page, 'ahead-row').nth(7).waitFor();
  });

  it('[CK21] two clerks call from one line at the same time: never the same citizen', async () => {
    for (let round = 0; round < 3; round += 1) {
      const [mine, theirs] = await Promise.all([next(one), next(two)]);
      expect(mine.number).not.toBe(theirs.number);
      await Promise.all([serve(one), serve(two)]);
    }
  });

  it('[CK22] finish with each outcome; recall; missed', async () => {
    for (const [at1, figure, outcome] of [
      [one, '1', 'done'],
      [two, '3', 'needs-papers'],
    ] as const) {
      const ticket = byNumber((await now(at1)).number);
      await finish(at1, figure);
      await stepBecomes(ticket, { state: 'done', outcome });
      const called = await next(at1);
      await press(at1, 'recall', 'r');
      await stepBecomes(called, { state: 'called', recalls: 1 });
      await press(at1, 'no-show', 'x');
      await stepBecomes(called, { state: 'no-show' });
      await inHand(at1, undefined);
    }
  });

  it('[CK23] undo: a wrong “missed” is taken back, and so is a wrong finish', async () => {
    const missed = byNumber((await stepsInState('no-show'))[0]);
    await press(one, 'undo', 'z');
    await expect.poll(async () => (await now(one)).number).toBeDefined();
    expect((await stepsOf(byNumber((await now(one)).number)))[0]).toMatchObject({ state: 'called' });
    expect(taken).toContainEqual(missed);
    await serve(one);
    const back = byNumber((await now(one)).number);
    await finish(one, '2');
    await press(one, 'undo', 'z');
    await inHand(one, back.number);
    await stepBecomes(back, { state: 'serving' });
  });

  it('[CK31] what was finished is brought back here, with the reason by a figure', async () => {
    const ticket = byNumber((await now(one)).number);
    for (const reason of ['1', '3']) {
      await finish(one, '1');
      await stepBecomes(ticket, { state: 'done' });
      await press(one, 'bring-back', 'e');
      await textOf(one.page, 'panel-bring-back', new RegExp(ticket.number));
      await one.page.keyboard.press('1');
      await textOf(one.page, 'ended-chosen', new RegExp(ticket.number));
      await one.page.keyboard.press(reason);
      await inHand(one, ticket.number);
      await stepBecomes(ticket, { state: 'called' });
    }
  });

  it('[CK14] a category is corrected and put right again, with the reason by a figure', async () => {
    const ticket = byNumber((await now(one)).number);
    const category = async (): Promise<string> =>
      ((await desk.get(`/tickets/${ticket.id}`)).body['ticket'] as { category: string }).category;
    const before = await category();
    for (const to of [before === 'elderly' ? 'disabled' : 'elderly', before]) {
      await press(one, 'category', 'g');
      const choice = at(one.page, `category-${to}`);
      await choice.waitFor();
      await one.page.keyboard.press(((await choice.locator('kbd').textContent()) ?? '').trim());
      await at(one.page, 'category-why').waitFor();
      await one.page.keyboard.press('1');
      await expect.poll(category).toBe(to);
    }
  });

  it('[CK24] parked here, taken up at the other counter with the note; and the other way round', async () => {
    for (const [from, to, note] of [
      [one, two, '去复印户口簿'],
      [two, one, 'fetches a photo'],
    ] as const) {
      const ticket = byNumber((await now(from)).number ?? (await next(from)).number);
      await panelText(from, 'park', 'p', 'note-park', note);
      await stepBecomes(ticket, { state: 'parked' });
      if ((await now(to)).number !== undefined) await finish(to, '1');
      await press(to, 'resume', 'u');
      await textOf(to.page, 'panel-resume', new RegExp(note));
      const row = to.page.locator('[data-test^="choice-"]').filter({ hasText: ticket.number });
      const figure = ((await row.getAttribute('data-test')) ?? '').replace('choice-', '');
      await to.page.keyboard.press(figure);
      await inHand(to, ticket.number);
      await textOf(to.page, 'notes', new RegExp(note));
    }
  });

  it('[CK25] transferred to the other counter, and back to a service', async () => {
    const ticket = byNumber((await now(one)).number);
    if ((await now(two)).number !== undefined) await finish(two, '1');
    await search(one, 'transfer', 't', '2', '2');
    await inHand(one, undefined);
    await expect
      .poll(async () => (await stepsOf(ticket)).map(({ state }) => state))
      .toEqual(['transferred', 'waiting']);
    await panelCall(two, ticket.number, 'sent over');
    await inHand(two, ticket.number);
    await search(two, 'transfer', 't', 'jmsfzqmhl', 'id-card-renewal');
    await inHand(two, undefined);
    await expect
      .poll(async () => (await stepsOf(ticket)).map(({ state }) => state))
      .toEqual(['transferred', 'transferred', 'waiting']);
    await panelCall(one, ticket.number, 'came back');
    await inHand(one, ticket.number);
  });

  it('[CK26] notes, services added, back to the line', async () => {
    const ticket = byNumber((await now(one)).number);
    await panelText(one, 'add-note', 'm', 'note-add-note', 'first note');
    await textOf(one.page, 'notes', /first note/);
    await panelText(one, 'add-note', 'm', 'note-add-note', 'second note');
    await textOf(one.page, 'notes', /second note/);
    for (const query of ['real estate', 'hukou']) {
      const before = (await stepsOf(ticket)).length;
      await press(one, 'add-service', 'a');
      await at(one.page, 'service-query').waitFor();
      await one.page.keyboard.type(query);
      await at(one.page, 'service-option').first().waitFor();
      await one.page.waitForTimeout(400);
      await one.page.keyboard.press('Enter');
      await expect.poll(async () => (await stepsOf(ticket)).length).toBe(before + 1);
    }
    for (let again = 0; again < 2; again += 1) {
      await press(one, 'return', 'q');
      await at(one.page, 'panel-return').waitFor();
      await one.page.keyboard.press('1');
      await inHand(one, undefined);
      await panelCall(one, ticket.number, 'is here again');
      await inHand(one, ticket.number);
    }
  });

  it('[CK27] the server is killed in the middle: same ticket, same notes, and the keys work again', async () => {
    const ticket = byNumber((await now(one)).number);
    await hall.kill();
    await expect.poll(() => at(one.page, 'do-next').getAttribute('aria-disabled')).toBe('true');
    hall = await hall.again();
    await expect.poll(() => at(one.page, 'do-next').getAttribute('aria-disabled')).toBe('false');
    desk.close();
    desk = await login(hall.url, 'manager');
    await inHand(one, ticket.number);
    await textOf(one.page, 'ticket-number', new RegExp(ticket.number));
    await textOf(one.page, 'notes', /second note/);
    await serve(one);
    await finish(one, '1');
  });

  it('[CK28] cancelled, after the question; paused with a reason and a clock', async () => {
    for (const at1 of [one, two]) {
      if ((await now(at1)).number === undefined) await next(at1);
      const ticket = byNumber((await now(at1)).number);
      await press(at1, 'cancel', 'Delete');
      await at(at1.page, 'cancel-dialog').waitFor();
      await at1.page.keyboard.press('Tab');
      await at1.page.keyboard.press('Enter');
      await expect.poll(async () => (await stepsOf(ticket)).some(({ state }) => state === 'cancelled')).toBe(true);
      await inHand(at1, undefined);
      await press(at1, 'pause', 'b');
      await at(at1.page, 'panel-pause').waitFor();
      await at1.page.keyboard.press('1');
      await textOf(at1.page, 'paused', /\d:\d\d/);
      await press(at1, 'pause', 'b');
      await at(at1.page, 'idle').waitFor();
    }
  });

  it('[CK29] the rest is served, nobody is lost, and both go home', async () => {
    const done = async (): Promise<boolean> =>
      (await Promise.all(['ps-household', 'ps-id-card'].map((line) => desk.get(`/lines/${line}`)))).every(({ body }) =>
        (body['line'] as { tickets: { state: string }[] }).tickets.every(({ state }) => state !== 'ready'),
      );
    for (let left = 0; left < 2 * TICKETS && !(await done()); left += 1) {
      const at1 = left % 2 === 0 ? one : two;
      if ((await now(at1)).number === undefined) await next(at1);
      await finish(at1, String((left % 5) + 1));
    }
    expect(await done()).toBe(true);
    for (const at1 of [one, two]) {
      if ((await now(at1)).number !== undefined) await finish(at1, '1');
      await press(at1, 'close', 'l');
      await expect.poll(async () => (await now(at1)).counterState).toBe('closed');
    }
    const states = new Set((await Promise.all(taken.map(stepsOf))).map((steps) => steps[0]?.state));
    expect([...states].sort()).toEqual(['cancelled', 'done', 'no-show', 'transferred']);
    expect(taken.length).toBe(TICKETS);
    const seldom = ACTIONS.filter((action) => (did.get(action) ?? 0) < 2);
    expect(seldom, JSON.stringify([...did])).toEqual([]);
    expect([...one.opened.faults, ...two.opened.faults]).toEqual([]);
  });
});

async function panelCall(at1: Desk, number: string, reason: string): Promise<void> {
  await press(at1, 'call-number', 'c');
  await at(at1.page, 'call-number').waitFor();
  await at1.page.keyboard.type(number);
  await at1.page.keyboard.press('Tab');
  await at1.page.keyboard.type(reason);
  await at1.page.keyboard.press('Enter');
}

async function stepsInState(state: string): Promise<string[]> {
  const all = await Promise.all(taken.map(async (each) => ({ each, steps: await stepsOf(each) })));
  return all.filter(({ steps }) => steps[0]?.state === state).map(({ each }) => each.number);
}
