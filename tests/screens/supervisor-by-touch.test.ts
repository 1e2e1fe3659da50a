import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ManagerView } from '../../core/protocol/shapes/manager.ts';
import { barriers } from '../support/barriers.ts';
import { login, type Client } from '../support/client.ts';
import { at, openPage, signIn } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { smallTargets } from '../support/small-targets.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
const HAND = { width: 390, height: 844 };
const LINE = 'ps-household';
let hall: RunningHall;
let browser: Browser;
let supervisor: Client;
let manager: Client;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  hall = await startHall();
  browser = await sharedBrowser();
  supervisor = await login(hall.url, 'supervisor');
  manager = await login(hall.url, 'manager');
  for (let each = 0; each < 6; each += 1)
    expect((await supervisor.post('/tickets', { services: ['household-register-replacement'] })).status).toBe(201);
});

afterAll(async () => {
  supervisor.close();
  manager.close();
  await browser.close();
  await hall.dispose();
});

const overview = async (): Promise<ManagerView> => (await supervisor.get('/overview')).body as unknown as ManagerView;
const counter = async (id: string) => (await overview()).counters.find((each) => each.id === id);
const waitingIn = async (line: string) => (await overview()).lines.find(({ id }) => id === line)?.waiting;

/** A finger touches what it can see. */
async function tap(page: Page, name: string): Promise<void> {
  await at(page, name).first().tap();
}

/** A busy browser takes a touch that it comes to late for a long one, which chooses nothing: a finger touches again. */
async function choose(page: Page, deed: string): Promise<void> {
  const chosen = page.locator(`[data-test="deed-${deed}"][aria-pressed="true"]`);
  while (!(await chosen.isVisible())) {
    await tap(page, `deed-${deed}`);
    await chosen.waitFor({ timeout: 2000 }).catch(() => undefined);
  }
}

/** Chooses a deed, fills what it asks for, gives the reason and sends it; nothing is cut off or too small meanwhile. */
async function act(page: Page, deed: string, reason: string, fill: () => Promise<unknown> = () => Promise.resolve()) {
  // What may be done follows the hall: the deed comes once the page knows how the counter stands. A limit stands alone.
  if (deed !== 'limit') await choose(page, deed);
  await fill();
  await at(page, 'act-reason').fill(reason);
  await page.screenshot({ path: join(FOLDER, `touch-${deed}.png`) });
  expect(await smallTargets(page), deed).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide, deed).toBeLessThanOrEqual(0);
  await tap(page, 'act-confirm');
  await at(page, 'act-confirm').waitFor({ state: 'hidden' });
}

async function answer(page: Page, reason: string): Promise<void> {
  await at(page, 'ask-confirm').waitFor();
  const why = at(page, 'ask-reason');
  if ((await why.count()) > 0) await why.fill(reason);
  await tap(page, 'ask-confirm');
  await at(page, 'ask-confirm').waitFor({ state: 'hidden' });
}

it('[MA7] by touch at 390 px a supervisor does each act, gives its reason, takes it back; the journal has them all', async () => {
  const { page, faults, context } = await openPage(browser, `${hall.url}/manager`, HAND, {
    hasTouch: true,
    bypassCSP: true,
  });
  await signIn(page, 'supervisor');
  const rowOf = (id: string) => page.locator(`[data-test="counter-row"][data-counter="${id}"]`);
  const onCounter = (id: string) => rowOf(id).locator('[data-test="counter-act"]').tap();
  const onLine = async (): Promise<void> => {
    if (!(await at(page, 'line-act').isVisible())) await tap(page, `line-${LINE}`);
    await tap(page, 'line-act');
  };

  // A counter: opened, paused, opened again, given other lines, closed.
  await at(page, 'closed-counter').selectOption('1');
  await act(page, 'open', '开窗');
  await expect.poll(async () => (await counter('1'))?.state).toBe('open');
  await onCounter('1');
  await act(page, 'pause', '用餐');
  await expect.poll(async () => (await counter('1'))?.state).toBe('paused');
  await onCounter('1');
  await act(page, 'resume', '回来');
  await expect.poll(async () => (await counter('1'))?.state).toBe('open');
  await at(page, 'closed-counter').selectOption('12');
  await act(page, 'lines', '支援户籍', () =>
    page.locator(`[data-test="act-lines"] label:has([value="${LINE}"])`).tap(),
  );
  await expect.poll(async () => (await overview()).today.assigned.map((each) => each.reason)).toEqual(['支援户籍']);
  await onCounter('1');
  await act(page, 'clerk', '催促', async () => {
    // What is missing is said, and nothing is sent.
    await tap(page, 'act-confirm');
    await at(page, 'act-lacks').getByText('至少一种语言').waitFor();
    await at(page, 'act-zh').fill('请加快');
    await at(page, 'act-lacks').waitFor({ state: 'hidden' });
  });
  await expect.poll(async () => (await overview()).today.messages.length).toBe(1);

  // A line: told, its target set, three moved away.
  await onLine();
  await act(page, 'tell', '系统故障', () => at(page, 'act-zh').fill('税务系统故障，约 20 分钟'));
  await expect.poll(async () => (await overview()).today.messages.length).toBe(2);
  await onLine();
  await act(page, 'target', '放宽', () => at(page, 'act-target').fill('45'));
  await expect.poll(async () => (await overview()).today.targets.length).toBe(1);
  await onLine();
  await act(page, 'move', '分流', async () => {
    await at(page, 'act-to').selectOption('line:ps-exit-entry');
    await at(page, 'act-which').selectOption('last');
    await at(page, 'act-last').fill('3');
  });
  await expect.poll(() => waitingIn('ps-exit-entry')).toBe(3);

  // Somebody in it: the category corrected, put first and not first, then called.
  const person = page.locator('[data-test="line-person"]').nth(1);
  const number = (await person.getAttribute('data-number')) ?? '';
  const same = page.locator(`[data-test="line-person"][data-number="${number}"]`);
  await same.locator('[data-test="correct-category"]').tap();
  await at(page, 'ask-choice').selectOption('elderly');
  await answer(page, '八十二岁');
  await same.getByText('老年').first().waitFor();
  await same.locator('[data-test="put-first"]').tap();
  await answer(page, '身体不适');
  await same.locator('[data-test="not-first"]').tap();
  await answer(page, '已好转');
  await same.locator('[data-test="put-first"]').waitFor();
  await tap(page, 'line-back');
  await onCounter('1');
  await act(page, 'call', '本人急办', () => at(page, 'act-number').fill(number));
  await expect.poll(async () => (await counter('1'))?.number).toBe(number);

  // A limit for today.
  await tap(page, 'side-routing');
  await tap(page, 'new-limit');
  await act(page, 'limit', '材料用完', async () => {
    await at(page, 'act-find').fill('居民身份证');
    await expect.poll(() => at(page, 'act-service').locator('option').count()).toBeGreaterThan(0);
    await at(page, 'act-places').fill('40');
  });
  await expect.poll(async () => (await overview()).today.limits.length).toBe(1);
  await page.screenshot({ path: join(FOLDER, 'touch-today.png'), fullPage: true });
  expect(await smallTargets(page)).toEqual([]);
  expect(await barriers(page)).toEqual([]);

  // Whatever is in force is taken back where it stands.
  for (const kind of ['message', 'message', 'assigned', 'target', 'limit', 'move']) {
    const rows = page.locator(`[data-test="today-${kind}"]`);
    const before = await rows.count();
    await rows.first().locator('[data-test="today-end"]').tap();
    await answer(page, `撤回${kind}`);
    await expect.poll(() => rows.count()).toBe(before - 1);
  }
  const { messages, targets, limits, assigned, moves } = (await overview()).today;
  expect({ messages, targets, limits, assigned }).toEqual({ messages: [], targets: [], limits: [], assigned: [] });
  expect(moves.filter(({ standing }) => standing > 0)).toEqual([]);

  // With its ticket put back in line the counter closes.
  expect((await supervisor.post('/counters/1/no-show', {})).status).toBe(200);
  await tap(page, 'side-counters');
  await onCounter('1');
  await act(page, 'close', '收工');
  await expect.poll(async () => (await counter('1'))?.state).toBe('closed');

  const journal = JSON.stringify((await manager.get('/audit/entries?limit=100')).body);
  const reasons = [
    '开窗',
    '用餐',
    '回来',
    '支援户籍',
    '催促',
    '系统故障',
    '放宽',
    '分流',
    '八十二岁',
    '身体不适',
    '已好转',
  ];
  for (const reason of [...reasons, '本人急办', '材料用完', '收工', ...REVOKED]) expect(journal).toContain(reason);
  expect(faults).toEqual([]);
  await context.close();
});

const REVOKED = ['message', 'assigned', 'target', 'limit', 'move'].map((kind) => `撤回${kind}`);

it('[MA10] spaces of any kind are no reason: the field is emptied and asked for, and nothing is done', async () => {
  const { page, faults, context } = await openPage(browser, `${hall.url}/manager`, HAND, { hasTouch: true });
  await signIn(page, 'supervisor');
  const asksFor = async (field: string, confirm: string): Promise<void> => {
    for (const nothing of [' ', '\u3000\u3000', '\t\u00a0', '\u200b']) {
      await at(page, field).fill(nothing);
      await tap(page, confirm);
      await expect.poll(() => at(page, field).inputValue(), { message: JSON.stringify(nothing) }).toBe('');
    }
    expect(await at(page, field).evaluate((each: HTMLInputElement) => each.validity.valueMissing)).toBe(true);
  };
  await at(page, 'closed-counter').selectOption('2');
  await asksFor('act-reason', 'act-confirm');
  expect((await counter('2'))?.state).toBe('closed');
  await tap(page, 'act-cancel');

  // What the clerk has done meanwhile is not asked for again, and the reason stays.
  expect((await supervisor.post('/counters/2/open')).status).toBe(200);
  await page.locator('[data-test="counter-row"][data-counter="2"] [data-test="counter-act"]').tap();
  await at(page, 'act-reason').fill('用餐');
  expect((await supervisor.post('/counters/2/pause', { reason: '会议' })).status).toBe(200);
  await at(page, 'deed-resume').waitFor();
  await tap(page, 'act-confirm');
  await at(page, 'act-lacks').getByText('请重新选择').waitFor();
  expect(await at(page, 'act-reason').inputValue()).toBe('用餐');
  await tap(page, 'act-cancel');

  await tap(page, `line-${LINE}`);
  await at(page, 'put-first').first().tap();
  await asksFor('ask-reason', 'ask-confirm');
  await at(page, 'ask-reason').fill('身体不适');
  await tap(page, 'ask-confirm');
  await at(page, 'not-first').waitFor();
  expect(faults).toEqual([]);
  await context.close();
});
