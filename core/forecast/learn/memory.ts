import { MINUTE, type Millis } from '../../base/time.ts';
import { DayFloor, isOpen, momentsOf, serves, type CounterNow, type Moment } from './day-floor.ts';
import type { RecordedDay, RecordedVisit } from './recorded.ts';
import {
  emptyChoiceMemory,
  fitPreference,
  keepChoices,
  type Choice,
  type ChoiceMemory,
  type Preference,
} from './choices.ts';
import { emptyComingMemory, learnComing, type ComingMemory } from './coming.ts';
import { emptyCrewMemory, exposeTo, fadeCrew, happenedTo, type CrewMemory } from './crew.ts';
import { correctionFrom, keepHindsight, type Correction, type Hindsight } from './hindsight.ts';
import {
  addLife,
  emptyLifeTable,
  expectedLife,
  fadeLife,
  survivalOf,
  type LifeTable,
  type Survival,
} from './life-table.ts';
import {
  emptyServiceMemory,
  fitServices,
  learnServices,
  type SeenService,
  type ServiceMemory,
  type ServiceModel,
} from './service-times.ts';

type Tally = { called: number; missed: number };

/** Everything that has been learned of a hall from the days that are over. */
export type Memory = {
  readonly services: ServiceMemory;
  /** From a service's end to the next call while people wait, and from an arrival to the call at a free counter. */
  readonly turns: Map<string, LifeTable>;
  readonly reactions: Map<string, LifeTable>;
  /** How long people wait before they leave, by line. */
  readonly patience: Map<string, LifeTable>;
  readonly missed: Map<string, Tally>;
  readonly missedLast: LifeTable;
  readonly crew: CrewMemory;
  readonly coming: ComingMemory;
  readonly choices: ChoiceMemory;
  /** Forecasts of days that are over, each made from the days before it. */
  hindsight: readonly Hindsight[];
  days: number;
  visits: number;
};

/** The key of what is learned of everybody together. */
const ALL = '';
/** After so many days something counts for half. */
const HALF_LIFE_DAYS = 28;

export function emptyMemory(): Memory {
  return {
    services: emptyServiceMemory(),
    turns: new Map(),
    reactions: new Map(),
    patience: new Map(),
    missed: new Map(),
    missedLast: emptyLifeTable(),
    crew: emptyCrewMemory(),
    coming: emptyComingMemory(),
    choices: emptyChoiceMemory(),
    hindsight: [],
    days: 0,
    visits: 0,
  };
}

/** Learns from a day that is over, `daysSince` after the one before it. */
export function learnDay(memory: Memory, day: RecordedDay, daysSince: number): void {
  const part = 2 ** (-daysSince / HALF_LIFE_DAYS);
  fadeAll(memory, part);
  // The first day knows its counters from its own record: that they opened on it is all that the second has to go by.
  if (memory.days === 0) for (const { counter, lines } of day.shifts) memory.crew.lines.set(counter, lines);
  const walk = new LearningWalk(memory);
  for (const moment of momentsOf(day)) walk.take(moment);
  walk.end();
  learnServices(memory.services, walk.served, part);
  learnComing(memory.coming, day.visits, part);
  keepChoices(memory.choices, walk.choices);
  memory.days += 1;
  memory.visits += day.visits.length;
}

function fadeAll(memory: Memory, part: number): void {
  for (const tables of [memory.turns, memory.reactions, memory.patience])
    for (const table of tables.values()) fadeLife(table, part);
  fadeLife(memory.missedLast, part);
  fadeCrew(memory.crew, part);
  for (const tally of memory.missed.values()) {
    tally.called *= part;
    tally.missed *= part;
  }
  memory.choices.calls *= part;
  memory.choices.outOfTurn *= part;
}

/** Goes through a day and takes notes. */
class LearningWalk {
  readonly served: SeenService[] = [];
  readonly choices: Choice[] = [];
  private readonly floor = new DayFloor();
  private lastMs: Millis = 0;

  constructor(private readonly memory: Memory) {}

  take(moment: Moment): void {
    this.timePasses(moment.atMs);
    const counter = 'visit' in moment ? undefined : this.floor.counters.get(moment.shift.counter);
    const wasOpen = counter !== undefined && isOpen(counter);
    const wasSeen = counter?.seen === true;
    const waited = [...this.floor.counters.values()]
      .filter(({ due }) => due !== undefined)
      .map((each) => [each, each.due] as const);
    const calling = moment.kind === 'called' ? this.noteCall(moment.visit, moment.atMs) : undefined;
    if (moment.kind === 'left') this.notePatience(moment.visit, moment.atMs, true);
    this.floor.apply(moment);
    for (const [each, due] of waited) {
      if (due === undefined || each.due === due) continue;
      const table = due.kind === 'turn' ? this.memory.turns : this.memory.reactions;
      for (const key of [ALL, each.id]) addLife(tableAt(table, key), moment.atMs - due.sinceMs, each === calling);
    }
    if (moment.kind === 'opened' && !wasOpen) this.noteOpening(moment.shift.counter, moment.atMs, wasSeen);
    if (moment.kind === 'opened') this.memory.crew.lines.set(moment.shift.counter, moment.shift.lines);
    if (
      moment.kind === 'closed' &&
      counter !== undefined &&
      wasOpen &&
      !isOpen(counter) &&
      this.floor.isWanted(counter)
    )
      happenedTo(this.memory.crew.closing, counter.id, moment.atMs);
    if (calling !== undefined && moment.kind === 'called') this.noteService(moment.visit, calling.id);
  }

  /** Who still waits when the record of the day ends was not seen to leave. */
  end(): void {
    for (const { queue } of this.floor.classes) for (const visit of queue) this.notePatience(visit, this.lastMs, false);
  }

  private timePasses(toMs: Millis): void {
    const fromMs = this.lastMs;
    this.lastMs = toMs;
    if (toMs <= fromMs) return;
    const { crew } = this.memory;
    for (const counter of this.floor.counters.values()) {
      if (!this.floor.isWanted(counter)) continue;
      if (isOpen(counter)) exposeTo(crew.closing, counter.id, fromMs, toMs);
    }
    // Whoever comes back before anybody waits has come back all the same.
    for (const id of crew.lines.keys()) {
      const counter = this.floor.counters.get(id);
      if (counter !== undefined && isOpen(counter)) continue;
      exposeTo(counter?.seen === true ? crew.returning : crew.opening, id, fromMs, toMs);
    }
  }

  private noteOpening(counter: string, atMs: Millis, wasSeen: boolean): void {
    const { crew } = this.memory;
    if (crew.lines.has(counter)) happenedTo(wasSeen ? crew.returning : crew.opening, counter, atMs);
  }

  private noteCall(visit: RecordedVisit, atMs: Millis): CounterNow {
    const counter = this.floor.counterOf(visit);
    this.notePatience(visit, atMs, false);
    const own = this.floor.classOf(visit);
    this.memory.choices.calls += 1;
    if (own.queue[0] !== visit) this.memory.choices.outOfTurn += 1;
    const open = this.floor.classes.filter(
      ({ line, queue }) => queue.length > 0 && (line === visit.line || serves(counter, line)),
    );
    if (open.length > 1 && own.queue.includes(visit))
      this.choices.push({
        counter: counter.id,
        chosen: open.indexOf(own),
        options: open.map((each) => ({
          line: each.line,
          category: each.category,
          waitedMs: atMs - ((each === own ? visit : each.queue[0]) as RecordedVisit).arrivedMs,
        })),
      });
    return counter;
  }

  private notePatience(visit: RecordedVisit, atMs: Millis, left: boolean): void {
    for (const key of [ALL, visit.line]) addLife(tableAt(this.memory.patience, key), atMs - visit.arrivedMs, left);
  }

  private noteService(visit: RecordedVisit, counter: string): void {
    const { line, service, category, calledMs, endedMs, outcome } = visit;
    const missed = outcome === 'no-show';
    for (const key of [ALL, line]) {
      const tally = this.memory.missed.get(key) ?? { called: 0, missed: 0 };
      this.memory.missed.set(key, { called: tally.called + 1, missed: tally.missed + (missed ? 1 : 0) });
    }
    if (calledMs === undefined || endedMs === undefined) return;
    if (missed) addLife(this.memory.missedLast, endedMs - calledMs, true);
    else {
      const when = this.floor.whenIn(line, calledMs);
      this.served.push({ line, service, category, counter, lastedMs: endedMs - calledMs, when });
    }
  }
}

function tableAt(tables: Map<string, LifeTable>, key: string): LifeTable {
  let found = tables.get(key);
  if (found === undefined) tables.set(key, (found = emptyLifeTable()));
  return found;
}

/** Takes in how forecasts of a day came out. */
export function learnHindsight(memory: Memory, forecasts: readonly Hindsight[]): void {
  memory.hindsight = keepHindsight(memory.hindsight, forecasts);
}

/** What has been learned, ready to be asked on a day: nothing in it is of that day. */
export type Learned = {
  readonly services: ServiceModel;
  readonly turn: (counter: string) => Survival;
  readonly reaction: (counter: string) => Survival;
  readonly patience: (line: string) => Survival;
  readonly missedShare: (line: string) => number;
  readonly missedLasts: Survival;
  readonly crew: CrewMemory;
  readonly coming: ComingMemory;
  readonly preference: Preference;
  /** What past forecasts teach; undefined where they were right as they were. */
  readonly correction: Correction | undefined;
};

/** Makes a memory ready. The memory has to stay as it is while it is asked. */
export function learnedOf(memory: Memory): Learned {
  const from = (tables: ReadonlyMap<string, LifeTable>, usualMs: Millis, weight: number, lean: number) => {
    const base = expectedLife(usualMs, weight);
    const all = tables.get(ALL);
    const found = new Map<string, Survival>();
    return (key: string): Survival => {
      let survival = found.get(key);
      if (survival === undefined) found.set(key, (survival = survivalOf([tables.get(key), all, base], lean)));
      return survival;
    };
  };
  const missedAll = memory.missed.get(ALL) ?? { called: 0, missed: 0 };
  const usually = (missedAll.missed + 1) / (missedAll.called + 20);
  const services = fitServices(memory.services);
  /** Long to learn, and not asked for where the hall's rule is known. */
  let preference: Preference | undefined;
  return {
    services,
    turn: from(memory.turns, MINUTE / 4, 10, 10),
    reaction: from(memory.reactions, MINUTE / 4, 10, 10),
    patience: from(memory.patience, 600 * MINUTE, 10, 30),
    missedShare: (line) => {
      const own = memory.missed.get(line) ?? { called: 0, missed: 0 };
      return (own.missed + 30 * usually) / (own.called + 30);
    },
    missedLasts: survivalOf([memory.missedLast, expectedLife(MINUTE, 5)], 5),
    crew: memory.crew,
    coming: memory.coming,
    get preference() {
      return (preference ??= fitPreference(memory.choices));
    },
    correction: correctionFrom(memory.hindsight, services.offsetMs),
  };
}
