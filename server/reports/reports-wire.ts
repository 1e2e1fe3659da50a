import type { Language, Names } from '../../core/base/names.ts';
import type { Instant } from '../../core/base/time.ts';
import type { CourseAsk, DayCourse } from '../../core/reports/day-course.ts';
import type { DistributionAnswer, DistributionAsk } from '../../core/reports/distribution.ts';
import type { ReportAnswer, ReportAsk } from '../../core/reports/report-ask.ts';
import type { Dimension } from '../../core/reports/report-table.ts';
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
  /** How far it stands behind the hall; if nobody says, it works while nothing else wants to. */
  readonly nice?: number | undefined;
};

/** Everything that is asked of the past: a report, the course of a day, how lengths are distributed. */
export type PastAsk = ReportAsk | CourseAsk | DistributionAsk;

export type PastAnswer<A extends PastAsk = PastAsk> = A extends CourseAsk
  ? DayCourse
  : A extends DistributionAsk
    ? DistributionAnswer
    : ReportAnswer;

/** Names by dimension and id, as the hall file has them. */
export type NamesById = Readonly<Record<string, Readonly<Record<string, Names>>>>;

/** As what an answer is wanted: to be read; a report's rows as JSON, to be sent on unread; or its file. */
export type Form =
  | { readonly kind: 'answer' }
  | { readonly kind: 'rows' }
  | { readonly kind: 'csv' | 'xlsx'; readonly language: Language; readonly names: NamesById };

/** The ids that stand in rows, by dimension. */
export type RowIds = Readonly<Partial<Record<Dimension, readonly string[]>>>;

/** An answer in its form. */
export type AnswerBytes = {
  readonly bytes: Uint8Array;
  /** Another one when the bytes are. */
  readonly tag: string;
  /** With rows: what the answer has beside them. */
  readonly beside?: Omit<ReportAnswer, 'rows'> & { readonly ids: RowIds };
};

/** What the hall asks of the process. */
export type ToReports = { readonly id: number; readonly ask: PastAsk; readonly now: Instant; readonly form: Form };

/** What the process says. */
export type FromReports =
  | { readonly kind: 'ready'; readonly store: Dialect }
  | (AnswerBytes & {
      readonly kind: 'answer';
      readonly id: number;
      readonly upTo: UpTo | undefined;
      /** How often the store had changed. */
      readonly changes: number;
    })
  | { readonly kind: 'too-many'; readonly id: number }
  /** Days that are over are others now: how often that has been. */
  | { readonly kind: 'changed'; readonly changes: number }
  | { readonly kind: 'trouble'; readonly detail: string };
