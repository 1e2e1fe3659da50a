import type { CategoryId, LineId } from '../../base/names.ts';
import { MINUTE, type BusinessDay, type Instant, type Millis } from '../../base/time.ts';
import { daysBetween } from '../../base/zone.ts';
import { ORDINARY } from '../../catalogue/category.ts';
import type { HallEvent } from '../../queue/event.ts';
import { countersServing } from '../../queue/order/served-by.ts';
import type { CertainUntil, Foreseen } from '../../record/wait-book.ts';
import { advance, initialWorld, type World } from '../../record/world.ts';
import { emptyMemory, learnDay, learnedOf, type Learned, type Memory } from '../learn/memory.ts';
import {
  expectServices,
  meanServiceMsOf,
  seeService,
  unseeService,
  serviceDay,
  type ServiceDay,
} from '../learn/service-times.ts';
import { usualArrivals, type UsualArrivals } from '../quiet-times.ts';
import { quantileOf } from '../scores.ts';
import { advise, type Advice } from '../advice/advise.ts';
import type { DayChange } from '../advice/day-change.ts';
import { dayNeeds, type DayNeed } from '../advice/staffing.ts';
import { whatIf, type Supposition } from '../advice/what-if.ts';
import { AccuracyWatch, type ToldAndCame } from './accuracy.ts';
import { DayRecorder } from './day-recorder.ts';
import { expectedOf, HallKnowledge } from './hall-knowledge.ts';
import type { HallForecast } from './told-forecast.ts';
import { makeScene, waitsAlike, type MadeScene, type ProbePlace } from './make-scene.ts';
import { runHall, type CallTimes } from './run-hall.ts';

export const RUNS = 200;
/** A range of fewer calls than that says nothing; how seldom they are does. */
const FEWEST = 10;
/** When counters close is known after so many days. */
const CLOSING_DAYS = 5;
/** So often in the day to come it is asked whether a number would be certain to be called. */
const ASKED_EVERY_MS: Millis = 20 * MINUTE;

/** A day in work: the hall as it stands, and what was known before it. */
type Today = {
  readonly world: World;
  readonly recorder: DayRecorder;
  readonly services: ServiceDay;
  readonly knowledge: HallKnowledge;
  readonly accuracy: AccuracyWatch;
};

/**
 * The forecast of one hall: takes its events in order, learns from each day that ends, and runs the hall forward from
 * the moment. Pure but for what it remembers; the same events give the same.
 */
export class HallForecaster {
  private today: Today | undefined;
  private came: ToldAndCame[] = [];

  /** `lastDay`: the last day that the memory has learned from. `ready`: how it is made ready to be asked. */
  constructor(
    readonly memory: Memory = emptyMemory(),
    private lastDay?: BusinessDay,
    private readonly ready: (memory: Memory) => Learned = learnedOf,
  ) {}

  /** Takes events; true when one of them ended a day, from which it has learned. */
  take(events: readonly HallEvent[]): boolean {
    let learned = false;
    for (const event of events) {
      if (event.type === 'DayOpened') this.begin(event);
      const { today } = this;
      if (today === undefined || event.day !== today.world.state.day || event.seq !== today.world.state.seq + 1)
        continue;
      const record = event.type === 'DayClosed' ? today.recorder.record() : undefined;
      advance(today.world, event);
      today.recorder.take(event);
      this.came.push(...today.accuracy.take(event));
      if (record === undefined || record.visits.length === 0) continue;
      const since = this.lastDay === undefined ? 0 : daysBetween(this.lastDay, event.day);
      learnDay(this.memory, record, since);
      // Whom counters call first is the hall's own rule: nothing of it has to be learned.
      this.memory.choices.recent = [];
      this.lastDay = event.day;
      learned = true;
    }
    return learned;
  }

  /** What came since it was asked last, beside what was told. */
  takeCame(): readonly ToldAndCame[] {
    const { came } = this;
    this.came = [];
    return came;
  }

  /** The hall as it stands, as far as the events have told; undefined before a day. */
  get world(): World | undefined {
    return this.today?.world;
  }

  /** What is known of today from days before; undefined before a day. */
  knowledgeOfDay(): HallKnowledge | undefined {
    return this.today?.knowledge;
  }

  /** When people usually come, as far as it has been learned. */
  usual(): UsualArrivals {
    return usualArrivals(this.memory.coming, this.memory.days);
  }

  /** What would be told now; undefined before a day. */
  forecast(now: Instant, runs = RUNS): HallForecast | undefined {
    const made = this.scene(now);
    const world = this.world;
    if (made === undefined || world === undefined) return undefined;
    const { state } = world;
    const times = runHall(made.scene, runs, `${state.hall}/${state.day}`);
    const { days, visits } = this.memory;
    const told = { day: state.day, seq: state.seq, at: now, learned: { days, visits } };
    const forecast = { ...told, ...forecastsOf(made, times) };
    this.today?.accuracy.look(forecast);
    return { ...forecast, newcomers: this.ofEveryCategory(world, forecast.newcomers) };
  }

  /**
   * Until when an ordinary newcomer is called today in every run, by line, where that ends before the last number;
   * nothing before a few days have said when counters close. Each line is asked for at several times to come.
   */
  certainUntil(now: Instant, runs = RUNS): readonly CertainUntil[] {
    const last = this.scene(now, [])?.scene.lastNumberMs;
    const world = this.world;
    if (last === undefined || world === undefined || this.memory.days < CLOSING_DAYS) return [];
    const { state } = world;
    const lines = state.index.catalogue.lines.filter(({ id }) =>
      countersServing(state, id).some((each) => state.counters.get(each.id)?.state === 'open'),
    );
    const times: Instant[] = [];
    for (let at = Math.ceil(now / ASKED_EVERY_MS) * ASKED_EVERY_MS; at < last; at += ASKED_EVERY_MS) times.push(at);
    const probes = times.flatMap((atMs) => lines.map(({ id: line }) => ({ line, category: ORDINARY, atMs })));
    const made = this.scene(now, probes);
    if (made === undefined || probes.length === 0) return [];
    const called = runHall(made.scene, runs, `${state.hall}/${state.day}`);
    const isCertain = (probe: number): boolean => sortedWaits(called, made.steps.length + probe).length === runs;
    return lines.flatMap(({ id: line }, place): readonly CertainUntil[] => {
      const ends = times.findIndex((_, at) => !isCertain(at * lines.length + place));
      // Where the next number is not certain either, its chance says so.
      return ends < 1 ? [] : [{ line, until: times[ends - 1] as Instant }];
    });
  }

  /** What would help now; undefined before a day, and where the hall is not open. */
  advice(now: Instant): readonly Advice[] | undefined {
    const made = this.scene(now, []);
    const state = this.world?.state;
    if (made === undefined || state === undefined) return undefined;
    return advise({ made, state, now }, `${state.hall}/${state.day}`);
  }

  /** What changes of today would come to; undefined as above. */
  whatIf(changes: readonly DayChange[], now: Instant): Supposition | undefined {
    const made = this.scene(now, []);
    const state = this.world?.state;
    if (made === undefined || state === undefined) return undefined;
    return whatIf({ made, state, now }, changes, `${state.hall}/${state.day}`);
  }

  /** What each of other days needs; undefined before a day. */
  needsOf(days: readonly BusinessDay[]): readonly DayNeed[] | undefined {
    const { today } = this;
    if (today === undefined) return undefined;
    const learned = learnedOf(this.memory);
    const { catalogue } = today.world.state.index;
    return days.map((day) => ({ day, halfHours: dayNeeds(catalogue, day, learned) }));
  }

  /** Categories that wait alike were asked for once. */
  private ofEveryCategory({ state }: World, known: HallForecast['newcomers']): HallForecast['newcomers'] {
    const alike = (line: LineId, category: CategoryId): string => `${line} ${waitsAlike(state, line, category)}`;
    const found = new Map(known.map((each) => [alike(each.line, each.category), each]));
    const { lines, categories } = state.index.catalogue;
    return lines.flatMap(({ id: line }) =>
      categories.flatMap(({ id: category }) => {
        const same = found.get(alike(line, category));
        return same === undefined ? [] : [{ ...same, line, category }];
      }),
    );
  }

  /** The scene of this moment, with somebody new in every line now, or where and when it is said. */
  scene(now: Instant, probes?: readonly ProbePlace[]): MadeScene | undefined {
    if (this.today === undefined || this.today.world.state.phase !== 'open') return undefined;
    const { world, recorder, services, knowledge } = this.today;
    return makeScene({
      ...{ state: world.state, recorder, today: services, knowledge, now },
      ...(probes === undefined ? {} : { probes }),
    });
  }

  private begin(event: Extract<HallEvent, { type: 'DayOpened' }>): void {
    const { catalogue } = event.data;
    const world = initialWorld(catalogue, event.day);
    if (this.memory.days === 0 && this.memory.services.cells.size === 0)
      expectServices(this.memory.services, expectedOf(catalogue));
    const learned = this.ready(this.memory);
    const services = serviceDay(learned.services);
    // The recorder sees the hall as the day opened it: with whoever came over.
    const recorder = new DayRecorder(
      world.state,
      (seen) => seeService(services, seen),
      (seen) => unseeService(services, seen),
    );
    const usualMs = (line: LineId): number => meanServiceMsOf(learned.services, { line, service: '', category: '' });
    const accuracy = new AccuracyWatch(world.state, usualMs);
    this.today = { world, recorder, services, knowledge: new HallKnowledge(learned, catalogue, event.day), accuracy };
  }
}

/** Ranges from the times at which everybody was called. */
export function forecastsOf({ steps, probes }: MadeScene, times: CallTimes): Pick<HallForecast, 'steps' | 'newcomers'> {
  return {
    steps: steps.map((step, target) => ({ ...step, ...waitOf(times, target) })),
    newcomers: probes.map(({ line, category }, probe) => ({ line, category, ...waitOf(times, steps.length + probe) })),
  };
}

/** The waits of one target, from the shortest; those runs left out in which it was not called. */
export function sortedWaits({ runs, ms }: CallTimes, target: number): Float32Array {
  const all = ms.slice(target * runs, (target + 1) * runs).sort();
  // What is no number stands last.
  let called = runs;
  while (called > 0 && Number.isNaN(all[called - 1] ?? 0)) called -= 1;
  return all.subarray(0, called);
}

function waitOf(times: CallTimes, target: number): Foreseen {
  const waits = sortedWaits(times, target);
  const chanceToday = waits.length / times.runs;
  if (waits.length < FEWEST) return { chanceToday };
  const seconds = (part: number): number => Math.max(0, Math.round(quantileOf(waits, part) / 1000));
  return { p10: seconds(0.1), p50: seconds(0.5), p90: seconds(0.9), chanceToday };
}
