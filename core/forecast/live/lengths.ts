import type { Millis } from '../../base/time.ts';
import { lifeAt, survivesTo } from '../learn/life-table.ts';
import { normalOf, partAt, uniformOf, valueAt } from './draws.ts';
import type { HallCounter, HallLine, HallScene } from './hall-scene.ts';
import { LENGTH, MISSES, SPEED } from './what-is-drawn.ts';

/** Longer than anything that was seen: such a part of what it has lasted is still to come, in the mean. */
const STILL_OF_LONGEST = 0.25;
const LONGEST_PART = 0.9985;

/** How long services last in one run: by how fast the hall, each line and each counter are in it. */
export class Lengths {
  private readonly factors: Float64Array;
  private readonly lineFactors: Float64Array;

  constructor(private readonly scene: HallScene) {
    this.factors = new Float64Array(scene.counters.length);
    this.lineFactors = new Float64Array(scene.lines.length);
  }

  /** Draws the speeds of hall and lines for a run. */
  begin(runSeed: number): void {
    const { hall: all, lines } = this.scene;
    const hall = all.mean + all.sd * normalOf(runSeed, SPEED);
    lines.forEach((line, at) => {
      this.lineFactors[at] = Math.exp(hall + line.mean + line.sd * normalOf(runSeed ^ at, SPEED + 1));
    });
  }

  /** Draws the speed of a counter for a run. */
  beginCounter({ speed }: HallCounter, at: number, seed: number): void {
    this.factors[at] = Math.exp(speed.mean + speed.sd * normalOf(seed, SPEED));
  }

  /** The service of somebody who is called now; of somebody who does not come, how long the counter waits. */
  serviceMs(kind: number, lineAt: number, line: HallLine, counter: number, seed: number): Millis {
    const { scene } = this;
    if (line.missed > 0 && uniformOf(seed, MISSES) < line.missed)
      return valueAt(scene.missedLast, uniformOf(seed, LENGTH));
    const middle = this.middle(kind, lineAt, counter);
    return Math.max(0, middle * valueAt(line.factors, uniformOf(seed, LENGTH)) - scene.offsetMs);
  }

  /** What is left of the service in hand, given how long it has lasted; it may be of somebody who has not come. */
  stillServes({ kind, forMs }: HallCounter, at: number, part: number, missing: number): Millis {
    const { scene } = this;
    const { line: lineAt } = scene.kinds[kind] as { line: number };
    const line = scene.lines[lineAt] as HallLine;
    const middle = this.middle(kind, lineAt, at);
    const below = partAt(line.factors, (forMs + scene.offsetMs) / middle);
    const missedStill = line.missed * survivesTo(scene.missedLasts, forMs);
    if (missing * (missedStill + (1 - line.missed) * (1 - below)) < missedStill)
      return Math.max(0, lifeAt(scene.missedLasts, forMs, false, part) - forMs);
    if (below >= LONGEST_PART) return forMs * STILL_OF_LONGEST * -Math.log(1 - part);
    return Math.max(0, middle * valueAt(line.factors, below + (1 - below) * part) - scene.offsetMs - forMs);
  }

  private middle(kind: number, line: number, counter: number): number {
    const { middles } = this.scene.kinds[kind] as { middles: Float64Array };
    return (middles[counter] as number) * (this.lineFactors[line] as number) * (this.factors[counter] as number);
  }
}
