import { blankBitmap, type Bitmap } from '../render/bitmap.ts';
import { drawingOf, loadCanvas } from './faces.ts';
import { blackDots, FOOT, inkText } from './shaped.ts';
import { standIn } from './stand-in.ts';

/** Height of a cell of the printer's font; ASCII is half as wide. */
export const CELL_DOTS = 24;

/** Font A is taller than letters beside hanzi usually are. */
const TALL = 1.1;
const MAX_CACHED = 20_000;
const cache = new Map<string, Bitmap>();

/** The dots of one character in a cell of that height: as wide as high for hanzi, half for ASCII. */
export function glyph(char: string, sizeDots: number = CELL_DOTS): Bitmap {
  const key = `${sizeDots} ${char}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const drawn = draw(char, sizeDots);
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(key, drawn);
  return drawn;
}

function draw(char: string, sizeDots: number): Bitmap {
  const ascii = char < '\u0080';
  const width = ascii ? sizeDots / 2 : sizeDots;
  if (char === ' ' || char === '\u3000') return blankBitmap(width, sizeDots);
  const codePoint = char.codePointAt(0) ?? 0;
  const face = drawingOf(codePoint);
  if (face === undefined) return standIn(codePoint, width, sizeDots);
  const { createCanvas } = loadCanvas();
  const context = createCanvas(width, sizeDots).getContext('2d');
  const emDots = ascii ? sizeDots * 0.875 : sizeDots;
  context.font = `${emDots}px "${face.family}"`;
  const advance = context.measureText(char).width;
  // Printers leave a dot between ASCII letters, which bold fills.
  const room = ascii ? width - sizeDots / CELL_DOTS : width;
  const squeeze = Math.min(1, room / advance);
  context.translate((room - advance * squeeze) / 2, Math.round(sizeDots * (ascii ? 0.83 : FOOT)));
  context.scale(squeeze, ascii ? TALL : 1);
  inkText(context, char, 0, 0, face.thicker * sizeDots);
  return blackDots(context.getImageData(0, 0, width, sizeDots).data, width, sizeDots);
}
