import type { Instant } from '../../base/time.ts';
import type { CounterId } from '../../base/names.ts';
import { dueIn } from './decide-complaint.ts';
import { accept, refuse, type CommandOf, type Decision } from './decision.ts';
import type { EventBody } from '../event.ts';
import { isBadGrade, type RatingReason } from '../rating.ts';
import type { HallState, Ratable } from '../state.ts';
import { servedSteps, type StepIndex, type TicketId } from '../ticket.ts';

type RatingCommand = CommandOf<'rate-step' | 'rate-at-counter'>;

/** What citizens say of the service. */
export function decideRating(state: HallState, command: RatingCommand, now: Instant): Decision {
  switch (command.name) {
    case 'rate-step':
      return rateStep(state, command);
    case 'rate-at-counter':
      return rateAtCounter(state, command, now);
  }
}

/** One rating per served step, by the citizen or a device, never by staff. */
function rateStep(state: HallState, command: CommandOf<'rate-step'>): Decision {
  if (command.actor.kind === 'staff') return refuse('not-allowed', 'staff do not rate their own work');
  return rated(state, command.ticket, command.step, command);
}

/** The screen at a counter knows no ticket: it rates what was served there last, while that is open for it. */
function rateAtCounter(state: HallState, command: CommandOf<'rate-at-counter'>, now: Instant): Decision {
  if (!state.counters.has(command.counter)) return refuse('counter-unknown', `there is no counter ${command.counter}`);
  if (command.actor.kind !== 'device') return refuse('not-allowed', "only the counter's own screen rates there");
  const last = ratableAt(state, command.counter, now);
  if (last === undefined) return refuse('rating-closed', `nothing is open for a rating at counter ${command.counter}`);
  return rated(state, last.ticket, last.step, command);
}

/** What was served last at a counter, while it may be rated there. */
export function ratableAt(state: HallState, counter: CounterId, now: Instant): Ratable | undefined {
  const last = state.ratable.get(counter);
  return last !== undefined && now < ratableUntil(state, last) ? last : undefined;
}

/** Until when it may be rated at the counter; on the phone until the day ends. */
export function ratableUntil(state: HallState, last: Ratable): Instant {
  return last.at + state.index.counterRules.ratingMs;
}

type Rating = {
  readonly grade: number;
  readonly reasons?: readonly RatingReason[];
  readonly reason: string | undefined;
};

function rated(state: HallState, id: TicketId, asked: StepIndex | undefined, rating: Rating): Decision {
  const ticket = state.tickets.get(id);
  const ended = state.ended.get(id);
  if (ticket === undefined && ended === undefined) return refuse('ticket-unknown', `there is no ticket ${id} today`);
  const served = ticket === undefined ? (ended?.served ?? []) : servedSteps(ticket);
  const before = ticket?.rated ?? ended?.rated ?? [];
  const step = asked ?? served.find((index) => !before.includes(index)) ?? served[0];
  if (step === undefined || !served.includes(step)) return refuse('not-served', 'only a step that was served is rated');
  if (before.includes(step)) return refuse('already-rated', 'this step has its rating');
  const { grade, reasons = [], reason = '' } = rating;
  const bad = isBadGrade(grade);
  if (bad && reasons.length === 0 && reason === '') {
    return refuse('reason-needed', 'say what was wrong, by a code of `reasons` or in words');
  }
  const why = { ...(reasons.length === 0 ? {} : { reasons }) };
  const given: EventBody = {
    type: 'StepRated',
    data: { ticket: id, step, grade, ...why, ...(reason === '' ? {} : { reason }) },
  };
  if (!bad) return accept(given);
  const counter = ticket === undefined ? ended?.counters[step] : ticket.steps[step]?.counter;
  return accept(given, {
    type: 'ComplaintFiled',
    data: {
      ticket: id,
      text: reason,
      step,
      grade,
      ...why,
      ...(counter === undefined ? {} : { counter }),
      ...dueIn(state),
    },
  });
}
