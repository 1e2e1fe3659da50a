import type { BusinessDay } from '../core/base/time.ts';
import { DIMENSIONS, REPORT_IDS, type Dimension, type ReportId } from '../core/reports/report-table.ts';
import { presetSpan } from '../core/reports/preset-span.ts';
import { isDate } from '../core/base/zone.ts';

/** What somebody looks at; all of it stands in the address, so that it can be kept, sent and opened again. */
export type Choice = {
  readonly report: ReportId | PicturePage | typeof SCHEDULED;
  readonly from: BusinessDay;
  readonly to: BusinessDay;
  /** Undefined: as the report is usually split. */
  readonly by: readonly Dimension[] | undefined;
  readonly compare: 'previous' | 'last-year' | undefined;
  /** The figure of the picture; undefined: the first. */
  readonly figure: string | undefined;
  /** What pictures ask beside the days, as it stands in the address. */
  readonly more: Readonly<Partial<Record<More, string>>>;
};

/** What stands beside the reports: the course of a day, and how lengths are distributed. */
export const PICTURE_PAGES = ['course', 'distribution'] as const;
export type PicturePage = (typeof PICTURE_PAGES)[number];

/** What the hall makes by itself. */
export const SCHEDULED = 'scheduled';

const MORE = ['scope', 'step', 'of', 'bin'] as const;
type More = (typeof MORE)[number];

/** Whether it is drawn by itself and no table of groups. */
export function isPicture(report: Choice['report']): report is PicturePage {
  return PICTURE_PAGES.some((each) => each === report);
}

/** `line:ps-household`: where is looked at, as the hall is asked it. Nothing of it is the whole hall. */
export function scopeIn({ more }: Pick<Choice, 'more'>): readonly [scope: string, id: string] | undefined {
  const [scope, ...id] = (more.scope ?? '').split(':');
  return scope === undefined || scope === '' || id.join(':') === '' ? undefined : [scope, id.join(':')];
}

/** Reads an address; what it does not say, or says wrongly, is as usual: the waits of today. */
export function choiceIn(search: string, today: BusinessDay): Choice {
  const said = new URLSearchParams(search);
  const report =
    ([...PICTURE_PAGES, SCHEDULED, ...REPORT_IDS] as const).find((id) => id === said.get('report')) ?? 'waits';
  const [from, to] = [said.get('from') ?? '', said.get('to') ?? ''];
  const span = isDate(from) && isDate(to) && from <= to ? { from, to } : presetSpan('today', today);
  const by = said.get('by');
  const compare = said.get('compare');
  return {
    report,
    ...span,
    by: by === null ? undefined : dimensionsIn(by),
    compare: compare === 'previous' || compare === 'last-year' ? compare : undefined,
    figure: said.get('figure') ?? undefined,
    more: Object.fromEntries(MORE.flatMap((each) => (said.has(each) ? [[each, said.get(each) ?? '']] : []))),
  };
}

/** The address of a choice, from the `?` on. */
export function addressOf(choice: Choice): string {
  const said = new URLSearchParams(queryOf(choice));
  said.set('report', choice.report);
  if (choice.figure !== undefined) said.set('figure', choice.figure);
  if (isPicture(choice.report)) for (const [name, value] of Object.entries(choice.more)) said.set(name, value);
  return `?${said.toString()}`;
}

/** What the hall is asked. */
export function queryOf({ from, to, by, compare }: Choice) {
  return { from, to, ...(by === undefined ? {} : { by: by.join(',') }), ...(compare === undefined ? {} : { compare }) };
}

/** What the hall is asked for a picture. */
export function pictureQuery(choice: Choice): Readonly<Record<string, string>> {
  const { from, to, more } = choice;
  const scope = scopeIn(choice);
  const where = scope === undefined ? {} : { [scope[0]]: scope[1] };
  if (choice.report === 'course')
    return { day: from, ...where, ...(more.step === undefined ? {} : { step: more.step }) };
  const { of, bin } = more;
  return { from, to, ...where, ...(of === undefined ? {} : { of }), ...(bin === undefined ? {} : { bin }) };
}

function dimensionsIn(text: string): readonly Dimension[] {
  const wanted = text.split(',');
  return wanted.flatMap((each) => DIMENSIONS.find((known) => known === each) ?? []).slice(0, 3);
}
