import { MINUTE, type Instant } from '../base/time.ts';
import type { Counter } from '../catalogue/places.ts';
import type { CounterId, LineId } from '../base/names.ts';
import { complaintId } from '../queue/complaint.ts';
import type { EventOf, HallEvent } from '../queue/event.ts';
import { isCallable } from '../queue/order/places.ts';
import { countersServing, levelOf, servedBy } from '../queue/order/served-by.ts';
import { emptyAgenda, enter, runAll } from './agenda.ts';
import { openFloor, type Floor } from './floor.ts';
import type { FloorChange, PlayedDay, Shift, SimulatedDay, Visit, VisitEnd } from './simulated-day.ts';

/** A visitor on the way through the hall. */
type Guest = {
  readonly visit: Visit;
  /** Can stand at a counter from this instant on: the walk from the one before. */
  thereAt: Instant;
  /** `present` from the start or again; `away` between a missed call and coming back; `gone` for good. */
  presence: 'present' | 'absent' | 'away' | 'gone';
  finished: number;
};

type SimulatedCounter = {
  readonly counter: Counter;
  until: Instant;
  open: boolean;
  idleSince: Instant | undefined;
  askedAgain: boolean;
  rest: Shift['rest'];
  /** Tells the pause that runs from those before. */
  pauses: number;
  paused: boolean;
  /** Closes for today once nobody is in hand, whoever waits. */
  leaves: boolean;
};

/** From a number to its paper. */
const PRINTING_MS = 2000;
/** From a complaint to its answer. */
const ANSWER_MS = 50 * MINUTE;

/** Often enough for rules in minutes; the real hall looks every second. */
const BALANCE_EVERY_MS = 20_000;

/**
 * Plays one day on the real rules: every ticket, call and end of service is a command that `decide` answers and
 * `evolve` applies. `watch` sees every event. Pure: chance has been drawn into the visits, time is the agenda's.
 */
export function simulateDay(setup: SimulatedDay, watch: (event: HallEvent) => void): PlayedDay {
  return new DayInPlay(setup, watch).play();
}

/** The people and the counters of a day that is being played. */
class DayInPlay {
  private readonly agenda = emptyAgenda();
  private readonly guests = new Map<string, Guest>();
  private readonly ends: VisitEnd[] = [];
  private turnedAway = 0;
  /** Services, by line, for which somebody in the hall will take a number later. */
  private readonly comingTo = new Map<LineId, number>();
  private readonly stands: ReadonlyMap<CounterId, SimulatedCounter>;
  private readonly floor: Floor;
  private readonly lends: boolean;
  private readonly walkMs: number;
  private balancing = false;

  constructor(
    private readonly setup: SimulatedDay,
    watch: (event: HallEvent) => void,
  ) {
    const { catalogue, shifts, visits } = setup;
    const begins = [...visits.map((visit) => visit.at), ...shifts.map((shift) => shift.from)];
    this.floor = openFloor(
      setup,
      begins.reduce((first, at) => Math.min(first, at), Number.MAX_SAFE_INTEGER),
      (event) => {
        watch(event);
        if (event.type === 'StepFinished') this.stepFinished(event);
        if (event.type === 'ComplaintFiled')
          enter(this.agenda, event.at + ANSWER_MS, (at) => this.floor.answer(complaintId(event), at));
      },
    );
    this.lends = catalogue.lines.some((line) => line.borrow !== undefined);
    this.walkMs = catalogue.rules.walkBetweenCountersMs;
    this.stands = new Map(
      catalogue.counters.map((counter) => [
        counter.id,
        {
          ...{ counter, until: 0, open: false, idleSince: undefined, askedAgain: false, rest: undefined },
          ...{ pauses: 0, paused: false, leaves: false },
        },
      ]),
    );
  }

  play(): PlayedDay {
    for (const shift of this.setup.shifts) enter(this.agenda, shift.from, (now) => this.openCounter(shift, now));
    for (const change of this.setup.changes ?? []) enter(this.agenda, change.at, (now) => this.change(change, now));
    const { steer, shifts } = this.setup;
    const last = shifts.reduce((latest, { until }) => Math.max(latest, until), 0);
    const first = shifts.reduce((earliest, { from }) => Math.min(earliest, from), last);
    for (let at = first; steer !== undefined && at < last; at += steer.everyMs)
      enter(this.agenda, at, (now) => {
        for (const change of steer.look(now))
          if (change.at <= now) this.change(change, now);
          else enter(this.agenda, change.at, (later) => this.change(change, later));
      });
    for (const visit of this.setup.visits) {
      const presence = visit.absence === undefined ? 'present' : 'absent';
      enter(this.agenda, visit.at, (now) => this.arrive({ visit, thereAt: now, presence, finished: 0 }, now));
    }
    runAll(this.agenda);
    this.floor.closeDay();
    return { ends: this.ends, turnedAway: this.turnedAway };
  }

  private arrive(guest: Guest, now: Instant): void {
    const { visit } = guest;
    const oneByOne = visit.oneByOne === true;
    const services = oneByOne ? visit.services.slice(guest.finished, guest.finished + 1) : visit.services;
    const ticket = oneByOne ? `${visit.id}.${String(guest.finished + 1)}` : visit.id;
    const slotAt = guest.finished === 0 ? visit.slotAt : undefined;
    const taken = { ticket, services, category: visit.category, slotAt, manners: visit.manners };
    if (!this.floor.take(taken, now)) {
      this.turnedAway += 1;
      return;
    }
    if (visit.manners !== undefined) enter(this.agenda, now + PRINTING_MS, (at) => this.floor.printed(taken, at));
    this.guests.set(ticket, guest);
    if (oneByOne) this.expectLater(guest);
    if (visit.patienceMs !== undefined)
      enter(this.agenda, now + visit.patienceMs, (at) => this.floor.giveUp(ticket, at));
    this.offer(ticket, now);
  }

  /** At the first number those for the other services are expected; each later one is then no longer. */
  private expectLater({ visit, finished }: Guest): void {
    const lineOf = (service: string): LineId => this.floor.state.index.services.get(service)?.line ?? '';
    const change = (line: LineId, by: number): void =>
      void this.comingTo.set(line, (this.comingTo.get(line) ?? 0) + by);
    if (finished > 0) change(lineOf(visit.services[finished] ?? ''), -1);
    else for (const service of visit.services.slice(1)) change(lineOf(service), 1);
  }

  /**
   * A ticket has become callable: of the counters that have nobody, the one that serves it best, then the longest idle,
   * calls.
   */
  private offer(id: string, now: Instant): void {
    const ticket = this.floor.state.tickets.get(id);
    if (ticket === undefined || ticket.heldBy !== undefined) return;
    let best: SimulatedCounter | undefined;
    let bestLevel = 0;
    for (const step of ticket.steps) {
      if (!isCallable(this.floor.state, ticket, step)) continue;
      for (const counter of countersServing(this.floor.state, step.line)) {
        const stand = this.stands.get(counter.id);
        if (stand?.idleSince === undefined) continue;
        const level = levelOf(this.floor.state, counter.id, step.line) ?? 1;
        const idle = best?.idleSince ?? 0;
        if (best === undefined || level < bestLevel || (level === bestLevel && stand.idleSince < idle)) {
          best = stand;
          bestLevel = level;
        }
      }
    }
    if (best !== undefined) this.callNext(best, now);
  }

  private callNext(stand: SimulatedCounter, now: Instant): void {
    if (!stand.open || stand.paused) return;
    if (stand.leaves) return this.leave(stand, now);
    if (this.rests(stand, now)) return;
    const called = this.floor.callNext(stand.counter.id, now);
    if (called === undefined) {
      stand.idleSince ??= now;
      this.closeIfDone(stand, now);
      return;
    }
    stand.idleSince = undefined;
    this.receive(stand, called, now);
  }

  /** Begins the pause of a clerk who has nobody in hand, once it is due. */
  private rests(stand: SimulatedCounter, now: Instant): boolean {
    const { rest, counter } = stand;
    if (rest === undefined || now < rest.at) return false;
    stand.rest = undefined;
    stand.idleSince = undefined;
    stand.paused = true;
    const pause = (stand.pauses += 1);
    this.floor.pause(counter.id, rest.reason, now);
    enter(this.agenda, now + rest.forMs, (later) => {
      if (stand.pauses === pause) this.comesBack(stand, later);
    });
    return true;
  }

  private comesBack(stand: SimulatedCounter, now: Instant): void {
    if (!stand.paused) return;
    stand.paused = false;
    this.floor.open(stand.counter.id, now);
    this.callNext(stand, now);
  }

  /** Somebody does something else than the shifts say. */
  private change(change: FloorChange, now: Instant): void {
    const stand = this.stands.get(change.counter);
    if (stand === undefined) return;
    switch (change.what) {
      case 'open':
        stand.leaves = false;
        return this.openCounter(
          { counter: change.counter, from: now, until: change.until ?? this.lastEnd(), ...restOf(stand) },
          now,
        );
      case 'close':
        stand.leaves = true;
        stand.until = now;
        if (stand.idleSince !== undefined || stand.paused) this.leave(stand, now);
        return;
      case 'resume':
        return this.comesBack(stand, now);
      case 'pause':
        stand.rest = { at: now, forMs: change.until - now, reason: 'break' };
        if (stand.idleSince !== undefined) this.callNext(stand, now);
        return;
      case 'stay': {
        const { rest } = stand;
        stand.until = Math.max(stand.until, change.until);
        if (rest !== undefined && rest.at < change.until) this.restsAt(stand, { ...rest, at: change.until });
        return;
      }
      case 'lend':
        this.floor.help(change.counter, change.line, now);
        if (stand.idleSince !== undefined) this.callNext(stand, now);
        enter(this.agenda, change.until, (later) => this.floor.help(change.counter, undefined, later));
    }
  }

  private lastEnd(): Instant {
    return this.setup.shifts.reduce((latest, { until }) => Math.max(latest, until), 0);
  }

  private leave(stand: SimulatedCounter, now: Instant): void {
    this.floor.close(stand.counter.id, now);
    stand.open = false;
    stand.paused = false;
    stand.idleSince = undefined;
  }

  private receive(stand: SimulatedCounter, called: EventOf<'TicketCalled'>, now: Instant): void {
    const guest = this.guests.get(called.data.ticket);
    const step = this.floor.state.tickets.get(called.data.ticket)?.steps[called.data.step];
    if (guest === undefined || step === undefined) return;
    if (guest.presence !== 'present') return this.miss(stand, called.data.ticket, guest, now);
    const at = guest.visit.services.indexOf(step.service);
    const takesMs = (guest.visit.durations[at] ?? 0) / stand.counter.clerkSpeed;
    const there = Math.max(now, guest.thereAt);
    if (there === now) this.floor.serve(stand.counter.id, now);
    else enter(this.agenda, there, (later) => this.floor.serve(stand.counter.id, later));
    enter(this.agenda, Math.round(there + takesMs), (later) => {
      guest.thereAt = later + this.walkMs;
      this.floor.finish(stand.counter.id, guest.visit.manners?.outcomes[at] ?? 'done', later);
      this.rate(
        guest.visit,
        at,
        { ticket: called.data.ticket, step: called.data.step, counter: stand.counter.id },
        later,
      );
      this.offer(called.data.ticket, later);
      this.ready(stand, later);
    });
  }

  private rate(visit: Visit, at: number, served: Parameters<Floor['rate']>[0], now: Instant): void {
    const rating = visit.manners?.ratings[at];
    if (rating !== undefined)
      enter(this.agenda, now + rating.afterMs, (later) => this.floor.rate(served, rating, later));
  }

  private miss(stand: SimulatedCounter, ticket: string, guest: Guest, now: Instant): void {
    const back = guest.visit.absence?.backAfterMs;
    if (guest.presence === 'absent') {
      guest.presence = back === undefined ? 'gone' : 'away';
      if (back !== undefined) {
        // Nobody comes back before having been missed.
        enter(this.agenda, now + Math.max(back, this.setup.conduct.noShowMs + 1), (later) => {
          guest.presence = 'present';
          if (this.floor.comeBack(ticket, later)) this.offer(ticket, later);
        });
      }
    }
    enter(this.agenda, now + this.setup.conduct.noShowMs, (later) => {
      this.floor.miss(stand.counter.id, later);
      if (guest.presence === 'present') this.floor.comeBack(ticket, later);
      this.offer(ticket, later);
      this.ready(stand, later);
    });
  }

  private ready(stand: SimulatedCounter, now: Instant): void {
    if (this.setup.conduct.betweenCallsMs === 0) this.callNext(stand, now);
    else enter(this.agenda, now + this.setup.conduct.betweenCallsMs, (later) => this.callNext(stand, later));
  }

  private stepFinished(event: EventOf<'StepFinished'>): void {
    const guest = this.guests.get(event.data.ticket);
    if (guest === undefined) return;
    guest.finished += 1;
    if (guest.finished === guest.visit.services.length) this.ends.push({ visit: guest.visit, endedAt: event.at });
    else if (guest.visit.oneByOne === true)
      enter(this.agenda, event.at + this.walkMs, (now) => this.arrive(guest, now));
  }

  private openCounter({ counter, until, rest }: Shift, now: Instant): void {
    const stand = this.stands.get(counter);
    if (stand === undefined || stand.leaves) return;
    stand.until = Math.max(stand.until, until);
    stand.rest = undefined;
    if (rest !== undefined) this.restsAt(stand, rest);
    enter(this.agenda, stand.until, (later) => this.closeIfDone(stand, later));
    if (stand.open) return;
    this.floor.open(counter, now);
    stand.open = true;
    if (this.lends && !this.balancing) {
      this.balancing = true;
      enter(this.agenda, now + BALANCE_EVERY_MS, (at) => this.balance(at));
    }
    this.callNext(stand, now);
  }

  private restsAt(stand: SimulatedCounter, rest: NonNullable<Shift['rest']>): void {
    stand.rest = rest;
    enter(this.agenda, rest.at, (later) => {
      if (stand.idleSince !== undefined) this.callNext(stand, later);
    });
  }

  /** The hall lends counters to late lines as the hall file has it; one that has nobody calls at once. */
  private balance(now: Instant): void {
    for (const counter of this.floor.balance(now)) {
      const stand = this.stands.get(counter);
      if (stand?.idleSince !== undefined) this.callNext(stand, now);
    }
    this.balancing = [...this.stands.values()].some((stand) => stand.open);
    if (this.balancing) enter(this.agenda, now + BALANCE_EVERY_MS, (at) => this.balance(at));
  }

  /**
   * After its shift a counter stays for as long as somebody in the hall still needs one of its lines, within the hall's
   * late closing.
   */
  private closeIfDone(stand: SimulatedCounter, now: Instant): void {
    if (!stand.open || stand.idleSince === undefined || now < stand.until) return;
    const tooLate = now >= stand.until + this.setup.catalogue.hall.lateClosingMs;
    if (
      !tooLate &&
      servedBy(this.floor.state, stand.counter.id).some(
        ({ line }) => this.floor.pendingIn(line) + (this.comingTo.get(line) ?? 0) > 0,
      )
    ) {
      if (stand.askedAgain) return;
      stand.askedAgain = true;
      enter(this.agenda, now + MINUTE, (later) => {
        stand.askedAgain = false;
        this.closeIfDone(stand, later);
      });
      return;
    }
    this.leave(stand, now);
  }
}

function restOf({ rest }: SimulatedCounter): Pick<Shift, 'rest'> {
  return rest === undefined ? {} : { rest };
}
