import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { holds, joined, type CodePoints } from '../../core/base/code-points.ts';
import { charactersOf } from './font-file.ts';

type Canvas = typeof import('@napi-rs/canvas');

const require = createRequire(import.meta.url);
let canvas: Canvas | undefined;

/** The drawing library, loaded when the first glyph is wanted: a hall that prints nothing does not pay for it. */
export function loadCanvas(): Canvas {
  canvas ??= require('@napi-rs/canvas') as Canvas; // the package's own type
  return canvas;
}

/** How a face is drawn so that it stays readable when it is cut to black and white at 24 dots. */
export type Drawing = {
  readonly family: string;
  /** How much of a letter's height its strokes are made thicker. */
  readonly thicker: number;
  /** Times the usual size, for letters that are small beside hanzi. */
  readonly larger: number;
};

type Face = Drawing & { readonly file: string; characters: CodePoints | undefined };

/**
 * The fonts that paper is drawn from; of two that have a character the upper one draws it. What the first lacks costs
 * nothing until a character asks for it.
 */
const faces: readonly Face[] = [
  face('@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf'),
  face('@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-500-normal.woff'),
  face('@fontsource/noto-serif-tibetan/files/noto-serif-tibetan-tibetan-500-normal.woff', 0.02, 1.35),
  face('@fontsource/noto-sans-mongolian/files/noto-sans-mongolian-mongolian-400-normal.woff', 0.02, 1.2),
  face('@fontsource/noto-sans-thai/files/noto-sans-thai-thai-500-normal.woff'),
  face('@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff', 0.02),
];

/** The rest of hanzi up to extension F, in some two hundred slices that its style sheet tells the ranges of. */
const SLICED = 'hanamin/HanaMin.css';
const SLICED_THICKER = 0.04;

function face(file: string, thicker = 0, larger = 1): Face {
  return { file, family: `hallcall ${file}`, thicker, larger, characters: undefined };
}

let slices: readonly Face[] | undefined;
const registered = new Set<string>();

/** The face that draws a character, its file registered on first use; undefined where no font has it. */
export function drawingOf(codePoint: number): Drawing | undefined {
  const found = faceFor(codePoint);
  if (found !== undefined && !registered.has(found.family)) {
    loadCanvas().GlobalFonts.registerFromPath(pathOf(found), found.family);
    registered.add(found.family);
  }
  return found;
}

/** Whether paper can show a character. */
export function canDraw(codePoint: number): boolean {
  return faceFor(codePoint) !== undefined;
}

/** Every character that paper can show. */
export function drawable(): CodePoints {
  return joined([...faces, ...readSlices()].map(charactersIn));
}

function faceFor(codePoint: number): Face | undefined {
  const has = (each: Face): boolean => holds(charactersIn(each), codePoint);
  return faces.find(has) ?? readSlices().find(has);
}

function charactersIn(each: Face): CodePoints {
  each.characters ??= charactersOf(pathOf(each));
  return each.characters;
}

function pathOf({ file }: Face): string {
  return require.resolve(file);
}

function readSlices(): readonly Face[] {
  if (slices !== undefined) return slices;
  const sheet = readFileSync(require.resolve(SLICED), 'utf8');
  slices = sheet
    .split('@font-face')
    .slice(1)
    .map((rule) => ({
      ...face(join(dirname(SLICED), /url\(([^)]+)\)/.exec(rule)?.[1] ?? ''), SLICED_THICKER),
      characters: rangesIn(/unicode-range:\s*([^;]*);/.exec(rule)?.[1] ?? ''),
    }));
  return slices;
}

/** `U+20-7e, U+d` */
function rangesIn(list: string): CodePoints {
  const ranges = list.split(',').map((part) => {
    const [from = '', to = from] = part.trim().replace(/^U\+/i, '').split('-');
    return [parseInt(from, 16), parseInt(to, 16)] as const;
  });
  return joined([ranges.filter(([from]) => !Number.isNaN(from))]);
}
