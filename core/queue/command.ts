import type { BusinessDay, Instant } from '../base/time.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { CategoryId, CounterId, Language, LineId, MatterId, ServiceId } from '../base/names.ts';
import type { Role } from '../catalogue/staff.ts';
import type { AlertCommandBody, AlertRecord } from './alert.ts';
import type { CardCommandBody, CardRecord } from './card.ts';
import type { Complaint } from './complaint.ts';
import type { RatingReason } from './rating.ts';
import type { CallReason } from './reason.ts';
import type { LeaseCommandBody } from './lease.ts';
import type { Message, MessageCommand } from './message.ts';
import type { MovingCommand } from './moving.ts';
import type { RoutingCommand } from './routing.ts';
import type { MadeProfile, TodayCommand } from './today.ts';
import type { CallingAnother } from './counter-act.ts';
import type { Outcome, Place, SlipOutcome, StepIndex, Ticket, TicketId, TicketNumber, UsedBooking } from './ticket.ts';
import type { VisitCommandBody } from './visit-command.ts';

/** Who asks. The shell has checked who they are; the rules decide what that lets them do. */
export type Actor =
  | { readonly kind: 'staff'; readonly id: string; readonly role: Role }
  | { readonly kind: 'device'; readonly id: string }
  | { readonly kind: 'citizen' }
  | { readonly kind: 'system' };

/** `staff:clerk`, `device:kiosk-1`, `citizen`, `system`: how an actor stands in the journal. */
export function actorName(actor: Actor): string {
  return actor.kind === 'staff' || actor.kind === 'device' ? `${actor.kind}:${actor.id}` : actor.kind;
}

/** What every command carries: its id makes a retry harmless. */
export type CommandEnvelope = { readonly commandId: string; readonly actor: Actor };

export type CommandBody =
  | RoutingCommand
  | TodayCommand
  | MovingCommand
  | MessageCommand
  | {
      readonly name: 'open-day';
      readonly day: BusinessDay;
      readonly catalogue: Catalogue;
      /** Hash of the last event of the day before: chains the days. */
      readonly previous: { readonly day: BusinessDay; readonly seq: number; readonly hash: string } | undefined;
      /** Counters that a hall open around the clock takes with it over the change of day. */
      readonly openCounters: readonly OpenCounter[];
      /** Who was still in the hall when the day before ended, and the last call of each who is expected. */
      readonly tickets?: readonly Ticket[];
      readonly calls?: readonly CarriedCall[];
      /** Those that have checked in, where the day follows at once. */
      readonly bookings?: readonly UsedBooking[];
      /** Complaints of days before that nobody has answered. */
      readonly openComplaints?: readonly Complaint[];
      /** Profiles that were made to be kept. */
      readonly profiles?: readonly MadeProfile[];
      /** Messages whose time is not over, where the day follows at once. */
      readonly messages?: readonly Message[];
      /** Alerts of the day before that are in force, or were raised within the hour before its end. */
      readonly alerts?: readonly AlertRecord[];
      /** Cards of whoever goes over, and of complaints that are open. */
      readonly cards?: readonly CardRecord[];
      /** The day is played, not lived. */
      readonly simulated?: true;
    }
  | { readonly name: 'change-catalogue'; readonly catalogue: Catalogue }
  /** `next`: the clock ends the day, and the next one, on this catalogue, takes over who is still there. */
  | { readonly name: 'close-day'; readonly next?: Catalogue; readonly reason?: string | undefined }
  | { readonly name: 'stop-intake'; readonly reason: string }
  | { readonly name: 'resume-intake'; readonly reason?: string | undefined }
  | {
      readonly name: 'issue-ticket';
      readonly ticket: TicketId;
      readonly secret: string;
      /** Empty where a matter says which. */
      readonly services: readonly ServiceId[];
      /** One matter of several departments, with one number. */
      readonly matter?: MatterId | undefined;
      readonly category: CategoryId;
      readonly language: Language;
      /** The kiosk or desk it was taken at. */
      readonly origin: string;
      /** A booking that checks in: counts from its slot. */
      readonly appointment: { readonly id: string; readonly slotAt: Instant } | undefined;
      /** Keyed hash or masked form of what the citizen showed; never the number itself. */
      readonly identity: string | undefined;
      /** Why staff gave the category. */
      readonly reason?: string | undefined;
    }
  | { readonly name: 'add-service'; readonly ticket: TicketId; readonly service: ServiceId }
  | { readonly name: 'cancel-ticket'; readonly ticket: TicketId; readonly reason: string | undefined }
  | { readonly name: 'park-ticket'; readonly ticket: TicketId; readonly note: string | undefined }
  | { readonly name: 'resume-ticket'; readonly ticket: TicketId }
  /** What ended a short while ago, wherever it was, waits again where it stood. */
  | {
      readonly name: 'bring-back-ticket';
      readonly ticket: TicketId;
      /** Without it the one that ended last. */
      readonly step: StepIndex | undefined;
      readonly reason: string;
    }
  | {
      readonly name: 'correct-category';
      readonly ticket: TicketId;
      readonly category: CategoryId;
      readonly reason: string;
    }
  | { readonly name: 'prioritise-ticket'; readonly ticket: TicketId; readonly reason: string }
  | { readonly name: 'withdraw-priority'; readonly ticket: TicketId; readonly reason: string }
  | {
      readonly name: 'rate-step';
      readonly ticket: TicketId;
      readonly step: StepIndex | undefined;
      readonly grade: number;
      readonly reasons?: readonly RatingReason[];
      readonly reason: string | undefined;
    }
  | {
      readonly name: 'file-complaint';
      readonly ticket: TicketId;
      readonly text: string;
      /** Chosen instead of words, or beside them. */
      readonly reasons?: readonly RatingReason[];
    }
  | { readonly name: 'request-copy'; readonly ticket: TicketId; readonly printer: string }
  | {
      readonly name: 'report-slip';
      readonly ticket: TicketId;
      readonly copy: number;
      readonly printer: string;
      readonly outcome: SlipOutcome;
      readonly detail: string | undefined;
    }
  | { readonly name: 'open-counter'; readonly counter: CounterId; readonly reason?: string | undefined }
  | { readonly name: 'pause-counter'; readonly counter: CounterId; readonly reason: string }
  | { readonly name: 'close-counter'; readonly counter: CounterId; readonly reason?: string | undefined }
  | (CallingAnother & { readonly name: 'call-next'; readonly counter: CounterId })
  | (CallingAnother & {
      readonly name: 'call-ticket';
      readonly counter: CounterId;
      readonly number: TicketNumber;
      readonly reason: string | undefined;
    })
  | { readonly name: 'recall'; readonly counter: CounterId }
  | { readonly name: 'serve'; readonly counter: CounterId }
  | {
      readonly name: 'finish';
      readonly counter: CounterId;
      readonly outcome: Outcome;
      readonly note: string | undefined;
    }
  | { readonly name: 'mark-no-show'; readonly counter: CounterId }
  | { readonly name: 'park'; readonly counter: CounterId; readonly note: string | undefined }
  | {
      readonly name: 'transfer';
      readonly counter: CounterId;
      readonly to: { readonly service: ServiceId } | { readonly counter: CounterId };
      readonly note: string | undefined;
      /** `kept` if not said. */
      readonly place?: Place | undefined;
    }
  | AlertCommandBody
  | CardCommandBody
  | LeaseCommandBody
  | VisitCommandBody;

/** A counter that is staffed when one day follows another without a break. */
export type OpenCounter = {
  readonly counter: CounterId;
  readonly clerk: string;
  readonly held: boolean;
  /** When it was opened, where it goes on without a break. */
  readonly openedAt?: Instant;
  readonly inHand?: { readonly ticket: TicketId; readonly step: StepIndex };
};

/** A call of the day before that still stands on the boards; `seq` and `at` are those of its own day. */
export type CarriedCall = {
  readonly seq: number;
  readonly at: Instant;
  readonly kind: 'call' | 'recall';
  readonly ticket: TicketId;
  readonly number: TicketNumber;
  readonly step: StepIndex;
  readonly line: LineId;
  readonly counter: CounterId;
  readonly language: Language;
  readonly reason?: CallReason | undefined;
};

/** Everything that can be asked of a hall's day. */
export type Command = CommandEnvelope & CommandBody;

export type CommandName = CommandBody['name'];
