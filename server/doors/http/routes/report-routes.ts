import { rfc3339 } from '../../../../core/base/zone.ts';
import { REPORT_IDS, type ReportId } from '../../../../core/reports/report-table.ts';
import type { ReportQuery } from '../../../../core/protocol/reports.ts';
import type { ReportView } from '../../../../core/protocol/shapes/report.ts';
import { LANGUAGES } from '../../../../core/base/names.ts';
import { isStaff } from '../../../../core/queue/authority.ts';
import { reportListView, reportView } from '../../../../core/views/report-view.ts';
import { sheetOf } from '../../../../core/reports/report-sheet.ts';
import { actorOf, type Identity } from '../../../auth/identity.ts';
import { csvFile } from '../../../reports/csv-file.ts';
import { reportAsk } from '../../../reports/report-ask.ts';
import { xlsxFile } from '../../../reports/xlsx-file.ts';
import { refused, type Refused } from '../../perform.ts';
import { badInput, problem } from '../../problem.ts';
import type { DoorParts } from '../deps.ts';
import { notFound } from '../not-found.ts';
import { answer, type Handlers, type RouteInput } from '../route.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Asked = Pick<RouteInput, 'identity' | 'request' | 'response'> & {
  readonly params: { readonly id: string };
  readonly query: ReportQuery;
};

/** Figures of the past: as JSON, CSV and spreadsheet with the same rows. */
export function reportRoutes(parts: DoorParts) {
  const file = async (asked: Asked, kind: 'csv' | 'xlsx'): Promise<Refused | 'answered'> => {
    const told = await tell(parts, asked.params.id, asked.query, asked.identity);
    if ('status' in told) return told;
    return sendFile(parts, asked, told, kind);
  };
  return {
    'GET /reports': () => answer(reportListView()),
    'GET /reports/{id}.csv': (asked) => file(asked, 'csv'),
    'GET /reports/{id}.xlsx': (asked) => file(asked, 'xlsx'),
    'GET /reports/{id}': async (asked) => {
      const wanted = asked.request.accepts(['application/json', 'text/csv', XLSX]);
      if (wanted === 'text/csv' || wanted === XLSX) return file(asked, wanted === XLSX ? 'xlsx' : 'csv');
      const told = await tell(parts, asked.params.id, asked.query, asked.identity);
      return 'status' in told ? told : answer(told);
    },
  } satisfies Partial<Handlers>;
}

async function tell(
  { hall }: DoorParts,
  id: string,
  query: ReportQuery,
  identity: Identity,
): Promise<ReportView | Refused> {
  if (!isReport(id)) return notFound(`there is no report ${id}; there are: ${REPORT_IDS.join(', ')}`);
  const { state } = hall.world();
  const asked = reportAsk(id, query, state.day);
  if (!asked.ok) return refused(badInput(asked.error));
  const manages = isStaff(actorOf(identity), 'manager');
  const view = reportView(asked.value, manages);
  if (view === 'managers-only')
    return refused(problem(403, `${id} says nothing of how many it counts; only managers see it by clerk`));
  const { beside } = view;
  const other = beside === undefined ? undefined : await hall.reports.ask(beside);
  const reply = other === undefined || other.kind === 'answer' ? await hall.reports.ask(asked.value) : other;
  switch (reply.kind) {
    case 'away':
      return refused(
        problem(503, `the reports cannot be asked now, the hall itself works on: ${reply.detail}`, {
          code: 'reports-away',
          title: 'The reports are not there now',
        }),
      );
    case 'too-many':
      return refused(
        problem(422, 'this would have more than 20,000 rows; ask for a shorter span or by less', {
          title: 'Too many rows',
        }),
      );
    case 'answer': {
      const { upTo, answer: found } = reply;
      const besides = other?.kind === 'answer' ? other.answer : undefined;
      const zone = hall.catalogue().hall.timeZone;
      const whole = upTo?.day === state.day && upTo.seq >= state.seq;
      return {
        ...view.view(found, hall.catalogue(), (user) => hall.gate.user(user)?.name, besides),
        state: whole ? 'complete' : 'behind',
        ...(upTo === undefined ? {} : { upTo: rfc3339(whole ? hall.now() : upTo.at, zone) }),
        ...(upTo?.day === state.day ? { missing: Math.max(0, state.seq - upTo.seq) } : {}),
      };
    }
  }
}

function isReport(id: string): id is ReportId {
  return (REPORT_IDS as readonly string[]).includes(id);
}

function sendFile(parts: DoorParts, { query, response }: Asked, told: ReportView, kind: 'csv' | 'xlsx'): 'answered' {
  const language = query.in ?? parts.hall.catalogue().hall.languages[0] ?? LANGUAGES[0] ?? 'zh-Hans';
  const sheet = sheetOf({ ...told, figures: told.measures.map(({ id }) => id as never) }, language);
  const body = kind === 'csv' ? Buffer.from(csvFile(sheet)) : xlsxFile(sheet);
  response.setHeader('Content-Type', kind === 'csv' ? 'text/csv; charset=utf-8' : XLSX);
  response.setHeader('Content-Disposition', `attachment; filename="${told.report}-${told.from}-${told.to}.${kind}"`);
  response.setHeader('X-Reports-State', told.state);
  response.end(body);
  return 'answered';
}
