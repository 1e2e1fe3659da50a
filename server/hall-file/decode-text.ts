import { err, ok, type Result } from '../../core/base/result.ts';
import { hanziInUse, type HanziEncoding } from './hanzi-in-use.ts';

/** Where a file is not what it is as a whole: its line, what stands there, and what should. */
export type UnreadableText = { readonly line: number; readonly value: string; readonly expected: string };

/** How to leave all questions of encodings behind. */
const SAVE_AS = 'save it as "CSV UTF-8"';

/**
 * The text of a file. One encoding is decided for the whole file and proved: UTF-8 and UTF-16 with or without byte
 * order mark, GB18030 or Big5, in which Chinese spreadsheets save their CSV. What is none is told with its line, never
 * guessed.
 */
export function decodeText(bytes: Uint8Array): Result<string, UnreadableText> {
  const foreign = foreignFile(bytes);
  if (foreign !== undefined) return err({ line: 0, value: '', expected: foreign });
  const utf16 = utf16Of(bytes);
  if (utf16 !== undefined) return decodeUtf16(bytes, utf16);
  const utf8 = strictly('utf-8', bytes);
  if (utf8 !== undefined) return ok(hanziAfterAll(utf8, bytes) ?? utf8);
  return mostlyUtf8(bytes) ? err(damaged(bytes)) : decodeHanzi(bytes);
}

const FOREIGN: readonly (readonly [first: readonly number[], what: string])[] = [
  [
    [0x50, 0x4b, 0x03, 0x04],
    'a text, not a workbook (xlsx) under another name: open it, and save each sheet as CSV UTF-8',
  ],
  [
    [0xd0, 0xcf, 0x11, 0xe0],
    'a text, not a workbook (xls) under another name: open it, and save each sheet as CSV UTF-8',
  ],
  [[0x25, 0x50, 0x44, 0x46], 'a text, not a PDF under another name'],
];

function foreignFile(bytes: Uint8Array): string | undefined {
  return FOREIGN.find(([first]) => first.every((byte, at) => bytes[at] === byte))?.[1];
}

/** Whether a file that begins so is no UTF-8 for all that its bytes may be some. */
export function startsOtherwise(bytes: Uint8Array): boolean {
  return foreignFile(bytes) !== undefined || utf16Of(bytes) !== undefined;
}

type Utf16 = 'utf-16le' | 'utf-16be';

/** By its mark, or because each letter of a header, which is ASCII, has a byte of nothing beside it. */
function utf16Of(bytes: Uint8Array): Utf16 | undefined {
  const [first = 0, second = 0] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const half = (from: number): boolean => {
    const head = bytes.subarray(0, 16).filter((_, at) => at % 2 === from);
    return head.length > 1 && head.every((byte) => byte === 0);
  };
  return half(1) ? 'utf-16le' : half(0) ? 'utf-16be' : undefined;
}

/** A few hanzi of GB18030 may look like UTF-8: 医药 is ҽҩ then. Letters that no hall writes give them away. */
function hanziAfterAll(utf8: string, bytes: Uint8Array): string | undefined {
  if (/[\u0800-\u{10ffff}]/u.test(utf8) || !/[\u0300-\u07ff]/.test(utf8)) return undefined;
  const text = strictly('gb18030', bytes);
  return text !== undefined && hanziInUse(text, 'gb18030') >= SURE ? text : undefined;
}

function decodeUtf16(bytes: Uint8Array, encoding: Utf16): Result<string, UnreadableText> {
  const text = bytes.length % 2 === 0 ? strictly(encoding, bytes) : undefined;
  if (text !== undefined) return ok(text);
  const read = new TextDecoder(encoding).decode(bytes);
  const { line, value } = lineOf(read, read.indexOf('\ufffd'));
  return err({ line, value, expected: `whole letters: this file is UTF-16, and a byte is lost here; ${SAVE_AS}` });
}

function strictly(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Hanzi in UTF-8 are three bytes of a pattern that other encodings hardly ever make. */
const THREE_BYTES = /[\u00e3-\u00e9\u00ef][\u0080-\u00bf]{2}/g;

/** Whether most of what is not ASCII is whole hanzi of UTF-8. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const high = text.replace(/\p{ASCII}+/gu, '').length;
  const whole = (text.match(THREE_BYTES)?.length ?? 0) * 3;
  return whole * 2 >= high;
}

/** The line at which a file of UTF-8 is none. */
function damaged(bytes: Uint8Array): UnreadableText {
  const text = new TextDecoder('utf-8').decode(bytes);
  // A file may hold U+FFFD as a letter of its own; the first that is not written so is the lost one.
  const { line, value } = lineOf(text, firstLost(text, bytes));
  return {
    line,
    value,
    expected: `text in UTF-8, as the rest of this file; a byte is lost or wrong at the �: type it anew, and ${SAVE_AS}`,
  };
}

function firstLost(text: string, bytes: Uint8Array): number {
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  let at = text.indexOf('\ufffd');
  while (at >= 0) {
    const before = Buffer.byteLength(text.slice(0, at)) + mark;
    const own = bytes[before] === 0xef && bytes[before + 1] === 0xbf && bytes[before + 2] === 0xbd;
    if (!own) return at;
    at = text.indexOf('\ufffd', at + 1);
  }
  return 0;
}

/** A reading is believed from here on, and only when the other is worse by `APART`. */
const BELIEVED = 0.3;
const APART = 0.1;
/** From here on a text is Chinese even where it might be something else. */
const SURE = 0.5;

function decodeHanzi(bytes: Uint8Array): Result<string, UnreadableText> {
  const readings = (['gb18030', 'big5'] as const)
    .flatMap((encoding) => {
      const text = strictly(encoding, bytes);
      return text === undefined || /\p{Co}/u.test(text) ? [] : [{ encoding, text, use: hanziInUse(text, encoding) }];
    })
    .sort((a, b) => b.use - a.use);
  const [best, other] = readings;
  if (best === undefined || best.use < BELIEVED) return err(neither(bytes));
  if (other !== undefined && best.use - other.use < APART)
    return err({
      line: 0,
      value: '',
      expected: `an encoding that can be told: this may be GB18030 or Big5; ${SAVE_AS}`,
    });
  const mixed = lineOfUtf8(bytes, best.encoding);
  return mixed === undefined ? ok(best.text) : err(mixed);
}

/** A line of UTF-8 in a file of another encoding would be read as rare hanzi. */
function lineOfUtf8(bytes: Uint8Array, encoding: HanziEncoding): UnreadableText | undefined {
  const lines = Buffer.from(bytes).toString('latin1').split('\n');
  for (const [at, latin] of lines.entries()) {
    if ((latin.match(THREE_BYTES)?.length ?? 0) < 2) continue;
    const text = strictly('utf-8', Buffer.from(latin, 'latin1'));
    if (text === undefined || !mostlyUtf8(Buffer.from(latin, 'latin1'))) continue;
    const name = encoding === 'big5' ? 'Big5' : 'GB18030';
    return {
      line: at + 1,
      value: text.trim().slice(0, 60),
      expected: `text in ${name}, as the rest of this file, not in UTF-8; ${SAVE_AS}`,
    };
  }
  return undefined;
}

/** The first line that is neither, or the first that is not ASCII where all of it could be anything. */
function neither(bytes: Uint8Array): UnreadableText {
  const read = new TextDecoder('gb18030').decode(bytes);
  const lost = /[\ufffd\p{Co}]/u.exec(read)?.index;
  const odd = lost ?? /\P{ASCII}/u.exec(read)?.index ?? 0;
  const { line, value } = lineOf(read, odd);
  return { line, value, expected: `text that is UTF-8, GB18030 or Big5; here it is none of them: ${SAVE_AS}` };
}

/** The line of a place in a text, and the field that it stands in. */
function lineOf(text: string, at: number): { readonly line: number; readonly value: string } {
  const before = text.slice(0, Math.max(0, at)).split(/\r\n?|\n/);
  const rest = /^[^\r\n,;\t]*/.exec(text.slice(Math.max(0, at)))?.[0] ?? '';
  const field = (before.at(-1) ?? '').split(/[,;\t]/).at(-1) ?? '';
  return { line: before.length, value: `${field}${rest}`.slice(0, 60) };
}
