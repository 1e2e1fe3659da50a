/** How long the processor is watched, to see how much of it is left for us. */
const LOOK_MS = 100;

/**
 * A limit in milliseconds as it is meant for a machine with nothing else to do, made longer by what other programs take
 * of this one at the moment. Several processes have to have their turn before an effect is seen, so each further share
 * counts double.
 */
export function stretched(limitMs: number): number {
  const began = performance.now();
  const before = process.cpuUsage();
  while (performance.now() - began < LOOK_MS);
  const { user, system } = process.cpuUsage(before);
  const share = Math.min(1, (user + system) / 1000 / (performance.now() - began));
  return limitMs * (2 / share - 1);
}
