import type { CounterId } from '../base/names.ts';
import type { ComplaintCommand } from './complaint-command.ts';
import type { CallingAnother } from './counter-act.ts';
import type { RatingReason } from './rating.ts';
import type { StepIndex, TicketId } from './ticket.ts';

/** What a clerk takes back, takes up again or writes down, and what a citizen says of it. */
export type VisitCommandBody =
  /** Takes back what happened last at the counter, for a few seconds. */
  | { readonly name: 'undo'; readonly counter: CounterId }
  /** Puts the ticket in hand back where it stood. */
  | { readonly name: 'return-to-line'; readonly counter: CounterId; readonly reason: string }
  /** Takes up a parked ticket, or a no-show that came after all, at this counter and at once. */
  | (CallingAnother & { readonly name: 'resume-here'; readonly counter: CounterId; readonly ticket: TicketId })
  /** What ended at this counter and should not have: to this counter at once, or into the line where it stood. */
  | (CallingAnother & {
      readonly name: 'bring-back';
      readonly counter: CounterId;
      readonly ticket: TicketId;
      /** Without it the one that ended here last. */
      readonly step: StepIndex | undefined;
      readonly to: 'here' | 'line';
      readonly reason: string;
    })
  /** By the hall: those who were missed and hold up another service of theirs, once it is too late to come back. */
  | { readonly name: 'end-reentries' }
  /** Adds to the file of notes of the ticket in hand. */
  | { readonly name: 'add-note'; readonly counter: CounterId; readonly text: string }
  /** The small screen or the keys at the window: rates what was served there last. */
  | {
      readonly name: 'rate-at-counter';
      readonly counter: CounterId;
      readonly grade: number;
      readonly reasons: readonly RatingReason[];
      readonly reason: string | undefined;
    }
  | ComplaintCommand;
