import type { Page } from 'playwright';

/** So wide and high is whatever a finger is to meet, CSS pixels. */
const LEAST = 44;

/**
 * What can be touched on a page and is smaller than a finger, each as `what width x height`: buttons, fields, choices
 * and links that stand alone, as far as they are visible. The label of a field belongs to it, and so does what is drawn
 * around a button for the finger.
 */
export function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate((least) => {
    const found: string[] = [];
    const all = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((each) => [
        each,
        ...(each.shadowRoot === null ? [] : all(each.shadowRoot)),
      ]);
    const labelOf = (each: Element): Element =>
      each instanceof HTMLInputElement && (each.type === 'checkbox' || each.type === 'radio')
        ? (each.closest('label') ?? each)
        : each;
    /** A link inside a sentence is as high as its line. */
    const isInText = (each: Element): boolean =>
      each.tagName === 'A' &&
      getComputedStyle(each).display === 'inline' &&
      each.parentElement?.textContent?.trim() !== each.textContent?.trim();
    for (const each of all(document)) {
      if (
        !each.matches(
          'button, select, textarea, summary, input:not([type="hidden"]), a[href], [role="button"], [role="option"], [role="tab"]',
        )
      )
        continue;
      if (each.closest('[inert]') !== null || isInText(each)) continue;
      const target = labelOf(each);
      if (!target.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const { width, height } = target.getBoundingClientRect();
      // What is said to readers of screens alone is not touched.
      if (width <= 2 || height <= 2) continue;
      const around = getComputedStyle(target, '::after');
      const grown = around.content === 'none' || around.position !== 'absolute';
      const [w, h] = grown
        ? [width, height]
        : [Math.max(width, parseFloat(around.width)), Math.max(height, parseFloat(around.height))];
      if (Math.round(w) >= least && Math.round(h) >= least) continue;
      const name = each.getAttribute('data-test') ?? each.id;
      const words = (each.getAttribute('aria-label') ?? each.textContent ?? '').trim().slice(0, 20);
      found.push(`${each.tagName.toLowerCase()} ${name} "${words}" ${String(Math.round(w))}x${String(Math.round(h))}`);
    }
    return [...new Set(found)];
  }, LEAST);
}
