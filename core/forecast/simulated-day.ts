import type { BusinessDay, Instant, Millis } from '../base/time.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { CategoryId, CounterId, Language, ServiceId } from '../base/names.ts';
import type { DayChange } from './advice/day-change.ts';
import type { Grade, RatingReason } from '../queue/rating.ts';
import type { Outcome, SlipOutcome } from '../queue/ticket.ts';

/** Somebody who comes to the simulated hall, with everything that chance decides about the visit drawn beforehand. */
export type Visit = {
  readonly id: string;
  /** The instant of taking a number, or of checking in. */
  readonly at: Instant;
  readonly services: readonly ServiceId[];
  /** What each of `services` takes from the call on, at a counter of speed 1. */
  readonly durations: readonly Millis[];
  readonly category: CategoryId;
  /** The booked slot, if there is a booking. */
  readonly slotAt?: Instant;
  /** Is not there when called first; comes back so long after that call, or never. */
  readonly absence?: { readonly backAfterMs: Millis | undefined };
  /** Gives up after waiting so long. */
  readonly patienceMs?: Millis;
  /** Takes a number for the next service only when the one before is finished. */
  readonly oneByOne?: boolean;
  readonly manners?: Manners;
};

/** What a visit leaves behind that changes nothing of the queue. */
export type Manners = {
  /** The kiosk where the number is taken. */
  readonly origin: string;
  readonly language: Language;
  readonly slip: SlipOutcome;
  /** How each of the visit's services ends. */
  readonly outcomes: readonly Outcome[];
  /** What is said of each of them; nothing of most. */
  readonly ratings: readonly (GivenRating | undefined)[];
};

/** A rating, and how long after the service it is given: at the counter's screen, or later on the phone. */
export type GivenRating = {
  readonly grade: Grade;
  readonly reasons: readonly RatingReason[];
  readonly by: 'screen' | 'phone';
  readonly afterMs: Millis;
};

/** A counter is staffed from one instant to another, and goes on until nobody is left who needs it. */
export type Shift = {
  readonly counter: CounterId;
  readonly from: Instant;
  readonly until: Instant;
  /** A pause, begun as soon as nobody is in hand. */
  readonly rest?: { readonly at: Instant; readonly forMs: Millis; readonly reason: string };
};

/** How clerks work. */
export type Conduct = {
  /** From the end of a service to the call of the next ticket. */
  readonly betweenCallsMs: Millis;
  /** How long a clerk waits for a ticket that was called and is not there. */
  readonly noShowMs: Millis;
};

export const USUAL_CONDUCT: Conduct = { betweenCallsMs: 15_000, noShowMs: 120_000 };

/** A change of who is at which counter, while the day is played; who comes is changed in the visits. */
export type FloorChange = Exclude<DayChange, { readonly what: 'arrivals' }>;

/** A day to be played: who comes, and who is there to serve them. */
export type SimulatedDay = {
  readonly catalogue: Catalogue;
  readonly day: BusinessDay;
  readonly visits: readonly Visit[];
  readonly shifts: readonly Shift[];
  readonly conduct: Conduct;
  /** What is otherwise than the shifts say, known beforehand. */
  readonly changes?: readonly FloorChange[];
  /** Somebody who looks at the hall every so often, and changes something. */
  readonly steer?: { readonly everyMs: Millis; readonly look: (now: Instant) => readonly FloorChange[] };
  /** The day is to stand in a journal. */
  readonly past?: SimulatedPast;
};

/** What a day has that stands in a journal. */
export type SimulatedPast = {
  readonly previous: { readonly day: BusinessDay; readonly seq: number; readonly hash: string } | undefined;
  /** Who works at a counter. */
  readonly clerks: ReadonlyMap<CounterId, string>;
  /** Who answers complaints, within the day. */
  readonly manager: string;
};

/** A visit of which every service has been done, and the end of the last one. */
export type VisitEnd = { readonly visit: Visit; readonly endedAt: Instant };

/** What a day came to: who got everything done, and how many requests for a number were refused. */
export type PlayedDay = { readonly ends: readonly VisitEnd[]; readonly turnedAway: number };
