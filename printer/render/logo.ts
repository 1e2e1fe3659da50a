import { blankBitmap, setDot, type Bitmap } from './bitmap.ts';

/** A picture in greys, 0 = black, 255 = white, row by row; transparent parts have become white. */
export type GreyPicture = { readonly widthDots: number; readonly heightDots: number; readonly grey: Uint8Array };

/** Higher ones cost more paper than they tell. */
export const MAX_LOGO_ROWS = 200;

const WHITE = 255;
/** From this grey on a dot is white, where a picture is drawn rather than photographed. */
const THRESHOLD = 128;
/** Of the dots that are not white, so many in between make it a photograph; the edges of a drawing are fewer. */
const SHADES = 0.4;

const made = new WeakMap<GreyPicture, Map<number, Bitmap>>();

/**
 * The logo in black and white for paper of that width: as large as it is, or as the paper allows; its width a multiple
 * of 8.
 */
export function logoBitmap(picture: GreyPicture, paperDots: number): Bitmap {
  const known = made.get(picture)?.get(paperDots);
  if (known !== undefined) return known;
  const fitted = shrink(picture, Math.min(1, paperDots / picture.widthDots, MAX_LOGO_ROWS / picture.heightDots));
  const bitmap = toBlackAndWhite(fitted);
  const ofPicture = made.get(picture) ?? new Map<number, Bitmap>();
  made.set(picture, ofPicture.set(paperDots, bitmap));
  return bitmap;
}

/** Smaller by averaging what each dot covers. Never larger. */
export function shrink(picture: GreyPicture, factor: number): GreyPicture {
  if (factor >= 1) return picture;
  const widthDots = Math.max(1, Math.floor(picture.widthDots * factor));
  const heightDots = Math.max(1, Math.floor(picture.heightDots * factor));
  const grey = new Uint8Array(widthDots * heightDots);
  for (let y = 0; y < heightDots; y += 1) {
    const [top, bottom] = covered(y, heightDots, picture.heightDots);
    for (let x = 0; x < widthDots; x += 1) {
      const [left, right] = covered(x, widthDots, picture.widthDots);
      grey[y * widthDots + x] = average(picture, left, right, top, bottom);
    }
  }
  return { widthDots, heightDots, grey };
}

function covered(at: number, of: number, from: number): readonly [number, number] {
  const first = Math.floor((at * from) / of);
  return [first, Math.max(first + 1, Math.floor(((at + 1) * from) / of))];
}

function average({ widthDots, grey }: GreyPicture, left: number, right: number, top: number, bottom: number): number {
  let sum = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) sum += grey[y * widthDots + x] ?? WHITE;
  }
  return Math.round(sum / ((right - left) * (bottom - top)));
}

function toBlackAndWhite(picture: GreyPicture): Bitmap {
  const { widthDots, heightDots } = picture;
  const dots = isPhotograph(picture) ? dithered(picture) : picture.grey.map((value) => (value < THRESHOLD ? 0 : WHITE));
  const bitmap = blankBitmap(Math.ceil(widthDots / 8) * 8, heightDots);
  const left = (bitmap.widthDots - widthDots) >> 1;
  for (let y = 0; y < heightDots; y += 1) {
    for (let x = 0; x < widthDots; x += 1) if (dots[y * widthDots + x] === 0) setDot(bitmap, left + x, y);
  }
  return bitmap;
}

function isPhotograph({ grey }: GreyPicture): boolean {
  let inked = 0;
  let between = 0;
  for (const value of grey) {
    if (value < 240) inked += 1;
    if (value >= 48 && value < 208) between += 1;
  }
  return between > inked * SHADES;
}

/** Floyd and Steinberg 1976: what a dot is too dark or too light goes to its neighbours. */
function dithered({ widthDots, heightDots, grey }: GreyPicture): Uint8Array {
  const left = Float32Array.from(grey);
  const dots = new Uint8Array(grey.length);
  const give = (x: number, y: number, error: number): void => {
    if (x >= 0 && x < widthDots && y < heightDots) left[y * widthDots + x] = (left[y * widthDots + x] ?? 0) + error;
  };
  for (let y = 0; y < heightDots; y += 1) {
    for (let x = 0; x < widthDots; x += 1) {
      const value = left[y * widthDots + x] ?? WHITE;
      const dot = value < THRESHOLD ? 0 : WHITE;
      dots[y * widthDots + x] = dot;
      const error = (value - dot) / 16;
      give(x + 1, y, error * 7);
      give(x - 1, y + 1, error * 3);
      give(x, y + 1, error * 5);
      give(x + 1, y + 1, error);
    }
  }
  return dots;
}
