import { widthEm } from '../../core/base/width-em.ts';

/**
 * How large the parts of a call stand in the band, in hundredths of the long side. `stacked`: the words stand below the
 * counter's name, not beside it.
 */
export type BandFit = {
  readonly number: number;
  readonly counter: number;
  readonly layout: 'row' | 'stacked';
  /** How wide the counter's place may be. */
  readonly room: number;
};

/**
 * On a landscape board everything stands in one line, on a portrait one the number above the rest. `number`: its size,
 * as `legibilityOf` counts with it; `line`: what arrow and words leave of the width, `stacked`: what the arrow leaves;
 * `lines`: how large a name in one, two, three lines may be.
 */
const BAND = {
  landscape: { number: 14, line: 60, stacked: 78, lines: [9, 5, 3.4] },
  portrait: { number: 10.4, line: 27, stacked: 38, lines: [6, 3.3, 2.4] },
} as const;
/** A counter smaller than this is given the room of the words. */
const ROW_AT_LEAST = 7;
/** So much wider than its share a line may be, em: words are not broken. */
const UNEVEN = { latin: 3, han: 1 } as const;

/**
 * The number keeps its size, whatever the counter is called: the counter's name shrinks, and stands in up to three
 * lines.
 */
export function bandFit(number: string, big: string, isNumber: boolean, portrait: boolean): BandFit {
  const band = BAND[portrait ? 'portrait' : 'landscape'];
  const used = portrait ? 0 : widthEm(number) * band.number;
  const row = Math.min(band.number, (band.line - used) / widthEm(big));
  if (isNumber && row >= ROW_AT_LEAST) return { number: band.number, counter: row, layout: 'row', room: band.line };
  const room = band.stacked - used;
  const uneven = /[A-Za-z]/.test(big) ? UNEVEN.latin : UNEVEN.han;
  const sizes = band.lines.map((most, at) =>
    Math.min(most, room / (at === 0 ? 1.03 * widthEm(big) : widthEm(big) / (at + 1) + uneven)),
  );
  return { number: band.number, counter: Math.max(...sizes), layout: 'stacked', room };
}
