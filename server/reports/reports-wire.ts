import type { Instant } from '../../core/base/time.ts';
import type { CourseAsk, DayCourse } from '../../core/reports/day-course.ts';
import type { DistributionAnswer, DistributionAsk } from '../../core/reports/distribution.ts';
import type { ReportAnswer, ReportAsk } from '../../core/reports/report-ask.ts';
import type { UpTo } from './day-teller.ts';
import type { Dialect } from './report-store.ts';

/** Where the journal is. */
export type JournalPlace =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'database'; readonly url: string };

/** In the environment of the process, where nobody else reads it: a command line is for everybody's eyes. */
export const JOURNAL_URL = 'HALLCALL_JOURNAL_URL';

/** What the process of the reports is started with, as one word of its command line. */
export type ReportsTask = {
  /** Absent: the database that its environment names. */
  readonly journal?: string;
  readonly hall: string;
  /** The folder with the store and the histories. */
  readonly folder: string;
  /** Which store; DuckDB where it runs if nobody says. */
  readonly store?: Dialect;
};

/** Everything that is asked of the past: a report, the course of a day, how lengths are distributed. */
export type PastAsk = ReportAsk | CourseAsk | DistributionAsk;

export type PastAnswer<A extends PastAsk = PastAsk> = A extends CourseAsk
  ? DayCourse
  : A extends DistributionAsk
    ? DistributionAnswer
    : ReportAnswer;

/** What the hall asks of the process. */
export type ToReports = { readonly id: number; readonly ask: PastAsk; readonly now: Instant };

/** What the process says. */
export type FromReports =
  | { readonly kind: 'ready'; readonly store: Dialect }
  | {
      readonly kind: 'answer';
      readonly id: number;
      readonly answer: PastAnswer | 'too-many';
      readonly upTo: UpTo | undefined;
    }
  | { readonly kind: 'trouble'; readonly detail: string };
