import type { EntryKind, MatchKind } from './search-entry.ts';

/** Why a service was found: in which of its texts, and how. */
export type SearchReason = { readonly kind: EntryKind; readonly text: string; readonly match: MatchKind };

/** What was found so far, by the place of the service. */
export type Found = ({ readonly score: number; readonly why: SearchReason } | undefined)[];

/** Texts that are not the service's own say less about it. */
const LESS: Readonly<Record<EntryKind, number>> = {
  name: 0,
  synonym: 0,
  code: 0,
  line: 30,
  department: 40,
  'life-event': 45,
};

/** Notes a match for all services that the text belongs to, where it is better than what was found before. */
export function note(
  found: Found,
  entry: { readonly kind: EntryKind; readonly text: string; readonly of: readonly number[] },
  match: MatchKind,
  points: number,
): void {
  const score = points - LESS[entry.kind];
  for (const at of entry.of) {
    const before = found[at];
    if (before === undefined || before.score < score)
      found[at] = { score, why: { kind: entry.kind, text: entry.text, match } };
  }
}

/** Services that every part of a query has found, at the mean of their scores. */
export function together(parts: readonly Found[]): Found {
  const [first = [], ...others] = parts;
  return first.map((hit, at) => {
    if (hit === undefined) return undefined;
    let sum = hit.score;
    for (const other of others) {
      const more = other[at];
      if (more === undefined) return undefined;
      sum += more.score;
    }
    return { score: sum / parts.length, why: hit.why };
  });
}

/** The better of two findings for each service. */
export function better(one: Found, other: Found): Found {
  const length = Math.max(one.length, other.length);
  return Array.from({ length }, (_, at) => {
    const [a, b] = [one[at], other[at]];
    return a === undefined || (b !== undefined && b.score > a.score) ? b : a;
  });
}
