import type { Language } from '../../../../core/base/names.ts';
import { LANGUAGES } from '../../../../core/base/names.ts';
import { rfc3339 } from '../../../../core/base/zone.ts';
import type { ReportView } from '../../../../core/protocol/shapes/report.ts';
import type { Sheet } from '../../../../core/reports/report-sheet.ts';
import { csvFile } from '../../../reports/csv-file.ts';
import type { PastAnswer, PastAsk } from '../../../reports/reports-wire.ts';
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
): Promise<{ readonly answer: PastAnswer<A>; readonly howFar: HowFar } | Refused> {
  const reply = await hall.reports.ask(ask);
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
      const { upTo, answer } = reply;
      const { state } = hall.world();
      const zone = hall.catalogue().hall.timeZone;
      const whole = upTo?.day === state.day && upTo.seq >= state.seq;
      const howFar: HowFar = {
        state: whole ? 'complete' : 'behind',
        ...(upTo === undefined ? {} : { upTo: rfc3339(whole ? hall.now() : upTo.at, zone) }),
        ...(upTo?.day === state.day ? { missing: Math.max(0, state.seq - upTo.seq) } : {}),
      };
      return { answer, howFar };
    }
  }
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
  response.setHeader('Content-Type', kind === 'csv' ? 'text/csv; charset=utf-8' : XLSX);
  response.setHeader('Content-Disposition', `attachment; filename="${name}.${kind}"`);
  response.setHeader('X-Reports-State', state);
  response.end(kind === 'csv' ? Buffer.from(csvFile(sheet)) : xlsxFile(sheet));
  return 'answered';
}
