import type { Millis } from '../../base/time.ts';
import type { Scene, SceneCounter, SceneKind, SceneQueue, Unsure } from '../scene.ts';
import { busyness, classKey, expectedIn } from '../learn/coming.ts';
import { hazardOf, SLOT_MS, SLOTS, type Hazard } from '../learn/crew.ts';
import type { Learned } from '../learn/memory.ts';
import {
  logMeanOf,
  moodOf,
  speedOf,
  unsurenessOf,
  type Guess,
  type Running,
  type ServiceDay,
  type ServiceKind,
  type Speed,
} from '../learn/service-times.ts';
import { isOpen, serves, type CounterNow, type DayFloor, type WaitingClass } from '../learn/day-floor.ts';
import type { RecordedVisit } from '../learn/recorded.ts';

/** A clerk of whom nothing is known may be quicker or slower by this (log scale). */
const UNKNOWN_CLERK = 0.2;

type KnownCounter = {
  readonly index: number;
  readonly closing: Hazard;
  readonly opening: Hazard;
  readonly returning: Hazard;
};

/** Makes scenes of the moments of one day, from what was learned before it and what the day has shown so far. */
export class SceneMaker {
  private readonly kinds: (SceneKind & { readonly of: ServiceKind })[] = [];
  private readonly kindAt = new Map<string, number>();
  private readonly known = new Map<string, KnownCounter>();
  private readonly comes = new Map<WaitingClass, Float64Array>();

  constructor(
    private readonly learned: Learned,
    private readonly today: ServiceDay,
    private readonly floor: DayFloor,
  ) {}

  /** The scene for somebody who has just come; `cameSoFar` with everybody who has come today. */
  sceneFor(visit: RecordedVisit, nowMs: Millis, cameSoFar: number): Scene {
    const { learned, floor } = this;
    const { lines, counters } = this.around(visit.line);
    const classes = floor.classes.filter((each) => lines.has(each.line));
    const lineNames = [...lines];
    const target = classes.indexOf(floor.classOf(visit));
    const queues = classes.map((each) => this.queueOf(each, lineNames));
    const speed = speedOf(this.today, this.running(nowMs));
    const { outOfTurn, decided } = learned.preference;
    const coming = new Float64Array(SLOTS);
    for (const { comes } of queues)
      for (let slot = 0; slot < SLOTS; slot += 1) coming[slot] = (coming[slot] ?? 0) + (comes[slot] ?? 0);
    const found = counters.map((each) => this.counterOf(each, classes, nowMs, speed));
    for (const kind of this.kinds) this.fillKind(kind);
    return {
      nowMs,
      queues,
      counters: found,
      kinds: this.kinds.map(({ of: { line }, logMeans }) => ({ line: lineNames.indexOf(line), logMeans })),
      target,
      offsetMs: learned.services.offsetMs,
      hall: unsure(speed.hall),
      lines: lineNames.map((line) => this.lineOf(line, speed, nowMs)),
      missedLasts: learned.missedLasts,
      outOfTurn,
      decided,
      busy: busyness(learned.coming, cameSoFar, nowMs),
      slotMs: SLOT_MS,
      coming,
      overtaken: queues.length > 1 || outOfTurn > 0.008,
    };
  }

  /** The lines and counters that have to do with a line: those that share a counter with it, and so on. */
  private around(line: string): { readonly lines: ReadonlySet<string>; readonly counters: readonly CounterNow[] } {
    const lines = new Set([line]);
    const counters = new Set<CounterNow>();
    const named = new Set(this.floor.classes.map((each) => each.line));
    const left = [...this.floor.counters.values(), ...this.notYetSeen()];
    for (let grown = true; grown;) {
      grown = false;
      for (const counter of left) {
        if (counters.has(counter) || ![...lines].some((each) => this.mayServe(counter, each))) continue;
        counters.add(counter);
        grown = true;
        for (const each of named) if (this.mayServe(counter, each)) lines.add(each);
      }
    }
    return { lines, counters: [...counters] };
  }

  private *notYetSeen(): Iterable<CounterNow> {
    for (const id of this.learned.crew.lines.keys()) if (!this.floor.counters.has(id)) yield closedCounter(id);
  }

  private mayServe(counter: CounterNow, line: string): boolean {
    if (isOpen(counter)) return serves(counter, line);
    const lines = this.learned.crew.lines.get(counter.id);
    return counter.calledFrom.has(line) || (lines !== undefined && (lines.length === 0 || lines.includes(line)));
  }

  private queueOf(of: WaitingClass, lineNames: readonly string[]): SceneQueue {
    let comes = this.comes.get(of);
    if (comes === undefined) {
      const key = classKey(of.line, of.category);
      comes = Float64Array.from({ length: SLOTS }, (_, slot) => expectedIn(this.learned.coming, key, slot));
      this.comes.set(of, comes);
    }
    return {
      line: lineNames.indexOf(of.line),
      guests: of.queue.map((visit) => ({ sinceMs: visit.arrivedMs, kind: this.kindOf(visit) })),
      growth: this.learned.preference.queue(of.line, of.category),
      usualKind: this.kindOf({ line: of.line, service: '', category: of.category }),
      comes,
    };
  }

  private kindOf({ line, service, category }: ServiceKind): number {
    const key = `${line}\n${service}\n${category}`;
    let at = this.kindAt.get(key);
    if (at === undefined) {
      at = this.kinds.push({ line: 0, logMeans: [], of: { line, service, category } }) - 1;
      this.kindAt.set(key, at);
    }
    return at;
  }

  private fillKind({ of, logMeans }: { readonly of: ServiceKind; readonly logMeans: readonly number[] }): void {
    const list = logMeans as number[];
    for (const [id, { index }] of this.known) list[index] ??= logMeanOf(this.learned.services, of, id);
  }

  private counterOf(counter: CounterNow, classes: readonly WaitingClass[], nowMs: Millis, speed: Speed): SceneCounter {
    const { learned } = this;
    const { index, closing, opening, returning } = this.knownAt(counter.id);
    const queues = classes.flatMap(({ line }, at) => (this.mayServe(counter, line) ? [at] : []));
    const { inHand, due } = counter;
    const open = isOpen(counter);
    const now = !open
      ? 'closed'
      : inHand !== undefined
        ? 'serves'
        : due === undefined
          ? 'idle'
          : due.kind === 'turn'
            ? 'due'
            : 'reacts';
    const since = now === 'serves' ? (inHand?.calledMs ?? nowMs) : (due?.sinceMs ?? nowMs);
    const services = learned.services.effects.counter.get(counter.id)?.n ?? 0;
    const unknown = learned.services.sigma2 / (services + learned.services.sigma2 / UNKNOWN_CLERK ** 2);
    const today = speed.counters.get(counter.id);
    const seen = today ?? { mean: 0, variance: learned.services.daily.counter };
    return {
      index,
      queues,
      liking: queues.map((at) => learned.preference.liking(counter.id, classes[at]?.line ?? '')),
      now,
      forMs: nowMs - since,
      kind: inHand === undefined ? 0 : this.kindOf(inHand),
      turn: learned.turn(counter.id),
      reaction: learned.reaction(counter.id),
      closing,
      opening: counter.seen ? returning : opening,
      speed: { mean: seen.mean, sd: Math.sqrt(seen.variance + (today === undefined ? unknown : 0)) },
    };
  }

  private knownAt(id: string): KnownCounter {
    let found = this.known.get(id);
    if (found === undefined) {
      const { closing, opening, returning } = this.learned.crew;
      found = {
        index: this.known.size,
        closing: hazardOf(closing, id),
        opening: hazardOf(opening, id, true),
        returning: hazardOf(returning, id, true),
      };
      this.known.set(id, found);
    }
    return found;
  }

  private lineOf(line: string, speed: Speed, nowMs: Millis): Scene['lines'][number] {
    const { services, patience, missedShare } = this.learned;
    const today = speed.lines.get(line) ?? { mean: 0, variance: services.daily.line };
    const variance = today.variance + unsurenessOf(services, line);
    return {
      mean: today.mean + moodOf(services, line, this.floor.whenIn(line, nowMs)),
      sd: Math.sqrt(variance),
      spread: services.spread(line),
      patience: patience(line),
      missed: missedShare(line),
    };
  }

  private running(nowMs: Millis): readonly Running[] {
    return [...this.floor.counters.values()].flatMap(({ id, inHand }): Running[] =>
      inHand?.calledMs === undefined
        ? []
        : [{ ...inHand, counter: id, elapsedMs: nowMs - inHand.calledMs, when: this.floor.whenIn(inHand.line, nowMs) }],
    );
  }
}

function unsure({ mean, variance }: Guess): Unsure {
  return { mean, sd: Math.sqrt(variance) };
}

function closedCounter(id: string): CounterNow {
  return {
    id,
    shifts: [],
    unplanned: false,
    seen: false,
    calledFrom: new Set(),
    inHand: undefined,
    freeSinceMs: 0,
    due: undefined,
  };
}
