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
  it('[ND12] the list stands above the lines, and a counter is opened from it', async () => {
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
    const way = at(page, 'way-open').first();
    const id = /\d+/.exec(await way.innerText())?.[0] ?? '';
    await way.click();
    await at(page, 'ask-confirm').click();
    const stateOf = async (): Promise<string | undefined> =>
      ((await supervisor.get('/overview')).body as unknown as ManagerView).counters.find((each) => each.id === id)
        ?.state;
    await expect.poll(stateOf).toBe('open');
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
      await context.setOffline(true);
      await at(page, 'wall-stale').waitFor();
      await page.screenshot({ path: join(FOLDER, `manager-wall-${name}-stale.png`) });
      expect(faults).toEqual([]);
      await context.close();
    }
  });
});
