import { dotAt } from '../render/bitmap.ts';
import { CELL_DOTS, glyph } from '../letters/glyph.ts';
import type { Roll } from './roll.ts';

/** One character on the line with the modes that were on when it came. */
export type Letter = {
  readonly char: string;
  readonly width: number;
  readonly height: number;
  readonly bold: boolean;
  readonly underline: number;
  readonly reverse: boolean;
};

/** Dots that letters take side by side. */
export function widthOf(letters: readonly Letter[]): number {
  return letters.reduce((sum, letter) => sum + cellWidth(letter) * letter.width, 0);
}

/** The least that the paper moves after a line: its highest letter. */
export function advanceOf(letters: readonly Letter[]): number {
  return letters.reduce((most, letter) => Math.max(most, CELL_DOTS * letter.height), 0);
}

/** Prints a line from that dot on, all letters standing on one foot, each dot enlarged as a block. */
export function drawLine(roll: Roll, letters: readonly Letter[], left: number): void {
  const high = advanceOf(letters);
  let x = left;
  for (const letter of letters) {
    drawLetter(roll, letter, x, high - CELL_DOTS * letter.height);
    x += cellWidth(letter) * letter.width;
  }
}

function drawLetter(roll: Roll, letter: Letter, left: number, top: number): void {
  const cell = glyph(letter.char);
  for (let y = 0; y < CELL_DOTS; y += 1) {
    for (let x = 0; x < cell.widthDots; x += 1) {
      const ink = dotAt(cell, x, y) || (letter.bold && dotAt(cell, x - 1, y));
      const underlined = y >= CELL_DOTS - letter.underline;
      if ((ink || underlined) === letter.reverse) continue;
      roll.block(left + x * letter.width, top + y * letter.height, letter.width, letter.height);
    }
  }
}

function cellWidth(letter: Letter): number {
  return letter.char < '\u0080' ? CELL_DOTS / 2 : CELL_DOTS;
}
