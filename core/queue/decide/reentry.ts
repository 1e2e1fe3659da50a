import { err, ok, type Result } from '../../base/result.ts';
import type { ServiceId } from '../../base/names.ts';
import type { Instant } from '../../base/time.ts';
import { refuse, type Decision } from './decision.ts';
import type { EventBody } from '../event.ts';
import { secondOf } from '../line-queue.ts';
import type { HallState } from '../state.ts';
import { isOpen, type Step, type Ticket } from '../ticket.ts';

/** A ticket that is back in its lines. */
export type ComingBack = Extract<EventBody, { readonly type: 'TicketResumed' | 'TicketReentered' }>;

/**
 * Out of the park with the place it had; or back from a no-show, behind the next one of its kind and never better than
 * it was.
 */
export function comingBack(state: HallState, ticket: Ticket, now: Instant): Result<ComingBack, Decision> {
  const parked = ticket.steps.filter((step) => step.state === 'parked');
  if (parked.length > 0) {
    const steps = parked.map((step) => ({ step: step.index, since: step.since }));
    return ok({ type: 'TicketResumed', data: { ticket: ticket.id, steps } });
  }
  const missed = ticket.steps.filter((step) => step.state === 'no-show');
  if (missed.length === 0) {
    return err(refuse('ticket-not-parked', `${ticket.number} is neither parked nor a no-show`));
  }
  const inTime = missed.filter((step) => now <= reentryUntil(state, step));
  if (inTime.length === 0) {
    return err(refuse('reentry-expired', `${ticket.number} was called too long ago; a new ticket is needed`));
  }
  // A service stands open once, however it came to be asked for again meanwhile.
  const free = inTime.filter(
    (step) =>
      !ticket.steps.some((other) => other.service === step.service && (isOpen(other) || isLater(inTime, other, step))),
  );
  if (free.length === 0) {
    return err(refuse('ticket-not-parked', `${ticket.number} waits again for what it missed`));
  }
  const steps = free.map((step) => ({ step: step.index, since: reentrySince(state, step) }));
  return ok({ type: 'TicketReentered', data: { ticket: ticket.id, steps } });
}

/** Those who hold up another service of their visit, and cannot come back any more. */
export function reentriesOver(state: HallState, now: Instant): EventBody[] {
  return [...state.standing.aside].flatMap((id) => {
    const ticket = state.tickets.get(id);
    if (ticket === undefined) return [];
    return ticket.steps
      .filter((step) => step.state === 'no-show' && step.reentryOver !== true && now > reentryUntil(state, step))
      .filter((step) => ticket.steps.some((other) => isOpen(other) && comesAfter(state, other, step)))
      .map((step) => ({ type: 'ReentryEnded' as const, data: { ticket: id, step: step.index } }));
  });
}

function comesAfter({ index }: HallState, other: Step, step: Step): boolean {
  return index.services.get(other.service)?.after.includes(step.service) === true;
}

function isLater(missed: readonly Step[], other: Step, step: Step): boolean {
  return other.index > step.index && missed.includes(other);
}

/** Whether a ticket has missed a service and may still come back for it: it is not asked for anew meanwhile. */
export function mayComeBack(state: HallState, ticket: Ticket, service: ServiceId, now: Instant): boolean {
  return ticket.steps.some(
    (step) => step.service === service && step.state === 'no-show' && now <= reentryUntil(state, step),
  );
}

/** Why a service that was missed a while ago is not asked for anew. */
export function serviceMissed({ number }: Ticket, service: ServiceId): Decision {
  return refuse('service-missed', `${number} missed ${service} and may still come back for it`);
}

/** Until when a no-show may come back. */
export function reentryUntil(state: HallState, step: Step): Instant {
  return (step.endedAt ?? state.at) + state.index.catalogue.rules.reentryWithinMs;
}

function reentrySince(state: HallState, step: Step): Instant {
  const second = secondOf(state.queues.get(step.line)?.get(step.category));
  return Math.max(step.since, second?.since ?? step.since);
}
