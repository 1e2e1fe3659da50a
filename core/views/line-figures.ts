import type { Instant } from '../base/time.ts';
import { rfc3339 } from '../base/zone.ts';
import { ORDINARY } from '../catalogue/category.ts';
import { othersWords, type OthersAhead } from '../base/ahead-words.ts';
import { inEach, type CounterId, type LineId, type Names } from '../base/names.ts';
import { aheadWithin, estimate, type Outlook, type WaitEstimate } from '../forecast/estimate.ts';
import { newcomer, type Place } from '../forecast/place.ts';
import { othersFirst } from '../forecast/others-first.ts';
import { beyondToday, inWholeSeconds, toldChance } from '../forecast/visit-waits.ts';
import { waitingIn, type Waiting } from '../queue/line-queue.ts';
import { oldestIn } from '../queue/line-waiting.ts';
import { queuesIn } from '../queue/order/order.ts';
import { countersServing, servedBy } from '../queue/order/served-by.ts';
import { counterPlace } from '../queue/standing.ts';
import type { HallState } from '../queue/state.ts';
import type { Step, Ticket } from '../queue/ticket.ts';
import type { WaitSeconds } from '../protocol/shapes/fields.ts';
import { hasRange, type Foreseen, type ForeseenWait } from '../record/wait-book.ts';
import type { World } from '../record/world.ts';
import { onceAnInstant } from './once-an-instant.ts';

/** A step that waits, with its ticket. */
export type WaitingStep = { readonly ticket: Ticket; readonly step: Step };

/** How many wait in a line: tickets, as `isCallable` says. */
export function countWaiting(state: HallState, line: LineId): number {
  return state.standing.byLine.get(line)?.count ?? 0;
}

/** How many tickets a counter could call now: from its lines, and those that only it may call. */
export function countWaitingAt(state: HallState, counter: CounterId): number {
  const { byPlace, several } = state.standing;
  const here = new Set(servedBy(state, counter).map(({ line }) => line));
  here.add(counterPlace(counter));
  let waiting = 0;
  for (const place of here) waiting += byPlace.get(place) ?? 0;
  for (const { places, tickets } of several.values()) {
    const hits = places.filter((place) => here.has(place)).length;
    waiting -= Math.max(0, hits - 1) * tickets.size;
  }
  return waiting;
}

/** Who has waited longest in a line. */
export function oldestWaiting(state: HallState, line: LineId): WaitingStep | undefined {
  const oldest = oldestIn(state.standing.byLine.get(line));
  return oldest === undefined ? undefined : waitingStep(state, oldest);
}

/** All steps of a line in the state `waiting`, those included that do not wait yet. */
export function allInLine(state: HallState, line: LineId): WaitingStep[] {
  return [state, state.standing.notYet].flatMap((places) =>
    queuesIn(state, places, line).flatMap(({ queue }) => waitingIn(queue).map((each) => waitingStep(state, each))),
  );
}

/** The step that stands in a queue, with its ticket. */
export function waitingStep(state: HallState, { ticket: id, step }: Pick<Waiting, 'ticket' | 'step'>): WaitingStep {
  // Whoever stands in a queue has an open ticket with that step.
  const ticket = state.tickets.get(id) as Ticket;
  return { ticket, step: ticket.steps[step] as Step };
}

/** Open counters of a line. */
export function openCountersOf(state: HallState, line: LineId): number {
  return countersServing(state, line).filter((counter) => state.counters.get(counter.id)?.state === 'open').length;
}

/**
 * What an ordinary newcomer would wait in this line; absent while no counter of it is open. Every board tells the same
 * of the same line.
 */
export const newcomerWait = onceAnInstant(waitOf);

/** The same by the formula alone, whatever is foreseen. */
export const formulaWait = onceAnInstant(({ state, record }, line, now): WaitEstimate | undefined =>
  estimate(state, record.pace, newcomer(line, ORDINARY, now), now),
);

/** That the open counters of a line serve others before an ordinary newcomer, in words; nothing where they do not. */
export const newcomerOthers = onceAnInstant((world, line, now): { readonly othersText?: Names } => {
  const place = newcomer(line, ORDINARY, now);
  const formula = formulaWait(world, line, now);
  const ahead = aheadWithin(world.state, place, { formula, told: newcomerWait(world, line, now).wait }, now);
  const others = othersAhead(world.state, place, { ...ahead, wait: formula }, now);
  return others === undefined ? {} : { othersText: inEach((language) => othersWords(others, language)) };
});

/**
 * Who of other lines comes before a place, and where, as far as it is told: where they are few beside those ahead in
 * the line itself, nobody wonders.
 */
export function othersAhead(
  state: HallState,
  place: Place,
  { ahead, wait }: Outlook,
  now: Instant,
): OthersAhead | undefined {
  const others = wait === undefined ? undefined : othersFirst(state, place, now + wait.p50Ms);
  if (others === undefined || 2 * others.people < ahead) return undefined;
  const { people, counter } = others;
  return { people, counter: counter === undefined ? undefined : state.index.counters.get(counter)?.name };
}

function waitOf(world: World, line: LineId, now: Instant): { readonly wait?: WaitSeconds } {
  const { state, waits } = world;
  const foreseen = waits?.ofNewcomer(state.day, line, ORDINARY);
  if (foreseen !== undefined && openCountersOf(state, line) === 0) return {};
  const told = toldWait(state, foreseen, () => formulaWait(world, line, now), now);
  const until = waits?.certainUntil(state.day, line);
  if (told.wait?.chanceToday !== 1 || until === undefined || until <= now) return told;
  return { wait: { ...told.wait, certainUntil: rfc3339(until, state.index.catalogue.hall.timeZone) } };
}

/** An estimate of the formula as it goes over the wire. */
export function inSeconds(
  state: HallState,
  wait: WaitEstimate | undefined,
  now: Instant,
): { readonly wait?: WaitSeconds } {
  return toldWait(state, undefined, () => wait, now);
}

/** What is told of a wait: as foreseen, else by the formula, with the chance beside it where that is foreseen. */
export function toldWait(
  state: HallState,
  foreseen: Foreseen | undefined,
  formula: () => WaitEstimate | undefined,
  now: Instant,
): { readonly wait?: WaitSeconds } {
  const range = foreseen !== undefined && hasRange(foreseen) ? asForeseen(foreseen) : byFormula(formula());
  if (range === undefined) return {};
  const wait = { ...range, ...toldChance(foreseen) };
  return { wait: { ...wait, ...beyondToday(state, wait, now) } };
}

function asForeseen({ p10, p50, p90 }: ForeseenWait): WaitSeconds {
  return { p10, p50, p90, method: 'simulation' };
}

function byFormula(wait: WaitEstimate | undefined): WaitSeconds | undefined {
  return wait === undefined ? undefined : { ...inWholeSeconds(wait), method: 'formula' };
}

/** Whole seconds between two instants, never negative. */
export function secondsBetween(from: Instant, to: Instant): number {
  return Math.max(0, Math.round((to - from) / 1000));
}
