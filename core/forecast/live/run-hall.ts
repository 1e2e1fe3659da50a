import type { Instant, Millis } from '../../base/time.ts';
import { SLOT_MS } from '../learn/crew.ts';
import { lifeAt, survivesTo } from '../learn/life-table.ts';
import { gammaAt } from '../gamma.ts';
import { mixed, normalOf, uniformOf, valueAt } from './draws.ts';
import { EventHeap } from './event-heap.ts';
import type { HallCounter, HallLine, HallQueue, HallScene } from './hall-scene.ts';
import { Lengths } from './lengths.ts';
import { callsNow, linked, linkedByLine, type Group, type Linked } from './linked.ts';
import { closesAfter, opensAfter, type CounterRun } from './opening-drawn.ts';
import { People } from './people.ts';
import { scoreOf } from './score.ts';
import { LEAVES, MISSES, NEXT, PAUSE, REMAINS, SPEED } from './what-is-drawn.ts';

/**
 * When each guest, then each probe, was called in each run, in milliseconds from the moment of the scene, or from when
 * the probe began to wait; `NaN` where it was not called.
 */
export type CallTimes = { readonly runs: number; readonly ms: Float32Array };

/** Counts the waits of everybody, where the day is played on to an instant. */
export interface Tally {
  readonly untilMs: Instant;
  waited(run: number, queue: HallQueue, sinceMs: Instant, calledMs: Instant): void;
}

/** A counter that is closed, or closes while people wait, changes so often at most in a run. */
const MOST_CHANGES = 6;
/**
 * Runs the hall forward so many times and says when everybody was called. A run ends when all have been who are asked
 * for. The same scene and seed give the same times, and who is in two scenes draws the same in both.
 */
export function runHall(scene: HallScene, runs: number, seed: string): CallTimes {
  const play = new HallPlay(scene, seed, runs);
  for (let run = 0; run < runs; run += 1) play.run(run);
  return { runs, ms: play.called };
}

/** What happens to whoever is in the hall; everything that a run changes is laid out once. */
export class HallPlay {
  readonly called: Float32Array;
  private readonly people: People;
  private readonly linked: Linked;
  private readonly events: EventHeap;
  private readonly targets: number;
  private readonly seed: number;
  private readonly visitOf: Int32Array;
  private readonly counterSeeds: Int32Array;
  private readonly idle: Uint8Array;
  private readonly serving: Int32Array;
  /** What the visit in hand at a counter gains by it. */
  private readonly servedMs: Float64Array;
  private readonly closesMs: Float64Array;
  private readonly completions: Int32Array;
  private readonly changes: Int32Array;
  private readonly lengths: Lengths;
  /** Who is still to be called, in each group of queues and in all. */
  private readonly left: Int32Array;
  private allLeft = 0;
  /** Counters that may still act, by group: where there is none nobody is called any more. */
  private readonly atWork: Int32Array;
  private readonly came: Int32Array;
  private runSeed = 0;
  private runNo = 0;
  private busyFactor = 1;
  private nextProbe = 0;

  constructor(
    private readonly scene: HallScene,
    seed: string,
    private readonly runs: number,
    /** Where the rest of the day is played to its end: counts it. */
    private readonly tally?: Tally,
  ) {
    const { counters, guests, probes } = scene;
    this.seed = mixed(
      seed.length,
      [...seed].reduce((sum, each) => Math.imul(sum, 31) + each.charCodeAt(0), 7),
    );
    this.targets = guests.length + probes.length;
    this.called = new Float32Array(this.targets * runs).fill(Number.NaN);
    this.people = new People(scene);
    this.linked = tally === undefined ? linked(scene) : linkedByLine(scene);
    this.events = new EventHeap(counters.length + this.linked.groups.length + 1);
    this.visitOf = Int32Array.from(guests, ({ visit }) => visit);
    this.counterSeeds = new Int32Array(counters.length);
    this.idle = new Uint8Array(counters.length);
    this.serving = new Int32Array(counters.length);
    this.servedMs = new Float64Array(counters.length);
    this.closesMs = new Float64Array(counters.length);
    this.completions = new Int32Array(counters.length);
    this.changes = new Int32Array(counters.length);
    this.lengths = new Lengths(scene);
    this.left = new Int32Array(this.linked.groups.length);
    this.atWork = new Int32Array(this.linked.groups.length);
    this.came = new Int32Array(this.linked.groups.length);
  }

  run(runNo: number): void {
    this.begin(runNo);
    const { events, scene, tally } = this;
    const counters = scene.counters.length;
    const probes = counters + this.linked.groups.length;
    const endMs = tally?.untilMs ?? scene.endMs;
    while (tally !== undefined || this.allLeft > 0) {
      const at = events.firstTime();
      if (at >= endMs) break;
      const id = events.firstId();
      if (id < counters) this.counterActs(id, at);
      else if (id < probes) this.arrive(id - counters, at);
      else this.beginProbe(at);
    }
    if (tally === undefined) return;
    this.people.waiting((guest) => this.waited(tally, guest, endMs));
  }

  private waited(tally: Tally, guest: number, untilMs: Instant): void {
    const queue = this.people.queue[guest] as number;
    tally.waited(this.runNo, this.scene.queues[queue] as HallQueue, this.people.since[guest] as number, untilMs);
  }

  private begin(runNo: number): void {
    const { scene, events, people } = this;
    this.runNo = runNo;
    this.runSeed = mixed(this.seed, runNo + 1);
    people.begin();
    events.clear();
    this.linked.groups.forEach(({ targets }, at) => (this.left[at] = targets));
    this.allLeft = this.targets;
    this.atWork.fill(0);
    this.lengths.begin(this.runSeed);
    this.busyFactor = gammaAt(scene.busy, normalOf(this.runSeed, SPEED + 2));
    scene.counters.forEach((_, at) => {
      const group = this.linked.groupAt[at] as number;
      if (group >= 0) this.atWork[group] = (this.atWork[group] as number) + 1;
    });
    scene.counters.forEach((counter, at) => this.beginCounter(counter, at));
    this.came.fill(0);
    for (let group = 0; group < this.linked.groups.length; group += 1) {
      if (this.atWork[group] === 0 && this.tally === undefined) this.giveUp(group);
      else this.planArrival(group, scene.nowMs, true);
    }
    this.nextProbe = 0;
    this.beginProbe(scene.nowMs, false);
  }

  private beginCounter(counter: HallCounter, at: number): void {
    const { scene } = this;
    const { nowMs } = scene;
    const seed = (this.counterSeeds[at] = mixed(this.runSeed, counter.id));
    this.lengths.beginCounter(counter, at, seed);
    this.idle[at] = 0;
    this.serving[at] = -1;
    this.completions[at] = 0;
    this.changes[at] = 0;
    if (counter.now === 'closed') return this.opens(at, nowMs);
    this.closesMs[at] = closesAfter(counter, this.drawsOf(at), nowMs);
    const part = uniformOf(seed, REMAINS);
    if (counter.now === 'serves') {
      const remains = this.lengths.stillServes(counter, at, part, uniformOf(seed, MISSES));
      if (counter.visit < 0) return void this.events.push(nowMs + remains + this.pause(counter, at), at);
      this.serving[at] = counter.visit;
      this.servedMs[at] = counter.forMs + remains;
      this.events.push(nowMs + remains, at);
    } else if (counter.now === 'idle') {
      this.idle[at] = 1;
    } else {
      const table = counter.now === 'due' ? counter.turn : counter.reaction;
      this.events.push(nowMs + Math.max(0, lifeAt(table, counter.forMs, false, part) - counter.forMs), at);
    }
  }

  /** Closed since one moment, and looked for at another: it may have been back, and gone again, meanwhile. */
  private opens(at: number, closedMs: Instant, nowMs = closedMs): void {
    const counter = this.scene.counters[at] as HallCounter;
    for (let sinceMs = closedMs; ;) {
      const change = this.changes[at] as number;
      if (change >= MOST_CHANGES) return this.goesHome(at);
      const when = opensAfter(counter, this.drawsOf(at), sinceMs);
      this.changes[at] = change + 1;
      if (when >= this.scene.endMs) return this.goesHome(at);
      const closes = (this.closesMs[at] = closesAfter(counter, this.drawsOf(at), when));
      if (closes > nowMs) return this.events.push(Math.max(when, nowMs + inOrder(at)), at);
      sinceMs = closes;
    }
  }

  private drawsOf(at: number): CounterRun {
    const { midnightMs } = this.scene;
    return { seed: this.counterSeeds[at] as number, change: this.changes[at] as number, midnightMs };
  }

  /** A counter does not act any more in this run. */
  private goesHome(at: number): void {
    const group = this.linked.groupAt[at] as number;
    if (group < 0) return;
    this.atWork[group] = (this.atWork[group] as number) - 1;
    if (this.atWork[group] === 0) this.giveUp(group);
  }

  private giveUp(group: number): void {
    this.allLeft -= this.left[group] as number;
    this.left[group] = 0;
  }

  /** A counter is done with somebody, or calls. */
  private counterActs(at: number, nowMs: Instant): void {
    const counter = this.scene.counters[at] as HallCounter;
    const visit = this.serving[at] as number;
    if (visit >= 0) {
      this.serving[at] = -1;
      this.events.again(nowMs + this.pause(counter, at));
      this.release(visit, this.servedMs[at] as number, nowMs);
      return;
    }
    if (this.isSettled(at)) return this.events.pop();
    if (nowMs >= (this.closesMs[at] as number)) {
      this.events.pop();
      this.opens(at, nowMs);
      return;
    }
    const until = this.call(counter, at, nowMs);
    if (until > 0) {
      this.events.again(until);
      return;
    }
    this.events.pop();
    this.idle[at] = 1;
  }

  /** Everybody asked for in what the counter serves has been called: what it does now changes nothing for them. */
  private isSettled(at: number): boolean {
    const group = this.linked.groupAt[at] as number;
    return this.tally === undefined && group >= 0 && this.left[group] === 0;
  }

  /** Calls the next; gives when the counter is to act again, 0 where nobody is left. */
  private call(counter: HallCounter, at: number, nowMs: Instant): Instant {
    const { people, scene } = this;
    for (;;) {
      const guest = this.chosen(counter, nowMs);
      if (guest < 0) return 0;
      people.leave(guest);
      if (guest < this.targets) this.note(guest, nowMs);
      if (this.tally !== undefined) this.waited(this.tally, guest, nowMs);
      if (guest >= scene.guests.length && guest < this.targets) continue;
      const queue = scene.queues[people.queue[guest] as number] as HallQueue;
      const line = scene.lines[queue.line] as HallLine;
      const seed = mixed(this.runSeed, people.nameOf(guest));
      const since = people.since[guest] as number;
      if (line.patience !== undefined && this.hasLeft(line.patience, since, nowMs, uniformOf(seed, LEAVES))) continue;
      const takes = this.lengths.serviceMs(people.kind[guest] as number, queue.line, line, at, seed);
      const visit = guest < this.targets ? (this.visitOf[guest] as number) : -1;
      if (visit < 0) return nowMs + takes + this.pause(counter, at);
      this.holdVisit(visit);
      this.serving[at] = visit;
      this.servedMs[at] = takes;
      return nowMs + takes;
    }
  }

  private note(target: number, nowMs: Instant): void {
    const { scene } = this;
    const isGuest = target < scene.guests.length;
    const fromMs = isGuest ? scene.nowMs : (this.people.since[target] as number);
    this.called[target * this.runs + this.runNo] = nowMs - fromMs;
    const group = this.linked.groupOf[this.people.queue[target] as number] as number;
    this.left[group] = (this.left[group] as number) - 1;
    this.allLeft -= 1;
  }

  private holdVisit(visit: number): void {
    for (const guest of this.scene.visits[visit]?.guests ?? []) this.people.keep(guest);
  }

  /** A visitor is free again: what waited for that waits now, with the time at the counter taken off. */
  private release(visit: number, servedMs: Millis, nowMs: Instant): void {
    const { guests, after } = this.scene.visits[visit] ?? { guests: [], after: [] };
    for (let each = 0; each < guests.length; each += 1) {
      const guest = guests[each] as number;
      if (this.people.isGone(guest)) continue;
      this.people.defer(guest, servedMs + this.scene.walkMs);
      if ((after[each] ?? []).some((before) => !this.people.isGone(before))) continue;
      this.people.free(guest);
      this.wake(this.people.queue[guest] as number, nowMs);
    }
  }

  /** Whom the hall's order calls next. */
  private chosen(counter: HallCounter, nowMs: Instant): number {
    const { people, scene } = this;
    const { queues, levels } = callsNow(counter, nowMs);
    let best = -1;
    let most = -Infinity;
    for (let each = 0; each < queues.length; each += 1) {
      const at = queues[each] as number;
      if (people.isEmpty(at)) continue;
      const guest = people.first(at);
      if (guest < 0) continue;
      const waited = nowMs - (people.since[guest] as number);
      const score = scoreOf(scene.queues[at] as HallQueue, waited, levels[each] as number, scene.helpOverdue);
      if (score > most) {
        most = score;
        best = guest;
      }
    }
    return best;
  }

  private pause(counter: HallCounter, at: number): Millis {
    const completion = (this.completions[at] as number) + 1;
    this.completions[at] = completion;
    return valueAt(counter.turns, uniformOf(this.counterSeeds[at] as number, PAUSE + NEXT * completion));
  }

  private hasLeft(patience: Float64Array, since: Instant, nowMs: Instant, part: number): boolean {
    const before = Math.max(0, this.scene.nowMs - since);
    return part >= survivesTo(patience, nowMs - since) / Math.max(1e-9, survivesTo(patience, before));
  }

  /** Counters that have nobody and serve a queue call as soon as each has seen it. */
  private wake(queue: number, nowMs: Instant): void {
    for (const at of this.linked.countersOf[queue] ?? []) {
      const counter = this.scene.counters[at] as HallCounter;
      if (this.idle[at] !== 1) continue;
      if (counter.helps !== undefined && !callsNow(counter, nowMs).queues.includes(queue)) continue;
      this.idle[at] = 0;
      // Idle, it has closed unseen.
      if (nowMs >= (this.closesMs[at] as number)) {
        this.opens(at, this.closesMs[at] as number, nowMs);
        continue;
      }
      const completion = (this.completions[at] as number) + 1;
      this.completions[at] = completion;
      const part = uniformOf(this.counterSeeds[at] as number, PAUSE + 1 + NEXT * completion);
      this.events.push(nowMs + valueAt(counter.reactions, part) + inOrder(at), at);
    }
  }

  private arrive(at: number, nowMs: Instant): void {
    const { scene, linked: known, people } = this;
    const group = known.groups[at] as Group;
    // Where everybody has been called who is asked for, nobody has to come any more.
    if (this.tally === undefined && this.left[at] === 0) return this.events.pop();
    const part = uniformOf(mixed(this.runSeed, at), 2 * (this.came[at] as number) + 1);
    const queue = group.queueBy(this.slotAt(nowMs), part);
    if (queue >= 0) {
      // Tells the draws of who comes from those of the others of this run.
      people.come(queue, nowMs, (scene.queues[queue] as HallQueue).usualKind, at * 65_536 + (this.came[at] as number));
      this.wake(queue, nowMs);
    }
    this.came[at] = (this.came[at] as number) + 1;
    this.planArrival(at, nowMs, false);
  }

  private slotAt(atMs: Instant): number {
    return Math.floor((atMs - this.scene.midnightMs) / SLOT_MS);
  }

  /** The next who comes to a group, if anybody does; `first` of a run, else the heap stands at the one before. */
  private planArrival(at: number, nowMs: Instant, first: boolean): void {
    const { scene, events } = this;
    const group = this.linked.groups[at] as Group;
    let left = -Math.log(1 - uniformOf(mixed(this.runSeed, at), 2 * (this.came[at] as number)));
    let from = nowMs;
    while (this.busyFactor > 0 && from < scene.lastNumberMs) {
      const slot = this.slotAt(from);
      const until = scene.midnightMs + (slot + 1) * SLOT_MS;
      const rate = (group.comingIn(slot) * this.busyFactor) / SLOT_MS;
      if (rate * (until - from) >= left) {
        const when = from + left / rate;
        if (when >= scene.lastNumberMs) break;
        if (first) events.push(when, scene.counters.length + at);
        else events.again(when);
        return;
      }
      left -= rate * (until - from);
      from = until;
    }
    if (!first) events.pop();
  }

  /** Probes whose time has come begin to wait; `planned`: it is what the heap stands at. */
  private beginProbe(nowMs: Instant, planned = true): void {
    const { scene, events, people } = this;
    const { probes } = scene;
    let probe = probes[this.nextProbe];
    while (probe !== undefined && probe.atMs <= nowMs) {
      people.probe(scene.guests.length + this.nextProbe);
      this.wake(probe.queue, nowMs);
      this.nextProbe += 1;
      probe = probes[this.nextProbe];
    }
    if (probe === undefined) {
      if (planned) events.pop();
    } else if (planned) events.again(probe.atMs);
    else events.push(probe.atMs, scene.counters.length + this.linked.groups.length);
  }
}

/** Counters that see somebody at one instant call in the order of the hall file, whatever else is to happen. */
function inOrder(counter: number): Millis {
  return (counter + 1) / 1000;
}
