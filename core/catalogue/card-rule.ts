import { MINUTE, type Millis } from '../base/time.ts';
import type { Role } from './staff.ts';

/** What a card is given for: a step that waits too long, one that is served too long, a complaint without an answer. */
export const CARD_KINDS = ['waiting', 'serving', 'complaint'] as const;
export type CardKind = (typeof CARD_KINDS)[number];

/** Where a limit holds, the widest first. Of several that fit a step the narrowest counts. */
export const CARD_SCOPES = ['hall', 'department', 'line', 'service'] as const;
export type CardScope = (typeof CARD_SCOPES)[number];

/** The yellow one comes first. */
export const CARD_COLOURS = ['yellow', 'red'] as const;
export type CardColour = (typeof CARD_COLOURS)[number];

/**
 * From when on: so many minutes, or so many percent of the target of the wait, or of the usual service time. Of a
 * complaint: a yellow one with so many working days left, a red one with so many over.
 */
export type CardFrom =
  | { readonly unit: 'minutes'; readonly n: number }
  | { readonly unit: 'percent'; readonly n: number }
  | { readonly unit: 'days'; readonly n: number };

/** A line of cards.csv. */
export type CardRule = {
  readonly id: string;
  readonly kind: CardKind;
  readonly scope: CardScope;
  /** Which of them; none: every one. */
  readonly of: readonly string[];
  readonly yellow: CardFrom;
  readonly red: CardFrom;
  /** Who is told. */
  readonly roles: readonly Role[];
  /** Logins. */
  readonly users: readonly string[];
};

/** From when on in milliseconds, where `base` is the target, or the usual time. */
export function cardFromMs({ unit, n }: CardFrom, base: Millis): Millis {
  return unit === 'percent' ? Math.round((base * n) / 100) : n * MINUTE;
}
