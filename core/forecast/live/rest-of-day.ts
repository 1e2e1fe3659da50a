import type { Instant } from '../../base/time.ts';
import type { HallQueue, HallScene } from './hall-scene.ts';
import { HallPlay, type Tally } from './run-hall.ts';

/** What the rest of a day comes to, by line and then by run: those who wait now, and all who come. */
export type RestOfDay = {
  readonly runs: number;
  /** What they wait from now on, in milliseconds. */
  readonly waitedMs: Float64Array;
  /** How many wait longer than their target. */
  readonly late: Float64Array;
  /** How many they are. */
  readonly people: Float64Array;
};

/** Counts the waits of the rest of a day; whoever has not been called at its end has waited until then. */
export class RestTally implements RestOfDay, Tally {
  readonly waitedMs: Float64Array;
  readonly late: Float64Array;
  readonly people: Float64Array;
  private readonly nowMs: Instant;

  constructor(
    { lines, nowMs }: HallScene,
    readonly runs: number,
    readonly untilMs: Instant,
  ) {
    this.nowMs = nowMs;
    this.waitedMs = new Float64Array(lines.length * runs);
    this.late = new Float64Array(lines.length * runs);
    this.people = new Float64Array(lines.length * runs);
  }

  waited(run: number, { line, targetMs }: HallQueue, sinceMs: Instant, calledMs: Instant): void {
    const at = line * this.runs + run;
    const from = Math.max(sinceMs, this.nowMs);
    this.waitedMs[at] = (this.waitedMs[at] as number) + Math.max(0, calledMs - from);
    this.people[at] = (this.people[at] as number) + 1;
    if (calledMs - sinceMs > targetMs) this.late[at] = (this.late[at] as number) + 1;
  }
}

/**
 * Plays the rest of the day so many times. Who comes when, what each service takes and when counters close by
 * themselves is drawn by name: two scenes that differ in a counter differ in what follows from that alone.
 */
export function playRest(scene: HallScene, runs: number, seed: string, untilMs: Instant): RestOfDay {
  const tally = new RestTally(scene, runs, untilMs);
  const play = new HallPlay({ ...scene, probes: [] }, seed, runs, tally);
  for (let run = 0; run < runs; run += 1) play.run(run);
  return tally;
}
