import { DAY, MINUTE, SECOND, type BusinessDay, type Instant, type TimeZone } from '../base/time.ts';
import { localTime } from '../base/zone.ts';
import type { When } from './facts.ts';

const HALF_HOUR = 30;

/** Of which half hour an instant is, on the hall's own clock. */
export function whenOf(day: BusinessDay, at: Instant, zone: TimeZone): When {
  return { day, slot: slotOf(at, zone) };
}

/** The half hour of the day, 0 to 47. */
export function slotOf(at: Instant, zone: TimeZone): number {
  return Math.floor(localTime(at, zone).minute / HALF_HOUR);
}

/** The first instant of the half hour that follows. */
export function nextHalfHour(at: Instant, zone: TimeZone): Instant {
  const { minute } = localTime(at, zone);
  const intoMinute = ((at % MINUTE) + MINUTE) % MINUTE;
  return at - intoMinute + (HALF_HOUR - (minute % HALF_HOUR)) * MINUTE;
}

/** Seconds since the midnight of the day's date, as the clock on the wall tells them; past the next one they go on. */
export function wallSecondsOf(day: BusinessDay, at: Instant, zone: TimeZone): number {
  const { date, minute } = localTime(at, zone);
  // A day never begins before its date but where a clock was put right: then the clock's time alone is told.
  const days = Math.max(0, Math.round((Date.parse(date) - Date.parse(day)) / DAY));
  const intoMinute = ((at % MINUTE) + MINUTE) % MINUTE;
  return (days * DAY + minute * MINUTE) / SECOND + Math.floor(intoMinute / SECOND);
}

/** A length as reports count it: whole seconds, never negative. */
export function secondsOf(ms: number): number {
  return Math.max(0, Math.round(ms / 1000));
}
