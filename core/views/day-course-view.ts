import type { Instant, TimeZone } from '../base/time.ts';
import { localTime, rfc3339 } from '../base/zone.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { DayCourseView } from '../protocol/shapes/day-course.ts';
import { COURSE_FIGURES, COURSE_NAME, COURSE_TEXTS } from '../reports/course-texts.ts';
import type { CourseAsk, CoursePeak, DayCourse } from '../reports/day-course.ts';
import { labelsOfOnly } from './report-view.ts';

/** The course of a day as it is shown; how far it goes is added by whoever asked. */
export function dayCourseView(
  { day, stepMs, only }: CourseAsk,
  { rows, peaks, total }: DayCourse,
  catalogue: Catalogue,
): Omit<DayCourseView, 'state' | 'upTo' | 'missing'> {
  const { timeZone } = catalogue.hall;
  const times = wallTimes(
    rows.map(({ at }) => at),
    day,
    timeZone,
  );
  const peak = (found: CoursePeak | undefined) =>
    found && {
      at: rfc3339(found.at, timeZone),
      time: wallTimes([found.at], day, timeZone)[0] ?? '',
      value: found.value,
    };
  const [arrivals, waiting, open] = [peak(peaks.arrivals), peak(peaks.waiting), peak(peaks.open)];
  return {
    name: COURSE_NAME,
    day,
    timeZone,
    stepMinutes: stepMs / 60_000,
    only: Object.fromEntries(Object.entries(only).map(([scope, ids]) => [scope, ids])),
    labels: labelsOfOnly(only, catalogue, () => undefined),
    measures: COURSE_FIGURES.map((id) => ({ id, ...COURSE_TEXTS[id], unit: 'count' as const })),
    rows: rows.map(({ at, values }, number) => ({ at: rfc3339(at, timeZone), time: times[number] ?? '', values })),
    peaks: {
      ...(arrivals === undefined ? {} : { arrivals }),
      ...(waiting === undefined ? {} : { waiting }),
      ...(open === undefined ? {} : { open }),
    },
    total,
  };
}

/**
 * `09:40`, as the clock on the wall says it; with the date on another date than the day's own, with the offset where
 * the clock says the same twice.
 */
export function wallTimes(instants: readonly Instant[], day: string, zone: TimeZone): readonly string[] {
  const told = instants.map((at) => {
    const { date, minute } = localTime(at, zone);
    const clock = `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
    return date === day ? clock : `${date.slice(5)} ${clock}`;
  });
  const often = new Map<string, number>();
  for (const each of told) often.set(each, (often.get(each) ?? 0) + 1);
  return told.map((each, at) => {
    const instant = instants[at];
    return often.get(each) === 1 || instant === undefined ? each : `${each} (${rfc3339(instant, zone).slice(-6)})`;
  });
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
