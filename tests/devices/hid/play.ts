import type { Decoder } from '../../../devices/hid/decode/decoder.ts';
import type { DeviceNews } from '../../../core/devices/device-news.ts';

/** Bytes as the facts write them. */
export function hex(text: string): Uint8Array {
  return Uint8Array.from(text.trim().split(/\s+/), (byte) => Number.parseInt(byte, 16));
}

export function asHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

export type Played = { readonly news: readonly DeviceNews[]; readonly sent: readonly Uint8Array[] };

/** Pieces one after the other, so many milliseconds apart. */
export function play<S>(decoder: Decoder<S>, pieces: readonly Uint8Array[], everyMs = 5): Played {
  let state = decoder.initial;
  const news: DeviceNews[] = [];
  const sent: Uint8Array[] = [];
  for (const [at, piece] of pieces.entries()) {
    const step = decoder.hear(state, piece, 1000 + at * everyMs);
    state = step.state;
    news.push(...step.news);
    sent.push(...step.send);
  }
  return { news, sent };
}

/** A number that is nobody's (area 000000) and checks. */
export const NOBODY = '000000194910010020';
export const KEY = Buffer.alloc(32, 7);
