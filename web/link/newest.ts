/** What a view is true for: its seq in the day's stream and, where it says so, the hall's time. */
export type Versioned = { readonly seq: number; readonly at: number | undefined };

/**
 * Whether a view may take the place of the one shown. Waits change without an event, so an equal seq may; a lower seq
 * only with a later time of the hall: then a new day has begun and its numbering with it.
 */
export function isNewer(next: Versioned, shown: Versioned): boolean {
  if (next.seq > shown.seq) return true;
  if (next.seq === shown.seq) return next.at === undefined || shown.at === undefined || next.at >= shown.at;
  return next.at !== undefined && shown.at !== undefined && next.at > shown.at;
}

/** The time of the hall that a view carries, ms since 1970. */
export function nowOf(view: unknown): number | undefined {
  if (typeof view !== 'object' || view === null || !('now' in view) || typeof view.now !== 'string') return undefined;
  const at = Date.parse(view.now);
  return Number.isNaN(at) ? undefined : at;
}
