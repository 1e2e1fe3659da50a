import type { RecordedShift, RecordedVisit } from '../../core/forecast/learn/recorded.ts';

/** A visit, and the line of the file that it stands on. */
export type ReadVisit = {
  readonly visit: RecordedVisit;
  readonly line: number;
  /** As they are written there. */
  readonly arrived: string;
  readonly called: string;
  readonly ended: string;
};
/** The opening of a counter, its line, and the times as they are written there. */
export type ReadShift = {
  readonly day: string;
  readonly shift: RecordedShift;
  readonly line: number;
  readonly opened: string;
  readonly closed: string;
};
