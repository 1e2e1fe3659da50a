import { MINUTE, type BusinessDay, type Instant, type TimeZone } from '../base/time.ts';
import { localTime } from '../base/zone.ts';
import type { When } from './facts.ts';

const HALF_HOUR = 30;

/** Of which half hour an instant is, on the hall's own clock. */
export function whenOf(day: BusinessDay, at: Instant, zone: TimeZone): When {
  return { day, slot: Math.floor(localTime(at, zone).minute / HALF_HOUR) };
}

/** The first instant of the half hour that follows. */
export function nextHalfHour(at: Instant, zone: TimeZone): Instant {
  const { minute } = localTime(at, zone);
  const intoMinute = ((at % MINUTE) + MINUTE) % MINUTE;
  return at - intoMinute + (HALF_HOUR - (minute % HALF_HOUR)) * MINUTE;
}

/** A length as reports count it: whole seconds, never negative. */
export function secondsOf(ms: number): number {
  return Math.max(0, Math.round(ms / 1000));
}
