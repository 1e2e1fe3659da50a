import { encode } from 'uqr';
import { never } from '../../core/base/never.ts';
import type { Bitmap } from '../render/bitmap.ts';
import type { Command } from './command.ts';
import { CELL_DOTS } from '../letters/glyph.ts';
import { advanceOf, drawLine, widthOf, type Letter } from './line.ts';
import { Roll } from './roll.ts';

/** Paper that came out: its dots, its lines of text, and what the printer did not understand. */
export type Paper = { readonly bitmap: Bitmap; readonly text: readonly string[]; readonly unknown: readonly Command[] };

/** From the print line to the blade: white at the head of every slip, and fed at its end. */
const BLADE_DOTS = 80;
const DEFAULT_SPACING = 30;

type Modes = {
  align: 'left' | 'center' | 'right';
  bold: boolean;
  underline: number;
  reverse: boolean;
  ascii: { width: number; height: number };
  hanzi: { width: number; height: number };
  spacing: number;
  leftMargin: number;
  areaWidth: number;
  qrModule: number;
  qrLevel: 'L' | 'M' | 'Q' | 'H';
  qrData: Uint8Array;
};

/** Runs commands as an 8 dots/mm head of that width would. */
export function paperOf(commands: readonly Command[], widthDots: number): Paper {
  const roll = new Roll(widthDots);
  roll.feed(BLADE_DOTS);
  const head = new Head(roll, widthDots);
  for (const command of commands) head.run(command);
  head.finish();
  return { bitmap: roll.bitmap(), text: head.text, unknown: commands.filter((one) => one.kind === 'unknown') };
}

/** The print head over the roll: modes, and the line that is being filled. */
class Head {
  readonly text: string[] = [];
  private modes: Modes;
  private line: Letter[] = [];
  private readonly roll: Roll;
  private readonly widthDots: number;

  constructor(roll: Roll, widthDots: number) {
    this.roll = roll;
    this.widthDots = widthDots;
    this.modes = initialModes(widthDots);
  }

  run(command: Command): void {
    const { modes } = this;
    switch (command.kind) {
      case 'init':
        this.line = [];
        this.modes = initialModes(this.widthDots);
        return;
      case 'text':
        return this.put(command.text);
      case 'line-feed':
        return this.printLine(modes.spacing);
      case 'feed-lines':
        this.printLine(modes.spacing * command.lines);
        return;
      case 'feed-dots':
        return this.printLine(command.dots);
      case 'align':
        modes.align = command.align;
        return;
      case 'bold':
        modes.bold = command.on;
        return;
      case 'underline':
        modes.underline = command.dots;
        return;
      case 'reverse':
        modes.reverse = command.on;
        return;
      case 'size':
        if (command.of !== 'hanzi') modes.ascii = { width: command.width, height: command.height };
        if (command.of !== 'ascii') modes.hanzi = { width: command.width, height: command.height };
        return;
      case 'line-spacing':
        modes.spacing = command.dots;
        return;
      case 'left-margin':
        modes.leftMargin = Math.min(command.dots, this.widthDots - CELL_DOTS);
        modes.areaWidth = Math.min(modes.areaWidth, this.widthDots - modes.leftMargin);
        return;
      case 'area-width':
        modes.areaWidth = Math.max(CELL_DOTS, Math.min(command.dots, this.widthDots - modes.leftMargin));
        return;
      case 'raster': {
        this.endLine();
        const width = command.widthBytes * 8 * command.scaleX;
        this.roll.raster(command, this.leftFor(width));
        return;
      }
      case 'qr-module':
        modes.qrModule = command.dots;
        return;
      case 'qr-level':
        modes.qrLevel = command.level;
        return;
      case 'qr-store':
        modes.qrData = command.data;
        return;
      case 'qr-print':
        return this.printQr();
      case 'cut':
        this.endLine();
        this.roll.feed((command.feeds ? BLADE_DOTS : 0) + command.dots);
        this.roll.cut();
        return;
      case 'chinese':
      case 'qr-model':
      case 'auto-status':
      case 'ask-paper':
      case 'ask-now':
      case 'process-id':
      case 'no-effect':
      case 'unknown':
        return;
      default:
        never(command);
    }
  }

  finish(): void {
    this.endLine();
  }

  /** Puts letters on the line; a full line prints itself, as the machine does. */
  private put(text: string): void {
    const { modes } = this;
    for (const char of text) {
      const scale = char < '\u0080' ? modes.ascii : modes.hanzi;
      const letter: Letter = { char, ...scale, bold: modes.bold, underline: modes.underline, reverse: modes.reverse };
      if (this.line.length > 0 && widthOf(this.line) + widthOf([letter]) > modes.areaWidth)
        this.printLine(modes.spacing);
      this.line.push(letter);
    }
  }

  private printLine(feedDots: number): void {
    const { line } = this;
    if (line.length > 0) {
      this.text.push(line.map((letter) => letter.char).join(''));
      drawLine(this.roll, line, this.leftFor(widthOf(line)));
    }
    this.roll.feed(line.length === 0 ? feedDots : Math.max(feedDots, advanceOf(line)));
    this.line = [];
  }

  private endLine(): void {
    if (this.line.length > 0) this.printLine(this.modes.spacing);
  }

  private printQr(): void {
    this.endLine();
    const { qrData, qrLevel, qrModule } = this.modes;
    if (qrData.length === 0) return;
    const matrix = encode([...qrData], { ecc: qrLevel, border: 0, boostEcc: false }).data;
    const side = matrix.length * qrModule;
    this.roll.matrix(matrix, qrModule, this.leftFor(side));
    this.roll.feed(side);
  }

  private leftFor(width: number): number {
    const { align, leftMargin, areaWidth } = this.modes;
    const free = Math.max(0, areaWidth - width);
    return leftMargin + (align === 'left' ? 0 : align === 'center' ? free >> 1 : free);
  }
}

function initialModes(widthDots: number): Modes {
  return {
    align: 'left',
    bold: false,
    underline: 0,
    reverse: false,
    ascii: { width: 1, height: 1 },
    hanzi: { width: 1, height: 1 },
    spacing: DEFAULT_SPACING,
    leftMargin: 0,
    areaWidth: widthDots,
    qrModule: 3,
    qrLevel: 'L',
    qrData: new Uint8Array(),
  };
}
