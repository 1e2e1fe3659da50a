import type { HallEvent } from '../queue/event.ts';
import type { HallState } from '../queue/state.ts';

/** How fast the hall works today, learnt from the services finished so far: a count and a sum of log residuals. */
export type Pace = { finished: number; sumLogResidual: number };

/** A day that knows nothing of itself yet. */
export function initialPace(): Pace {
  return { finished: 0, sumLogResidual: 0 };
}

/** Learns from a finished service. `before` is the state as it was before the event. */
export function observePace(pace: Pace, before: HallState, event: HallEvent): void {
  if (event.type !== 'StepFinished') return;
  if (event.data.outcome === 'not-served' || event.data.outcome === 'unfinished') return;
  const step = before.tickets.get(event.data.ticket)?.steps[event.data.step];
  const service = step === undefined ? undefined : before.index.services.get(step.service);
  if (step?.calledAt === undefined || service === undefined) return;
  const served = Math.max(1000, event.at - step.calledAt);
  // A key pressed by mistake says nothing about the clerk's speed, so one service counts for at most a factor of ten.
  const residual = Math.log(served / service.medianMs);
  pace.finished += 1;
  pace.sumLogResidual += Math.min(2.3, Math.max(-2.3, residual));
}

/**
 * Factor on the service times of the hall file: 1 until the day has shown otherwise. Posterior mean of today's effect with k = 29
 * pseudo-observations: sigma^2 / tau^2 of log service times, about .42 within a day and .12^2 between days.
 */
export function paceFactor(pace: Pace): number {
  return Math.exp(pace.sumLogResidual / (pace.finished + 29));
}
