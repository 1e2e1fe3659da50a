import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** The colour of a dot may differ so much: another version of a browser smooths letters another way. */
const THRESHOLD = 0.25;
/** And so many dots of all may differ more: a hair's breadth along the edges of letters, no part that moved. */
const SHARE = 0.006;
/** A font of another version is higher by a pixel or two. */
const TALLER_PX = 4;

/**
 * What is wrong with a picture, compared with the stored one, in a sentence; undefined when it is the same. What was
 * taken and where it differs is left in `dist/gallery`. With RENEW set it is stored instead.
 */
export function unlikeStored(taken: Buffer, stored: string, renewBy: string): string | undefined {
  if (process.env['RENEW'] !== undefined) {
    keep(stored, taken);
    return undefined;
  }
  const renew = `if it is meant to look so: ${renewBy}`;
  if (!existsSync(stored)) return `there is no ${stored}; ${renew}`;
  const [before, after] = [PNG.sync.read(readFileSync(stored)), PNG.sync.read(taken)];
  const found = difference(before, after);
  if (found === undefined) return undefined;
  const left = join('dist', 'gallery', stored.split('/').at(-1) ?? '');
  keep(left, taken);
  if (found.shown !== undefined) keep(left.replace('.png', '.differs.png'), PNG.sync.write(found.shown));
  return `${stored} ${found.what} (${left}); ${renew}`;
}

function difference(before: PNG, after: PNG): { readonly what: string; readonly shown?: PNG } | undefined {
  const width = Math.min(before.width, after.width);
  const height = Math.min(before.height, after.height);
  if (before.width !== after.width || Math.abs(before.height - after.height) > TALLER_PX)
    return { what: `was ${sizeOf(before)} and is ${sizeOf(after)} pixels` };
  const shown = new PNG({ width, height });
  const options = { threshold: THRESHOLD };
  const dots = pixelmatch(cut(before, height), cut(after, height), shown.data, width, height, options);
  if (dots <= SHARE * width * height) return undefined;
  return { what: `differs in ${String(dots)} dots of ${String(width * height)}`, shown };
}

const sizeOf = ({ width, height }: PNG): string => `${String(width)} x ${String(height)}`;

function cut({ data, width }: PNG, height: number): Buffer {
  return data.subarray(0, width * height * 4);
}

function keep(file: string, bytes: Buffer): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}
