import { alikeForm } from './alike.ts';

/**
 * Edits (insert, delete, replace, swap neighbours) from one text to another; `limit + 1` as soon as it is more than
 * `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let older: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (older[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    older = previous;
    previous = row;
  }
  return previous[b.length] ?? limit + 1;
}

/** The candidate most like a word that was probably mistyped; `undefined` when none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const form = alikeForm(word);
  const twin = [...candidates].find((candidate) => alikeForm(candidate) === form);
  if (twin !== undefined) return twin;
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let distance = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const found = editDistance(wanted, candidate.toLowerCase(), distance - 1);
    if (found < distance) {
      best = candidate;
      distance = found;
    }
  }
  return best ?? startsAlike(wanted, candidates);
}

function startsAlike(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length < 3) return undefined;
  for (const candidate of candidates) {
    if (candidate.toLowerCase().startsWith(word) || word.startsWith(`${candidate.toLowerCase()}-`)) return candidate;
  }
  return undefined;
}
