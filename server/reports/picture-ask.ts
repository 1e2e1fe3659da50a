import type { HallFacts } from '../../core/catalogue/hall-rules.ts';
import { err, ok, type Result } from '../../core/base/result.ts';
import { MINUTE, type BusinessDay } from '../../core/base/time.ts';
import { instantOf } from '../../core/base/zone.ts';
import type { InputIssue } from '../../core/protocol/issues.ts';
import type { CourseQuery, DistributionQuery } from '../../core/protocol/reports.ts';
import { COURSE_SCOPES, type CourseAsk } from '../../core/reports/day-course.ts';
import type { DistributionAsk } from '../../core/reports/distribution.ts';
import { reportAsk } from './report-ask.ts';

const USUAL_STEP_MINUTES = 10;

/** What is asked of the course of a day, in full. `today`: the hall's business day. */
export function courseAsk(
  query: CourseQuery,
  today: BusinessDay,
  { dayStartsAt, timeZone }: Pick<HallFacts, 'dayStartsAt' | 'timeZone'>,
): CourseAsk {
  const { day = today, step = USUAL_STEP_MINUTES } = query;
  const wanted = COURSE_SCOPES.flatMap((scope) => {
    const ids = query[scope];
    return ids === undefined ? [] : [[scope, ids] as const];
  });
  return {
    ...{ report: 'course', day, stepMs: step * MINUTE, only: Object.fromEntries(wanted) },
    startsAt: instantOf(day, dayStartsAt, timeZone),
  };
}

/** What is asked of a distribution, in full, or everything that is wrong with it. */
export function distributionAsk(query: DistributionQuery, today: BusinessDay): Result<DistributionAsk, InputIssue[]> {
  const { of = 'waits', bin, ...rest } = query;
  const asked = reportAsk(of, { ...rest, by: [] }, today);
  if (!asked.ok) return err(asked.error);
  return ok({ report: 'distribution', of: { ...asked.value, report: of }, binMinutes: bin });
}
