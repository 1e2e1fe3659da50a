import { HOUR, SECOND, type Millis } from '../../base/time.ts';
import { namelessCounter } from '../learn/nameless-counter.ts';
import type { RecordedDay, RecordedShift, RecordedVisit } from '../learn/recorded.ts';

/** Who is called so soon after coming did not wait: the counter may have been free for long. */
const WAITED_MS = 5 * SECOND;
/** A counter that calls nobody for so long was not serving all that time. */
const LONGEST_MS = 2 * HOUR;

/**
 * A day whose record leaves out when services ended: they ended at the latest when their counter called the next one,
 * and then where that one had waited. A call that names no counter goes where somebody has been for longest, and
 * to no counter whose visitor is known to be there still. Says nothing of a moment that is not known at it:
 * an end is inferred from a call at that very instant.
 */
export function withInferredEnds(day: RecordedDay): RecordedDay {
  const { visits, shifts } = day;
  if (!visits.some(isOpenEnded)) return day;
  const found = new Map<RecordedVisit, { endedMs: Millis | undefined; counter: string }>();
  const at = new Map<string, RecordedVisit>();
  const called = visits.filter(({ calledMs }) => calledMs !== undefined);
  called.sort((a, b) => (a.calledMs ?? 0) - (b.calledMs ?? 0));
  for (const visit of called) {
    const nowMs = visit.calledMs ?? 0;
    const counter = visit.counter ?? counterFor(visit.line, nowMs, shifts, at, found);
    const before = at.get(counter);
    const known = before === undefined ? undefined : found.get(before);
    const isEnd = nowMs - visit.arrivedMs >= WAITED_MS && nowMs - (before?.calledMs ?? nowMs) <= LONGEST_MS;
    if (known !== undefined && isEnd) known.endedMs ??= nowMs;
    found.set(visit, { endedMs: visit.endedMs, counter });
    at.set(counter, visit);
  }
  return { ...day, visits: visits.map((visit) => ({ ...visit, ...found.get(visit) })) };
}

function isOpenEnded({ calledMs, endedMs }: RecordedVisit): boolean {
  return calledMs !== undefined && endedMs === undefined;
}

/** Of the counters open for the line one that is free, else the one that has had its visitor for longest. */
function counterFor(
  line: string,
  nowMs: Millis,
  shifts: readonly RecordedShift[],
  at: ReadonlyMap<string, RecordedVisit>,
  found: ReadonlyMap<RecordedVisit, { readonly endedMs: Millis | undefined }>,
): string {
  let best: string | undefined;
  let least = Infinity;
  for (const { counter, openedMs, closedMs = Infinity, lines } of shifts) {
    if (openedMs > nowMs || closedMs <= nowMs || (lines.length > 0 && !lines.includes(line))) continue;
    const last = at.get(counter);
    const ended = last === undefined ? 0 : found.get(last)?.endedMs;
    // Whoever is known to be there still comes after those of whom nothing is known.
    const since = ended === undefined ? (last?.calledMs ?? 0) : ended <= nowMs ? ended - LONGEST_MS * 12 : Infinity;
    if (since < least) [best, least] = [counter, since];
  }
  if (best !== undefined) return best;
  // One whose last visitor is not known to be there still.
  return namelessCounter(line, (counter) => {
    const last = at.get(counter);
    const ended = last === undefined ? undefined : found.get(last)?.endedMs;
    return ended !== undefined && ended > nowMs;
  });
}
