import { isBlank } from '../../base/blank.ts';
import type { Instant } from '../../base/time.ts';
import type { CounterId } from '../../base/names.ts';
import { BRING_BACK_MS } from '../../catalogue/hall-rules.ts';
import { bringBack } from './bringing-back.ts';
import { bestStepHere, candidateHere, headsAfter } from './callable-here.ts';
import type { CounterAct } from '../counter-act.ts';
import { called, ending, openCounterOf, type OpenCounter } from './in-hand.ts';
import { idOf } from '../authority.ts';
import { accept, refuse, type CommandOf, type Decision } from './decision.ts';
import type { EventBody } from '../event.ts';
import { inOrder } from '../order/order.ts';
import { predecessorOf } from '../order/places.ts';
import type { CallReason } from '../reason.ts';
import { comingBack, type ComingBack } from './reentry.ts';
import type { HallState } from '../state.ts';
import type { Step, Ticket } from '../ticket.ts';

type VisitCommand = CommandOf<'undo' | 'return-to-line' | 'resume-here' | 'bring-back' | 'add-note'>;

/** What a clerk takes back, puts back, takes up again and writes down. */
export function decideVisit(state: HallState, command: VisitCommand, now: Instant): Decision {
  const stand = openCounterOf(state, command);
  if (!stand.ok) return stand.error;
  switch (command.name) {
    case 'undo':
      return undo(state, command.counter, stand.value, now);
    case 'resume-here':
      return resumeHere(state, command, stand.value, now);
    case 'bring-back':
      return bringBack(state, command, stand.value, now);
    case 'return-to-line':
    case 'add-note':
      return withInHand(command, stand.value);
  }
}

function withInHand(command: CommandOf<'return-to-line' | 'add-note'>, { inHand }: OpenCounter): Decision {
  const { counter } = command;
  if (inHand === undefined) return refuse('counter-empty', `counter ${counter} has no ticket in hand`);
  const at = { ticket: inHand.ticket.id, step: inHand.step.index, counter };
  if (command.name === 'add-note') return accept({ type: 'NoteAdded', data: { ...at, text: command.text } });
  if (isBlank(command.reason)) return refuse('reason-needed', 'say why it goes back to the line');
  return accept({ type: 'TicketReturned', data: { ...at, reason: command.reason } });
}

function undo(state: HallState, counter: CounterId, stand: OpenCounter, now: Instant): Decision {
  const act = state.acts.get(counter)?.at(-1);
  if (act === undefined) return refuse('nothing-to-undo', `nothing was done at counter ${counter} that can be undone`);
  const { number } = act.before;
  if (now >= undoUntil(state, act))
    return refuse('undo-expired', `it is too late to undo the ${act.what} of ${number}`);
  if (stand.counter.state === 'paused') return refuse('counter-paused', `counter ${counter} is paused`);
  if (isOvertaken(state, counter, act)) {
    return refuse('undo-overtaken', `${number} has gone on since; the ${act.what} stands`);
  }
  return accept({
    type: 'CounterActionUndone',
    data: {
      counter,
      ticket: act.ticket,
      number,
      step: act.step,
      what: act.what,
      ...(act.outcome === undefined ? {} : { outcome: act.outcome }),
      undone: act.seq,
    },
  });
}

/** Until when something may be taken back: a finish for as long as a ticket may be brought back. */
export function undoUntil(state: HallState, act: CounterAct): Instant {
  const { undoMs } = state.index.counterRules;
  return act.at + (act.what === 'finish' && undoMs > 0 ? BRING_BACK_MS : undoMs);
}

/** True when the ticket is not as the act left it, or the counter is not. */
export function isOvertaken(state: HallState, counter: CounterId, act: CounterAct): boolean {
  const touched = (state.tickets.get(act.ticket) ?? state.ended.get(act.ticket))?.touched;
  const stand = state.counters.get(counter);
  const inHand = stand === undefined || stand.state === 'closed' ? undefined : stand.inHand;
  const left = act.what === 'call' || act.what === 'resume' ? act.ticket : undefined;
  return touched !== act.seq || inHand?.ticket !== left;
}

/**
 * The clerk takes up who was put aside and stands here again: on record beside the heads that it went before, as a call
 * by name.
 */
function resumeHere(
  state: HallState,
  command: CommandOf<'resume-here'>,
  { counter, inHand }: OpenCounter,
  now: Instant,
): Decision {
  if (counter.state === 'paused') return refuse('counter-paused', `counter ${command.counter} is paused`);
  const ticket = state.tickets.get(command.ticket);
  if (ticket === undefined) {
    const ended = state.ended.get(command.ticket);
    if (ended !== undefined) return refuse('ticket-ended', `ticket ${ended.number} has ended`);
    return refuse('ticket-unknown', `there is no ticket ${command.ticket} today`);
  }
  if (ticket.heldBy !== undefined) return refuse('ticket-held', `${ticket.number} is at counter ${ticket.heldBy}`);
  const back = comingBack(state, ticket, now);
  if (!back.ok) return back.error;
  const steps = back.value.data.steps.map(({ step }) => ticket.steps[step] as Step);
  const free = steps.filter((step) => firstOf(state, ticket, step, steps) === undefined);
  const step = bestStepHere(state, free, command.counter);
  if (step === undefined) return refuse('step-blocked', `${ticket.number} has something else to do first`);
  const since = back.value.data.steps.find((each) => each.step === step.index)?.since ?? step.since;
  const chosen = { ...candidateHere(state, ticket, step, command.counter, now), since };
  const end = ending(state, command, inHand, now);
  if (!end.ok) return end.error;
  const others = inOrder(headsAfter(state, command.counter, inHand, end.value, now), now).filter(
    (head) => head.ticket !== ticket.id,
  );
  const by = idOf(command.actor);
  const reason: CallReason = { rule: 'resumed', heads: [chosen, ...others], override: { by, reason: '' } };
  return accept(...end.value.events, takenUp(back.value, command.counter), called(command.counter, chosen, reason));
}

/** What has to be done before a step that comes back: something open, or something that comes back with it. */
function firstOf(state: HallState, ticket: Ticket, step: Step, back: readonly Step[]): Step | undefined {
  const after = state.index.services.get(step.service)?.after ?? [];
  return predecessorOf(state, ticket, step) ?? back.find((other) => other !== step && after.includes(other.service));
}

function takenUp(back: ComingBack, counter: CounterId): EventBody {
  return { ...back, data: { ...back.data, counter } };
}
