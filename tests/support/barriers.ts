import { createRequire } from 'node:module';
import type { Page } from 'playwright';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/**
 * The barriers that keep somebody out: what axe-core calls serious or critical. The page has to let scripts in
 * (`bypassCSP`).
 */
export async function barriers(page: Page): Promise<readonly string[]> {
  await page.addScriptTag({ path: AXE });
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
