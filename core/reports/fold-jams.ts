import { dayLimit } from '../catalogue/business-day.ts';
import type { LineId } from '../base/names.ts';
import type { BusinessDay, Instant } from '../base/time.ts';
import { targetOf } from '../catalogue/catalogue-index.ts';
import { headOf } from '../queue/line-queue.ts';
import type { HallState } from '../queue/state.ts';
import type { Jam } from './facts.ts';
import { secondsOf, slotOf } from './when.ts';

/**
 * A line as it stood after the last event that changed who waits there: from when on somebody of them has waited too
 * long, and since when somebody has without a break.
 */
type LineNow = {
  readonly at: Instant;
  readonly lateFrom: Instant | undefined;
  readonly waiting: number;
  since: Instant | undefined;
  /** The most who waited in this stretch before `at`; who waited for no time at all is not counted. */
  most: number;
};

type Stretch = { readonly line: LineId; readonly from: Instant; readonly until: Instant; readonly most: number };

/** Which lines were late today, and since when some are. */
export type JamsFold = { readonly lines: Map<LineId, LineNow>; readonly over: Stretch[] };

/** Nobody has waited too long. */
export function noJams(): JamsFold {
  return { lines: new Map(), over: [] };
}

/** Looks again at the lines in which those who wait may have changed. Who waits is what views say, too. */
export function foldJams(fold: JamsFold, after: HallState, at: Instant, touched: Iterable<LineId>): void {
  for (const line of touched) {
    const before = lateUntil(fold.lines.get(line), at);
    const { lateFrom, waiting } = lookAt(after, line);
    const goesOn = lateFrom !== undefined && lateFrom <= at;
    if (before?.since !== undefined && !goesOn && before.since < at)
      fold.over.push({ line, from: before.since, until: at, most: mostBy(before, at) });
    const since = goesOn ? (before?.since ?? at) : undefined;
    const most = goesOn && before?.since !== undefined ? mostBy(before, at) : 0;
    fold.lines.set(line, { at, lateFrom, waiting, since, most });
  }
}

/** The line as it has become by `at`, though nothing happened there. */
function lateUntil(line: LineNow | undefined, at: Instant): LineNow | undefined {
  if (line?.lateFrom === undefined || line.since !== undefined || line.lateFrom >= at) return line;
  return { ...line, since: Math.max(line.lateFrom, line.at), most: 0 };
}

/** The most who waited until then, those who stand there since the last event included. */
function mostBy(line: LineNow, until: Instant): number {
  return until > line.at ? Math.max(line.most, line.waiting) : line.most;
}

function lookAt(state: HallState, line: LineId): Pick<LineNow, 'lateFrom' | 'waiting'> {
  const standing = state.standing.byLine.get(line);
  let lateFrom: Instant | undefined;
  for (const [category, queue] of standing?.queues ?? []) {
    const head = headOf(queue);
    if (head === undefined) continue;
    const late = head.since + targetOf(state.index, line, category);
    if (lateFrom === undefined || late < lateFrom) lateFrom = late;
  }
  return { lateFrom, waiting: standing?.count ?? 0 };
}

/** Every stretch so far, those that go on included. */
export function jamsOf(fold: JamsFold, state: HallState, day: BusinessDay, now: Instant): Jam[] {
  const going = [...fold.lines].flatMap(([line, each]) => {
    const by = lateUntil(each, now);
    return by?.since === undefined || by.since >= now
      ? []
      : [{ line, from: by.since, until: now, most: mostBy(by, now) }];
  });
  const { index } = state;
  const last = dayLimit(day, index.catalogue.hall);
  const within = [...fold.over, ...going].filter(({ from }) => from < last);
  return within.map(({ line, from, until, most }) => {
    const department = index.lines.get(line)?.department ?? '';
    const zone = index.departments.get(department)?.zone ?? '';
    const slot = slotOf(from, index.catalogue.hall.timeZone);
    return { day, slot, department, line, zone, seconds: secondsOf(Math.min(until, last) - from), most };
  });
}
