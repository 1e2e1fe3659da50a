/** How a share of calls within target reads: nine of ten is good, less than three of four is not. */
export function shareTone(share: number): 'good' | 'near' | 'late' {
  if (share >= 0.9) return 'good';
  return share >= 0.75 ? 'near' : 'late';
}

/** A share as whole per cent that never rounds up to a promise that was not kept: 99.6 % is 99. */
export function perCent(share: number): number {
  return Math.floor(share * 100 + 1e-9);
}
