/** How a wait stands to its target: `late` past it, `near` from three quarters of it. */
export function waitTone(waited: number, target: number): 'calm' | 'near' | 'late' {
  if (waited > target) return 'late';
  return waited >= target * 0.75 ? 'near' : 'calm';
}

/** How a share of calls within target reads: nine of ten is good, less than three of four is not. */
export function shareTone(share: number): 'good' | 'near' | 'late' {
  if (share >= 0.9) return 'good';
  return share >= 0.75 ? 'near' : 'late';
}

/** A share as whole per cent that never rounds up to a promise that was not kept: 99.6 % is 99. */
export function perCent(share: number): number {
  return Math.floor(share * 100 + 1e-9);
}
