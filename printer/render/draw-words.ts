import { displayWidth } from '../../core/slip/wrap.ts';
import { joins } from '../letters/joining.ts';
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

/**
 * A line of words as a picture, in the cells that a printer's own letters would take, all standing on one foot; higher
 * where letters that join reach above and below.
 */
export function drawWords(line: readonly DrawnWords[], rasterise: Rasterise): Bitmap {
  const pieces = line.flatMap((words) => piecesOf(words, rasterise));
  const cellDots = LETTER_DOTS * Math.max(1, ...line.map(({ height }) => height));
  const beyond = Math.max(0, ...pieces.map(beyondOf));
  const widthDots = Math.max(8, ...pieces.map((piece) => piece.left + piece.drawn.widthDots * piece.across));
  const picture = blankBitmap(widthDots, cellDots + 2 * beyond);
  for (const piece of pieces) {
    drawPiece(picture, piece, beyond + cellDots - LETTER_DOTS * piece.words.height - beyondOf(piece));
  }
  return picture;
}

type SizedText = Pick<DrawnWords, 'text' | 'width' | 'height'>;

/** Dots that words take side by side. */
export function widthOf({ text, width, height }: SizedText, rasterise: Rasterise): number {
  if (!joins(text)) return (displayWidth(text) * width * LETTER_DOTS) / 2;
  const fine = commonFactor(width, height);
  return (rasterise(text, LETTER_DOTS * fine).widthDots * width) / fine;
}

/** Columns of that size that words take. */
export function columnsOf(words: SizedText, rasterise: Rasterise): number {
  return Math.ceil((2 * widthOf(words, rasterise)) / (LETTER_DOTS * words.width));
}

/** A letter, or a text whose letters join, and where it stands. */
type Piece = {
  readonly words: DrawnWords;
  readonly drawn: Bitmap;
  readonly left: number;
  /** How often each dot is repeated, and how many dots a plain one is. */
  readonly across: number;
  readonly down: number;
  readonly fine: number;
};

/**
 * Draws as finely as the size allows: what is twice as wide and high is drawn at that size, only the rest repeats dots.
 */
function piecesOf(words: DrawnWords, rasterise: Rasterise): readonly Piece[] {
  const fine = commonFactor(words.width, words.height);
  const across = words.width / fine;
  const down = words.height / fine;
  let left = words.leftDots;
  return (joins(words.text) ? [words.text] : [...words.text]).map((text) => {
    const drawn = rasterise(text, LETTER_DOTS * fine);
    const piece = { words, drawn, left, across, down, fine };
    left += drawn.widthDots * across;
    return piece;
  });
}

/** How far a piece reaches beyond the cells of its size, above as below. */
function beyondOf({ drawn, words, down }: Piece): number {
  return Math.max(0, (drawn.heightDots * down - LETTER_DOTS * words.height) / 2);
}

function drawPiece(picture: Bitmap, { words, drawn, left, across, down, fine }: Piece, top: number): void {
  for (let y = 0; y < drawn.heightDots; y += 1) {
    for (let x = 0; x < drawn.widthDots; x += 1) {
      // A printer's bold: everything once more, one plain dot to the right, within the cell.
      if (dotAt(drawn, x, y) || (words.bold && dotAt(drawn, x - fine, y)))
        block(picture, left + x * across, top + y * down, across, down);
    }
  }
}

function block(picture: Bitmap, left: number, top: number, width: number, height: number): void {
  for (let y = top; y < top + height; y += 1) {
    for (let x = left; x < left + width; x += 1) setDot(picture, x, y);
  }
}

function commonFactor(a: number, b: number): number {
  return b === 0 ? a : commonFactor(b, a % b);
}
