import { SECOND, type Instant, type Millis } from '../../base/time.ts';
import type { Found } from './find-troubles.ts';

/** What is known of the troubles from one look to the next. */
export type Settled = {
  /** What is told: what is above all, then the most harmful. */
  readonly shown: readonly Standing[];
  /** What was found but has not lasted long enough to be told: what it is, and when first. */
  readonly pending: ReadonlyMap<string, Pending>;
};

type Pending = Pick<Found, 'kind'> & { readonly since: Instant };

/** A trouble that is told: since when, and the harm by which it has its place. */
export type Standing = { readonly found: Found; readonly since: Instant; readonly rank: number };

/** Nothing was found yet. */
export const NOTHING_SETTLED: Settled = { shown: [], pending: new Map() };

/** What is over sooner is not told: somebody walks from one counter to another, a page loads. */
const LASTS_MS: Millis = 10 * SECOND;
/** A place in the list changes only when the harm has changed by more than this part. */
const CHANGED = 1.25;

/**
 * The first look at a day that goes on: what its lines and counters lack has lasted since before, and is told at once.
 * Devices may still come back.
 */
export function settleAtStart(found: readonly Found[], now: Instant): Settled {
  const shown = found.filter(({ kind }) => kind === 'line' || kind === 'counter');
  return {
    shown: shown.map((each) => ({ found: each, since: now, rank: each.harm })).sort(byHarm),
    pending: new Map(found.filter((each) => !shown.includes(each)).map(({ key, kind }) => [key, { kind, since: now }])),
  };
}

/** Takes in what was found now. Found again, a trouble keeps its beginning, and its place unless it clearly changed. */
export function settle(before: Settled, found: readonly Found[], now: Instant): Settled {
  const known = new Map(before.shown.map((each) => [each.found.key, each]));
  const pending = new Map<string, Pending>();
  const shown: Standing[] = [];
  for (const each of found) {
    const old = known.get(each.key);
    const since = old?.since ?? before.pending.get(each.key)?.since ?? now;
    if (old === undefined && now - since < LASTS_MS) {
      pending.set(each.key, { kind: each.kind, since });
      continue;
    }
    shown.push({ found: each, since, rank: rankOf(each.harm, old?.rank) });
  }
  return { shown: shown.sort(byHarm), pending };
}

/** The keys of what is told. */
export function keysOf({ shown }: Settled): ReadonlySet<string> {
  return new Set(shown.map(({ found }) => found.key));
}

function rankOf(harm: number, old: number | undefined): number {
  if (old === undefined) return harm;
  const ratio = (harm + 1) / (old + 1);
  return ratio < CHANGED && ratio > 1 / CHANGED ? old : harm;
}

function byHarm(a: Standing, b: Standing): number {
  return (
    Number(b.found.aboveAll === true) - Number(a.found.aboveAll === true) ||
    b.rank - a.rank ||
    Number(b.found.tone === 'bad') - Number(a.found.tone === 'bad') ||
    a.since - b.since ||
    (a.found.key < b.found.key ? -1 : 1)
  );
}
