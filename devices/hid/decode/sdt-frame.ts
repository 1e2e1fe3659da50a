import type { FrameReader } from './framed.ts';

/** What a resident-ID reader answers: its status in three bytes, and data. */
export type SdtReply = { readonly status: number; readonly data: Uint8Array };

/** The questions that a reader is asked. Source: D1; the checksum is the XOR from the length to the last byte. */
export const SDT = {
  find: [0x20, 0x01],
  select: [0x20, 0x02],
  read: [0x30, 0x01],
  samId: [0x12, 0xff],
  status: [0x11, 0xff],
} as const satisfies Record<string, readonly [command: number, parameter: number]>;

export type SdtQuestion = keyof typeof SDT;

const HEAD = [0xaa, 0xaa, 0xaa, 0x96, 0x69];
const LENGTH_BYTES = 2;
/** Three bytes of status and the checksum. */
const LEAST = 4;
/** Text, photo and fingerprints with what stands around them. */
const MOST = 4096;

/** The bytes of a question. */
export function sdtQuestion(question: SdtQuestion): Uint8Array {
  return sdtFrame(SDT[question]);
}

/** A frame around these bytes, as both sides write it. */
export function sdtFrame(said: Iterable<number>): Uint8Array {
  const body = [...said];
  const length = body.length + 1;
  const counted = [length >> 8, length & 0xff, ...body];
  return Uint8Array.of(...HEAD, ...counted, xorOf(counted));
}

/** An answer at the head of these bytes. */
export const sdtReplies: FrameReader<SdtReply> = (bytes) => {
  if (HEAD.some((byte, at) => at < bytes.length && bytes[at] !== byte)) return { kind: 'none' };
  const from = HEAD.length + LENGTH_BYTES;
  if (bytes.length < from) return { kind: 'more' };
  const length = ((bytes[HEAD.length] ?? 0) << 8) | (bytes[HEAD.length + 1] ?? 0);
  if (length < LEAST || length > MOST) return { kind: 'none' };
  const end = from + length;
  if (bytes.length < end) return { kind: 'more' };
  if (bytes[end - 1] !== xorOf(bytes.subarray(HEAD.length, end - 1))) return { kind: 'none' };
  const [, , status = 0] = bytes.subarray(from);
  return { kind: 'frame', frame: { status, data: bytes.slice(from + 3, end - 1) }, length: end };
};

function xorOf(bytes: Iterable<number>): number {
  let xor = 0;
  for (const byte of bytes) xor ^= byte;
  return xor;
}
