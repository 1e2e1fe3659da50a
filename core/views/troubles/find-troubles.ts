import { MINUTE, type Instant } from '../../base/time.ts';
import { asIs, type CounterId, type LineId } from '../../base/names.ts';
import type { Counter, Line } from '../../catalogue/places.ts';
import type { Trouble, TroubleCause, TroubleRemedy } from '../../protocol/shapes/troubles.ts';
import { countersServing, ownLines, servedBy } from '../../queue/order/served-by.ts';
import type { HallState } from '../../queue/state.ts';
import type { World } from '../../record/world.ts';
import { countWaitingAt, newcomerWait, oldestWaiting, openCountersOf, secondsBetween } from '../line-figures.ts';
import { counterCause, type CounterCause } from './counter-causes.ts';
import { harmNow } from './line-harm.ts';
import { waitWithOneMore } from './one-more.ts';
import { causeText, lineText, waitingText } from './trouble-text.ts';

/** A trouble as it is found at one instant; since when it lasts is known to whoever has looked before. */
export type Found = Omit<Trouble, 'since'>;

/**
 * A line is told of once somebody is past the target, or will be by so many minutes of people; no longer once nobody is
 * and it is below the second figure.
 */
const HARM_FROM = 10;
const HARM_UNTIL = 4;
/** More than these say nothing new. */
const CAUSES_TOLD = 4;
const REMEDIES_TOLD = 5;
/** The level at which a borrowed counter serves the line. */
const HELPS = 2;

/**
 * What is the matter with lines and counters now: a line whose people will be past their targets, with what it comes
 * from and what may be done; a counter that keeps somebody waiting while its lines are still well. `shown`: keys of
 * what is told already; that is told until it is clearly better.
 */
export function findTroubles(world: World, shown: ReadonlySet<string>, now: Instant): readonly Found[] {
  const { state } = world;
  if (state.phase !== 'open') return [];
  const { lines, counters } = state.index.catalogue;
  const causes = new Map<CounterId, CounterCause>();
  for (const { id } of counters) {
    const cause = counterCause(state, id, now);
    if (cause !== undefined) causes.set(id, cause);
  }
  const tight = lines.flatMap((line) => lineTrouble(world, line, causes, shown, now) ?? []);
  const told = new Set(tight.flatMap(({ id }) => countersServing(state, id).map((counter) => counter.id)));
  const alone = counters.flatMap((counter) => {
    const cause = causes.get(counter.id);
    if (cause === undefined || told.has(counter.id) || !isTold(cause)) return [];
    return [counterTrouble(state, counter, cause)];
  });
  return [...tight, ...alone];
}

/** A pause within its allowance troubles nobody by itself. */
function isTold(cause: CounterCause): boolean {
  return cause.what !== 'paused' || cause.allowed !== undefined;
}

function lineTrouble(
  world: World,
  line: Line,
  causes: ReadonlyMap<CounterId, CounterCause>,
  shown: ReadonlySet<string>,
  now: Instant,
): Found | undefined {
  const { state } = world;
  const oldest = oldestWaiting(state, line.id);
  if (oldest === undefined) return undefined;
  const key = `line:${line.id}`;
  const { wait } = newcomerWait(world, line.id, now);
  const { people, late, minutes } = harmNow(world, line.id, now);
  const well = late === 0 && minutes < (shown.has(key) ? HARM_UNTIL : HARM_FROM);
  if (wait !== undefined && well) return undefined;
  const serving = countersServing(state, line.id);
  const found = causesOf(state, serving, causes);
  const longest = secondsBetween(oldest.step.since, now);
  return {
    key,
    kind: 'line',
    id: line.id,
    ...zoneOf(state, line),
    tone: late > 0 || wait === undefined || minutes > (people * line.targetMs) / MINUTE ? 'bad' : 'warn',
    harm: minutes,
    people,
    title: named(line),
    text: lineText({
      people,
      late,
      longest,
      open: openCountersOf(state, line.id),
      ...(wait === undefined ? {} : { wait }),
    }),
    causes: found.map((cause) => ({ cause, text: causeText(cause, nameIn(state)) })),
    remedies: remediesOf(world, line.id, serving, found, now),
  };
}

/** The counters of a line that do not work, worst first; else that they are too few. */
function causesOf(
  state: HallState,
  serving: readonly Counter[],
  causes: ReadonlyMap<CounterId, CounterCause>,
): readonly TroubleCause[] {
  const open = serving.filter(({ id }) => state.counters.get(id)?.state === 'open');
  const here = serving
    .flatMap(({ id }) => causes.get(id) ?? [])
    .sort((a, b) => Number(isTold(b)) - Number(isTold(a)) || b.seconds - a.seconds)
    .slice(0, CAUSES_TOLD);
  if (open.length > 0) return here.length > 0 ? here : [{ what: 'too-few', counters: open.length }];
  return here.length > 0 ? here : [{ what: 'no-counter-open' }];
}

/** What lies nearest first: whoever is there and does nothing, then who has paused, then closed and free counters. */
function remediesOf(
  world: World,
  line: LineId,
  serving: readonly Counter[],
  causes: readonly TroubleCause[],
  now: Instant,
): readonly TroubleRemedy[] {
  const { state } = world;
  const better = (counter: CounterId) => waitWithOneMore(world, line, counter, now);
  const asked = causes.flatMap((cause): TroubleRemedy[] => {
    if (cause.what === 'idle') return [{ what: 'ask', counter: cause.counter }];
    if (cause.what === 'paused') return [{ what: 'end-pause', counter: cause.counter, ...better(cause.counter) }];
    return cause.what === 'long-in-hand' ? [{ what: 'ask', counter: cause.counter }] : [];
  });
  // Where all work, a counter that brings nobody anything is not asked for; where one does not, it may stand in.
  const standIn = causes.some(({ what }) => what !== 'too-few') ? {} : undefined;
  const closed = serving.find(({ id }) => state.counters.get(id)?.state === 'closed');
  const ifOpen = closed && (better(closed.id) ?? standIn);
  const opened: TroubleRemedy[] = closed && ifOpen ? [{ what: 'open', counter: closed.id, ...ifOpen }] : [];
  const free = freeCounter(state, line);
  const ifLent = free && (better(free) ?? standIn);
  const borrowed: TroubleRemedy[] =
    free === undefined || ifLent === undefined
      ? []
      : [{ what: 'borrow', counter: free, line, lines: linesWith(state, free, line), ...ifLent }];
  return [...[...asked, ...borrowed, ...opened].slice(0, REMEDIES_TOLD - 1), { what: 'look', at: 'line' }];
}

/** The lines of a counter that helps another one when nobody waits for its own. */
function linesWith(state: HallState, counter: CounterId, line: LineId): { line: LineId; level: number }[] {
  const own = ownLines(state, counter).map((served) => ({ line: served.line, level: served.level }));
  return [...own, { line, level: HELPS }];
}

/** An open counter with nobody in hand and nobody before it: as the hall file lends it, else of the same department. */
function freeCounter(state: HallState, id: LineId): CounterId | undefined {
  const { counters, lines } = state.index;
  const line = lines.get(id);
  if (line === undefined) return undefined;
  const isFree = (counter: CounterId): boolean => {
    const stand = state.counters.get(counter);
    if (stand?.state !== 'open' || stand.inHand !== undefined) return false;
    return countWaitingAt(state, counter) === 0 && !servedBy(state, counter).some((served) => served.line === id);
  };
  const lent = line.borrow?.counters.find(isFree);
  if (lent !== undefined) return lent;
  return [...counters.values()].find((counter) => counter.departments.includes(line.department) && isFree(counter.id))
    ?.id;
}

function counterTrouble(state: HallState, counter: Counter, cause: CounterCause): Found {
  const people = countWaitingAt(state, counter.id);
  return {
    key: `counter:${counter.id}`,
    kind: 'counter',
    id: counter.id,
    zone: counter.zone,
    tone: 'warn',
    harm: 0,
    people,
    title: counter.name,
    text: waitingText(people),
    causes: [{ cause, text: causeText(cause, nameIn(state)) }],
    remedies:
      cause.what === 'paused' ? [{ what: 'end-pause', counter: counter.id }] : [{ what: 'ask', counter: counter.id }],
  };
}

function nameIn(state: HallState): (counter: CounterId) => Counter['name'] {
  return (id) => state.index.counters.get(id)?.name ?? asIs(id);
}

/** Where it is waited for: the zone of its first counter. */
function zoneOf(state: HallState, line: Line): { readonly zone?: string } {
  const zone = countersServing(state, line.id)[0]?.zone ?? state.index.departments.get(line.department)?.zone;
  return zone === undefined ? {} : { zone };
}

function named({ prefix, name }: Line): Line['name'] {
  return {
    'zh-Hans': `${prefix} ${name['zh-Hans']}`,
    'zh-Hant': `${prefix} ${name['zh-Hant']}`,
    en: `${prefix} ${name.en}`,
  };
}
