import { encode } from 'uqr';
import { blankBitmap, setDot, type Bitmap } from './bitmap.ts';

/** A black bar across the paper. */
export function ruleBitmap(widthDots: number, heightDots: number): Bitmap {
  const bar = blankBitmap(widthDots, heightDots);
  bar.rows.fill(0xff);
  return bar;
}

/** A QR code, level M, without its quiet zone. */
export function qrBitmap(data: string, moduleDots: number): Bitmap {
  const matrix = encode(data, { ecc: 'M', border: 0 }).data;
  const side = matrix.length * moduleDots;
  const bitmap = blankBitmap(side, side);
  matrix.forEach((row, y) => {
    row.forEach((black, x) => {
      if (black) fill(bitmap, x * moduleDots, y * moduleDots, moduleDots);
    });
  });
  return bitmap;
}

function fill(bitmap: Bitmap, left: number, top: number, side: number): void {
  for (let y = top; y < top + side; y += 1) {
    for (let x = left; x < left + side; x += 1) setDot(bitmap, x, y);
  }
}
