import type { BoardCall } from '../../core/protocol/shapes/board.ts';

/** A call as a board tells of it. A seq alone does not name one: it begins again with each business day. */
export type ToldCall = Pick<BoardCall, 'seq' | 'at'>;

/** Which calls the hall has been told of, as long as they are listed. */
export type ToldCalls = ReadonlySet<string>;

/** What of the listed calls stands on the glass and was not told yet, and what is told after that. */
export function toTell(
  told: ToldCalls,
  listed: readonly BoardCall[],
  numbers: ReadonlySet<string>,
): { readonly news: readonly ToldCall[]; readonly told: ToldCalls } {
  const known = listed.filter((call) => told.has(keyOf(call)));
  const news = listed.filter((call) => numbers.has(call.number) && !told.has(keyOf(call)));
  return { news: news.map(({ seq, at }) => ({ seq, at })), told: new Set([...known, ...news].map(keyOf)) };
}

function keyOf({ seq, at }: ToldCall): string {
  return `${String(seq)} ${at}`;
}
