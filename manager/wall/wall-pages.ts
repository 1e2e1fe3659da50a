/** So many troubles stand on the wall at once; the first stays, the others take turns. */
export const WALL_ROWS = 5;

/** What stands beside the troubles, one after the other. */
export const WALL_SIDES = ['zones', 'lines'] as const;
export type WallSide = (typeof WALL_SIDES)[number];

/** The side that is shown at a turn. */
export function sideAt(turn: number): WallSide {
  return WALL_SIDES[turn % WALL_SIDES.length] as WallSide;
}

/** Which of `items` stand on the wall at a turn: the most harmful always, and the rest page by page. */
export function rowsAt<Item>(items: readonly Item[], turn: number, rows = WALL_ROWS): readonly Item[] {
  const [first, ...rest] = items;
  if (first === undefined) return [];
  if (items.length <= rows) return items;
  const pages = Math.ceil(rest.length / (rows - 1));
  const page = turn % pages;
  return [first, ...rest.slice(page * (rows - 1), (page + 1) * (rows - 1))];
}
