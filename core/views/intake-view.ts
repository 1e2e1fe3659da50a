import type { Instant, TimeZone } from '../base/time.ts';
import { rfc3339 } from '../base/zone.ts';
import { dayEnd } from '../catalogue/business-day.ts';
import { intakeAt } from '../catalogue/calendar.ts';
import type { HallState } from '../queue/state.ts';
import type { IntakeView } from '../protocol/shapes/intake.ts';

/**
 * Whether tickets are issued at this instant, and if not, when again. A day that was closed, or has not been opened,
 * gives none whatever the clock says; of a stop nobody knows when it ends, but the hours may be over all the same.
 */
export function intakeView(state: HallState, now: Instant): IntakeView {
  const { catalogue } = state.index;
  const zone = catalogue.hall.timeZone;
  if (state.phase !== 'open') return closedUntil(nextIntake(state, now), zone);
  const intake = intakeAt(catalogue, now);
  if (intake.open && state.intakeStopped !== undefined)
    return { open: false, why: 'stopped', reason: state.intakeStopped };
  if (!intake.open) return closedUntil(intake.opensAt, zone);
  return { open: true, ...(intake.closesAt === undefined ? {} : { closesAt: rfc3339(intake.closesAt, zone) }) };
}

function closedUntil(opensAt: Instant | undefined, zone: TimeZone): IntakeView {
  return { open: false, why: 'closed', ...(opensAt === undefined ? {} : { opensAt: rfc3339(opensAt, zone) }) };
}

/** When the next business day gives its first ticket. */
function nextIntake({ index, day }: HallState, now: Instant): Instant | undefined {
  const { catalogue } = index;
  const begins = Math.max(now, dayEnd(day, catalogue.hall));
  const intake = intakeAt(catalogue, begins);
  return intake.open ? begins : intake.opensAt;
}
