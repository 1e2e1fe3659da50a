import { displayWidth } from '../../core/slip/wrap.ts';
import { blankBitmap, dotAt, setDot, type Bitmap } from '../render/bitmap.ts';
import { glyph } from './glyph.ts';
import { joins } from './joining.ts';
import { shaped } from './shaped.ts';

/**
 * Draws a line of text (`Rasterise`): in the same cells as the printer's own letters, or as a whole where letters
 * join.
 */
export function rasterise(text: string, sizeDots: number): Bitmap {
  if (joins(text)) return shaped(text, sizeDots);
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
