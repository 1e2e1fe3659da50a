import type { SlipTexts } from './slip-texts.ts';

/** Seconds within which half, and nine in ten, of such waits end. */
export type WaitSeconds = { readonly p50: number; readonly p90: number };

/** Minutes as they are told: the lower end rounded down, the upper one up. */
export type WaitMinutes = { readonly from: number; readonly to: number };

/** Rounds a range outward: to whole minutes below ten, to five minutes above. */
export function waitMinutes(wait: WaitSeconds): WaitMinutes {
  const from = Math.max(0, wait.p50 / 60);
  const to = Math.max(from, wait.p90 / 60);
  return { from: outward(from, Math.floor), to: Math.max(1, outward(to, Math.ceil)) };
}

/** The wait as the paper says it; without an estimate, that no counter is open. */
export function waitText(wait: WaitSeconds | undefined, texts: SlipTexts): string {
  if (wait === undefined) return texts.noCounterOpen;
  const { from, to } = waitMinutes(wait);
  if (from === 0) return texts.withinMinutes(to);
  return from === to ? texts.aboutMinutes(to) : texts.minutes(from, to);
}

function outward(minutes: number, round: (value: number) => number): number {
  return minutes < 10 ? round(minutes) : round(minutes / 5) * 5;
}
