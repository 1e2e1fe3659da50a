import { grouped } from '../../../core/base/grouped.ts';
import type { Scored } from '../../../core/forecast/scores.ts';

/** In fewer visits than this a part says little. */
const LEAST = 300;

/** What of the waits of one kind lay within p10 and p90, and what below p90. */
export type Cell = { readonly name: string; readonly n: number; readonly within: number; readonly below90: number };

/** All, and every cell with visits enough, by the names that each wait has. */
export function cellsOf<T extends Scored>(
  scored: readonly T[],
  namesOf: (each: T) => readonly string[],
): readonly Cell[] {
  const named = scored.flatMap((each) => ['all', ...namesOf(each)].map((name) => ({ name, each })));
  return [...grouped(named, ({ name }) => name)]
    .filter(([name, own]) => name === 'all' || own.length >= LEAST)
    .map(([name, own]) => ({
      name,
      n: own.length,
      within: partOf(own, ({ each }) => each.p10 <= each.actual && each.actual <= each.p90),
      below90: partOf(own, ({ each }) => each.actual <= each.p90),
    }));
}

function partOf<T>(all: readonly T[], is: (each: T) => boolean): number {
  return all.length === 0 ? 0 : all.filter(is).length / all.length;
}

/** The cells in words: those outside the bounds by name. */
export function cellsText(cells: readonly Cell[], [from, to]: readonly [number, number] = [0.75, 0.85]): string {
  const [all, ...others] = cells;
  const out = others.filter(({ within }) => within < from || within > to);
  const percent = (part: number): string => `${(part * 100).toFixed(1)} %`;
  const parts = others.map(({ within }) => within);
  const range = parts.length === 0 ? '' : `, from ${percent(Math.min(...parts))} to ${percent(Math.max(...parts))}`;
  const outside = out.map(({ name, n, within }) => `${name} (${String(n)}) ${percent(within)}`).join(', ');
  return (
    `within the range: ${percent(all?.within ?? 0)}; up to p90: ${percent(all?.below90 ?? 0)}; ` +
    `${String(others.length)} cells of ${String(LEAST)} visits${range}; outside ${percent(from)} to ${percent(to)}: ${outside || 'none'}`
  );
}
