import { createRequire } from 'node:module';
import type { Page } from 'playwright';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** A page that is held up for as long as this may miss a sign of life, and be cut off for it. */
const HELD_UP_MS = 800;
/** By then a page that was cut off knows it. */
const KNOWN_MS = 2500;

/**
 * The barriers that keep somebody out: what axe-core calls serious or critical. The page has to let scripts in
 * (`bypassCSP`). It has its line again when this ends: axe holds a page up, on a busy machine for so long that the hall
 * lets go of it.
 */
export async function barriers(page: Page): Promise<readonly string[]> {
  await page.addScriptTag({ path: AXE });
  const online = page.locator('html[data-link="online"]');
  const wasOnline = (await online.count()) > 0;
  const began = performance.now();
  const found = await violations(page);
  if (wasOnline && performance.now() - began > HELD_UP_MS) {
    await page.waitForTimeout(KNOWN_MS);
    await online.waitFor({ state: 'attached' });
  }
  return found;
}

function violations(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<AxeAnswer> } };
    type AxeAnswer = { violations: { id: string; impact: string; help: string; nodes: { target: unknown }[] }[] };
    const { violations } = await axe.run({ resultTypes: ['violations'] });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(
        ({ id, help, nodes }) => `${id}: ${help} at ${JSON.stringify(nodes.slice(0, 3).map((node) => node.target))}`,
      );
  });
}
