import { PARTS_OF_ONE, type AssessRule } from '../catalogue/assess-rule.ts';

/** A figure as a fraction of whole numbers: `part` times `times` by `whole`. */
export type Fraction = { readonly part: number; readonly whole: number; readonly times: number };

/** The figure itself. */
export function valueOf({ part, whole, times }: Fraction): number {
  return (part * times) / whole;
}

/**
 * The marks that a figure gives, in hundredths: the weight at `full` and beyond, none at `zero` and beyond, in
 * proportion between, halves rounded up. In whole numbers, so that whoever reckons by hand comes to the same.
 */
export function marksOf({ part, whole, times }: Fraction, { weight, full, zero }: AssessRule): number {
  const [top, bottom] = [BigInt(Math.round(full * PARTS_OF_ONE)), BigInt(Math.round(zero * PARTS_OF_ONE))];
  // Hours are seconds by 3600.
  const by = times < 1 ? BigInt(Math.round(1 / times)) : 1n;
  const under = BigInt(whole) * by;
  const above = BigInt(part) * (times < 1 ? 1n : BigInt(times)) * BigInt(PARTS_OF_ONE) - bottom * under;
  const span = (top - bottom) * under;
  const most = BigInt(weight) * 100n;
  const [share, of] = span < 0n ? [-above, -span] : [above, span];
  if (share <= 0n) return 0;
  if (share >= of) return Number(most);
  return Number((2n * share * most + of) / (2n * of));
}

/** What is reached of a hundred, in hundredths, halves rounded up: marks in hundredths, of so many. */
export function scoreOf(marks: number, weights: number): number {
  return Math.floor((2 * marks * 100 + weights) / (2 * weights));
}
