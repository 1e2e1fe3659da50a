import type { CatalogueIndex } from '../../catalogue/catalogue-index.ts';
import type { HallCounter, HallQueue, HallScene } from '../live/hall-scene.ts';
import type { MadeScene } from '../live/make-scene.ts';
import { HELPS_AT_LEVEL, type DayChange } from './day-change.ts';

type CounterChange = Exclude<DayChange, { readonly what: 'arrivals' }>;

/** The scene as it would be with these changes. */
export function supposed(made: MadeScene, index: CatalogueIndex, changes: readonly DayChange[]): HallScene {
  const { scene, lineQueues } = made;
  const { counters: places, lines } = index.catalogue;
  const counters = [...scene.counters];
  let { queues } = scene;
  for (const change of changes) {
    if (change.what === 'arrivals') {
      queues = queues.map((queue) => busier(queue, lines[queue.line]?.id, change));
      continue;
    }
    const at = places.findIndex(({ id }) => id === change.counter);
    const counter = counters[at];
    if (counter === undefined) continue;
    const helped = change.what === 'lend' ? (lineQueues[lines.findIndex(({ id }) => id === change.line)] ?? []) : [];
    counters[at] = changed(counter, change, helped);
  }
  return { ...scene, counters, queues };
}

function busier(
  queue: HallQueue,
  line: string | undefined,
  change: Extract<DayChange, { what: 'arrivals' }>,
): HallQueue {
  if (change.line !== undefined && change.line !== line) return queue;
  return { ...queue, comes: queue.comes.map((count) => count * change.factor) };
}

function changed(counter: HallCounter, change: CounterChange, helped: readonly number[]): HallCounter {
  const { plan } = counter;
  switch (change.what) {
    case 'open':
      return {
        ...counter,
        plan: {
          ...plan,
          opensAt: change.at,
          ...(change.until === undefined ? {} : { closesAt: change.until }),
        },
      };
    case 'close':
      return { ...counter, plan: { ...plan, closesAt: change.at, returnsAt: Infinity } };
    case 'pause':
      return { ...counter, plan: { ...plan, closesAt: change.at, returnsAt: change.until } };
    case 'resume':
      return { ...counter, plan: { ...plan, opensAt: change.at } };
    case 'stay':
      return { ...counter, plan: { ...plan, staysUntil: change.until } };
    case 'lend': {
      const own = counter.queues.filter((queue) => !helped.includes(queue));
      const levels = counter.levels.filter((_, at) => !helped.includes(counter.queues[at] ?? -1));
      return {
        ...counter,
        helps: {
          fromMs: change.at,
          untilMs: change.until,
          queues: [...own, ...helped],
          levels: [...levels, ...helped.map(() => HELPS_AT_LEVEL)],
        },
      };
    }
  }
}
