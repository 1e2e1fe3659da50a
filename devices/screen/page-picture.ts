import { z } from 'zod';
import { faultText } from '../../core/base/fault-text.ts';
import type { PictureAnswer } from '../../core/protocol/pictures.ts';
import { PICTURE_BYTES, PICTURE_WIDTH } from '../../core/protocol/pictures.ts';
import { findPage } from './find-page.ts';
import { PageSession } from './page-session.ts';

// Page.captureScreenshot of the Chrome DevTools Protocol: it is the browser that says what is on the glass, as a page
// that hangs could not.

/** Tried in turn until one is small enough for its message: a photograph needs more bytes than a table. */
const TRIES = [
  { quality: 60, part: 1 },
  { quality: 40, part: 1 },
  { quality: 40, part: 0.7 },
  { quality: 30, part: 0.5 },
] as const;

const size = z.object({ clientWidth: z.number(), clientHeight: z.number() });
const metrics = z.object({
  cssVisualViewport: size,
  cssLayoutViewport: size.optional(),
  layoutViewport: size.optional(),
});
type Metrics = z.infer<typeof metrics>;
const screenshot = z.object({ data: z.string() });

/** A small JPEG of the page of a board in the browser whose debugging port this is, on this very machine. */
export async function pagePicture(board: string, port: number): Promise<PictureAnswer> {
  const found = await findPage(board, port);
  if ('trouble' in found) return found;
  const session = new PageSession(found.socket);
  try {
    const measured = metrics.parse(await session.ask('Page.getLayoutMetrics', {}));
    const { clientWidth: width, clientHeight: height } = measured.cssVisualViewport;
    const dots = dotsAPixel(measured);
    const scale = Math.min(1, PICTURE_WIDTH / (Math.max(width, height) * dots));
    for (const { quality, part } of TRIES) {
      const clip = { x: 0, y: 0, width, height, scale: scale * part };
      const shot = await session.ask('Page.captureScreenshot', { format: 'jpeg', quality, clip });
      const jpeg = Buffer.from(screenshot.parse(shot).data, 'base64');
      if (jpeg.length <= PICTURE_BYTES) return { jpeg };
    }
    return { trouble: 'no-picture', detail: `it takes more than ${String(PICTURE_BYTES)} bytes, however small` };
  } catch (fault) {
    return { trouble: 'no-picture', detail: faultText(fault) };
  } finally {
    session.close();
  }
}

/** How many dots of the glass one pixel of a page has: the picture is of dots. */
function dotsAPixel({ cssLayoutViewport: page, layoutViewport: glass }: Metrics): number {
  if (page === undefined || glass === undefined || page.clientWidth <= 0 || glass.clientWidth <= 0) return 1;
  return glass.clientWidth / page.clientWidth;
}
