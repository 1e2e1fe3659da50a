import type { Instant, Millis } from '../../base/time.ts';
import type { Hazard } from '../learn/crew.ts';
import type { Survival } from '../learn/life-table.ts';
import type { Unsure } from '../scene.ts';

/** Values at the parts 0, 1/256 … 1: what a draw between 0 and 1 stands for. */
export type Quantiles = Float64Array;

/** Those of one line and category, those whom staff put first there, or those who wait for one counter alone. */
export type HallQueue = {
  readonly line: number;
  /** Guests in calling order. */
  readonly guests: readonly number[];
  readonly putFirst: boolean;
  readonly targetMs: Millis;
  readonly slopeMs: Millis;
  readonly capMs: Millis;
  /** The kind of service of those who will come. */
  readonly usualKind: number;
  /** How many come in each slot of the day, on a day like any other. */
  readonly comes: Float64Array;
};

/** What a counter is supposed to do; of what it does not say, what was learned counts. */
export type CounterPlan = {
  /** Opens at this instant, where it is closed. */
  readonly opensAt?: Instant;
  /** Does not close before this. */
  readonly staysUntil?: Instant;
  /** Closes at this instant, or once nobody is in hand. */
  readonly closesAt?: Instant;
  /** Is there again from this on, having closed as planned; never today: infinity. */
  readonly returnsAt?: Instant;
};

/** From one moment to another a counter calls from these queues in the stead of its own. */
export type Help = {
  readonly fromMs: Instant;
  readonly untilMs: Instant;
  readonly queues: readonly number[];
  readonly levels: readonly number[];
};

/** What a counter does at this moment, and what is known of it. */
export type HallCounter = {
  /** Tells its draws from those of the others, whatever else changes. */
  readonly id: number;
  readonly queues: readonly number[];
  readonly levels: readonly number[];
  readonly now: 'serves' | 'due' | 'reacts' | 'idle' | 'closed';
  /** In hand, or due, for so long. */
  readonly forMs: Millis;
  /** What is in hand; `visit` where that visitor wants more. */
  readonly kind: number;
  readonly visit: number;
  readonly turn: Survival;
  readonly turns: Quantiles;
  readonly reaction: Survival;
  readonly reactions: Quantiles;
  readonly closing: Hazard;
  /** When it opens for the first time today, where it is closed. */
  readonly opening: Hazard;
  readonly returning: Hazard;
  readonly plan?: CounterPlan;
  readonly helps?: Help;
  readonly speed: Unsure;
};

/** A service that somebody will need: what is known of its length. */
export type HallKind = {
  readonly line: number;
  /** The expected length plus the offset, at each counter, on a day like any other (the mean of the logarithm). */
  readonly middles: Float64Array;
};

export type HallLine = Unsure & {
  /** What a service is longer or shorter by, as a factor, at 0, 1/512 … 1. */
  readonly factors: Float64Array;
  /** How long people stay; undefined where nobody leaves. */
  readonly patience: Survival | undefined;
  /** The part of those called who are not there. */
  readonly missed: number;
};

/** A step that waits, or will once its visitor is free. */
export type HallGuest = {
  /** Tells its draws from those of the others, whatever else changes. */
  readonly id: number;
  readonly queue: number;
  readonly sinceMs: Instant;
  readonly kind: number;
  /** The visit that it belongs to, where that wants several services; else -1. */
  readonly visit: number;
};

/** Somebody with several services, of which at most one is under way. */
export type HallVisit = {
  readonly guests: readonly number[];
  /** For each of `guests` those that have to be done before. */
  readonly after: readonly (readonly number[])[];
  /** Is at a counter now. */
  readonly held: boolean;
};

/** Somebody who does not come, but would wait: what would be told to whoever takes a number then. */
export type Probe = { readonly queue: number; readonly atMs: Instant };

/** A hall at one moment, from which it is run forward: the queue of every line, every counter, all that was learned. */
export type HallScene = {
  readonly nowMs: Instant;
  /** Midnight of the business day: slots count from it. */
  readonly midnightMs: Instant;
  /** Nobody is called from here on. */
  readonly endMs: Instant;
  /** No numbers are given from here on. */
  readonly lastNumberMs: Instant;
  readonly walkMs: Millis;
  readonly offsetMs: Millis;
  /** From so many times the target on, who is helped stands beside the counter's own. */
  readonly helpOverdue: number;
  readonly queues: readonly HallQueue[];
  readonly counters: readonly HallCounter[];
  readonly lines: readonly HallLine[];
  readonly kinds: readonly HallKind[];
  readonly guests: readonly HallGuest[];
  readonly visits: readonly HallVisit[];
  readonly probes: readonly Probe[];
  readonly hall: Unsure;
  /** Arrivals of today against a day like any other. */
  readonly busy: { readonly shape: number; readonly rate: number };
  readonly missedLasts: Survival;
  readonly missedLast: Quantiles;
};
