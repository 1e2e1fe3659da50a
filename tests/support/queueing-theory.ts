/** Textbook results that a simulated hall has to come to. Times in one unit throughout; rates per unit. */

/** Probability that an arrival at c exponential servers has to wait (Erlang C), by Erlang B's recursion. */
export function erlangC(lambda: number, mean: number, c: number): number {
  const load = lambda * mean;
  let b = 1;
  for (let k = 1; k <= c; k += 1) b = (load * b) / (k + load * b);
  return b / (1 - (load / c) * (1 - b));
}

/** Mean wait in M/M/c. */
export function waitMMc(lambda: number, mean: number, c: number): number {
  return erlangC(lambda, mean, c) / (c / mean - lambda);
}

/** Mean wait in M/G/1 (Pollaczek and Khinchine). */
export function waitMG1(lambda: number, mean: number, secondMoment: number): number {
  return (lambda * secondMoment) / (2 * (1 - lambda * mean));
}

/**
 * Mean waits of classes in strict order at c servers alike, one exponential service for all (Kella and Yechiali 1985).
 */
export function waitsByPriority(lambdas: readonly number[], mean: number, c: number): readonly number[] {
  const total = lambdas.reduce((sum, each) => sum + each, 0);
  const base = (erlangC(total, mean, c) * mean) / c;
  let before = 0;
  return lambdas.map((lambda) => {
    const upTo = before + (lambda * mean) / c;
    const wait = base / ((1 - before) * (1 - upTo));
    before = upTo;
    return wait;
  });
}

/** Mean waits of classes in strict order at one server with services of their own (Cobham 1954). */
export function waitsByCobham(
  classes: readonly { readonly lambda: number; readonly mean: number; readonly secondMoment: number }[],
): readonly number[] {
  const residual = classes.reduce((sum, each) => sum + (each.lambda * each.secondMoment) / 2, 0);
  let before = 0;
  return classes.map(({ lambda, mean }) => {
    const upTo = before + lambda * mean;
    const wait = residual / ((1 - before) * (1 - upTo));
    before = upTo;
    return wait;
  });
}

/**
 * Mean waits under accumulating priority at c exponential servers (Kleinrock 1964): whoever has the highest slope ×
 * wait is next. `classes` by rising slope.
 */
export function waitsByAccumulation(
  classes: readonly { readonly lambda: number; readonly slope: number }[],
  mean: number,
  c: number,
): readonly number[] {
  const rho = (at: number): number => ((classes[at]?.lambda ?? 0) * mean) / c;
  const slope = (at: number): number => classes[at]?.slope ?? 1;
  const fifo = waitMMc(
    classes.reduce((sum, each) => sum + each.lambda, 0),
    mean,
    c,
  );
  const waits: number[] = [];
  for (let p = 0; p < classes.length; p += 1) {
    let above = fifo;
    let below = 1;
    for (let i = 0; i < p; i += 1) above -= rho(i) * (waits[i] ?? 0) * (1 - slope(i) / slope(p));
    for (let i = p + 1; i < classes.length; i += 1) below -= rho(i) * (1 - slope(p) / slope(i));
    waits.push(above / below);
  }
  return waits;
}

/**
 * M/M/c whose customers leave after an exponential patience (Erlang A): birth and death, summed until nothing is left.
 */
export function erlangA(lambda: number, mean: number, patience: number, c: number) {
  const weights = [1];
  for (let k = 1; k <= c + 2000; k += 1) {
    const down = Math.min(k, c) / mean + Math.max(0, k - c) / patience;
    weights.push(((weights[k - 1] ?? 0) * lambda) / down);
  }
  const total = weights.reduce((sum, each) => sum + each, 0);
  const waiting = weights.reduce((sum, each, k) => sum + Math.max(0, k - c) * each, 0) / total;
  const busy = weights.slice(c).reduce((sum, each) => sum + each, 0) / total;
  return { delayed: busy, abandoned: waiting / patience / lambda, wait: waiting / lambda };
}
