// What the screens' tests need from the system: a Chromium and a Chinese font.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { stop } from './lib.mjs';

/** Chromium without windows: the same pages, drawn by the same engine, for two thirds of a processor's time. */
const SHELL = '/usr/lib/chromium/chromium-headless-shell';
const WHOLE = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FONT = 'fonts-noto-cjk';

/** The Chromium for the tests, if there is one. The exhaustive run asks the whole one, which a hall's screens have. */
export function chromiumPath() {
  const order = process.env.HALLCALL_THOROUGH === undefined ? [SHELL, ...WHOLE] : [...WHOLE, SHELL];
  return [process.env.CHROMIUM_PATH, ...order].find((path) => path !== undefined && existsSync(path));
}

export function ensureChromium() {
  const noBrowser = chromiumPath() === undefined;
  // Letters are measured: another font is another picture.
  const noFont = !listed('Noto Sans CJK SC');
  if (!noBrowser && !noFont) return;
  const missing = [...(noBrowser ? ['chromium'] : []), ...(noFont ? [FONT] : [])];
  const debian = spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
  if (!debian || process.getuid?.() !== 0) {
    if (!noBrowser && listed(':lang=zh')) {
      console.error('Without the font Noto Sans CJK the tests of layouts and of legibility may fail.');
      return;
    }
    stop(
      `The tests need ${missing.join(' and ')}. On Debian, as root: apt-get install ${missing.join(' ')}. A Chromium elsewhere is named by CHROMIUM_PATH.`,
    );
  }
  console.error(`Installing ${missing.join(' and ')} …`);
  apt('update', '-qq');
  const fonts = noFont ? [FONT] : [];
  // Not every Debian has the one without windows.
  if (noBrowser && aptInstall('chromium-headless-shell', ...fonts)) return;
  if (!aptInstall(...missing)) stop(`Installing ${missing.join(' and ')} failed; see above.`);
}

function aptInstall(...packages) {
  return apt('install', '-y', '-qq', '--no-install-recommends', ...packages).status === 0;
}

function apt(...words) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', words, { stdio: ['ignore', 'ignore', 2], env });
}

function listed(font) {
  const answer = spawnSync('fc-list', [font, 'family'], { encoding: 'utf8' });
  return answer.status === 0 && answer.stdout.trim() !== '';
}
