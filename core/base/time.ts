/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** A length of time in milliseconds. */
export type Millis = number;

/** The hall's day as `YYYY-MM-DD`, in the hall's own zone. */
export type BusinessDay = string;

/** A calendar date as `YYYY-MM-DD`. */
export type LocalDate = string;

/** Minutes since local midnight, 0 to 1440. */
export type MinuteOfDay = number;

/** An IANA zone name such as `Asia/Shanghai`. */
export type TimeZone = string;

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const SECOND: Millis = 1000;
export const MINUTE: Millis = 60 * SECOND;
export const HOUR: Millis = 60 * MINUTE;
export const DAY: Millis = 24 * HOUR;
