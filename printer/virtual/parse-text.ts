import type { More, Read } from './read.ts';

/** ICU's decoder, on purpose not the renderer's: two programs must agree on every character. */
const gb18030 = new TextDecoder('gb18030', { fatal: true });

const COMMAND_BYTES = new Set([0x0a, 0x10, 0x1b, 0x1c, 0x1d]);

/** A run of printable bytes, decoded as GB18030 while in Chinese mode; any other byte is unknown. */
export function readText(bytes: Uint8Array, chinese: boolean, last: boolean): Read | More {
  let end = 0;
  while (end < bytes.length) {
    const length = charLength(bytes, end, chinese);
    if (length === 0) break;
    if (end + length > bytes.length) {
      if (end === 0 && !last) return 'more';
      break;
    }
    end += length;
  }
  if (end === 0) return unknownByte(bytes, chinese);
  return { length: end, body: { kind: 'text', text: gb18030.decode(bytes.subarray(0, end)) } };
}

/** Bytes of the character there, 0 where there is none that the font has. */
function charLength(bytes: Uint8Array, at: number, chinese: boolean): number {
  const lead = bytes[at] ?? 0;
  if (lead >= 0x20 && lead < 0x7f) return 1;
  if (!chinese || lead < 0x81 || lead === 0xff) return 0;
  const trail = bytes[at + 1];
  if (trail === undefined) return 2;
  return trail >= 0x40 && trail !== 0x7f && trail !== 0xff ? 2 : 0;
}

function unknownByte(bytes: Uint8Array, chinese: boolean): Read {
  const lead = bytes[0] ?? 0;
  const second = bytes[1] ?? 0;
  if (chinese && lead >= 0x81 && second >= 0x30 && second <= 0x39) {
    const why = 'a four-byte GB18030 character, which the font does not have';
    return { length: Math.min(4, bytes.length), body: { kind: 'unknown', bytes: bytes.slice(0, 4), why } };
  }
  const why = COMMAND_BYTES.has(lead) ? 'no command' : lead < 0x80 ? 'a control byte' : 'a byte of no character';
  return { length: 1, body: { kind: 'unknown', bytes: bytes.slice(0, 1), why } };
}
