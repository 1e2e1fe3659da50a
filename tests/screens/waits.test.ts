import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../core/base/names.ts';
import { MEANINGS, type FigureId } from '../../core/protocol/meanings.ts';
import { barriers } from '../support/barriers.ts';
import { login, type Client } from '../support/client.ts';
import { at, openPage, signIn, SIZES, textOf } from '../support/pages.ts';
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

const said = async (path: string, body?: object): Promise<Record<string, unknown>> =>
  (await desk.post(path, body)).body;

describe.sequential('who waits, on the screens', () => {
  it('[WT2] at counter 2 nobody can be called, and it says that the next one is at counter 6', async () => {
    for (const counter of ['2', '6']) expect((await desk.post(`/counters/${counter}/open`)).status).toBe(200);
    const services = ['id-card-renewal', 'household-register-replacement'];
    const { number, id, secret } = (await said('/tickets', { services }))['ticket'] as Record<string, string>;
    expect((await desk.post('/counters/6/next')).status).toBe(200);
    const refused = await desk.post('/counters/2/next');
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'line-empty', detail: `nobody can be called: ${String(number)} is at counter 6` },
    });
    const counter = await openPage(browser, `${hall.url}/counter`, SIZES.counter, { bypassCSP: true });
    const { page } = counter;
    await signIn(page, 'supervisor');
    await at(page, 'counter-2').click();
    await at(page, 'open-counter').click();
    const words = {
      'zh-Hans': `没有可叫的号：${String(number)} 在 6 号窗口`,
      'zh-Hant': `沒有可叫的號：${String(number)} 在 6 號窗口`,
      en: `Nobody can be called: ${String(number)} is at counter 6`,
    };
    for (const language of LANGUAGES) {
      await page.locator(`hall-language [lang="${language}"]`).first().click();
      await textOf(page, 'nobody', new RegExp(words[language]));
      await textOf(page, 'waiting', /^\s*0\s*$/);
      expect(await page.locator('[data-test="ahead-row"] .late').count()).toBe(0);
      await page.screenshot({ path: join(FOLDER, `counter-nobody-${language}.png`) });
      expect(await barriers(page), language).toEqual([]);
    }
    const phone = await openPage(browser, `${hall.url}/t/${String(id)}#${String(secret)}`, { width: 390, height: 844 });
    await phone.page.getByText('您在 6 号窗口，这里保留您的位置').waitFor();
    expect(await phone.page.getByText('下一位就是您').count()).toBe(0);
    for (const { context, faults } of [counter, phone]) {
      expect(faults).toEqual([]);
      await context.close();
    }
  });

  it('[WT6] each figure of the overview says what it counts, by a key, in every language, and as the document of the API', async () => {
    const { page, faults, context } = await openPage(browser, `${hall.url}/manager`, SIZES.manager, {
      bypassCSP: true,
    });
    await signIn(page, 'manager');
    const tiles: readonly (readonly [string, FigureId])[] = [
      ['total-waiting', 'waiting'],
      ['total-late', 'willBeLate'],
      ['total-longest', 'longestWait'],
      ['total-within', 'withinTarget'],
      ['total-mean', 'meanWait'],
      ['total-served', 'served'],
      ['total-no-shows', 'cancelled'],
      ['total-counters', 'openCounters'],
    ];
    for (const language of LANGUAGES) {
      await page.locator(`hall-language [lang="${language}"]`).first().click();
      for (const [tile, figure] of tiles) {
        const button = at(page, tile).locator('[data-test="meaning"]');
        await button.focus();
        await page.keyboard.press('Enter');
        await at(page, tile).getByText(MEANINGS[figure][language]).waitFor();
        if (figure === 'withinTarget') await page.screenshot({ path: join(FOLDER, `manager-meaning-${language}.png`) });
        await page.keyboard.press('Escape');
        await at(page, tile).getByText(MEANINGS[figure][language]).waitFor({ state: 'hidden' });
      }
      expect(await barriers(page), language).toEqual([]);
    }
    for (const header of await page.locator('[data-test="lines"] thead th').all())
      if ((await header.locator('[data-test="meaning"]').count()) === 0)
        expect(await header.innerText()).toMatch(/^(队列|隊列|Line)/);
    expect(faults).toEqual([]);
    await context.close();
  });
});
