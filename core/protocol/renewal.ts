import { z } from 'zod';
import { SCREENS } from './screens.ts';
import type { Shape } from './shapes/shape.ts';

// How pages learn of a new build. The live door greets each page with the builds that are given out now, and says so
// again when they change; over HTTP the page's own address says it (`X-Page-Build`).

/** What runs: the version and build of the server, and the build of each page that it gives out. */
export const releaseMessage = z.strictObject({
  version: z.string(),
  build: z.string(),
  pages: z.partialRecord(z.enum(SCREENS), z.string()),
});
export type ReleaseMessage = Shape<typeof releaseMessage>;
