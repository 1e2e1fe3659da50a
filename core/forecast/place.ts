import type { CategoryId, CounterId, LineId } from '../base/names.ts';
import type { Instant } from '../base/time.ts';
import type { Counter } from '../catalogue/places.ts';
import { headOf } from '../queue/line-queue.ts';
import { countersServing, levelOf, servedBy } from '../queue/order/served-by.ts';
import type { HallState } from '../queue/state.ts';
import type { Step, Ticket, TicketId } from '../queue/ticket.ts';

/** A place in a line, of a ticket or of somebody who has none yet. */
export type Place = {
  /** Whose it is: nobody is before themselves with what else they want. */
  readonly ticket: TicketId | undefined;
  readonly line: LineId;
  readonly category: CategoryId;
  readonly since: Instant;
  readonly seq: number;
  readonly prioritised: boolean;
  readonly reservedFor: CounterId | undefined;
};

/** The place that a newcomer of this category would get now. */
export function newcomer(line: LineId, category: CategoryId, now: Instant): Place {
  return {
    ticket: undefined,
    line,
    category,
    since: now,
    seq: Number.MAX_SAFE_INTEGER,
    prioritised: false,
    reservedFor: undefined,
  };
}

/** The place of a step that waits. */
export function placeOf(ticket: Ticket, step: Step): Place {
  return {
    ticket: ticket.id,
    line: step.line,
    category: step.category,
    since: step.since,
    seq: ticket.seq,
    prioritised: ticket.override !== undefined,
    reservedFor: step.reservedFor,
  };
}

/** The counters that could call a place, were they open. */
export function countersFor(state: HallState, { line, reservedFor }: Place): readonly Counter[] {
  if (reservedFor === undefined) return countersServing(state, line);
  const counter = state.index.counters.get(reservedFor);
  return counter === undefined ? [] : [counter];
}

/** Those of them that are open. */
export function openFor(state: HallState, place: Place): readonly Counter[] {
  return countersFor(state, place).filter(({ id }) => state.counters.get(id)?.state === 'open');
}

/**
 * The open counters that a place waits for: those that serve its line as their own or have nobody else to serve first;
 * where there are none, those that help.
 */
export function openCounters(state: HallState, place: Place): readonly Counter[] {
  const open = openFor(state, place);
  const free = open.filter((counter) => isFreeFor(state, counter, place));
  // Where all that are open help only, they come once those who wait in their better lines have been served.
  return free.length > 0 ? free : open;
}

/** A counter that only helps this line counts while none of its better lines has anybody waiting. */
function isFreeFor(state: HallState, counter: Counter, place: Place): boolean {
  const level = levelAt(state, counter.id, place);
  if (level === 1) return true;
  return !servedBy(state, counter.id).some((served) => served.level < level && hasWaiting(state, served.line));
}

/** The level at which a counter serves a place. */
export function levelAt(state: HallState, counter: CounterId, place: Place): number {
  if (place.reservedFor !== undefined) return 1;
  return levelOf(state, counter, place.line) ?? 1;
}

function hasWaiting(state: HallState, line: LineId): boolean {
  if (headOf(state.prioritised.get(line)) !== undefined) return true;
  for (const queue of state.queues.get(line)?.values() ?? []) if (headOf(queue) !== undefined) return true;
  return false;
}
