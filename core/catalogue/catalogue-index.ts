import type { Millis } from '../base/time.ts';
import { COUNTER_RULES, type CounterRules } from './hall-rules.ts';
import type { Catalogue } from './catalogue.ts';
import { ORDINARY, type Category } from './category.ts';
import type { CategoryId, CounterId, DepartmentId, LineId, MatterId, ServiceId } from '../base/names.ts';
import type { Counter, Department, Line } from './places.ts';
import type { Matter, Service } from './service.ts';

/** A catalogue with its tables by id, built once for a day. */
export type CatalogueIndex = {
  readonly catalogue: Catalogue;
  readonly departments: ReadonlyMap<DepartmentId, Department>;
  readonly lines: ReadonlyMap<LineId, Line>;
  readonly services: ReadonlyMap<ServiceId, Service>;
  readonly counters: ReadonlyMap<CounterId, Counter>;
  readonly categories: ReadonlyMap<CategoryId, Category>;
  readonly matters: ReadonlyMap<MatterId, Matter>;
  readonly counterRules: CounterRules;
  /** The counters that serve a line, at any level. */
  readonly countersOf: ReadonlyMap<LineId, readonly Counter[]>;
  /** Whatever prints receipts: kiosks and printers that stand by themselves. */
  readonly printers: ReadonlySet<string>;
};

/** Indexes a catalogue that has been validated. */
export function indexCatalogue(catalogue: Catalogue): CatalogueIndex {
  const known = indexes.get(catalogue);
  if (known !== undefined) return known;
  const made = makeIndex(catalogue);
  indexes.set(catalogue, made);
  return made;
}

/** A catalogue is never changed, only replaced; every day that runs on the same one shares its index. */
const indexes = new WeakMap<Catalogue, CatalogueIndex>();

function makeIndex(catalogue: Catalogue): CatalogueIndex {
  const countersOf = new Map<LineId, Counter[]>();
  for (const line of catalogue.lines) countersOf.set(line.id, []);
  for (const counter of catalogue.counters) {
    for (const served of counter.lines) countersOf.get(served.line)?.push(counter);
  }
  return {
    catalogue,
    departments: byId(catalogue.departments),
    lines: byId(catalogue.lines),
    services: byId(catalogue.services),
    counters: byId(catalogue.counters),
    categories: byId(catalogue.categories),
    matters: byId(catalogue.matters ?? []),
    counterRules: catalogue.rules.counters ?? COUNTER_RULES,
    countersOf,
    printers: new Set([...catalogue.kiosks, ...catalogue.printers].map((each) => each.id)),
  };
}

/**
 * How a category waits. One that the hall file does not know, as a ticket of an earlier one may have, waits as the
 * ordinary one, which every hall file has.
 */
export function categoryOf({ categories }: CatalogueIndex, category: CategoryId): Category {
  return categories.get(category) ?? (categories.get(ORDINARY) as Category); // no hall file is taken without it
}

/**
 * The wait that a visitor of this category should not exceed in this line, in whole milliseconds, at least one second.
 */
export function targetOf(index: CatalogueIndex, line: LineId, category: CategoryId): Millis {
  const lineTarget = index.lines.get(line)?.targetMs ?? 0;
  const factor = categoryOf(index, category).targetFactor;
  return Math.max(1000, Math.round(lineTarget * factor));
}

/** Mean of the log-normal service time (mean = median * sqrt(1 + cv^2)). */
export function meanServiceMs(service: Service): Millis {
  return service.medianMs * Math.sqrt(1 + service.cv * service.cv);
}

function byId<T extends { readonly id: string }>(rows: readonly T[]): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}
