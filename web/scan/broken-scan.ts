import type { WedgeState, WedgeStep } from '../../core/devices/wedge.ts';

/** A scanner that stalled in the middle of a code goes on within this; whoever types after it means it. */
export const BROKEN_FOR_MS = 1000;

/** The rest of a code that broke in the middle, and when its last key came. */
export type BrokenScan = { readonly lastAtMs: number } | undefined;

/**
 * Whether a key belongs to the rest of a code that broke: on a page its letters and its Enter would be commands. It
 * ends with Enter, or with a second of silence.
 */
export function brokenScan(
  broken: BrokenScan,
  {
    before,
    step,
    code,
    atMs,
  }: { readonly before: WedgeState; readonly step: WedgeStep; readonly code: string; readonly atMs: number },
): { readonly broken: BrokenScan; readonly taken: boolean } {
  const ends = code === 'Enter' || code === 'NumpadEnter';
  const goesOn = broken !== undefined && atMs - broken.lastAtMs <= BROKEN_FOR_MS;
  const breaks =
    before.at === 'inside' &&
    step.state.at === 'outside' &&
    step.scan === undefined &&
    atMs - before.atMs <= BROKEN_FOR_MS;
  // A new prefix begins a new code: it is read as ever.
  if (step.state.at !== 'outside' || (!goesOn && !breaks)) return { broken: undefined, taken: false };
  return { broken: ends ? undefined : { lastAtMs: atMs }, taken: true };
}
