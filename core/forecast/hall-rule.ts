import { targetOf, type CatalogueIndex } from '../catalogue/catalogue-index.ts';
import type { Preference } from './learn/choices.ts';

/** A level of a counter comes before every urgency of the next level. */
const LEVEL = 1e6;

/** The hall's own calling order (docs/spec/queue.md): level, then two-slope urgency, the cap above all. */
export function hallRule(index: CatalogueIndex): Preference {
  return {
    queue: (line, category) => {
      const bendMs = targetOf(index, line, category);
      const { slopeMs = bendMs, capMs = Infinity } = index.categories.get(category) ?? {};
      return { start: 0, slope: 1 / bendMs, bendMs, slopeAfter: 1 / slopeMs, capMs };
    },
    liking: (counter, line) => {
      const level = index.counters.get(counter)?.lines.find((each) => each.line === line)?.level ?? 1;
      return -LEVEL * level;
    },
    decided: true,
    outOfTurn: 0,
  };
}
