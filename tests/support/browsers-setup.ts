import type { TestProject } from 'vitest/node';
import { MAY_SPEAK, serveChromium } from './chromium.ts';

/** Where the shared browsers listen: one as it comes out of the box, one that may speak by itself. */
export type SharedBrowsers = { readonly silent: string; readonly speaking: string };

declare module 'vitest' {
  interface ProvidedContext {
    readonly browsers: SharedBrowsers;
  }
}

/** Before the first file of a project with pages: starts the browsers. What it gives back ends them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [silent, speaking] = await Promise.all([serveChromium(), serveChromium([MAY_SPEAK])]);
  project.provide('browsers', { silent: silent.wsEndpoint(), speaking: speaking.wsEndpoint() });
  return async () => {
    await Promise.all([silent.close(), speaking.close()]);
  };
}
