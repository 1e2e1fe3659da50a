/** What a file is, by the usual ending of its name. */
type Ending = 'png' | 'jpg' | 'webp' | 'gif' | 'mp4' | 'webm';

export type PictureSize = { readonly width: number; readonly height: number };

/** The head of a picture says how large it is; a photo that carries much about itself says it late. */
export const HEAD_BYTES = 4 * 1024 * 1024;
/** A screen has 8 million dots; 50 million take some 200 MB of a browser, each as often as the picture is shown. */
export const MOST_DOTS = 50_000_000;
export const LONGEST_SIDE = 16_384;

/** How large a picture says it is; undefined where it does not, or is a film. `late`: not in so many bytes. */
export function pictureSize(head: Buffer, ending: Ending): PictureSize | 'late' | undefined {
  switch (ending) {
    case 'png':
      // The size stands in the first chunk; what has another one there is shown by no browser.
      if (head.length < 24 || head.toString('latin1', 12, 16) !== 'IHDR') return undefined;
      return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
    case 'gif':
      return head.length < 10 ? undefined : { width: head.readUInt16LE(6), height: head.readUInt16LE(8) };
    case 'jpg':
      return jpegSize(head);
    case 'webp':
      return webpSize(head);
    case 'mp4':
    case 'webm':
      return undefined;
  }
}

/** What is wrong with the size of a picture, in words; undefined: nothing. */
export function tooManyDots(size: PictureSize | 'late' | undefined): string | undefined {
  if (size === undefined) return undefined;
  if (size === 'late')
    return `expected a picture that says its size in its first ${String(HEAD_BYTES / 1024 / 1024)} MB`;
  const { width, height } = size;
  if (width * height <= MOST_DOTS && Math.max(width, height) <= LONGEST_SIDE) return undefined;
  const most = `at most ${String(MOST_DOTS / 1_000_000)} million dots and ${String(LONGEST_SIDE)} on a side`;
  return `expected a picture of ${most}, not ${String(width)} x ${String(height)}; save it smaller`;
}

/** Markers of JPEG (ITU T.81): each segment says its length; SOF0 to SOF15 but DHT, JPG and DAC have the size. */
function jpegSize(head: Buffer): PictureSize | 'late' | undefined {
  for (let at = 2; ;) {
    if (at + 9 > head.length) return head.length >= HEAD_BYTES ? 'late' : undefined;
    if (head[at] !== 0xff) return undefined;
    const marker = head[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1; // filling
    } else if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return { width: head.readUInt16BE(at + 7), height: head.readUInt16BE(at + 5) };
    } else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2; // no length
    } else {
      at += 2 + head.readUInt16BE(at + 2);
    }
  }
}

/** RFC 9649: the first chunk is VP8X (canvas), VP8L or VP8. */
function webpSize(head: Buffer): PictureSize | undefined {
  if (head.length < 30) return undefined;
  switch (head.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { width: 1 + head.readUIntLE(24, 3), height: 1 + head.readUIntLE(27, 3) };
    case 'VP8L': {
      const bits = head.readUInt32LE(21);
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
    }
    case 'VP8 ':
      return { width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff };
    default:
      return undefined;
  }
}
