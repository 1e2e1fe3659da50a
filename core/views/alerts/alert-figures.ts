import { MINUTE, type Instant, type Millis } from '../../base/time.ts';
import type { CategoryId, LineId } from '../../base/names.ts';
import type { AlertFigure, AlertRule, AlertScope } from '../../catalogue/alert-rule.ts';
import { ALERT_DEVICES } from '../../catalogue/alert-rule.ts';
import { targetOf } from '../../catalogue/catalogue-index.ts';
import type { Counter, Line } from '../../catalogue/places.ts';
import { countLate } from '../../queue/line-waiting.ts';
import { countersServing, servedBy } from '../../queue/order/served-by.ts';
import type { HallState } from '../../queue/state.ts';
import { lineTally } from '../../record/day-record.ts';
import type { World } from '../../record/world.ts';
import type { CardRecord } from '../../queue/card.ts';
import { openCards } from '../card-view.ts';
import { openComplaints } from '../complaint-view.ts';
import { countWaiting, countWaitingAt, newcomerWait, oldestWaiting, openCountersOf } from '../line-figures.ts';
import { counterCause } from '../troubles/counter-causes.ts';
import type { DeviceFault } from '../troubles/device-troubles.ts';
import { harmNow } from '../troubles/line-harm.ts';

/** Fewer were not called or made to wait: a share of them says nothing yet. */
const SHARE_OF_AT_LEAST = 10;

/** What figures are read from. */
export type AlertSight = { readonly world: World; readonly faults: readonly DeviceFault[]; readonly now: Instant };

/** The ids that a rule watches: those it names as far as there are, else all. The hall has the empty one. */
export function placesOf({ index }: HallState, { scope, of }: Pick<AlertRule, 'scope' | 'of'>): readonly string[] {
  const all = allOf(index.catalogue, scope);
  return of.length === 0 ? all : of.filter((each) => all.includes(each));
}

function allOf(
  { departments, lines, counters }: HallState['index']['catalogue'],
  scope: AlertScope,
): readonly string[] {
  switch (scope) {
    case 'hall':
      return [''];
    case 'department':
      return departments.map(({ id }) => id);
    case 'line':
      return lines.map(({ id }) => id);
    case 'counter':
      return counters.map(({ id }) => id);
    case 'zone':
      return [...new Set([...departments, ...counters].map(({ zone }) => zone))];
    case 'device':
      return ALERT_DEVICES;
  }
}

/** A figure of a place now; undefined where nobody can say. Minutes are whole ones. */
export function readFigure(sight: AlertSight, figure: AlertFigure, scope: AlertScope, of: string): number | undefined {
  const { world, now } = sight;
  const { state } = world;
  const lines = linesIn(state, scope, of);
  switch (figure) {
    case 'harm':
      return sum(lines, ({ id }) => harmNow(world, id, now).minutes);
    case 'waiting':
      if (scope === 'hall') return state.standing.tickets;
      return scope === 'counter' ? countWaitingAt(state, of) : sum(lines, ({ id }) => countWaiting(state, id));
    case 'late':
      return sum(lines, ({ id }) => lateIn(state, id, now));
    case 'unserved':
      return sum(lines, ({ id }) => (openCountersOf(state, id) > 0 ? 0 : countWaiting(state, id)));
    case 'longest-wait':
      return most(lines, ({ id }) => minutesSince(oldestWaiting(state, id)?.step.since, now));
    case 'newcomer-wait': {
      const waits = lines.flatMap(({ id }) => newcomerMs(world, id, now) ?? []);
      return waits.length === 0 ? undefined : wholeMinutes(Math.max(...waits));
    }
    case 'within-target':
      return shareWithin(world, lines, now);
    case 'idle':
    case 'pause':
    case 'in-hand':
      return most(countersIn(state, scope, of), ({ id }) => atCounter(state, id, figure, now));
    case 'open-counters':
      return countersIn(state, scope, of).filter(({ id }) => state.counters.get(id)?.state === 'open').length;
    case 'complaints-open':
      return complaintsIn(world, scope, of);
    case 'cards-yellow':
      return openCards(world, (card) => isCardAt(card, scope, of)).yellow;
    case 'cards-red':
      return openCards(world, (card) => isCardAt(card, scope, of)).red;
    case 'slips-failed':
      return (world.record.slipCounts.failed ?? 0) + (world.record.slipCounts.unknown ?? 0);
    case 'faulty-devices':
    case 'without-paper':
    case 'boards-gone':
      return sight.faults.filter((fault) => isMeant(fault, figure) && isAt(fault, scope, of)).length;
  }
}

function linesIn(state: HallState, scope: AlertScope, of: string): readonly Line[] {
  const { lines } = state.index.catalogue;
  if (scope === 'department') return lines.filter(({ department }) => department === of);
  if (scope === 'line') return lines.filter(({ id }) => id === of);
  if (scope === 'counter') return lines.filter(({ id }) => servedBy(state, of).some(({ line }) => line === id));
  if (scope === 'zone')
    return lines.filter(({ id }) => countersServing(state, id).some((counter) => counter.zone === of));
  return lines;
}

function countersIn(state: HallState, scope: AlertScope, of: string): readonly Counter[] {
  const { counters } = state.index.catalogue;
  if (scope === 'department') return counters.filter(({ departments }) => departments.includes(of));
  if (scope === 'line') return countersServing(state, of);
  if (scope === 'counter') return counters.filter(({ id }) => id === of);
  return scope === 'zone' ? counters.filter(({ zone }) => zone === of) : counters;
}

function newcomerMs(world: World, line: LineId, now: Instant): Millis | undefined {
  const { wait } = newcomerWait(world, line, now);
  return wait === undefined ? undefined : wait.p50 * 1000;
}

function lateIn({ standing, index }: HallState, line: LineId, now: Instant): number {
  const target = (category: CategoryId): Millis => targetOf(index, line, category);
  return countLate(standing.byLine.get(line), target, now);
}

/** Percent of those who were called, or wait past the target already, that were called within it. */
function shareWithin({ state, record }: World, lines: readonly Line[], now: Instant): number | undefined {
  const called = sum(lines, ({ id }) => lineTally(record, id).called);
  const of = called + sum(lines, ({ id }) => lateIn(state, id, now));
  if (of < SHARE_OF_AT_LEAST) return undefined;
  return Math.round((100 * sum(lines, ({ id }) => lineTally(record, id).withinTarget)) / of);
}

function atCounter(state: HallState, counter: string, figure: 'idle' | 'pause' | 'in-hand', now: Instant): number {
  const stand = state.counters.get(counter);
  if (stand === undefined || stand.state === 'closed') return 0;
  if (figure === 'pause') return stand.state === 'paused' ? minutesSince(stand.pausedAt, now) : 0;
  if (figure === 'idle') {
    const cause = counterCause(state, counter, now);
    return cause?.what === 'idle' ? Math.floor(cause.seconds / 60) : 0;
  }
  const step = state.tickets.get(stand.inHand?.ticket ?? '')?.steps[stand.inHand?.step ?? 0];
  return minutesSince(step?.servingAt ?? step?.calledAt, now);
}

function complaintsIn(world: World, scope: AlertScope, of: string): number {
  const open = openComplaints(world);
  if (scope === 'hall') return open.length;
  const { services } = world.state.index;
  return open.filter(({ service }) => service !== undefined && services.get(service)?.department === of).length;
}

function isCardAt(card: CardRecord, scope: AlertScope, of: string): boolean {
  if (scope === 'hall') return true;
  return card.kind !== 'complaint' && (scope === 'line' ? card.line : card.department) === of;
}

function isMeant({ kind, what }: DeviceFault, figure: 'faulty-devices' | 'without-paper' | 'boards-gone'): boolean {
  if (figure === 'faulty-devices') return true;
  if (figure === 'boards-gone') return kind === 'board' && what === 'page-gone';
  return what === 'paper-out' || what === 'no-paper-and-no-stand-in';
}

function isAt({ kind, zones }: DeviceFault, scope: AlertScope, of: string): boolean {
  if (scope === 'device') return kind === of;
  return scope === 'hall' || zones.includes(of);
}

function minutesSince(since: Instant | undefined, now: Instant): number {
  return since === undefined ? 0 : Math.max(0, wholeMinutes(now - since));
}

function wholeMinutes(ms: Millis): number {
  return Math.floor(ms / MINUTE);
}

function sum<T>(of: readonly T[], figure: (each: T) => number): number {
  return of.reduce((all, each) => all + figure(each), 0);
}

function most<T>(of: readonly T[], figure: (each: T) => number): number {
  return of.reduce((highest, each) => Math.max(highest, figure(each)), 0);
}
