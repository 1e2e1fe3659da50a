import type { CommandBody } from './command.ts';
import { lengthOf } from './lengths.ts';
import type { More, Read } from './read.ts';

/** Commands that begin with ESC. */
export function readEsc(bytes: Uint8Array): Read | More {
  const code = bytes[1];
  if (code === undefined) return 'more';
  const n = bytes[2];
  switch (code) {
    case 0x40:
      return { length: 2, body: { kind: 'init' } };
    case 0x32:
      return { length: 2, body: { kind: 'line-spacing', dots: 30 } };
    case 0x33:
      return one(bytes, (dots) => ({ kind: 'line-spacing', dots }));
    case 0x4a:
      return one(bytes, (dots) => ({ kind: 'feed-dots', dots }));
    case 0x64:
      return one(bytes, (lines) => ({ kind: 'feed-lines', lines }));
    case 0x45:
    case 0x47:
      return one(bytes, (value) => ({ kind: 'bold', on: (value & 1) === 1 }));
    case 0x2d:
      return one(bytes, (value) => ({ kind: 'underline', dots: (value % 48) & 3 }));
    case 0x61:
      return one(bytes, (value) => alignOf(value, bytes));
    case 0x21:
      return one(bytes, (value) => modeOf(value, bytes));
    case 0x74:
      return one(bytes, () => ({ kind: 'no-effect', name: 'code page', bytes: bytes.slice(0, 3) }));
    case 0x52:
      return one(bytes, () => ({ kind: 'no-effect', name: 'character set', bytes: bytes.slice(0, 3) }));
    case 0x70:
      return fixed(bytes, 5, 'drawer pulse');
    case 0x42:
      return fixed(bytes, 4, 'buzzer');
    default:
      return notDrawn(bytes, n === undefined ? 'ESC at the end' : 'no ESC command we know');
  }
}

/** Commands that begin with FS: Chinese mode and its size. */
export function readFs(bytes: Uint8Array): Read | More {
  switch (bytes[1]) {
    case undefined:
      return 'more';
    case 0x26:
      return { length: 2, body: { kind: 'chinese', on: true } };
    case 0x2e:
      return { length: 2, body: { kind: 'chinese', on: false } };
    case 0x21:
      return one(bytes, (value) => ({
        kind: 'size',
        of: 'hanzi',
        width: (value & 4) === 0 ? 1 : 2,
        height: (value & 8) === 0 ? 1 : 2,
      }));
    default:
      return notDrawn(bytes, 'no FS command we know');
  }
}

/** Real-time commands: DLE EOT n. */
export function readDle(bytes: Uint8Array): Read | More {
  if (bytes[1] === undefined) return 'more';
  if (bytes[1] !== 0x04) return notDrawn(bytes, 'no DLE command we know');
  return one(bytes, (n) => (n >= 1 && n <= 4 ? { kind: 'ask-now', n } : unknown(bytes.slice(0, 3), 'no such status')));
}

/** Names what was not understood. */
export function unknown(bytes: Uint8Array, why: string): CommandBody {
  return { kind: 'unknown', bytes, why };
}

/** A command that is not drawn, with all of its bytes where the reference says how many those are. */
export function notDrawn(bytes: Uint8Array, why: string): Read | More {
  const length = lengthOf(bytes);
  if (length === 'more') return 'more';
  if (length === undefined) return { length: 2, body: unknown(bytes.slice(0, 2), why) };
  return { length, body: unknown(bytes.slice(0, length), 'a command that this printer does not draw') };
}

/** A command of two bytes with one parameter. */
export function one(bytes: Uint8Array, body: (value: number) => CommandBody): Read | More {
  const value = bytes[2];
  return value === undefined ? 'more' : { length: 3, body: body(value) };
}

function fixed(bytes: Uint8Array, length: number, name: string): Read | More {
  if (bytes.length < length) return 'more';
  return { length, body: { kind: 'no-effect', name, bytes: bytes.slice(0, length) } };
}

function alignOf(value: number, bytes: Uint8Array): CommandBody {
  const align = (['left', 'center', 'right'] as const)[value >= 48 ? value - 48 : value];
  return align === undefined ? unknown(bytes.slice(0, 3), 'no such alignment') : { kind: 'align', align };
}

/**
 * ESC ! sets the size of ASCII only; font B, bold and underline in it are not drawn, so a job that asks for them is
 * told.
 */
function modeOf(value: number, bytes: Uint8Array): CommandBody {
  if ((value & ~0x30) !== 0) return unknown(bytes.slice(0, 3), 'ESC ! with more than a size');
  return { kind: 'size', of: 'ascii', width: (value & 0x20) === 0 ? 1 : 2, height: (value & 0x10) === 0 ? 1 : 2 };
}
