import type { BusinessDay } from '../core/base/time.ts';
import { DIMENSIONS, REPORT_IDS, type Dimension, type ReportId } from '../core/reports/report-table.ts';
import { daysOf, isDay } from './days.ts';

/** What somebody looks at; all of it stands in the address, so that it can be kept, sent and opened again. */
export type Choice = {
  readonly report: ReportId;
  readonly from: BusinessDay;
  readonly to: BusinessDay;
  /** Undefined: as the report is usually split. */
  readonly by: readonly Dimension[] | undefined;
  readonly compare: 'previous' | 'last-year' | undefined;
  /** The figure of the picture; undefined: the first. */
  readonly figure: string | undefined;
};

/** Reads an address; what it does not say, or says wrongly, is as usual: the waits of today. */
export function choiceIn(search: string, today: BusinessDay): Choice {
  const said = new URLSearchParams(search);
  const report = REPORT_IDS.find((id) => id === said.get('report')) ?? 'waits';
  const [from, to] = [said.get('from') ?? '', said.get('to') ?? ''];
  const span = isDay(from) && isDay(to) && from <= to ? { from, to } : daysOf('today', today);
  const by = said.get('by');
  const compare = said.get('compare');
  return {
    report,
    ...span,
    by: by === null ? undefined : dimensionsIn(by),
    compare: compare === 'previous' || compare === 'last-year' ? compare : undefined,
    figure: said.get('figure') ?? undefined,
  };
}

/** The address of a choice, from the `?` on. */
export function addressOf(choice: Choice): string {
  const said = new URLSearchParams(queryOf(choice));
  said.set('report', choice.report);
  if (choice.figure !== undefined) said.set('figure', choice.figure);
  return `?${said.toString()}`;
}

/** What the hall is asked. */
export function queryOf({ from, to, by, compare }: Choice) {
  return { from, to, ...(by === undefined ? {} : { by: by.join(',') }), ...(compare === undefined ? {} : { compare }) };
}

function dimensionsIn(text: string): readonly Dimension[] {
  const wanted = text.split(',');
  return wanted.flatMap((each) => DIMENSIONS.find((known) => known === each) ?? []).slice(0, 3);
}
