import type { CategoryId, CounterId, LineId } from '../../base/names.ts';
import type { Instant, Millis } from '../../base/time.ts';
import { instantOf } from '../../base/zone.ts';
import { dayEnd, dayLimit } from '../../catalogue/business-day.ts';
import { categoryOf, targetOf } from '../../catalogue/catalogue-index.ts';
import type { Counter } from '../../catalogue/places.ts';
import { headOf } from '../../queue/line-queue.ts';
import { queuesAt } from '../../queue/order/order.ts';
import { predecessorOf } from '../../queue/order/places.ts';
import { servedBy } from '../../queue/order/served-by.ts';
import type { CounterState, HallState } from '../../queue/state.ts';
import type { Step, Ticket, TicketId } from '../../queue/ticket.ts';
import { moodOf, speedOf, unsurenessOf, type Running, type ServiceDay, type Speed } from '../learn/service-times.ts';
import type { Unsure } from '../scene.ts';
import { workingHours } from '../shifts.ts';
import type { DayRecorder } from './day-recorder.ts';
import { idOf } from './draws.ts';
import { CLERK_SD, type HallKnowledge } from './hall-knowledge.ts';
import type { HallCounter, HallGuest, HallLine, HallQueue, HallScene, HallVisit, Probe } from './hall-scene.ts';

/** A step that is in the scene, by its place among the guests. */
export type GuestStep = { readonly ticket: TicketId; readonly step: number; readonly line: LineId };
/** A line and category that a probe stands for, in the order of the probes. */
export type ProbePlace = { readonly line: LineId; readonly category: CategoryId; readonly atMs: Instant };

/** A scene, and who is who in it. */
export type MadeScene = {
  readonly scene: HallScene;
  readonly steps: readonly GuestStep[];
  readonly probes: readonly ProbePlace[];
  /** The queues of each line that its counters call from, in the order of the hall file. */
  readonly lineQueues: readonly (readonly number[])[];
};

/** What a scene is made from. */
export type SceneParts = {
  readonly state: HallState;
  readonly knowledge: HallKnowledge;
  readonly today: ServiceDay;
  readonly recorder: DayRecorder;
  readonly now: Instant;
  /** Where and when somebody else is supposed to come; without it, to every line in every category now. */
  readonly probes?: readonly ProbePlace[];
};

/** The scene of a hall at this moment. */
export function makeScene(parts: SceneParts): MadeScene {
  return new SceneDesk(parts).make();
}

type MadeQueue = HallQueue & { readonly guests: number[] };

class SceneDesk {
  private readonly lineAt = new Map<LineId, number>();
  private readonly kindAt = new Map<string, number>();
  private readonly kinds: HallScene['kinds'][number][] = [];
  private readonly queues: MadeQueue[] = [];
  private readonly queueAt = new Map<string, number>();
  /** Queues of a line that all of its counters call from. */
  private readonly ofLine = new Map<LineId, number[]>();
  private readonly ofCounter = new Map<CounterId, number[]>();
  private readonly guests: HallGuest[] = [];
  private readonly seqs: number[] = [];
  private readonly steps: GuestStep[] = [];
  private readonly visits: HallVisit[] = [];
  private readonly visitOf = new Map<TicketId, number>();

  constructor(private readonly parts: SceneParts) {
    parts.state.index.catalogue.lines.forEach(({ id }, at) => this.lineAt.set(id, at));
  }

  make(): MadeScene {
    const { state, knowledge, now, recorder, today } = this.parts;
    const { catalogue } = state.index;
    for (const line of catalogue.lines) for (const { id } of catalogue.categories) this.queueOf(line.id, id);
    for (const ticket of state.tickets.values()) this.ticket(ticket);
    this.sortQueues();
    const probes = this.parts.probes ?? this.newcomers();
    const speed = speedOf(today, this.running());
    const { learned } = knowledge;
    const counters = catalogue.counters.map((counter) => this.counter(counter, speed));
    const scene: HallScene = {
      nowMs: now,
      midnightMs: knowledge.midnight,
      endMs: dayLimit(state.day, catalogue.hall),
      lastNumberMs: this.lastNumber(),
      walkMs: catalogue.rules.walkBetweenCountersMs,
      offsetMs: learned.services.offsetMs,
      helpOverdue: (catalogue.rules.helpOverduePercent ?? Infinity) / 100,
      queues: this.queues,
      counters,
      lines: catalogue.lines.map(({ id }) => this.line(id, speed)),
      kinds: this.kinds,
      guests: this.guests,
      visits: this.visits,
      probes: probes.map(({ line, category, atMs }): Probe => ({ queue: this.queueOf(line, category), atMs })),
      hall: { mean: speed.hall.mean, sd: Math.sqrt(speed.hall.variance) },
      busy: knowledge.coming.busyness(recorder.came, now),
      missedLasts: learned.missedLasts,
      missedLast: knowledge.missedLast,
    };
    const lineQueues = catalogue.lines.map(({ id }) => this.ofLine.get(id) ?? []);
    return { scene, steps: this.steps, probes, lineQueues };
  }

  /** Somebody in each line and category; categories that wait alike are asked for once. */
  private newcomers(): readonly ProbePlace[] {
    const { state, now } = this.parts;
    const { lines, categories } = state.index.catalogue;
    const seen = new Set<string>();
    return lines.flatMap(({ id: line }) =>
      categories.flatMap(({ id: category }) => {
        const key = `${line} ${waitsAlike(state, line, category)}`;
        if (seen.has(key)) return [];
        seen.add(key);
        return [{ line, category, atMs: now }];
      }),
    );
  }

  private lastNumber(): Instant {
    const { state } = this.parts;
    const { catalogue } = state.index;
    if (catalogue.hall.alwaysOpen) return dayEnd(state.day, catalogue.hall);
    const last = Math.max(0, ...workingHours(catalogue, state.day).map(({ to }) => to));
    return instantOf(state.day, last, catalogue.hall.timeZone);
  }

  private queueOf(line: LineId, category: CategoryId, special = ''): number {
    const { state } = this.parts;
    const { index } = state;
    const key = `${line}\n${waitsAlike(state, line, category)}\n${special}`;
    const found = this.queueAt.get(key);
    if (found !== undefined) return found;
    const { slopeMs, capMs } = categoryOf(index, category);
    const at = this.queues.length;
    this.queueAt.set(key, at);
    this.queues.push({
      line: this.lineAt.get(line) ?? 0,
      guests: [],
      putFirst: special.endsWith('first'),
      targetMs: targetOf(index, line, category),
      slopeMs,
      capMs,
      usualKind: this.kindOf(line, '', category),
      comes: special === '' ? this.comesAlike(line, category) : NOBODY,
    });
    const counter = special.startsWith('=') ? special.slice(1).split(' ')[0] : undefined;
    if (counter === undefined) push(this.ofLine, line, at);
    else push(this.ofCounter, counter, at);
    return at;
  }

  private comesAlike(line: LineId, category: CategoryId): Float64Array {
    const { state, knowledge } = this.parts;
    const key = waitsAlike(state, line, category);
    const all = state.index.catalogue.categories
      .filter(({ id }) => waitsAlike(state, line, id) === key)
      .map(({ id }) => knowledge.coming.inSlots(line, id));
    const [first = NOBODY] = all;
    return all.length < 2 ? first : first.map((_, slot) => all.reduce((sum, each) => sum + (each[slot] ?? 0), 0));
  }

  private kindOf(line: LineId, service: string, category: CategoryId): number {
    const key = `${line}\n${service}\n${category}`;
    let at = this.kindAt.get(key);
    if (at === undefined) {
      at = this.kinds.push(this.parts.knowledge.kind(line, this.lineAt.get(line) ?? 0, service, category)) - 1;
      this.kindAt.set(key, at);
    }
    return at;
  }

  private ticket(ticket: Ticket): void {
    const { state } = this.parts;
    const waits = ticket.steps.filter((step) => step.state === 'waiting');
    const isVisit = waits.length > 1 || (waits.length > 0 && ticket.heldBy !== undefined);
    const visit = isVisit ? this.visits.length : -1;
    const placed = new Map<number, number>();
    for (const step of waits) {
      const before = predecessorOf(state, ticket, step);
      // What has to be done before was put aside or missed: nobody knows when it goes on.
      if (before?.state === 'parked' || before?.state === 'no-show') continue;
      placed.set(step.index, this.guest(ticket, step, visit));
    }
    if (!isVisit) return;
    this.visitOf.set(ticket.id, visit);
    const after = waits.flatMap((step) => {
      if (!placed.has(step.index)) return [];
      const needed = state.index.services.get(step.service)?.after ?? [];
      const before = waits.filter((other) => other !== step && needed.includes(other.service));
      return [before.flatMap(({ index }) => placed.get(index) ?? [])];
    });
    this.visits.push({ guests: [...placed.values()], after, held: ticket.heldBy !== undefined });
  }

  private guest(ticket: Ticket, step: Step, visit: number): number {
    const { line, service, category, since, reservedFor } = step;
    const first = ticket.override === undefined ? '' : 'first';
    const special = reservedFor === undefined ? first : `=${reservedFor} ${first}`;
    const queue = this.queueOf(line, category, special);
    const at = this.guests.length;
    const kind = this.kindOf(line, service, category);
    this.guests.push({ id: idOf(`${ticket.id} ${String(step.index)}`), queue, sinceMs: since, kind, visit });
    this.seqs.push(ticket.seq);
    this.steps.push({ ticket: ticket.id, step: step.index, line });
    this.queues[queue]?.guests.push(at);
    return at;
  }

  private sortQueues(): void {
    const since = (at: number): number => this.guests[at]?.sinceMs ?? 0;
    for (const { guests } of this.queues)
      guests.sort((a, b) => since(a) - since(b) || (this.seqs[a] ?? 0) - (this.seqs[b] ?? 0));
  }

  private counter(counter: Counter, speed: Speed): HallCounter {
    const { state, knowledge, recorder } = this.parts;
    const { services } = knowledge.learned;
    const known = knowledge.counter(counter.id);
    const stand = state.counters.get(counter.id) ?? { state: 'closed' as const };
    const served = servedBy(state, counter.id);
    const own = this.ofCounter.get(counter.id) ?? [];
    const places = served.flatMap(({ line, level }) => (this.ofLine.get(line) ?? []).map((at) => [at, level] as const));
    const today = speed.counters.get(counter.id);
    const unknown = services.sigma2 / (known.services + services.sigma2 / CLERK_SD ** 2);
    const variance = today?.variance ?? services.daily.counter + unknown;
    return {
      ...known,
      queues: [...own, ...places.map(([at]) => at)],
      levels: [...own.map(() => 1), ...places.map(([, level]) => level)],
      ...this.doing(counter.id, stand),
      opening:
        stand.state === 'paused' ? known.afterPause : recorder.seen.has(counter.id) ? known.returning : known.opening,
      speed: { mean: known.fileSpeed + (today?.mean ?? 0), sd: Math.sqrt(variance) },
    };
  }

  /** What a counter does now, and for how long it has. */
  private doing(id: CounterId, stand: CounterState): Pick<HallCounter, 'now' | 'forMs' | 'kind' | 'visit'> {
    const { state, now } = this.parts;
    const nobody = { kind: 0, visit: -1 };
    if (stand.state === 'closed') return { now: 'closed', forMs: 0, ...nobody };
    const held = stand.inHand === undefined ? undefined : state.tickets.get(stand.inHand.ticket);
    const step = stand.inHand === undefined ? undefined : held?.steps[stand.inHand.step];
    if (held !== undefined && step !== undefined) {
      const kind = this.kindOf(step.line, step.service, step.category);
      return { now: 'serves', forMs: since(now, step.calledAt), kind, visit: this.visitOf.get(held.id) ?? -1 };
    }
    if (stand.state === 'paused') return { now: 'closed', forMs: 0, ...nobody };
    const oldest = oldestAt(state, id);
    if (oldest === undefined) return { now: 'idle', forMs: since(now, stand.freeSince), ...nobody };
    const reacts = oldest > stand.freeSince;
    return { now: reacts ? 'reacts' : 'due', forMs: since(now, Math.max(oldest, stand.freeSince)), ...nobody };
  }

  private line(id: LineId, speed: Speed): HallLine {
    const { knowledge, recorder, now } = this.parts;
    const { services } = knowledge.learned;
    const today = speed.lines.get(id) ?? { mean: 0, variance: services.daily.line };
    const mood: Unsure = {
      mean: today.mean + moodOf(services, id, recorder.whenIn(id, now)),
      sd: Math.sqrt(today.variance + unsurenessOf(services, id)),
    };
    return { ...knowledge.line(id), ...mood };
  }

  private running(): readonly Running[] {
    const { state, recorder, now } = this.parts;
    return [...state.counters].flatMap(([counter, stand]): Running[] => {
      if (stand.state === 'closed' || stand.inHand === undefined) return [];
      const { ticket, step: index } = stand.inHand;
      const step = state.tickets.get(ticket)?.steps[index];
      const when = recorder.begun(ticket, index);
      if (step?.calledAt === undefined || when === undefined) return [];
      const { line, service, category } = step;
      return [{ line, service, category, counter, elapsedMs: since(now, step.calledAt), when }];
    });
  }
}

const NOBODY = new Float64Array(0);

/** Categories with the same target and slope in a line wait alike. */
export function waitsAlike({ index }: HallState, line: LineId, category: CategoryId): string {
  const { slopeMs, capMs } = categoryOf(index, category);
  return `${String(targetOf(index, line, category))} ${String(slopeMs)} ${String(capMs)}`;
}

/** Since when the counter has somebody whom it could call; undefined where it has nobody. */
function oldestAt(state: HallState, counter: CounterId): Instant | undefined {
  let oldest: Instant | undefined;
  for (const { queue } of queuesAt(state, state, counter)) {
    const head = headOf(queue);
    if (head !== undefined && (oldest === undefined || head.since < oldest)) oldest = head.since;
  }
  return oldest;
}

function since(now: Instant, then: Instant | undefined): Millis {
  return Math.max(0, now - (then ?? now));
}

function push<K>(map: Map<K, number[]>, key: K, value: number): void {
  const found = map.get(key);
  if (found === undefined) map.set(key, [value]);
  else found.push(value);
}
