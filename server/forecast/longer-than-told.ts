import { takesLonger } from '../../core/base/longer-words.ts';
import type { Instant } from '../../core/base/time.ts';
import type { HallState } from '../../core/queue/state.ts';
import type { Step, Ticket, TicketId } from '../../core/queue/ticket.ts';
import { hasRange, type WaitBook } from '../../core/record/wait-book.ts';
import { secondsBetween } from '../../core/views/line-figures.ts';

/** Who waits longer than was told with the number: their phones are to say so though nothing has happened. */
export class LongerThanTold {
  private known: ReadonlySet<TicketId> = new Set();

  constructor(private readonly waits: WaitBook) {}

  /** Those of whom it was not so when it was asked last, or is so no more. */
  changed(state: HallState, now: Instant): ReadonlySet<TicketId> {
    const longer = new Set<TicketId>();
    for (const ticket of state.tickets.values())
      if (ticket.steps.some((step) => this.takesLonger(state, ticket, step, now))) longer.add(ticket.id);
    const changed = new Set([...longer, ...this.known].filter((id) => longer.has(id) !== this.known.has(id)));
    this.known = longer;
    return changed;
  }

  private takesLonger(state: HallState, { id, issuedAt }: Ticket, step: Step, now: Instant): boolean {
    if (step.state !== 'waiting' || step.told === undefined) return false;
    const foreseen = this.waits.ofStep(state.day, id, step.index, step.line);
    const passed = secondsBetween(Math.max(issuedAt, step.since), now);
    return takesLonger(step.told, passed, foreseen !== undefined && hasRange(foreseen) ? foreseen : undefined);
  }
}
