import { DAY, type Millis } from '../../core/base/time.ts';
import type { RecordedShift, RecordedVisit } from '../../core/forecast/learn/recorded.ts';

/**
 * Where the hours of a record begin anew past midnight: a visit that arrived then, moved behind the day that it is
 * of. What tells is who was open when it was called, or when it arrived. `latest`: of all times of that day as they are
 * written. `ambiguous`: both could be.
 */
export function pastMidnight(
  visit: RecordedVisit,
  shifts: readonly RecordedShift[],
  latest: Millis,
): RecordedVisit | 'ambiguous' {
  const at = visit.calledMs ?? visit.arrivedMs;
  if (at >= DAY || shifts.length === 0) return visit;
  const isOpen = (moment: Millis): boolean =>
    shifts.some(({ openedMs, closedMs }) => openedMs <= moment && moment <= (closedMs ?? DAY));
  const early = isOpen(at);
  const late = isOpen(at + DAY);
  if (early && late) return 'ambiguous';
  if (late) return moved(visit);
  if (early) return visit;
  // Nobody is known to be open at either; long before anybody opens it is more likely of the night behind.
  const untilOpen = Math.min(...shifts.map(({ openedMs }) => openedMs)) - at;
  if (untilOpen >= DAY / 2) return 'ambiguous';
  // Whose closing is not written down may have worked on from the last that is known of the day.
  const mayBeOpen = shifts.some(({ closedMs }) => closedMs === undefined);
  return mayBeOpen && at + DAY - latest < untilOpen ? 'ambiguous' : visit;
}

function moved(visit: RecordedVisit): RecordedVisit {
  const { arrivedMs, calledMs, endedMs } = visit;
  const later = (at: Millis | undefined): Millis | undefined => (at === undefined ? undefined : at + DAY);
  return { ...visit, arrivedMs: arrivedMs + DAY, calledMs: later(calledMs), endedMs: later(endedMs) };
}
