/**
 * Still areas wander a little so that no panel burns in: around their place, 2 to 4 pixels of a full HD screen at a
 * time.
 */
const STEP = 0.11;
const PLACES = [
  [-1, -1],
  [0, -1],
  [1, -1],
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
] as const;
const SHIFT_EVERY_MS = 4 * 60_000;

/** Where everything stands at an instant, as the CSS property `translate`. */
export function pixelShift(now: number): string {
  const [x, y] = PLACES[Math.floor(now / SHIFT_EVERY_MS) % PLACES.length] ?? PLACES[0];
  return `calc(${String(x * STEP)} * var(--u)) calc(${String(y * STEP)} * var(--u))`;
}
