import { LANGUAGES, type Names } from '../../../core/base/names.ts';
import type { Instant } from '../../../core/base/time.ts';
import { localTime } from '../../../core/base/zone.ts';
import { businessDayAt } from '../../../core/catalogue/business-day.ts';
import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import type { ReportFormat, ScheduledReport } from '../../../core/catalogue/scheduled-report.ts';
import { clockText } from '../../../core/reports/clock-text.ts';
import { courseSheet } from '../../../core/reports/past-sheets.ts';
import type { CannotBeMade, NotYetMade } from '../../../core/reports/not-made.ts';
import { presetSpan } from '../../../core/reports/preset-span.ts';
import type { Span } from '../../../core/reports/report-ask.ts';
import { sheetOf, type Sheet } from '../../../core/reports/report-sheet.ts';
import { DIMENSIONS, REPORT_IDS, reportOf } from '../../../core/reports/report-table.ts';
import { dayCourseView } from '../../../core/views/day-course-view.ts';
import { reportView } from '../../../core/views/report-view.ts';
import type { Hall } from '../../ledger/hall.ts';
import { csvFile } from '../../reports/csv-file.ts';
import { courseAsk } from '../../reports/picture-ask.ts';
import { reportAsk } from '../../reports/report-ask.ts';
import type { Reports } from '../../reports/reports-keeper.ts';
import type { PastAnswer, PastAsk } from '../../reports/reports-wire.ts';
import { xlsxFile } from '../../reports/xlsx-file.ts';

export type MakingParts = {
  readonly hall: Pick<Hall, 'world' | 'now'>;
  readonly reports: Pick<Reports, 'ask'>;
  readonly nameOf: (user: string) => Names | undefined;
};

/** What comes of making a report; `later`: not yet, and why; `never`: it cannot be made as the hall file says it. */
export type Made =
  | { readonly kind: 'made'; readonly span: Span; readonly files: readonly MadeFile[] }
  | { readonly kind: 'later'; readonly why: NotYetMade; readonly detail: string }
  | { readonly kind: 'never'; readonly why: CannotBeMade; readonly detail: string };

export type MadeFile = { readonly name: string; readonly bytes: Buffer };

/** Makes the files of a report that was due at an instant, once everything of its days is in the reports. */
export async function makeReport(parts: MakingParts, rule: ScheduledReport, due: Instant): Promise<Made> {
  const { catalogue } = parts.hall.world().state.index;
  const today = businessDayAt(due, catalogue.hall);
  const span = presetSpan(rule.span, today);
  if (span.to < today && parts.hall.world().state.day <= span.to)
    return { kind: 'later', why: 'day-open', detail: `the day ${span.to} still goes on` };
  const sheet = await sheetFor(parts, rule, span, due, catalogue);
  if ('kind' in sheet) return sheet;
  const files = rule.formats.map((format) => ({
    name: fileName(rule, span, due, format, catalogue.hall.timeZone),
    bytes: format === 'csv' ? Buffer.from(csvFile(sheet)) : xlsxFile(sheet),
  }));
  return { kind: 'made', span, files };
}

/** `waits-daily_2026-03-08_2026-03-08_2026-03-09-0630.xlsx`: which report, of which days, due when. */
function fileName({ id }: ScheduledReport, span: Span, due: Instant, format: ReportFormat, zone: string): string {
  const { date, minute } = localTime(due, zone);
  return `${id}_${span.from}_${span.to}_${date}-${clockText(minute * 60).replace(':', '')}.${format}`;
}

type NotMade = Exclude<Made, { readonly kind: 'made' }>;

async function sheetFor(
  parts: MakingParts,
  rule: ScheduledReport,
  span: Span,
  due: Instant,
  catalogue: Catalogue,
): Promise<Sheet | NotMade> {
  const language = rule.language ?? catalogue.hall.languages[0] ?? LANGUAGES[0] ?? 'zh-Hans';
  const known = REPORT_IDS.find((each) => each === rule.report);
  if (known === undefined) {
    const ask = courseAsk({ day: span.from }, span.to, catalogue.hall);
    const found = await complete(parts, ask, span, due);
    return 'kind' in found ? found : courseSheet(dayCourseView(ask, found.answer, catalogue), language);
  }
  const by = rule.by?.flatMap((each) => DIMENSIONS.find((dimension) => dimension === each) ?? []);
  const ask = reportAsk(known, { ...span, ...(by === undefined ? {} : { by }) }, span.to);
  if (!ask.ok)
    return {
      kind: 'never',
      why: 'not-asked-right',
      detail: ask.error.map(({ path, message }) => `${path} ${message}`).join('; '),
    };
  // Files lie where only those come who manage the machine.
  const view = reportView(ask.value, true);
  if (view === 'managers-only')
    return { kind: 'never', why: 'not-asked-right', detail: 'only managers see this report' };
  const found = await complete(parts, ask.value, span, due);
  if ('kind' in found) return found;
  const told = view.view(found.answer, catalogue, parts.nameOf);
  return sheetOf({ ...told, figures: reportOf(known).figures }, language);
}

/** The answer, once everything that happened in the span until it was due is in it. */
async function complete<A extends PastAsk>(
  { hall, reports }: MakingParts,
  ask: A,
  span: Span,
  due: Instant,
): Promise<{ readonly answer: PastAnswer<A> } | NotMade> {
  const reply = await reports.ask(ask);
  switch (reply.kind) {
    case 'away':
      return { kind: 'later', why: 'reports-away', detail: `the reports cannot be asked now: ${reply.detail}` };
    case 'too-many':
      return { kind: 'never', why: 'too-many-rows', detail: 'it would have more than 20,000 rows' };
    case 'answer': {
      const { upTo, answer } = reply;
      const { state } = hall.world();
      const whole =
        upTo !== undefined &&
        upTo.histories !== 'behind' &&
        (upTo.day > span.to || upTo.at >= due || (upTo.day === state.day && upTo.seq >= state.seq));
      return whole ? { answer } : { kind: 'later', why: 'reports-behind', detail: 'the reports are behind' };
    }
  }
}
