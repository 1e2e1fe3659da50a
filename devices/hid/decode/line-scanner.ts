import type { Millis } from '../../../core/base/time.ts';
import { type Decoder, quiet } from './decoder.ts';
import { scannedText } from './scanned-text.ts';

/** The bytes of a code whose end has not come. */
export type LineScanState = { readonly bytes: Uint8Array; readonly sinceMs: Millis; readonly tooLong: boolean };

const REST_MS: Millis = 500;
const LONGEST_BYTES = 4096;
const NOTHING: LineScanState = { bytes: new Uint8Array(), sinceMs: 0, tooLong: false };

/** Scanners on a serial line (or USB as one): a code, then CR, LF or both. Without its end it is no code. */
export const lineScanner: Decoder<LineScanState> = {
  initial: NOTHING,
  hear(state, piece, atMs) {
    const before = atMs - state.sinceMs > REST_MS ? NOTHING : state;
    const all = Buffer.concat([before.bytes, piece]);
    const news = [];
    let from = 0;
    let { tooLong } = before;
    for (const [at, byte] of all.entries()) {
      if (byte !== 0x0d && byte !== 0x0a) continue;
      const text = scannedText(all.subarray(from, at));
      if (text !== '' && !tooLong) news.push({ kind: 'scan', text } as const);
      tooLong = false;
      from = at + 1;
    }
    const rest = Uint8Array.from(all.subarray(from));
    const over = tooLong || rest.length > LONGEST_BYTES;
    return { state: { bytes: over ? new Uint8Array() : rest, sinceMs: atMs, tooLong: over }, news, send: [] };
  },
  dueAtMs: ({ bytes, sinceMs, tooLong }) => (bytes.length === 0 && !tooLong ? undefined : sinceMs + REST_MS + 1),
  wake: (state, atMs) => quiet(atMs - state.sinceMs > REST_MS ? NOTHING : state),
};
