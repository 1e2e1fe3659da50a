import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

type Canvas = typeof import('@napi-rs/canvas');

/** Weight that stays readable when cut to black and white at 24 dots. */
const WEIGHT = 500;
const PACKAGE = '@fontsource/noto-sans-sc';

const require = createRequire(import.meta.url);
let canvas: Canvas | undefined;
let ranges: Range[] | undefined;
const registered = new Map<string, string>();

type Range = { readonly from: number; readonly to: number; readonly file: string };

/** The drawing library, loaded when the first glyph is wanted: a hall that prints nothing does not pay for it. */
export function loadCanvas(): Canvas {
  canvas ??= require('@napi-rs/canvas') as Canvas; // the package's own type
  return canvas;
}

/** The family that holds a character, its file registered on first use; none where the pinned font lacks it. */
export function familyFor(codePoint: number): string | undefined {
  ranges ??= readRanges();
  const file = ranges.find((range) => codePoint >= range.from && codePoint <= range.to)?.file;
  if (file === undefined) return undefined;
  let family = registered.get(file);
  if (family === undefined) {
    family = `hallcall-slip-${registered.size}`;
    loadCanvas().GlobalFonts.registerFromPath(file, family);
    registered.set(file, family);
  }
  return family;
}

/**
 * The package cuts its font into a hundred files by unicode-range; its style sheet says which is where. Latin first.
 */
function readRanges(): Range[] {
  const sheet = require.resolve(`${PACKAGE}/${WEIGHT}.css`);
  const text = readFileSync(sheet, 'utf8');
  const found: Range[] = [];
  for (const face of text.split('@font-face').slice(1).reverse()) {
    const file = /url\(([^)]*\.woff2)\)/.exec(face)?.[1];
    const list = /unicode-range:\s*([^;]*);/.exec(face)?.[1];
    if (file === undefined || list === undefined) continue;
    for (const part of list.split(',')) {
      const [from = '', to = from] = part.trim().replace('U+', '').split('-');
      found.push({ from: parseInt(from, 16), to: parseInt(to, 16), file: join(dirname(sheet), file) });
    }
  }
  return found;
}
