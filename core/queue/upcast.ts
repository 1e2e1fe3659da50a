import type { HallEvent } from './event.ts';

/**
 * The version that is written now, for every type of event. A change of a shape adds a version here and a case below.
 */
export const EVENT_VERSION = 1;

/** Reads an event of any version that was ever written as one of today's shape. Journals are never rewritten. */
export function upcast(event: HallEvent): HallEvent {
  return event;
}
