// The packet of the Alpha sign communications protocol (EZ95, "M-Protocol"), as BetaBrite and Alpha signs speak it.

const WAKE_BYTES = 5;
const SOH = 0x01;
const STX = 0x02;
const ETX = 0x03;
const EOT = 0x04;
const ALL_TYPES = 0x5a;
const CHECKSUM_DIGITS = 4;

/** A packet that was understood. `type` is `Z` from the hall and `0` from a sign. */
export type AlphaPacket = { readonly type: string; readonly address: string; readonly data: Uint8Array };

/** The sum of the bytes from the start of text to the end of text, both included, as four hexadecimal digits. */
export function alphaChecksum(data: Iterable<number>): string {
  let sum = STX + ETX;
  for (const byte of data) sum = (sum + byte) & 0xffff;
  return sum.toString(16).toUpperCase().padStart(CHECKSUM_DIGITS, '0');
}

/** A packet with its checksum, as it goes over the wire. `address` is `00` for every sign on the line. */
export function alphaPacket(data: Uint8Array, address = '00', type = ALL_TYPES): Uint8Array {
  return Uint8Array.from([
    ...Array.from({ length: WAKE_BYTES }, () => 0),
    SOH,
    type,
    ...ascii(address),
    STX,
    ...data,
    ETX,
    ...ascii(alphaChecksum(data)),
    EOT,
  ]);
}

/** What a piece of a stream begins with: how many bytes to pass over, and the packet in them or why it is none. */
export type AlphaPiece =
  | { readonly used: number; readonly packet: AlphaPacket }
  | { readonly used: number; readonly wrong: 'checksum' | 'cut' };

/** The first packet in the bytes; undefined while none is whole. */
export function readAlpha(bytes: Uint8Array): AlphaPiece | undefined {
  const end = bytes.indexOf(EOT);
  if (end < 0) return undefined;
  const used = end + 1;
  const start = bytes.lastIndexOf(SOH, end);
  const text = bytes.indexOf(STX, start);
  if (start < 0 || text !== start + 4 || text > end) return { used, wrong: 'cut' };
  const close = bytes.lastIndexOf(ETX, end);
  // A packet without a checksum is one, too.
  const data = bytes.slice(text + 1, close > text ? close : end);
  const said = close > text ? String.fromCharCode(...bytes.subarray(close + 1, end)) : undefined;
  if (said !== undefined && said !== alphaChecksum(data)) return { used, wrong: 'checksum' };
  const [type, ...address] = String.fromCharCode(...bytes.subarray(start + 1, text));
  return { used, packet: { type: type ?? '', address: address.join(''), data } };
}

/** Letters of ASCII; every other one is a question mark, and orders to the sign are blanks. */
export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => (char < ' ' ? 0x20 : char > '~' ? 0x3f : char.charCodeAt(0)));
}
