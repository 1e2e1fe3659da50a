import { z } from 'zod';
import { faultText } from '../../core/base/fault-text.ts';
import type { PictureAnswer } from '../../core/protocol/pictures.ts';
import { PICTURE_WIDTH } from '../../core/protocol/pictures.ts';
import { findPage } from './find-page.ts';
import { PageSession } from './page-session.ts';

// Page.captureScreenshot of the Chrome DevTools Protocol: it is the browser that says what is on the glass, as a page
// that hangs could not.

const QUALITY = 60;

const metrics = z.object({ cssVisualViewport: z.object({ clientWidth: z.number(), clientHeight: z.number() }) });
const screenshot = z.object({ data: z.string() });

/** A small JPEG of the page of a board in the browser whose debugging port this is, on this very machine. */
export async function pagePicture(board: string, port: number): Promise<PictureAnswer> {
  const found = await findPage(board, port);
  if ('trouble' in found) return found;
  const session = new PageSession(found.socket);
  try {
    const { cssVisualViewport: glass } = metrics.parse(await session.ask('Page.getLayoutMetrics', {}));
    const scale = Math.min(1, PICTURE_WIDTH / Math.max(glass.clientWidth, glass.clientHeight));
    const { data } = screenshot.parse(
      await session.ask('Page.captureScreenshot', {
        format: 'jpeg',
        quality: QUALITY,
        clip: { x: 0, y: 0, width: glass.clientWidth, height: glass.clientHeight, scale },
      }),
    );
    return { jpeg: Buffer.from(data, 'base64') };
  } catch (fault) {
    return { trouble: 'no-picture', detail: faultText(fault) };
  } finally {
    session.close();
  }
}
