import type { Instant } from '../base/time.ts';
import type { CounterId } from '../catalogue/catalogue.ts';
import { isStaff } from './authority.ts';
import { closedLineOf } from './admission.ts';
import { notYours } from './decide-counter.ts';
import { accept, refuse, type CommandOf, type Decision } from './decision.ts';
import type { EventBody } from './event.ts';
import { newStep } from './new-step.ts';
import { candidateOf, headsFor, inOrder } from './order.ts';
import { predecessorOf } from './places.ts';
import type { CallReason, Candidate } from './reason.ts';
import { levelOf } from './served-by.ts';
import type { HallState } from './state.ts';
import { isOpen, type Outcome, type Step, type Ticket } from './ticket.ts';

type AtCounter = CommandOf<
  'call-next' | 'call-ticket' | 'recall' | 'serve' | 'finish' | 'mark-no-show' | 'park' | 'transfer'
>;

type InHand = { readonly ticket: Ticket; readonly step: Step };

/** What a clerk does with citizens: every command acts at one open counter and on the one ticket it has in hand. */
export function decideAtCounter(state: HallState, command: AtCounter, now: Instant): Decision {
  const counter = state.counters.get(command.counter);
  if (counter === undefined) return refuse('counter-unknown', `there is no counter ${command.counter}`);
  if (!isStaff(command.actor)) return refuse('not-allowed', 'only staff call and serve');
  if (counter.state === 'closed') return refuse('counter-closed', `counter ${command.counter} is closed`);
  const denied = notYours(counter, command.actor);
  if (denied !== undefined) return denied;

  const held = counter.inHand;
  const ticket = held === undefined ? undefined : state.tickets.get(held.ticket);
  const step = held === undefined ? undefined : ticket?.steps[held.step];
  const inHand = ticket === undefined || step === undefined ? undefined : { ticket, step };
  if (command.name === 'call-next' || command.name === 'call-ticket') {
    if (counter.state === 'paused') return refuse('counter-paused', `counter ${command.counter} is paused`);
    return command.name === 'call-next'
      ? callNext(state, command, inHand, now)
      : callTicket(state, command, inHand, now);
  }
  if (inHand === undefined) return refuse('counter-empty', `counter ${command.counter} has no ticket in hand`);
  return withInHand(state, command, inHand, now);
}

/** One key a citizen: the ticket in hand, if any, is finished and the next one is called; with nobody waiting nothing changes. */
function callNext(
  state: HallState,
  command: CommandOf<'call-next'>,
  inHand: InHand | undefined,
  now: Instant,
): Decision {
  const heads = inOrder(headsAfter(state, command.counter, inHand, now), now);
  const [first] = heads;
  if (first === undefined) return refuse('line-empty', `nobody waits for counter ${command.counter}`);
  const { override } = state.tickets.get(first.ticket) as Ticket;
  const reason: CallReason = { rule: 'next', heads, ...(override === undefined ? {} : { override }) };
  return accept(...finishing(state, command.counter, inHand, now), called(command.counter, first, reason));
}

/** Staff name a number out of order: recorded as their decision, beside the heads that it went before. */
function callTicket(
  state: HallState,
  command: CommandOf<'call-ticket'>,
  inHand: InHand | undefined,
  now: Instant,
): Decision {
  const id = state.byNumber.get(command.number);
  const ticket = id === undefined ? undefined : state.tickets.get(id);
  if (ticket === undefined) return refuse('ticket-unknown', `no ticket ${command.number} is open today`);
  if (ticket.heldBy !== undefined) {
    return ticket.heldBy === command.counter
      ? refuse('ticket-held', `${command.number} is in hand here already; recall it`)
      : refuse('ticket-held', `${command.number} is at counter ${ticket.heldBy}`);
  }
  const step = stepForCounter(state, ticket, command.counter);
  if (step === undefined) return refuse('ticket-not-waiting', `${command.number} does not wait for anything now`);
  const level = levelOf(state, command.counter, step.line) ?? 1;
  const chosen = candidateOf(
    state,
    { ticket: ticket.id, step: step.index, since: step.since, seq: ticket.seq },
    level,
    now,
  );
  const others = inOrder(headsAfter(state, command.counter, inHand, now), now).filter(
    (head) => head.ticket !== ticket.id,
  );
  const by = command.actor.kind === 'staff' ? command.actor.id : command.actor.kind;
  const reason: CallReason = {
    rule: 'named',
    heads: [chosen, ...others],
    override: { by, reason: command.reason ?? '' },
  };
  return accept(...finishing(state, command.counter, inHand, now), called(command.counter, chosen, reason));
}

/**
 * The heads as they will be once the ticket in hand is finished: it may have more to do at this very counter, and then stands in
 * line like everybody else.
 */
function headsAfter(state: HallState, counter: CounterId, inHand: InHand | undefined, now: Instant): Candidate[] {
  const heads = headsFor(state, counter, now);
  if (inHand === undefined || inHand.ticket.steps.length === 1) return heads;
  const { ticket, step } = inHand;
  const creditMs = creditOf(state, inHand, now);
  for (const other of ticket.steps) {
    if (other.state !== 'waiting' || predecessorOf(state, ticket, other, step) !== undefined) continue;
    const level = other.reservedFor === counter ? 1 : levelOf(state, counter, other.line);
    if (level === undefined || (other.reservedFor !== undefined && other.reservedFor !== counter)) continue;
    const since = other.since + creditMs;
    const released = candidateOf(state, { ticket: ticket.id, step: other.index, since, seq: ticket.seq }, level, now);
    heads.push(released);
  }
  return heads;
}

/** The waiting step that this counter serves best, else any waiting one: a clerk may take whoever stands there. */
function stepForCounter(state: HallState, ticket: Ticket, counter: CounterId): Step | undefined {
  const waiting = ticket.steps.filter((step) => step.state === 'waiting');
  const rank = (step: Step): number =>
    step.reservedFor === counter ? 0 : (levelOf(state, counter, step.line) ?? Number.MAX_SAFE_INTEGER);
  return waiting.sort((a, b) => rank(a) - rank(b) || a.index - b.index)[0];
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
      if (step.state === 'serving') return refuse('already-serving', `${ticket.number} is being served`);
      return accept({
        type: 'TicketRecalled',
        data: { ...at, number: ticket.number, line: step.line },
      });
    case 'serve':
      if (step.state === 'serving') return accept();
      return accept({ type: 'ServingStarted', data: at });
    case 'finish':
      return accept(finished(state, command.counter, inHand, now, command.outcome, command.note));
    case 'mark-no-show':
      if (step.state === 'serving') return refuse('already-serving', `${ticket.number} came and is being served`);
      return accept({ type: 'TicketMissed', data: at });
    case 'park':
      return accept({
        type: 'StepParked',
        data: { ...at, creditMs: creditOf(state, inHand, now), ...noted(command.note) },
      });
    case 'transfer':
      return transfer(state, command, inHand, now);
  }
}

function transfer(state: HallState, command: CommandOf<'transfer'>, inHand: InHand, now: Instant): Decision {
  const { ticket, step } = inHand;
  const creditMs = creditOf(state, inHand, now);
  const at = { ticket: ticket.id, step: step.index, counter: command.counter, creditMs, ...noted(command.note) };
  if ('service' in command.to) {
    const { service } = command.to;
    if (!state.index.services.has(service)) return refuse('service-unknown', `there is no service ${service}`);
    if (ticket.steps.some((other) => other !== step && isOpen(other) && other.service === service)) {
      return refuse('service-repeated', `${ticket.number} waits for ${service} already`);
    }
    const closed = closedLineOf(state, service);
    if (closed !== undefined) return closed;
    return accept({
      type: 'StepTransferred',
      data: { ...at, to: newStep(state.index, service, ticket.category, step.since + creditMs) },
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
      to: newStep(state.index, step.service, ticket.category, step.since + creditMs),
      reservedFor: command.to.counter,
    },
  });
}

function finishing(state: HallState, counter: CounterId, inHand: InHand | undefined, now: Instant): EventBody[] {
  return inHand === undefined ? [] : [finished(state, counter, inHand, now, 'done', undefined)];
}

function finished(
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

function called(counter: CounterId, chosen: CallReason['heads'][number], reason: CallReason): EventBody {
  const { ticket, number, step, line } = chosen;
  return { type: 'TicketCalled', data: { ticket, number, step, line, counter, reason } };
}

/** The time since the call, and the walk to the next counter: not waiting, so it is added to `since` of what is left. */
function creditOf(state: HallState, inHand: InHand, now: Instant): number {
  return now - (inHand.step.calledAt ?? now) + state.index.catalogue.rules.walkBetweenCountersMs;
}

function noted(note: string | undefined): { readonly note?: string } {
  return note === undefined ? {} : { note };
}
