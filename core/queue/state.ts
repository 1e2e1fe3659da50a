import type { BusinessDay, Instant } from '../base/time.ts';
import type { CatalogueIndex } from '../catalogue/catalogue-index.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { CounterId, HallId, LineId, ServiceId } from '../base/names.ts';
import type { AlertsState } from './alert.ts';
import type { CardRecord } from './card.ts';
import type { ComplaintId, ComplaintStanding } from './complaint.ts';
import type { CounterAct, EndedHere } from './counter-act.ts';
import type { OpenCounter } from './command.ts';
import type { Message, MessageId } from './message.ts';
import type { TicketMove } from './moving.ts';
import type { LeasesState } from './lease.ts';
import type { Places, Standing } from './standing.ts';
import type { RoutingState } from './routing.ts';
import type { TodayState } from './today.ts';
import type { StepIndex, Ticket, TicketId, TicketNumber } from './ticket.ts';

/** A counter as the rules see it. */
export type CounterState =
  | { readonly state: 'closed' }
  | (Staffed & { readonly state: 'open' })
  | (Staffed & { readonly state: 'paused'; readonly reason: string; readonly pausedAt: Instant });

type Staffed = {
  /** Who opened it. */
  readonly clerk: string;
  /** True: a clerk works here and may hold no other; false: a supervisor opened it. */
  readonly held: boolean;
  readonly openedAt: Instant;
  /** Since when it has had nobody in hand, if so: the last one was let go, it was opened, or its pause ended. */
  freeSince: Instant;
  /** The ticket in hand, and which of its steps. */
  inHand: { readonly ticket: TicketId; readonly step: StepIndex } | undefined;
};

/** A ticket that is over, kept for the rest of the day: for ratings, copies, and a clear "it has ended". */
export type EndedTicket = {
  readonly number: TicketNumber;
  readonly secret: string;
  readonly served: readonly StepIndex[];
  readonly rated: readonly StepIndex[];
  readonly endedAt: Instant;
  /** Seq of the last event that changed it. */
  readonly touched: number;
  /** Where each served step was served, for complaints. */
  readonly counters: readonly (CounterId | undefined)[];
};

/** Who and what a day that ends hands to the next one: people with their place, counters with whom they serve. */
export type GoingOver = { readonly tickets: readonly Ticket[]; readonly counters: readonly OpenCounter[] };

/** What the day before has given. */
export type CameOver = {
  /** Numbers that nobody else is given today, whatever becomes of whoever came with them. */
  readonly numbers: Set<TicketNumber>;
  /** How many steps each ticket came with: they were counted on the day on which they were asked for. */
  readonly steps: Map<TicketId, number>;
};

/** What was served last at a counter, for its small screen. */
export type Ratable = {
  readonly ticket: TicketId;
  readonly number: TicketNumber;
  readonly step: StepIndex;
  readonly service: ServiceId;
  readonly at: Instant;
  readonly grade: number | undefined;
};

/**
 * One hall's business day as the rules need it: what is open. Has one owner; `evolve` changes it in place.
 * Everything here follows from the day's events. Its own places are those of the steps that a counter could call now.
 */
export type HallState = Places & {
  hall: HallId;
  day: BusinessDay;
  phase: 'unopened' | 'open' | 'closed';
  /** Seq and instant of the last event, 0 before the first. */
  seq: number;
  at: Instant;
  /** The hall file that the day runs on. */
  hallFile: Catalogue;
  /** The same as it counts today, with what supervisors have set: the rules go by this alone. */
  index: CatalogueIndex;
  today: TodayState;
  /** Why no new tickets are issued, if so. */
  intakeStopped: string | undefined;
  /** Numbers given so far, by line. */
  issued: Map<LineId, number>;
  /** Tickets with a step that may still be served, no-shows that may come back included. */
  tickets: Map<TicketId, Ticket>;
  cameOver: CameOver;
  /** The same tickets by what stands on the paper. */
  byNumber: Map<TicketNumber, TicketId>;
  ended: Map<TicketId, EndedTicket>;
  /** Those of them that ended a short while ago, whole, for whoever brings one back. */
  gone: Map<TicketId, Ticket>;
  /** What ended at each counter a short while ago, or away from any, newest last; bounded. */
  endedHere: Map<CounterId, readonly EndedHere[]>;
  counters: Map<CounterId, CounterState>;
  /** The counter each clerk holds. */
  counterOfClerk: Map<string, CounterId>;
  /** Everybody else who waits or was put aside, for views. */
  standing: Standing;
  /** Bookings that have checked in, with their slots; those of the night before while they would be on time. */
  appointmentsUsed: Map<string, Instant>;
  /** Copies printed or asked for beyond the first paper, by ticket. */
  copies: Map<TicketId, number>;
  /** How many tickets were issued today. */
  issuedTotal: number;
  /** What may be taken back at each counter, newest last; bounded. */
  acts: Map<CounterId, readonly CounterAct[]>;
  /** The ticket that is being taken up again, as it was before. */
  takenUp: CounterAct | undefined;
  ratable: Map<CounterId, Ratable>;
  /** Those that are open, and those answered a while ago. */
  complaints: Map<ComplaintId, ComplaintStanding>;
  /** How many complaints in words each slip has filed. */
  complained: Map<TicketId, number>;
  routing: RoutingState;
  /** What staff tell people in the hall, until it is over. */
  messages: Map<MessageId, Message>;
  /** The last moves of tickets, oldest first; bounded. */
  moves: readonly TicketMove[];
  alerts: AlertsState;
  /** Numbers that kiosks may give by themselves. */
  leases: LeasesState;
  /** The cards of today, and of what came over, by what there is one of; the oldest first. */
  cards: Map<string, CardRecord>;
  /** What the next day takes over, once this one is closed. */
  goingOver: GoingOver | undefined;
};
