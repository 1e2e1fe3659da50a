import type { Browser, Page } from 'playwright';
import { at, openPage, signIn, SIZES } from '../support/pages.ts';
import type { RunningHall } from '../support/start-hall.ts';

type Size = { readonly width: number; readonly height: number };

/** What the page keeps of itself: when the last key went down, and in which frame each number stood there first. */
type Watched = { keyAt: number; readonly seen: Record<string, number> };

/** A page that looks at every frame which numbers it shows. Times are of one clock for all pages of the machine. */
export async function watching(browser: Browser, url: string, size: Size = SIZES.counter): Promise<Page> {
  const { page } = await openPage(browser, 'about:blank', size);
  await page.addInitScript(() => {
    const watched: Watched = { keyAt: 0, seen: {} };
    Object.assign(window, { watched });
    const now = (): number => performance.timeOrigin + performance.now();
    window.addEventListener('keydown', () => (watched.keyAt = now()), { capture: true });
    // The roots are found four times a second, and each frame looks into them alone: to walk through the whole page in
    // every frame would be measured with it.
    let roots: ParentNode[] = [];
    const rootsIn = (root: ParentNode): ParentNode[] => [
      root,
      ...[...root.querySelectorAll('*')].flatMap((each) => (each.shadowRoot === null ? [] : rootsIn(each.shadowRoot))),
    ];
    setInterval(() => (roots = rootsIn(document)), 250);
    const SHOWN = '[data-test="recent-call"], [data-test="called-number"], [data-test="number"]';
    const numbersIn = (root: ParentNode): void => {
      for (const element of root.querySelectorAll(SHOWN)) {
        const number = element.getAttribute('data-number') ?? element.textContent;
        // The line ahead shows numbers too: only what is called counts.
        if (element.closest('.next') === null) watched.seen[number.trim()] ??= now();
      }
    };
    const look = (): void => {
      for (const root of roots) numbersIn(root);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(url);
  return page;
}

/** The console of counter 1, signed in, open and with nobody at it. */
export async function consoleOf(browser: Browser, hall: RunningHall): Promise<Page> {
  const page = await watching(browser, `${hall.url}/counter`);
  await at(page, 'user').waitFor();
  await signIn(page, 'clerk');
  await at(page, 'open-counter').click();
  await at(page, 'idle').waitFor();
  return page;
}

/**
 * Presses the key for the next one, and tells the number that came, when the key went down and in which frame the
 * console showed it.
 */
export async function callNext(
  page: Page,
): Promise<{ readonly number: string; readonly keyAt: number; readonly shownAt: number }> {
  await page.locator('[data-test="do-next"]:not(.rearming)[aria-disabled="false"]').waitFor();
  const before = await numberNow(page);
  await page.keyboard.press('Enter');
  let number = before;
  while (number === before) {
    // The page itself notes when it painted: asking it all the time would only slow it.
    await page.waitForTimeout(40);
    number = await numberNow(page);
  }
  const keyAt = await page.evaluate(() => (window as unknown as { watched: Watched }).watched.keyAt);
  return { number, keyAt, shownAt: await seenAt(page, number) };
}

async function numberNow(page: Page): Promise<string> {
  const shown = at(page, 'ticket-number');
  return (await shown.count()) === 0 ? '' : ((await shown.locator('[data-test="number"]').textContent()) ?? '').trim();
}

/** In which frame a watched page showed a number first; NaN if it does not within two seconds. */
export async function seenAt(page: Page, number: string): Promise<number> {
  for (let tries = 0; tries < 200; tries += 1) {
    const shownAt = await page.evaluate(
      (which) => (window as unknown as { watched: Watched }).watched.seen[which],
      number,
    );
    if (shownAt !== undefined) return shownAt;
    await page.waitForTimeout(10);
  }
  return Number.NaN;
}
