import type { Instant } from '../base/time.ts';
import { ORDINARY, type LineId } from '../catalogue/catalogue.ts';
import { newcomer, outlook, type WaitEstimate } from '../forecast/estimate.ts';
import { countersServing } from '../queue/order/served-by.ts';
import type { HallState } from '../queue/state.ts';
import type { Step, Ticket } from '../queue/ticket.ts';
import type { WaitSeconds } from '../protocol/shapes/fields.ts';
import type { World } from '../record/world.ts';

/** A step that waits, with its ticket. */
export type WaitingStep = { readonly ticket: Ticket; readonly step: Step };

/** All waiting steps by line, those held at another counter or by an earlier service included. One pass over the open tickets. */
export function waitingByLine(state: HallState): Map<LineId, WaitingStep[]> {
  const byLine = new Map<LineId, WaitingStep[]>();
  for (const ticket of state.tickets.values()) {
    for (const step of ticket.steps) {
      if (step.state !== 'waiting') continue;
      const waiting = byLine.get(step.line);
      if (waiting === undefined) byLine.set(step.line, [{ ticket, step }]);
      else waiting.push({ ticket, step });
    }
  }
  return byLine;
}

/** Open counters of a line. */
export function openCountersOf(state: HallState, line: LineId): number {
  return countersServing(state, line).filter((counter) => state.counters.get(counter.id)?.state === 'open').length;
}

/** What an ordinary newcomer would wait in this line; absent while no counter of it is open. */
export function newcomerWait(world: World, line: LineId, now: Instant): { readonly wait?: WaitSeconds } {
  return inSeconds(outlook(world.state, world.record.pace, newcomer(line, ORDINARY, now), now).wait);
}

/** An estimate as it goes over the wire. */
export function inSeconds(wait: WaitEstimate | undefined): { readonly wait?: WaitSeconds } {
  if (wait === undefined) return {};
  return { wait: { p50: Math.round(wait.p50Ms / 1000), p90: Math.round(wait.p90Ms / 1000) } };
}

/** Whole seconds between two instants, never negative. */
export function secondsBetween(from: Instant, to: Instant): number {
  return Math.max(0, Math.round((to - from) / 1000));
}
