import type { Instant } from '../base/time.ts';
import { rfc3339 } from '../base/zone.ts';
import type { LineId } from '../base/names.ts';
import {
  allInLine,
  countWaiting,
  newcomerWait,
  oldestWaiting,
  openCountersOf,
  secondsBetween,
} from './line-figures.ts';
import { lineMessages } from './message-view.ts';
import { closedLine } from './routing-view.ts';
import { inCallingOrder, waitingView } from './waiting-view.ts';
import type { LineView } from '../protocol/shapes/line.ts';
import type { World } from '../record/world.ts';

/**
 * A line with everybody in it, in calling order, each with why; those too who are held or have something to do first,
 * and do not wait yet.
 */
export function lineView(world: World, id: LineId, now: Instant): LineView | undefined {
  const { state } = world;
  const line = state.index.lines.get(id);
  if (line === undefined) return undefined;
  const ordered = inCallingOrder(state, allInLine(state, id), () => 1, now);
  const oldest = oldestWaiting(state, id)?.step.since ?? now;
  const closed = closedLine(state, id);
  const fileTarget = state.hallFile.lines.find((each) => each.id === id)?.targetMs;
  return {
    id,
    prefix: line.prefix,
    department: line.department,
    name: line.name,
    target: Math.round(line.targetMs / 1000),
    seq: state.seq,
    now: rfc3339(now, state.index.catalogue.hall.timeZone),
    waiting: countWaiting(state, id),
    longestWait: secondsBetween(oldest, now),
    ...newcomerWait(world, id, now),
    openCounters: openCountersOf(state, id),
    ...(closed === undefined ? {} : { closed }),
    ...lineMessages(state, id, now),
    ...(fileTarget === line.targetMs ? {} : { fileTarget: Math.round((fileTarget ?? 0) / 1000) }),
    tickets: ordered.map((each) => waitingView(state, each.waiting, each.candidate, now)),
  };
}
