/** A source of numbers in [0, 1): the only chance that simulations know. */
export type Chance = () => number;

/**
 * Chance that can be had again: sfc32, seeded by any text. Streams of different names are independent, so one change to
 * a simulated day leaves everybody else's numbers alike.
 */
export function chanceOf(name: string): Chance {
  let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 1];
  for (let at = 0; at < name.length; at += 1) {
    // FNV-1a in four lanes: each word of the seed sees the whole name.
    const code = name.charCodeAt(at);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ (code + at), 0x01000193);
    c = Math.imul(c ^ a, 0x85ebca6b);
    d = Math.imul(d ^ (b >>> 13), 0xc2b2ae35);
  }
  const next = (): number => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let round = 0; round < 15; round += 1) next();
  return next;
}

/** Exponential with that mean. */
export function exponential(chance: Chance, mean: number): number {
  return -mean * Math.log(1 - chance());
}

/** Standard normal (Box and Muller 1958). */
export function normal(chance: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}

/** Log-normal by its median and its coefficient of variation. */
export function logNormal(chance: Chance, median: number, cv: number): number {
  return median * Math.exp(Math.sqrt(Math.log(1 + cv * cv)) * normal(chance));
}

/** One of `from`, each as likely as its weight says; `undefined` only if nothing weighs anything. */
export function weighted<T>(chance: Chance, from: readonly T[], weightOf: (item: T) => number): T | undefined {
  const total = from.reduce((sum, item) => sum + weightOf(item), 0);
  let left = chance() * total;
  for (const item of from) {
    left -= weightOf(item);
    if (left < 0) return item;
  }
  return from.findLast((item) => weightOf(item) > 0);
}
