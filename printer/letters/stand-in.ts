import { blankBitmap, setDot, type Bitmap } from '../render/bitmap.ts';

/** Digits of 3 by 5 dots, a row in three bits, from the top. */
const DIGITS = [
  '75557',
  '26227',
  '71747',
  '71717',
  '55711',
  '74717',
  '74757',
  '71222',
  '75757',
  '75717',
  '25755',
  '65656',
  '34443',
  '65556',
  '74747',
  '74744',
] as const;
const DIGIT_ROWS = 5;
const DIGIT_COLUMNS = 3;
/** Of the smallest cell that has room for digits of two dots a bar. */
const ROOMY = 24;

/**
 * What stands where no font has a character: a frame with its code point in it, so that whoever reads the paper sees
 * that something is missing, and staff what.
 */
export function standIn(codePoint: number, widthDots: number, heightDots: number): Bitmap {
  const cell = blankBitmap(widthDots, heightDots);
  for (let x = 0; x < widthDots; x += 1) [0, heightDots - 1].forEach((y) => setDot(cell, x, y));
  for (let y = 0; y < heightDots; y += 1) [0, widthDots - 1].forEach((x) => setDot(cell, x, y));
  if (widthDots < ROOMY) return cell;
  const scale = Math.floor(widthDots / ROOMY);
  const digits = codePoint.toString(16).toUpperCase().padStart(4, '0');
  const rows = [digits.slice(0, -(digits.length >> 1)), digits.slice(-(digits.length >> 1))];
  const [across, down] = [2 * scale, 2 * scale];
  for (const [at, row] of rows.entries()) {
    const long = row.length * (DIGIT_COLUMNS * across + scale) - scale;
    const top = Math.floor((heightDots - 2 * DIGIT_ROWS * down - 2 * scale) / 2) + at * (DIGIT_ROWS * down + 2 * scale);
    let left = Math.floor((widthDots - long) / 2);
    for (const digit of row) {
      drawDigit(cell, parseInt(digit, 16), left, top, across);
      left += DIGIT_COLUMNS * across + scale;
    }
  }
  return cell;
}

function drawDigit(cell: Bitmap, digit: number, left: number, top: number, bar: number): void {
  for (let row = 0; row < DIGIT_ROWS; row += 1) {
    const bits = Number(DIGITS[digit]?.[row] ?? 0);
    for (let column = 0; column < DIGIT_COLUMNS; column += 1) {
      if (((bits >> (DIGIT_COLUMNS - 1 - column)) & 1) === 0) continue;
      for (let y = 0; y < bar; y += 1)
        for (let x = 0; x < bar; x += 1) setDot(cell, left + column * bar + x, top + row * bar + y);
    }
  }
}
