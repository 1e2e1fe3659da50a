import type { CatalogueIndex } from '../../catalogue/catalogue-index.ts';
import type { Counter } from '../../catalogue/places.ts';
import type { CounterId, LineId } from '../../base/names.ts';
import type { RoutingState, ServedNow } from '../routing.ts';
import type { HallState } from '../state.ts';

/** The lines that a counter serves now: its own, or those of the profile in force, and the one that borrowed it. */
export function servedBy(state: HallState, counter: CounterId): readonly ServedNow[] {
  return servingNow(state).byCounter.get(counter) ?? [];
}

/** At which level a counter serves a line now; undefined when it does not. */
export function levelOf(state: HallState, counter: CounterId, line: LineId): number | undefined {
  return servedBy(state, counter).find((served) => served.line === line)?.level;
}

/** The counters that serve a line now, at any level, in the order of the hall file. */
export function countersServing(state: HallState, line: LineId): readonly Counter[] {
  return servingNow(state).byLine.get(line) ?? [];
}

/** What the counter would serve without a loan. */
export function ownLines(state: HallState, counter: CounterId): readonly ServedNow[] {
  return servedBy(state, counter).filter((served) => served.by !== 'loan');
}

type Serving = {
  readonly version: number;
  readonly index: CatalogueIndex;
  readonly byCounter: ReadonlyMap<CounterId, readonly ServedNow[]>;
  readonly byLine: ReadonlyMap<LineId, readonly Counter[]>;
};

/** On the path of every call and every estimate, so kept until the routing or the hall file changes. */
const known = new WeakMap<RoutingState, Serving>();

function servingNow({ routing, index }: HallState): Serving {
  const found = known.get(routing);
  if (found?.version === routing.version && found.index === index) return found;
  const byCounter = new Map(
    index.catalogue.counters.map((counter) => [counter.id, servedNow(routing, index, counter)]),
  );
  const byLine = new Map<LineId, Counter[]>(index.catalogue.lines.map((line) => [line.id, []]));
  for (const counter of index.catalogue.counters) {
    for (const { line } of byCounter.get(counter.id) ?? []) byLine.get(line)?.push(counter);
  }
  const made = { version: routing.version, index, byCounter, byLine };
  known.set(routing, made);
  return made;
}

function servedNow(routing: RoutingState, index: CatalogueIndex, counter: Counter): readonly ServedNow[] {
  const { profile } = routing.profiles.get(counter.zone) ?? routing.profiles.get('') ?? { profile: null };
  const named =
    profile === null
      ? undefined
      : index.catalogue.profiles
          ?.find(({ id }) => id === profile)
          ?.counters.find((each) => each.counter === counter.id);
  const given = routing.assigned.get(counter.id);
  const own: readonly ServedNow[] =
    given !== undefined
      ? given.lines.map((served) => ({ ...served, by: 'hand' }))
      : named === undefined
        ? counter.lines.map((served) => ({ ...served, by: 'hall-file' }))
        : named.lines.map((served) => ({ ...served, by: 'profile' }));
  const loan = routing.lent.get(counter.id);
  if (loan === undefined || own.some(({ line }) => line === loan.line)) return own;
  return [...own, { line: loan.line, level: loan.level, by: 'loan' }];
}
