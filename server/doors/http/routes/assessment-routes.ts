import type { AssessmentQuery } from '../../../../core/protocol/reports.ts';
import type { AssessmentView } from '../../../../core/protocol/shapes/assessment.ts';
import { isStaff } from '../../../../core/queue/authority.ts';
import { assessmentSheet } from '../../../../core/views/assessment-sheet.ts';
import { assessmentView, monthAsk, type Assessor } from '../../../../core/views/assessment-view.ts';
import { actorOf, type Identity } from '../../../auth/identity.ts';
import { refused, type Refused } from '../../perform.ts';
import { badInput } from '../../problem.ts';
import type { DoorParts } from '../deps.ts';
import { answer, type Handlers, type RouteInput } from '../route.ts';
import { askPast, fileLanguage, sendSheet } from './past-answer.ts';

type Asked = Pick<RouteInput, 'identity' | 'response'> & {
  readonly params: { readonly month: string };
  readonly query: AssessmentQuery;
};

/** The office's monthly sheet: as JSON, CSV and spreadsheet with the same rows. */
export function assessmentRoutes(parts: DoorParts) {
  const file = async (asked: Asked, kind: 'csv' | 'xlsx'): Promise<Refused | 'answered'> => {
    const told = await tell(parts, asked);
    if ('status' in told) return told;
    const sheet = assessmentSheet(told, fileLanguage(parts, asked.query.in));
    return sendSheet(asked, { sheet, name: `assessment-${told.month}`, kind, state: told.state });
  };
  return {
    'GET /assessments/{month}.csv': (asked) => file(asked, 'csv'),
    'GET /assessments/{month}.xlsx': (asked) => file(asked, 'xlsx'),
    'GET /assessments/{month}': async (asked) => {
      const told = await tell(parts, asked);
      return 'status' in told ? told : answer(told);
    },
  } satisfies Partial<Handlers>;
}

async function tell(parts: DoorParts, { params, query, identity, response }: Asked): Promise<AssessmentView | Refused> {
  const { hall } = parts;
  const { month } = params;
  if (!/^[12]\d{3}-(?:0[1-9]|1[0-2])$/.test(month))
    return refused(badInput([{ path: 'month', message: `is ${month}; expected a month such as 2026-03` }]));
  const { departments } = hall.catalogue();
  const { department } = query;
  if (department !== undefined && !departments.some(({ id }) => id === department))
    return refused(badInput([{ path: 'department', message: `the hall has no department ${department}` }]));
  const told = await askPast(parts, monthAsk(month), { response });
  if ('status' in told) return told;
  const assessor = assessorOf(parts, identity);
  const view = assessmentView(month, told.answer, hall.catalogue(), (id) => hall.gate.user(id), assessor);
  const rows = view.rows.filter((row) => department === undefined || row.department === department);
  return { ...view, rows, ...told.howFar };
}

/** Clerks and the desk see themselves; supervisors whom the hall file says, fewer than five withheld; managers all. */
function assessorOf({ hall }: DoorParts, identity: Identity): Assessor {
  const actor = actorOf(identity);
  const user = identity.kind === 'staff' ? hall.gate.user(identity.id) : undefined;
  if (isStaff(actor, 'manager')) return { sees: 'hall', withhold: false };
  if (user === undefined || !isStaff(actor, 'supervisor')) return { sees: 'self', user: user?.id ?? '' };
  return { sees: hall.catalogue().rules.assessScope ?? 'hall', user, withhold: true };
}
