/** Ranges of code points, both ends included, in ascending order and apart. */
export type CodePoints = readonly (readonly [from: number, to: number])[];

/** Whether a code point lies in one of the ranges. */
export function holds(ranges: CodePoints, codePoint: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [from, to] = ranges[middle] ?? [0, 0];
    if (codePoint < from) high = middle - 1;
    else if (codePoint > to) low = middle + 1;
    else return true;
  }
  return false;
}

/** The ranges of single code points, in any order. */
export function rangesOf(codePoints: readonly number[]): CodePoints {
  const found: [number, number][] = [];
  for (const codePoint of Uint32Array.from(codePoints).sort()) {
    const last = found.at(-1);
    if (last !== undefined && codePoint <= last[1] + 1) last[1] = codePoint;
    else found.push([codePoint, codePoint]);
  }
  return found;
}

/** One list of what any of the lists has. */
export function joined(lists: readonly CodePoints[]): CodePoints {
  const all = lists.flat().sort(([a], [b]) => a - b);
  const found: [number, number][] = [];
  for (const [from, to] of all) {
    const last = found.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else found.push([from, to]);
  }
  return found;
}

/** The characters of a text that the ranges lack, each once: `䶮 (U+4DAE)`. */
export function lackingIn(text: string, has: (codePoint: number) => boolean): readonly string[] {
  const lacking = new Set<string>();
  for (const char of text) if (!has(char.codePointAt(0) ?? 0)) lacking.add(char);
  return [...lacking].map((char) => `${char} (${codePointName(char)})`);
}

/** `U+4DAE` */
export function codePointName(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
