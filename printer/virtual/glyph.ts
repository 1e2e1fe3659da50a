import { blankBitmap, setDot, type Bitmap } from '../render/bitmap.ts';
import { familyFor, loadCanvas } from './font.ts';

/** Height of a cell of the printer's font; ASCII is half as wide. */
export const CELL_DOTS = 24;

/** Ink above this share of a dot is black. */
const THRESHOLD = 110;
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
  const cell = blankBitmap(width, sizeDots);
  if (char === ' ' || char === '\u3000') return cell;
  const family = familyFor(char.codePointAt(0) ?? 0);
  if (family === undefined) return missing(cell);
  const { createCanvas } = loadCanvas();
  const context = createCanvas(width, sizeDots).getContext('2d');
  const emDots = ascii ? sizeDots * 0.875 : sizeDots;
  context.font = `${emDots}px "${family}"`;
  const advance = context.measureText(char).width;
  // Printers leave a dot between ASCII letters, which bold fills.
  const room = ascii ? width - sizeDots / CELL_DOTS : width;
  const squeeze = Math.min(1, room / advance);
  context.translate((room - advance * squeeze) / 2, Math.round(sizeDots * (ascii ? 0.83 : 0.86)));
  context.scale(squeeze, ascii ? TALL : 1);
  context.fillText(char, 0, 0);
  const { data } = context.getImageData(0, 0, width, sizeDots);
  for (let at = 3; at < data.length; at += 4) {
    if ((data[at] ?? 0) > THRESHOLD) setDot(cell, ((at - 3) / 4) % width, Math.floor((at - 3) / 4 / width));
  }
  return cell;
}

/** A character that the pinned font lacks is an empty box, as on a printer. */
function missing(cell: Bitmap): Bitmap {
  for (let x = 2; x < cell.widthDots - 2; x += 1)
    [2, 3, cell.heightDots - 4, cell.heightDots - 3].forEach((y) => setDot(cell, x, y));
  for (let y = 2; y < cell.heightDots - 2; y += 1)
    [2, 3, cell.widthDots - 4, cell.widthDots - 3].forEach((x) => setDot(cell, x, y));
  return cell;
}
