import type { Millis } from '../base/time.ts';
import { normal, type Chance } from './chance.ts';
import { gammaAt } from './gamma.ts';
import type { Growth } from './learn/choices.ts';
import { momentBy } from './learn/crew.ts';
import { lifeAt, survivesTo } from './learn/life-table.ts';
import type { Scene, SceneCounter, SceneGuest, SceneKind, SceneQueue, Unsure } from './scene.ts';
import { partBelow, residualAt } from './learn/spread-table.ts';

/** The waits that came of running the hall forward, each as likely as the others, from the shortest. */
export type Waits = Float64Array;

/** Nobody is looked for longer than this. */
const HORIZON_MS = 14 * 3_600_000;

/**
 * Runs the hall forward so many times from the moment of a scene, and says when the target was called. Every run draws
 * today's speed and busyness anew: that is where most of what nobody can know lies. Runs in which nobody calls the
 * target before the counters are gone count for nothing, and the others by the chance that somebody waits so long: the
 * forecast is for those who stay and are called.
 */
export function runForward(scene: Scene, runs: number, chance: Chance): Waits {
  const play = new Play(scene, chance);
  const waits: number[] = [];
  const stays: number[] = [];
  const patience = scene.lines[scene.queues[scene.target]?.line ?? 0]?.patience;
  for (let run = 0; run < runs; run += 1) {
    const wait = play.run();
    if (wait === undefined) continue;
    waits.push(wait);
    stays.push(patience === undefined ? 1 : Math.max(1e-6, survivesTo(patience, wait)));
  }
  return resampled(waits, stays, runs);
}

/** As many waits as there were runs, each drawn as often as its weight says, without chance. */
function resampled(waits: readonly number[], weights: readonly number[], runs: number): Waits {
  const total = weights.reduce((sum, each) => sum + each, 0);
  const order = waits.map((_, at) => at).sort((a, b) => (waits[a] ?? 0) - (waits[b] ?? 0));
  const found = new Float64Array(waits.length === 0 ? 0 : runs);
  let before = 0;
  let filled = 0;
  for (const at of order) {
    before += weights[at] ?? 0;
    while (filled < found.length && (filled + 0.5) / runs <= before / total + 1e-12) found[filled++] = waits[at] ?? 0;
  }
  while (filled > 0 && filled < found.length) found[filled++] = waits[order.at(-1) ?? 0] ?? 0;
  return found;
}

/** What changes in a run, laid out once and used again by each. */
class Play {
  private readonly readyMs: Float64Array;
  private readonly closesMs: Float64Array;
  private readonly idle: Uint8Array;
  private readonly speeds: Float64Array;
  private readonly lineSpeeds: Float64Array;
  private readonly heads: Int32Array;
  private readonly sizes: Int32Array;
  private readonly since: number[][];
  private readonly kindsOf: number[][];
  private hallSpeed = 0;
  private busyFactor = 1;
  private nextArrivalMs = Infinity;
  /** Where in its queue the target stands. */
  private targetAt = 0;

  constructor(
    private readonly scene: Scene,
    private readonly chance: Chance,
  ) {
    const { counters, queues, lines } = scene;
    this.readyMs = new Float64Array(counters.length);
    this.closesMs = new Float64Array(counters.length);
    this.idle = new Uint8Array(counters.length);
    this.speeds = new Float64Array(counters.length);
    this.lineSpeeds = new Float64Array(lines.length);
    this.heads = new Int32Array(queues.length);
    this.sizes = new Int32Array(queues.length);
    this.since = queues.map(({ guests }) => guests.map(({ sinceMs }) => sinceMs));
    this.kindsOf = queues.map(({ guests }) => guests.map(({ kind }) => kind));
  }

  /** The target's wait in one run; undefined when it is not called. */
  run(): Millis | undefined {
    this.begin();
    const { nowMs } = this.scene;
    for (;;) {
      const at = this.firstReady();
      const ready = at < 0 ? Infinity : (this.readyMs[at] ?? Infinity);
      if (this.nextArrivalMs < ready) {
        this.arrive();
        continue;
      }
      if (at < 0 || ready > nowMs + HORIZON_MS) return undefined;
      if (ready >= (this.closesMs[at] ?? Infinity)) this.readyMs[at] = Infinity;
      else if (this.call(at, ready)) return Math.max(0, ready - nowMs);
    }
  }

  private begin(): void {
    const { scene, chance } = this;
    this.targetAt = (scene.queues[scene.target]?.guests.length ?? 0) - 1;
    this.hallSpeed = draw(scene.hall, chance);
    scene.lines.forEach((line, at) => (this.lineSpeeds[at] = draw(line, chance)));
    this.busyFactor = scene.overtaken ? gammaAt(scene.busy, normal(chance)) : 0;
    for (let queue = 0; queue < scene.queues.length; queue += 1) {
      const guests = scene.queues[queue]?.guests ?? [];
      this.heads[queue] = 0;
      this.sizes[queue] = guests.length;
      if (scene.outOfTurn > OUT_OF_TURN_FROM) this.layOut(queue, guests);
    }
    scene.counters.forEach((counter, at) => this.beginCounter(counter, at));
    this.nextArrivalMs = scene.nowMs;
    this.planArrival();
  }

  private layOut(queue: number, guests: readonly SceneGuest[]): void {
    const since = this.since[queue] ?? [];
    const kinds = this.kindsOf[queue] ?? [];
    guests.forEach(({ sinceMs, kind }, at) => {
      since[at] = sinceMs;
      kinds[at] = kind;
    });
  }

  private beginCounter(counter: SceneCounter, at: number): void {
    const { scene, chance } = this;
    const { nowMs } = scene;
    this.idle[at] = 0;
    this.speeds[at] = draw(counter.speed, chance);
    const opensMs = counter.now === 'closed' ? momentBy(counter.opening, nowMs, -Math.log(1 - chance())) : nowMs;
    this.closesMs[at] = opensMs === Infinity ? Infinity : momentBy(counter.closing, opensMs, -Math.log(1 - chance()));
    if (counter.now === 'idle') this.idle[at] = 1;
    if (counter.now === 'idle') this.readyMs[at] = Infinity;
    else if (counter.now === 'closed') this.readyMs[at] = opensMs;
    else if (counter.now === 'serves') this.readyMs[at] = nowMs + this.stillServes(counter, at) + this.pause(counter);
    else {
      const table = counter.now === 'due' ? counter.turn : counter.reaction;
      this.readyMs[at] = nowMs + Math.max(0, lifeAt(table, counter.forMs, false, chance()) - counter.forMs);
    }
  }

  /** From an end to the next call. */
  private pause(counter: SceneCounter): Millis {
    return lifeAt(counter.turn, 0, true, this.chance());
  }

  /** What is left of the service in hand, given how long it has lasted; it may be of somebody who has not come. */
  private stillServes({ kind, forMs }: SceneCounter, at: number): Millis {
    const { scene, chance } = this;
    const line = scene.kinds[kind]?.line ?? 0;
    const { spread, missed = 0 } = scene.lines[line] ?? {};
    if (spread === undefined) return 0;
    const mean = this.logMean(kind, at);
    const below = partBelow(spread, Math.log(forMs + scene.offsetMs) - mean);
    const missedStill = missed * survivesTo(scene.missedLasts, forMs);
    const isMissed = chance() * (missedStill + (1 - missed) * (1 - below)) < missedStill;
    if (isMissed) return Math.max(0, lifeAt(scene.missedLasts, forMs, false, chance()) - forMs);
    // Longer than anything that was seen: nobody knows, a part of what it has lasted already.
    if (below >= 0.9985) return forMs * 0.25 * -Math.log(1 - chance());
    const whole = Math.exp(mean + residualAt(spread, below + (1 - below) * chance())) - scene.offsetMs;
    return Math.max(0, whole - forMs);
  }

  private logMean(kind: number, counter: number): number {
    const { logMeans, line } = this.scene.kinds[kind] as SceneKind;
    return (
      (logMeans[this.scene.counters[counter]?.index ?? 0] ?? 0) +
      this.hallSpeed +
      (this.lineSpeeds[line] ?? 0) +
      (this.speeds[counter] ?? 0)
    );
  }

  private firstReady(): number {
    let first = -1;
    let least = Infinity;
    for (let at = 0; at < this.readyMs.length; at += 1) {
      const ready = this.readyMs[at] ?? Infinity;
      if (ready < least) {
        least = ready;
        first = at;
      }
    }
    return first;
  }

  /** A counter calls. True when it calls the target. */
  private call(at: number, nowMs: Millis): boolean {
    const counter = this.scene.counters[at] as SceneCounter;
    for (;;) {
      const queue = this.chosen(counter, nowMs);
      if (queue < 0) {
        this.idle[at] = 1;
        this.readyMs[at] = Infinity;
        return false;
      }
      const place = this.placeIn(queue);
      if (this.isTarget(queue, place)) return true;
      const since = this.since[queue]?.[place] ?? nowMs;
      const kind = this.kindsOf[queue]?.[place] ?? 0;
      this.heads[queue] = (this.heads[queue] ?? 0) + 1;
      const line = this.scene.queues[queue]?.line ?? 0;
      if (this.hasLeft(line, since, nowMs)) continue;
      this.readyMs[at] = nowMs + this.serviceMs(kind, line, at) + this.pause(counter);
      return false;
    }
  }

  private serviceMs(kind: number, line: number, at: number): Millis {
    const { scene, chance } = this;
    const { spread, missed = 0 } = scene.lines[line] ?? {};
    if (spread === undefined) return 0;
    if (missed > 0 && chance() < missed) return lifeAt(scene.missedLasts, 0, true, chance());
    return Math.max(0, Math.exp(this.logMean(kind, at) + residualAt(spread, chance())) - scene.offsetMs);
  }

  /** The queue that a counter calls from; -1 when nobody waits there. */
  private chosen({ queues, liking }: SceneCounter, nowMs: Millis): number {
    let only = -1;
    let count = 0;
    for (const queue of queues)
      if ((this.heads[queue] ?? 0) < (this.sizes[queue] ?? 0)) {
        only = queue;
        count += 1;
      }
    if (count < 2) return only;
    let best = -1;
    let most = -Infinity;
    for (let each = 0; each < queues.length; each += 1) {
      const queue = queues[each] ?? 0;
      const head = this.heads[queue] ?? 0;
      if (head >= (this.sizes[queue] ?? 0)) continue;
      const { growth } = this.scene.queues[queue] as SceneQueue;
      const waited = nowMs - (this.since[queue]?.[head] ?? nowMs);
      // Gumbel's noise makes the highest score come first with the chances of the choice model.
      const noise = this.scene.decided ? 0 : -Math.log(-Math.log(1 - this.chance()));
      const score = scoreAt(growth, waited) + (waited >= growth.capMs ? 0 : (liking[each] ?? 0)) + noise;
      if (score > most) {
        most = score;
        best = queue;
      }
    }
    return best;
  }

  /** The place that is called in a queue: the first, or now and then another, which is put at the first's place. */
  private placeIn(queue: number): number {
    const head = this.heads[queue] ?? 0;
    const size = this.sizes[queue] ?? 0;
    const { outOfTurn } = this.scene;
    if (outOfTurn <= OUT_OF_TURN_FROM || size - head < 2 || this.chance() >= outOfTurn) return head;
    const place = head + 1 + Math.floor(this.chance() * (size - head - 1));
    if (this.isTarget(queue, place)) return place;
    for (const list of [this.since[queue], this.kindsOf[queue]]) {
      if (list === undefined) continue;
      const moved = list[place] ?? 0;
      list.copyWithin(head + 1, head, place);
      list[head] = moved;
    }
    if (queue === this.scene.target && place > this.targetAt) this.targetAt += 1;
    return head;
  }

  private isTarget(queue: number, place: number): boolean {
    return queue === this.scene.target && place === this.targetAt;
  }

  private hasLeft(line: number, sinceMs: Millis, nowMs: Millis): boolean {
    const { patience } = this.scene.lines[line] ?? {};
    if (patience === undefined) return false;
    const before = Math.max(0, this.scene.nowMs - sinceMs);
    const still = survivesTo(patience, nowMs - sinceMs) / Math.max(1e-9, survivesTo(patience, before));
    return this.chance() >= still;
  }

  private arrive(): void {
    const { scene, chance } = this;
    const atMs = this.nextArrivalMs;
    const slot = Math.floor(atMs / scene.slotMs);
    let left = chance() * (scene.coming[slot] ?? 0);
    let queue = -1;
    for (let each = 0; each < scene.queues.length && left >= 0; each += 1) {
      queue = each;
      left -= scene.queues[each]?.comes[slot] ?? 0;
    }
    const size = this.sizes[queue] ?? 0;
    const since = this.since[queue];
    const kinds = this.kindsOf[queue];
    if (since !== undefined && kinds !== undefined) {
      since[size] = atMs;
      kinds[size] = scene.queues[queue]?.usualKind ?? 0;
      this.sizes[queue] = size + 1;
      this.wake(queue, atMs);
    }
    this.planArrival();
  }

  /** The first of those who have nobody and call from this queue goes on. */
  private wake(queue: number, atMs: Millis): void {
    for (let at = 0; at < this.idle.length; at += 1) {
      const counter = this.scene.counters[at];
      if (this.idle[at] !== 1 || counter === undefined || !counter.queues.includes(queue)) continue;
      this.idle[at] = 0;
      this.readyMs[at] = atMs + lifeAt(counter.reaction, 0, true, this.chance());
      return;
    }
  }

  private planArrival(): void {
    const { scene, chance } = this;
    let left = -Math.log(1 - chance());
    let at = this.nextArrivalMs;
    const end = scene.nowMs + HORIZON_MS;
    while (this.busyFactor > 0 && at < end) {
      const slot = Math.floor(at / scene.slotMs);
      const rate = ((scene.coming[slot] ?? 0) * this.busyFactor) / scene.slotMs;
      const until = (slot + 1) * scene.slotMs;
      if (rate * (until - at) >= left) {
        this.nextArrivalMs = at + left / rate;
        return;
      }
      left -= rate * (until - at);
      at = until;
    }
    this.nextArrivalMs = Infinity;
  }
}

function scoreAt({ start, slope, bendMs, slopeAfter, capMs }: Growth, waitedMs: Millis): number {
  if (waitedMs >= capMs) return PAST_CAP + waitedMs;
  return start + (waitedMs <= bendMs ? slope * waitedMs : slope * bendMs + slopeAfter * (waitedMs - bendMs));
}

/** Above every other score. */
const PAST_CAP = 1e9;

/** Fewer calls out of turn than this are taken for none. */
const OUT_OF_TURN_FROM = 0.008;

function draw({ mean, sd }: Unsure, chance: Chance): number {
  return sd > 0 ? mean + sd * normal(chance) : mean;
}
