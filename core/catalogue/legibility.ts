import type { Board } from './equipment.ts';

/** How a board is laid out: the full picture; or for far away: fewer calls in larger letters, and no lists. */
export type BoardLayout = 'near' | 'far';

/** Whether people can read a board from where they sit. */
export type Legibility = {
  readonly layout: BoardLayout;
  /** The letters of the list against those of the near layout: 1 to 1.5. */
  readonly scale: number;
  /** As far as everything on it can be read in that layout, m. */
  readonly reachesM: number;
  /** Too far for this screen: it would have to be so large, inches of diagonal. */
  readonly needsIn?: number;
};

/**
 * The capital letters that people read at a distance: of it a part, and never less (ADA 703.5.5 for signs 1.78 to 3.05
 * m above the floor), mm.
 */
const CALLED_PER_DISTANCE = 1 / 82;
const LIST_PER_DISTANCE = 1 / 155;
const CALLED_AT_LEAST_MM = 51;
/** Height of a capital letter or figure of the board's type, of its font size. */
const CAP_HEIGHT = 0.733;
/** Font sizes of the number called and of the list, in hundredths of the long side. */
const LETTERS = { landscape: { called: 14, list: 4.9 }, portrait: { called: 10.4, list: 3.9 } } as const;
/** The list grows so much at most: with larger letters fewer than four calls would be left. */
const MOST = 1.5;
const MM_PER_INCH = 25.4;

/**
 * The layout of a board by its size and by how far away people are (`diagonal_in`, `viewing_m`); undefined where the
 * hall file does not say. The rule is that of national signage standards: letters of what is called a 1/82 of the
 * distance, of the list 1/155.
 */
export function legibilityOf(board: Board): Legibility | undefined {
  const { diagonalIn, viewingM, widthPx, heightPx } = board;
  if (diagonalIn === undefined || viewingM === undefined) return undefined;
  const long = (diagonalIn * MM_PER_INCH * Math.max(widthPx, heightPx)) / Math.hypot(widthPx, heightPx);
  const letters = widthPx >= heightPx ? LETTERS.landscape : LETTERS.portrait;
  const capMm = (hundredths: number): number => (CAP_HEIGHT * hundredths * long) / 100;
  const wanted = (viewingM * 1000 * LIST_PER_DISTANCE) / capMm(letters.list);
  const scale = Math.min(MOST, Math.max(1, wanted));
  const called = capMm(letters.called) >= CALLED_AT_LEAST_MM ? capMm(letters.called) / CALLED_PER_DISTANCE : 0;
  const reachesMm = Math.min(called, capMm(letters.list * scale) / LIST_PER_DISTANCE);
  const enough = reachesMm >= viewingM * 1000 - 1;
  const most = Math.min(capMm(letters.called) / CALLED_PER_DISTANCE, capMm(letters.list * MOST) / LIST_PER_DISTANCE);
  const larger = Math.max((viewingM * 1000) / most, CALLED_AT_LEAST_MM / capMm(letters.called));
  return {
    layout: scale > 1 ? 'far' : 'near',
    scale: Math.ceil(scale * 1000) / 1000,
    reachesM: Math.floor(reachesMm / 100) / 10,
    ...(enough ? {} : { needsIn: Math.ceil(diagonalIn * larger) }),
  };
}
