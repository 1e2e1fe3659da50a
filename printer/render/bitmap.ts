/**
 * A black-and-white picture: rows of `ceil(widthDots / 8)` bytes, the leftmost dot in the highest bit, 1 = black. As GS
 * v 0 wants it.
 */
export type Bitmap = { readonly widthDots: number; readonly heightDots: number; readonly rows: Uint8Array };

/** Draws one line of text, `sizeDots` high, as wide as its cells need (half of the size for ASCII, all of it else). */
export type Rasterise = (text: string, sizeDots: number) => Bitmap;

/** Bytes in a row of that width. */
export function rowBytes(widthDots: number): number {
  return (widthDots + 7) >> 3;
}

/** A white picture. */
export function blankBitmap(widthDots: number, heightDots: number): Bitmap {
  return { widthDots, heightDots, rows: new Uint8Array(rowBytes(widthDots) * heightDots) };
}

/** Blackens one dot; outside the picture, nothing. */
export function setDot(bitmap: Bitmap, x: number, y: number): void {
  if (x < 0 || y < 0 || x >= bitmap.widthDots || y >= bitmap.heightDots) return;
  const at = y * rowBytes(bitmap.widthDots) + (x >> 3);
  bitmap.rows[at] = (bitmap.rows[at] ?? 0) | (0x80 >> (x & 7));
}

/** True where the dot is black. */
export function dotAt(bitmap: Bitmap, x: number, y: number): boolean {
  if (x < 0 || y < 0 || x >= bitmap.widthDots || y >= bitmap.heightDots) return false;
  return ((bitmap.rows[y * rowBytes(bitmap.widthDots) + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
}
