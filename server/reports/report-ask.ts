import { err, ok, type Result } from '../../core/base/result.ts';
import type { BusinessDay } from '../../core/base/time.ts';
import { addDays } from '../../core/base/zone.ts';
import type { InputIssue } from '../../core/protocol/issues.ts';
import type { ReportQuery } from '../../core/protocol/reports.ts';
import type { ReportAsk, Span } from '../../core/reports/report-ask.ts';
import { DIMENSIONS, dimensionsOf, reportOf, type Dimension, type ReportId } from '../../core/reports/report-table.ts';
import { dayNumber } from './fact-columns.ts';

const MOST_DAYS = 3660;
/** The same weekdays of the year before. */
const YEAR_OF_WEEKS = 364;

/** What is asked for, in full; or everything that is wrong with it. `today`: the hall's business day. */
export function reportAsk(report: ReportId, query: ReportQuery, today: BusinessDay): Result<ReportAsk, InputIssue[]> {
  const issues: InputIssue[] = [];
  const known = dimensionsOf(reportOf(report));
  const wanted = DIMENSIONS.flatMap((each) => {
    const list = each === 'day' || each === 'week' || each === 'month' ? undefined : query[each];
    return list === undefined ? [] : [[each, list] as const];
  });
  for (const [each] of wanted)
    if (!known.includes(each))
      issues.push({ path: each, message: `${report} is not narrowed by this; it knows ${known.join(', ')}` });
  const by = query.by ?? reportOf(report).by;
  for (const each of by)
    if (!known.includes(each))
      issues.push({ path: 'by', message: `${report} is not split by ${each}, but by ${known.join(', ')}` });
  const span = spanOf(query, today, issues);
  const compare = compareOf(query, span, by, issues);
  if (issues.length > 0) return err(issues);
  return ok({ report, ...span, by, only: Object.fromEntries(wanted), ...(compare === undefined ? {} : { compare }) });
}

function spanOf({ from, to }: ReportQuery, today: BusinessDay, issues: InputIssue[]): Span {
  const span = { from: from ?? to ?? today, to: to ?? (from !== undefined && from > today ? from : today) };
  checkSpan(span, 'to', issues);
  return span;
}

function checkSpan({ from, to }: Span, path: string, issues: InputIssue[]): void {
  if (to < from) issues.push({ path, message: `is ${to}, before the first day, ${from}` });
  else if (dayNumber(to) - dayNumber(from) >= MOST_DAYS) issues.push({ path, message: 'ten years at most' });
}

function compareOf(
  { compare, compareFrom, compareTo }: ReportQuery,
  span: Span,
  by: readonly Dimension[],
  issues: InputIssue[],
): Span | undefined {
  if (compare === undefined && compareFrom === undefined && compareTo === undefined) return undefined;
  if (by.includes('week') || by.includes('month'))
    issues.push({
      path: 'by',
      message: 'weeks and months have no fellows in the other span; compare by day or weekday',
    });
  if (compare !== undefined) {
    if (compareFrom !== undefined || compareTo !== undefined)
      issues.push({ path: 'compare', message: 'say either compare, or compareFrom and compareTo' });
    const days = compare === 'last-year' ? YEAR_OF_WEEKS : dayNumber(span.to) - dayNumber(span.from) + 1;
    return { from: addDays(span.from, -days), to: addDays(span.to, -days) };
  }
  if (compareFrom === undefined || compareTo === undefined) {
    issues.push({
      path: compareFrom === undefined ? 'compareFrom' : 'compareTo',
      message: 'is missing; say both ends',
    });
    return undefined;
  }
  checkSpan({ from: compareFrom, to: compareTo }, 'compareTo', issues);
  return { from: compareFrom, to: compareTo };
}
