import type { Page } from 'playwright';

/**
 * What is wrong with the words and drawings on a page as they stand on the glass, as sentences: words that leave the
 * glass, that something cuts off, or that lie over other words. What a part shortens by itself (an ellipsis) is its
 * choice, but never a number. Shadow roots are looked into, frames are not.
 */
export async function wrongOnGlass(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    type Word = { readonly text: string; readonly box: DOMRect; readonly parent: Element };
    const words: Word[] = [];
    const parentOf = (node: Node): Element | null => {
      const up = node instanceof Element && node.assignedSlot !== null ? node.assignedSlot : node.parentNode;
      return up instanceof ShadowRoot ? up.host : up instanceof Element ? up : null;
    };
    const isSeen = (element: Element): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const look = (node: Node): void => {
      if (node instanceof Element) {
        if (['STYLE', 'SCRIPT', 'TITLE'].includes(node.tagName)) return;
        if (!isSeen(node) && getComputedStyle(node).display !== 'contents') return;
        if (node.localName === 'svg') {
          words.push({ text: 'a drawing', parent: node, box: node.getBoundingClientRect() });
          return;
        }
        for (const child of node.shadowRoot?.childNodes ?? []) look(child);
      }
      const text = node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '').trim() : '';
      const parent = parentOf(node);
      if (text !== '' && parent !== null) {
        const range = document.createRange();
        range.selectNodeContents(node);
        const size = parseFloat(getComputedStyle(parent).fontSize);
        for (const line of range.getClientRects()) {
          if (line.width < 1) continue;
          // The ink of a line: figures and hanzi fill about 0.9 of the font size in its middle, whatever the font asks
          // around them.
          const height = Math.min(line.height, 0.86 * size);
          words.push({
            text,
            parent,
            box: new DOMRect(line.x, line.y + (line.height - height) / 2, line.width, height),
          });
        }
      }
      for (const child of node.childNodes) look(child);
    };
    look(document.body);

    const found: string[] = [];
    const off = 2 + 0.0012 * Math.max(innerWidth, innerHeight);
    const within = (box: DOMRect, outer: { left: number; top: number; right: number; bottom: number }): boolean =>
      box.left >= outer.left - off &&
      box.top >= outer.top - off &&
      box.right <= outer.right + off &&
      box.bottom <= outer.bottom + off;
    /** Where a part shows what it holds: below the head of a table that stays while its rows go under it. */
    const portOf = (part: Element, word: Element): DOMRect => {
      const { x, y, width, height } = part.getBoundingClientRect();
      const head = [...part.querySelectorAll('thead th')].find((each) => getComputedStyle(each).position === 'sticky');
      if (head === undefined || word.closest('thead') !== null) return new DOMRect(x, y, width, height);
      const { bottom } = head.getBoundingClientRect();
      return new DOMRect(x, bottom, width, y + height - bottom);
    };
    const shown = words.filter(({ text, box, parent }) => {
      let shortened = false;
      for (let each: Element | null = parent; each !== null; each = parentOf(each)) {
        const style = getComputedStyle(each);
        if (style.clipPath !== 'none') return false; // for those who listen
        if (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') shortened = true;
        if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
        const outer = portOf(each, parent);
        if (within(box, outer)) continue;
        if (style.overflowY === 'hidden' && box.top < outer.bottom - off && box.bottom > outer.bottom + off)
          found.push(`"${text}" is cut in half by ${each.localName}`);
        if (!shortened || /^[A-Z]{0,2}\d+$/.test(text)) found.push(`"${text}" is cut off by ${each.localName}`);
        return false;
      }
      if (!within(box, { left: 0, top: 0, right: innerWidth, bottom: innerHeight }))
        found.push(`"${text}" leaves the glass`);
      // Letters have room above and below them that may stand over; what is drawn may not.
      const row = parent.closest('li')?.getBoundingClientRect();
      if (row !== undefined && (box.bottom > row.bottom + 4 || box.top < row.top - 4))
        found.push(`"${text}" stands over the edge of its row`);
      return true;
    });
    for (const [at, one] of shown.entries())
      for (const other of shown.slice(at + 1)) {
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        // Lines of one text keep the distance that their part gives them; what is shortened has pieces on one line.
        if (one.parent !== other.parent && across > off && down > off)
          found.push(`"${one.text}" lies over "${other.text}"`);
      }
    return found;
  });
}
