import type { CounterId, Language, MatterId, Names, ServiceId } from '../../catalogue/catalogue.ts';
import type { ComplaintId, ComplaintOutcome } from '../../queue/complaint.ts';
import type { ActKind } from '../../queue/decide/counter-act.ts';
import type { RatingReason } from '../../queue/rating.ts';
import type { TicketId, TicketNumber } from '../../queue/ticket.ts';
import type { Rfc3339 } from './views.ts';

/** A matter of several departments with one number. */
export type MatterView = { readonly id: MatterId; readonly name: Names };

/** A matter of the hall file, as `GET /hall` lists it: its services in order. */
export type HallMatterView = MatterView & { readonly services: readonly ServiceId[] };

/** What may be taken back at a counter, of which number, and until when. */
export type UndoView = { readonly what: ActKind; readonly number: TicketNumber; readonly until: Rfc3339 };

/** One note of a ticket's file; for staff only. */
export type NoteView = {
  readonly at: Rfc3339;
  /** Who wrote it: a user of the hall file, or `citizen`. */
  readonly by: string;
  readonly counter?: CounterId;
  readonly text: string;
};

/** A ticket that is parked, or was a no-show and may still come back. */
export type AsideView = {
  readonly ticket: TicketId;
  readonly number: TicketNumber;
  readonly step: number;
  readonly service: ServiceId;
  readonly serviceName: Names;
  readonly state: 'parked' | 'no-show';
  /** Since when it is aside. */
  readonly at: Rfc3339;
  /** Seconds since then. */
  readonly aside: number;
  /** Who put it aside. */
  readonly by: string;
  /** At which counter; absent where the citizen did it from the line. */
  readonly counter?: CounterId;
  readonly note?: string;
  /** A no-show may come back until then. */
  readonly until?: Rfc3339;
  /** Absent: it can be taken up here now. Else the counter that holds it, or the service that has to be done first. */
  readonly heldBy?: CounterId;
  readonly after?: ServiceId;
};

/** What the small screen at a counter asks (`GET /counters/{id}/rating`, topic `rating:{counter}`); for that screen alone. */
export type RatingView = {
  readonly counter: CounterId;
  readonly counterName: Names;
  readonly seq: number;
  readonly now: Rfc3339;
  /** What was served last, while it may be rated; and the grade, once given. */
  readonly rating?: {
    readonly number: TicketNumber;
    readonly service: ServiceId;
    readonly serviceName: Names;
    readonly until: Rfc3339;
    readonly given?: number;
    /** The language of the ticket. */
    readonly language?: Language;
  };
  /** The codes that explain a bad grade. */
  readonly reasons: readonly RatingReason[];
};

/** Ratings of the day: how often each grade was given, 5 to 1, and how many served steps have none. */
export type RatingFigures = {
  readonly grades: Readonly<Record<'5' | '4' | '3' | '2' | '1', number>>;
  readonly none: number;
};

/** A complaint for the manager (`GET /complaints`). */
export type ComplaintView = {
  readonly id: ComplaintId;
  readonly at: Rfc3339;
  readonly state: 'open' | 'answered';
  readonly ticket: TicketId;
  readonly number: TicketNumber;
  readonly text: string;
  readonly step?: number;
  readonly service?: ServiceId;
  readonly serviceName?: Names;
  readonly counter?: CounterId;
  readonly grade?: number;
  readonly reasons: readonly RatingReason[];
  readonly answer?: {
    readonly at: Rfc3339;
    readonly by: string;
    readonly outcome: ComplaintOutcome;
    readonly text: string;
  };
};
