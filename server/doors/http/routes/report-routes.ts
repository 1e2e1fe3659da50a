import { REPORT_IDS, reportOf, type ReportId } from '../../../../core/reports/report-table.ts';
import type { ReportAsk } from '../../../../core/reports/report-ask.ts';
import type { ReportQuery } from '../../../../core/protocol/reports.ts';
import type { ReportView } from '../../../../core/protocol/shapes/report.ts';
import { isStaff } from '../../../../core/queue/authority.ts';
import { labelsOfOnly, namesById, reportListView, reportView } from '../../../../core/views/report-view.ts';
import { sheetOf } from '../../../../core/reports/report-sheet.ts';
import { actorOf } from '../../../auth/identity.ts';
import { answerTag } from '../../../reports/answer-tag.ts';
import { reportAsk } from '../../../reports/report-ask.ts';
import { refused, type Refused } from '../../perform.ts';
import { badInput, problem } from '../../problem.ts';
import type { DoorParts } from '../deps.ts';
import { notFound } from '../not-found.ts';
import { answer, type Handlers, type RouteInput } from '../route.ts';
import { withinScope } from './about-clerks.ts';
import { askBytes, askPast, fileLanguage, fileWanted, isKnown, sendFile, sendSheet } from './past-answer.ts';

type Asked = Pick<RouteInput, 'identity' | 'request' | 'response'> & {
  readonly params: { readonly id: string };
  readonly query: ReportQuery;
};

/** Figures of the past: as JSON, CSV and spreadsheet with the same rows. */
export function reportRoutes(parts: DoorParts) {
  const file = async (asked: Asked, kind: 'csv' | 'xlsx'): Promise<Refused | 'answered'> => {
    const wanted = askedOf(parts, asked);
    if ('status' in wanted) return wanted;
    return wanted.view.asTheyAre ? sendMade(parts, asked, wanted, kind) : sendWithheld(parts, asked, wanted, kind);
  };
  return {
    'GET /reports': () => answer(reportListView()),
    'GET /reports/scheduled': () => answer(parts.hall.scheduled.view()),
    'GET /reports/{id}.csv': (asked) => file(asked, 'csv'),
    'GET /reports/{id}.xlsx': (asked) => file(asked, 'xlsx'),
    'GET /reports/{id}': async (asked) => {
      const kind = fileWanted(asked);
      if (kind !== undefined) return file(asked, kind);
      const wanted = askedOf(parts, asked);
      if ('status' in wanted) return wanted;
      if (wanted.view.asTheyAre) return sendRows(parts, asked, wanted);
      const told = await withheldView(parts, wanted, asked);
      return 'status' in told ? told : answer(told);
    },
  } satisfies Partial<Handlers>;
}

type Wanted = {
  readonly ask: ReportAsk;
  readonly view: Exclude<ReturnType<typeof reportView>, 'managers-only'>;
};

/** What is asked for, by somebody who may; or what is wrong with it. */
function askedOf(parts: DoorParts, { params: { id }, query, identity }: Asked): Wanted | Refused {
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
  return { ask, view };
}

/** The rows as the process has written them, with what stands around them. */
async function sendRows(parts: DoorParts, asked: Asked, { ask, view }: Wanted): Promise<'answered' | Refused> {
  const { hall } = parts;
  const found = await askBytes(parts, ask, { kind: 'rows' }, asked);
  if ('status' in found) return found;
  const { beside } = found;
  if (beside === undefined) throw new Error('rows come with what stands beside them');
  const { ids, ...totals } = beside;
  const nameOf = (user: string) => hall.gate.user(user)?.name;
  const { rows: _, ...said } = view.view({ rows: [], ...totals }, hall.catalogue(), nameOf);
  const head = JSON.stringify({ ...said, labels: labelsOfOnly(ids, hall.catalogue(), nameOf) });
  if (found.over && isKnown(asked, answerTag(found.tag, head))) return 'answered';
  const { response } = asked;
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  // In one piece: head, rows, end.
  const text = [`${head.slice(0, -1)},"rows":`, found.bytes, `,${JSON.stringify(found.howFar).slice(1)}`];
  const body = Buffer.concat(text.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  response.setHeader('Content-Length', body.length);
  response.end(body);
  return 'answered';
}

/** The file as the process has made it. */
async function sendMade(
  parts: DoorParts,
  asked: Asked,
  { ask }: Wanted,
  kind: 'csv' | 'xlsx',
): Promise<'answered' | Refused> {
  const { hall } = parts;
  const names = namesById(hall.catalogue(), hall.gate.everybody());
  const found = await askBytes(parts, ask, { kind, language: fileLanguage(parts, asked.query.in), names }, asked);
  if ('status' in found) return found;
  if (found.over && isKnown(asked, found.tag)) return 'answered';
  return sendFile(asked, { bytes: found.bytes, name: fileName(ask), kind, state: found.howFar.state });
}

async function sendWithheld(
  parts: DoorParts,
  asked: Asked,
  wanted: Wanted,
  kind: 'csv' | 'xlsx',
): Promise<'answered' | Refused> {
  const told = await withheldView(parts, wanted, asked);
  if ('status' in told) return told;
  const { figures } = reportOf(wanted.ask.report);
  const sheet = sheetOf({ ...told, figures }, fileLanguage(parts, asked.query.in));
  return sendSheet(asked, { sheet, name: fileName(wanted.ask), kind, state: told.state });
}

/** What is withheld of single clerks can be told only by whoever reads the rows. */
async function withheldView(
  parts: DoorParts,
  { ask, view }: Wanted,
  asked: Pick<RouteInput, 'response'>,
): Promise<ReportView | Refused> {
  const { hall } = parts;
  const beside = view.beside === undefined ? undefined : await askPast(parts, view.beside, asked);
  if (beside !== undefined && 'status' in beside) return beside;
  const found = await askPast(parts, ask, asked);
  if ('status' in found) return found;
  const nameOf = (user: string) => hall.gate.user(user)?.name;
  return { ...view.view(found.answer, hall.catalogue(), nameOf, beside?.answer), ...found.howFar };
}

function fileName({ report, from, to }: ReportAsk): string {
  return `${report}-${from}-${to}`;
}

function isReport(id: string): id is ReportId {
  return (REPORT_IDS as readonly string[]).includes(id);
}
