import { HOUR, MINUTE, type Instant } from '../../base/time.ts';
import type { CounterId, LineId } from '../../base/names.ts';
import { instantOf } from '../../base/zone.ts';
import { countersServing } from '../../queue/order/served-by.ts';
import type { HallState } from '../../queue/state.ts';
import type { HallScene } from '../live/hall-scene.ts';
import type { MadeScene } from '../live/make-scene.ts';
import { playRest, type RestOfDay } from '../live/rest-of-day.ts';
import { workingHours } from '../shifts.ts';
import { candidatesFor, type Candidate } from './candidates.ts';
import { gainOf, isCertain, lateByLine, type Gain, type Range } from './gain.ts';
import { linesAround, partOfHall } from './part-of-hall.ts';
import { supposed } from './supposed.ts';

/** Something that would help, and what it would bring until the end of the day. */
export type Advice = Candidate & {
  readonly saved: Range;
  readonly fewerLate: Range;
  /** Lines in which people wait longer for it: minutes of all together. */
  readonly others: readonly { readonly line: LineId; readonly minutes: number }[];
};

/** Nothing is advised that helps fewer: a day on which everybody keeps the target is calm. */
const FEWEST_LATE = 1;
const MOST_LINES = 4;
const MOST_ADVICE = 3;
/** Days drawn to find what helps, and then, others, to say how much. */
const TRIES = 40;
const RUNS = 120;
/** A line that loses less than that does not wait longer. */
const LEAST_MINUTES = 5;
/** Whoever is still there so long after the hours of the day is counted no further. */
const AFTER_HOURS = 3 * HOUR;

export type AdviceParts = { readonly made: MadeScene; readonly state: HallState; readonly now: Instant };

/** What would help now, the best first; empty on a calm day, and where nothing helps for certain. */
export function advise({ made, state, now }: AdviceParts, seed: string): readonly Advice[] {
  const { scene } = made;
  const { index } = state;
  const { lines } = index.catalogue;
  const endMs = restEnds(state, now);
  const trial = new Trial({ made, state, now }, seed, endMs);
  const late = lateByLine(playRest(scene, TRIES, `${seed}/look`, endMs));
  const troubled = lines
    .map(({ id }, at) => ({ id, late: late[at] ?? 0 }))
    .filter((line) => line.late >= FEWEST_LATE && isAtWork(state, line.id))
    .sort((a, b) => b.late - a.late);
  if (troubled.length === 0) return [];
  const calm = new Set(lines.flatMap(({ id }, at) => ((late[at] ?? 0) < FEWEST_LATE ? [id] : [])));
  const parts = { state, counters: scene.counters, now, midnight: scene.midnightMs, endMs };
  const tried = troubled.slice(0, MOST_LINES).flatMap(({ id: line }) =>
    candidatesFor(parts, { line, calm }).flatMap((candidate) => {
      const worth = worthOf(candidate, trial.gain(candidate, TRIES, 'try'));
      return worth > 0 ? [{ candidate, worth }] : [];
    }),
  );
  const best = oneEach(tried.sort((a, b) => b.worth - a.worth).map(({ candidate }) => candidate));
  if (best.length === 0) return [];
  // What was found by these draws looks better by them than it is: others say how much it brings.
  return best
    .flatMap((candidate) => {
      const gain = trial.gain(candidate, RUNS, 'say');
      return worthOf(candidate, gain) > 0 ? [{ ...said(candidate, gain, lines), worth: worthOf(candidate, gain) }] : [];
    })
    .sort((a, b) => b.worth - a.worth)
    .map(({ worth: _worth, ...advice }) => advice);
}

/** Plays the rest of the day with a change and without, of the hall as much as it can touch. */
class Trial {
  private readonly without = new Map<string, RestOfDay>();

  constructor(
    private readonly parts: AdviceParts,
    private readonly seed: string,
    private readonly endMs: Instant,
  ) {}

  gain({ line, changes }: Candidate, runs: number, draws: string): Gain {
    const { made, state } = this.parts;
    const then = supposed(made, state.index, changes);
    const lines = linesAround(then, [state.index.catalogue.lines.findIndex(({ id }) => id === line)]);
    const play = (scene: HallScene): RestOfDay =>
      playRest(partOfHall(scene, lines), runs, `${this.seed}/${draws}`, this.endMs);
    const key = `${draws} ${[...lines].sort((a, b) => a - b).join(' ')}`;
    const without = this.without.get(key) ?? play(made.scene);
    this.without.set(key, without);
    return gainOf(without, play(then));
  }
}

/**
 * Minutes that people are spared, less those that staff give; nothing where it may be chance, or nobody is in time by
 * it.
 */
function worthOf({ staffMs }: Candidate, gain: Gain): number {
  if (!isCertain(gain) || gain.fewerLate.p50 < FEWEST_LATE) return 0;
  return gain.mean - staffMs / MINUTE;
}

/** One for each line, and each counter once. */
function oneEach(candidates: readonly Candidate[]): readonly Candidate[] {
  const lines = new Set<LineId>();
  const counters = new Set<CounterId>();
  return candidates
    .filter(({ line, counter, from = counter }) => {
      if (lines.has(line) || counters.has(counter) || counters.has(from)) return false;
      lines.add(line);
      counters.add(counter);
      counters.add(from);
      return true;
    })
    .slice(0, MOST_ADVICE);
}

function said(candidate: Candidate, { saved, fewerLate, byLine }: Gain, lines: readonly { id: LineId }[]): Advice {
  const others = lines.flatMap(({ id: line }, at) => {
    const minutes = Math.round(-(byLine[at] ?? 0));
    return line !== candidate.line && minutes >= LEAST_MINUTES ? [{ line, minutes }] : [];
  });
  return { ...candidate, saved, fewerLate, others };
}

/** Somebody waits in it, or a counter is open for it: what has not begun yet is nobody's trouble. */
function isAtWork(state: HallState, line: LineId): boolean {
  if ((state.standing.byLine.get(line)?.count ?? 0) > 0) return true;
  return countersServing(state, line).some(({ id }) => state.counters.get(id)?.state === 'open');
}

/** Until when the day is played on: a while after its hours. */
export function restEnds({ day, index }: HallState, now: Instant): Instant {
  const { catalogue } = index;
  const last = Math.max(0, ...workingHours(catalogue, day).map(({ to }) => to));
  return Math.max(now, instantOf(day, last, catalogue.hall.timeZone)) + AFTER_HOURS;
}
