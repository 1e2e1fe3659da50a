import type { BusinessDay, Instant, Millis } from '../base/time.ts';
import type { Stand } from './facts.ts';

/** How long a step of a course may be, in minutes. */
export const COURSE_STEPS = [1, 5, 10, 15, 30, 60] as const;

/** Where a course is looked at: one of these each; nothing said is the whole hall. */
export const COURSE_SCOPES = ['department', 'line', 'zone'] as const;

export type CourseScope = (typeof COURSE_SCOPES)[number];

/** What is asked of the course of a day. */
export type CourseAsk = {
  readonly report: 'course';
  readonly day: BusinessDay;
  /** When the hall's day begins: steps are counted from there. */
  readonly startsAt: Instant;
  readonly stepMs: Millis;
  readonly only: Readonly<Partial<Record<CourseScope, readonly string[]>>>;
};

/**
 * What a course is made from, narrowed to its scope. Of a day without `stands` nobody knows which counters were open.
 */
export type CourseFacts = {
  /** When somebody took a ticket. */
  readonly arrivals: readonly Instant[];
  readonly stays: readonly { readonly ticket: number; readonly from: Instant; readonly until: Instant }[];
  readonly stands: readonly Pick<Stand, 'counter' | 'state' | 'from' | 'until'>[] | undefined;
};

/** What a step of a course says. */
export type CourseValues = {
  /** Who took a ticket within the step. */
  readonly arrivals: number;
  /** Who waited at its first instant. */
  readonly waiting: number;
  /** The most who waited at once within it. */
  readonly waitingMost: number;
  /** Counters at its first instant. */
  readonly open: number | null;
  readonly paused: number | null;
};

export type CourseFigure = keyof CourseValues;

export type CourseRow = { readonly at: Instant; readonly values: CourseValues };

/** The first instant at which a figure was the highest of the day. */
export type CoursePeak = { readonly at: Instant; readonly value: number };

export type DayCourse = {
  readonly rows: readonly CourseRow[];
  readonly total: number;
  readonly peaks: Readonly<Partial<Record<'arrivals' | 'waiting' | 'open', CoursePeak>>>;
};

/** The course of a day, step by step, from the first thing that happened to the last. */
export function courseOf(
  { arrivals, stays, stands }: CourseFacts,
  { startsAt, stepMs }: Pick<CourseAsk, 'startsAt' | 'stepMs'>,
): DayCourse {
  const waiting = levelsOf(stays.map(({ ticket, ...stay }) => ({ ...stay, key: String(ticket) })));
  const standing = (state: Stand['state']): Level[] =>
    levelsOf((stands ?? []).filter((each) => each.state === state).map((each) => ({ ...each, key: each.counter })));
  const open = standing('open');
  const paused = standing('paused');
  const came = arrivals.map((at) => ({ at, count: 1 }));
  const instants = [came, waiting, open, paused].flatMap((levels) => levels.map(({ at }) => at));
  if (instants.length === 0) return { rows: [], total: 0, peaks: {} };
  const [first, last] = endsOf(instants);
  const inStep = new Map<number, number>();
  const stepAt = (at: Instant): number => Math.floor((at - startsAt) / stepMs);
  for (const at of arrivals) inStep.set(stepAt(at), (inStep.get(stepAt(at)) ?? 0) + 1);
  // Whatever ends with the beginning of a step is no more in it.
  const lastStep = Math.max(stepAt(first), stepAt(last - 1), ...inStep.keys());
  const [waits, opens, pauses] = [new Levels(waiting), new Levels(open), new Levels(paused)];
  const rows: CourseRow[] = [];
  for (let step = stepAt(first); step <= lastStep; step += 1) {
    const at = startsAt + step * stepMs;
    rows.push({
      at,
      values: {
        arrivals: inStep.get(step) ?? 0,
        waiting: waits.at(at),
        open: stands === undefined ? null : opens.at(at),
        paused: stands === undefined ? null : pauses.at(at),
        // Looked at last: it goes on to the end of the step.
        waitingMost: waits.mostUntil(at + stepMs),
      },
    });
  }
  return { rows, total: arrivals.length, peaks: peaksOf(rows, waiting, open) };
}

function peaksOf(rows: readonly CourseRow[], waiting: readonly Level[], open: readonly Level[]): DayCourse['peaks'] {
  const highest = (levels: readonly Level[]): CoursePeak | undefined => {
    const most = levels.reduce((high, { count }) => Math.max(high, count), 0);
    const at = levels.find(({ count }) => count === most)?.at;
    return most === 0 || at === undefined ? undefined : { at, value: most };
  };
  const found = {
    arrivals: highest(rows.map(({ at, values }) => ({ at, count: values.arrivals }))),
    waiting: highest(waiting),
    open: highest(open),
  };
  return Object.fromEntries(Object.entries(found).filter(([, peak]) => peak !== undefined));
}

/** From this instant on there were so many. */
type Level = { readonly at: Instant; readonly count: number };

type Stretch = { readonly key: string; readonly from: Instant; readonly until: Instant };

/** How many different keys have a stretch at each instant; a stretch ends before its `until`. */
function levelsOf(stretches: readonly Stretch[]): Level[] {
  const changes = new Map<Instant, number>();
  const change = (at: Instant, by: number): void => void changes.set(at, (changes.get(at) ?? 0) + by);
  for (const { from, until } of togetherByKey(stretches)) {
    change(from, 1);
    change(until, -1);
  }
  let count = 0;
  return [...changes]
    .sort(([one], [other]) => one - other)
    .map(([at, by]) => {
      count += by;
      return { at, count };
    });
}

/** Whoever waits in two lines waits once: stretches of a key that touch or overlap are one. */
function togetherByKey(stretches: readonly Stretch[]): readonly Stretch[] {
  const sorted = stretches
    .filter(({ from, until }) => from < until)
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : one.from - other.from));
  const found: Stretch[] = [];
  for (const stretch of sorted) {
    const before = found.at(-1);
    if (before?.key === stretch.key && stretch.from <= before.until)
      found[found.length - 1] = { ...before, until: Math.max(before.until, stretch.until) };
    else found.push(stretch);
  }
  return found;
}

/** Reads levels forward, from instant to instant. */
class Levels {
  private readonly levels: readonly Level[];
  private next = 0;
  private count = 0;

  constructor(levels: readonly Level[]) {
    this.levels = levels;
  }

  /** How many there are at an instant. */
  at(instant: Instant): number {
    return this.read((at) => at <= instant, false);
  }

  /** The most at once from where it was read last, up to before an instant. */
  mostUntil(instant: Instant): number {
    return this.read((at) => at < instant, true);
  }

  private read(isIn: (at: Instant) => boolean, most: boolean): number {
    let highest = this.count;
    for (let level = this.levels[this.next]; level !== undefined && isIn(level.at); level = this.levels[this.next]) {
      this.count = level.count;
      highest = Math.max(highest, level.count);
      this.next += 1;
    }
    return most ? highest : this.count;
  }
}

/** The least and the greatest, without as many arguments as there are instants. */
function endsOf(instants: readonly Instant[]): readonly [Instant, Instant] {
  let [least, greatest] = [Infinity, -Infinity];
  for (const at of instants) [least, greatest] = [Math.min(least, at), Math.max(greatest, at)];
  return [least, greatest];
}
