import type { Alert } from '../../core/protocol/shapes/alerts.ts';

/**
 * The alerts in force, the worst first: those that nobody has taken on, then by how many times their threshold the
 * figure was, then the oldest.
 */
export function worstFirst(alerts: readonly Alert[]): readonly Alert[] {
  return alerts
    .filter(({ cleared }) => cleared === undefined)
    .sort((a, b) => taken(a) - taken(b) || farness(b) - farness(a) || (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function taken({ acknowledged, test }: Alert): number {
  return test === true ? 2 : acknowledged === undefined ? 0 : 1;
}

/** How far past its threshold, whichever way is the bad one. */
function farness({ value, threshold }: Alert): number {
  const [low, high] = value < threshold ? [value, threshold] : [threshold, value];
  return high / Math.max(low, 0.5);
}
