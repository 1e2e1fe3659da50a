import type { Millis } from '../../base/time.ts';

/** One who could have been called: the first of a line and category, and how long he or she had waited. */
export type Option = { readonly line: string; readonly category: string; readonly waitedMs: Millis };

/** A call while several could have been called. */
export type Choice = { readonly counter: string; readonly options: readonly Option[]; readonly chosen: number };

/** The newest calls that were a choice, and how many took somebody who was not the first of a line and category. */
export type ChoiceMemory = { recent: Choice[]; calls: number; outOfTurn: number };

const KEPT = 4000;

export function emptyChoiceMemory(): ChoiceMemory {
  return { recent: [], calls: 0, outOfTurn: 0 };
}

export function keepChoices(memory: ChoiceMemory, choices: readonly Choice[]): void {
  memory.recent = [...memory.recent, ...choices].slice(-KEPT);
}

/**
 * Who is called first, as learned from whom counters called: a score that grows with the wait, from where line and
 * category begin. The chance of being called grows with the score (McFadden's choice model): calling the oldest first,
 * strict priority and head starts are all within it.
 */
export type Preference = {
  readonly queue: (line: string, category: string) => Growth;
  /** What a counter adds for a line. */
  readonly liking: (counter: string, line: string) => number;
  /** The highest score is called; else it is called with the greatest chance. */
  readonly decided: boolean;
  /** The part of calls that take anybody of the line and category instead of the first. */
  readonly outOfTurn: number;
};

/** How the score of those who wait in one line and category grows. */
export type Growth = {
  readonly start: number;
  /** A millisecond, up to the bend and after it. */
  readonly slope: number;
  readonly bendMs: Millis;
  readonly slopeAfter: number;
  /** From here on it comes before everything else. */
  readonly capMs: Millis;
};

/** How strongly a wait of one unit speaks for somebody until it is learned: oldest first. */
const OLDEST_FIRST = 6;
const ROUNDS = 12;
const STEP = 0.3;
/** Weights lean on zero as if by a normal curve of this deviation. */
const FREE_SD = 4;

function startOf(line: string, category: string): readonly string[] {
  return [`line ${line}`, `category ${category}`];
}

function liking(counter: string, line: string): string {
  return `counter ${counter}\n${line}`;
}

function slopes(line: string, category: string): readonly string[] {
  return ['wait', `wait line ${line}`, `wait category ${category}`];
}

/** Learns the weights from the newest choices, by rising along the likelihood. */
export function fitPreference(memory: ChoiceMemory): Preference {
  const outOfTurn = (memory.outOfTurn + 0.5) / (memory.calls + 100);
  const weights = new Map<string, number>();
  const unitMs = typicalWait(memory.recent);
  const steps = new Map<string, number>();
  const sets = memory.recent.map((choice) => ({
    ...choice,
    terms: choice.options.map((option) => termsOf(choice.counter, option, unitMs)),
  }));
  const shrink = 1 / (FREE_SD * FREE_SD * Math.max(1, sets.length));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { terms, chosen } of sets) {
      const chances = softmax(terms.map((each) => scoreOf(each, weights)));
      terms.forEach((each, at) => {
        const off = (at === chosen ? 1 : 0) - (chances[at] ?? 0);
        for (const [name, value] of each) climb(weights, steps, name, off * value - shrink * (weights.get(name) ?? 0));
      });
    }
  }
  const sum = (names: readonly string[]): number => names.reduce((all, name) => all + weightIn(weights, name), 0);
  return {
    queue: (line, category) => {
      const slope = Math.max(0, sum(slopes(line, category))) / unitMs;
      return { start: sum(startOf(line, category)), slope, bendMs: Infinity, slopeAfter: slope, capMs: Infinity };
    },
    liking: (counter, line) => weightIn(weights, liking(counter, line)),
    decided: false,
    outOfTurn,
  };
}

type Terms = readonly (readonly [name: string, value: number])[];

function termsOf(counter: string, { line, category, waitedMs }: Option, unitMs: Millis): Terms {
  const waited = waitedMs / unitMs;
  return [
    ...startOf(line, category).map((name) => [name, 1] as const),
    [liking(counter, line), 1],
    ...slopes(line, category).map((name) => [name, waited] as const),
  ];
}

function typicalWait(choices: readonly Choice[]): Millis {
  let sum = 0;
  let count = 0;
  for (const { options } of choices)
    for (const { waitedMs } of options) {
      sum += waitedMs;
      count += 1;
    }
  return count === 0 || sum === 0 ? 60_000 : sum / count;
}

function scoreOf(terms: Terms, weights: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [name, value] of terms) sum += weightIn(weights, name) * value;
  return sum;
}

function weightIn(weights: ReadonlyMap<string, number>, name: string): number {
  return weights.get(name) ?? (name === 'wait' ? OLDEST_FIRST : 0);
}

function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const raised = scores.map((score) => Math.exp(score - most));
  const sum = raised.reduce((all, each) => all + each, 0);
  return raised.map((each) => each / sum);
}

function climb(weights: Map<string, number>, steps: Map<string, number>, name: string, slope: number): void {
  if (slope === 0) return;
  const squared = (steps.get(name) ?? 0) + slope * slope;
  steps.set(name, squared);
  weights.set(name, weightIn(weights, name) + (STEP * slope) / Math.sqrt(squared + 1e-8));
}
