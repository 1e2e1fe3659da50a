import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isNotThere } from '../../files/not-there.ts';
import { faultText } from '../../core/base/fault-text.ts';
import { err, ok, type Result } from '../../core/base/result.ts';
import type { HallFileError } from '../../core/hall-file/tables.ts';
import type { GreyPicture } from '../../printer/render/logo.ts';

/** The picture at the head of the slips, in the folder of the hall. */
export const LOGO_FILE = 'logo.png';

const MAX_BYTES = 1024 * 1024;
const MAX_SIDE = 2000;
const SIGNATURE = '89504e470d0a1a0a';

/** The hall's logo, laid on white; nothing where there is no such file. */
export async function readLogo(folder: string): Promise<Result<GreyPicture | undefined, HallFileError>> {
  const path = join(folder, LOGO_FILE);
  try {
    const { size } = await stat(path);
    if (size > MAX_BYTES) return wrong(`a file of at most 1 MB, not ${(size / MAX_BYTES).toFixed(1)}`);
    return await decode(await readFile(path));
  } catch (cause) {
    if (isNotThere(cause)) return ok(undefined);
    return wrong(`a file that can be read (${faultText(cause)})`);
  }
}

async function decode(bytes: Buffer): Promise<Result<GreyPicture, HallFileError>> {
  if (bytes.length < 24 || bytes.toString('hex', 0, 8) !== SIGNATURE)
    return wrong('a PNG picture; save it as PNG, another name is not enough');
  // The size stands in front, so that a bomb is refused before it is unpacked.
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (width > MAX_SIDE || height > MAX_SIDE)
    return wrong(`a picture of at most ${MAX_SIDE} x ${MAX_SIDE} dots, not ${width} x ${height}`);
  const { createCanvas, loadImage } = await import('@napi-rs/canvas');
  let image;
  try {
    image = await loadImage(bytes);
  } catch {
    return wrong('a PNG picture that is whole; a viewer does not open it either');
  }
  const context = createCanvas(width, height).getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0);
  const grey = luminance(context.getImageData(0, 0, width, height).data);
  if (!grey.some((value) => value < 128)) return wrong('a picture with something dark on it: white prints as nothing');
  return ok({ widthDots: width, heightDots: height, grey });
}

/** ITU-R BT.601, which is how bright a colour looks. */
function luminance(rgba: Uint8ClampedArray): Uint8Array {
  const grey = new Uint8Array(rgba.length / 4);
  for (let at = 0; at < grey.length; at += 1) {
    const [red = 0, green = 0, blue = 0] = rgba.subarray(at * 4, at * 4 + 3);
    grey[at] = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
  }
  return grey;
}

function wrong(expected: string): Result<never, HallFileError> {
  return err({ file: LOGO_FILE, line: 0, field: '', value: '', expected });
}
