import type { FrameReader } from './framed.ts';

/** A frame of the RS485 call box: `FF 68 L L 68 ADDR FUNC DATA… SUM 16`. */
export type BoxFrame = { readonly box: number; readonly func: number; readonly data: readonly number[] };

const HEAD = 5;
const TAIL = 2;
/** Address and function. */
const LEAST = 2;
/** Nothing that is said to or by a box is longer; more would only hold back what follows. */
const MOST = 32;

/** A frame at the head of these bytes. Source: S1 code, 9600 8N1; SUM is the sum from ADDR on, mod 256. */
export const boxFrames: FrameReader<BoxFrame> = (bytes) => {
  const expected = [0xff, 0x68, bytes[2] ?? 0, bytes[2] ?? 0, 0x68];
  if (expected.some((byte, at) => at < bytes.length && bytes[at] !== byte)) return { kind: 'none' };
  if (bytes.length < HEAD) return { kind: 'more' };
  const body = bytes[2] ?? 0;
  if (body < LEAST || body > MOST) return { kind: 'none' };
  const length = HEAD + body + TAIL;
  if (bytes.length < length) return { kind: 'more' };
  const said = bytes.subarray(HEAD, HEAD + body);
  if (bytes[HEAD + body] !== sumOf(said) || bytes[length - 1] !== 0x16) return { kind: 'none' };
  const [box = 0, func = 0, ...data] = said;
  return { kind: 'frame', frame: { box, func, data }, length };
};

/** The bytes of a frame. */
export function boxBytes({ box, func, data }: BoxFrame): Uint8Array {
  const said = [box, func, ...data];
  return Uint8Array.of(0xff, 0x68, said.length, said.length, 0x68, ...said, sumOf(said), 0x16);
}

function sumOf(said: Iterable<number>): number {
  let sum = 0;
  for (const byte of said) sum = (sum + byte) & 0xff;
  return sum;
}
