import type { Names } from '../base/names.ts';
import type { Instant } from '../base/time.ts';
import { rfc3339 } from '../base/zone.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { ScheduledReport } from '../catalogue/scheduled-report.ts';
import type { ScheduledReportsView } from '../protocol/shapes/scheduled-reports.ts';
import { COURSE_NAME } from '../reports/course-texts.ts';
import type { CannotBeMade, NotYetMade } from '../reports/not-made.ts';
import { nextDue } from '../reports/due-times.ts';
import { REPORT_IDS, reportOf } from '../reports/report-table.ts';
import { REPORT_NAMES } from '../reports/report-texts.ts';

/** What is known of a scheduled report beside its line in the hall file. */
type Known = {
  readonly last: {
    readonly due: Instant;
    readonly madeAt: Instant;
    readonly from: string;
    readonly to: string;
    readonly files: readonly string[];
  } | null;
  readonly posted: Instant | null;
  readonly refused: { readonly due: Instant; readonly why: CannotBeMade; readonly detail: string } | null;
  readonly owed: readonly unknown[];
  readonly skipped: number;
  readonly givenUp: number;
};

type Trouble = { readonly since: Instant; readonly why: NotYetMade; readonly detail: string };

/** Where the rest is known. */
export type ScheduledNow = {
  readonly keptOf: (id: string) => Known | undefined;
  readonly making: (id: string) => Trouble | undefined;
  readonly posting: (id: string) => Trouble | undefined;
  readonly fault: string | undefined;
};

/** Every scheduled report, as it stands. */
export function scheduledReportsView(catalogue: Catalogue, now: Instant, known: ScheduledNow): ScheduledReportsView {
  const { timeZone } = catalogue.hall;
  const at = (instant: Instant): string => rfc3339(instant, timeZone);
  return {
    items: (catalogue.scheduledReports ?? []).map((rule) => {
      const kept = known.keptOf(rule.id);
      const next = nextDue(rule.times, now, timeZone);
      const making = known.making(rule.id);
      const posting = known.posting(rule.id);
      const { last = null, posted = null, refused = null } = kept ?? {};
      return {
        ...ruleView(rule),
        ...(next === undefined ? {} : { next: at(next) }),
        ...(last === null
          ? {}
          : {
              last: { due: at(last.due), made: at(last.madeAt), from: last.from, to: last.to, files: [...last.files] },
            }),
        ...(posted === null ? {} : { posted: at(posted) }),
        ...(making === undefined
          ? {}
          : { waiting: { since: at(making.since), why: making.why, detail: making.detail } }),
        ...(posting === undefined ? {} : { undelivered: { since: at(posting.since), detail: posting.detail } }),
        ...(refused === null ? {} : { refused: { ...refused, due: at(refused.due) } }),
        ...{ owed: kept?.owed.length ?? 0, givenUp: kept?.givenUp ?? 0, skipped: kept?.skipped ?? 0 },
      };
    }),
    ...(known.fault === undefined ? {} : { fault: known.fault }),
  };
}

function ruleView({ id, report, span, by, when, formats, folder, webhook }: ScheduledReport) {
  const known = REPORT_IDS.find((each) => each === report);
  const name: Names = known === undefined ? COURSE_NAME : REPORT_NAMES[known];
  const usual = known === undefined ? [] : reportOf(known).by;
  return {
    ...{ id, report, name, span, by: [...(by ?? usual)], when, formats: [...formats] },
    ...(folder === undefined ? {} : { folder }),
    ...(webhook === undefined ? {} : { host: hostOf(webhook) }),
  };
}

/** Whom it goes to; what stands behind the host may be a secret. */
function hostOf(url: string): string {
  return /^https?:\/\/([^/?]+)/i.exec(url)?.[1] ?? '';
}
