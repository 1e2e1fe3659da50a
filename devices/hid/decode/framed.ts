import type { Millis } from '../../../core/base/time.ts';

/** Bytes of a line that may be the beginning of a frame, and when the last of them came. */
export type Pending = { readonly bytes: Uint8Array; readonly atMs: Millis };

export const NO_BYTES: Pending = { bytes: new Uint8Array(), atMs: 0 };

/**
 * Looks at bytes that begin where a frame may begin: a whole frame and its length, more bytes needed, or no frame here.
 */
export type FrameReader<F> = (
  bytes: Uint8Array,
) =>
  | { readonly kind: 'frame'; readonly frame: F; readonly length: number }
  | { readonly kind: 'more' }
  | { readonly kind: 'none' };

/**
 * Takes a piece of a line apart into frames, wherever it was cut. What is no frame is stepped over byte by byte, so
 * that one broken frame costs no other. Bytes older than `restMs` are the end of something that never came.
 */
export function readFrames<F>(
  pending: Pending,
  piece: Uint8Array,
  atMs: Millis,
  restMs: Millis,
  reader: FrameReader<F>,
): { readonly pending: Pending; readonly frames: readonly F[] } {
  const before = atMs - pending.atMs > restMs ? NO_BYTES.bytes : pending.bytes;
  const all = Buffer.concat([before, piece]);
  const frames: F[] = [];
  let at = 0;
  while (at < all.length) {
    const read = reader(all.subarray(at));
    if (read.kind === 'more') break;
    if (read.kind === 'none') at += 1;
    else {
      frames.push(read.frame);
      at += read.length;
    }
  }
  return { pending: { bytes: Uint8Array.from(all.subarray(at)), atMs }, frames };
}
