/** One thing that a printer said. Which question a `real-time` byte answers is not in it: only who asked knows. */
export type Reply =
  | { readonly kind: 'real-time'; readonly byte: number }
  | { readonly kind: 'automatic'; readonly block: readonly [number, number, number, number] }
  | { readonly kind: 'paper'; readonly byte: number }
  | { readonly kind: 'process-id'; readonly id: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'power-on' };

/** The replies among some bytes, what has come of the next one, and how many bytes were none. */
export type Replies = {
  readonly replies: readonly Reply[];
  readonly left: readonly number[];
  readonly junk: number;
};

/**
 * Reads what a printer says, in any pieces, `before` being what was left of the last one; never throws. Replies are
 * told apart by their fixed bits: DLE EOT `0xx1xx10`, GS a `0xx1xx00` and three more, GS r `0xx0xxxx`, blocks by their
 * head. Source: Epson TM-T88III specification, appendix G.
 */
export function readReplies(before: readonly number[], bytes: Uint8Array): Replies {
  const all = [...before];
  for (const byte of bytes) if (byte !== XON && byte !== XOFF) all.push(byte);
  const replies: Reply[] = [];
  let junk = 0;
  let at = 0;
  while (at < all.length) {
    const read = readOne(all, at);
    if (read === 'more') break;
    if (typeof read === 'number') junk += read;
    else replies.push(read.reply);
    at += typeof read === 'number' ? read : read.length;
  }
  return { replies, left: all.slice(at), junk };
}

/** A reply and its length, a number of bytes that are none, or too few to tell. */
type Read = { readonly reply: Reply; readonly length: number } | number | 'more';

const XON = 0x11;
const XOFF = 0x13;
/** Which byte is allowed at a place of a block. */
type Place = (byte: number) => boolean;

const is =
  (wanted: number): Place =>
  (byte) =>
    byte === wanted;
const isLetter: Place = (byte) => byte >= 0x20 && byte <= 0x7e;

const PROCESS_ID = [is(0x37), is(0x22), isLetter, isLetter, isLetter, isLetter, is(0)];
const POWER_ON = [is(0x3b), is(0x31), is(0)];
const TEXT_HEAD = 0x5f;
/** No maker's or model's name is longer. */
const MAX_TEXT = 80;

function readOne(all: readonly number[], at: number): Read {
  const first = all[at] ?? 0;
  if (first === 0x37) return readBlock(all, at, PROCESS_ID, (id) => ({ kind: 'process-id', id: id.slice(1) }));
  if (first === 0x3b) return readBlock(all, at, POWER_ON, () => ({ kind: 'power-on' }));
  if (first === TEXT_HEAD) return readText(all, at);
  if ((first & 0x93) === 0x12) return { reply: { kind: 'real-time', byte: first }, length: 1 };
  if ((first & 0x93) === 0x10) return readAutomatic(all, at);
  if ((first & 0x90) === 0) return { reply: { kind: 'paper', byte: first }, length: 1 };
  return 1;
}

/** The three bytes after the first look like answers to GS r and are taken as they come. */
function readAutomatic(all: readonly number[], at: number): Read {
  const [a, b, c, d] = all.slice(at, at + 4);
  if (a === undefined || b === undefined || c === undefined || d === undefined) return 'more';
  return { reply: { kind: 'automatic', block: [a, b, c, d] }, length: 4 };
}

/** A broken block is junk as far as it went: its inside must not pass for an answer to GS r. */
function readBlock(
  all: readonly number[],
  at: number,
  places: readonly Place[],
  reply: (inside: string) => Reply,
): Read {
  for (const [offset, fits] of places.entries()) {
    const byte = all[at + offset];
    if (byte === undefined) return 'more';
    if (!fits(byte)) return offset;
  }
  const inside = all.slice(at + 1, at + places.length - 1);
  return { reply: reply(String.fromCharCode(...inside)), length: places.length };
}

function readText(all: readonly number[], at: number): Read {
  for (let end = at + 1; ; end += 1) {
    const byte = all[end];
    if (byte === undefined) return 'more';
    if (byte === 0) {
      const text = String.fromCharCode(...all.slice(at + 1, end));
      return { reply: { kind: 'text', text }, length: end + 1 - at };
    }
    if (byte < 0x20 || end - at > MAX_TEXT) return end - at;
  }
}
