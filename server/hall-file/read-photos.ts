import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { isNotThere } from '../../files/not-there.ts';
import { faultText } from '../../core/base/fault-text.ts';
import { err, ok, type Result } from '../../core/base/result.ts';
import type { HallFileError } from '../../core/hall-file/tables.ts';
import { pictureSize, tooManyDots } from './picture-size.ts';

/** The folder in that of the hall with a picture a login: `wang.li.jpg`. */
export const PHOTO_FOLDER = 'photos';

/**
 * A picture of somebody who works at counters. The id is of its bytes: under it it never changes, and tells no name.
 */
export type Photo = { readonly id: string; readonly type: 'image/jpeg' | 'image/png'; readonly bytes: Buffer };

/** By login. */
export type Photos = ReadonlyMap<string, Photo>;

const MAX_BYTES = 512 * 1024;
const ENDINGS = ['.jpg', '.jpeg', '.png'];

/**
 * The photos of a hall; none where it has no such folder. What is no picture of somebody who may sign in is an error,
 * other files are not.
 */
export async function readPhotos(
  folder: string,
  users: ReadonlySet<string>,
): Promise<Result<Photos, readonly HallFileError[]>> {
  const photos = new Map<string, Photo>();
  const errors: HallFileError[] = [];
  for (const file of await picturesIn(join(folder, PHOTO_FOLDER))) {
    const user = file.slice(0, -extname(file).length);
    const read = users.has(user)
      ? await readPhoto(join(folder, PHOTO_FOLDER, file))
      : 'a login of users.csv as the name of the file, such as wang.li.jpg';
    if (typeof read !== 'string') photos.set(user, read);
    else errors.push({ file: `${PHOTO_FOLDER}/${file}`, line: 0, field: '', value: '', expected: read });
  }
  return errors.length === 0 ? ok(photos) : err(errors);
}

async function picturesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    if (isNotThere(cause)) return [];
    throw cause;
  });
  return names.filter((name) => ENDINGS.includes(extname(name).toLowerCase()) && !name.startsWith('.')).sort();
}

/** The photo, or what was expected in its place. */
async function readPhoto(path: string): Promise<Photo | string> {
  try {
    const { size } = await stat(path);
    if (size > MAX_BYTES) return `a photo of at most 512 KB, not ${Math.ceil(size / 1024)}; 480 x 640 dots are enough`;
    const bytes = await readFile(path);
    const type = typeOf(bytes);
    if (type === undefined) return 'a JPEG or PNG picture; another name is not enough';
    const dots = tooManyDots(pictureSize(bytes, type === 'image/png' ? 'png' : 'jpg'));
    if (dots !== undefined) return dots.replace(/^expected /, '');
    return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 32), type, bytes };
  } catch (cause) {
    return `a file that can be read (${faultText(cause)})`;
  }
}

function typeOf(bytes: Buffer): Photo['type'] | undefined {
  if (bytes.toString('hex', 0, 8) === '89504e470d0a1a0a') return 'image/png';
  return bytes.toString('hex', 0, 3) === 'ffd8ff' ? 'image/jpeg' : undefined;
}
