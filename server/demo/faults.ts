import type { CounterId, LineId } from '../../core/base/names.ts';
import { MINUTE, type Instant, type Millis } from '../../core/base/time.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import { chanceOf, type Chance } from '../../core/forecast/chance.ts';
import type { Shift } from '../../core/forecast/simulated-day.ts';

/** What goes wrong in a play, from an instant to another. */
export type Fault = { readonly from: Instant; readonly until: Instant } & FaultKind;

type FaultKind =
  | { readonly kind: 'paper-out'; readonly kiosk: string }
  | { readonly kind: 'board-down'; readonly board: string }
  | { readonly kind: 'long-pause'; readonly counter: CounterId }
  /** Nobody sits at any counter of the line. */
  | { readonly kind: 'line-alone'; readonly line: LineId; readonly counters: readonly CounterId[] }
  | { readonly kind: 'counter-cut'; readonly counter: CounterId };

/** What may fail: the kiosks with a printer of their own, and the counters with a robot. */
export type Breakable = { readonly kiosks: readonly string[]; readonly counters: readonly CounterId[] };

const KINDS: readonly FaultKind['kind'][] = ['long-pause', 'paper-out', 'line-alone', 'board-down', 'counter-cut'];
const FIRST_AFTER: Millis = 4 * MINUTE;
/** A line that has more counters than this is never without one. */
const FEW_COUNTERS = 2;

/** The faults of a day by its seed: every kind in each round, one every few minutes of an opening. */
export function faultsOf(
  catalogue: Catalogue,
  shifts: readonly Shift[],
  breakable: Breakable,
  seed: number,
): readonly Fault[] {
  const chance = chanceOf(`${String(seed)}/demo/faults`);
  const between = (least: number, most: number): Millis => Math.round((least + (most - least) * chance()) * MINUTE);
  const faults: Fault[] = [];
  let round: FaultKind['kind'][] = [];
  for (const { from, until } of openings(shifts)) {
    for (let at = from + FIRST_AFTER + between(0, 2); at < until - 15 * MINUTE; at += between(6, 12)) {
      if (round.length === 0) round = shuffled(chance, KINDS);
      const kind = round.pop() ?? 'long-pause';
      const what = drawn(kind, catalogue, breakable, chance);
      const lasts = kind === 'long-pause' ? between(35, 50) : between(8, 16);
      if (what !== undefined) faults.push({ ...what, from: at, until: Math.min(at + lasts, until) });
    }
  }
  return faults;
}

function openings(shifts: readonly Shift[]): readonly Pick<Shift, 'from' | 'until'>[] {
  const byBegin = new Map(shifts.map((shift) => [shift.from, { from: shift.from, until: shift.until }]));
  return [...byBegin.values()].sort((a, b) => a.from - b.from);
}

function drawn(
  kind: FaultKind['kind'],
  catalogue: Catalogue,
  { kiosks, counters }: Breakable,
  chance: Chance,
): FaultKind | undefined {
  switch (kind) {
    case 'paper-out': {
      const kiosk = oneOf(chance, kiosks);
      return kiosk === undefined ? undefined : { kind, kiosk };
    }
    case 'board-down': {
      const board = oneOf(chance, catalogue.boards)?.id;
      return board === undefined ? undefined : { kind, board };
    }
    case 'line-alone':
      return oneOf(chance, linesOfFew(catalogue, counters));
    default: {
      const counter = oneOf(chance, counters);
      return counter === undefined ? undefined : { kind, counter };
    }
  }
}

/** The lines that so few counters serve that all of them may be away at once. */
function linesOfFew(
  catalogue: Catalogue,
  robots: readonly CounterId[],
): readonly Extract<FaultKind, { readonly kind: 'line-alone' }>[] {
  return catalogue.lines.flatMap(({ id: line }) => {
    const counters = catalogue.counters.filter(({ lines }) => lines.some((each) => each.line === line));
    const ids = counters.map(({ id }) => id);
    const few = ids.length > 0 && ids.length <= FEW_COUNTERS && ids.every((id) => robots.includes(id));
    return few ? [{ kind: 'line-alone' as const, line, counters: ids }] : [];
  });
}

function oneOf<T>(chance: Chance, from: readonly T[]): T | undefined {
  return from[Math.floor(chance() * from.length)];
}

function shuffled<T>(chance: Chance, from: readonly T[]): T[] {
  const left = [...from];
  return from.map(() => left.splice(Math.floor(chance() * left.length), 1)).flat();
}

/** A fault in a line for people, in Chinese and English. */
export function faultWords(fault: Fault): string {
  switch (fault.kind) {
    case 'paper-out':
      return `${fault.kiosk} 缺纸 / ${fault.kiosk} is out of paper`;
    case 'board-down':
      return `${fault.board} 断线 / ${fault.board} is down`;
    case 'long-pause':
      return `${fault.counter} 号窗口暂停很久 / counter ${fault.counter} pauses for long`;
    case 'line-alone':
      return `${fault.line} 没有窗口 / ${fault.line} has no counter (${fault.counters.join(', ')} away)`;
    case 'counter-cut':
      return `${fault.counter} 号窗口断网 / counter ${fault.counter} is cut off`;
  }
}
