import type { SampleCard } from './sample-cards.ts';

/** What a hand does to a device: the body of `POST /inputs/{id}/press`. */
export type Press =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'scan'; readonly text: string }
  | { readonly kind: 'evaluator'; readonly value: 0 | 1 | 2 | 3 }
  | { readonly kind: 'put-card'; readonly card: SampleCard }
  | { readonly kind: 'take-card' };

/** A press on its way from a drawing to the page: what was done, and how a person would say it. */
export type PressMade = { readonly press: Press; readonly said: string };

/** The event by which every drawing tells of a press. */
export function pressEvent(press: Press, said: string): CustomEvent<PressMade> {
  return new CustomEvent('device-press', { detail: { press, said }, bubbles: true, composed: true });
}
