import { z } from 'zod';
import { ACCURACY_BY, LEADS } from '../../forecast/live/accuracy.ts';
import { day } from '../bodies/fields.ts';
import { ANYONE } from '../rights.ts';
import { accuracyShape, forecastShape } from '../shapes/forecast.ts';
import { SUPERVISORS_READ_HALL } from '../who-may.ts';
import type { ResourceRow } from './resource-row.ts';

/** Which waits; without dates those of the last seven days. */
const accuracyQuery = z.object({
  from: day.optional(),
  to: day.optional(),
  by: z.enum(ACCURACY_BY).default('all'),
  lead: z.enum(LEADS).default('issue'),
});

/** What is told of waits, and how right it was. */
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
    who: SUPERVISORS_READ_HALL,
    query: accuracyQuery,
    answer: accuracyShape,
    problems: [503],
    codes: { 503: ['forecast-away'] },
  },
} as const satisfies Readonly<Record<string, ResourceRow>>;
