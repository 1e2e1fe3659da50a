/**
 * Whether a word, or its beginning, is the wanted one with at most one letter missing, added, wrong, or swapped with
 * its neighbour.
 */
export function nearlyBegins(text: string, from: number, wanted: string): boolean {
  let at = 0;
  while (at < wanted.length && text[from + at] === wanted[at]) at += 1;
  if (at === wanted.length) return true;
  const rest = wanted.length - at;
  return (
    same(text, from + at + 1, wanted, at + 1, rest - 1) ||
    same(text, from + at + 1, wanted, at, rest) ||
    same(text, from + at, wanted, at + 1, rest - 1) ||
    (text[from + at] === wanted[at + 1] &&
      text[from + at + 1] === wanted[at] &&
      same(text, from + at + 2, wanted, at + 2, rest - 2))
  );
}

function same(text: string, from: number, wanted: string, at: number, length: number): boolean {
  for (let i = 0; i < length; i += 1) if (text[from + i] !== wanted[at + i]) return false;
  return length >= 0;
}
