import type { BusinessDay, Instant, Millis } from '../base/time.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { CategoryId, CounterId, HallId, Language, LineId, MatterId, ServiceId } from '../base/names.ts';
import type { AlertEventBody, AlertRecord } from './alert.ts';
import type { CardEventBody, CardRecord } from './card.ts';
import type { Complaint } from './complaint.ts';
import type { CarriedCall, OpenCounter } from './command.ts';
import type { LeaseEventBody } from './lease.ts';
import type { Message, MessageEvent } from './message.ts';
import type { MovingEvent } from './moving.ts';
import type { MadeProfile, TodayEvent } from './today.ts';
import type {
  Outcome,
  SlipOutcome,
  StepIndex,
  Ticket,
  TicketId,
  TicketNumber,
  ToldWait,
  UsedBooking,
} from './ticket.ts';
import type { CallReason } from './reason.ts';
import type { VisitEventBody } from './visit-event.ts';
import type { RoutingEvent } from './routing.ts';

/** What a step is when it begins. */
export type NewStep = {
  readonly service: ServiceId;
  readonly line: LineId;
  readonly category: CategoryId;
  readonly since: Instant;
  /** The line of its service, where that was closed and sends its people on. */
  readonly movedFrom?: LineId;
};

/** What happened, by type. Facts only: everything a replay needs stands in the event. */
export type EventBody =
  | RoutingEvent
  | TodayEvent
  | MovingEvent
  | MessageEvent
  | {
      readonly type: 'DayOpened';
      readonly data: {
        readonly catalogue: Catalogue;
        readonly previous?: { readonly day: BusinessDay; readonly seq: number; readonly hash: string };
        readonly openCounters?: readonly OpenCounter[];
        readonly openComplaints?: readonly Complaint[];
        /** Profiles that were made to be kept, and messages whose time is not over. */
        readonly profiles?: readonly MadeProfile[];
        readonly messages?: readonly Message[];
        readonly alerts?: readonly AlertRecord[];
        /** Of whoever goes over, and of complaints that are open. */
        readonly cards?: readonly CardRecord[];
        /** Who was still in the hall when the day before ended, with number, place and waiting time. */
        readonly tickets?: readonly Ticket[];
        readonly calls?: readonly CarriedCall[];
        /** Of the day before, those that have checked in and would still be on time. */
        readonly bookings?: readonly UsedBooking[];
        /** Nobody was there: the day was played by `npm run simulate -- --into` or `npm run demo`. */
        readonly simulated?: true;
      };
    }
  | { readonly type: 'CatalogueChanged'; readonly data: { readonly catalogue: Catalogue } }
  /** `left`: ended with the day. `goesOver`: go on in the next one. */
  | {
      readonly type: 'DayClosed';
      readonly data: {
        readonly left: readonly TicketId[];
        readonly goesOver?: readonly TicketId[];
        readonly reason?: string;
      };
    }
  | { readonly type: 'IntakeStopped'; readonly data: { readonly reason: string } }
  | { readonly type: 'IntakeResumed'; readonly data: { readonly reason?: string } }
  | {
      readonly type: 'TicketIssued';
      readonly data: {
        readonly ticket: TicketId;
        readonly number: TicketNumber;
        readonly secret: string;
        readonly category: CategoryId;
        readonly language: Language;
        readonly origin: string;
        readonly steps: readonly NewStep[];
        readonly matter?: MatterId;
        readonly appointment?: { readonly id: string; readonly slotAt: Instant; readonly late: boolean };
        readonly identity?: string;
        /** Why staff gave the category. */
        readonly reason?: string;
        /** The waits that were told at issue, of the steps for which there was an estimate. */
        readonly told?: readonly ToldWait[];
        /** A kiosk gave it by itself, while the server was out of reach, and it joins its line now. */
        readonly offline?: OfflineIssue;
      };
    }
  | {
      readonly type: 'ServiceAdded';
      readonly data: { readonly ticket: TicketId; readonly step: NewStep };
    }
  | {
      readonly type: 'TicketCalled';
      readonly data: {
        readonly ticket: TicketId;
        readonly number: TicketNumber;
        readonly step: StepIndex;
        readonly line: LineId;
        readonly counter: CounterId;
        readonly reason: CallReason;
      };
    }
  | {
      readonly type: 'TicketRecalled';
      readonly data: {
        readonly ticket: TicketId;
        readonly number: TicketNumber;
        readonly step: StepIndex;
        readonly line: LineId;
        readonly counter: CounterId;
      };
    }
  | { readonly type: 'ServingStarted'; readonly data: StepAtCounter }
  | {
      readonly type: 'StepFinished';
      readonly data: StepAtCounter & {
        readonly outcome: Outcome;
        /** From the call to the end, plus the walk: added to `since` of the ticket's other steps. */
        readonly creditMs: Millis;
        readonly note?: string;
      };
    }
  | {
      readonly type: 'TicketMissed';
      readonly data: StepAtCounter & {
        /** It was put first and is so no longer: it was called before everybody. */
        readonly firstNoMore?: true;
      };
    }
  | {
      readonly type: 'StepParked';
      readonly data: StepAtCounter & { readonly creditMs: Millis; readonly note?: string };
    }
  | {
      readonly type: 'TicketParked';
      readonly data: {
        readonly ticket: TicketId;
        readonly steps: readonly StepIndex[];
        readonly note?: string;
      };
    }
  | {
      readonly type: 'TicketResumed';
      readonly data: {
        readonly ticket: TicketId;
        /** The counter that takes it up at once. */
        readonly counter?: CounterId;
        readonly steps: readonly { readonly step: StepIndex; readonly since: Instant }[];
      };
    }
  | {
      readonly type: 'TicketReentered';
      readonly data: {
        readonly ticket: TicketId;
        /** The counter that takes it up at once. */
        readonly counter?: CounterId;
        readonly steps: readonly { readonly step: StepIndex; readonly since: Instant }[];
      };
    }
  | {
      readonly type: 'StepTransferred';
      readonly data: StepAtCounter & {
        readonly to: NewStep;
        /** Who put it first with the transfer, and why. */
        readonly first?: { readonly by: string; readonly reason: string };
        readonly reservedFor?: CounterId;
        readonly creditMs: Millis;
        readonly note?: string;
      };
    }
  | {
      readonly type: 'TicketCancelled';
      readonly data: { readonly ticket: TicketId; readonly reason?: string };
    }
  | {
      readonly type: 'TicketPrioritised';
      readonly data: { readonly ticket: TicketId; readonly by: string; readonly reason: string };
    }
  | {
      readonly type: 'PriorityWithdrawn';
      readonly data: { readonly ticket: TicketId; readonly by: string; readonly reason: string };
    }
  | {
      readonly type: 'CopyRequested';
      readonly data: { readonly ticket: TicketId; readonly copy: number; readonly printer: string };
    }
  | {
      readonly type: 'SlipReported';
      readonly data: {
        readonly ticket: TicketId;
        readonly copy: number;
        readonly printer: string;
        readonly outcome: SlipOutcome;
        readonly detail?: string;
      };
    }
  | {
      readonly type: 'CounterOpened';
      readonly data: {
        readonly counter: CounterId;
        readonly clerk: string;
        readonly held: boolean;
        /** Why, where a supervisor opened it or ended its pause. */
        readonly reason?: string;
      };
    }
  | {
      readonly type: 'CounterPaused';
      readonly data: { readonly counter: CounterId; readonly reason: string };
    }
  | { readonly type: 'CounterClosed'; readonly data: { readonly counter: CounterId; readonly reason?: string } }
  | AlertEventBody
  | CardEventBody
  | LeaseEventBody
  | VisitEventBody;

/** How a number came about that the server heard of later. */
export type OfflineIssue = {
  /** When it was given, by the hall's clock. */
  readonly issuedAt: Instant;
  /** What became of its paper, which is not printed again. */
  readonly slip: SlipOutcome;
  /** The key of the command that had been sent to the server for the same touch. */
  readonly asked?: string;
  /** The number that the server had given for it, and whose answer was lost. */
  readonly insteadOf?: TicketNumber;
};

type StepAtCounter = {
  readonly ticket: TicketId;
  readonly step: StepIndex;
  readonly counter: CounterId;
};

export type EventType = EventBody['type'];

/** What the shell stamps on every event. `seq` counts from 1 in each hall and day. */
export type EventEnvelope = {
  readonly hall: HallId;
  readonly day: BusinessDay;
  readonly seq: number;
  readonly at: Instant;
  readonly commandId: string;
  readonly actor: string;
  /** Version of the shape of `data`; older ones are read through upcast. */
  readonly version: number;
};

/** One fact of a hall's day. */
export type HallEvent = EventEnvelope & EventBody;

/** Events of one type. */
export type EventOf<T extends EventType> = Extract<HallEvent, { readonly type: T }>;
