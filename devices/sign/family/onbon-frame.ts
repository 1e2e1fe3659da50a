// The frame of Onbon's BX-5K and BX-6K font cards. Source: the maker's SDK (onbonlab/BX-K, appendix) and published
// captures (strongercjd/Onbon-Protocol-Analysis).

const PREAMBLE = 0xa5;
const END = 0x5a;
const PREAMBLE_BYTES = 8;
const HEADER_BYTES = 14;
/** The server as the SDK calls itself. */
const OURSELVES = 0x8000;
const ANY_DEVICE = 0xfe;
const PROTOCOL_VERSION = 2;
const ESCAPED: Readonly<Record<number, readonly [number, number]>> = {
  0xa5: [0xa6, 0x02],
  0xa6: [0xa6, 0x01],
  0x5a: [0x5b, 0x02],
  0x5b: [0x5b, 0x01],
};
const UNESCAPED: Readonly<Record<number, readonly [number, number]>> = { 0xa6: [0xa6, 0xa5], 0x5b: [0x5b, 0x5a] };
const UNCHECKED = 0xffff;

/** A frame that was understood: who says it to whom, and what. */
export type OnbonFrame = { readonly to: number; readonly from: number; readonly data: Uint8Array };

/** CRC-16/ARC. */
export function crc16(bytes: Iterable<number>): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1) === 1 ? (crc >>> 1) ^ 0xa001 : crc >>> 1;
  }
  return crc;
}

/** A frame as it goes over the wire. `from` only for whoever stands in for a card. */
export function onbonFrame(data: readonly number[] | Uint8Array, to: number, from = OURSELVES): Uint8Array {
  const head = [
    ...littleEndian(to),
    ...littleEndian(from),
    ...[0, 0, 0, 0, 0, 0],
    ANY_DEVICE,
    PROTOCOL_VERSION,
    ...littleEndian(data.length),
  ];
  const checked = [...head, ...data];
  const body = [...checked, ...littleEndian(crc16(checked))].flatMap((byte) => ESCAPED[byte] ?? [byte]);
  return Uint8Array.from([...Array.from({ length: PREAMBLE_BYTES }, () => PREAMBLE), ...body, END]);
}

/**
 * What a piece of a stream begins with: how many bytes to pass over, and the frame in them, if it was one, or why it
 * was none.
 */
export type OnbonPiece = { readonly used: number } & (Whole | Wrong);
type Whole = { readonly frame: OnbonFrame };
type Wrong = { readonly wrong: 'crc' | 'cut' };

/** The first frame in the bytes; undefined while none is whole. */
export function readOnbon(bytes: Uint8Array): OnbonPiece | undefined {
  const end = bytes.indexOf(END);
  if (end < 0) return undefined;
  const start = bytes.lastIndexOf(PREAMBLE, end) + 1;
  const body = unescaped(bytes.subarray(start, end));
  const used = end + 1;
  if (start === 0 || body === undefined || body.length < HEADER_BYTES + 2) return { used, wrong: 'cut' };
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  const length = view.getUint16(12, true);
  if (body.length !== HEADER_BYTES + length + 2) return { used, wrong: 'cut' };
  const said = view.getUint16(body.length - 2, true);
  if (said !== UNCHECKED && said !== crc16(body.subarray(0, -2))) return { used, wrong: 'crc' };
  const data = body.slice(HEADER_BYTES, HEADER_BYTES + length);
  return { used, frame: { to: view.getUint16(0, true), from: view.getUint16(2, true), data } };
}

function unescaped(bytes: Uint8Array): Uint8Array | undefined {
  const plain: number[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    const pair = UNESCAPED[bytes[at] ?? 0];
    if (pair === undefined) {
      plain.push(bytes[at] ?? 0);
      continue;
    }
    at += 1;
    const second = bytes[at];
    if (second !== 1 && second !== 2) return undefined;
    plain.push(pair[second - 1] ?? 0);
  }
  return Uint8Array.from(plain);
}

function littleEndian(value: number): readonly [number, number] {
  return [value & 0xff, (value >>> 8) & 0xff];
}
