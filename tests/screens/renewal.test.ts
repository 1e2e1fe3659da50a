import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { login, type Client } from '../support/client.ts';
import { buildAnew, builtApart, servePagesAnew } from '../support/other-build.ts';
import { wrongOnGlass } from '../support/on-glass.ts';
import { at, openPage, signIn, SIZES, textOf } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
/** What the rule promises, and a slow machine's share. */
const MINUTE = { timeout: 75_000, interval: 500 };

let apart: Awaited<ReturnType<typeof builtApart>>;
let hall: RunningHall;
let browser: Browser;
let clerk: Client;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  apart = await builtApart();
  hall = await startHall({ root: apart.root, env: { LOG_LEVEL: 'silent' } });
  browser = await sharedBrowser();
  clerk = await login(hall.url, 'supervisor');
});

afterAll(async () => {
  clerk.close();
  await browser.close();
  await hall.dispose();
  await apart.remove();
});

/** The build that a page was loaded with. */
const buildOf = (page: Page): Promise<string> =>
  page
    .locator('meta[name="hall-build"]')
    .getAttribute('content', { timeout: 5000 })
    .then(String, () => '');

async function open(path: string, size: { width: number; height: number } = SIZES.counter): Promise<Page> {
  const { page } = await openPage(browser, `${hall.url}${path}`, size);
  return page;
}

/** A page that says whether it was loaded anew: what is written into its window goes then. */
const mark = (page: Page): Promise<void> => page.evaluate(() => void ((window as { kept?: boolean }).kept = true));
const isMarked = (page: Page): Promise<boolean> => page.evaluate(() => (window as { kept?: boolean }).kept === true);

async function restart(): Promise<void> {
  await hall.stop();
  hall = await hall.again();
}

describe.sequential('pages of another build', () => {
  it('[RN1] every page that disturbs nobody is of the new build within a minute, by a start of the server', async () => {
    const paths = ['/kiosk', '/display?id=board-03', '/display?counter=3', '/rating?counter=1', '/tray', '/keypad'];
    const pages = await Promise.all(
      [...paths, '/counter', '/manager', '/signs', '/t/any#secret'].map((path) => open(path)),
    );
    const manager = await open('/manager', SIZES.manager);
    await signIn(manager, 'manager');
    await at(manager, 'intake').waitFor();
    const counter = await open('/counter');
    await signIn(counter, 'clerk');
    await at(counter, 'open-counter').waitFor();
    const all = [...pages, manager, counter];
    await Promise.all(all.map((page) => mark(page)));
    const before = await Promise.all(all.map(buildOf));
    expect(before.every((build) => /^[0-9a-f]{12}$/u.test(build))).toBe(true);
    await buildAnew(apart.root, 'two');
    await restart();
    const live = all.filter((page) => !/\/(signs|t\/)/u.test(page.url()));
    await expect
      .poll(() => Promise.all(live.map(isMarked)).catch(() => ['away']), MINUTE)
      .toEqual(live.map(() => false));
    const given = async (page: Page): Promise<string | null> =>
      (await fetch(page.url(), { method: 'HEAD' })).headers.get('x-page-build');
    for (const page of live) expect(await buildOf(page), page.url()).toBe(await given(page));
    // Nobody has to sign in again.
    await at(manager, 'intake').waitFor();
    await Promise.all(all.map((page) => page.context().close()));
  });

  it('[RN2] a kiosk in use, a counter with somebody in hand and a manager at work go on as they are; where staff want it, one key brings it', async () => {
    const kiosk = await open('/kiosk', SIZES.kiosk);
    await at(kiosk, 'open-search').click();
    const manager = await open('/manager', SIZES.manager);
    await signIn(manager, 'manager');
    await at(manager, 'side-boards').click();
    const counter = await open('/counter');
    await signIn(counter, 'clerk');
    await at(counter, 'open-counter').click();
    await at(counter, 'idle').waitFor();
    expect((await clerk.post('/tickets', { services: ['birth-household-registration'] })).status).toBe(201);
    await counter.locator('[data-test="do-next"][aria-disabled="false"]').waitFor();
    await counter.keyboard.press('Enter');
    const [number = ''] = /[A-Z]\d{3}/u.exec(await textOf(counter, 'ticket-number', /[A-Z]\d{3}/u)) ?? [];
    const all = [kiosk, manager, counter];
    await Promise.all(all.map((page) => mark(page)));
    await buildAnew(apart.root, 'three');
    // Without a start of the server: a kiosk that is cut off for five seconds goes home by itself.
    for (const page of [manager, counter]) await page.locator('[data-test="renew"][data-state="waiting"]').waitFor();
    // Longer than what is free takes, and than a counter or kiosk rests before it.
    await counter.waitForTimeout(14_000);
    expect(await Promise.all(all.map(isMarked))).toEqual([true, true, true]);
    for (const [name, page] of [
      ['counter', counter],
      ['manager', manager],
    ] as const)
      for (const language of ['en', 'zh-Hans']) {
        await at(page, `language-${language}`).first().click();
        await page.screenshot({ path: join(FOLDER, `${name}-renewal-${language}.png`) });
        expect((await wrongOnGlass(page)).filter((each) => each.includes('leaves the glass'))).toEqual([]);
        if (name === 'counter')
          await at(page, 'counter-name').evaluate((head) => {
            if (head.scrollWidth > head.clientWidth) throw new Error('the name of the counter is cut');
          });
      }
    await counter.keyboard.press('F8');
    await manager.keyboard.press('F8');
    for (const page of [counter, manager])
      await expect.poll(() => isMarked(page).catch(() => true), MINUTE).toBe(false);
    await textOf(counter, 'ticket-number', new RegExp(number, 'u'));
    expect(await isMarked(kiosk)).toBe(true);
    await at(kiosk, 'home').click();
    await expect.poll(() => isMarked(kiosk).catch(() => true), MINUTE).toBe(false);
    await Promise.all(all.map((page) => page.context().close()));
  });

  it('[RN1] the phone and the signs’ page come, too, which know it over HTTP alone', async () => {
    const taken = await clerk.post('/tickets', { services: ['deed-tax'] });
    const { id, secret, number } = taken.body['ticket'] as { id: string; secret: string; number: string };
    const [phone, signs] = await Promise.all([
      open(`/t/${id}#${secret}`, { width: 390, height: 844 }),
      open('/signs', SIZES.landing),
    ]);
    await phone.getByText(number).first().waitFor();
    const both = [phone, signs];
    const before = await Promise.all(both.map(buildOf));
    await Promise.all(both.map((page) => mark(page)));
    await servePagesAnew(apart.root, 'other');
    await restart();
    await expect.poll(() => Promise.all(both.map(isMarked)).catch(() => ['away']), MINUTE).toEqual([false, false]);
    expect((await Promise.all(both.map(buildOf))).map((build, at) => build === before[at])).toEqual([false, false]);
    await phone.getByText(number).first().waitFor();
    await Promise.all(both.map((page) => page.context().close()));
  });

  it('[RN1] a board and a screen over a counter come neither in a call nor in an emergency, and right after it', async () => {
    const supervisor = clerk;
    expect((await supervisor.post('/counters/9/open')).status).toBe(200);
    const { body } = await supervisor.get('/counters/9');
    const [line = ''] = ((body['counter'] as { lines?: { line: string }[] }).lines ?? []).map((each) => each.line);
    const services = (await supervisor.get('/services')).body['items'] as { id: string; line: string }[];
    const service = services.find((each) => each.line === line)?.id ?? '';
    for (let n = 0; n < 30; n += 1)
      expect((await supervisor.post('/tickets', { services: [service] })).status).toBe(201);
    const [board, over] = await Promise.all([open('/display?id=board-01', SIZES.board), open('/display?counter=9')]);
    await at(board, 'clock').first().waitFor();
    await at(over, 'window-state').waitFor();
    const both = [board, over];
    await Promise.all(both.map((page) => mark(page)));
    // Calls without a gap: sooner after one another than a call is over.
    const calls = async (): Promise<void> => {
      for (let n = 0; n < 4; n += 1) {
        expect((await supervisor.post('/counters/9/next', { became: 'finished' })).status).toBe(200);
        await board.waitForTimeout(2500);
      }
    };
    await supervisor.post('/counters/9/next');
    await buildAnew(apart.root, 'five', ['display']);
    await calls();
    expect(await Promise.all(both.map(isMarked))).toEqual([true, true]);
    const text = { 'zh-Hans': '请留意广播', 'zh-Hant': '請留意廣播', en: 'Please listen' };
    expect((await supervisor.post('/notices/emergency', { text })).status).toBe(201);
    await Promise.all(both.map((page) => at(page, 'emergency').first().waitFor()));
    // Longer than a call is shown, and than a board rests before it.
    await board.waitForTimeout(14_000);
    expect(await Promise.all(both.map(isMarked))).toEqual([true, true]);
    expect((await supervisor.delete('/notices/emergency')).status).toBe(204);
    await expect.poll(() => Promise.all(both.map(isMarked)).catch(() => ['away']), MINUTE).toEqual([false, false]);
    await Promise.all(both.map((page) => page.context().close()));
  });

  it('[RN3] a page whose address goes on giving the old build says so and is not loaded for ever', async () => {
    const [kiosk, manager] = await Promise.all([open('/kiosk', SIZES.kiosk), open('/manager', SIZES.manager)]);
    await signIn(manager, 'manager');
    await at(manager, 'side-boards').click();
    // A store on the way keeps the page: as it was, or as it was with the new one's name on it.
    const old = await Promise.all([kiosk, manager].map((page) => page.request.get(page.url())));
    await Promise.all(
      [kiosk, manager].map((page, n) =>
        page.route(page.url(), async (route) => {
          const build = route.request().method() === 'HEAD' && n === 0 ? { 'x-page-build': 'another-one' } : {};
          const answer = old[n];
          if (answer !== undefined)
            await route.fulfill({ response: answer, headers: { ...answer.headers(), ...build } });
        }),
      ),
    );
    let loads = 0;
    kiosk.on('load', () => (loads += 1));
    await mark(manager);
    await buildAnew(apart.root, 'four', ['kiosk', 'manager']);
    await restart();
    await manager.locator('[data-test="renew"]').waitFor();
    await manager.keyboard.press('F8');
    await manager.locator('[data-test="renew"][data-state="stuck"]').waitFor();
    await at(kiosk, 'renewal-stuck').waitFor({ timeout: MINUTE.timeout });
    await kiosk.screenshot({ path: join(FOLDER, 'kiosk-renewal-stuck.png') });
    await manager.screenshot({ path: join(FOLDER, 'manager-renewal-stuck.png') });
    expect(loads).toBe(1);
    expect(await isMarked(manager)).toBe(true);
    await Promise.all([kiosk, manager].map((page) => page.context().close()));
  });
});
