import type { CounterId, LineId } from '../../base/names.ts';
import type { Instant } from '../../base/time.ts';

/** Something that could be otherwise in a day; each counts from its `at` on. */
export type DayChange =
  /** The counter opens; without `until` it stays as it usually does. */
  | { readonly what: 'open'; readonly counter: CounterId; readonly at: Instant; readonly until?: Instant }
  /** The counter closes for today, once nobody is in hand. */
  | { readonly what: 'close'; readonly counter: CounterId; readonly at: Instant }
  | { readonly what: 'pause'; readonly counter: CounterId; readonly at: Instant; readonly until: Instant }
  /** The pause that runs is over. */
  | { readonly what: 'resume'; readonly counter: CounterId; readonly at: Instant }
  /** The counter neither pauses nor closes before `until`: its lunch is later. */
  | { readonly what: 'stay'; readonly counter: CounterId; readonly at: Instant; readonly until: Instant }
  /** The counter helps the line when nobody of its own waits. */
  | {
      readonly what: 'lend';
      readonly counter: CounterId;
      readonly line: LineId;
      readonly at: Instant;
      readonly until: Instant;
    }
  | ArrivalsChange;

/** So many times as many come, to one line or to all; several of a line multiply. */
type ArrivalsChange = {
  readonly what: 'arrivals';
  readonly line?: LineId | undefined;
  readonly factor: number;
};

/** How many times as many come to a line by all changes together. */
export function arrivalsFactor(changes: readonly ArrivalsChange[], line: LineId): number {
  return changes.reduce(
    (product, change) => (change.line === undefined || change.line === line ? product * change.factor : product),
    1,
  );
}

/** A counter that helps calls from its own lines first. */
export const HELPS_AT_LEVEL = 2;
