import type { LinkState } from '../../web/link/link.ts';

export const DATED_AFTER_MS = 15_000;
export const STALE_AFTER_MS = 60_000;

/**
 * How far the board may be trusted: `fresh`; `dated` says from when it is; `stale` asks people to watch the staff. `at`
 * and `stateSince` are by `steadyNow`.
 */
export function freshnessOf(
  link: { readonly state: LinkState; readonly stateSince: number },
  at: number,
): 'fresh' | 'dated' | 'stale' {
  if (link.state === 'online') return 'fresh';
  const lostMs = at - link.stateSince;
  return lostMs >= STALE_AFTER_MS ? 'stale' : lostMs >= DATED_AFTER_MS ? 'dated' : 'fresh';
}

/** From when what the board shows is, by the hall's time: the line broke then. `at` is by `steadyNow`. */
export function lostAt(link: { readonly stateSince: number; now(): number }, at: number): number {
  return link.now() - (at - link.stateSince);
}

/** The time of day of it, to the second. */
export function lostAtText(lost: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone }).format(lost);
}
