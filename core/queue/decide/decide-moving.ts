import { isBlank } from '../../base/blank.ts';
import type { Instant } from '../../base/time.ts';
import { idOf, isStaff } from '../authority.ts';
import type { MovedStep, Standpoint, WaitingPlace } from '../moving.ts';
import { candidateFrom, compareCandidates } from '../order/order.ts';
import { isCallable } from '../order/places.ts';
import type { HallState } from '../state.ts';
import type { Step, Ticket } from '../ticket.ts';
import { accept, refuse, type CommandOf, type Decision } from './decision.ts';
import { MOVING } from './decide-routing.ts';

/** Tickets go from a line or counter to another, by a supervisor's hand and with a reason. */
export function decideMoving(
  state: HallState,
  command: CommandOf<'move-tickets' | 'undo-move'>,
  now: Instant,
): Decision {
  if (!isStaff(command.actor, 'supervisor')) return refuse('not-allowed', 'only a supervisor moves tickets');
  if (isBlank(command.reason)) return refuse('reason-needed', 'say why they are moved: they will ask');
  return command.name === 'move-tickets' ? move(state, command, now) : undo(state, command);
}

type Standing = { readonly ticket: Ticket; readonly step: Step };

function move(state: HallState, command: CommandOf<'move-tickets'>, now: Instant): Decision {
  const { from, to, place, reason, actor } = command;
  const denied = notThere(state, from) ?? notInto(state, from, to);
  if (denied !== undefined) return denied;
  const chosen = chosenFrom(state, command, now);
  if ('refusal' in chosen) return chosen.refusal;
  if (chosen.steps.length === 0) return refuse('nobody-to-move', 'nobody waits there');
  const moved = chosen.steps.map(({ ticket, step }): MovedStep => {
    const was = standpointOf(step);
    // At the end nobody stands better than before.
    const since = place === 'end' ? Math.max(now, step.since) : step.since;
    return { ticket: ticket.id, step: step.index, was, is: { ...target(state, step, to), since } };
  });
  return accept({ type: 'TicketsMoved', data: { from, to, place, by: idOf(actor), reason, moved } });
}

function notThere({ index }: HallState, place: WaitingPlace): Decision | undefined {
  if ('line' in place) {
    return index.lines.has(place.line) ? undefined : refuse('line-unknown', `there is no line ${place.line}`);
  }
  return index.counters.has(place.counter)
    ? undefined
    : refuse('counter-unknown', `there is no counter ${place.counter}`);
}

/** Why nobody can be moved there: it is not there, it is where they stand, or it is closed. */
function notInto(state: HallState, from: WaitingPlace, to: WaitingPlace): Decision | undefined {
  const lost = notThere(state, to);
  if (lost !== undefined) return lost;
  if ('line' in to) {
    if ('line' in from && from.line === to.line) return refuse('same-line', 'they wait in this line already');
    const closed = state.routing.closedLines.get(to.line);
    return closed === undefined ? undefined : refuse('line-closed', `line ${to.line} is closed: ${closed.reason}`);
  }
  if ('counter' in from && from.counter === to.counter) return refuse('same-counter', 'they wait for it already');
  return state.counters.get(to.counter)?.state === 'closed'
    ? refuse('counter-closed', `counter ${to.counter} is closed`)
    : undefined;
}

type Chosen = { readonly steps: readonly Standing[] } | { readonly refusal: Decision };

function chosenFrom(state: HallState, { from, which }: CommandOf<'move-tickets'>, now: Instant): Chosen {
  if (which === 'all') return { steps: standingIn(state, from) };
  if ('last' in which) return { steps: lastOf(state, standingIn(state, from), which.last, now) };
  const steps: Standing[] = [];
  for (const id of new Set(which.tickets)) {
    const ticket = state.tickets.get(id);
    if (ticket === undefined) return { refusal: refuse('ticket-unknown', `no ticket ${id} is open today`) };
    const here = stepsOf(ticket, from);
    if (here.length === 0) return { refusal: refuse('ticket-not-waiting', `${ticket.number} does not wait there`) };
    steps.push(...here);
  }
  return { steps };
}

/** Everybody who waits there or may come back to it, in order of issue. */
function standingIn(state: HallState, place: WaitingPlace): Standing[] {
  return [...state.tickets.values()].flatMap((ticket) => stepsOf(ticket, place));
}

function stepsOf(ticket: Ticket, place: WaitingPlace): Standing[] {
  return ticket.steps.filter((step) => standsIn(step, place)).map((step) => ({ ticket, step }));
}

/** Whoever waits for one counter alone stands there, not in the line. */
function standsIn(step: Step, place: WaitingPlace): boolean {
  if (!MOVING.includes(step.state)) return false;
  return 'line' in place
    ? step.line === place.line && step.reservedFor === undefined
    : step.reservedFor === place.counter;
}

/** The last so many tickets of those who could be called there now, in the order in which they would be. */
function lastOf(state: HallState, standing: readonly Standing[], count: number, now: Instant): readonly Standing[] {
  const waiting = standing.filter(({ ticket, step }) => isCallable(state, ticket, step));
  const ordered = waiting
    .map((each) => ({ each, candidate: candidateFrom(state, each.ticket, each.step, each.step.since, 1, now) }))
    .sort((a, b) => compareCandidates(a.candidate, b.candidate, now));
  const numbers = [...new Set(ordered.map(({ each }) => each.ticket.id))];
  const last = new Set(numbers.slice(Math.max(0, numbers.length - count)));
  return standing.filter(({ ticket }) => last.has(ticket.id));
}

function standpointOf({ line, since, movedFrom, reservedFor }: Step): Standpoint {
  return {
    line,
    since,
    ...(movedFrom === undefined ? {} : { movedFrom }),
    ...(reservedFor === undefined ? {} : { reservedFor }),
  };
}

/** Where a step stands after the move; back in the line of its own service it is at home, and moved from nowhere. */
function target({ index }: HallState, step: Step, to: WaitingPlace): Omit<Standpoint, 'since'> {
  const kept = step.movedFrom === undefined ? {} : { movedFrom: step.movedFrom };
  if ('counter' in to) return { line: step.line, reservedFor: to.counter, ...kept };
  if (to.line === step.line) return { line: step.line, ...kept };
  const home = index.services.get(step.service)?.line === to.line;
  return { line: to.line, ...(home ? {} : { movedFrom: step.line }) };
}

/**
 * Whoever still stands where the move put them stands where they stood before, with what they have been credited since.
 * Nobody is put back into a line that was closed meanwhile.
 */
function undo(state: HallState, { actor, move: id, reason }: CommandOf<'undo-move'>): Decision {
  const known = state.moves.find((each) => each.id === id);
  if (known === undefined) return refuse('move-unknown', `there is no move ${id} that can be taken back`);
  const there = known.moved.filter((each) => standsWhereMoved(state, each));
  if (there.length === 0) return refuse('nothing-to-undo', 'nobody stands where the move put them');
  const moved = there.flatMap((each) => putBack(state, each));
  if (moved.length === 0) return refuse('line-closed', 'the line that they stood in is closed');
  const { from, to, place } = known;
  return accept({
    type: 'TicketsMoved',
    data: { from: to, to: from, place, by: idOf(actor), reason, moved, undoes: id },
  });
}

function putBack(state: HallState, { ticket, step: index, was, is }: MovedStep): MovedStep[] {
  const step = state.tickets.get(ticket)?.steps[index];
  const back = formerPlace(state, was);
  if (step === undefined) return [];
  if (back.reservedFor === undefined && state.routing.closedLines.has(back.line)) return [];
  const since = was.since + Math.max(0, step.since - is.since);
  return [{ ticket, step: index, was: standpointOf(step), is: { ...back, since } }];
}

/** Whether a step still stands where a move put it. */
export function standsWhereMoved(state: HallState, { ticket, step: index, is }: MovedStep): boolean {
  const step = state.tickets.get(ticket)?.steps[index];
  if (step === undefined || !MOVING.includes(step.state)) return false;
  return step.line === is.line && step.reservedFor === is.reservedFor;
}

/** Where they stood; nobody is sent back to wait for a counter that has closed since. */
function formerPlace(state: HallState, { line, movedFrom, reservedFor }: Standpoint): Omit<Standpoint, 'since'> {
  const open = reservedFor !== undefined && (state.counters.get(reservedFor)?.state ?? 'closed') !== 'closed';
  return {
    line,
    ...(movedFrom === undefined ? {} : { movedFrom }),
    ...(open ? { reservedFor } : {}),
  };
}
