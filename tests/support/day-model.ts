import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import type { Category } from '../../core/catalogue/category.ts';
import type { Counter, Line } from '../../core/catalogue/places.ts';
import type { HallEvent } from '../../core/queue/event.ts';

/**
 * The queue told a second time, from the events alone and with none of the program's rules: plain lists, no queues kept
 * in order, exact fractions of big integers. What the two tell must agree.
 */
export type ModelStep = {
  readonly service: string;
  line: string;
  category: string;
  since: number;
  state: string;
  reservedFor: string | undefined;
  /** Missed, and too late to come back. */
  over?: boolean;
};

export type ModelTicket = {
  readonly id: string;
  readonly number: string;
  readonly seq: number;
  readonly steps: ModelStep[];
  heldBy: string | undefined;
  first: boolean;
};

/** What keeps the services after it from being called. */
export const holds = ({ state, over }: ModelStep): boolean =>
  OPEN.includes(state) || (state === 'no-show' && over !== true);

export type DayModel = {
  readonly tickets: Map<string, ModelTicket>;
  catalogue: Catalogue;
  /** The profile of the hall (`''`) and of single zones. */
  readonly profiles: Map<string, string | null>;
  /** Lines that counters were given by hand. */
  readonly given: Map<string, readonly { readonly line: string; readonly level: number }[]>;
  /** What the hall file says, whatever was set since. */
  file: Catalogue;
  readonly lent: Map<string, { readonly line: string; readonly level: number; readonly at: number }>;
  /** Every ticket as it was before an event that may be taken back, by the seq of that event. */
  readonly before: Map<number, ModelTicket>;
};

/** The model of a day before its first event. */
export function emptyModel(catalogue: Catalogue): DayModel {
  return {
    tickets: new Map(),
    catalogue,
    profiles: new Map(),
    given: new Map(),
    file: catalogue,
    lent: new Map(),
    before: new Map(),
  };
}

/** The lines that a counter serves, told by the hall file and the moves so far. */
export function linesOf(
  { catalogue, profiles, given, lent }: DayModel,
  counterId: string,
  loans = true,
): { readonly line: string; readonly level: number }[] {
  const counter = rowsOf(catalogue).counters.get(counterId);
  if (counter === undefined) return [];
  const profile = profiles.has(counter.zone) ? profiles.get(counter.zone) : profiles.get('');
  const named = catalogue.profiles
    ?.find((each) => each.id === profile)
    ?.counters.find((each) => each.counter === counterId);
  const own = [...(given.get(counterId) ?? named?.lines ?? counter.lines)];
  const loan = loans ? lent.get(counterId) : undefined;
  return loan === undefined ? own : [...own, loan];
}

export type ModelCandidate = { readonly ticket: ModelTicket; readonly step: number; readonly level: number };

const OPEN = ['waiting', 'called', 'serving', 'parked'];

/** Applies one event to the model. */
export function tell(model: DayModel, event: HallEvent): void {
  const ticketOf = (id: string): ModelTicket => model.tickets.get(id) as ModelTicket;
  const letGo = (data: { ticket: string; step: number }, state: string): ModelTicket => {
    const ticket = ticketOf(data.ticket);
    (ticket.steps[data.step] as ModelStep).state = state;
    ticket.heldBy = undefined;
    return ticket;
  };
  const credit = (ticket: ModelTicket, ms: number): void => {
    for (const step of ticket.steps) if (OPEN.includes(step.state)) step.since += ms;
  };
  const keep = (id: string, seq: number): void => {
    model.before.set(seq, structuredClone(ticketOf(id)));
  };
  switch (event.type) {
    case 'DayOpened':
    case 'CatalogueChanged':
      model.file = event.data.catalogue;
      model.catalogue = event.data.catalogue;
      break;
    case 'TicketIssued': {
      const { ticket: id, number, steps } = event.data;
      model.tickets.set(id, {
        id,
        number,
        seq: event.seq,
        steps: steps.map((step) => ({ ...step, state: 'waiting', reservedFor: undefined })),
        heldBy: undefined,
        first: false,
      });
      break;
    }
    case 'ServiceAdded':
      ticketOf(event.data.ticket).steps.push({ ...event.data.step, state: 'waiting', reservedFor: undefined });
      break;
    case 'TicketCalled': {
      const aside = event.data.reason.rule === 'resumed' ? model.before.get(event.seq - 1) : undefined;
      if (aside === undefined) keep(event.data.ticket, event.seq);
      else model.before.set(event.seq, aside);
      const ticket = ticketOf(event.data.ticket);
      ticket.heldBy = event.data.counter;
      (ticket.steps[event.data.step] as ModelStep).state = 'called';
      break;
    }
    case 'ServingStarted':
      (ticketOf(event.data.ticket).steps[event.data.step] as ModelStep).state = 'serving';
      break;
    case 'StepFinished':
      keep(event.data.ticket, event.seq);
      credit(letGo(event.data, 'done'), event.data.creditMs);
      break;
    case 'TicketMissed':
      keep(event.data.ticket, event.seq);
      (ticketOf(event.data.ticket).steps[event.data.step] as ModelStep).over = false;
      letGo(event.data, 'no-show').first &&= event.data.firstNoMore !== true;
      break;
    case 'ReentryEnded':
      (ticketOf(event.data.ticket).steps[event.data.step] as ModelStep).over = true;
      break;
    case 'StepParked':
      keep(event.data.ticket, event.seq);
      credit(letGo(event.data, 'parked'), event.data.creditMs);
      break;
    case 'StepTransferred': {
      keep(event.data.ticket, event.seq);
      const ticket = letGo(event.data, 'transferred');
      credit(ticket, event.data.creditMs);
      ticket.first ||= event.data.first !== undefined;
      ticket.steps.push({ ...event.data.to, state: 'waiting', reservedFor: event.data.reservedFor });
      break;
    }
    case 'TicketParked':
      for (const step of event.data.steps) (ticketOf(event.data.ticket).steps[step] as ModelStep).state = 'parked';
      break;
    case 'TicketResumed':
    case 'TicketReentered':
      keep(event.data.ticket, event.seq);
      for (const back of event.data.steps) {
        const step = ticketOf(event.data.ticket).steps[back.step] as ModelStep;
        step.state = 'waiting';
        step.since = back.since;
      }
      break;
    case 'TicketReturned':
      keep(event.data.ticket, event.seq);
      letGo(event.data, 'waiting');
      break;
    case 'CategoryCorrected':
      for (const { step, category } of event.data.steps)
        (ticketOf(event.data.ticket).steps[step] as ModelStep).category = category;
      break;
    case 'TicketBroughtBack': {
      const ticket = ticketOf(event.data.ticket);
      const cancelled = model.before.get(event.data.ended);
      if (event.data.became === 'missed') ticket.first ||= cancelled?.first === true;
      if (event.data.became === 'cancelled')
        for (const [at, step] of ticket.steps.entries()) step.state = cancelled?.steps[at]?.state ?? step.state;
      (ticket.steps[event.data.step] as ModelStep).state = 'waiting';
      break;
    }
    case 'CounterActionUndone':
      model.tickets.set(event.data.ticket, model.before.get(event.data.undone) as ModelTicket);
      break;
    case 'TicketCancelled': {
      keep(event.data.ticket, event.seq);
      const ticket = ticketOf(event.data.ticket);
      ticket.heldBy = undefined;
      for (const step of ticket.steps)
        if (OPEN.includes(step.state) || step.state === 'no-show') step.state = 'cancelled';
      break;
    }
    case 'TicketPrioritised':
      ticketOf(event.data.ticket).first = true;
      break;
    case 'PriorityWithdrawn':
      ticketOf(event.data.ticket).first = false;
      break;
    case 'TicketsMoved':
      for (const { ticket, step, is } of event.data.moved) {
        const moved = ticketOf(ticket).steps[step] as ModelStep;
        [moved.line, moved.since, moved.reservedFor] = [is.line, is.since, is.reservedFor];
      }
      break;
    case 'LinesAssigned':
      if (event.data.lines === null) model.given.delete(event.data.counter);
      else model.given.set(event.data.counter, event.data.lines);
      break;
    case 'TargetSet':
    case 'ProfileMade':
    case 'ProfileDropped':
      model.catalogue = changed(model, event);
      break;
    case 'ProfileSwitched':
      if (event.data.zone === undefined && event.data.keepsZones !== true) model.profiles.clear();
      model.profiles.set(event.data.zone ?? '', event.data.profile);
      break;
    case 'CounterLent':
      model.lent.set(event.data.counter, { line: event.data.line, level: event.data.level, at: event.at });
      break;
    case 'CounterReturned':
      model.lent.delete(event.data.counter);
      break;
    case 'LineClosed':
      for (const { ticket, step } of event.data.moved) {
        (ticketOf(ticket).steps[step] as ModelStep).line = event.data.movedTo ?? 'nowhere';
      }
      break;
    case 'CounterClosed':
      for (const ticket of model.tickets.values()) {
        for (const step of ticket.steps) if (step.reservedFor === event.data.counter) step.reservedFor = undefined;
      }
      break;
    case 'DayClosed':
      for (const ticket of model.tickets.values()) {
        ticket.heldBy = undefined;
        for (const step of ticket.steps) if (OPEN.includes(step.state)) step.state = 'cancelled';
      }
      break;
    default:
      break;
  }
}

/** The catalogue with what a supervisor has just set in it, or back as the hall file has it. */
function changed(
  { catalogue, file }: DayModel,
  event: Extract<HallEvent, { type: 'TargetSet' | 'ProfileMade' | 'ProfileDropped' }>,
): Catalogue {
  if (event.type === 'TargetSet') {
    const { line: id, targetMs } = event.data;
    const before = file.lines.find((each) => each.id === id)?.targetMs ?? 0;
    const lines = catalogue.lines.map((each) => (each.id === id ? { ...each, targetMs: targetMs ?? before } : each));
    return { ...catalogue, lines };
  }
  const { profile: id } = event.data;
  const others = (catalogue.profiles ?? []).filter((each) => each.id !== id);
  const back = (file.profiles ?? []).filter((each) => each.id === id);
  if (event.type === 'ProfileDropped') return { ...catalogue, profiles: [...others, ...back] };
  const { name, counters } = event.data;
  return { ...catalogue, profiles: [...others, { id, name, counters }] };
}

/** The rows of a catalogue by id, gathered once: a simulated year asks for them a hundred million times. */
function rowsOf(catalogue: Catalogue): Rows {
  const known = rows.get(catalogue);
  if (known !== undefined) return known;
  const made = {
    after: new Map(catalogue.services.map((each) => [each.id, each.after])),
    lines: new Map(catalogue.lines.map((each) => [each.id, each])),
    categories: new Map(catalogue.categories.map((each) => [each.id, each])),
    counters: new Map(catalogue.counters.map((each) => [each.id, each])),
  };
  rows.set(catalogue, made);
  return made;
}

type Rows = {
  readonly after: ReadonlyMap<string, readonly string[]>;
  readonly lines: ReadonlyMap<string, Line>;
  readonly categories: ReadonlyMap<string, Category>;
  readonly counters: ReadonlyMap<string, Counter>;
};

const rows = new WeakMap<Catalogue, Rows>();

/** Everybody whom a counter could call, in no order. */
export function callable(model: DayModel, counterId: string): ModelCandidate[] {
  const { after } = rowsOf(model.catalogue);
  const lines = linesOf(model, counterId);
  const found: ModelCandidate[] = [];
  for (const ticket of model.tickets.values()) {
    if (ticket.heldBy !== undefined) continue;
    ticket.steps.forEach((step, index) => {
      if (step.state !== 'waiting') return;
      const served = lines.find((each) => each.line === step.line);
      const level = step.reservedFor === counterId ? 1 : step.reservedFor === undefined ? served?.level : undefined;
      if (level === undefined) return;
      const before = after.get(step.service) ?? [];
      if (ticket.steps.some((other) => other !== step && holds(other) && before.includes(other.service))) return;
      found.push({ ticket, step: index, level });
    });
  }
  return found;
}

/** Who is next at an instant, by the rule as the papers state it: tier, level, urgency, due, since, issue. */
export function whoIsNext(
  model: DayModel,
  candidates: readonly ModelCandidate[],
  now: number,
): ModelCandidate | undefined {
  let first = candidates[0];
  for (const each of candidates) if (first !== undefined && inOrder(model, each, first, now) < 0) first = each;
  return first;
}

/** Below 0 if `a` is to be called before `b` at that instant. */
export function inOrder(model: DayModel, a: ModelCandidate, b: ModelCandidate, now: number): number {
  const [one, two] = [weigh(model, a, now), weigh(model, b, now)];
  if (one.tier !== two.tier) return two.tier - one.tier;
  const [first, second] = [a.ticket.steps[a.step] as ModelStep, b.ticket.steps[b.step] as ModelStep];
  if (one.tier === 1) {
    const rank = (of: ModelCandidate, since: number, target: number): number => {
      const { helpOverduePercent: percent } = model.catalogue.rules;
      return percent !== undefined && (now - since) * 100 > target * percent ? 1 : of.level;
    };
    const [before, behind] = [rank(a, first.since, one.target), rank(b, second.since, two.target)];
    if (before !== behind) return before - behind;
    const urgency = two.numerator * one.denominator - one.numerator * two.denominator;
    if (urgency !== 0n) return urgency > 0n ? 1 : -1;
    const due = first.since + one.target - (second.since + two.target);
    if (due !== 0) return due;
  }
  return first.since - second.since || a.ticket.seq - b.ticket.seq || a.step - b.step;
}

/** Everything that the order weighs, for one who waits. */
export function weigh(model: DayModel, { ticket, step: index }: ModelCandidate, now: number) {
  const step = ticket.steps[index] as ModelStep;
  const { categories, lines } = rowsOf(model.catalogue);
  const category = categories.get(step.category);
  const line = lines.get(step.line);
  if (category === undefined || line === undefined) throw new Error('the catalogue lacks what a ticket has');
  const target = Math.max(1000, Math.round(line.targetMs * category.targetFactor));
  const waited = now - step.since;
  const late = waited > target;
  return {
    target,
    slope: category.slopeMs,
    cap: category.capMs,
    tier: ticket.first ? 3 : waited >= category.capMs ? 2 : 1,
    numerator: BigInt(late ? category.slopeMs + waited - target : waited),
    denominator: BigInt(late ? category.slopeMs : target),
  };
}
