import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { login, type Client } from '../support/client.ts';
import { at, openPage, signIn, SIZES, textOf } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
let hall: RunningHall;
let browser: Browser;
let supervisor: Client;
let clerk: Client;
beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  hall = await startHall();
  browser = await sharedBrowser();
  supervisor = await login(hall.url, 'supervisor');
  clerk = await login(hall.url, 'clerk');
}, 60_000);
afterAll(async () => {
  supervisor.close();
  clerk.close();
  await browser.close();
  await hall.dispose();
});

type Ticket = { readonly id: string; readonly number: string; readonly secret: string };
const take = async (): Promise<Ticket> =>
  (await supervisor.post('/tickets', { services: ['name-change'] })).body['ticket'] as Ticket;
type Today = Readonly<Record<'messages' | 'targets' | 'limits' | 'assigned' | 'moves', readonly object[]>>;
const today = async (): Promise<Today> => (await supervisor.get('/overview')).body['today'] as Today;

/** Fills the form of a deed as a keyboard does, and sends it. */
async function act(page: Page, deed: string, fill: () => Promise<unknown> = () => Promise.resolve()): Promise<void> {
  const button = at(page, `deed-${deed}`);
  if ((await button.count()) > 0) {
    await button.focus();
    await page.keyboard.press('Enter');
  }
  await fill();
  const reason = at(page, 'act-reason');
  if ((await reason.count()) > 0) await reason.fill('税务系统故障');
  await page.keyboard.press('Enter');
  await at(page, 'act-confirm').waitFor({ state: 'hidden' });
}

describe('a supervisor acts', () => {
  it.each([
    ['1440x900', SIZES.manager],
    ['390x844', { width: 390, height: 844 }],
  ] as const)(
    '[MA1] [MA2] at %s: lines by hand, a message, a target, a move and its way back, each with a reason',
    async (_name, size) => {
      await take();
      const { page, faults, context } = await openPage(browser, `${hall.url}/manager`, size, { bypassCSP: true });
      await signIn(page, 'supervisor');
      await at(page, 'closed-counter').selectOption('12');
      await act(page, 'lines', () => page.locator('[data-test="act-lines"] input[value="ps-household"]').check());
      await expect
        .poll(async () => (await today()).assigned)
        .toMatchObject([{ counter: '12', reason: '税务系统故障' }]);
      await at(page, 'closed-counter').selectOption('12');
      await act(page, 'open');

      await at(page, 'line-ps-household').click();
      await at(page, 'line-act').click();
      await act(page, 'tell', () => at(page, 'act-zh').fill('系统故障，约20分钟 <b>'));
      await expect.poll(async () => (await today()).messages.length).toBe(1);
      await at(page, 'line-act').click();
      await act(page, 'target', () => at(page, 'act-target').fill('45'));
      await expect.poll(async () => (await today()).targets).toMatchObject([{ line: 'ps-household', target: 2700 }]);
      await at(page, 'line-act').click();
      await act(page, 'move', () => at(page, 'act-to').selectOption('line:ps-exit-entry'));
      await expect.poll(async () => (await today()).moves.length).toBe(1);

      await at(page, 'line-back').click();
      await at(page, 'side-routing').click();
      await page.addScriptTag({ content: readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8') });
      const found = await page.evaluate<string[]>(
        "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa'] }).then((r) => r.violations.map((v) => v.id + ': ' + v.nodes[0].html))",
      );
      expect(found).toEqual([]);
      // Taken back in the order in which they stand, until nothing is set.
      for (const kind of ['message', 'assigned', 'target', 'move']) {
        await page.locator(`[data-test="today-${kind}"] [data-test="today-end"]`).click();
        await at(page, 'ask-reason').fill('已恢复');
        await at(page, 'ask-confirm').click();
        await page.locator(`[data-test="today-${kind}"]`).waitFor({ state: 'detached' });
      }
      expect(await today()).toMatchObject({ messages: [], targets: [], limits: [], assigned: [], moves: [] });
      await supervisor.post('/counters/12/close', {});
      expect(faults).toEqual([]);
      await context.close();
    },
    60_000,
  );

  it('[MA12] [MA13] where a move goes stays chosen while counters close, and a helping line stays one', async () => {
    const reason = '试验';
    const [first = '', second = ''] = ['2', '3'];
    for (const id of [first, second]) await supervisor.post(`/counters/${id}/open`, { reason });
    await take();
    const { page, faults, context } = await openPage(browser, `${hall.url}/manager`, SIZES.manager);
    await signIn(page, 'supervisor');
    await at(page, 'line-ps-household').click();
    await at(page, 'line-act').click();
    await at(page, 'deed-move').click();
    const to = at(page, 'act-to');
    await to.selectOption(`counter:${second}`);
    await supervisor.post(`/counters/${first}/close`, { reason });
    await expect.poll(() => to.locator(`[value="counter:${first}"]`).isDisabled()).toBe(true);
    expect(await to.inputValue()).toBe(`counter:${second}`);
    await supervisor.post(`/counters/${second}/close`, { reason });
    await expect.poll(() => to.locator(`[value="counter:${second}"]`).isDisabled()).toBe(true);
    const before = (await today()).moves.length;
    await at(page, 'act-reason').fill(reason);
    await at(page, 'act-confirm').click();
    await at(page, 'act-lacks').waitFor();
    expect((await today()).moves.length).toBe(before);
    await at(page, 'act-cancel').click();

    const lines = [
      { line: 'ps-exit-entry', level: 1 },
      { line: 'ps-household', level: 3 },
    ];
    await supervisor.post('/counters/12/lines', { lines, reason });
    await at(page, 'line-back').click();
    // The form begins with what the page knows.
    await at(page, 'side-routing').click();
    await at(page, 'today-assigned').waitFor();
    await at(page, 'side-counters').click();
    await at(page, 'closed-counter').selectOption('12');
    await at(page, 'deed-lines').click();
    expect(await page.locator('[name="level-ps-household"]').inputValue()).toBe('3');
    await at(page, 'act-reason').fill('照旧');
    await at(page, 'act-confirm').click();
    type Assigned = { readonly counter: string; readonly reason: string; readonly lines: typeof lines };
    const assigned = async () =>
      ((await today()).assigned as readonly Assigned[]).find((each) => each.reason === '照旧');
    await expect.poll(assigned).toMatchObject({ counter: '12' });
    expect((await assigned())?.lines.map(({ line, level }) => ({ line, level }))).toEqual(
      expect.arrayContaining(lines),
    );
    await supervisor.post('/counters/12/lines', { lines: null, reason });
    expect(faults).toEqual([]);
    await context.close();
  });

  it('[MA14] what is refused or not answered keeps what was typed, and sent again after silence is done once', async () => {
    await supervisor.post('/counters/2/open', { reason: '试验' });
    const { page, faults, context } = await openPage(browser, `${hall.url}/manager`, SIZES.manager);
    // What the hall says is lost while it is deaf; what it is told comes.
    let isDeaf = false;
    await page.routeWebSocket(/socket\.io/, (line) => {
      const far = line.connectToServer();
      far.onMessage((said) => (isDeaf ? undefined : line.send(said)));
    });
    await page.reload();
    await signIn(page, 'supervisor');
    await page.locator('[data-counter="2"] [data-test="counter-act"]').click();
    await at(page, 'deed-call').click();
    await at(page, 'act-number').fill('ZZ987');
    await at(page, 'act-reason').fill('本人急办');
    await at(page, 'act-confirm').click();
    await textOf(page, 'act-trouble', /./);
    expect([await at(page, 'act-number').inputValue(), await at(page, 'act-reason').inputValue()]).toEqual([
      'ZZ987',
      '本人急办',
    ]);
    await at(page, 'deed-clerk').click();
    expect(await at(page, 'act-trouble').count()).toBe(0);
    await at(page, 'act-zh').fill('请到值班台');
    const before = (await today()).messages.length;
    isDeaf = true;
    await at(page, 'act-confirm').click();
    await textOf(page, 'act-trouble', /./);
    expect(await at(page, 'act-zh').inputValue()).toBe('请到值班台');
    expect((await today()).messages.length).toBe(before + 1);
    isDeaf = false;
    await at(page, 'act-confirm').click();
    await at(page, 'act-confirm').waitFor({ state: 'hidden' });
    expect((await today()).messages.length).toBe(before + 1);
    await supervisor.post('/counters/2/close', { reason: '试验' });
    expect(faults).toEqual([]);
    await context.close();
  });

  it('[MA3] [MA4] the clerk reads a message and says so; the phone and the screen over the counter show theirs as text', async () => {
    await clerk.post('/counters/1/open');
    const ticket = await take();
    const text = { 'zh-Hans': '请到值班台 <i>', en: 'Please come to the desk <i>' };
    for (const to of [{ counter: '1' }, { screen: '1' }, { line: 'ps-household' }]) {
      expect((await supervisor.post('/hall/messages', { to, text, minutes: 20 })).status).toBe(200);
    }
    const desk = await openPage(browser, `${hall.url}/counter`, { width: 1366, height: 768 });
    await signIn(desk.page, 'clerk');
    await at(desk.page, 'clerk-message').waitFor();
    expect(await at(desk.page, 'clerk-message').textContent()).toContain('请到值班台 <i>');
    await at(desk.page, 'seen').click();
    await at(desk.page, 'clerk-message').waitFor({ state: 'detached' });
    await expect
      .poll(async () => (await today()).messages)
      .toContainEqual(expect.objectContaining({ seen: [expect.objectContaining({ by: 'clerk' })] }));

    const phone = await openPage(browser, `${hall.url}/t/${ticket.id}#${ticket.secret}`, { width: 390, height: 844 });
    await phone.page.locator('.message').waitFor();
    expect(await phone.page.locator('.message').textContent()).toBe('请到值班台 <i>');
    const screen = await openPage(browser, `${hall.url}/display?counter=1`, { width: 1920, height: 1080 });
    await at(screen.page, 'window-message').waitFor();
    expect(await at(screen.page, 'window-message').textContent()).toContain('请到值班台 <i>');
    // At the kiosk whoever is about to take a number of the line reads it first, and nobody else.
    await supervisor.post('/hall/messages', { to: { line: 'ps-id-card' }, text });
    const kiosk = await openPage(browser, `${hall.url}/kiosk`, SIZES.kiosk, { bypassCSP: true });
    const chosen = async (initials: string, words: string): Promise<void> => {
      await at(kiosk.page, 'open-search').click();
      for (const key of initials) await at(kiosk.page, `key-${key}`).click();
      const found = at(kiosk.page, 'results').locator('[data-test^="service-"]').filter({ hasText: words });
      await found.first().click();
      await at(kiosk.page, 'take').waitFor();
    };
    await chosen('jmsfz', '居民身份证');
    await at(kiosk.page, 'kiosk-message').waitFor();
    expect((await at(kiosk.page, 'kiosk-message').textContent())?.trim()).toBe('请到值班台 <i>');
    await kiosk.page.screenshot({ path: join(FOLDER, 'kiosk-message.png') });
    expect(await barriers(kiosk.page)).toEqual([]);
    await kiosk.page.reload();
    await chosen('gjjdk', '公积金');
    expect(await at(kiosk.page, 'kiosk-message').count()).toBe(0);
    expect([...desk.faults, ...phone.faults, ...screen.faults, ...kiosk.faults]).toEqual([]);
    for (const each of [desk, phone, screen, kiosk]) await each.context.close();
  }, 60_000);
});
