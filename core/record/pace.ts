import type { Instant } from '../base/time.ts';
import type { EventOf, HallEvent } from '../queue/event.ts';
import type { HallState } from '../queue/state.ts';
import { isServed, type Step } from '../queue/ticket.ts';

/** How fast the hall works today, learnt from the services finished so far: a count and a sum of log residuals. */
export type Pace = { finished: number; sumLogResidual: number };

/** A day that knows nothing of itself yet. */
export function initialPace(): Pace {
  return { finished: 0, sumLogResidual: 0 };
}

/** Learns from a finished service. `before` is the state as it was before the event. */
export function observePace(pace: Pace, before: HallState, event: HallEvent): void {
  if (event.type === 'CounterActionUndone') return forget(pace, before, event);
  if (event.type === 'TicketBroughtBack') return forgetService(pace, before, event);
  if (event.type !== 'StepFinished') return;
  if (!isServed(event.data.outcome)) return;
  const step = before.tickets.get(event.data.ticket)?.steps[event.data.step];
  const residual = residualOf(before, step, event.at);
  if (residual === undefined) return;
  pace.finished += 1;
  pace.sumLogResidual += residual;
}

/** A finish that is taken back taught nothing. */
function forget(pace: Pace, before: HallState, event: EventOf<'CounterActionUndone'>): void {
  const act = before.acts.get(event.data.counter)?.at(-1);
  const { what, outcome } = event.data;
  if (act === undefined || what !== 'finish' || !isServed(outcome)) return;
  const residual = residualOf(before, act.before.steps[act.step], act.at);
  if (residual === undefined) return;
  pace.finished -= 1;
  pace.sumLogResidual -= residual;
}

/** Nor did a service that was none. */
function forgetService(pace: Pace, before: HallState, event: EventOf<'TicketBroughtBack'>): void {
  const { ticket, step: index, became } = event.data;
  const step = (before.tickets.get(ticket) ?? before.gone.get(ticket))?.steps[index];
  if (became !== 'finished' || step?.endedAt === undefined || !isServed(step.outcome)) return;
  const residual = residualOf(before, step, step.endedAt);
  if (residual === undefined) return;
  pace.finished -= 1;
  pace.sumLogResidual -= residual;
}

/**
 * How much longer than usual a service took. A key pressed by mistake says nothing about the clerk's speed: a factor of
 * ten at most.
 */
function residualOf(state: HallState, step: Step | undefined, endedAt: Instant): number | undefined {
  const service = step === undefined ? undefined : state.index.services.get(step.service);
  if (step?.calledAt === undefined || service === undefined) return undefined;
  const served = Math.max(1000, endedAt - step.calledAt);
  return Math.min(2.3, Math.max(-2.3, Math.log(served / service.medianMs)));
}

/**
 * Factor on the service times of the hall file: 1 until the day has shown otherwise. Posterior mean of today's effect
 * with k = 29 pseudo-observations: sigma^2 / tau^2 of log service times, about .42 within a day and .12^2 between days.
 */
export function paceFactor(pace: Pace): number {
  return Math.exp(pace.sumLogResidual / (pace.finished + 29));
}
