import type { Instant, Millis } from '../base/time.ts';
import type { CategoryId, LineId } from '../base/names.ts';
import type { StepIndex, StepMoved, TicketId, TicketNumber } from './ticket.ts';

/** 3 = put first by staff, 2 = past the hard cap of waiting, 1 = normal. */
export type Tier = 1 | 2 | 3;

export const PUT_FIRST: Tier = 3;

/** One head of a line as it stood when a call was decided. */
export type Candidate = {
  readonly ticket: TicketId;
  readonly number: TicketNumber;
  readonly step: StepIndex;
  readonly line: LineId;
  readonly category: CategoryId;
  /** Preference level of the line at this counter; 1 also for a step reserved for this very counter. */
  readonly level: number;
  /** Helped, and past `help_overdue_percent` of its target: compared with the counter's own as if it were one. */
  readonly overdue?: true;
  readonly tier: Tier;
  /** `e`: waiting counts from here. Waited = the call's instant minus this. */
  readonly since: Instant;
  readonly targetMs: Millis;
  readonly slopeMs: Millis;
  readonly capMs: Millis;
  /** Seq of the ticket's issue. */
  readonly seq: number;
  /** Who moved it to where it stands, and why, where staff did. */
  readonly moved?: StepMoved;
};

/** What of it the order looks at. */
export type Ranked = Pick<Candidate, 'step' | 'level' | 'overdue' | 'tier' | 'since' | 'targetMs' | 'slopeMs' | 'seq'>;

/** Why this ticket came before the others: numbers that anyone can recompute. Never why somebody has priority. */
export type CallReason = {
  /** `next` by the order; `named` by number; `resumed` had been put aside, or came after all. */
  readonly rule: 'next' | 'named' | 'resumed';
  /** The chosen one first, then the other heads that the counter could have called. */
  readonly heads: readonly Candidate[];
  /** Who put it first, and why, where staff did. */
  readonly override?: { readonly by: string; readonly reason: string };
};
