import type { CounterId, ServiceId } from '../base/names.ts';
import type { ComplaintId, ComplaintOutcome, ReceivedSource } from './complaint.ts';
import type { TicketNumber } from './ticket.ts';

/** What managers do with complaints; citizens file theirs with the ticket. */
export type ComplaintCommand =
  | {
      readonly name: 'receive-complaint';
      readonly source: ReceivedSource;
      readonly text: string;
      /** A number of today; one of another day stands in the text. */
      readonly number: TicketNumber | undefined;
      readonly counter: CounterId | undefined;
      readonly service: ServiceId | undefined;
      readonly clerk: string | undefined;
      readonly reference: string | undefined;
    }
  | {
      readonly name: 'assign-complaint';
      readonly complaint: ComplaintId;
      readonly to: string;
      readonly reason?: string | undefined;
    }
  | { readonly name: 'note-complaint'; readonly complaint: ComplaintId; readonly text: string }
  /** So many working days more. */
  | {
      readonly name: 'extend-complaint';
      readonly complaint: ComplaintId;
      readonly days: number;
      readonly reason: string;
    }
  | {
      readonly name: 'answer-complaint';
      readonly complaint: ComplaintId;
      readonly outcome: ComplaintOutcome;
      readonly text: string;
    }
  | { readonly name: 'reopen-complaint'; readonly complaint: ComplaintId; readonly reason: string };
