import { rowBytes, type Bitmap } from '../render/bitmap.ts';

/** No job makes more paper than this (2.5 m); what comes after is lost, so that no bytes can eat the memory. */
const MAX_DOTS = 20_000;

type RasterBlock = {
  readonly scaleX: number;
  readonly scaleY: number;
  readonly widthBytes: number;
  readonly heightDots: number;
  readonly rows: Uint8Array;
};

/**
 * The paper under the head: grows downwards, one byte a dot while it is printed on. Positions are relative to the print
 * line.
 */
export class Roll {
  private readonly widthDots: number;
  private dots: Uint8Array;
  private top = 0;

  constructor(widthDots: number) {
    this.widthDots = widthDots;
    this.dots = new Uint8Array(widthDots * 1024);
  }

  /** Moves the paper on. */
  feed(dots: number): void {
    this.top = Math.min(MAX_DOTS, this.top + Math.max(0, Math.floor(dots)));
  }

  /** Blackens a rectangle; what lies beside the paper is lost. */
  block(left: number, top: number, width: number, height: number): void {
    const from = Math.max(0, left);
    const to = Math.min(this.widthDots, left + width);
    if (from >= to) return;
    const first = this.top + top;
    const last = Math.min(MAX_DOTS, first + height);
    this.reserve(last);
    for (let y = first; y < last; y += 1) this.dots.fill(1, y * this.widthDots + from, y * this.widthDots + to);
  }

  /** A GS v 0 picture; the paper moves by its height. */
  raster(block: RasterBlock, left: number): void {
    for (let y = 0; y < block.heightDots && this.top + y * block.scaleY < MAX_DOTS; y += 1) {
      const row = block.rows.subarray(y * block.widthBytes, (y + 1) * block.widthBytes);
      row.forEach((byte, index) => {
        for (let bit = 0; byte !== 0 && bit < 8; bit += 1) {
          if ((byte & (0x80 >> bit)) === 0) continue;
          this.block(left + (index * 8 + bit) * block.scaleX, y * block.scaleY, block.scaleX, block.scaleY);
        }
      });
    }
    this.feed(block.heightDots * block.scaleY);
  }

  /** A square of modules. */
  matrix(matrix: readonly (readonly boolean[])[], moduleDots: number, left: number): void {
    matrix.forEach((row, y) => {
      row.forEach((black, x) => {
        if (black) this.block(left + x * moduleDots, y * moduleDots, moduleDots, moduleDots);
      });
    });
  }

  /** The cut: a broken line across. */
  cut(): void {
    for (let x = 0; x < this.widthDots; x += 12) this.block(x, 0, 6, 2);
    this.feed(2);
  }

  bitmap(): Bitmap {
    this.reserve(this.top);
    const bytes = rowBytes(this.widthDots);
    const rows = new Uint8Array(bytes * this.top);
    for (let y = 0; y < this.top; y += 1) {
      for (let x = 0; x < this.widthDots; x += 1) {
        if (this.dots[y * this.widthDots + x] !== 1) continue;
        const at = y * bytes + (x >> 3);
        rows[at] = (rows[at] ?? 0) | (0x80 >> (x & 7));
      }
    }
    return { widthDots: this.widthDots, heightDots: this.top, rows };
  }

  private reserve(heightDots: number): void {
    const needed = heightDots * this.widthDots;
    if (needed <= this.dots.length) return;
    const larger = new Uint8Array(Math.max(needed, this.dots.length * 2));
    larger.set(this.dots);
    this.dots = larger;
  }
}
