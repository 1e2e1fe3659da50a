import { isBlank } from '../../base/blank.ts';
import type { Instant } from '../../base/time.ts';
import type { CounterId } from '../../base/names.ts';
import { BRING_BACK_MS } from '../../catalogue/hall-rules.ts';
import { isStaff } from '../authority.ts';
import { AWAY, type EndedHere } from '../counter-act.ts';
import { candidateHere, headsAfter } from './callable-here.ts';
import { idOf } from '../authority.ts';
import { accept, refuse, type CommandOf, type Decision } from './decision.ts';
import { called, ending, type OpenCounter } from './in-hand.ts';
import type { EventBody } from '../event.ts';
import { inOrder } from '../order/order.ts';
import { predecessorOf } from '../order/places.ts';
import type { CallReason } from '../reason.ts';
import type { HallState } from '../state.ts';
import { isOpen, type Step, type StepState, type Ticket } from '../ticket.ts';

/**
 * What ended at this counter and should not have waits again where it stood, or is called here at once: a clerk's slip
 * of the finger costs nobody their place.
 */
export function bringBack(
  state: HallState,
  command: CommandOf<'bring-back'>,
  { counter, inHand }: OpenCounter,
  now: Instant,
): Decision {
  if (counter.state === 'paused') return refuse('counter-paused', `counter ${command.counter} is paused`);
  if (isBlank(command.reason)) return refuse('reason-needed', 'say why it comes back');
  const { ticket: id, step: asked } = command;
  const known = state.tickets.has(id) || state.ended.has(id);
  if (!known) return refuse('ticket-unknown', `there is no ticket ${id} today`);
  const found = endedAt(state, command.counter, now).find(
    ({ ended }) => ended.ticket === id && (asked === undefined || asked === ended.step),
  );
  if (found === undefined) {
    return refuse('not-ended-here', `it did not end at counter ${command.counter} of late, or has gone on since`);
  }
  const { ended, ticket, step } = found;
  const denied = notBack(state, ticket, step);
  if (denied !== undefined) return denied;
  const back = broughtBack(command, ended);
  if (command.to === 'line') return accept(back);
  if (predecessorOf(state, ticket, step) !== undefined) {
    return refuse('step-blocked', `${ticket.number} has something else to do first`);
  }
  const end = ending(state, command, inHand, now);
  if (!end.ok) return end.error;
  const heads = inOrder(headsAfter(state, command.counter, inHand, end.value, now), now);
  const others = heads.filter((head) => head.ticket !== ticket.id);
  const chosen = candidateHere(state, ticket, step, command.counter, now);
  const by = idOf(command.actor);
  const override = { by, reason: command.reason };
  const reason: CallReason = { rule: 'resumed', heads: [chosen, ...others], override };
  return accept(...end.value.events, back, called(command.counter, chosen, reason));
}

/** The information desk puts back into the line what ended a short while ago, at whichever counter or at none. */
export function bringBackTicket(state: HallState, command: CommandOf<'bring-back-ticket'>, now: Instant): Decision {
  if (!isStaff(command.actor, 'desk')) return refuse('not-allowed', 'only the information desk brings a ticket back');
  if (isBlank(command.reason)) return refuse('reason-needed', 'say why it comes back');
  const { ticket: id, step: asked } = command;
  const found = [...state.endedHere.keys()]
    .flatMap((counter) => endedAt(state, counter, now).map((each) => ({ ...each, counter })))
    .filter(({ ended }) => ended.ticket === id && (asked === undefined || asked === ended.step))
    .sort((one, other) => other.ended.seq - one.ended.seq)[0];
  if (found === undefined) {
    return refuse('not-ended-here', 'it did not end in the last half hour, or has gone on since');
  }
  return (
    notBack(state, found.ticket, found.step) ??
    accept(broughtBack({ reason: command.reason, counter: found.counter }, found.ended))
  );
}

function broughtBack(
  { counter, reason }: { readonly counter: CounterId; readonly reason: string },
  { ticket, number, step, became, seq }: EndedHere,
): EventBody {
  const where = counter === AWAY ? {} : { counter };
  return { type: 'TicketBroughtBack', data: { ticket, number, step, ...where, became, ended: seq, reason } };
}

/** Why somebody whose service ended stays as they are. */
function notBack(state: HallState, ticket: Ticket, step: Step): Decision | undefined {
  const { number } = ticket;
  if (ticket.heldBy !== undefined) return refuse('ticket-held', `${number} is at counter ${ticket.heldBy}`);
  const rated = state.ended.get(ticket.id)?.rated ?? ticket.rated;
  if (rated.includes(step.index)) return refuse('already-rated', `${number} was served, as its citizen has said`);
  const again = ticket.steps.some((other) => other !== step && isOpen(other) && other.service === step.service);
  return again ? refuse('service-repeated', `${number} asks for ${step.service} already`) : undefined;
}

/** What ended here, with its ticket and step as they are now. */
export type Returnable = { readonly ended: EndedHere; readonly ticket: Ticket; readonly step: Step };

/** What ended at a counter, is as it was left, and may be brought back there: the newest first. */
export function endedAt(state: HallState, counter: CounterId, now: Instant): Returnable[] {
  const found: Returnable[] = [];
  for (const ended of (state.endedHere.get(counter) ?? []).toReversed()) {
    if (now >= ended.at + BRING_BACK_MS) continue;
    const ticket = state.tickets.get(ended.ticket) ?? state.gone.get(ended.ticket);
    const step = ticket?.steps[ended.step];
    if (ticket === undefined || step?.endedAt !== ended.at || step.state !== LEFT[ended.became]) continue;
    found.push({ ended, ticket, step });
  }
  return found;
}

/** How a step stands that has ended so. */
const LEFT: Readonly<Record<EndedHere['became'], StepState>> = {
  finished: 'done',
  missed: 'no-show',
  cancelled: 'cancelled',
};
