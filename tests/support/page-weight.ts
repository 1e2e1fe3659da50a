import type { CDPSession, Page } from 'playwright';

/** What a page holds once everything that can go is gone: DOM nodes, and bytes of its heap. */
export type PageWeight = { readonly nodes: number; readonly heap: number };

/** Asks a page for its weight, after it has thrown away what it can. */
export async function scaleFor(page: Page): Promise<() => Promise<PageWeight>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  return () => weigh(session);
}

async function weigh(session: CDPSession): Promise<PageWeight> {
  for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (name: string): number => metrics.find((each) => each.name === name)?.value ?? Number.NaN;
  return { nodes: value('Nodes'), heap: value('JSHeapUsedSize') };
}
