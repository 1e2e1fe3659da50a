import { z } from 'zod';
import { WHAT_IF_USAGE } from '../../forecast/advice/what-if-words.ts';
import { ACCURACY_BY, LEADS } from '../../forecast/live/accuracy.ts';
import { day } from '../bodies/fields.ts';
import { ANYONE } from '../rights.ts';
import { adviceShape, needsShape, suppositionShape } from '../shapes/advice.ts';
import { accuracyShape, forecastShape } from '../shapes/forecast.ts';
import { STAFF_READ_HALL } from '../who-may.ts';
import type { ResourceRow } from './resource-row.ts';

/** Which waits; without dates those of the last seven days. */
const accuracyQuery = z.object({
  from: day.optional(),
  to: day.optional(),
  by: z.enum(ACCURACY_BY).default('all'),
  lead: z.enum(LEADS).default('issue'),
});

const whatIfQuery = z.object({ changes: z.string().trim().min(1).max(2000) });

const needsQuery = z.object({ day: day.optional() });

/** What is told of waits, how right it was, and what would help. */
export const FORECAST_RESOURCES = {
  'GET /forecast': {
    summary:
      'What is told now to whoever would take a number, by line and category, how it came about, and on what it rests',
    tag: 'Forecast',
    who: ANYONE,
    answer: forecastShape,
  },
  'GET /forecast/accuracy': {
    summary:
      'How right waits were, as told with the number or with so many ahead: of the last seven days, or from one day to another, 92 at most',
    tag: 'Forecast',
    who: STAFF_READ_HALL,
    query: accuracyQuery,
    answer: accuracyShape,
    problems: [503],
    codes: { 503: ['forecast-away'] },
  },
  'GET /advice': {
    summary:
      'What would help now, the best first: tried by playing the rest of the day with it and without; found anew every half minute',
    tag: 'Forecast',
    who: STAFF_READ_HALL,
    answer: adviceShape,
    problems: [503],
    codes: { 503: ['forecast-away'] },
  },
  'GET /advice/what-if': {
    summary: `What changes would come to until the end of the day, by line. \`changes\`: ${WHAT_IF_USAGE}; without a time from now on`,
    tag: 'Forecast',
    who: STAFF_READ_HALL,
    query: whatIfQuery,
    answer: suppositionShape,
    problems: [503],
    codes: { 503: ['forecast-away'] },
  },
  'GET /advice/tomorrow': {
    summary:
      'How many counters the next working day, or another one, needs by half hour and line to call eight of ten within the target',
    tag: 'Forecast',
    who: STAFF_READ_HALL,
    query: needsQuery,
    answer: needsShape,
    problems: [503],
    codes: { 503: ['forecast-away'] },
  },
} as const satisfies Readonly<Record<string, ResourceRow>>;
