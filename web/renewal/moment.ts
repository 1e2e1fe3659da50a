/** When a page may be loaded anew. */
export type Quiet = {
  /** Whether it would disturb nobody if the page were loaded anew now. */
  readonly isQuiet: () => boolean;
  /** Nor has anybody touched it for so long. */
  readonly restMs: number;
  /** What is asked instead once a new build has waited too long for that: a screen may never be quite at rest. */
  readonly atLast?: () => boolean;
};

/** A new build waits so long for rest. */
export const AT_LAST_MS = 5 * 60_000;

/** Whether now is the moment, for a page that nobody touched for so long and whose new build waits for so long. */
export function isMoment(quiet: Quiet, untouchedMs: number, waitedMs: number): boolean {
  if (untouchedMs < quiet.restMs) return false;
  return quiet.isQuiet() || (waitedMs >= AT_LAST_MS && quiet.atLast?.() === true);
}
