import { blankBitmap, dotAt, setDot, type Bitmap, type Rasterise } from './bitmap.ts';

/** Height of a plain letter; ASCII is half as wide, everything else as wide. */
export const LETTER_DOTS = 24;

/** Words with the size that they have on the paper, and the dot that they begin at. */
export type DrawnWords = {
  readonly text: string;
  readonly width: number;
  readonly height: number;
  readonly bold: boolean;
  readonly leftDots: number;
};

/** A line of words as a picture, in the cells that a printer's own letters would take, all standing on one foot. */
export function drawWords(line: readonly DrawnWords[], rasterise: Rasterise): Bitmap {
  const heightDots = LETTER_DOTS * Math.max(1, ...line.map(({ height }) => height));
  const picture = blankBitmap(Math.max(8, ...line.map((words) => words.leftDots + widthOf(words))), heightDots);
  for (const words of line) {
    let left = words.leftDots;
    for (const char of words.text) {
      left += drawChar(picture, char, words, left, heightDots - LETTER_DOTS * words.height, rasterise);
    }
  }
  return picture;
}

/** Dots that words take side by side. */
export function widthOf({ text, width }: Pick<DrawnWords, 'text' | 'width'>): number {
  let cells = 0;
  for (const char of text) cells += char < '\u0080' ? 1 : 2;
  return (cells * width * LETTER_DOTS) / 2;
}

/**
 * Draws as finely as the size allows: what is twice as wide and high is drawn at that size, only the rest repeats dots.
 */
function drawChar(
  picture: Bitmap,
  char: string,
  { width, height, bold }: DrawnWords,
  left: number,
  top: number,
  rasterise: Rasterise,
): number {
  const fine = commonFactor(width, height);
  const cell = rasterise(char, LETTER_DOTS * fine);
  const across = width / fine;
  const down = height / fine;
  for (let y = 0; y < cell.heightDots; y += 1) {
    for (let x = 0; x < cell.widthDots; x += 1) {
      // A printer's bold: everything once more, one plain dot to the right, within the cell.
      if (dotAt(cell, x, y) || (bold && dotAt(cell, x - fine, y)))
        block(picture, left + x * across, top + y * down, across, down);
    }
  }
  return cell.widthDots * across;
}

function block(picture: Bitmap, left: number, top: number, width: number, height: number): void {
  for (let y = top; y < top + height; y += 1) {
    for (let x = left; x < left + width; x += 1) setDot(picture, x, y);
  }
}

function commonFactor(a: number, b: number): number {
  return b === 0 ? a : commonFactor(b, a % b);
}
