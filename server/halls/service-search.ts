import type { DepartmentId, ServiceId } from '../../core/base/names.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import type { Service } from '../../core/catalogue/service.ts';
import { search } from '../../core/search/search.ts';
import { searchIndexSlices, type HallReadings } from '../../core/search/search-index.ts';
import type { SearchIndex } from '../../core/search/search-entry.ts';
import type { Hall } from '../ledger/hall.ts';
import { catalogueOf, onCatalogue } from '../ledger/present-catalogue.ts';

/** Finds services for a citizen: ids, best first. Without a query: what is asked for most, first. */
export type SearchServices = (
  query: string,
  department: DepartmentId | undefined,
  limit: number,
) => readonly ServiceId[];

/** The search of a hall's services while it is open. */
export type OpenSearch = { readonly find: SearchServices; close(): void };

/** Opens the search; another hall file makes it anew. */
export function openSearch(hall: Hall, readings: () => HallReadings): OpenSearch {
  let index = keptIndex(catalogueOf(hall), readings());
  const leave = onCatalogue(hall, (catalogue) => {
    index.stop();
    index = keptIndex(catalogue, readings());
  });
  return {
    find(query, department, limit) {
      if (query.trim() !== '') {
        const where = department === undefined ? { limit } : { limit, department };
        return search(index.whole(), query, where).map((hit) => hit.service);
      }
      return index.popular
        .filter((service) => department === undefined || service.department === department)
        .slice(0, limit)
        .map((service) => service.id);
    },
    close() {
      leave();
      index.stop();
    },
  };
}

type IndexInSlices = {
  readonly popular: readonly Service[];
  whole(): SearchIndex;
  /** Goes on being built. */
  begin(): void;
  stop(): void;
};

/** What was made for a catalogue: a hall that another server has owned is opened anew with the one it had. */
const keptIndexes = new WeakMap<Catalogue, { readonly readings: HallReadings; readonly index: IndexInSlices }>();

function keptIndex(catalogue: Catalogue, readings: HallReadings): IndexInSlices {
  const known = keptIndexes.get(catalogue);
  const index = known?.readings === readings ? known.index : indexFor(catalogue, readings);
  keptIndexes.set(catalogue, { readings, index });
  index.begin();
  return index;
}

/**
 * The index takes a moment to build, so it is built in slices meanwhile, and at once by the first who needs it before.
 */
function indexFor(catalogue: Catalogue, readings: HallReadings): IndexInSlices {
  const slices = searchIndexSlices(catalogue, readings);
  let index: SearchIndex | undefined;
  let next: NodeJS.Immediate | undefined;
  const step = (): boolean => {
    if (index !== undefined) return false;
    const slice = slices.next();
    if (slice.done === true) index = slice.value;
    return index === undefined;
  };
  const later = (): void => {
    if (step()) next = setImmediate(later);
  };
  return {
    popular: [...catalogue.services].sort((a, b) => b.visitsPerYear - a.visitsPerYear),
    whole() {
      while (step());
      return index as SearchIndex; // the last step has set it
    },
    begin() {
      next = setImmediate(later);
    },
    stop: () => clearImmediate(next),
  };
}
