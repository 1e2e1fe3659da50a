import type { CategoryId, CounterId } from '../base/names.ts';
import type { ComplaintEvent } from './complaint-event.ts';
import type { ActKind, EndedHere } from './counter-act.ts';
import type { RatingReason } from './rating.ts';
import type { Outcome, StepIndex, TicketId, TicketNumber } from './ticket.ts';

/** What happens to a visit beside being called and served. */
export type VisitEventBody =
  | {
      readonly type: 'CounterActionUndone';
      readonly data: {
        readonly counter: CounterId;
        readonly ticket: TicketId;
        readonly number: TicketNumber;
        readonly step: StepIndex;
        readonly what: ActKind;
        /** With which a finish that is taken back had ended the step. */
        readonly outcome?: Outcome;
        /** Seq of the event that is taken back. */
        readonly undone: number;
      };
    }
  /** An old man with an ordinary ticket: from now on its steps count as those of the right category. */
  | {
      readonly type: 'CategoryCorrected';
      readonly data: {
        readonly ticket: TicketId;
        readonly number: TicketNumber;
        readonly from: CategoryId;
        readonly to: CategoryId;
        /** The category that counts for each step that is not over: a service may give no priority. */
        readonly steps: readonly { readonly step: StepIndex; readonly category: CategoryId }[];
        readonly reason: string;
      };
    }
  /** What ended at the counter waits again, with the place that it had. */
  | {
      readonly type: 'TicketBroughtBack';
      readonly data: {
        readonly ticket: TicketId;
        readonly number: TicketNumber;
        readonly step: StepIndex;
        /** Where it had ended; absent where it was cancelled away from a counter. */
        readonly counter?: CounterId;
        readonly became: EndedHere['became'];
        /** Seq of the event that had ended it. */
        readonly ended: number;
        readonly reason: string;
      };
    }
  | {
      readonly type: 'TicketReturned';
      readonly data: {
        readonly ticket: TicketId;
        readonly step: StepIndex;
        readonly counter: CounterId;
        readonly reason: string;
      };
    }
  /** Too late to come back: what has to be done after the missed step waits for it no longer. */
  | {
      readonly type: 'ReentryEnded';
      readonly data: { readonly ticket: TicketId; readonly step: StepIndex };
    }
  | {
      readonly type: 'NoteAdded';
      readonly data: {
        readonly ticket: TicketId;
        readonly step: StepIndex;
        readonly counter: CounterId;
        readonly text: string;
      };
    }
  | {
      readonly type: 'StepRated';
      readonly data: {
        readonly ticket: TicketId;
        readonly step: StepIndex;
        readonly grade: number;
        readonly reasons?: readonly RatingReason[];
        readonly reason?: string;
      };
    }
  | ComplaintEvent;
