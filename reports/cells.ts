import type { Language } from '../core/base/names.ts';
import type { Dimension } from '../core/reports/report-table.ts';
import type { ReportView } from '../core/protocol/shapes/report.ts';
import { own } from '../core/base/own.ts';
import { clockText } from '../core/reports/clock-text.ts';
import { stopwatchText } from '../web/text/durations.ts';
import { zoneText } from '../web/text/zones.ts';

const DAY_S = 24 * 60 * 60;

export type Measure = ReportView['measures'][number];
export type Row = ReportView['rows'][number];

/** A figure as it is read: a length as `4:05`, a share in per cent; `–` where there is no data. */
export function figureText(value: number | null | undefined, unit: Measure['unit'], language: Language): string {
  if (value === null || value === undefined) return '–';
  switch (unit) {
    case 'count':
      return new Intl.NumberFormat(language).format(value);
    case 'seconds':
      return stopwatchText(Math.round(value));
    case 'share':
      return `${(Math.floor(value * 1000 + 1e-9) / 10).toFixed(1)}%`;
    case 'clock': {
      const next = language === 'en' ? (text: string) => `${text} +1` : (text: string) => `次日 ${text}`;
      return value < DAY_S ? clockText(value) : next(clockText(value - DAY_S));
    }
    case 'ratio':
      return value.toFixed(2);
    case 'grade':
      return value.toFixed(2);
  }
}

/** A figure of a row, or of all of them together. */
export function valueIn(values: Row['values'] | undefined, figure: string): number | null | undefined {
  return values === undefined ? undefined : own(values, figure);
}

/** A group as it is called. `none`: what stands where the group is not known. */
export function groupText(
  { labels }: ReportView,
  dimension: Dimension,
  value: string | number | null | undefined,
  language: Language,
  none: string,
): string {
  if (value === null || value === undefined || value === '') return none;
  const label = own(own(labels, dimension) ?? {}, String(value));
  if (label !== undefined) return label[language];
  if (dimension === 'weekday') return weekdayText(Number(value), language);
  if (dimension === 'zone') return zoneText(String(value), language);
  if (dimension === 'hour') return `${String(value).padStart(2, '0')}:00`;
  return String(value);
}

/** All groups of a row in one. */
export function rowText(view: ReportView, row: Row, language: Language, none: string): string {
  return view.by.map((each) => groupText(view, each, row.by[each], language, none)).join(' · ');
}

/** 1 = Monday. */
function weekdayText(day: number, language: Language): string {
  // 2024-01-01 was a Monday.
  const at = Date.UTC(2024, 0, day);
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(at);
}
