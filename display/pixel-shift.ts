/** Still areas wander a little so that no panel burns in. */
const SHIFTS = [
  [0, 0],
  [0.12, 0.08],
  [0.12, -0.08],
  [-0.12, -0.08],
  [-0.12, 0.08],
] as const;
const SHIFT_EVERY_MS = 4 * 60_000;

/** Where everything stands at an instant, as the CSS property `translate`. */
export function pixelShift(now: number): string {
  const [x, y] = SHIFTS[Math.floor(now / SHIFT_EVERY_MS) % SHIFTS.length] ?? SHIFTS[0];
  return `calc(${String(x)} * var(--u)) calc(${String(y)} * var(--u))`;
}
