import type { Browser, BrowserContext, Locator, Page } from 'playwright';
import { MEANT_MS } from '../../web/two-steps.ts';
import { PATIENCE_MS } from './patience.ts';
import { pause } from './pause.ts';

/** The surfaces at the size of the glass that they are made for. */
export const SIZES = {
  kiosk: { width: 1080, height: 1920 },
  board: { width: 1920, height: 1080 },
  board4k: { width: 3840, height: 2160 },
  counter: { width: 1366, height: 768 },
  manager: { width: 1440, height: 900 },
  tray: { width: 1280, height: 900 },
  keypad: { width: 1280, height: 900 },
  landing: { width: 1280, height: 900 },
} as const;

export type OpenPage = { readonly page: Page; readonly context: BrowserContext; readonly faults: string[] };

/** A page of its own session at its size. Whatever the browser complains about is kept in `faults`. */
export async function openPage(
  browser: Browser,
  url: string,
  viewport: { readonly width: number; readonly height: number },
  options: {
    readonly bypassCSP?: boolean;
    readonly hasTouch?: boolean;
    readonly timezoneId?: string;
    readonly reducedMotion?: 'no-preference';
  } = {},
): Promise<OpenPage> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (fault) => faults.push(String(fault)));
  page.on('console', (message) => {
    // A line that breaks while the server restarts is what the pages are tested for.
    if (message.type() === 'error' && !/WebSocket|ERR_CONNECTION|Failed to load resource/.test(message.text()))
      faults.push(message.text());
  });
  const close = context.close.bind(context);
  context.close = async (why) => {
    // What the page asked for last is on its way through a test's own answer, and is missed by nobody.
    await page.unrouteAll({ behavior: 'ignoreErrors' }).catch(() => undefined); // the page may have gone
    await close(why);
  };
  await page.goto(url);
  return { page, context, faults };
}

/** An element by its test name, also inside components. */
export function at(page: Page, name: string) {
  return page.locator(`[data-test="${name}"]`);
}

/** The second press of what takes two: as somebody presses who has read what the button says by now. */
export async function pressAgain(button: Locator): Promise<void> {
  await pause(MEANT_MS);
  await button.click();
}

/** Signs in on a staff page. */
export async function signIn(page: Page, user: string): Promise<void> {
  await at(page, 'user').fill(user);
  await at(page, 'password').fill('sample-hall');
  await at(page, 'sign-in-button').click();
}

/** Waits until an element's text, that of components in it included, fulfils a condition, and gives it. */
export async function textOf(page: Page, name: string, fits: RegExp, timeout = PATIENCE_MS): Promise<string> {
  const place = at(page, name).filter({ hasText: fits }).first();
  await place.waitFor({ timeout });
  return place.evaluate(textIn);
}

/** All that the page says, that of components in it included. */
export function wordsOf(page: Page): Promise<string> {
  return page.locator('body').evaluate(textIn);
}

/** Runs in the page: the text of an element and of the components in it. */
function textIn(element: Element): string {
  const within = (node: Node): string => {
    if (node instanceof Element && ['STYLE', 'SCRIPT'].includes(node.tagName)) return '';
    if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
    const inside = node instanceof Element && node.shadowRoot !== null ? node.shadowRoot : node;
    return [...inside.childNodes].map(within).join(' ');
  };
  return within(element).trim();
}

const SHIFTED: Readonly<Record<string, string>> = { '~': 'Backquote', ':': 'Semicolon', '#': 'Digit3', _: 'Minus' };
const PLAIN: Readonly<Record<string, string>> = { '/': 'Slash', '.': 'Period', '-': 'Minus' };

/** How far apart the keys of a scanner are. */
const SCANNER_KEY_SECONDS = 0.004;
const SHIFT = 8;

/**
 * The keys of a scanner that is set up as a keyboard, Shift included, and Enter after them. As from a real keyboard
 * each key has the time at which it was struck, however late the page comes to it.
 */
export async function typeAsScanner(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const began = Date.now() / 1000;
  const keys = [...[...text].map(keyOf), { code: 'Enter', key: 'Enter', text: '\r', modifiers: 0 }];
  await Promise.all(
    keys.flatMap((each, n) =>
      (['keyDown', 'keyUp'] as const).map((type) => {
        const { text: typed, ...key } = each;
        const timestamp = began + n * SCANNER_KEY_SECONDS;
        return session.send('Input.dispatchKeyEvent', {
          ...(type === 'keyDown' ? { ...key, text: typed } : key),
          type,
          timestamp,
        });
      }),
    ),
  );
  await session.detach();
}

function keyOf(letter: string): { code: string; key: string; text: string; modifiers: number } {
  const named =
    SHIFTED[letter] ?? PLAIN[letter] ?? (/\d/.test(letter) ? `Digit${letter}` : `Key${letter.toUpperCase()}`);
  const shift = letter in SHIFTED || /[A-Z]/.test(letter);
  return { code: named, key: letter, text: letter, modifiers: shift ? SHIFT : 0 };
}
