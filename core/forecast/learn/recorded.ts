import type { BusinessDay, Millis } from '../../base/time.ts';

/** How a recorded visit ended: served, called and not there, or left before being called. */
export type RecordedOutcome = 'served' | 'no-show' | 'left';

/** One visit as another hall wrote it down; times count from the midnight before its day. */
export type RecordedVisit = {
  readonly day: BusinessDay;
  readonly arrivedMs: Millis;
  readonly line: string;
  /** Empty where the record does not say. */
  readonly service: string;
  readonly category: string;
  readonly calledMs: Millis | undefined;
  /** The end of the service, or when whoever was not called left. */
  readonly endedMs: Millis | undefined;
  readonly counter: string | undefined;
  readonly outcome: RecordedOutcome;
};

/** A counter was open from one time to another, for these lines; for every line when it names none. */
export type RecordedShift = {
  readonly counter: string;
  readonly openedMs: Millis;
  readonly closedMs: Millis | undefined;
  readonly lines: readonly string[];
};

/** What was written down of a day. */
export type RecordedDay = {
  readonly day: BusinessDay;
  /** By arrival. */
  readonly visits: readonly RecordedVisit[];
  readonly shifts: readonly RecordedShift[];
};
