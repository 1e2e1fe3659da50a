import type { Millis } from '../../base/time.ts';
import { meanServiceMsOf, type ServiceModel } from '../learn/service-times.ts';
import { isOpen, serves, type DayFloor } from '../learn/day-floor.ts';
import type { RecordedVisit } from '../learn/recorded.ts';

/** What other systems tell, to be compared with. */
export const SIMPLE_METHODS = ['people_ahead', 'ql', 'les', 'hol', 'mean10'] as const;
export type SimpleMethod = (typeof SIMPLE_METHODS)[number];

/** Waits of those called today, by line, the newest last. */
export class CalledWaits {
  private readonly byLine = new Map<string, Millis[]>();

  add({ line, arrivedMs }: RecordedVisit, calledMs: Millis): void {
    const waits = this.byLine.get(line) ?? [];
    this.byLine.set(line, [...waits, calledMs - arrivedMs].slice(-10));
  }

  of(line: string): readonly Millis[] {
    return this.byLine.get(line) ?? [];
  }
}

/** What a line and its counters are like when somebody has just come, who counts. */
type LineNow = {
  readonly inLine: number;
  /** The line's mean service. */
  readonly meanMs: Millis;
  /** The mean services of everybody who waits for these counters. */
  readonly workMs: Millis;
  /** Its open counters. */
  readonly counters: number;
  /** How long its last called waited, the newest last. */
  readonly waits: readonly Millis[];
  /** How long the first in line has waited; undefined where nobody came before. */
  readonly oldestMs: Millis | undefined;
};

/**
 * What each simple method says. `people_ahead`: those of the line before the visit and itself, times the line's mean
 * service, by the line's open counters. `ql` (Whitt 1999): the same over everybody who waits for these counters. `les`:
 * as long as the line's last called waited. `hol`: as long as the first in line has waited. `mean10`: as the mean of
 * the line's last ten called. What cannot be said yet is told as by `people_ahead`.
 */
export function simpleOf(now: LineNow): Readonly<Record<SimpleMethod, Millis>> {
  const { inLine, meanMs, workMs, waits, oldestMs } = now;
  const counters = Math.max(1, now.counters);
  const people = (inLine * meanMs) / counters;
  const last = waits.at(-1) ?? people;
  return {
    people_ahead: people,
    ql: workMs / counters,
    les: last,
    hol: oldestMs ?? last,
    mean10: waits.length === 0 ? people : waits.reduce((sum, each) => sum + each, 0) / waits.length,
  };
}

/** What each says to a visit of a recorded day that has just come. */
export function simpleWaits(
  floor: DayFloor,
  model: ServiceModel,
  called: CalledWaits,
  visit: RecordedVisit,
): Readonly<Record<SimpleMethod, Millis>> {
  const meanMs = (line: string): Millis => meanServiceMsOf(model, { line, service: '', category: '' });
  const open = [...floor.counters.values()].filter((each) => isOpen(each) && serves(each, visit.line));
  const shared = floor.classes.filter(
    ({ line, queue }) => queue.length > 0 && (line === visit.line || open.some((each) => serves(each, line))),
  );
  const since = oldestSince(floor, visit);
  return simpleOf({
    inLine: floor.inLine(visit.line),
    meanMs: meanMs(visit.line),
    workMs: shared.reduce((sum, { line, queue }) => sum + queue.length * meanMs(line), 0),
    counters: open.length,
    waits: called.of(visit.line),
    oldestMs: since === undefined ? undefined : visit.arrivedMs - since,
  });
}

/** Since when the first of those before a visit has waited, in its line. */
function oldestSince(floor: DayFloor, visit: RecordedVisit): Millis | undefined {
  let oldest: Millis | undefined;
  for (const { line, queue } of floor.classes) {
    const first = queue[0];
    if (line !== visit.line || first === undefined || first === visit) continue;
    oldest = Math.min(oldest ?? Infinity, first.arrivedMs);
  }
  return oldest;
}
