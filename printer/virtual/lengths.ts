import type { More } from './read.ts';

/**
 * How many bytes a command takes that this printer reads and does not draw, by Epson's reference of ESC/POS; undefined
 * for what the reference does not have. So its parameters and data are never taken for text.
 */
export function lengthOf(bytes: Uint8Array): number | More | undefined {
  const [family, code] = bytes;
  if (code === undefined) return 'more';
  const rule = family === undefined ? undefined : RULES[family]?.[code];
  if (rule === undefined) return undefined;
  const length = typeof rule === 'number' ? rule : rule(bytes);
  return length === undefined || length === 'more' ? length : bytes.length < length ? 'more' : length;
}

type Rule = number | ((bytes: Uint8Array) => number | More | undefined);

/** A number of two bytes, low byte first. */
const word = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256;
const after =
  (bytes: number, length: (all: Uint8Array) => number | More | undefined): Rule =>
  (all) =>
    all.length < bytes ? 'more' : length(all);
const untilNul =
  (from: number): Rule =>
  (bytes) =>
    endOf(bytes, from);
/** `( x pL pH`: a block that says how long it is. */
const block: Rule = after(5, (bytes) => 5 + word(bytes, 3));

/** ESC & y c1 c2, then for each character its width and its columns. */
const ownCharacters: Rule = after(5, (bytes) => {
  const [, , rows = 0, first = 0, last = 0] = bytes;
  let at = 5;
  for (let char = first; char <= last; char += 1) {
    const width = bytes[at];
    if (width === undefined) return 'more';
    at += 1 + rows * width;
  }
  return at;
});

/** FS q n, then for each picture its size and its columns. */
const storedPictures: Rule = after(3, (bytes) => {
  let at = 3;
  for (let picture = 0; picture < (bytes[2] ?? 0); picture += 1) {
    if (bytes.length < at + 4) return 'more';
    at += 4 + word(bytes, at) * word(bytes, at + 2) * 8;
  }
  return at;
});

/** GS k m: up to NUL for the old kinds of bar codes, as long as it says for the newer. */
const barCode: Rule = after(4, (bytes) => {
  const [, , kind = 0, length = 0] = bytes;
  if (kind <= 6) return endOf(bytes, 3);
  return kind >= 65 && kind <= 79 ? 4 + length : undefined;
});

function endOf(bytes: Uint8Array, from: number): number | More {
  const end = bytes.indexOf(0, from);
  return end === -1 ? 'more' : end + 1;
}

/** GS C: counters, whose old form is text with semicolons. */
const counterRule: Rule = after(3, (bytes) => {
  switch (bytes[2]) {
    case 0x30:
    case 0x32:
      return 5;
    case 0x31:
      return 9;
    case 0x3b: {
      let left = 6;
      const end = bytes.findIndex((byte) => byte === 0x3b && (left -= 1) === 0);
      return end === -1 ? 'more' : end + 1;
    }
    default:
      return undefined;
  }
});

const RULES: Readonly<Record<number, Readonly<Record<number, Rule>>>> = {
  0x1b: {
    0x0c: 2,
    0x20: 3,
    0x24: 4,
    0x25: 3,
    0x26: ownCharacters,
    0x28: block,
    0x2a: after(5, (bytes) => 5 + word(bytes, 3) * ((bytes[2] ?? 0) >= 32 ? 3 : 1)),
    0x3c: 2,
    0x3d: 3,
    0x3f: 3,
    0x44: untilNul(2),
    0x4b: 3,
    0x4c: 2,
    0x4d: 3,
    0x53: 2,
    0x54: 3,
    0x55: 3,
    0x56: 3,
    0x57: 10,
    0x5c: 4,
    0x63: 4,
    0x65: 3,
    0x66: 4,
    0x69: 2,
    0x6d: 2,
    0x72: 3,
    0x75: 3,
    0x76: 2,
    0x7b: 3,
  },
  0x1c: {
    0x28: block,
    0x2d: 3,
    0x32: 76,
    0x3f: 4,
    0x43: 3,
    0x53: 4,
    0x57: 3,
    0x67: after(10, (bytes) => (bytes[2] === 0x31 ? 10 + word(bytes, 8) : 10)),
    0x70: 4,
    0x71: storedPictures,
  },
  0x1d: {
    0x24: 4,
    0x2a: after(4, (bytes) => 4 + (bytes[2] ?? 0) * (bytes[3] ?? 0) * 8),
    0x2f: 3,
    0x38: after(7, (bytes) => 7 + word(bytes, 3) + word(bytes, 5) * 65_536),
    0x3a: 2,
    0x43: counterRule,
    0x45: 3,
    0x48: 3,
    0x49: 3,
    0x50: 4,
    0x51: after(8, (bytes) => 8 + word(bytes, 4) * word(bytes, 6)),
    0x54: 3,
    0x5c: 4,
    0x5e: 5,
    0x62: 3,
    0x63: 2,
    0x66: 3,
    0x67: 6,
    0x68: 3,
    0x6a: 3,
    0x6b: barCode,
    0x77: 3,
    0x7a: 5,
  },
  0x10: {
    0x05: 3,
    0x14: after(3, (bytes) => (bytes[2] === 8 ? 10 : 5)),
  },
};
