import type { Names } from '../base/names.ts';
import type { Instant } from '../base/time.ts';
import { rfc3339 } from '../base/zone.ts';
import type { AccuracyBy, AccuracyCell, Published } from '../forecast/live/accuracy.ts';
import { estimate } from '../forecast/estimate.ts';
import { newcomer } from '../forecast/place.ts';
import type { AccuracyView, ForecastView } from '../protocol/shapes/forecast.ts';
import type { World } from '../record/world.ts';
import { countWaiting, openCountersOf, toldWait } from './line-figures.ts';

/** How the waits of now came about. */
export type ForecastSource = Pick<ForecastView, 'method' | 'why' | 'tookMs' | 'learned'> & {
  readonly at?: Instant;
};

/** What is told now to whoever would take a number. */
export function forecastView(world: World, source: ForecastSource, now: Instant, accuracy?: Published): ForecastView {
  const { state, record, waits } = world;
  const { catalogue } = state.index;
  const { at, ...told } = source;
  const zone = catalogue.hall.timeZone;
  const wait = (line: string, category: string) => {
    const foreseen = waits?.ofNewcomer(state.day, line, category);
    const formula = () => estimate(state, record.pace, newcomer(line, category, now), now);
    return toldWait(state, foreseen, formula, now);
  };
  return {
    ...{ seq: state.seq, now: rfc3339(now, zone), ...told },
    ...(at === undefined ? {} : { at: rfc3339(at, zone) }),
    ...(accuracy === undefined ? {} : { accuracy }),
    lines: catalogue.lines.map(({ id, name }) => {
      const openCounters = openCountersOf(state, id);
      const categories = openCounters === 0 ? [] : catalogue.categories;
      const waitsOf = categories.flatMap(({ id: category }) => {
        const found = wait(id, category).wait;
        return found === undefined ? [] : [{ category, wait: found }];
      });
      return { line: id, name, waiting: countWaiting(state, id), openCounters, waits: waitsOf };
    }),
  };
}

/** How right waits were, with names and without digits that say nothing. */
export function accuracyView(
  { state }: World,
  cells: readonly AccuracyCell[],
  asked: Pick<AccuracyView, 'from' | 'to' | 'lead'> & { readonly by: AccuracyBy },
): AccuracyView {
  const name = (key: string): Names | undefined =>
    asked.by === 'line'
      ? state.index.lines.get(key)?.name
      : asked.by === 'service'
        ? state.index.services.get(key)?.name
        : undefined;
  return {
    ...asked,
    rows: cells.map(({ key, n, ...figures }) => {
      const own = name(key);
      const { peopleAhead, lastWait, coverage80, medianError, bias, crps, simulated } = figures;
      return {
        ...{ key, n, ...(own === undefined ? {} : { name: own }) },
        ...{ coverage80: rounded(coverage80, 1000), simulated: rounded(simulated, 1000) },
        ...scores({ medianError, bias, crps }),
        ...{ peopleAhead: scores(peopleAhead), lastWait: scores(lastWait) },
      };
    }),
  };
}

type Scores = Pick<AccuracyCell, 'medianError' | 'bias' | 'crps'>;

function scores({ medianError, bias, crps }: Scores): Scores {
  return { medianError: rounded(medianError, 1), bias: rounded(bias, 1), crps: rounded(crps, 1) };
}

function rounded(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}
