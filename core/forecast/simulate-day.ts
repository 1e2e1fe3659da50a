import { MINUTE, type Instant } from '../base/time.ts';
import type { Counter } from '../catalogue/places.ts';
import type { CounterId, LineId } from '../base/names.ts';
import type { EventOf, HallEvent } from '../queue/event.ts';
import { isCallable } from '../queue/order/places.ts';
import { countersServing, levelOf, servedBy } from '../queue/order/served-by.ts';
import { emptyAgenda, enter, runAll } from './agenda.ts';
import { openFloor } from './floor.ts';
import type { PlayedDay, Shift, SimulatedDay, Visit, VisitEnd } from './simulated-day.ts';

/** A visitor on the way through the hall. */
type Guest = {
  readonly visit: Visit;
  /** Can stand at a counter from this instant on: the walk from the one before. */
  thereAt: Instant;
  /** `present` from the start or again; `away` between a missed call and coming back; `gone` for good. */
  presence: 'present' | 'absent' | 'away' | 'gone';
  finished: number;
};

type Desk = {
  readonly counter: Counter;
  until: Instant;
  open: boolean;
  idleSince: Instant | undefined;
  askedAgain: boolean;
};

/** Often enough for rules in minutes; the real house looks every second. */
const BALANCE_EVERY_MS = 20_000;

/**
 * Plays one day on the real rules: every ticket, call and end of service is a command that `decide` answers and
 * `evolve` applies. `watch` sees every event. Pure: chance has been drawn into the visits, time is the agenda's.
 */
export function simulateDay(setup: SimulatedDay, watch: (event: HallEvent) => void): PlayedDay {
  const { conduct, visits } = setup;
  const agenda = emptyAgenda();
  const guests = new Map<string, Guest>();
  const ends: VisitEnd[] = [];
  let turnedAway = 0;
  /** Services, by line, for which somebody in the hall will take a number later. */
  const comingTo = new Map<LineId, number>();
  const start = [...visits.map((visit) => visit.at), ...setup.shifts.map((shift) => shift.from)].reduce(
    (first, at) => Math.min(first, at),
    Number.MAX_SAFE_INTEGER,
  );
  const floor = openFloor(setup, start, (event) => {
    watch(event);
    if (event.type === 'StepFinished') stepFinished(event);
  });
  const lends = setup.catalogue.lines.some((line) => line.borrow !== undefined);
  let balancing = false;
  const { walkBetweenCountersMs: walkMs } = setup.catalogue.rules;
  const desks = new Map<CounterId, Desk>(
    setup.catalogue.counters.map((counter) => [
      counter.id,
      { counter, until: 0, open: false, idleSince: undefined, askedAgain: false },
    ]),
  );

  function arrive(guest: Guest, now: Instant): void {
    const { visit } = guest;
    const oneByOne = visit.oneByOne === true;
    const services = oneByOne ? visit.services.slice(guest.finished, guest.finished + 1) : visit.services;
    const ticket = oneByOne ? `${visit.id}.${String(guest.finished + 1)}` : visit.id;
    const slotAt = guest.finished === 0 ? visit.slotAt : undefined;
    if (!floor.take({ ticket, services, category: visit.category, slotAt }, now)) {
      turnedAway += 1;
      return;
    }
    guests.set(ticket, guest);
    if (oneByOne) expectLater(guest);
    if (visit.patienceMs !== undefined) enter(agenda, now + visit.patienceMs, (at) => floor.giveUp(ticket, at));
    offer(ticket, now);
  }

  /** At the first number those for the other services are expected; each later one is then no longer. */
  function expectLater({ visit, finished }: Guest): void {
    const lineOf = (service: string): LineId => floor.state.index.services.get(service)?.line ?? '';
    const change = (line: LineId, by: number): void => void comingTo.set(line, (comingTo.get(line) ?? 0) + by);
    if (finished > 0) change(lineOf(visit.services[finished] ?? ''), -1);
    else for (const service of visit.services.slice(1)) change(lineOf(service), 1);
  }

  /**
   * A ticket has become callable: of the counters that have nobody, the one that serves it best, then the longest idle,
   * calls.
   */
  function offer(id: string, now: Instant): void {
    const ticket = floor.state.tickets.get(id);
    if (ticket === undefined || ticket.heldBy !== undefined) return;
    let best: Desk | undefined;
    let bestLevel = 0;
    for (const step of ticket.steps) {
      if (!isCallable(floor.state, ticket, step)) continue;
      for (const counter of countersServing(floor.state, step.line)) {
        const desk = desks.get(counter.id);
        if (desk?.idleSince === undefined) continue;
        const level = levelOf(floor.state, counter.id, step.line) ?? 1;
        const idle = best?.idleSince ?? 0;
        if (best === undefined || level < bestLevel || (level === bestLevel && desk.idleSince < idle)) {
          best = desk;
          bestLevel = level;
        }
      }
    }
    if (best !== undefined) callNext(best, now);
  }

  function callNext(desk: Desk, now: Instant): void {
    if (!desk.open) return;
    const called = floor.callNext(desk.counter.id, now);
    if (called === undefined) {
      desk.idleSince ??= now;
      closeIfDone(desk, now);
      return;
    }
    desk.idleSince = undefined;
    receive(desk, called, now);
  }

  function receive(desk: Desk, called: EventOf<'TicketCalled'>, now: Instant): void {
    const guest = guests.get(called.data.ticket);
    const step = floor.state.tickets.get(called.data.ticket)?.steps[called.data.step];
    if (guest === undefined || step === undefined) return;
    if (guest.presence !== 'present') return miss(desk, called.data.ticket, guest, now);
    const at = guest.visit.services.indexOf(step.service);
    const takesMs = (guest.visit.durations[at] ?? 0) / desk.counter.clerkSpeed;
    const there = Math.max(now, guest.thereAt);
    if (there === now) floor.serve(desk.counter.id, now);
    else enter(agenda, there, (later) => floor.serve(desk.counter.id, later));
    enter(agenda, Math.round(there + takesMs), (later) => {
      guest.thereAt = later + walkMs;
      floor.finish(desk.counter.id, later);
      offer(called.data.ticket, later);
      ready(desk, later);
    });
  }

  function miss(desk: Desk, ticket: string, guest: Guest, now: Instant): void {
    const back = guest.visit.absence?.backAfterMs;
    if (guest.presence === 'absent') {
      guest.presence = back === undefined ? 'gone' : 'away';
      if (back !== undefined) {
        // Nobody comes back before having been missed.
        enter(agenda, now + Math.max(back, conduct.noShowMs + 1), (later) => {
          guest.presence = 'present';
          if (floor.comeBack(ticket, later)) offer(ticket, later);
        });
      }
    }
    enter(agenda, now + conduct.noShowMs, (later) => {
      floor.miss(desk.counter.id, later);
      if (guest.presence === 'present') floor.comeBack(ticket, later);
      offer(ticket, later);
      ready(desk, later);
    });
  }

  function ready(desk: Desk, now: Instant): void {
    if (conduct.betweenCallsMs === 0) callNext(desk, now);
    else enter(agenda, now + conduct.betweenCallsMs, (later) => callNext(desk, later));
  }

  function stepFinished(event: EventOf<'StepFinished'>): void {
    const guest = guests.get(event.data.ticket);
    if (guest === undefined) return;
    guest.finished += 1;
    if (guest.finished === guest.visit.services.length) ends.push({ visit: guest.visit, endedAt: event.at });
    else if (guest.visit.oneByOne === true) enter(agenda, event.at + walkMs, (now) => arrive(guest, now));
  }

  function openDesk({ counter, until }: Shift, now: Instant): void {
    const desk = desks.get(counter);
    if (desk === undefined) return;
    desk.until = Math.max(desk.until, until);
    enter(agenda, desk.until, (later) => closeIfDone(desk, later));
    if (desk.open) return;
    floor.open(counter, now);
    desk.open = true;
    if (lends && !balancing) {
      balancing = true;
      enter(agenda, now + BALANCE_EVERY_MS, balance);
    }
    callNext(desk, now);
  }

  /** The house lends counters to late lines as the hall file has it; one that has nobody calls at once. */
  function balance(now: Instant): void {
    for (const counter of floor.balance(now)) {
      const desk = desks.get(counter);
      if (desk?.idleSince !== undefined) callNext(desk, now);
    }
    balancing = [...desks.values()].some((desk) => desk.open);
    if (balancing) enter(agenda, now + BALANCE_EVERY_MS, balance);
  }

  /**
   * After its shift a counter stays for as long as somebody in the hall still needs one of its lines, within the hall's
   * late closing.
   */
  function closeIfDone(desk: Desk, now: Instant): void {
    if (!desk.open || desk.idleSince === undefined || now < desk.until) return;
    const tooLate = now >= desk.until + setup.catalogue.hall.lateClosingMs;
    if (
      !tooLate &&
      servedBy(floor.state, desk.counter.id).some(({ line }) => floor.pendingIn(line) + (comingTo.get(line) ?? 0) > 0)
    ) {
      if (desk.askedAgain) return;
      desk.askedAgain = true;
      enter(agenda, now + MINUTE, (later) => {
        desk.askedAgain = false;
        closeIfDone(desk, later);
      });
      return;
    }
    floor.close(desk.counter.id, now);
    desk.open = false;
    desk.idleSince = undefined;
  }

  for (const shift of setup.shifts) enter(agenda, shift.from, (now) => openDesk(shift, now));
  for (const visit of visits) {
    const presence = visit.absence === undefined ? 'present' : 'absent';
    enter(agenda, visit.at, (now) => arrive({ visit, thereAt: now, presence, finished: 0 }, now));
  }
  runAll(agenda);
  floor.closeDay();
  return { ends, turnedAway };
}
