/** Marks that may not begin a line. */
const NOT_FIRST = new Set('，。、；：！？）》」』】〉”’％…,.;:!?)]}%·'.split(''));

/** Marks that may not end a line. */
const NOT_LAST = new Set('（《「『【〈“‘([{'.split(''));

/**
 * Columns that a text takes: one for ASCII, two for everything else, as a Chinese receipt printer spaces them; none for
 * marks that stand above or below a letter.
 */
export function displayWidth(text: string): number {
  let width = 0;
  for (const char of text) width += char < '\u0080' ? 1 : MARK.test(char) ? 0 : 2;
  return width;
}

const MARK = /\p{M}/u;

/**
 * Breaks a text into lines of at most `columns`: words whole where they fit, whatever their letters, hanzi anywhere, no
 * mark of closing at the head of a line and none of opening at its end. Every later line is begun with `hang` spaces.
 * `measure`: how many columns a text takes.
 */
export function wrap(
  text: string,
  columns: number,
  hang = 0,
  measure: (text: string) => number = displayWidth,
): string[] {
  const room = Math.max(2, columns);
  const indent = room - hang >= 8 ? ' '.repeat(hang) : '';
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text)) {
    if (measure(line + piece.trimEnd()) <= room) {
      line += piece;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = indentOf(lines, indent) + piece.trimStart();
    while (measure(line.trimEnd()) > room) {
      const head = takeColumns(line, room, measure);
      lines.push(head);
      line = indent + line.slice(head.length);
    }
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}

function indentOf(lines: readonly string[], indent: string): string {
  return lines.length === 0 ? '' : indent;
}

/**
 * Cuts a text where a line may end: after a word with its spaces, and around each hanzi with the marks that cling to
 * it.
 */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  let previous = '';
  const words = wordEnds(text);
  let at = 0;
  for (const char of text) {
    if (piece !== '' && (mayBreak(previous, char) || words.has(at))) {
      pieces.push(piece);
      piece = '';
    }
    piece += char;
    previous = char;
    at += char.length;
  }
  if (piece !== '') pieces.push(piece);
  return pieces;
}

function mayBreak(before: string, after: string): boolean {
  if (after === ' ' || NOT_FIRST.has(after) || NOT_LAST.has(before)) return false;
  if (before === ' ' || before === TSHEG) return true;
  return WITHOUT_BLANKS.test(before) || WITHOUT_BLANKS.test(after);
}

/** Characters of scripts that are written without blanks between words; of all others a word stays whole. */
const WITHOUT_BLANKS = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}\u3000-\u303f\uff00-\uffef]/u;

/** Between syllables of Tibetan. */
const TSHEG = '\u0f0b';

/** Scripts that run words together; where one begins only a dictionary knows. */
const RUN_TOGETHER = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** Where words begin that nothing separates. */
function wordEnds(text: string): ReadonlySet<number> {
  if (!RUN_TOGETHER.test(text)) return new Set();
  const words = [...new Intl.Segmenter('th', { granularity: 'word' }).segment(text)];
  const between = words.filter(
    ({ segment }, at) => RUN_TOGETHER.test(segment) && RUN_TOGETHER.test(words[at - 1]?.segment ?? ''),
  );
  return new Set(between.map(({ index }) => index));
}

function takeColumns(text: string, columns: number, measure: (text: string) => number): string {
  let taken = '';
  for (const char of text) {
    if (measure(taken + char) > columns) break;
    taken += char;
  }
  // A letter keeps its accents.
  while (/^\p{M}/u.test(text.slice(taken.length)) && taken !== '') taken = [...taken].slice(0, -1).join('');
  return taken === '' ? text.slice(0, [...text][0]?.length ?? 0) : taken;
}
