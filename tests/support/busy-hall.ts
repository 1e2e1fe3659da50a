import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import { category, counter, line, service, smallHall } from './small-hall.ts';

const HOURS = [1, 2, 3, 4, 5].flatMap((weekday) => [
  { weekday: weekday as 1, from: 9 * 60, to: 12 * 60 },
  { weekday: weekday as 1, from: 13 * 60, to: 17 * 60 },
]);

/** A town's office of three lines; of its fourteen counters two of the first line and one of the second stay closed. */
export function busyHall(): Catalogue {
  const base = smallHall();
  return {
    ...base,
    hall: { ...base.hall, id: 'busy', alwaysOpen: false },
    calendar: { ...base.calendar, hours: HOURS },
    lines: [line('permits', 'A', 15), line('cards', 'B', 20), line('taxes', 'C', 15)],
    categories: [
      { ...category('ordinary', 1, 15, 60), shareOfVisits: 0.85 },
      { ...category('elderly', 0.5, 8, 60), shareOfVisits: 0.15 },
    ],
    profiles: [],
    matters: [],
    services: [
      service('permit', 'permits', { medianMs: 420_000, cv: 0.6, visitsPerYear: 37_000 }),
      service('card', 'cards', { medianMs: 540_000, cv: 0.6, visitsPerYear: 17_500 }),
      service('tax', 'taxes', { medianMs: 300_000, cv: 0.6, visitsPerYear: 26_000 }),
    ],
    counters: [
      ...['1', '2', '3', '4', '5'].map((id) => counter(id, 'permits')),
      ...['6', '7', '8'].map((id) => counter(id, 'cards', 'permits:2')),
      ...['9', '10', '11'].map((id) => counter(id, 'taxes')),
      ...['12', '13'].map((id) => counter(id, 'permits')),
      counter('14', 'cards'),
    ],
  };
}

/** Those of its counters that are open on any day. */
export const USUAL_COUNTERS: readonly string[] = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11'];
