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

/** All waiting steps by line, told by a look at every open ticket: what the queues kept in order must agree with. */
export function waitingByLine(state: HallState): Map<string, WaitingStep[]> {
  const byLine = new Map<string, WaitingStep[]>();
  for (const ticket of state.tickets.values()) {
    for (const step of ticket.steps) {
      if (step.state !== 'waiting') continue;
      byLine.set(step.line, [...(byLine.get(step.line) ?? []), { ticket, step }]);
    }
  }
  return byLine;
}

/** How many tickets wait for anything. */
export function ticketsWaiting(state: HallState): number {
  return [...state.tickets.values()].filter(({ steps }) => steps.some((step) => step.state === 'waiting')).length;
}

/** How many tickets wait for anything in these lines. */
export function ticketsWaitingIn(state: HallState, lines: ReadonlySet<string>): number {
  const here = (step: Step): boolean => step.state === 'waiting' && lines.has(step.line);
  return [...state.tickets.values()].filter(({ steps }) => steps.some(here)).length;
}

/** What a counter's view tells of those who wait, with everybody sorted. */
export function counterByEverybody(state: HallState, id: string, now: Instant): object {
  const byLine = waitingByLine(state);
  const served = servedBy(state, id);
  const lines = new Set(served.map(({ line }) => line));
  const mine = [...byLine.values()].flat().filter(({ step: { line, reservedFor } }) => {
    return reservedFor === id || (reservedFor === undefined && lines.has(line));
  });
  const level = ({ step }: WaitingStep): number => (step.reservedFor === id ? 1 : (levelOf(state, id, step.line) ?? 1));
  const views = inCallingOrder(state, mine, level, now).map(({ waiting, candidate }) =>
    waitingView(state, waiting, candidate, now),
  );
  const ready = views.filter((view) => view.state === 'ready');
  return {
    lines: served.map(({ line }) => ({ line, waiting: byLine.get(line)?.length ?? 0 })),
    waiting: mine.length,
    longestWait: longest(mine, now),
    ahead: [...ready, ...views.filter((view) => view.state !== 'ready')].slice(0, 8),
    aside: asideByEverybody(state, id, now),
  };
}

/** What is told of a line: how many wait, how long, and the next that could be called. */
export function lineByEverybody(state: HallState, line: string, now: Instant): object {
  const waiting = waitingByLine(state).get(line) ?? [];
  const ready = waiting.filter(({ ticket, step }) => isCallable(state, ticket, step));
  return {
    waiting: waiting.length,
    longestWait: longest(waiting, now),
    next: inCallingOrder(state, ready, () => 1, now)
      .slice(0, 4)
      .map(({ candidate }) => candidate.number),
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
