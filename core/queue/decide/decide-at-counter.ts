import { isBlank } from '../../base/blank.ts';
import type { Instant } from '../../base/time.ts';
import type { CounterId } from '../../base/names.ts';
import { closedLineOf } from './admission.ts';
import { bestStepHere, candidateHere, headsAfter } from './callable-here.ts';
import { idOf } from '../authority.ts';
import { accept, refuse, type CommandOf, type Decision } from './decision.ts';
import {
  called,
  creditOf,
  ending,
  finished,
  missed,
  NOTHING_ENDS,
  noted,
  notMissed,
  openCounterOf,
  type InHand,
} from './in-hand.ts';
import { newStep } from './new-step.ts';
import type { NewStep } from '../event.ts';
import { firstKept } from '../order/kept.ts';
import { inOrder } from '../order/order.ts';
import { isCallable } from '../order/places.ts';
import { mayComeBack, serviceMissed } from './reentry.ts';
import { PUT_FIRST, type CallReason } from '../reason.ts';
import type { HallState } from '../state.ts';
import { isOpen, type Step } from '../ticket.ts';

type AtCounter = CommandOf<
  'call-next' | 'call-ticket' | 'recall' | 'serve' | 'finish' | 'mark-no-show' | 'park' | 'transfer'
>;

/** What a clerk does with citizens: every command acts at one open counter and on the one ticket it has in hand. */
export function decideAtCounter(state: HallState, command: AtCounter, now: Instant): Decision {
  const stand = openCounterOf(state, command);
  if (!stand.ok) return stand.error;
  const { counter, inHand } = stand.value;
  if (command.name === 'call-next' || command.name === 'call-ticket') {
    if (counter.state === 'paused') return refuse('counter-paused', `counter ${command.counter} is paused`);
    return command.name === 'call-next'
      ? callNext(state, command, inHand, now)
      : callTicket(state, command, inHand, now);
  }
  if (inHand === undefined) return refuse('counter-empty', `counter ${command.counter} has no ticket in hand`);
  return withInHand(state, command, inHand, now);
}

/**
 * One key a citizen: the ticket in hand, if any, is finished, or missed where that is said, and the next one is called;
 * with nobody waiting nothing changes.
 */
function callNext(
  state: HallState,
  command: CommandOf<'call-next'>,
  inHand: InHand | undefined,
  now: Instant,
): Decision {
  const end = ending(state, command, inHand, now);
  const after = end.ok ? end.value : NOTHING_ENDS;
  const heads = inOrder(headsAfter(state, command.counter, inHand, after, now), now);
  const [first] = heads;
  if (first === undefined) return refuse('line-empty', whyNobody(state, command.counter, now));
  if (!end.ok) return end.error;
  // Whoever is missed now is first no more, whatever the ticket says still.
  const override = first.tier === PUT_FIRST ? state.tickets.get(first.ticket)?.override : undefined;
  const reason: CallReason = { rule: 'next', heads, ...(override === undefined ? {} : { override }) };
  return accept(...end.value.events, called(command.counter, first, reason));
}

/** Nobody waits, or who would come next is somewhere else or has to finish something first. */
function whyNobody(state: HallState, counter: string, now: Instant): string {
  const kept = firstKept(state, counter, now);
  if (kept === undefined) return `nobody waits for counter ${counter}`;
  const { number, keeping } = kept;
  return 'heldBy' in keeping
    ? `nobody can be called: ${number} is at counter ${keeping.heldBy}`
    : `nobody can be called: ${number} has to finish ${keeping.after} first`;
}

/** Staff name a number out of order: recorded as their decision, beside the heads that it went before. */
function callTicket(
  state: HallState,
  command: CommandOf<'call-ticket'>,
  inHand: InHand | undefined,
  now: Instant,
): Decision {
  if (isBlank(command.reason)) return refuse('reason-needed', 'say why this number goes before the others');
  const id = state.byNumber.get(command.number);
  const ticket = id === undefined ? undefined : state.tickets.get(id);
  if (ticket === undefined) return refuse('ticket-unknown', `no ticket ${command.number} is open today`);
  if (ticket.heldBy !== undefined) {
    return ticket.heldBy === command.counter
      ? refuse('ticket-held', `${command.number} is in hand here already; recall it`)
      : refuse('ticket-held', `${command.number} is at counter ${ticket.heldBy}`);
  }
  const waiting = ticket.steps.filter((each) => each.state === 'waiting');
  if (waiting.length === 0) return refuse('ticket-not-waiting', `${command.number} does not wait for anything now`);
  const step = bestStepHere(
    state,
    waiting.filter((each) => isCallable(state, ticket, each)),
    command.counter,
  );
  if (step === undefined) return refuse('step-blocked', `${command.number} has something else to do first`);
  const end = ending(state, command, inHand, now);
  if (!end.ok) return end.error;
  const chosen = candidateHere(state, ticket, step, command.counter, now);
  const others = inOrder(headsAfter(state, command.counter, inHand, end.value, now), now).filter(
    (head) => head.ticket !== ticket.id,
  );
  const by = idOf(command.actor);
  const reason: CallReason = {
    rule: 'named',
    heads: [chosen, ...others],
    override: { by, reason: command.reason ?? '' },
  };
  return accept(...end.value.events, called(command.counter, chosen, reason));
}

function withInHand(
  state: HallState,
  command: Exclude<AtCounter, { name: 'call-next' | 'call-ticket' }>,
  inHand: InHand,
  now: Instant,
): Decision {
  const { ticket, step } = inHand;
  const at = { ticket: ticket.id, step: step.index, counter: command.counter };
  switch (command.name) {
    case 'recall':
      return recall(state, command.counter, inHand, now);
    case 'serve':
      if (step.state === 'serving') return accept();
      return accept({ type: 'ServingStarted', data: at });
    case 'finish':
      return accept(finished(state, command.counter, inHand, now, command.outcome, command.note));
    case 'mark-no-show':
      return notMissed(state, inHand, now) ?? accept(missed(command.counter, inHand));
    case 'park':
      return accept({
        type: 'StepParked',
        data: { ...at, creditMs: creditOf(state, inHand, now), ...noted(command.note) },
      });
    case 'transfer':
      return transfer(state, command, inHand, now);
  }
}

/** Not before the first call can have been heard, and not for ever: as the hall file says. */
function recall(state: HallState, counter: CounterId, { ticket, step }: InHand, now: Instant): Decision {
  const { recallAfterMs, recallsAtMost } = state.index.counterRules;
  if (step.state === 'serving') return refuse('already-serving', `${ticket.number} is being served`);
  if (recallsAtMost > 0 && step.recalls >= recallsAtMost) {
    return refuse('recalled-too-often', `${ticket.number} was recalled ${String(step.recalls)} times; mark it missed`);
  }
  const from = (step.soundedAt ?? step.calledAt ?? now) + recallAfterMs;
  if (now < from) {
    const seconds = String(Math.ceil((from - now) / 1000));
    return refuse('recalled-too-soon', `recall ${ticket.number} in ${seconds} s`, { from });
  }
  return accept({
    type: 'TicketRecalled',
    data: { ticket: ticket.id, step: step.index, counter, number: ticket.number, line: step.line },
  });
}

function transfer(state: HallState, command: CommandOf<'transfer'>, inHand: InHand, now: Instant): Decision {
  const { ticket, step } = inHand;
  const { place = 'kept' } = command;
  const creditMs = creditOf(state, inHand, now);
  const by = idOf(command.actor);
  const first = place === 'first' ? { first: { by, reason: command.note ?? '' } } : {};
  const at = {
    ticket: ticket.id,
    step: step.index,
    counter: command.counter,
    creditMs,
    ...noted(command.note),
    ...first,
  };
  const kept = step.since + creditMs;
  // Never better at the end than in the place that it had.
  const since = place === 'end' ? Math.max(now, kept) : kept;
  if (place === 'first' && isBlank(command.note)) {
    return refuse('reason-needed', `say in the note why ${ticket.number} goes before everybody else`);
  }
  if ('service' in command.to) {
    const { service } = command.to;
    if (!state.index.services.has(service)) return refuse('service-unknown', `there is no service ${service}`);
    if (ticket.steps.some((other) => other !== step && isOpen(other) && other.service === service)) {
      return refuse('service-repeated', `${ticket.number} waits for ${service} already`);
    }
    if (mayComeBack(state, ticket, service, now)) return serviceMissed(ticket, service);
    const closed = closedLineOf(state, service);
    if (closed !== undefined) return closed;
    return accept({
      type: 'StepTransferred',
      data: { ...at, to: newStep(state.index, service, ticket.category, since) },
    });
  }
  const target = state.counters.get(command.to.counter);
  if (target === undefined) return refuse('counter-unknown', `there is no counter ${command.to.counter}`);
  if (command.to.counter === command.counter) return refuse('same-counter', 'the ticket is at this counter already');
  if (target.state === 'closed') return refuse('counter-closed', `counter ${command.to.counter} is closed`);
  return accept({
    type: 'StepTransferred',
    data: {
      ...at,
      to: inItsLine(newStep(state.index, step.service, ticket.category, since), step),
      reservedFor: command.to.counter,
    },
  });
}

/** The same service at another counter: whoever was sent to another line than its own stays there. */
function inItsLine(next: NewStep, { line, movedFrom }: Step): NewStep {
  return { ...next, line, ...(movedFrom === undefined ? {} : { movedFrom }) };
}
