import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import type { EventOf, HallEvent } from '../../core/queue/event.ts';
import {
  emptyModel,
  inOrder,
  linesOf,
  tell,
  weigh,
  type DayModel,
  type ModelCandidate,
  type ModelStep,
  type ModelTicket,
  holds,
} from './day-model.ts';

/**
 * The figures of every view told a second time, from the events alone: plain lists that are looked through whole, and
 * none of the program's code. What the two tell must agree.
 */
export type DayFigures = {
  readonly model: DayModel;
  /** Every call that was not taken back, by its seq. */
  readonly calls: Map<number, { readonly line: string; readonly waited: number; readonly within: boolean }>;
  /** Every service that was finished with somebody served, by its seq, with its line. */
  readonly served: Map<number, string>;
  readonly missed: Map<number, string>;
  issued: number;
  cancelled: number;
  readonly counters: Map<string, string>;
};

/** The figures of a day before its first event. */
export function emptyFigures(catalogue: Catalogue): DayFigures {
  return {
    model: emptyModel(catalogue),
    calls: new Map(),
    served: new Map(),
    missed: new Map(),
    issued: 0,
    cancelled: 0,
    counters: new Map(catalogue.counters.map(({ id }) => [id, 'closed'])),
  };
}

const OPEN = ['waiting', 'called', 'serving', 'parked'];

/** Counts one event. */
export function account(figures: DayFigures, event: HallEvent): void {
  const { model, calls, served, missed, counters } = figures;
  const stepOf = ({ ticket, step }: { readonly ticket: string; readonly step: number }): ModelStep =>
    model.tickets.get(ticket)?.steps[step] as ModelStep;
  switch (event.type) {
    case 'TicketIssued':
      figures.issued += 1;
      break;
    case 'TicketCalled':
      calls.set(event.seq, callOf(model, event));
      break;
    case 'StepFinished':
      if (event.data.outcome !== 'not-served') served.set(event.seq, stepOf(event.data).line);
      break;
    case 'TicketMissed':
      missed.set(event.seq, stepOf(event.data).line);
      break;
    case 'CounterActionUndone':
      for (const all of [calls, served, missed]) all.delete(event.data.undone);
      break;
    case 'TicketBroughtBack':
      for (const all of [served, missed]) all.delete(event.data.ended);
      if (event.data.became === 'cancelled') figures.cancelled -= 1;
      break;
    case 'TicketCancelled':
      if (model.tickets.get(event.data.ticket)?.steps.some(({ state }) => OPEN.includes(state)) === true)
        figures.cancelled += 1;
      break;
    case 'CounterOpened':
      counters.set(event.data.counter, 'open');
      break;
    case 'CounterPaused':
      counters.set(event.data.counter, 'paused');
      break;
    case 'CounterClosed':
      counters.set(event.data.counter, 'closed');
      break;
    default:
      break;
  }
  tell(model, event);
}

function callOf(model: DayModel, { data, at }: EventOf<'TicketCalled'>) {
  const ticket = model.tickets.get(data.ticket) as ModelTicket;
  const step = ticket.steps[data.step] as ModelStep;
  const { target } = weigh(model, { ticket, step: data.step, level: 1 }, at);
  const waited = Math.max(0, at - step.since);
  return { line: step.line, waited, within: waited <= target };
}

/** Who waits: the state says so, nobody holds the ticket, and nothing of the visit has to be done first. */
export function whoWaits({ model }: DayFigures): ModelCandidate[] {
  const after = new Map(model.catalogue.services.map((service) => [service.id, service.after]));
  return [...model.tickets.values()].flatMap((ticket) =>
    ticket.steps.flatMap((step, index) => {
      const first = ticket.steps.some(
        (other) => other !== step && holds(other) && after.get(step.service)?.includes(other.service),
      );
      return step.state === 'waiting' && ticket.heldBy === undefined && !first
        ? [{ ticket, step: index, level: 1 }]
        : [];
    }),
  );
}

const stepAt = ({ ticket, step }: ModelCandidate): ModelStep => ticket.steps[step] as ModelStep;

function people(waiting: readonly ModelCandidate[]): number {
  return new Set(waiting.map(({ ticket }) => ticket.id)).size;
}

/** Each ticket once a line, since when its first step there waits. */
function onceALine(waiting: readonly ModelCandidate[]): ModelCandidate[] {
  const kept = new Map<string, ModelCandidate>();
  for (const each of waiting) {
    const key = `${each.ticket.id} ${stepAt(each).line}`;
    const known = kept.get(key);
    if (known === undefined || stepAt(each).since < stepAt(known).since) kept.set(key, each);
  }
  return [...kept.values()];
}

/** Seconds as the views round them. */
function seconds(ms: number): number {
  return Math.max(0, Math.round(ms / 1000));
}

function longest(waiting: readonly ModelCandidate[], now: number): { longestWait: number; longestNumber?: string } {
  const [oldest] = [...waiting].sort((a, b) => stepAt(a).since - stepAt(b).since || a.ticket.seq - b.ticket.seq);
  return oldest === undefined
    ? { longestWait: 0 }
    : { longestWait: seconds(now - stepAt(oldest).since), longestNumber: oldest.ticket.number };
}

/** Mean and share over the calls and those who wait: of the whole hall, or of a line. */
function waitFigures(figures: DayFigures, waiting: readonly ModelCandidate[], now: number, line?: string) {
  const calls = [...figures.calls.values()].filter((call) => line === undefined || call.line === line);
  const places = onceALine(waiting);
  const late = places.filter((each) => now - stepAt(each).since > weigh(figures.model, each, now).target).length;
  const waited =
    calls.reduce((sum, call) => sum + call.waited, 0) +
    places.reduce((sum, each) => sum + Math.max(0, now - stepAt(each).since), 0);
  const [meanWaitOf, withinTargetOf] = [calls.length + places.length, calls.length + late];
  return {
    late,
    meanWait: meanWaitOf === 0 ? 0 : Math.round(waited / meanWaitOf / 1000),
    meanWaitOf,
    ...(withinTargetOf === 0 ? {} : { withinTarget: calls.filter(({ within }) => within).length / withinTargetOf }),
    withinTargetOf,
  };
}

/** What every view tells of the hall. */
export function totalsTold(figures: DayFigures, now: number) {
  const waiting = whoWaits(figures);
  const stands = [...figures.counters.values()];
  const held = [...figures.model.tickets.values()].filter(({ heldBy }) => heldBy !== undefined).length;
  return {
    issued: figures.issued,
    served: figures.served.size,
    noShows: figures.missed.size,
    cancelled: figures.cancelled,
    waiting: people(waiting),
    longestWait: longest(waiting, now).longestWait,
    inService: held,
    openCounters: stands.filter((state) => state === 'open').length,
    pausedCounters: stands.filter((state) => state === 'paused').length,
    ...waitFigures(figures, waiting, now),
  };
}

/** What every view tells of a line, and whose numbers are next in it. */
export function lineTold(figures: DayFigures, line: string, now: number) {
  const waiting = whoWaits(figures).filter((each) => stepAt(each).line === line);
  const of = (all: ReadonlyMap<number, string>): number => [...all.values()].filter((each) => each === line).length;
  return {
    waiting: people(waiting),
    served: of(figures.served),
    noShows: of(figures.missed),
    ...longest(waiting, now),
    ...waitFigures(figures, waiting, now, line),
  };
}

/** The next numbers of a line in calling order, each once. */
export function nextTold(figures: DayFigures, line: string, now: number): string[] {
  const waiting = whoWaits(figures).filter((each) => stepAt(each).line === line);
  const numbers = waiting.sort((a, b) => inOrder(figures.model, a, b, now)).map(({ ticket }) => ticket.number);
  return [...new Set(numbers)].slice(0, 4);
}

/** What is told of a counter: how many it could call, for how long the first of them has waited, and who they are. */
export function counterTold(figures: DayFigures, counter: string, now: number) {
  const lines = linesOf(figures.model, counter);
  const waiting = whoWaits(figures).flatMap((each): ModelCandidate[] => {
    const { reservedFor, line } = stepAt(each);
    const level = reservedFor === counter ? 1 : lines.find((served) => served.line === line)?.level;
    return level === undefined || (reservedFor !== undefined && reservedFor !== counter) ? [] : [{ ...each, level }];
  });
  const ready = waiting.sort((a, b) => inOrder(figures.model, a, b, now)).map(({ ticket }) => ticket.number);
  return {
    waiting: people(waiting),
    longestWait: longest(waiting, now).longestWait,
    ready: [...new Set(ready)].slice(0, 8),
  };
}
