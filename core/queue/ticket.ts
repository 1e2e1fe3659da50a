import type { Instant, Millis } from '../base/time.ts';
import type { CategoryId, CounterId, Language, LineId, MatterId, ServiceId } from '../base/names.ts';
import type { Beyond } from '../base/wait-words.ts';

/** Opaque, unique, sortable by time of issue. */
export type TicketId = string;

/** What stands on the paper, e.g. `A014`. */
export type TicketNumber = string;

/** Position of a step in its ticket, from 0. */
export type StepIndex = number;

export type StepState = 'waiting' | 'called' | 'serving' | 'parked' | 'done' | 'no-show' | 'cancelled' | 'transferred';

/** Where a transferred step stands: with the waiting done so far, as if it came now, or before everybody else. */
export const PLACES = ['kept', 'end', 'first'] as const;

export type Place = (typeof PLACES)[number];

/** How a served step ended. */
export type Outcome = 'done' | 'accepted' | 'needs-papers' | 'referred' | 'withdrawn' | 'not-served' | 'unfinished';

export const OUTCOMES: readonly Outcome[] = [
  'done',
  'accepted',
  'needs-papers',
  'referred',
  'withdrawn',
  'not-served',
  'unfinished',
];

/** Those that a clerk gives; `unfinished` is given by the end of the day alone. */
export const CLERK_OUTCOMES: readonly Outcome[] = OUTCOMES.filter((outcome) => outcome !== 'unfinished');

/** `printed` and `sent` end the matter; `unknown` waits for a person; `failed` means that nothing came out. */
export type SlipOutcome = 'printed' | 'sent' | 'unknown' | 'failed';

/** A wait as it was told when the ticket was issued, in whole seconds: eight of ten end from `p10` to `p90`. */
export type ToldWait = {
  readonly step: StepIndex;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  /** How it came about: the hall run forward; absent: the formula. */
  readonly method?: 'simulation';
  /** How far it reached beyond what was left of the day, where it did. */
  readonly beyond?: Beyond;
};

/** A move that staff made of a step: why it stands where it does. */
export type StepMoved = {
  readonly at: Instant;
  readonly by: string;
  readonly reason: string;
  /** Into a line, or to one counter alone. */
  readonly into: 'line' | 'counter';
  /** With its place `kept`, or counting from the move, at the `end`. */
  readonly place: MovePlace;
};

export const MOVE_PLACES = ['kept', 'end'] as const;
export type MovePlace = (typeof MOVE_PLACES)[number];

/** One service asked for in a visit, and where it stands. */
export type Step = {
  readonly index: StepIndex;
  readonly service: ServiceId;
  line: LineId;
  /** The line that it waited in before that one was closed, or staff moved it. */
  movedFrom: LineId | undefined;
  /** The last move that staff made of it, where they did. */
  moved: StepMoved | undefined;
  /** The category that counts for this step (ordinary where the service gives no priority). */
  category: CategoryId;
  state: StepState;
  /** `e` of the calling rule: the instant from which its waiting counts. */
  since: Instant;
  /** Only this counter may call it (a transfer to a counter). */
  reservedFor: CounterId | undefined;
  /** The wait that was told at issue; none was where no counter was open. */
  readonly told: Omit<ToldWait, 'step'> | undefined;
  /** The counter that called it last. */
  counter: CounterId | undefined;
  calledAt: Instant | undefined;
  servingAt: Instant | undefined;
  endedAt: Instant | undefined;
  /** Recalls after the first call, and when the last call or recall was. */
  recalls: number;
  soundedAt: Instant | undefined;
  /** Who put it aside, where and when, while it is parked or a no-show. */
  aside: Aside | undefined;
  /** Missed, and its time to come back is over: it holds up no other service of the visit any more. */
  reentryOver?: true | undefined;
  outcome: Outcome | undefined;
  note: string | undefined;
};

/** Put aside by the clerk at a counter, or by the citizen from the line. */
export type Aside = { readonly at: Instant; readonly by: string; readonly counter: CounterId | undefined };

/** One note of a ticket's file. */
export type Note = {
  readonly at: Instant;
  readonly by: string;
  readonly counter: CounterId | undefined;
  readonly text: string;
};

/** A booking that has checked in, and whether that was past the grace. */
export type TicketAppointment = { readonly id: string; readonly slotAt: Instant; readonly late: boolean };

/** The same beside its ticket: it checks in once, whatever became of that. */
export type UsedBooking = Pick<TicketAppointment, 'id' | 'slotAt'>;

/** One citizen's visit and the number on the paper. */
export type Ticket = {
  readonly id: TicketId;
  readonly number: TicketNumber;
  readonly secret: string;
  /** Seq of the event that issued it: the last tie-breaker of the calling order. */
  readonly seq: number;
  readonly issuedAt: Instant;
  category: CategoryId;
  /** The matter that it was taken for. */
  readonly matter: MatterId | undefined;
  readonly language: Language;
  /** The booking that it checked in with; `late`: that counts no longer. */
  readonly appointment?: TicketAppointment;
  readonly steps: Step[];
  /** Time already spent being served and walking, added to `since` of every open step. */
  creditMs: Millis;
  /** The counter that holds it now, by a call that is not yet ended. */
  heldBy: CounterId | undefined;
  /** Set by staff with a reason: goes before everybody who has not. */
  override: { readonly by: string; readonly reason: string } | undefined;
  readonly rated: StepIndex[];
  /** One file of notes for the whole visit, for staff; oldest first. */
  readonly notes: Note[];
  /** Seq of the last event that changed it; a recall changes nothing. */
  touched: number;
};

/** True while the step may still lead to being served. A no-show is not open, though it may come back for a while. */
export function isOpen(step: { readonly state: StepState }): boolean {
  switch (step.state) {
    case 'waiting':
    case 'called':
    case 'serving':
    case 'parked':
      return true;
    case 'done':
    case 'no-show':
    case 'cancelled':
    case 'transferred':
      return false;
  }
}

/** Whether a step keeps what comes after it from being called: while it is open, or was missed and may come back. */
export function holdsUp({ state, reentryOver }: Pick<Step, 'state' | 'reentryOver'>): boolean {
  return isOpen({ state }) || (state === 'no-show' && reentryOver !== true);
}

/** True for an outcome that means that somebody was served. */
export function isServed(outcome: Outcome | undefined): boolean {
  return outcome !== 'not-served' && outcome !== 'unfinished';
}

/** The steps that somebody really served: what may be rated. */
export function servedSteps(ticket: Ticket): StepIndex[] {
  return ticket.steps.filter((step) => step.state === 'done' && isServed(step.outcome)).map((step) => step.index);
}
