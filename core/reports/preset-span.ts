import type { BusinessDay } from '../base/time.ts';
import { addDays, weekdayOf } from '../base/zone.ts';
import type { Preset } from '../catalogue/scheduled-report.ts';
import type { Span } from './report-ask.ts';

/** The first and last day of a stretch, seen from `today`. Weeks begin on Monday; what is not over yet ends today. */
export function presetSpan(preset: Preset, today: BusinessDay): Span {
  const monday = addDays(today, 1 - weekdayOf(today));
  const first = `${today.slice(0, 7)}-01`;
  switch (preset) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: addDays(today, -1), to: addDays(today, -1) };
    case 'this-week':
      return { from: monday, to: today };
    case 'last-week':
      return { from: addDays(monday, -7), to: addDays(monday, -1) };
    case 'this-month':
      return { from: first, to: today };
    case 'last-month': {
      const last = addDays(first, -1);
      return { from: `${last.slice(0, 7)}-01`, to: last };
    }
  }
}
