import type { HallCounter, HallScene } from '../live/hall-scene.ts';

/**
 * The lines whose waits can change with those of some: they are called from by the same counters, or by counters that
 * these call from. A visitor who waits in two of them binds none: what that moves is little, and the same in both days.
 */
export function linesAround({ queues, counters }: HallScene, from: readonly number[]): ReadonlySet<number> {
  const found = new Set(from);
  const linesOf = counters.map((counter) => linesAt(counter).map((queue) => queues[queue]?.line ?? -1));
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const lines of linesOf) if (lines.some((line) => found.has(line))) for (const line of lines) found.add(line);
  }
  return found;
}

/** The hall without everything that is not of these lines. */
export function partOfHall(scene: HallScene, lines: ReadonlySet<number>): HallScene {
  const isOf = (queue: number): boolean => lines.has(scene.queues[queue]?.line ?? -1);
  return {
    ...scene,
    queues: scene.queues.map((queue, at) => (isOf(at) ? queue : { ...queue, guests: [], comes: NOBODY })),
    counters: scene.counters.map((counter) => (linesAt(counter).some(isOf) ? counter : away(counter))),
  };
}

const NOBODY = new Float64Array(0);

function linesAt({ queues, helps }: HallCounter): readonly number[] {
  return helps === undefined ? queues : [...queues, ...helps.queues];
}

function away({ helps: _helps, ...counter }: HallCounter): HallCounter {
  return { ...counter, queues: [], levels: [], now: 'closed', plan: { opensAt: Infinity } };
}
