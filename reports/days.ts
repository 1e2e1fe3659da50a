import type { BusinessDay } from '../core/base/time.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A stretch of days that is asked for often. */
export const PRESETS = ['today', 'yesterday', 'this-week', 'last-week', 'this-month', 'last-month'] as const;
export type Preset = (typeof PRESETS)[number];

/** The first and last day of a stretch, seen from `today`. Weeks begin on Monday; what is not over yet ends today. */
export function daysOf(preset: Preset, today: BusinessDay): { readonly from: BusinessDay; readonly to: BusinessDay } {
  switch (preset) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: plusDays(today, -1), to: plusDays(today, -1) };
    case 'this-week':
      return { from: plusDays(today, -sinceMonday(today)), to: today };
    case 'last-week': {
      const monday = plusDays(today, -sinceMonday(today) - 7);
      return { from: monday, to: plusDays(monday, 6) };
    }
    case 'this-month':
      return { from: `${today.slice(0, 7)}-01`, to: today };
    case 'last-month': {
      const last = plusDays(`${today.slice(0, 7)}-01`, -1);
      return { from: `${last.slice(0, 7)}-01`, to: last };
    }
  }
}

/** So many days later, or earlier. */
export function plusDays(day: BusinessDay, days: number): BusinessDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whether it is a day of the calendar, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

function sinceMonday(day: BusinessDay): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}
