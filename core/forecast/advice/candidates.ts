import { MINUTE, type Instant, type Millis } from '../../base/time.ts';
import type { CounterId, LineId } from '../../base/names.ts';
import type { Counter } from '../../catalogue/places.ts';
import { levelOf, servedBy } from '../../queue/order/served-by.ts';
import type { HallState } from '../../queue/state.ts';
import { SLOT_MS, type Hazard } from '../learn/crew.ts';
import type { HallCounter } from '../live/hall-scene.ts';
import type { DayChange } from './day-change.ts';

/** What may be advised: the changes that belong together, and the minutes of staff that they take. */
export type Candidate = {
  readonly kind: 'open' | 'resume' | 'lend' | 'stay' | 'move';
  readonly line: LineId;
  readonly counter: CounterId;
  /** Of a clerk who moves: the counter that is closed. */
  readonly from?: CounterId;
  readonly changes: readonly DayChange[];
  readonly until: Instant;
  readonly staffMs: Millis;
};

/** From the advice to the counter at work. */
const BY_HAND_MS = 2 * MINUTE;
const LENGTHS: readonly Millis[] = [60 * MINUTE, 120 * MINUTE];
/** Of counters that serve alike so many are tried. */
const MOST_ALIKE = 1;

export type Trouble = {
  readonly line: LineId;
  /** Lines in which nobody will be late: their counters may help. */
  readonly calm: ReadonlySet<LineId>;
};

type Parts = {
  readonly state: HallState;
  readonly counters: readonly HallCounter[];
  readonly now: Instant;
  readonly midnight: Instant;
  readonly endMs: Instant;
};

/** What could help a line. Counters that serve the same lines are tried once, whoever sits there. */
export function candidatesFor(parts: Parts, trouble: Trouble): readonly Candidate[] {
  const closed = alike(parts, (id) => standOf(parts.state, id) === 'closed' && serves(parts.state, id, trouble.line));
  return [
    ...alike(parts, (id) => standOf(parts.state, id) === 'paused' && serves(parts.state, id, trouble.line)).map(
      ({ id }) => resume(parts, trouble.line, id),
    ),
    ...closed.flatMap(({ id }) => LENGTHS.map((lasts) => open(parts, trouble.line, id, lasts))),
    ...moves(parts, trouble, closed),
    ...helpers(parts, trouble).flatMap(({ id }) => LENGTHS.map((lasts) => lend(parts, trouble.line, id, lasts))),
    ...stays(parts, trouble),
  ];
}

function open({ now, endMs }: Parts, line: LineId, counter: CounterId, lasts: Millis): Candidate {
  const at = now + BY_HAND_MS;
  const until = quarterAfter(now + lasts, endMs);
  const changes = [{ what: 'open', counter, at, until }] as const;
  return { kind: 'open', line, counter, changes, until, staffMs: until - at };
}

function resume({ now, endMs }: Parts, line: LineId, counter: CounterId): Candidate {
  const changes = [{ what: 'resume', counter, at: now + BY_HAND_MS }] as const;
  return { kind: 'resume', line, counter, changes, until: endMs, staffMs: 0 };
}

function lend({ now, endMs }: Parts, line: LineId, counter: CounterId, lasts: Millis): Candidate {
  const until = quarterAfter(now + lasts, endMs);
  const changes = [{ what: 'lend', counter, line, at: now, until }] as const;
  return { kind: 'lend', line, counter, changes, until, staffMs: 0 };
}

/** An idle clerk whose lines are calm goes to a closed counter of the line, and back. */
function moves(parts: Parts, trouble: Trouble, closed: readonly Counter[]): readonly Candidate[] {
  const { state, now, endMs } = parts;
  const [to] = closed;
  if (to === undefined) return [];
  const until = quarterAfter(now + 60 * MINUTE, endMs);
  return alike(parts, (id) => isIdle(state, id) && isCalm(state, id, trouble.calm)).map(({ id: from }) => ({
    kind: 'move',
    line: trouble.line,
    counter: to.id,
    from,
    changes: [
      { what: 'pause', counter: from, at: now, until },
      { what: 'open', counter: to.id, at: now + BY_HAND_MS, until },
    ],
    until,
    staffMs: 0,
  }));
}

/** Open counters of the same authority, or those that the hall file lends, whose own lines are calm. */
function helpers(parts: Parts, { line, calm }: Trouble): readonly Counter[] {
  const { state } = parts;
  const { department, borrow } = state.index.lines.get(line) ?? { department: '', borrow: undefined };
  return alike(parts, (id) => {
    if (standOf(state, id) !== 'open' || serves(state, id, line) || state.routing.lent.has(id)) return false;
    const counter = state.index.counters.get(id);
    const may = counter?.departments.includes(department) === true || borrow?.counters.includes(id) === true;
    return may && isCalm(state, id, calm);
  });
}

/** Whoever usually leaves within the hour, and could go later. */
function stays(parts: Parts, { line }: Trouble): readonly Candidate[] {
  const { state, counters, now, midnight, endMs } = parts;
  const until = quarterAfter(now + 60 * MINUTE, endMs);
  const leaving = alike(parts, (id) => {
    if (standOf(state, id) !== 'open' || !serves(state, id, line)) return false;
    const at = state.index.catalogue.counters.findIndex((each) => each.id === id);
    const { closing } = counters[at] ?? {};
    return closing !== undefined && hazardTo(closing, until - midnight) - hazardTo(closing, now - midnight) > Math.LN2;
  });
  return leaving.map(({ id: counter }) => ({
    kind: 'stay',
    ...{ line, counter, until, staffMs: 0 },
    changes: [{ what: 'stay', counter, at: now, until }],
  }));
}

/** Counters by what they serve, so many of each kind. */
function alike({ state }: Parts, may: (counter: CounterId) => boolean): readonly Counter[] {
  const seen = new Map<string, number>();
  return state.index.catalogue.counters.filter(({ id }) => {
    if (!may(id)) return false;
    const key = servedBy(state, id)
      .map(({ line, level }) => `${line}:${String(level)}`)
      .join(';');
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return before < MOST_ALIKE;
  });
}

function standOf(state: HallState, counter: CounterId): 'open' | 'paused' | 'closed' {
  return state.counters.get(counter)?.state ?? 'closed';
}

function isIdle(state: HallState, counter: CounterId): boolean {
  const stand = state.counters.get(counter);
  return stand?.state === 'open' && stand.inHand === undefined;
}

function serves(state: HallState, counter: CounterId, line: LineId): boolean {
  return levelOf(state, counter, line) !== undefined;
}

function isCalm(state: HallState, counter: CounterId, calm: ReadonlySet<LineId>): boolean {
  return servedBy(state, counter).every(({ line }) => calm.has(line));
}

/** The next full quarter of an hour, within the day. */
function quarterAfter(at: Instant, endMs: Instant): Instant {
  return Math.min(endMs, Math.ceil(at / (15 * MINUTE)) * 15 * MINUTE);
}

function hazardTo(hazard: Hazard, atMs: Millis): number {
  const slot = Math.floor(atMs / SLOT_MS);
  const from = hazard[slot] ?? 0;
  return from + ((hazard[slot + 1] ?? from) - from) * (atMs / SLOT_MS - slot);
}
