import type { Language } from '../base/names.ts';
import type { MinuteOfDay, Weekday } from '../base/time.ts';

/** Which days a report is of, seen from the hall's day on which it is made. */
export const PRESETS = ['today', 'yesterday', 'this-week', 'last-week', 'this-month', 'last-month'] as const;

export type Preset = (typeof PRESETS)[number];

/** As what it is written. */
export const REPORT_FORMATS = ['csv', 'xlsx'] as const;

export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** At a minute of the hall's clock, on weekdays or on a day of each month. */
export type ScheduledTime = { readonly minute: MinuteOfDay } & (
  | { readonly weekdays: readonly Weekday[] }
  | { readonly dayOfMonth: number }
);

/** A report that the hall makes by itself: a line of scheduled_reports.csv. */
export type ScheduledReport = {
  readonly id: string;
  /** The name of a report, or `course`: checked when the hall file is read. */
  readonly report: string;
  readonly span: Preset;
  /** Dimensions; undefined: as the report is usually split. */
  readonly by?: readonly string[];
  /** As the hall file says it. */
  readonly when: string;
  readonly times: readonly ScheduledTime[];
  readonly formats: readonly ReportFormat[];
  readonly language?: Language;
  /** Below the folder of scheduled reports. */
  readonly folder?: string;
  readonly webhook?: string;
};
