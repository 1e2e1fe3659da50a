import type { Millis } from '../../base/time.ts';
import { namelessCounter } from './nameless-counter.ts';
import type { When } from './service-times.ts';
import type { RecordedDay, RecordedShift, RecordedVisit } from './recorded.ts';

/** Who waits in a line in one category, by arrival. */
export type WaitingClass = { readonly line: string; readonly category: string; readonly queue: RecordedVisit[] };

/** A counter of a recorded day, as it is at this moment. */
export type CounterNow = {
  readonly id: string;
  /** Shifts that have begun and not ended. */
  readonly shifts: RecordedShift[];
  /** It called somebody outside its shifts, and is taken for open until a shift of it ends. */
  unplanned: boolean;
  /** It has been open today before. */
  seen: boolean;
  /** Lines that it called from, beside those of its shifts. */
  readonly calledFrom: Set<string>;
  inHand: RecordedVisit | undefined;
  /** Since when nobody is in hand. */
  freeSinceMs: Millis;
  /** Free, open, and somebody waits whom it may call: since when, and whether a service had ended just then. */
  due: Due | undefined;
};

/** `turn`: its service ended while people waited; `react`: somebody came to a counter that had nobody. */
export type Due = { readonly sinceMs: Millis; readonly kind: 'turn' | 'react' };

/** What happens on a recorded day, in the order in which it is known. */
export type Moment =
  | { readonly kind: 'opened' | 'closed'; readonly atMs: Millis; readonly shift: RecordedShift }
  | { readonly kind: 'arrived' | 'called' | 'ended' | 'left'; readonly atMs: Millis; readonly visit: RecordedVisit };

/** At one instant: what ends is known before what begins, and an arrival before its own call. */
const RANK = { opened: 0, ended: 1, called: 2, left: 3, closed: 4, arrived: 5 } as const;
const CALLED_AT_ONCE = 6;

/** All moments of a day in order. */
export function momentsOf({ visits, shifts }: RecordedDay): readonly Moment[] {
  const ranked: { readonly moment: Moment; readonly rank: number }[] = [];
  const add = (moment: Moment, rank: number = RANK[moment.kind]): void => void ranked.push({ moment, rank });
  for (const shift of shifts) {
    add({ kind: 'opened', atMs: shift.openedMs, shift });
    if (shift.closedMs !== undefined) add({ kind: 'closed', atMs: shift.closedMs, shift });
  }
  for (const visit of visits) {
    const { arrivedMs, calledMs, endedMs } = visit;
    add({ kind: 'arrived', atMs: arrivedMs, visit });
    if (calledMs === undefined) {
      if (endedMs !== undefined)
        add({ kind: 'left', atMs: endedMs, visit }, endedMs === arrivedMs ? CALLED_AT_ONCE : 3);
      continue;
    }
    const atOnce = calledMs === arrivedMs ? CALLED_AT_ONCE : RANK.called;
    add({ kind: 'called', atMs: calledMs, visit }, atOnce);
    if (endedMs !== undefined)
      add({ kind: 'ended', atMs: endedMs, visit }, endedMs === calledMs ? atOnce + 0.5 : RANK.ended);
  }
  ranked.sort((a, b) => a.moment.atMs - b.moment.atMs || a.rank - b.rank);
  return ranked.map(({ moment }) => moment);
}

/** The floor of a recorded day at one moment: who waits, who is in hand, which counters are open. Nothing of later. */
export class DayFloor {
  readonly classes: WaitingClass[] = [];
  readonly counters = new Map<string, CounterNow>();
  private readonly byLine = new Map<string, Map<string, WaitingClass>>();
  private readonly waitingIn = new Map<string, number>();
  private readonly servedAt = new Map<RecordedVisit, CounterNow>();
  private waiting = 0;

  apply(moment: Moment): void {
    switch (moment.kind) {
      case 'opened':
        this.open(moment.shift, moment.atMs);
        break;
      case 'closed':
        this.close(moment.shift, moment.atMs);
        break;
      case 'arrived':
        this.classOf(moment.visit).queue.push(moment.visit);
        this.count(moment.visit.line, 1);
        break;
      case 'called':
        this.call(moment.visit, moment.atMs);
        break;
      case 'ended':
        this.end(moment.visit, moment.atMs);
        break;
      case 'left':
        this.leave(moment.visit);
        break;
    }
    this.lookForDue(moment);
  }

  /** The queue that a visit waits in. */
  classOf({ line, category }: RecordedVisit): WaitingClass {
    let ofLine = this.byLine.get(line);
    if (ofLine === undefined) this.byLine.set(line, (ofLine = new Map<string, WaitingClass>()));
    let found = ofLine.get(category);
    if (found === undefined) {
      ofLine.set(category, (found = { line, category, queue: [] }));
      this.classes.push(found);
    }
    return found;
  }

  /** How many wait in a line, of all categories. */
  inLine(line: string): number {
    return this.waitingIn.get(line) ?? 0;
  }

  /** What is going on in a line at this moment. */
  whenIn(line: string, atMs: Millis): When {
    let open = 0;
    for (const counter of this.counters.values()) if (isOpen(counter) && serves(counter, line)) open += 1;
    return { waiting: this.inLine(line), open, atMs };
  }

  /** Whether somebody waits whom this counter may call. */
  isWanted(counter: CounterNow): boolean {
    if (this.waiting === 0) return false;
    for (const [line, count] of this.waitingIn) if (count > 0 && serves(counter, line)) return true;
    return false;
  }

  /** Where a visit is called to: if the record does not say, the longest free of the counters open for its line. */
  counterOf(visit: RecordedVisit): CounterNow {
    if (visit.counter !== undefined) return this.counterNamed(visit.counter);
    let best: CounterNow | undefined;
    for (const each of this.counters.values()) {
      if (!isOpen(each) || each.inHand !== undefined || !serves(each, visit.line)) continue;
      if (best === undefined || each.freeSinceMs < best.freeSinceMs) best = each;
    }
    if (best !== undefined) return best;
    // Beside somebody whose end is known, another one.
    const isTaken = (id: string): boolean => this.counters.get(id)?.inHand?.endedMs !== undefined;
    return this.counterNamed(namelessCounter(visit.line, isTaken));
  }

  private open(shift: RecordedShift, atMs: Millis): void {
    const counter = this.counterNamed(shift.counter);
    if (!isOpen(counter) && counter.inHand === undefined) counter.freeSinceMs = atMs;
    counter.shifts.push(shift);
    counter.seen = true;
  }

  private close(shift: RecordedShift, _atMs: Millis): void {
    const counter = this.counterNamed(shift.counter);
    const at = counter.shifts.indexOf(shift);
    if (at >= 0) counter.shifts.splice(at, 1);
    counter.unplanned = false;
  }

  private call(visit: RecordedVisit, _atMs: Millis): void {
    const counter = this.counterOf(visit);
    this.leave(visit);
    if (!isOpen(counter)) counter.unplanned = true;
    counter.seen = true;
    counter.calledFrom.add(visit.line);
    if (counter.inHand !== undefined) this.servedAt.delete(counter.inHand);
    counter.inHand = visit;
    this.servedAt.set(visit, counter);
    counter.due = undefined;
  }

  /** The end of a visit that its counter still has in hand; it may have called the next one already. */
  private end(visit: RecordedVisit, atMs: Millis): void {
    const counter = this.servedAt.get(visit);
    this.servedAt.delete(visit);
    if (counter?.inHand !== visit) return;
    counter.inHand = undefined;
    counter.freeSinceMs = atMs;
  }

  private leave(visit: RecordedVisit): void {
    const { queue } = this.classOf(visit);
    const at = queue.indexOf(visit);
    if (at < 0) return;
    queue.splice(at, 1);
    this.count(visit.line, -1);
  }

  private count(line: string, by: number): void {
    this.waiting += by;
    this.waitingIn.set(line, (this.waitingIn.get(line) ?? 0) + by);
  }

  private lookForDue({ kind, atMs }: Moment): void {
    for (const counter of this.counters.values()) {
      const isDue = isOpen(counter) && counter.inHand === undefined && this.isWanted(counter);
      if (!isDue) counter.due = undefined;
      else counter.due ??= { sinceMs: atMs, kind: kind === 'arrived' && counter.freeSinceMs < atMs ? 'react' : 'turn' };
    }
  }

  private counterNamed(id: string): CounterNow {
    let found = this.counters.get(id);
    if (found === undefined) {
      found = {
        id,
        shifts: [],
        unplanned: false,
        seen: false,
        calledFrom: new Set(),
        inHand: undefined,
        freeSinceMs: 0,
        due: undefined,
      };
      this.counters.set(id, found);
    }
    return found;
  }
}

/** Whether a counter takes people now. */
export function isOpen(counter: CounterNow): boolean {
  return counter.unplanned || counter.shifts.length > 0;
}

/** Whether a counter may call from a line: by a shift of now, or because it has done so outside of them. */
export function serves(counter: CounterNow, line: string): boolean {
  if (counter.calledFrom.has(line)) return true;
  return counter.shifts.some(({ lines }) => lines.length === 0 || lines.includes(line));
}
