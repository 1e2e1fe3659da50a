import { displayWidth } from '../../core/slip/wrap.ts';
import { blankBitmap, dotAt, setDot, type Bitmap } from '../render/bitmap.ts';
import { glyph } from './glyph.ts';

/** Draws a line of text from the pinned font, in the same cells as the printer's own letters (`Rasterise`). */
export function rasterise(text: string, sizeDots: number): Bitmap {
  const line = blankBitmap((displayWidth(text) * sizeDots) / 2, sizeDots);
  let left = 0;
  for (const char of text) {
    const cell = glyph(char, sizeDots);
    for (let y = 0; y < cell.heightDots; y += 1) {
      for (let x = 0; x < cell.widthDots; x += 1) if (dotAt(cell, x, y)) setDot(line, left + x, y);
    }
    left += cell.widthDots;
  }
  return line;
}
