import type { CounterId, ServiceId } from '../base/names.ts';
import type { BusinessDay } from '../base/time.ts';
import type { ComplaintId, ComplaintOutcome, ReceivedSource } from './complaint.ts';
import type { RatingReason } from './rating.ts';
import type { StepIndex, TicketId, TicketNumber } from './ticket.ts';

/** What happens to a complaint. Its id is the day and the seq of the first event (complaintId). */
export type ComplaintEvent =
  | {
      readonly type: 'ComplaintFiled';
      readonly data: {
        readonly ticket: TicketId;
        readonly text: string;
        /** The step that was rated badly, where it was served, and how. */
        readonly step?: StepIndex;
        readonly counter?: CounterId;
        readonly grade?: number;
        readonly reasons?: readonly RatingReason[];
        /** The last day for the answer. Journals of earlier versions have none. */
        readonly due?: BusinessDay;
      };
    }
  /** Somebody telephoned, wrote or came, and staff filed it. */
  | {
      readonly type: 'ComplaintReceived';
      readonly data: {
        readonly source: ReceivedSource;
        readonly text: string;
        readonly ticket?: TicketId;
        readonly number?: TicketNumber;
        readonly counter?: CounterId;
        readonly service?: ServiceId;
        readonly clerk?: string;
        readonly reference?: string;
        readonly due?: BusinessDay;
      };
    }
  | {
      readonly type: 'ComplaintAssigned';
      readonly data: { readonly complaint: ComplaintId; readonly to: string; readonly reason?: string };
    }
  | { readonly type: 'ComplaintNoted'; readonly data: { readonly complaint: ComplaintId; readonly text: string } }
  | {
      readonly type: 'ComplaintExtended';
      readonly data: { readonly complaint: ComplaintId; readonly due: BusinessDay; readonly reason: string };
    }
  | {
      readonly type: 'ComplaintAnswered';
      readonly data: {
        readonly complaint: ComplaintId;
        readonly outcome: ComplaintOutcome;
        readonly text: string;
      };
    }
  | {
      readonly type: 'ComplaintReopened';
      readonly data: { readonly complaint: ComplaintId; readonly reason: string; readonly due?: BusinessDay };
    };
