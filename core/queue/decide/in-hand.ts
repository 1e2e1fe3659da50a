import { err, ok, type Result } from '../../base/result.ts';
import type { Instant } from '../../base/time.ts';
import type { CounterId } from '../../base/names.ts';
import { isStaff } from '../authority.ts';
import type { Actor } from '../command.ts';
import { notYours } from './decide-counter.ts';
import { refuse, type Decision } from './decision.ts';
import type { EventBody } from '../event.ts';
import type { CallReason } from '../reason.ts';
import type { CounterState, HallState } from '../state.ts';
import type { Outcome, Step, Ticket } from '../ticket.ts';

/** A ticket at a counter, and which of its steps. */
export type InHand = { readonly ticket: Ticket; readonly step: Step };

/** A counter that somebody works at, and what it has in hand. */
export type OpenCounter = {
  readonly counter: Exclude<CounterState, { readonly state: 'closed' }>;
  readonly inHand: InHand | undefined;
};

/** Who is at the counter and acts there, or why they may not: every command at a counter asks this first. */
export function openCounterOf(
  state: HallState,
  command: { readonly counter: CounterId; readonly actor: Actor },
): Result<OpenCounter, Decision> {
  const counter = state.counters.get(command.counter);
  if (counter === undefined) return err(refuse('counter-unknown', `there is no counter ${command.counter}`));
  if (!isStaff(command.actor)) return err(refuse('not-allowed', 'only staff call and serve'));
  if (counter.state === 'closed') return err(refuse('counter-closed', `counter ${command.counter} is closed`));
  const denied = notYours(counter, command.actor);
  if (denied !== undefined) return err(denied);
  const held = counter.inHand;
  const ticket = held === undefined ? undefined : state.tickets.get(held.ticket);
  const step = held === undefined ? undefined : ticket?.steps[held.step];
  return ok({ counter, inHand: ticket === undefined || step === undefined ? undefined : { ticket, step } });
}

/** The end of the call of the ticket in hand, if there is one, before the next. */
export function finishing(state: HallState, counter: CounterId, inHand: InHand | undefined, now: Instant): EventBody[] {
  return inHand === undefined ? [] : [finished(state, counter, inHand, now, 'done', undefined)];
}

/** The end of a call, with its outcome. */
export function finished(
  state: HallState,
  counter: CounterId,
  inHand: InHand,
  now: Instant,
  outcome: Outcome,
  note: string | undefined,
): EventBody {
  const { ticket, step } = inHand;
  return {
    type: 'StepFinished',
    data: {
      ticket: ticket.id,
      step: step.index,
      counter,
      outcome,
      creditMs: creditOf(state, inHand, now),
      ...noted(note),
    },
  };
}

/** A call of the chosen one. */
export function called(counter: CounterId, chosen: CallReason['heads'][number], reason: CallReason): EventBody {
  const { ticket, number, step, line } = chosen;
  return { type: 'TicketCalled', data: { ticket, number, step, line, counter, reason } };
}

/**
 * The time since the call, and the walk to the next counter: not waiting, so it is added to `since` of what is left.
 */
export function creditOf(state: HallState, inHand: InHand, now: Instant): number {
  return now - (inHand.step.calledAt ?? now) + state.index.catalogue.rules.walkBetweenCountersMs;
}

/** A note, where there is one. */
export function noted(note: string | undefined): { readonly note?: string } {
  return note === undefined ? {} : { note };
}
