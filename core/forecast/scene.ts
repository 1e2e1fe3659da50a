import type { Millis } from '../base/time.ts';
import type { Growth } from './learn/choices.ts';
import type { Hazard } from './learn/crew.ts';
import type { Survival } from './learn/life-table.ts';
import type { Spread } from './learn/spread-table.ts';

/** A service that somebody who waits will need: what is known of its length. */
export type SceneKind = {
  readonly line: number;
  /** The expected logarithm of its length plus the offset, at each counter, on a day like any other. */
  readonly logMeans: readonly number[];
};

/** Somebody who waits. */
export type SceneGuest = { readonly sinceMs: Millis; readonly kind: number };

/** The queue of a line and category, and how its score grows with the wait. */
export type SceneQueue = {
  readonly line: number;
  readonly guests: readonly SceneGuest[];
  readonly growth: Growth;
  /** The kind of service of those who will come. */
  readonly usualKind: number;
  /** How many come in each slot of time, on a day like any other. */
  readonly comes: Float64Array;
};

/** What a counter does at this moment. */
export type SceneCounter = {
  /** Its place in the kinds' lists. */
  readonly index: number;
  /** The queues that it calls from, and how much it likes each. */
  readonly queues: readonly number[];
  readonly liking: readonly number[];
  readonly now: 'serves' | 'due' | 'reacts' | 'idle' | 'closed';
  /** In hand, or due, for so long. */
  readonly forMs: Millis;
  readonly kind: number;
  readonly turn: Survival;
  readonly reaction: Survival;
  /** The rates at which it closes, and at which it opens when it is closed. */
  readonly closing: Hazard;
  readonly opening: Hazard;
  /** Today's speed beyond the hall's and the line's. */
  readonly speed: Unsure;
};

/** A mean and a standard deviation. */
export type Unsure = { readonly mean: number; readonly sd: number };

/** The moment from which the hall is run forward, for the last guest of one queue. */
export type Scene = {
  readonly nowMs: Millis;
  readonly queues: readonly SceneQueue[];
  readonly counters: readonly SceneCounter[];
  readonly kinds: readonly SceneKind[];
  readonly target: number;
  readonly offsetMs: Millis;
  readonly hall: Unsure;
  readonly lines: readonly (Unsure & {
    readonly spread: Spread;
    readonly patience: Survival;
    readonly missed: number;
  })[];
  readonly missedLasts: Survival;
  readonly outOfTurn: number;
  /** The highest score is called, without chance. */
  readonly decided: boolean;
  /** Arrivals of today against a day like any other. */
  readonly busy: { readonly shape: number; readonly rate: number };
  readonly slotMs: Millis;
  /** How many come in each slot, to all queues. */
  readonly coming: Float64Array;
  /** Whether those who come later can be called before the target at all. */
  readonly overtaken: boolean;
};
