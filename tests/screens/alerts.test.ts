import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AlertsView } from '../../core/protocol/shapes/alerts.ts';
import { barriers } from '../support/barriers.ts';
import { login, type Client } from '../support/client.ts';
import { at, openPage, signIn, SIZES, textOf } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
let hall: RunningHall;
let browser: Browser;
let supervisor: Client;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  hall = await startHall();
  browser = await sharedBrowser();
  supervisor = await login(hall.url, 'supervisor');
});

afterAll(async () => {
  supervisor.close();
  await browser.close();
  await hall.dispose();
});

describe.sequential('alerts on the managers’ page', () => {
  it('[AL15] are tried, counted in the title, sound once, and are acknowledged by name', async () => {
    const { page, faults, context } = await openPage(browser, `${hall.url}/manager`, SIZES.manager, {
      bypassCSP: true,
    });
    await signIn(page, 'supervisor');
    await at(page, 'alerts').waitFor();
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      const deep = (root: ParentNode): Element | null =>
        root.querySelector('manager-alerts') ??
        [...root.querySelectorAll('*')].map((each) => each.shadowRoot && deep(each.shadowRoot)).find(Boolean) ??
        null;
      deep(document)?.addEventListener('chimed', (event) => heard.push(...(event as CustomEvent<string[]>).detail));
    });
    await at(page, 'alerts-more').click();
    await at(page, 'try-long-wait').click();
    await textOf(page, 'alert', /测试/);
    await expect.poll(() => page.title()).toMatch(/^\(1\) /);
    const [alert] = ((await supervisor.get('/alerts')).body as unknown as AlertsView).items;
    expect(alert?.test).toBe(true);
    await expect.poll(() => page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual([alert?.id]);
    await page.screenshot({ path: join(FOLDER, 'manager-alerts-zh-Hans.png') });
    expect(await barriers(page), 'zh-Hans').toEqual([]);
    await page.locator('hall-language [lang="en"]').first().click();
    await page.screenshot({ path: join(FOLDER, 'manager-alerts-en.png') });
    expect(await barriers(page), 'en').toEqual([]);
    await at(page, 'alerts-more').click();
    await page.screenshot({ path: join(FOLDER, 'manager-alerts-closed-en.png') });
    await at(page, 'acknowledge').click();
    await textOf(page, 'taken', /Sample supervisor/);
    await expect.poll(() => page.title()).not.toMatch(/^\(/);
    expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual([alert?.id]);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('[AL15] a page that nobody has pressed says that it cannot sound, and can be let', async () => {
    const signed = await openPage(browser, `${hall.url}/manager`, SIZES.manager);
    await signIn(signed.page, 'manager');
    await at(signed.page, 'alerts').waitFor();
    // As a browser that waits for a press: the context stays suspended until somebody allows it.
    await signed.page.addInitScript(() => {
      let pressed = false;
      const state = Object.getOwnPropertyDescriptor(BaseAudioContext.prototype, 'state');
      Object.defineProperty(BaseAudioContext.prototype, 'state', {
        get(this: BaseAudioContext) {
          return pressed ? (state?.get?.call(this) as AudioContextState) : 'suspended';
        },
      });
      const resume = Object.getOwnPropertyDescriptor(AudioContext.prototype, 'resume')?.value as () => Promise<void>;
      AudioContext.prototype.resume = function (this: AudioContext) {
        pressed = true;
        return resume.call(this);
      };
    });
    await signed.page.reload();
    await at(signed.page, 'sound-blocked').waitFor();
    await signed.page.screenshot({ path: join(FOLDER, 'manager-alerts-silent.png') });
    await at(signed.page, 'allow-sound').click();
    await at(signed.page, 'sound-blocked').waitFor({ state: 'detached' });
    await signed.context.close();
  });

  it('[AL15] an alert for supervisors is not above the page of somebody else', async () => {
    const { page, context } = await openPage(browser, `${hall.url}/manager`, SIZES.manager);
    await signIn(page, 'manager');
    await at(page, 'alerts').waitFor();
    await supervisor.post('/alerts/test', { rule: 'no-counter' });
    await at(page, 'alerts-more').click();
    await textOf(page, 'alert-of-today', /没有窗口/);
    const shown = await at(page, 'alert').allTextContents();
    expect(shown.filter((text) => text.includes('没有窗口'))).toEqual([]);
    await context.close();
  });
});
