// What the screens' tests need from the system: a Chromium and a Chinese font.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { stop } from './lib.mjs';

const BROWSERS = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

export function ensureChromium() {
  const missing = [];
  if (!BROWSERS.some((path) => path !== undefined && existsSync(path))) missing.push('chromium');
  // Letters are measured: another font is another picture.
  if (!listed('Noto Sans CJK SC')) missing.push('fonts-noto-cjk');
  if (missing.length === 0) return;
  const debian = spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
  if (!debian || process.getuid?.() !== 0) {
    if (missing.length === 1 && missing[0] === 'fonts-noto-cjk' && listed(':lang=zh')) {
      console.error('Without the font Noto Sans CJK the tests of layouts and of legibility may fail.');
      return;
    }
    stop(
      `The tests need ${missing.join(' and ')}. On Debian, as root: apt-get install ${missing.join(' ')}. A Chromium elsewhere is named by CHROMIUM_PATH.`,
    );
  }
  console.error(`Installing ${missing.join(' and ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 2, 2], env });
  const result = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], {
    stdio: ['ignore', 'ignore', 2],
    env,
  });
  if (result.status !== 0) stop(`Installing ${missing.join(' and ')} failed; see above.`);
}

function listed(font) {
  const answer = spawnSync('fc-list', [font, 'family'], { encoding: 'utf8' });
  return answer.status === 0 && answer.stdout.trim() !== '';
}
