import type { Instant } from '../base/time.ts';
import { ORDINARY } from '../catalogue/category.ts';
import type { LineId } from '../base/names.ts';
import { newcomer, outlook, type WaitEstimate } from '../forecast/estimate.ts';
import { headOf, lengthOf, waitingIn, type Waiting } from '../queue/line-queue.ts';
import { countersServing } from '../queue/order/served-by.ts';
import type { HallState } from '../queue/state.ts';
import type { Step, Ticket } from '../queue/ticket.ts';
import type { WaitSeconds } from '../protocol/shapes/fields.ts';
import type { World } from '../record/world.ts';

/** A step that waits, with its ticket. */
export type WaitingStep = { readonly ticket: Ticket; readonly step: Step };

/** How many wait in a line, those held at another counter or by an earlier service included. */
export function countWaiting(state: HallState, line: LineId): number {
  return lengthOf(state.standing.byLine.get(line));
}

/** How many tickets wait in these lines, those that wait in several of them counted once. */
export function countTickets(state: HallState, lines: ReadonlySet<LineId>): number {
  let waiting = 0;
  for (const line of lines) waiting += countWaiting(state, line);
  for (const id of state.standing.several) {
    const steps = state.tickets.get(id)?.steps ?? [];
    const here = steps.filter((step) => step.state === 'waiting' && lines.has(step.line)).length;
    waiting -= Math.max(0, here - 1);
  }
  return waiting;
}

/** Who waits longest in a line, whatever keeps them. */
export function oldestWaiting(state: HallState, line: LineId): WaitingStep | undefined {
  const oldest = headOf(state.standing.byLine.get(line));
  return oldest === undefined ? undefined : waitingStep(state, oldest);
}

/** All who wait in a line, in the order in which they came. */
export function allWaiting(state: HallState, line: LineId): WaitingStep[] {
  return waitingIn(state.standing.byLine.get(line)).map((each) => waitingStep(state, each));
}

/** The step that stands in a queue, with its ticket. */
export function waitingStep(state: HallState, { ticket: id, step }: Pick<Waiting, 'ticket' | 'step'>): WaitingStep {
  // Whoever stands in a queue has an open ticket with that step.
  const ticket = state.tickets.get(id) as Ticket;
  return { ticket, step: ticket.steps[step] as Step };
}

/** Open counters of a line. */
export function openCountersOf(state: HallState, line: LineId): number {
  return countersServing(state, line).filter((counter) => state.counters.get(counter.id)?.state === 'open').length;
}

/** What an ordinary newcomer would wait in this line; absent while no counter of it is open. */
export function newcomerWait(world: World, line: LineId, now: Instant): { readonly wait?: WaitSeconds } {
  const { waits } = newcomersOf(world, now);
  const known = waits.get(line);
  if (known !== undefined) return known;
  const made = inSeconds(outlook(world.state, world.record.pace, newcomer(line, ORDINARY, now), now).wait);
  waits.set(line, made);
  return made;
}

type Newcomers = {
  readonly seq: number;
  readonly now: Instant;
  readonly waits: Map<LineId, { readonly wait?: WaitSeconds }>;
};

/** Every board tells the same of the same line, so it is kept until something happens or time goes on. */
const newcomers = new WeakMap<World, Newcomers>();

function newcomersOf(world: World, now: Instant): Newcomers {
  const { seq } = world.state;
  const found = newcomers.get(world);
  if (found?.seq === seq && found.now === now) return found;
  const made = { seq, now, waits: new Map() };
  newcomers.set(world, made);
  return made;
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
