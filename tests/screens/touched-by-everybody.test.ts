import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at, openPage, SIZES } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

let hall: RunningHall;
let browser: Browser;

beforeAll(async () => {
  hall = await startHall();
  browser = await sharedBrowser();
});
afterAll(async () => {
  await browser.close();
  await hall.dispose();
});

/** In the page: what it asks of its browser and what it lets fingers do. */
function watch(): void {
  const asked: string[] = [];
  const request = (kind: string): Promise<EventTarget> => {
    asked.push(kind);
    return Promise.resolve(new EventTarget());
  };
  Object.defineProperty(navigator, 'wakeLock', { value: { request } });
  Object.assign(globalThis, { locksAsked: () => asked.length });
}

it.each([
  ['kiosk?id=kiosk-1', 'kiosk-app'],
  ['rating?counter=1', 'rating-app'],
])('[TE1] [TE2] /%s stays lit, and as it is under two fingers, a long press and a stroke', async (path, tag) => {
  const { page, context } = await openPage(browser, 'about:blank', SIZES.kiosk, { hasTouch: true });
  await page.addInitScript(watch);
  await page.goto(`${hall.url}/${path}`);
  await page.locator(tag).waitFor();
  await expect
    .poll(() => page.evaluate(() => (globalThis as unknown as { locksAsked(): number }).locksAsked()))
    .toBe(1);
  const session = await context.newCDPSession(page);
  await session.send('Input.synthesizePinchGesture', { x: 300, y: 500, scaleFactor: 4, gestureSourceType: 'touch' });
  expect(await page.evaluate(() => visualViewport?.scale)).toBe(1);
  const prevented = await page.evaluate(() =>
    ['contextmenu', 'selectstart', 'dragstart'].map((name) => {
      const event = new Event(name, { bubbles: true, cancelable: true, composed: true });
      document.body.dispatchEvent(event);
      return event.defaultPrevented;
    }),
  );
  expect(prevented).toEqual([true, true, true]);
  const style = await page.evaluate(() => {
    const { touchAction, overscrollBehavior, userSelect } = getComputedStyle(document.documentElement);
    return { touchAction, overscrollBehavior, userSelect };
  });
  expect(style).toEqual({ touchAction: 'none', overscrollBehavior: 'none', userSelect: 'none' });
  await context.close();
});

it('[DV110] a scanner that types through an input method is told so at the kiosk', async () => {
  const { page, context } = await openPage(browser, `${hall.url}/kiosk?id=kiosk-1`, SIZES.kiosk);
  await at(page, 'open-search').waitFor();
  const session = await context.newCDPSession(page);
  const keys = Array.from({ length: 40 }, () => ({ key: 'Unidentified', code: '', windowsVirtualKeyCode: 229 }));
  await Promise.all(
    keys.map((key, n) =>
      session.send('Input.dispatchKeyEvent', { ...key, type: 'rawKeyDown', timestamp: Date.now() / 1000 + n * 0.004 }),
    ),
  );
  await page.locator('hall-toast').filter({ hasText: '输入法' }).waitFor();
  await context.close();
});
