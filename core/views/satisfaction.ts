import type { RatingFigures } from '../protocol/shapes/rating.ts';

/**
 * Which share of those who rated were content: the grades very good, good and fairly good, of all grades given (the
 * definition of the national evaluation rules for government services). Undefined before anybody rated: none is no
 * grade, and never a good one.
 */
export function satisfaction({ grades }: RatingFigures): number | undefined {
  const good = grades['5'] + grades['4'] + grades['3'];
  const all = good + grades['2'] + grades['1'];
  return all === 0 ? undefined : good / all;
}
