import type { LineId } from '../base/names.ts';
import type { Instant } from '../base/time.ts';
import type { EventOf, HallEvent, NewStep } from '../queue/event.ts';
import { RATING_REASONS } from '../queue/rating.ts';
import type { HallState } from '../queue/state.ts';
import { advance, initialWorld, type World } from '../record/world.ts';
import { cardsGiven } from './cards-given.ts';
import { channelOf } from './channel.ts';
import type { Arrival, DayFacts, Paper, Rating } from './facts.ts';
import { attendanceOf } from './fold-attendance.ts';
import { complaintsOf, foldComplaints, noComplaints, type ComplaintsFold } from './fold-complaints.ts';
import { deskTimes, foldDesks, lookAtDesks, noDesks, type DesksFold } from './fold-desks.ts';
import { foldJams, jamsOf, noJams, type JamsFold } from './fold-jams.ts';
import { foldLegs, legsOf, noLegs, takeOver, type LegsFold } from './fold-legs.ts';
import { foldStands, noStands, standsOf, type StandsFold } from './fold-stands.ts';
import { foldStays, noStays, staysOf, type StaysFold } from './fold-stays.ts';
import { slotOf } from './when.ts';

/** A day that is being told, event by event. Has one owner. The same events give the same facts. */
export type DayFold = {
  readonly world: World;
  readonly legs: LegsFold;
  readonly desks: DesksFold;
  readonly jams: JamsFold;
  readonly stays: StaysFold;
  readonly stands: StandsFold;
  readonly arrivals: Arrival[];
  readonly ratings: Rating[];
  readonly complaints: ComplaintsFold;
};

/** A day before its first event, which brings its own catalogue along. */
export function dayFold(opened: EventOf<'DayOpened'>): DayFold {
  return {
    world: initialWorld(opened.data.catalogue, opened.day),
    ...{
      legs: noLegs(opened.data.simulated === true ? 'simulated' : 'here'),
      desks: noDesks(),
      jams: noJams(),
      stays: noStays(),
      stands: noStands(),
      arrivals: [],
      ratings: [],
      complaints: noComplaints(),
    },
  };
}

/** Tells the day its next event. All of a day stands in its own stream, who came over from the day before included. */
export function foldEvent(fold: DayFold, event: HallEvent): void {
  const { world } = fold;
  const { state } = world;
  const lines = new Set<LineId>();
  touch(state, event, lines);
  foldDesks(fold.desks, state, event);
  foldLegs(fold.legs, state, event);
  foldComplaints(fold.complaints, event, fold.legs.clerks);
  foldOwn(fold, event);
  advance(world, event);
  touch(state, event, lines);
  if (event.type === 'DayOpened') takeOver(fold.legs, state);
  if (event.type === 'DayOpened' || event.type === 'CatalogueChanged') lookAtDesks(fold.desks, state, event);
  foldJams(fold.jams, state, event.at, lines);
  foldStays(fold.stays, state, event);
  foldStands(fold.stands, state, event.at);
}

/** Everything that the day has come to by `now`. */
export function factsOf(fold: DayFold, now: Instant): DayFacts {
  const { state } = fold.world;
  return {
    arrivals: fold.arrivals,
    legs: legsOf(fold.legs, state, now),
    desks: deskTimes(fold.desks, state, state.day, now),
    ratings: fold.ratings,
    jams: jamsOf(fold.jams, state, state.day, now),
    papers: papersOf(fold.world),
    attendance: attendanceOf(fold.desks, state, state.day),
    complaints: complaintsOf(fold.complaints, fold.world),
    cards: cardsGiven(fold.world, fold.complaints.clerks),
    stays: staysOf(fold.stays, state, state.day, now),
    stands: standsOf(fold.stands, fold.desks, state, state.day, now),
  };
}

/** In which lines an event may change who waits: what the state says before it, and after. */
function touch(state: HallState, event: HallEvent, lines: Set<LineId>): void {
  const { data } = event;
  if ('ticket' in data) {
    const ticket = state.tickets.get(data.ticket) ?? state.gone.get(data.ticket);
    for (const { line } of ticket?.steps ?? []) lines.add(line);
  }
  switch (event.type) {
    case 'DayOpened':
    case 'DayClosed':
    case 'CatalogueChanged':
    case 'LineClosed':
    case 'TicketsMoved':
    case 'TargetSet':
    case 'CounterClosed':
      for (const line of state.standing.byLine.keys()) lines.add(line);
      return;
    default:
      return;
  }
}

function foldOwn(fold: DayFold, event: HallEvent): void {
  const { state } = fold.world;
  const { came } = fold.legs;
  switch (event.type) {
    case 'TicketIssued': {
      const { ticket, language, appointment, steps, offline } = event.data;
      const cameAt = offline?.issuedAt ?? event.at;
      const channel = channelOf(state, event);
      fold.legs.channels.set(ticket, channel);
      const booked = appointment !== undefined;
      for (const [at, step] of steps.entries())
        fold.arrivals.push(arrivalOf(state, cameAt, step, { came, language, channel, first: at === 0, booked }));
      return;
    }
    case 'ServiceAdded': {
      const { ticket: id, step } = event.data;
      const ticket = state.tickets.get(id);
      const language = ticket?.language ?? 'zh-Hans';
      const channel = fold.legs.channels.get(id);
      const booked = ticket?.appointment !== undefined;
      fold.arrivals.push(arrivalOf(state, event.at, step, { came, language, channel, first: false, booked }));
      return;
    }
    case 'StepRated':
      rated(fold, event);
      return;
    default:
      return;
  }
}

type Visitor = Pick<Arrival, 'language' | 'channel' | 'first' | 'booked' | 'came'>;

// These are written out member by member: of a year's millions, spreads would take most of the time.

function arrivalOf(state: HallState, at: Instant, { service, line, category }: NewStep, visitor: Visitor): Arrival {
  const { index, day } = state;
  const department = index.lines.get(line)?.department ?? '';
  return {
    day,
    slot: slotOf(at, index.catalogue.hall.timeZone),
    at,
    department,
    line,
    service,
    category,
    zone: index.departments.get(department)?.zone ?? '',
    came: visitor.came,
    language: visitor.language,
    channel: visitor.channel,
    first: visitor.first,
    booked: visitor.booked,
  };
}

function rated({ world, legs, ratings }: DayFold, event: EventOf<'StepRated'>): void {
  const { state, record } = world;
  const { ticket: id, step: at, grade, reasons = [] } = event.data;
  const ticket = state.tickets.get(id) ?? record.ended.get(id);
  const step = ticket?.steps[at];
  if (ticket === undefined || step === undefined) return;
  const { index } = state;
  const department = index.lines.get(step.line)?.department ?? '';
  const counter = index.counters.get(step.counter ?? '');
  ratings.push({
    day: state.day,
    slot: slotOf(event.at, index.catalogue.hall.timeZone),
    department,
    line: step.line,
    service: step.service,
    category: ticket.category,
    language: ticket.language,
    channel: legs.channels.get(id),
    counter: step.counter,
    clerk: legs.clerks.get(`${id} ${String(at)}`),
    zone: counter?.zone ?? index.departments.get(department)?.zone ?? '',
    grade,
    came: legs.came,
    reasons: RATING_REASONS.reduce((bits, reason, bit) => (reasons.includes(reason) ? bits | (1 << bit) : bits), 0),
  });
}

function papersOf({ state, record }: World): Paper[] {
  const { timeZone } = state.index.catalogue.hall;
  return [...record.slips.values()].map(({ printer, copy, owedAt, outcome, detail }) => ({
    day: state.day,
    slot: slotOf(owedAt, timeZone),
    printer,
    copy: copy > 0,
    outcome,
    cause: outcome === 'failed' ? detail : undefined,
  }));
}
