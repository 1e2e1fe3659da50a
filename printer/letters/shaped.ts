import { codePointName } from '../../core/base/code-points.ts';
import { blankBitmap, setDot, type Bitmap } from '../render/bitmap.ts';
import { canDraw, drawingOf, loadCanvas, type Drawing } from './faces.ts';
import { runsRightToLeft } from './joining.ts';

/** Ink above this share of a dot is black. */
const INK = 110;

/** How far marks and stacks may reach above and below the cells of other letters, as a share of their height. */
const MOST_BEYOND = 1 / 2;
/** Where hanzi stand in their cell. */
export const FOOT = 0.86;

/**
 * A line in letters that join, stack or carry marks, in the order in which it is read: as wide as it comes out, and
 * higher than cells of that size by what its marks and stacks need, as much above as below.
 */
export function shaped(text: string, sizeDots: number): Bitmap {
  const key = `${String(sizeDots)} ${text}`;
  const known = lines.get(key);
  if (known !== undefined) return known;
  const drawn = shape(text, sizeDots);
  if (lines.size >= MOST_KEPT) lines.clear();
  lines.set(key, drawn);
  return drawn;
}

/** A line is measured before it is drawn, and most lines are on every slip. */
const lines = new Map<string, Bitmap>();
const MOST_KEPT = 500;

function shape(text: string, sizeDots: number): Bitmap {
  const line = withStandIns(text);
  const faces = facesOf(line);
  // Beside hanzi letters keep their own size, or hanzi would outgrow theirs.
  const larger = HANZI.test(line) ? 1 : Math.max(1, ...faces.map((face) => face.larger));
  const writing: Writing = {
    line,
    font: faces.map(({ family }) => `"${family}"`).join(', '),
    thickerDots: sizeDots * Math.max(0, ...faces.map(({ thicker }) => thicker)),
  };
  const foot = Math.round(sizeDots * FOOT);
  const far = MOST_BEYOND * 4 * sizeDots;
  const ink = inkRows(write(writing, sizeDots * larger, { above: far, below: far }));
  const needed = Math.max(0, far - ink.first - foot, ink.last + 1 - far - (sizeDots - foot));
  const beyond = Math.min(needed, Math.round(sizeDots * MOST_BEYOND));
  // A stack that is higher than the most room is made smaller, never cut.
  const fits = Math.min(
    1,
    (beyond + foot) / Math.max(1, far - ink.first),
    (beyond + sizeDots - foot) / Math.max(1, ink.last + 1 - far),
  );
  return write(writing, sizeDots * larger * fits, { above: beyond + foot, below: beyond + sizeDots - foot });
}

const HANZI = /\p{sc=Han}/u;

type Writing = { readonly line: string; readonly font: string; readonly thickerDots: number };

/** The line on white, so many dots above its foot and below. */
function write(
  { line, font, thickerDots }: Writing,
  emDots: number,
  { above, below }: { readonly above: number; readonly below: number },
): Bitmap {
  const { createCanvas } = loadCanvas();
  const direction = runsRightToLeft(line) ? 'rtl' : 'ltr';
  const measuring = createCanvas(1, 1).getContext('2d');
  measuring.font = `${String(emDots)}px ${font}`;
  measuring.direction = direction;
  const widthDots = Math.max(1, Math.ceil(measuring.measureText(line).width) + 2);
  const context = createCanvas(widthDots, above + below).getContext('2d');
  context.font = `${String(emDots)}px ${font}`;
  context.direction = direction;
  context.textAlign = 'left';
  inkText(context, line, 1, above, thickerDots);
  return blackDots(context.getImageData(0, 0, widthDots, above + below).data, widthDots, above + below);
}

function inkRows({ rows, heightDots }: Bitmap): { readonly first: number; readonly last: number } {
  const bytes = rows.length / Math.max(1, heightDots);
  const first = rows.findIndex((byte) => byte !== 0);
  const last = rows.findLastIndex((byte) => byte !== 0);
  return first < 0
    ? { first: heightDots, last: 0 }
    : { first: Math.floor(first / bytes), last: Math.floor(last / bytes) };
}

type Context = ReturnType<ReturnType<ReturnType<typeof loadCanvas>['createCanvas']>['getContext']>;

/** Draws a text with strokes that many dots thicker than they are. */
export function inkText(context: Context, text: string, x: number, y: number, thickerDots: number): void {
  context.fillText(text, x, y);
  if (thickerDots === 0) return;
  context.lineWidth = thickerDots;
  context.strokeText(text, x, y);
}

/** Black where a picture in greys has ink enough. */
export function blackDots(pixels: Uint8ClampedArray, widthDots: number, heightDots: number): Bitmap {
  const dots = blankBitmap(widthDots, heightDots);
  for (let at = 3; at < pixels.length; at += 4) {
    if ((pixels[at] ?? 0) > INK) setDot(dots, ((at - 3) / 4) % widthDots, Math.floor((at - 3) / 4 / widthDots));
  }
  return dots;
}

const UNSEEN = /\p{Cf}/u;

function withStandIns(text: string): string {
  let line = '';
  for (const char of text)
    line += UNSEEN.test(char) || canDraw(char.codePointAt(0) ?? 0) ? char : `[${codePointName(char)}]`;
  return line;
}

function facesOf(text: string): readonly Drawing[] {
  const found = new Set<Drawing>();
  for (const char of text) {
    const face = UNSEEN.test(char) ? undefined : drawingOf(char.codePointAt(0) ?? 0);
    if (face !== undefined) found.add(face);
  }
  return [...found];
}
