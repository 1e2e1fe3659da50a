import { seatMark } from '../seat/seat-controller.ts';
import { here } from '../../web/link/own-hall.ts';

/** The page that the strip shows, in whatever window: it works in its console's seat. */
const page = (): string => here(`/counter?strip#${seatMark()}`);
const SIZE = { width: 320, height: 120 } as const;

/** What Chromium adds; not in the DOM's types yet. */
type PictureInPicture = {
  requestWindow(options: { readonly width: number; readonly height: number }): Promise<Window>;
};

/**
 * Opens the strip above the department's own program: as a picture-in-picture window that stays on top where the
 * browser has that (HTTPS or this machine), else as a small window. Undefined when the browser let none open.
 */
export async function openStrip(title: string): Promise<Window | undefined> {
  const above = (window as { readonly documentPictureInPicture?: PictureInPicture }).documentPictureInPicture;
  if (above !== undefined) {
    const strip = await above.requestWindow(SIZE).catch(() => undefined);
    if (strip !== undefined) return withPage(strip, title);
  }
  return window.open(page(), 'hallcall-strip', `popup,width=${SIZE.width},height=${SIZE.height}`) ?? undefined;
}

/** The page inside the window: styles of this document would not go over to it. */
function withPage(strip: Window, title: string): Window {
  const frame = strip.document.createElement('iframe');
  frame.src = page();
  frame.title = title;
  frame.style.cssText = 'position:fixed;inset:0;width:100%;height:100%;border:0';
  strip.document.title = title;
  strip.document.body.append(frame);
  return strip;
}
