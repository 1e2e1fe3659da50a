import type { Instant } from '../base/time.ts';
import type { Outcome, StepIndex, Ticket, TicketId } from './ticket.ts';

/** What may be taken back. `resume` is a ticket that was put aside and taken up again at this counter. */
export type ActKind = 'call' | 'resume' | 'finish' | 'no-show' | 'park' | 'transfer' | 'return';

/** One thing done at a counter, with the ticket as it was before. */
export type CounterAct = {
  readonly what: ActKind;
  /** The event that did it. */
  readonly seq: number;
  readonly at: Instant;
  readonly ticket: TicketId;
  readonly step: StepIndex;
  readonly before: Ticket;
  /** Of a finish. */
  readonly outcome?: Outcome;
};
