import type { LineId } from '../base/names.ts';
import type { Instant } from '../base/time.ts';
import type { Outcome, Step, StepIndex, Ticket, TicketId, TicketNumber } from './ticket.ts';

/** What a clerk says of the one in hand: came and was served, or was not there. */
export const BECAME = ['finished', 'missed'] as const;

export type Became = (typeof BECAME)[number];

/** What is said of the ticket in hand when somebody else is called. */
export type CallingAnother = {
  /** What became of it. */
  readonly became?: Became | undefined;
  /** A person asks: it is refused with `say-what-became` also where the hall file leaves that to programs. */
  readonly ask?: boolean | undefined;
};

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

/** In place of a counter: cancelled in the line, by phone or at the information desk. */
export const AWAY = '';

/** A step that ended at a counter, for as long as it may be brought back there. */
export type EndedHere = {
  /** The event that ended it. */
  readonly seq: number;
  readonly at: Instant;
  readonly ticket: TicketId;
  readonly number: TicketNumber;
  readonly step: StepIndex;
  /** Where it stood then: a line that closes takes who was missed along. */
  readonly line: LineId;
  readonly became: Became | 'cancelled';
  /** Of a cancelled ticket: how each of its steps stood before. */
  readonly before?: readonly Pick<Step, 'state' | 'endedAt'>[];
  /** Of one that was missed: what had put it first. */
  readonly override?: Ticket['override'];
};
