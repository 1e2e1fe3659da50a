import type { Language } from '../core/base/names.ts';
import type { AssessmentView } from '../core/protocol/shapes/assessment.ts';
import { stopwatchText } from '../web/text/durations.ts';

export type SheetRule = AssessmentView['rules'][number];
export type SheetCell = AssessmentView['rows'][number]['parts'][number];

/** A figure of the monthly sheet as it is read; `–` where there is no data. */
export function sheetFigureText(value: number | null, unit: SheetRule['unit'], language: Language): string {
  if (value === null) return '–';
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value);
  return unit === 'percent' ? `${number}%` : number;
}

/** What a figure was reckoned from: two numbers, lengths as `4:05`. Nothing where it is the number itself. */
export function sheetPartsText({ figure, part, whole }: SheetCell, language: Language): string {
  if (part === null || whole === null) return '';
  const count = (value: number): string => new Intl.NumberFormat(language).format(value);
  const length = (value: number): string => stopwatchText(value);
  switch (figure) {
    case 'served-per-hour':
      return `${count(part)} ÷ ${length(whole)}`;
    case 'serving-share':
    case 'idle-share':
    case 'pause-share':
    case 'pace':
      return `${length(part)} ÷ ${length(whole)}`;
    case 'staffed-hours':
      return whole === 1 ? length(part) : `${length(part)} ÷ ${count(whole)}`;
    case 'no-show-share':
    case 'grade':
    case 'bad-grade-share':
      return `${count(part)} ÷ ${count(whole)}`;
    case 'attended-days':
    case 'served':
    case 'complaints':
    case 'complaints-upheld':
      return whole === 1 ? '' : `${count(part)} ÷ ${count(whole)}`;
  }
}

/** Marks with two decimals, as on paper. */
export function marksText(marks: number): string {
  return marks.toFixed(2);
}

/** The month so many months later, or earlier. */
export function plusMonths(month: string, months: number): string {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

/** Whether it is a month of the calendar, written `YYYY-MM`. */
export function isMonth(text: string): boolean {
  return /^[12]\d{3}-(?:0[1-9]|1[0-2])$/.test(text);
}
