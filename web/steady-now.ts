/**
 * Milliseconds of a counter that only runs on: for how long something takes, whoever sets the clock of the machine
 * meanwhile.
 */
export function steadyNow(): number {
  return performance.now();
}
