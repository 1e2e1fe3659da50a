import type { Instant } from '../base/time.ts';

/** Why the queue says no: adjectives; the words for people are texts of the surfaces. */
export const REFUSAL_CODES = [
  'day-not-open',
  'day-already-open',
  'hall-closed',
  'intake-stopped',
  'service-unknown',
  'service-repeated',
  'service-missed',
  'too-many-services',
  'no-services',
  'category-unknown',
  'matter-unknown',
  'appointment-used',
  'appointment-early',
  'already-on-paper',
  'ticket-unknown',
  'ticket-ended',
  'ticket-held',
  'ticket-not-waiting',
  'ticket-not-parked',
  'step-blocked',
  'ticket-being-served',
  'reentry-expired',
  'counter-unknown',
  'counter-closed',
  'counter-paused',
  'counter-taken',
  'counter-busy',
  'counter-empty',
  'not-your-counter',
  'clerk-elsewhere',
  'line-empty',
  'say-what-became',
  'missed-too-soon',
  'recall-first',
  'not-ended-here',
  'already-serving',
  'recalled-too-soon',
  'recalled-too-often',
  'nothing-to-undo',
  'undo-expired',
  'undo-overtaken',
  'same-counter',
  'not-served',
  'already-rated',
  'rating-closed',
  'reason-needed',
  'complaint-unknown',
  'complaint-answered',
  'complaint-open',
  'complaint-full',
  'complaint-untimed',
  'complained-too-often',
  'alert-unknown',
  'alert-acknowledged',
  'card-unknown',
  'card-acknowledged',
  'catalogue-in-use',
  'service-closed',
  'service-full',
  'line-closed',
  'line-unknown',
  'profile-unknown',
  'zone-unknown',
  'profile-in-force',
  'same-line',
  'move-unknown',
  'nobody-to-move',
  'not-put-first',
  'message-unknown',
  'too-many-messages',
  'not-allowed',
] as const;

/** One of them: a closed union. */
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** A value, never an exception: the state is as it was. `detail` is for the log and the API, in English. */
export type Refusal = {
  readonly code: RefusalCode;
  readonly detail: string;
  /** When the hall, or the service, opens again, where that is why. */
  readonly opensAt?: Instant;
  /** From when on the same may be asked again, where only time is wanting. */
  readonly from?: Instant;
};
