import type { CourseQuery, DistributionQuery } from '../../../../core/protocol/reports.ts';
import type { DayCourseView } from '../../../../core/protocol/shapes/day-course.ts';
import type { DistributionView } from '../../../../core/protocol/shapes/distribution.ts';
import { isStaff } from '../../../../core/queue/authority.ts';
import { courseSheet, distributionSheet } from '../../../../core/reports/past-sheets.ts';
import type { ReportAsk } from '../../../../core/reports/report-ask.ts';
import { cellsAsk, tellsByDifference, tooFew, wideAsk } from '../../../../core/reports/too-few.ts';
import { dayCourseView } from '../../../../core/views/day-course-view.ts';
import { distributionView } from '../../../../core/views/distribution-view.ts';
import { actorOf } from '../../../auth/identity.ts';
import { courseAsk, distributionAsk } from '../../../reports/picture-ask.ts';
import { refused, type Refused } from '../../perform.ts';
import { badInput } from '../../problem.ts';
import type { DoorParts } from '../deps.ts';
import { answer, type Handlers, type RouteInput } from '../route.ts';
import { withinScope } from './about-clerks.ts';
import { askPast, fileLanguage, fileWanted, sendSheet } from './past-answer.ts';

type Asked<Q> = Pick<RouteInput, 'identity' | 'request' | 'response'> & { readonly query: Q };
type File = 'csv' | 'xlsx';

/** What reports are drawn from beside their tables: the course of a day, and distributions. */
export function pictureRoutes(parts: DoorParts) {
  const course = async (asked: Asked<CourseQuery>, kind: File): Promise<Refused | 'answered'> => {
    const told = await tellCourse(parts, asked);
    if ('status' in told) return told;
    const sheet = courseSheet(told, fileLanguage(parts, asked.query.in));
    return sendSheet(asked, { sheet, name: `course-${told.day}`, kind, state: told.state });
  };
  const distribution = async (asked: Asked<DistributionQuery>, kind: File): Promise<Refused | 'answered'> => {
    const told = await tellDistribution(parts, asked);
    if ('status' in told) return told;
    const sheet = distributionSheet(told, fileLanguage(parts, asked.query.in));
    const name = `distribution-${told.of}-${told.from}-${told.to}`;
    return sendSheet(asked, { sheet, name, kind, state: told.state });
  };
  return {
    'GET /reports/course': async (asked) => {
      const wanted = fileWanted(asked);
      if (wanted !== undefined) return course(asked, wanted);
      const told = await tellCourse(parts, asked);
      return 'status' in told ? told : answer(told);
    },
    'GET /reports/course.csv': (asked) => course(asked, 'csv'),
    'GET /reports/course.xlsx': (asked) => course(asked, 'xlsx'),
    'GET /reports/distribution': async (asked) => {
      const wanted = fileWanted(asked);
      if (wanted !== undefined) return distribution(asked, wanted);
      const told = await tellDistribution(parts, asked);
      return 'status' in told ? told : answer(told);
    },
    'GET /reports/distribution.csv': (asked) => distribution(asked, 'csv'),
    'GET /reports/distribution.xlsx': (asked) => distribution(asked, 'xlsx'),
  } satisfies Partial<Handlers>;
}

async function tellCourse(parts: DoorParts, asked: Asked<CourseQuery>): Promise<DayCourseView | Refused> {
  const { hall } = parts;
  const ask = courseAsk(asked.query, hall.world().state.day, hall.catalogue().hall);
  const found = await askPast(parts, ask, asked);
  if ('status' in found) return found;
  return { ...dayCourseView(ask, found.answer, hall.catalogue()), ...found.howFar };
}

async function tellDistribution(
  parts: DoorParts,
  { query, identity, response }: Asked<DistributionQuery>,
): Promise<DistributionView | Refused> {
  const { hall } = parts;
  const asked = distributionAsk(query, hall.world().state.day);
  if (!asked.ok) return refused(badInput(asked.error));
  const manages = isStaff(actorOf(identity), 'manager');
  const of = manages ? asked.value.of : withinScope(parts, asked.value.of, identity);
  if ('status' in of) return of;
  const ask = { ...asked.value, of };
  const withheld = manages || of.only.clerk === undefined ? false : await isWithheld(parts, of, { response });
  if (typeof withheld !== 'boolean') return withheld;
  const found = await askPast(parts, ask, { response });
  if ('status' in found) return found;
  const nameOf = (user: string) => hall.gate.user(user)?.name;
  return { ...distributionView(ask, found.answer, hall.catalogue(), nameOf, withheld), ...found.howFar };
}

/** Of clerks who are too few, or of whom another question would leave too few. */
async function isWithheld(
  parts: DoorParts,
  of: ReportAsk,
  asked: Pick<RouteInput, 'response'>,
): Promise<boolean | Refused> {
  const [wide, cells] = await Promise.all([askPast(parts, wideAsk(of), asked), askPast(parts, cellsAsk(of), asked)]);
  if ('status' in wide) return wide;
  if ('status' in cells) return cells;
  return tooFew(of, wide.answer, 'values').ofTotal().length > 0 || tellsByDifference(of, cells.answer);
}
