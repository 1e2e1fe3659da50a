import { keptInTab, readKept } from '../kept-here.ts';

/** A page that was loaded anew for a build, and when. */
export type Try = { readonly build: string; readonly at: number };

/** What was tried counts for so long. */
export const TRIES_COUNT_MS = 600_000;
const MOST = 3;

/** What still counts of what was tried; also of a clock that was set. */
export function recent(tries: readonly Try[], now: number): readonly Try[] {
  return tries.filter(({ at }) => Math.abs(now - at) < TRIES_COUNT_MS);
}

/**
 * Whether a page may be loaded anew for a build. Not twice for the same one, and not again and again for others: where
 * an address gives another page than it says, or two servers take turns, it would load for ever.
 */
export function mayTry(tries: readonly Try[], build: string, now: number): boolean {
  const counted = recent(tries, now);
  return counted.length < MOST && !counted.some((each) => each.build === build);
}

const KEY = 'hallcall.renewals';

/** What this page has tried. */
export function loadTries(): readonly Try[] {
  const kept = readKept(keptInTab, KEY);
  return Array.isArray(kept) ? kept.filter(isTry) : [];
}

/** False when it cannot be kept: then the page must not be loaded anew, it would not know of it. */
export function saveTries(tries: readonly Try[]): boolean {
  return keptInTab.setItem(KEY, JSON.stringify(tries));
}

function isTry(each: unknown): each is Try {
  if (typeof each !== 'object' || each === null || !('build' in each) || !('at' in each)) return false;
  return typeof each.build === 'string' && typeof each.at === 'number';
}
