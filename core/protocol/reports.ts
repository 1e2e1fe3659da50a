import { z } from 'zod';
import { BIN_MINUTES, DISTRIBUTED } from '../reports/distribution.ts';
import { COURSE_STEPS } from '../reports/day-course.ts';
import { ORIGINS } from '../reports/facts.ts';
import { DIMENSIONS } from '../reports/report-table.ts';
import { LANGUAGES } from '../base/names.ts';

// What may stand behind the `?` of a report.

const day = z.iso.date({ error: 'expected a date as YYYY-MM-DD' });
const MOST_WANTED = 200;

/** `a,b`: one of these. */
const anyOf = z
  .string()
  .max(4000)
  .transform((text) => text.split(',').map((part) => part.trim()))
  .pipe(z.array(z.string().min(1, 'expected ids with commas between').max(100)).max(MOST_WANTED));

const inList = (form: RegExp, expected: string) =>
  anyOf.pipe(z.array(z.string().regex(form, `expected ${expected}, several with commas between`)));

const by = z
  .string()
  .max(200)
  .transform((text) => (text === '' ? [] : text.split(',').map((part) => part.trim())))
  .pipe(z.array(z.enum(DIMENSIONS)).max(3, 'three dimensions at most'))
  .refine((all) => new Set(all).size === all.length, 'each dimension once');

/** To what a question can be narrowed that is about visits. */
const narrowed = {
  weekday: inList(/^[1-7]$/, '1 (Monday) to 7').optional(),
  hour: inList(/^([01]?\d|2[0-3])$/, 'an hour from 0 to 23').optional(),
  'half-hour': inList(/^([01]\d|2[0-3]):[03]0$/, 'the beginning of a half hour such as 08:30').optional(),
  department: anyOf.optional(),
  line: anyOf.optional(),
  service: anyOf.optional(),
  counter: anyOf.optional(),
  clerk: anyOf.optional(),
  category: anyOf.optional(),
  zone: anyOf.optional(),
  language: anyOf.optional(),
  channel: anyOf.optional(),
  origin: anyOf.pipe(z.array(z.enum(ORIGINS))).optional(),
};

const inLanguage = z.enum(LANGUAGES).optional().describe('The language of heads and names in files');

/** One of a few numbers. */
const minutesOf = <N extends number>(allowed: readonly N[]) =>
  z
    .string()
    .refine((text) => allowed.some((each) => String(each) === text), `expected one of ${allowed.join(', ')}`)
    .transform((text) => allowed.find((each) => String(each) === text) as N); // it is one of them

export const courseQuery = z.strictObject({
  day: day.optional().describe('The business day; today if not said'),
  step: minutesOf(COURSE_STEPS).optional().describe('How many minutes a row is: 1, 5, 10 (if not said), 15, 30 or 60'),
  department: anyOf.optional(),
  line: anyOf.optional(),
  zone: anyOf.optional(),
  in: inLanguage,
});

export type CourseQuery = z.output<typeof courseQuery>;

export const distributionQuery = z.strictObject({
  of: z.enum(DISTRIBUTED).optional().describe('waits (if not said) or service-times'),
  from: day.optional().describe('The first business day; today if not said'),
  to: day.optional().describe('The last business day; today if not said'),
  bin: minutesOf(BIN_MINUTES)
    .optional()
    .describe('How many minutes a bin is: 1, 2, 5, 10, 15, 30 or 60; so that there are thirty at most if not said'),
  ...narrowed,
  in: inLanguage,
});

export type DistributionQuery = z.output<typeof distributionQuery>;

export const reportQuery = z.strictObject({
  from: day.optional().describe('The first business day; today if not said'),
  to: day.optional().describe('The last business day; today if not said'),
  by: by.optional().describe('By what the rows are split, three at most, with commas between; empty: one total'),
  compare: z
    .enum(['previous', 'last-year'])
    .optional()
    .describe('With the span of the same length right before, or 364 days earlier: the same weekdays of last year'),
  compareFrom: day.optional().describe('Or with this very span'),
  compareTo: day.optional(),
  in: inLanguage,
  ...narrowed,
  reason: anyOf.optional(),
  printer: anyOf.optional(),
  cause: anyOf.optional(),
  source: anyOf.optional(),
});

/** What may stand behind the `?` of a monthly sheet. */
export const assessmentQuery = z.strictObject({
  department: z.string().min(1).max(100).optional().describe('Only the people of this department'),
  in: z.enum(LANGUAGES).optional().describe('The language of heads and names in files'),
});

export type AssessmentQuery = z.output<typeof assessmentQuery>;

export type ReportQuery = z.output<typeof reportQuery>;
