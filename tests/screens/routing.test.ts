import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { login, type Client } from '../support/client.ts';
import { at, openPage, signIn, SIZES } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

let hall: RunningHall;
let browser: Browser;
let supervisor: Client;
beforeAll(async () => {
  hall = await startHall();
  browser = await sharedBrowser();
  supervisor = await login(hall.url, 'supervisor');
}, 60_000);
afterAll(async () => {
  supervisor.close();
  await browser.close();
  await hall.dispose();
});

type Routing = { readonly inForce: { id: string; reason: string }[]; readonly closed: { line: string }[] };
const routing = async (): Promise<Routing> => (await supervisor.get('/overview')).body['routing'] as Routing;

describe('routing on the screens', () => {
  it('[Q40] [Q46] [Q48] a manager switches a profile and closes a line, each with a reason; the kiosk shows it before it is chosen', async () => {
    const { page, faults, context } = await openPage(browser, `${hall.url}/manager`, SIZES.manager, {
      bypassCSP: true,
    });
    await signIn(page, 'manager');
    await at(page, 'side-routing').click();
    await at(page, 'profile-lunch').click();
    await at(page, 'ask-reason').fill('午间轮休');
    await at(page, 'ask-confirm').click();
    await page.locator('[data-test="profile-in-force"][data-profile="lunch"]').waitFor();
    expect((await routing()).inForce).toMatchObject([{ id: 'lunch', reason: '午间轮休' }]);
    await at(page, 'line-to-close').selectOption('hf-loans');
    await at(page, 'close-line').click();
    await at(page, 'ask-reason').fill('系统检修');
    await at(page, 'ask-confirm').click();
    await page.locator('[data-test="closed-line"][data-line="hf-loans"]').waitFor();
    await page.addScriptTag({ content: readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8') });
    const found = await page.evaluate<string[]>(
      "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa'] }).then((r) => r.violations.map((v) => v.id + ': ' + v.nodes[0].html))",
    );
    expect(found).toEqual([]);

    const admin = await login(hall.url, 'admin');
    const { pair } = (await admin.post('/devices', { kind: 'kiosk', id: 'kiosk-1' })).body as { pair: string };
    admin.close();
    const kiosk = await openPage(browser, `${hall.url}${pair}`, SIZES.kiosk);
    await at(kiosk.page, 'open-search').click();
    for (const key of 'gjjdk') await at(kiosk.page, `key-${key}`).click();
    const row = at(kiosk.page, 'service-fund-loan-application');
    await row.waitFor();
    expect(await row.isDisabled()).toBe(true);
    expect(await row.textContent()).toContain('系统检修');

    await at(page, 'reopen-line').click();
    await at(page, 'ask-reason').fill('系统恢复');
    await at(page, 'ask-confirm').click();
    await page.locator('[data-test="closed-line"]').waitFor({ state: 'detached' });
    await expect.poll(() => row.isEnabled()).toBe(true);
    expect((await routing()).closed).toEqual([]);
    expect([...faults, ...kiosk.faults]).toEqual([]);
    await context.close();
    await kiosk.context.close();
  }, 60_000);
});
