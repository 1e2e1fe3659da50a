import type { HallFacts } from '../../catalogue/hall-rules.ts';
import { businessDayAt, dayEnd, dayLimit } from '../../catalogue/business-day.ts';
import type { Instant } from '../../base/time.ts';
import type { HallState } from '../state.ts';
import { isOpen } from '../ticket.ts';

/**
 * Whether this day has to make room for the next one. Late closing: while somebody waits or is served the day goes on,
 * up to the hall's limit. `hall`: the facts of today's hall file, which may begin its days at another hour than the
 * day's own catalogue.
 */
export function dayIsOver(state: HallState, now: Instant, hall: HallFacts): boolean {
  if (state.phase === 'unopened') return true;
  const facts = state.index.catalogue.hall;
  if (now < dayEnd(state.day, facts)) return false;
  // A hall file with another beginning of the day, or a clock set back: today may be the day that there is.
  if (businessDayAt(now, hall) <= state.day) return false;
  if (state.phase === 'closed' || now >= dayLimit(state.day, facts)) return true;
  return [...state.tickets.values()].every((ticket) => !ticket.steps.some(isOpen));
}
