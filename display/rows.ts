import type { BoardCall } from '../core/protocol/shapes/board.ts';

/** A page of calls stays at least so long. */
export const PAGE_MS = 8000;

/**
 * The calls that have a row, of `room` rows, in the order in which they came. Who is still expected goes before who is
 * at the counter or was there, and more than `room` calls have rows only if all are expected: they take turns. What
 * becomes of a call moves no other row as long as all have room.
 */
export function rowsFor(calls: readonly BoardCall[], room: number): readonly BoardCall[] {
  const expected = calls.filter(({ state }) => state === 'called');
  if (expected.length >= room) return expected;
  const others = calls.filter(({ state }) => state !== 'called').slice(0, room - expected.length);
  return calls.filter((call) => expected.includes(call) || others.includes(call));
}

/**
 * The page on the glass, counted from 0, since when, and how many had their whole time since a call last brought the
 * first one.
 */
export type PageTurn = { readonly page: number; readonly since: number; readonly whole: number };

/**
 * The next page when this one had its time. A new call brings the first page at once, but not again before every page
 * had its time: under a flood of calls nobody's number is left out. (The new call itself stands in the band.)
 */
export function turnPage(turn: PageTurn | undefined, pages: number, now: number, isNews: boolean): PageTurn {
  if (turn === undefined || pages <= 1) return { page: 0, since: now, whole: Infinity };
  if (isNews && turn.whole >= pages) return { page: 0, since: now, whole: 0 };
  if (turn.page >= pages) return { page: 0, since: now, whole: turn.whole };
  if (now - turn.since < PAGE_MS) return turn;
  return { page: (turn.page + 1) % pages, since: now, whole: turn.whole + 1 };
}
