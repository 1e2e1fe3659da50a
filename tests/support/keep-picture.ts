import type { Page } from 'playwright';
import { THOROUGH } from './thorough.ts';

/** Whether pictures are wanted to look at. One takes a sixth of a second of a processor, and half a second in 4K. */
export const KEEPS_PICTURES = THOROUGH || process.env['PICTURES'] !== undefined;

/**
 * Waits until the page has its letters and is drawn, and leaves a picture of it where pictures are wanted:
 * `PICTURES=FOLDER`, and the exhaustive run.
 */
export async function keepPicture(
  page: Page,
  path: string,
  options: { readonly fullPage?: boolean } = {},
): Promise<Buffer | undefined> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
  return KEEPS_PICTURES ? page.screenshot({ path, ...options }) : undefined;
}
