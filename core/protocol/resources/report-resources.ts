import { assessmentQuery, courseQuery, distributionQuery, reportQuery } from '../reports.ts';
import { assessmentShape } from '../shapes/assessment.ts';
import { dayCourseShape } from '../shapes/day-course.ts';
import { distributionShape } from '../shapes/distribution.ts';
import { scheduledReportsShape } from '../shapes/scheduled-reports.ts';
import { reportShape, reportsShape } from '../shapes/report.ts';
import { READS_REPORTS, STAFF } from '../who-may.ts';
import type { ResourceRow } from './resource-row.ts';

/** A clerk sees nothing of colleagues; a supervisor nothing of a single clerk where it is too few. */
const REPORTS = { tag: 'Reports', who: READS_REPORTS } as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ONE = {
  ...REPORTS,
  query: reportQuery,
  problems: [403, 404, 422, 503],
  codes: { 503: ['reports-away'] },
} as const;

const COURSE = { ...REPORTS, query: courseQuery, problems: [403, 422, 503], codes: ONE.codes } as const;
const DISTRIBUTION = { ...COURSE, query: distributionQuery } as const;

/** Everybody of the staff may ask; clerks are told their own row. */
const SHEET = {
  tag: 'Reports',
  who: STAFF,
  query: assessmentQuery,
  problems: [503],
  codes: { 503: ['reports-away'] },
} as const;

/** Figures of the past, from the journal. */
export const REPORT_RESOURCES = {
  'GET /reports': {
    ...REPORTS,
    summary: 'The reports that there are, their figures with how each is counted, and by what they can be split',
    answer: reportsShape,
  },
  'GET /reports/course': {
    ...COURSE,
    summary: 'The course of a day: who came, who waited, and which counters were open, step by step',
    answer: dayCourseShape,
    media: ['text/csv', XLSX],
  },
  'GET /reports/course.csv': {
    ...COURSE,
    summary: 'The course of a day as CSV with the same rows',
    media: ['text/csv'],
  },
  'GET /reports/course.xlsx': { ...COURSE, summary: 'The course of a day as a spreadsheet', media: [XLSX] },
  'GET /reports/distribution': {
    ...DISTRIBUTION,
    summary: 'How waits or service times are distributed, in bins of whole minutes',
    answer: distributionShape,
    media: ['text/csv', XLSX],
  },
  'GET /reports/distribution.csv': {
    ...DISTRIBUTION,
    summary: 'A distribution as CSV with the same rows',
    media: ['text/csv'],
  },
  'GET /reports/distribution.xlsx': { ...DISTRIBUTION, summary: 'A distribution as a spreadsheet', media: [XLSX] },
  'GET /reports/scheduled': {
    ...REPORTS,
    summary: 'The reports that are made by themselves, when next, and what became of the last',
    answer: scheduledReportsShape,
  },
  'GET /reports/{id}.csv': { ...ONE, summary: 'A report as CSV with the very rows of the JSON', media: ['text/csv'] },
  'GET /reports/{id}.xlsx': {
    ...ONE,
    summary: 'A report as a spreadsheet with the very rows of the JSON',
    media: [XLSX],
  },
  'GET /reports/{id}': {
    ...ONE,
    summary: 'A report of a span of business days; as CSV or spreadsheet where `Accept` says so',
    answer: reportShape,
    media: ['text/csv', XLSX],
  },
  'GET /assessments/{month}.csv': {
    ...SHEET,
    summary: 'The monthly sheet as CSV with the very rows of the JSON',
    media: ['text/csv'],
  },
  'GET /assessments/{month}.xlsx': {
    ...SHEET,
    summary: 'The monthly sheet as a spreadsheet with the very rows of the JSON',
    media: [XLSX],
  },
  'GET /assessments/{month}': {
    ...SHEET,
    summary:
      'The monthly sheet (`2026-03`): what each clerk and department did, and the marks it gives by assessment.csv',
    answer: assessmentShape,
  },
} as const satisfies Record<string, ResourceRow>;
