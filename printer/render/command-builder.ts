// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- the package has no types: whichever program compiles this file must find ours
/// <reference path="./escpos.d.ts" />
import escpos from 'escpos';
import iconv from 'iconv-lite';
import type { SlipAlign } from '../../core/slip/slip.ts';
import { rowBytes, type Bitmap } from './bitmap.ts';

const ESC = 0x1b;
const GS = 0x1d;
const FS = 0x1c;
const ALIGN = { left: 'lt', center: 'ct', right: 'rt' } as const;

const RASTER_ROWS = 255;

/** ESC/POS commands in order, through the escpos package over a memory of our own. Nothing is sent anywhere. */
export class CommandBuilder {
  private readonly chunks: Uint8Array[] = [];
  private readonly printer = new escpos.Printer(
    {
      // The package hands out a slice of a buffer that it goes on writing to, so each chunk is copied.
      write: (data, done) => {
        this.chunks.push(Uint8Array.from(data));
        done?.(null);
      },
    },
    { encoding: 'GB18030' },
  );
  private aligned: SlipAlign = 'left';
  private sized = 0;
  private emphasised = false;
  private spacing = -1;

  /**
   * ESC @ forgets automatic status and Chinese mode, so both are asked for again: GS a FF, FS & (not where there is no
   * Chinese font).
   */
  init(chinese = true): this {
    this.raw(ESC, 0x40, GS, 0x61, 0xff);
    return chinese ? this.raw(FS, 0x26) : this;
  }

  align(align: SlipAlign): this {
    if (align !== this.aligned) this.printer.align(ALIGN[align]);
    this.aligned = align;
    return this;
  }

  /** GS ! n: enlarges ASCII and hanzi alike, 1 to 8 times. */
  size(width: number, height: number): this {
    const n = ((width - 1) << 4) | (height - 1);
    if (n !== this.sized) this.raw(GS, 0x21, n);
    this.sized = n;
    return this;
  }

  bold(on: boolean): this {
    if (on !== this.emphasised) this.raw(ESC, 0x45, on ? 1 : 0);
    this.emphasised = on;
    return this;
  }

  /** ESC 3 n: from the top of a line to the top of the next. */
  lineSpacing(dots: number): this {
    const n = Math.min(255, dots);
    if (n !== this.spacing) this.raw(ESC, 0x33, n);
    this.spacing = n;
    return this;
  }

  /** One line of text that the caller has made printable. */
  line(text: string): this {
    this.printer.text(text);
    return this;
  }

  /** Text that the next one goes on from, on the same line. */
  words(text: string): this {
    this.printer.raw(iconv.encode(text, 'gb18030'));
    return this;
  }

  /** ESC J: feeds from the beginning of a line. */
  feedDots(dots: number): this {
    for (let left = dots; left > 0; left -= 255) this.raw(ESC, 0x4a, Math.min(255, left));
    return this;
  }

  /**
   * GS v 0; prints at once and needs the beginning of a line. In pieces of 255 rows: there are printers that look at
   * the low byte of the height alone.
   */
  raster({ widthDots, heightDots, rows }: Bitmap): this {
    const bytes = rowBytes(widthDots);
    for (let from = 0; from < heightDots; from += RASTER_ROWS) {
      const height = Math.min(RASTER_ROWS, heightDots - from);
      this.raw(GS, 0x76, 0x30, 0, bytes & 255, bytes >> 8, height, 0);
      this.printer.raw(withoutRealTimeCommands(rows.subarray(from * bytes, (from + height) * bytes)));
    }
    return this;
  }

  /** GS ( k, functions 65, 67, 69, 80 and 81: model 2, module size, level M, data, print. */
  qr(data: string, moduleDots: number): this {
    const bytes = new TextEncoder().encode(data);
    this.qrFunction(65, 50, 0).qrFunction(67, moduleDots).qrFunction(69, 49);
    return this.qrFunction(80, 48, ...bytes).qrFunction(81, 48);
  }

  /** GS V 66 0: feeds to the blade by itself and leaves one point uncut. */
  cut(): this {
    return this.raw(GS, 0x56, 66, 0);
  }

  /** ESC B: two beeps of a tenth of a second. */
  beep(): this {
    return this.raw(ESC, 0x42, 2, 2);
  }

  /** ESC p: 50 ms on the first pin of the drawer's plug, half a second of rest. */
  drawerPulse(): this {
    return this.raw(ESC, 0x70, 0, 25, 250);
  }

  /** GS ( H: the printer sends the four characters back when all before is on paper. */
  processId(id: string): this {
    const four = id
      .replace(/[^\x20-\x7e]/g, '')
      .padStart(4, '0')
      .slice(-4);
    return this.raw(GS, 0x28, 0x48, 6, 0, 48, 48, ...new TextEncoder().encode(four));
  }

  /** GS r 1: the printer answers one byte when it has come this far. */
  askPaper(): this {
    return this.raw(GS, 0x72, 1);
  }

  bytes(): Uint8Array {
    this.printer.flush();
    const all = Buffer.concat(this.chunks);
    this.chunks.length = 0;
    return Uint8Array.from(all);
  }

  private qrFunction(fn: number, ...data: number[]): this {
    const length = data.length + 2;
    return this.raw(GS, 0x28, 0x6b, length & 255, length >> 8, 49, fn, ...data);
  }

  private raw(...bytes: number[]): this {
    this.printer.raw(Buffer.from(bytes));
    return this;
  }
}

/**
 * DLE EOT, DLE ENQ and DLE DC4 act wherever they stand, also in a picture: one dot is blackened so that none is there.
 */
function withoutRealTimeCommands(rows: Uint8Array): Buffer {
  const clean = Buffer.from(rows);
  for (let at = 0; at + 1 < clean.length; at += 1) {
    const next = clean[at + 1];
    if (clean[at] === 0x10 && (next === 0x04 || next === 0x05 || next === 0x14)) clean[at] = 0x11;
  }
  return clean;
}
