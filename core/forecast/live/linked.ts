import type { Instant } from '../../base/time.ts';
import { SLOTS } from '../learn/crew.ts';
import type { HallCounter, HallScene } from './hall-scene.ts';

/** Queues that share counters. */
export type Group = {
  /** How many come in a slot. */
  readonly comingIn: (slot: number) => number;
  /** The queue of somebody who comes in a slot, by a draw between 0 and 1; -1 where nobody comes. */
  readonly queueBy: (slot: number, part: number) => number;
  /** How many are asked for in it. */
  readonly targets: number;
};

/** What follows from a scene for every run. */
export type Linked = {
  readonly groups: readonly Group[];
  readonly groupOf: Int32Array;
  /** The counters of a queue. */
  readonly countersOf: readonly Int32Array[];
  /** The group of a counter; -1 where it calls nobody. */
  readonly groupAt: Int32Array;
};

export function linked(scene: HallScene): Linked {
  const { queues, counters, guests, probes } = scene;
  const { groupOf, members } = groupsOf(scene);
  const countersOf = queues.map((): number[] => []);
  counters.forEach((counter, at) => {
    for (const queue of calledFrom(counter)) countersOf[queue]?.push(at);
  });
  const targets = new Int32Array(members.length);
  for (const { queue } of [...guests, ...probes]) {
    const group = groupOf[queue] as number;
    targets[group] = (targets[group] as number) + 1;
  }
  const matters = whoMatters(scene, groupOf);
  const groups = members.map((own, at) =>
    groupFrom(
      scene,
      own.filter((queue) => matters[queue] === 1),
      targets[at] as number,
    ),
  );
  return {
    groups,
    groupOf,
    countersOf: countersOf.map((each) => Int32Array.from(each)),
    groupAt: Int32Array.from(counters, ({ queues: own }) => groupOf[own[0] ?? -1] ?? -1),
  };
}

/**
 * The same where the whole day is played on: everybody matters, and who comes does not hang on which counter serves
 * whom.
 */
export function linkedByLine(scene: HallScene): Linked {
  const { queues, counters, lines } = scene;
  const countersOf = queues.map((): number[] => []);
  counters.forEach((counter, at) => {
    for (const queue of calledFrom(counter)) countersOf[queue]?.push(at);
  });
  const groups = lines.map((_, line) =>
    groupFrom(
      scene,
      queues.flatMap((queue, at) => (queue.line === line ? [at] : [])),
      0,
    ),
  );
  return {
    groups,
    groupOf: Int32Array.from(queues, ({ line }) => line),
    countersOf: countersOf.map((each) => Int32Array.from(each)),
    groupAt: new Int32Array(counters.length).fill(-1),
  };
}

/** Which queues a counter calls from at this moment, and at which levels. */
export function callsNow(counter: HallCounter, nowMs: Instant): Pick<HallCounter, 'queues' | 'levels'> {
  const { helps } = counter;
  return helps === undefined || nowMs < helps.fromMs || nowMs >= helps.untilMs ? counter : helps;
}

/** Every queue that a counter may call from today. */
function calledFrom({ queues, helps }: HallScene['counters'][number]): readonly number[] {
  return helps === undefined ? queues : [...new Set([...queues, ...helps.queues])];
}

function groupFrom(scene: HallScene, queues: readonly number[], targets: number): Group {
  const summed: (Float64Array | undefined)[] = [];
  const sumsIn = (slot: number): Float64Array => {
    let found = summed[slot];
    if (found === undefined) {
      let sum = 0;
      const from = Math.min(SLOTS - 1, slot);
      found = Float64Array.from(queues, (queue) => (sum += scene.queues[queue]?.comes[from] ?? 0));
      summed[slot] = found;
    }
    return found;
  };
  return {
    targets,
    comingIn: (slot) => sumsIn(slot)[queues.length - 1] ?? 0,
    queueBy: (slot, part) => queues[placeOf(sumsIn(slot), part)] ?? -1,
  };
}

function placeOf(sums: Float64Array, part: number): number {
  const last = sums.length - 1;
  const wanted = part * (sums[last] ?? 0);
  if (!((sums[last] ?? 0) > 0)) return -1;
  let at = 0;
  while (at < last && (sums[at] as number) <= wanted) at += 1;
  return at;
}

/** Queues that a counter serves together are of one group. */
function groupsOf({ queues, counters }: HallScene): { readonly groupOf: Int32Array; readonly members: number[][] } {
  const parent = Int32Array.from(queues, (_, at) => at);
  const rootOf = (queue: number): number => {
    let at = queue;
    while (parent[at] !== at) at = parent[at] as number;
    return at;
  };
  for (const counter of counters) {
    const all = calledFrom(counter);
    const first = rootOf(all[0] ?? 0);
    for (const queue of all) parent[rootOf(queue)] = first;
  }
  const members: number[][] = [];
  const groupAt = new Map<number, number>();
  const groupOf = Int32Array.from(queues, (_, queue) => {
    const root = rootOf(queue);
    let group = groupAt.get(root);
    if (group === undefined) {
      group = members.push([]) - 1;
      groupAt.set(root, group);
    }
    members[group]?.push(queue);
    return group;
  });
  return { groupOf, members };
}

/**
 * The queues whose newcomers can be called before somebody who is asked for, or be at the counter when one comes: 1 for
 * each. Whoever comes later into a line and class that is nowhere more urgent changes nothing for those before.
 */
function whoMatters({ nowMs, queues, counters, guests, visits, probes }: HallScene, groupOf: Int32Array): Uint8Array {
  const asked = new Uint8Array(queues.length);
  for (const { queue } of [...guests, ...probes]) asked[queue] = 1;
  const busy = new Uint8Array(queues.length);
  // Whoever is kept elsewhere may find the counter taken by somebody who came meanwhile; so may who comes later.
  for (const { guests: own } of visits) for (const guest of own) busy[groupOf[guests[guest]?.queue ?? 0] as number] = 1;
  for (const { queue, atMs } of probes) if (atMs > nowMs) busy[groupOf[queue] as number] = 1;
  const matters = Uint8Array.from(queues, (_, queue) => busy[groupOf[queue] as number] as number);
  for (const { queues: own, levels } of counters)
    own.forEach((queue, at) => {
      if (matters[queue] === 1) return;
      const later = queues[queue];
      const overtakes = own.some((other, place) => {
        const before = queues[other];
        if (asked[other] !== 1 || before === undefined || later === undefined || before.putFirst) return false;
        return (
          (levels[at] ?? 1) < (levels[place] ?? 1) ||
          later.targetMs < before.targetMs ||
          later.slopeMs < before.slopeMs ||
          later.capMs < before.capMs
        );
      });
      if (overtakes) matters[queue] = 1;
    });
  return matters;
}
