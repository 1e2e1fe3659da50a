import { chromium, type Browser, type BrowserServer, type LaunchOptions } from 'playwright';
import { chromiumPath } from '../../scripts/chromium.mjs';

/** A browser of a board's PC: a page may speak without having been touched. */
export const MAY_SPEAK = '--autoplay-policy=no-user-gesture-required';

/** The system's Chromium, without the network that it would look for by itself. */
export async function launchChromium(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch(optionsWith(args));
}

/** The same Chromium for several processes, each of which connects to it. */
export async function serveChromium(args: readonly string[] = []): Promise<BrowserServer> {
  return chromium.launchServer(optionsWith(args));
}

function optionsWith(args: readonly string[]): LaunchOptions {
  const executablePath = chromiumPath();
  if (executablePath === undefined)
    throw new Error('no Chromium: run npm test, which installs one, or set CHROMIUM_PATH');
  return {
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--force-color-profile=srgb',
      ...args,
    ],
  };
}
