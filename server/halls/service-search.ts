import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import { search } from '../../core/search/search.ts';
import { searchIndexSlices, type HallReadings } from '../../core/search/search-index.ts';
import type { SearchIndex } from '../../core/search/search-entry.ts';
import type { SearchServices } from '../doors/ports.ts';

/**
 * The search of a hall's services. The index takes a moment to build, so it is built in slices after the start, and at once by the
 * first who searches before it is done. Without a query: what is asked for most, first.
 */
export function serviceSearch(catalogue: Catalogue, readings: HallReadings): SearchServices {
  const popular = [...catalogue.services].sort((a, b) => b.visitsPerYear - a.visitsPerYear);
  const slices = searchIndexSlices(catalogue, readings);
  let index: SearchIndex | undefined;
  const step = (): boolean => {
    if (index !== undefined) return false;
    const next = slices.next();
    if (next.done === true) index = next.value;
    return index === undefined;
  };
  const later = (): void => {
    if (step()) setImmediate(later);
  };
  setImmediate(later);
  return (query, department, limit) => {
    if (query.trim() === '') {
      const of = department === undefined ? popular : popular.filter((service) => service.department === department);
      return of.slice(0, limit).map((service) => service.id);
    }
    while (step());
    const built = index as SearchIndex;
    return search(built, query, { limit, ...(department === undefined ? {} : { department }) }).map(
      (hit) => hit.service,
    );
  };
}
