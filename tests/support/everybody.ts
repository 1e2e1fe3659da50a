import type { Instant } from '../../core/base/time.ts';
import { rfc3339 } from '../../core/base/zone.ts';
import { reentryUntil } from '../../core/queue/decide/reentry.ts';
import { isCallable } from '../../core/queue/order/places.ts';
import { levelOf, servedBy } from '../../core/queue/order/served-by.ts';
import type { HallState } from '../../core/queue/state.ts';
import type { Step } from '../../core/queue/ticket.ts';
import type { WaitingStep } from '../../core/views/line-figures.ts';
import { inCallingOrder, waitingView } from '../../core/views/waiting-view.ts';
import type { World } from '../../core/record/world.ts';

/** All who wait by line, told by a look at every open ticket: what the queues kept in order must agree with. */
export function waitingByLine(state: HallState): Map<string, WaitingStep[]> {
  return byLine(state, ({ ticket, step }) => isCallable(state, ticket, step));
}

function byLine(state: HallState, counts: (each: WaitingStep) => boolean): Map<string, WaitingStep[]> {
  const lines = new Map<string, WaitingStep[]>();
  for (const ticket of state.tickets.values()) {
    for (const step of ticket.steps) {
      if (counts({ ticket, step })) lines.set(step.line, [...(lines.get(step.line) ?? []), { ticket, step }]);
    }
  }
  return lines;
}

/** Steps of a line in the state `waiting`, whatever keeps them. */
export function stepsInLine(state: HallState, line: string): readonly WaitingStep[] {
  return byLine(state, ({ step }) => step.state === 'waiting').get(line) ?? [];
}

/** How many tickets wait for anything. */
export function ticketsWaiting(state: HallState): number {
  return peopleOf([...waitingByLine(state).values()].flat());
}

function peopleOf(waiting: readonly WaitingStep[]): number {
  return new Set(waiting.map(({ ticket }) => ticket.id)).size;
}

/** Each ticket once, with the first of its rows. */
function once<T extends { readonly ticket: string }>(rows: readonly T[]): T[] {
  return rows.filter(({ ticket }, at) => rows.findIndex((each) => each.ticket === ticket) === at);
}

/** What a counter's view tells of those who wait, with everybody sorted. */
export function counterByEverybody(state: HallState, id: string, now: Instant): object {
  const served = servedBy(state, id);
  const lines = new Set(served.map(({ line }) => line));
  const mine = [...byLine(state, ({ step }) => step.state === 'waiting').values()].flat().filter(({ step }) => {
    return step.reservedFor === id || (step.reservedFor === undefined && lines.has(step.line));
  });
  const level = ({ step }: WaitingStep): number => (step.reservedFor === id ? 1 : (levelOf(state, id, step.line) ?? 1));
  const views = inCallingOrder(state, mine, level, now).map(({ waiting, candidate }) =>
    waitingView(state, waiting, candidate, now),
  );
  const waits = mine.filter(({ ticket, step }) => isCallable(state, ticket, step));
  const ready = views.filter((view) => view.state === 'ready');
  return {
    lines: served.map(({ line }) => ({ line, waiting: peopleOf(waitingByLine(state).get(line) ?? []) })),
    waiting: peopleOf(waits),
    longestWait: longest(waits, now),
    ahead: once([...ready, ...views.filter((view) => view.state !== 'ready')]).slice(0, 8),
    aside: asideByEverybody(state, id, now),
  };
}

/** What is told of a line: how many wait, how long, and the next numbers. */
export function lineByEverybody(state: HallState, line: string, now: Instant): object {
  const waiting = waitingByLine(state).get(line) ?? [];
  const inOrder = inCallingOrder(state, waiting, () => 1, now).map(({ candidate }) => candidate);
  return {
    waiting: peopleOf(waiting),
    longestWait: longest(waiting, now),
    next: once(inOrder)
      .slice(0, 4)
      .map(({ number }) => number),
  };
}

/** The papers of the day by what became of them. */
export function slipsByEverybody({ record }: World): object {
  const count = (...outcomes: readonly string[]): number =>
    [...record.slips.values()].filter(({ outcome }) => outcomes.includes(outcome)).length;
  return { owed: count('owed'), failed: count('failed', 'unknown') };
}

function longest(waiting: readonly WaitingStep[], now: Instant): number {
  const oldest = waiting.reduce((least, { step }) => Math.min(least, step.since), now);
  return Math.max(0, Math.round((now - oldest) / 1000));
}

/**
 * Who was put aside in the lines of a counter or by it, the newest first; of those at one instant, whoever came first.
 */
function asideByEverybody(state: HallState, id: string, now: Instant): object[] {
  const lines = new Set(servedBy(state, id).map(({ line }) => line));
  const mine = (step: Step): boolean => {
    const back = step.state === 'parked' || (step.state === 'no-show' && now <= reentryUntil(state, step));
    return back && (lines.has(step.line) || step.counter === id);
  };
  return [...state.tickets.values()]
    .flatMap((ticket) => ticket.steps.filter(mine).map((step) => ({ ticket, step })))
    .map(({ ticket, step }) => ({ ticket, step, at: step.aside?.at ?? step.endedAt ?? ticket.issuedAt }))
    .sort((a, b) => b.at - a.at || a.ticket.seq - b.ticket.seq)
    .slice(0, 30)
    .map(({ ticket, step, at }) => ({
      number: ticket.number,
      step: step.index,
      at: rfc3339(at, state.index.catalogue.hall.timeZone),
    }));
}
