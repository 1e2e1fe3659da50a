import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ManagerView } from '../../core/protocol/shapes/manager.ts';
import type { TroublesView } from '../../core/protocol/shapes/troubles.ts';
import { barriers } from '../support/barriers.ts';
import { login, type Client } from '../support/client.ts';
import { startMorning } from '../support/morning-hall.ts';
import { at, openPage, signIn, SIZES, textOf } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import type { RunningHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
let hall: RunningHall;
let browser: Browser;
let supervisor: Client;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  hall = await startMorning();
  browser = await sharedBrowser();
  supervisor = await login(hall.url, 'supervisor');
});

afterAll(async () => {
  supervisor.close();
  await browser.close();
  await hall.dispose();
});

describe.sequential('what needs a person, on the managers’ page', () => {
  it('[ND12] [ND22] [MA6] the list stands above the lines, and a counter is opened from it', async () => {
    const { page, faults, context } = await openPage(browser, `${hall.url}/manager`, SIZES.manager, {
      bypassCSP: true,
    });
    await signIn(page, 'supervisor');
    await textOf(page, 'trouble-count', /\d/);
    for (const language of ['zh-Hans', 'en']) {
      await page.locator(`hall-language [lang="${language}"]`).first().click();
      await page.screenshot({ path: join(FOLDER, `manager-troubles-${language}.png`) });
      expect(await barriers(page), language).toEqual([]);
    }
    const keys = async (): Promise<(string | null)[]> =>
      at(page, 'trouble').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-key')));
    const { items } = (await supervisor.get('/troubles')).body as unknown as TroublesView;
    await expect.poll(keys).toEqual(items.map(({ key }) => key));
    await at(page, 'side-zones').click();
    await page.screenshot({ path: join(FOLDER, 'manager-zones.png') });
    expect(await barriers(page), 'zones').toEqual([]);
    // Who waits in two lines counts in both, and the map says so.
    expect((await supervisor.post('/tickets', { services: ['name-change', 'passport-first'] })).status).toBe(201);
    await textOf(page, 'zones-sum', /各区相加 \d+ 人次，全大厅 \d+ 人|zones add up to \d+, the hall has \d+ people/);
    const way = at(page, 'way-open').first();
    const id = /\d+/.exec(await way.innerText())?.[0] ?? '';
    const row = at(page, 'trouble').filter({ has: page.locator('[data-test="way-open"]') });
    const title = await row.first().locator('strong').innerText();
    await way.click();
    // What is the matter stands there as the reason, to be sent as it is or written over.
    expect(await at(page, 'ask-reason').inputValue()).toContain(title);
    await at(page, 'ask-reason').fill('人多，开窗');
    await at(page, 'ask-confirm').click();
    const stateOf = async (): Promise<string | undefined> =>
      ((await supervisor.get('/overview')).body as unknown as ManagerView).counters.find((each) => each.id === id)
        ?.state;
    await expect.poll(stateOf).toBe('open');
    const manager = await login(hall.url, 'manager');
    const { body: record } = await manager.get('/audit/entries?who=supervisor&limit=5');
    expect(JSON.stringify(record)).toContain('人多，开窗');
    manager.close();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('[ND13] on the wall nothing is pressed, the worst stays, and it says when it is cut off', async () => {
    for (const [name, size] of [
      ['1080p', SIZES.board],
      ['4k', SIZES.board4k],
    ] as const) {
      const { page, faults, context } = await openPage(browser, `${hall.url}/manager?wall`, size, { bypassCSP: true });
      await signIn(page, 'supervisor');
      await at(page, 'wall-trouble').first().waitFor();
      expect(await page.locator('button, a[href], input').count(), name).toBe(0);
      const [first] = ((await supervisor.get('/troubles')).body as unknown as TroublesView).items;
      await textOf(page, 'wall-trouble', new RegExp(first?.title['zh-Hans'] ?? '-'));
      await page.screenshot({ path: join(FOLDER, `manager-wall-${name}.png`) });
      expect(
        await page.locator('manager-zones').evaluate((zones) => zones.scrollHeight > zones.clientHeight + 1),
        name,
      ).toBe(false);
      expect(await page.evaluate(() => document.documentElement.scrollHeight > innerHeight), name).toBe(false);
      // The band of alerts takes its height from the others, and nothing is cut off.
      await supervisor.post('/alerts/test', { rule: 'long-wait' });
      await at(page, 'wall-alert').first().waitFor();
      for (const part of ['manager-zones', 'manager-wall ol']) {
        await expect
          .poll(
            () =>
              page
                .locator(part)
                .evaluateAll((all) => all.filter((each) => each.scrollHeight > each.clientHeight + 1).length),
            { message: `${part} at ${name}` },
          )
          .toBe(0);
      }
      await page.screenshot({ path: join(FOLDER, `manager-wall-${name}-alert.png`) });
      await context.setOffline(true);
      await at(page, 'wall-stale').waitFor();
      await page.screenshot({ path: join(FOLDER, `manager-wall-${name}-stale.png`) });
      expect(faults).toEqual([]);
      await context.close();
    }
  });
});
