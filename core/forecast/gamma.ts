/**
 * A gamma draw by a standard normal one, by the curve of its cube root (Wilson and Hilferty 1931): shapes here are well
 * above one. Nothing where there is no rate.
 */
export function gammaAt({ shape, rate }: { readonly shape: number; readonly rate: number }, z: number): number {
  if (!(rate > 0)) return 0;
  const ninth = 1 / (9 * shape);
  return (shape / rate) * Math.max(0, 1 - ninth + Math.sqrt(ninth) * z) ** 3;
}
