import type { CounterId } from '../../base/names.ts';
import type { Instant, Millis } from '../../base/time.ts';
import { instantOf } from '../../base/zone.ts';
import { BRING_BACK_MS } from '../../catalogue/hall-rules.ts';
import type { EventOf, HallEvent } from '../../queue/event.ts';
import { countersServing, servedBy } from '../../queue/order/served-by.ts';
import { isCallable } from '../../queue/order/places.ts';
import type { HallState } from '../../queue/state.ts';
import { isServed, type Step, type Ticket, type TicketId } from '../../queue/ticket.ts';
import type { RecordedDay, RecordedOutcome, RecordedShift, RecordedVisit } from '../learn/recorded.ts';
import type { SeenService, When } from '../learn/service-times.ts';

/** A step between two moments of its life. */
type OpenVisit = {
  arrivedMs: Millis;
  line: string;
  readonly service: string;
  readonly category: string;
  calledMs: Millis | undefined;
  counter: CounterId | undefined;
  when: When | undefined;
};

/** A step that has ended: how it was written down before, what it is now, and the service that it is learned as. */
type Ended = {
  readonly index: number;
  readonly open: OpenVisit;
  readonly visit: RecordedVisit;
  readonly served: SeenService | undefined;
};

/** What an act at a counter changed: how the ticket was written down before, and what it added. */
type Act = {
  readonly seq: number;
  readonly ticket: TicketId;
  readonly steps: ReadonlyMap<number, OpenVisit>;
  readonly ended: readonly Ended[];
  readonly came: number;
};

/** More than are done at a counter between an act and the moment in which it is taken back. */
const ACTS_KEPT = 64;

const NEVER_CALLED = { calledMs: undefined, counter: undefined, when: undefined } as const;

type OpenShift = { readonly openedMs: Millis; readonly lines: readonly string[] };

/**
 * Writes a day of the hall down as recorded days are learned from: every wait and service, every shift. It looks at how
 * tickets and counters stand after each event, so that it need not know what led there.
 */
export class DayRecorder {
  /** Whoever has come to wait today, in any line. */
  came = 0;
  /** Counters that have been open today. */
  readonly seen = new Set<CounterId>();
  private readonly midnight: Instant;
  private readonly open = new Map<TicketId, Map<number, OpenVisit>>();
  private visits: RecordedVisit[] = [];
  /** What has ended with the event that is taken now. */
  private endedNow: Ended[] = [];
  /** What has ended of late, by the event with which it did: it may be brought back. */
  private readonly ended = new Map<number, { readonly at: Instant; readonly ended: readonly Ended[] }>();
  /** The last acts at each counter: the newest may be taken back, then the one before. */
  private readonly acts = new Map<CounterId, readonly Act[]>();
  private readonly shifts: RecordedShift[] = [];
  private readonly onDuty = new Map<CounterId, OpenShift>();
  private routing = -1;

  /** `onServed`: a service has ended; `onTakenBack`: it had not, for that was a mistake. */
  constructor(
    private readonly state: HallState,
    private readonly onServed: (seen: SeenService) => void,
    private readonly onTakenBack: (seen: SeenService) => void,
  ) {
    const { hall } = state.index.catalogue;
    this.midnight = instantOf(state.day, 0, hall.timeZone);
    this.all(state.at);
  }

  /** Takes an event that the state has just taken. */
  take(event: HallEvent): void {
    const { data } = event;
    const before = this.routing;
    this.endedNow = [];
    this.counters(event.at, 'counter' in data ? data.counter : undefined);
    if (event.type === 'DayClosed') return;
    if (event.type === 'CounterActionUndone') this.takeBack(event.data);
    if (event.type === 'TicketBroughtBack') this.bringBack(event.data);
    if ('ticket' in data && typeof data.ticket === 'string') {
      if ('counter' in data && typeof data.counter === 'string') this.act(event, data.ticket, data.counter);
      else this.ticket(data.ticket, event.at);
      this.keepEnded(event);
    } else if (!('counter' in data) || before !== this.routing) this.all(event.at);
  }

  /** How a step's line stands now. */
  whenIn(line: string, at: Instant): When {
    const { state } = this;
    const open = countersServing(state, line).filter(({ id }) => state.counters.get(id)?.state === 'open').length;
    return { waiting: state.standing.byLine.get(line)?.count ?? 0, open, atMs: at - this.midnight };
  }

  /** When the step in hand at a counter was called, and how its line stood then. */
  begun(ticket: TicketId, step: number): When | undefined {
    return this.open.get(ticket)?.get(step)?.when;
  }

  /** The day as it was written down. */
  record(): RecordedDay {
    const day = this.state.day;
    const shifts = [...this.onDuty].map(([counter, { openedMs, lines }]) => shift(counter, openedMs, undefined, lines));
    const visits = [...this.visits, ...[...this.open.values()].flatMap((steps) => this.stillHere(steps))];
    return {
      day,
      visits: visits.sort((a, b) => a.arrivedMs - b.arrivedMs),
      shifts: [...this.shifts, ...shifts].sort((a, b) => a.openedMs - b.openedMs),
    };
  }

  private stillHere(steps: ReadonlyMap<number, OpenVisit>): readonly RecordedVisit[] {
    return [...steps.values()].map((each) =>
      this.visit(each, undefined, each.calledMs === undefined ? 'left' : 'served'),
    );
  }

  private all(at: Instant): void {
    for (const id of [...this.open.keys(), ...this.state.tickets.keys()]) this.ticket(id, at);
    for (const counter of this.state.index.catalogue.counters) this.counter(counter.id, at);
  }

  private counters(at: Instant, counter: CounterId | undefined): void {
    const { version } = this.state.routing;
    if (version === this.routing) {
      if (counter !== undefined) this.counter(counter, at);
      return;
    }
    this.routing = version;
    for (const each of this.state.index.catalogue.counters) this.counter(each.id, at);
  }

  private counter(id: CounterId, at: Instant): void {
    const isOpen = this.state.counters.get(id)?.state === 'open';
    const lines = isOpen ? servedBy(this.state, id).map(({ line }) => line) : [];
    const now = this.onDuty.get(id);
    if (isOpen && now !== undefined && isSame(now.lines, lines)) return;
    if (now !== undefined) {
      this.shifts.push(shift(id, now.openedMs, at - this.midnight, now.lines));
      this.onDuty.delete(id);
    }
    if (!isOpen) return;
    this.seen.add(id);
    this.onDuty.set(id, { openedMs: at - this.midnight, lines });
  }

  private ticket(id: TicketId, at: Instant): void {
    const ticket = this.state.tickets.get(id) ?? this.state.gone.get(id);
    const known = this.open.get(id) ?? new Map<number, OpenVisit>();
    for (const step of ticket?.steps ?? []) this.step(known, ticket as Ticket, step, at);
    if (ticket === undefined) for (const index of [...known.keys()]) this.ends(known, index, at, 'left');
    if (known.size === 0) this.open.delete(id);
    else this.open.set(id, known);
  }

  private step(known: Map<number, OpenVisit>, ticket: Ticket, step: Step, at: Instant): void {
    const open = known.get(step.index);
    switch (step.state) {
      case 'waiting': {
        if (open?.calledMs !== undefined) this.ends(known, step.index, at, 'served');
        const waits = known.get(step.index);
        if (waits !== undefined) waits.line = step.line;
        else if (isCallable(this.state, ticket, step)) this.comes(known, step, at);
        return;
      }
      case 'called':
      case 'serving': {
        const here = open ?? this.comes(known, step, at);
        if (here.calledMs !== undefined && here.counter === step.counter) return;
        here.calledMs = (step.calledAt ?? at) - this.midnight;
        here.counter = step.counter;
        here.when = this.whenIn(step.line, at);
        return;
      }
      case 'no-show':
        return this.ends(known, step.index, at, 'no-show');
      case 'cancelled':
      case 'parked':
        return this.ends(known, step.index, at, open?.calledMs === undefined ? 'left' : 'served');
      case 'done':
      case 'transferred':
        if (step.outcome === 'unfinished') known.delete(step.index);
        else this.ends(known, step.index, at, 'served', isServed(step.outcome));
    }
  }

  private act({ seq, at, type }: HallEvent, ticket: TicketId, counter: CounterId): void {
    const steps = new Map([...(this.open.get(ticket) ?? [])].map(([index, open]) => [index, { ...open }]));
    // Who is put back into the line was called by mistake.
    if (type === 'TicketReturned')
      for (const open of this.open.get(ticket)?.values() ?? []) Object.assign(open, NEVER_CALLED);
    const { came } = this;
    this.ticket(ticket, at);
    const act = { seq, ticket, steps, ended: this.endedNow, came: this.came - came };
    this.acts.set(counter, [...(this.acts.get(counter) ?? []), act].slice(-ACTS_KEPT));
  }

  /** What was done by mistake has not been: who waits, waits on, and a service that goes on has not ended. */
  private takeBack({ ticket, counter, what, undone }: EventOf<'CounterActionUndone'>['data']): void {
    const acts = this.acts.get(counter) ?? [];
    const at = acts.findIndex((act) => act.seq === undone);
    // Who was taken up again was called in one with it.
    const from = what === 'resume' && acts[at - 1]?.ticket === ticket ? at - 1 : at;
    const first = acts[from];
    if (first === undefined) return;
    const undoneActs = acts.slice(from);
    this.acts.set(counter, acts.slice(0, from));
    this.open.set(ticket, new Map(first.steps));
    this.forget(undoneActs.flatMap(({ ended }) => ended));
    for (const { came } of undoneActs) this.came -= came;
  }

  /** What ended by mistake waits on as if it had never been called. */
  private bringBack({ ticket, ended: seq }: EventOf<'TicketBroughtBack'>['data']): void {
    const ended = this.ended.get(seq)?.ended ?? [];
    const known = this.open.get(ticket) ?? new Map<number, OpenVisit>();
    for (const { index, open } of ended) known.set(index, { ...open, ...NEVER_CALLED });
    if (known.size > 0) this.open.set(ticket, known);
    this.forget(ended);
    this.ended.delete(seq);
  }

  private keepEnded({ seq, at }: HallEvent): void {
    for (const [old, each] of this.ended) {
      if (each.at >= at - BRING_BACK_MS) break;
      this.ended.delete(old);
    }
    if (this.endedNow.length > 0) this.ended.set(seq, { at, ended: this.endedNow });
  }

  private forget(ended: readonly Ended[]): void {
    if (ended.length === 0) return;
    const visits = new Set(ended.map(({ visit }) => visit));
    this.visits = this.visits.filter((visit) => !visits.has(visit));
    for (const { served } of ended) if (served !== undefined) this.onTakenBack(served);
  }

  private comes(known: Map<number, OpenVisit>, step: Step, at: Instant): OpenVisit {
    const { line, service, category } = step;
    const arrivedMs = at - this.midnight;
    const made = { arrivedMs, line, service, category, ...NEVER_CALLED };
    known.set(step.index, made);
    this.came += 1;
    return made;
  }

  private ends(known: Map<number, OpenVisit>, index: number, at: Instant, how: RecordedOutcome, counts = true): void {
    const open = known.get(index);
    if (open === undefined) return;
    known.delete(index);
    const outcome = open.calledMs === undefined ? 'left' : how === 'left' ? 'served' : how;
    const visit = this.visit(open, at - this.midnight, outcome);
    const served = outcome === 'served' && counts ? this.seenOf(open, at) : undefined;
    this.visits.push(visit);
    this.endedNow.push({ index, open, visit, served });
    if (served !== undefined) this.onServed(served);
  }

  private seenOf(
    { line, service, category, calledMs, counter, when }: OpenVisit,
    at: Instant,
  ): SeenService | undefined {
    if (calledMs === undefined || counter === undefined || when === undefined) return undefined;
    return { line, service, category, counter, lastedMs: at - this.midnight - calledMs, when };
  }

  private visit(open: OpenVisit, endedMs: Millis | undefined, outcome: RecordedOutcome): RecordedVisit {
    const { arrivedMs, line, service, category, calledMs, counter } = open;
    return { day: this.state.day, arrivedMs, line, service, category, calledMs, endedMs, counter, outcome };
  }
}

function shift(
  counter: CounterId,
  openedMs: Millis,
  closedMs: Millis | undefined,
  lines: readonly string[],
): RecordedShift {
  return { counter, openedMs, closedMs, lines };
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each, at) => each === b[at]);
}
