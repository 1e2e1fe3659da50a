import { chromium, type Browser } from 'playwright';
import { inject } from 'vitest';
import type { SharedBrowsers } from './browsers-setup.ts';

/**
 * The one Chromium that all files of a project share. Closing it ends what the caller opened in it, nothing else.
 * Pages need `launchChromium` only for arguments of their own, or when the browser itself is to break.
 */
export function sharedBrowser(sort: keyof SharedBrowsers = 'silent'): Promise<Browser> {
  return chromium.connect(inject('browsers')[sort]);
}
