import { REPORT_IDS, type ReportId } from '../../../../core/reports/report-table.ts';
import type { ReportQuery } from '../../../../core/protocol/reports.ts';
import type { ReportView } from '../../../../core/protocol/shapes/report.ts';
import { isStaff } from '../../../../core/queue/authority.ts';
import { reportListView, reportView } from '../../../../core/views/report-view.ts';
import { sheetOf } from '../../../../core/reports/report-sheet.ts';
import { actorOf, type Identity } from '../../../auth/identity.ts';
import { reportAsk } from '../../../reports/report-ask.ts';
import { refused, type Refused } from '../../perform.ts';
import { badInput, problem } from '../../problem.ts';
import type { DoorParts } from '../deps.ts';
import { notFound } from '../not-found.ts';
import { answer, type Handlers, type RouteInput } from '../route.ts';
import { withinScope } from './about-clerks.ts';
import { askPast, fileLanguage, fileWanted, sendSheet } from './past-answer.ts';

type Asked = Pick<RouteInput, 'identity' | 'request' | 'response'> & {
  readonly params: { readonly id: string };
  readonly query: ReportQuery;
};

/** Figures of the past: as JSON, CSV and spreadsheet with the same rows. */
export function reportRoutes(parts: DoorParts) {
  const file = async (asked: Asked, kind: 'csv' | 'xlsx'): Promise<Refused | 'answered'> => {
    const told = await tell(parts, asked.params.id, asked.query, asked.identity);
    if ('status' in told) return told;
    const figures = told.measures.map(({ id }) => id as never);
    const sheet = sheetOf({ ...told, figures }, fileLanguage(parts, asked.query.in));
    const { report, from, to, state } = told;
    return sendSheet(asked, { sheet, name: `${report}-${from}-${to}`, kind, state });
  };
  return {
    'GET /reports': () => answer(reportListView()),
    'GET /reports/scheduled': () => answer(parts.hall.scheduled.view()),
    'GET /reports/{id}.csv': (asked) => file(asked, 'csv'),
    'GET /reports/{id}.xlsx': (asked) => file(asked, 'xlsx'),
    'GET /reports/{id}': async (asked) => {
      const wanted = fileWanted(asked);
      if (wanted !== undefined) return file(asked, wanted);
      const told = await tell(parts, asked.params.id, asked.query, asked.identity);
      return 'status' in told ? told : answer(told);
    },
  } satisfies Partial<Handlers>;
}

async function tell(
  parts: DoorParts,
  id: string,
  query: ReportQuery,
  identity: Identity,
): Promise<ReportView | Refused> {
  const { hall } = parts;
  if (!isReport(id)) return notFound(`there is no report ${id}; there are: ${REPORT_IDS.join(', ')}`);
  const asked = reportAsk(id, query, hall.world().state.day);
  if (!asked.ok) return refused(badInput(asked.error));
  const manages = isStaff(actorOf(identity), 'manager');
  const ask = manages ? asked.value : withinScope(parts, asked.value, identity);
  if ('status' in ask) return ask;
  const view = reportView(ask, manages);
  if (view === 'managers-only')
    return refused(problem(403, `${id} says nothing of how many it counts; only managers see it by clerk`));
  const beside = view.beside === undefined ? undefined : await askPast(parts, view.beside);
  if (beside !== undefined && 'status' in beside) return beside;
  const found = await askPast(parts, ask);
  if ('status' in found) return found;
  const nameOf = (user: string) => hall.gate.user(user)?.name;
  return { ...view.view(found.answer, hall.catalogue(), nameOf, beside?.answer), ...found.howFar };
}

function isReport(id: string): id is ReportId {
  return (REPORT_IDS as readonly string[]).includes(id);
}
