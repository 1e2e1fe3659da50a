import type { Instant } from '../../base/time.ts';
import { intakeAt } from '../../catalogue/calendar.ts';
import { serviceIntakeAt } from '../../catalogue/timetable.ts';
import type { Service } from '../../catalogue/service.ts';
import type { ServiceId } from '../../base/names.ts';
import { refuse, refuseUntil, type Decision } from './decision.ts';
import type { HallState } from '../state.ts';

/** Why nothing is asked for anew now: the intake is stopped, so that the hall gets empty, or the hall is closed. */
export function noIntake({ intakeStopped, index }: HallState, now: Instant): Decision | undefined {
  if (intakeStopped !== undefined) return refuse('intake-stopped', intakeStopped);
  const intake = intakeAt(index.catalogue, now);
  return intake.open ? undefined : refuseUntil('hall-closed', 'the hall issues no tickets now', intake.opensAt);
}

/**
 * Why a citizen gets no ticket for a service that exists: its line is closed, its hours are over, or today's places are
 * gone. A booking holds its place, so neither hours nor limit are asked of it (`booked`).
 */
export function notAdmitted(
  state: HallState,
  services: readonly ServiceId[],
  now: Instant,
  booked = false,
): Decision | undefined {
  for (const id of services) {
    const service = state.index.services.get(id);
    if (service === undefined) continue;
    const closed = closedLineOf(state, id);
    if (closed !== undefined) return closed;
    if (booked) continue;
    const intake = service.hours === undefined ? undefined : serviceIntakeAt(state.index.catalogue, service, now);
    if (intake?.open === false)
      return refuseUntil('service-closed', `no tickets are given for ${id} now`, intake.opensAt);
    if (placesLeft(state, service) === 0) return refuse('service-full', `today's tickets for ${id} are all given`);
  }
  return undefined;
}

/** A refusal when the service's line is closed; staff are refused as everybody is. */
export function closedLineOf({ routing, index }: HallState, service: ServiceId): Decision | undefined {
  const line = index.services.get(service)?.line ?? '';
  const closed = routing.closedLines.get(line);
  return closed === undefined ? undefined : refuse('line-closed', `line ${line} is closed: ${closed.reason}`);
}

/** How many may still ask for a service today; undefined where there is no limit. */
export function placesLeft({ routing }: HallState, { id, dailyLimit }: Service): number | undefined {
  return dailyLimit === undefined ? undefined : Math.max(0, dailyLimit - (routing.taken.get(id) ?? 0));
}
