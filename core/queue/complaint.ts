import type { BusinessDay, Instant } from '../base/time.ts';
import type { CounterId, ServiceId } from '../base/names.ts';
import type { RatingReason } from './rating.ts';
import type { StepIndex, TicketId, TicketNumber } from './ticket.ts';

/** `2026-03-09-57`: the day and the seq of the event that filed it. Known over the days until it is answered. */
export type ComplaintId = string;

/** One slip files so many in words; those that bad grades open come on top, one a served step. */
export const MOST_COMPLAINTS = 5;

/** What came of a complaint: put right at once, to be put right by a date, explained, or found to be a mistake. */
export const COMPLAINT_OUTCOMES = ['corrected', 'planned', 'explained', 'unfounded'] as const;

export type ComplaintOutcome = (typeof COMPLAINT_OUTCOMES)[number];

/** A complaint as the hall keeps it. */
export type Complaint = {
  readonly id: ComplaintId;
  readonly at: Instant;
  readonly ticket: TicketId;
  readonly number: TicketNumber;
  readonly text: string;
  /** The step that was rated badly; absent where the visit as a whole is meant. */
  readonly step?: StepIndex;
  readonly service?: ServiceId;
  readonly counter?: CounterId;
  readonly grade?: number;
  readonly reasons?: readonly RatingReason[];
  readonly answer?: ComplaintAnswer;
};

export type ComplaintAnswer = {
  readonly at: Instant;
  readonly by: string;
  readonly outcome: ComplaintOutcome;
  readonly text: string;
};

/** The id of the complaint that an event files. */
export function complaintId(event: { readonly day: BusinessDay; readonly seq: number }): ComplaintId {
  return `${event.day}-${String(event.seq)}`;
}
