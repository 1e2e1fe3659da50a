import type { Instant } from '../base/time.ts';
import { rfc3339 } from '../base/zone.ts';
import { intakeAt } from '../catalogue/calendar.ts';
import type { HallState } from '../queue/state.ts';
import type { IntakeView } from '../protocol/shapes/intake.ts';

/** Whether tickets are issued at this instant. */
export function intakeView(state: HallState, now: Instant): IntakeView {
  const { catalogue } = state.index;
  const zone = catalogue.hall.timeZone;
  if (state.intakeStopped !== undefined) return { open: false, why: 'stopped', reason: state.intakeStopped };
  const intake = intakeAt(catalogue, now);
  if (!intake.open) {
    return {
      open: false,
      why: 'closed',
      ...(intake.opensAt === undefined ? {} : { opensAt: rfc3339(intake.opensAt, zone) }),
    };
  }
  return { open: true, ...(intake.closesAt === undefined ? {} : { closesAt: rfc3339(intake.closesAt, zone) }) };
}
