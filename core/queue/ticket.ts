import type { Instant, Millis } from '../base/time.ts';
import type { CategoryId, CounterId, Language, LineId, ServiceId } from '../catalogue/catalogue.ts';

/** Opaque, unique, sortable by time of issue. */
export type TicketId = string;

/** What stands on the paper, e.g. `A014`. */
export type TicketNumber = string;

/** Position of a step in its ticket, from 0. */
export type StepIndex = number;

export type StepState = 'waiting' | 'called' | 'serving' | 'parked' | 'done' | 'no-show' | 'cancelled' | 'transferred';

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

/** One service asked for in a visit, and where it stands. */
export type Step = {
  readonly index: StepIndex;
  readonly service: ServiceId;
  line: LineId;
  /** The line that it waited in before that one was closed. */
  movedFrom: LineId | undefined;
  /** The category that counts for this step (ordinary where the service gives no priority). */
  readonly category: CategoryId;
  state: StepState;
  /** `e` of the calling rule: the instant from which its waiting counts. */
  since: Instant;
  /** Only this counter may call it (a transfer to a counter). */
  reservedFor: CounterId | undefined;
  /** The counter that called it last. */
  counter: CounterId | undefined;
  calledAt: Instant | undefined;
  servingAt: Instant | undefined;
  endedAt: Instant | undefined;
  /** Recalls after the first call. */
  recalls: number;
  outcome: Outcome | undefined;
  note: string | undefined;
};

/** One citizen's visit and the number on the paper. */
export type Ticket = {
  readonly id: TicketId;
  readonly number: TicketNumber;
  readonly secret: string;
  /** Seq of the event that issued it: the last tie-breaker of the calling order. */
  readonly seq: number;
  readonly issuedAt: Instant;
  readonly category: CategoryId;
  readonly language: Language;
  readonly steps: Step[];
  /** Time already spent being served and walking, added to `since` of every open step. */
  creditMs: Millis;
  /** The counter that holds it now, by a call that is not yet ended. */
  heldBy: CounterId | undefined;
  /** Set by staff with a reason: goes before everybody who has not. */
  override: { readonly by: string; readonly reason: string } | undefined;
  readonly rated: StepIndex[];
};

/** True while the step may still lead to being served. A no-show may come back, so it counts as open until it expires. */
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

/** The steps that somebody really served: what may be rated. */
export function servedSteps(ticket: Ticket): StepIndex[] {
  return ticket.steps
    .filter((step) => step.state === 'done' && step.outcome !== 'not-served' && step.outcome !== 'unfinished')
    .map((step) => step.index);
}
