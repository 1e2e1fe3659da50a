import type { Language } from '../../../../core/base/names.ts';
import { LANGUAGES } from '../../../../core/base/names.ts';
import { rfc3339 } from '../../../../core/base/zone.ts';
import type { ReportView } from '../../../../core/protocol/shapes/report.ts';
import type { Sheet } from '../../../../core/reports/report-sheet.ts';
import type { ReportAsk } from '../../../../core/reports/report-ask.ts';
import { isOver } from '../../../reports/answer-past.ts';
import { csvFile } from '../../../reports/csv-file.ts';
import type { UpTo } from '../../../reports/day-teller.ts';
import type { ReportReply, Reports } from '../../../reports/reports-keeper.ts';
import type { AnswerBytes, PastAnswer, PastAsk } from '../../../reports/reports-wire.ts';
import { xlsxFile } from '../../../reports/xlsx-file.ts';
import { refused, type Refused } from '../../perform.ts';
import { problem } from '../../problem.ts';
import type { DoorParts } from '../deps.ts';
import type { RouteInput } from '../route.ts';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** How far an answer goes. */
type HowFar = Pick<ReportView, 'state' | 'upTo' | 'missing'>;

/** Asks the process of the reports; what it cannot answer is told. */
export async function askPast<A extends PastAsk>(
  { hall }: DoorParts,
  ask: A,
  { response }: Pick<RouteInput, 'response'>,
): Promise<{ readonly answer: PastAnswer<A>; readonly howFar: HowFar } | Refused> {
  const reply = await hall.reports.ask(ask, response);
  if (reply.kind !== 'answer') return notAnswered(reply);
  return { answer: reply.answer, howFar: howFarOf(hall, ask, reply.upTo) };
}

/** The same of a report whose rows or file go on unread. */
export async function askBytes(
  { hall }: DoorParts,
  ask: ReportAsk,
  form: Parameters<Reports['bytes']>[1],
  { response }: Pick<RouteInput, 'response'>,
): Promise<(AnswerBytes & { readonly howFar: HowFar; readonly over: boolean }) | Refused> {
  const reply = await hall.reports.bytes(ask, form, response);
  if (reply.kind !== 'bytes') return notAnswered(reply);
  return { ...reply, howFar: howFarOf(hall, ask, reply.upTo), over: isOver(ask, reply.upTo) };
}

function notAnswered(reply: Exclude<ReportReply, { readonly kind: 'answer' }>): Refused {
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
  }
}

/** Days that are over are whole, however much of today is still to come. */
function howFarOf(hall: DoorParts['hall'], ask: PastAsk, upTo: UpTo | undefined): HowFar {
  const { state } = hall.world();
  const zone = hall.catalogue().hall.timeZone;
  const over = isOver(ask, upTo);
  const lacksDays = upTo?.histories === 'behind';
  const whole = over || (!lacksDays && upTo?.day === state.day && upTo.seq >= state.seq);
  return {
    state: whole ? 'complete' : 'behind',
    ...(upTo === undefined ? {} : { upTo: rfc3339(whole ? hall.now() : upTo.at, zone) }),
    // Of other systems nobody has counted how much is still to come.
    ...(over
      ? { missing: 0 }
      : upTo?.day === state.day && !lacksDays
        ? { missing: Math.max(0, state.seq - upTo.seq) }
        : {}),
  };
}

/** Which file is wanted of one that can be JSON too, by `Accept`. */
export function fileWanted({ request }: Pick<RouteInput, 'request'>): 'csv' | 'xlsx' | undefined {
  const wanted = request.accepts(['application/json', 'text/csv', XLSX]);
  return wanted === XLSX ? 'xlsx' : wanted === 'text/csv' ? 'csv' : undefined;
}

/** The language of a file: as asked for, else the hall's first. */
export function fileLanguage({ hall }: DoorParts, wanted: Language | undefined): Language {
  return wanted ?? hall.catalogue().hall.languages[0] ?? LANGUAGES[0] ?? 'zh-Hans';
}

/** Sends a table as a file of that name. */
export function sendSheet(
  { response }: Pick<RouteInput, 'response'>,
  {
    sheet,
    name,
    kind,
    state,
  }: { readonly sheet: Sheet; readonly name: string; readonly kind: 'csv' | 'xlsx'; readonly state: HowFar['state'] },
): 'answered' {
  const bytes = kind === 'csv' ? Buffer.from(csvFile(sheet)) : xlsxFile(sheet);
  return sendFile({ response }, { bytes, name, kind, state });
}

/** Sends a file that is made already. */
export function sendFile(
  { response }: Pick<RouteInput, 'response'>,
  file: {
    readonly bytes: Uint8Array;
    readonly name: string;
    readonly kind: 'csv' | 'xlsx';
    readonly state: HowFar['state'];
  },
): 'answered' {
  response.setHeader('Content-Type', file.kind === 'csv' ? 'text/csv; charset=utf-8' : XLSX);
  response.setHeader('Content-Disposition', `attachment; filename="${file.name}.${file.kind}"`);
  response.setHeader('X-Reports-State', file.state);
  response.end(file.bytes);
  return 'answered';
}

/**
 * Whether whoever asks has this very answer: then that is all that is said. Weak, because `upTo` goes on; only of days
 * that are over, whose answer stays.
 */
export function isKnown({ request, response }: Pick<RouteInput, 'request' | 'response'>, tag: string): boolean {
  response.setHeader('ETag', `W/"${tag}"`);
  const had = request.headers['if-none-match']?.split(',').map((each) => each.trim().replace(/^W\//, ''));
  if (had?.some((each) => each === '*' || each === `"${tag}"`) !== true) return false;
  response.statusCode = 304;
  response.end();
  return true;
}
