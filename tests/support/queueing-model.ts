import { MINUTE, type Millis } from '../../core/base/time.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import type { Category } from '../../core/catalogue/category.ts';
import type { Counter, Line } from '../../core/catalogue/places.ts';
import type { Service } from '../../core/catalogue/service.ts';
import { simulateDay } from '../../core/forecast/simulate-day.ts';
import type { Visit } from '../../core/forecast/simulated-day.ts';
import type { HallEvent } from '../../core/queue/event.ts';
import { category, smallHall } from './small-hall.ts';

const START = Date.UTC(2026, 0, 1);

/** A hall of textbook simplicity: no walks, clerks who never rest, nobody past a cap. */
export function queueingHall(rows: {
  readonly lines: readonly Line[];
  readonly services: readonly Service[];
  readonly counters: readonly Counter[];
  readonly categories?: readonly Category[];
}): Catalogue {
  const plain = smallHall();
  const categories = rows.categories ?? [category('ordinary', 1, 1e6, 1e9)];
  return smallHall({ ...rows, categories, rules: { ...plain.rules, walkBetweenCountersMs: 0 } });
}

/** Plays one endless day from minute 0 on; visits' instants count from there. */
export function playModel(
  catalogue: Catalogue,
  visits: readonly Visit[],
  watch: (event: HallEvent, minute: number) => void,
  noShowMs: Millis = 0,
): void {
  const ordered = [...visits].sort((a, b) => a.at - b.at);
  const until = START + (ordered.at(-1)?.at ?? 0);
  simulateDay(
    {
      catalogue,
      day: '2026-01-01',
      visits: ordered.map((visit) => ({ ...visit, at: START + visit.at })),
      shifts: catalogue.counters.map(({ id }) => ({ counter: id, from: START, until })),
      conduct: { betweenCallsMs: 0, noShowMs },
    },
    (event) => watch(event, (event.at - START) / MINUTE),
  );
}

/** Mean and standard error by twenty batch means, after a warm-up of one in twenty. */
export function batchMeans(values: readonly number[]): { readonly mean: number; readonly se: number } {
  const kept = values.slice(Math.floor(values.length / 20));
  const size = Math.floor(kept.length / 20);
  const means = Array.from({ length: 20 }, (_, at) => meanOf(kept.slice(at * size, (at + 1) * size)));
  const mean = meanOf(means);
  const variance = means.reduce((sum, each) => sum + (each - mean) ** 2, 0) / 19;
  return { mean, se: Math.sqrt(variance / 20) };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length;
}
