import { isBlank } from '../../base/blank.ts';
import type { ServiceId } from '../../base/names.ts';
import type { Instant } from '../../base/time.ts';
import { APPOINTMENT, ORDINARY } from '../../catalogue/category.ts';
import { idOf, isStaff } from '../authority.ts';
import { closedLineOf, noIntake, notAdmitted } from './admission.ts';
import { bringBackTicket } from './bringing-back.ts';
import { accept, refuse, type CommandOf, type Decision } from './decision.ts';
import { categoryFor, inVisitOrder, newStep } from './new-step.ts';
import { onPaper } from '../lease.ts';
import { nextNumber } from './numbering.ts';
import { dueIn } from './decide-complaint.ts';
import { comingBack, mayComeBack, serviceMissed } from './reentry.ts';
import { MOST_COMPLAINTS } from '../complaint.ts';
import type { HallState } from '../state.ts';
import { isOpen, type Ticket } from '../ticket.ts';

type TicketCommand = CommandOf<
  | 'issue-ticket'
  | 'add-service'
  | 'cancel-ticket'
  | 'park-ticket'
  | 'resume-ticket'
  | 'bring-back-ticket'
  | 'prioritise-ticket'
  | 'withdraw-priority'
  | 'correct-category'
  | 'file-complaint'
  | 'request-copy'
  | 'report-slip'
>;

/** What happens to a ticket away from a counter: taken, changed, put aside, given up, printed, rated. */
export function decideTicket(state: HallState, command: TicketCommand, now: Instant): Decision {
  if (command.name === 'issue-ticket') return issue(state, command, now);
  const ticket = state.tickets.get(command.ticket);
  const ended = state.ended.get(command.ticket);
  if (ticket === undefined && ended === undefined) {
    return refuse('ticket-unknown', `there is no ticket ${command.ticket} today`);
  }
  switch (command.name) {
    case 'file-complaint':
      if ((state.complained.get(command.ticket) ?? 0) >= MOST_COMPLAINTS)
        return refuse('complained-too-often', `a slip files at most ${String(MOST_COMPLAINTS)} complaints`);
      return accept({
        type: 'ComplaintFiled',
        data: { ticket: command.ticket, text: command.text, ...reasonsOf(command), ...dueIn(state) },
      });
    case 'bring-back-ticket':
      return bringBackTicket(state, command, now);
    case 'request-copy': {
      const copy = (state.copies.get(command.ticket) ?? 0) + 1;
      return accept({ type: 'CopyRequested', data: { ticket: command.ticket, copy, printer: command.printer } });
    }
    case 'report-slip': {
      const { ticket: id, copy, printer, outcome, detail } = command;
      return accept({
        type: 'SlipReported',
        data: { ticket: id, copy, printer, outcome, ...(detail === undefined ? {} : { detail }) },
      });
    }
    case 'add-service':
    case 'cancel-ticket':
    case 'park-ticket':
    case 'resume-ticket':
    case 'prioritise-ticket':
    case 'withdraw-priority':
    case 'correct-category':
      if (ticket === undefined) return refuse('ticket-ended', `ticket ${ended?.number ?? ''} has ended`);
      return change(state, ticket, command, now);
  }
}

function issue(state: HallState, command: CommandOf<'issue-ticket'>, now: Instant): Decision {
  const { index } = state;
  const { rules } = index.catalogue;
  if (onPaper(state.leases, command.commandId))
    return refuse('already-on-paper', 'the kiosk has given a number by itself for this very command');
  const closed = noIntake(state, now);
  if (closed !== undefined) return closed;
  const matter = command.matter === undefined ? undefined : index.matters.get(command.matter);
  if (command.matter !== undefined && matter === undefined) {
    return refuse('matter-unknown', `there is no matter ${command.matter}`);
  }
  const services = command.services.length === 0 && matter !== undefined ? matter.services : command.services;
  if (services.length === 0) return refuse('no-services', 'a ticket asks for at least one service');
  if (services.length > rules.maxServicesPerTicket) {
    return refuse('too-many-services', `a ticket asks for at most ${String(rules.maxServicesPerTicket)} services`);
  }
  if (new Set(services).size < services.length) {
    return refuse('service-repeated', 'a ticket asks for each service once');
  }
  const unknown = services.find((service) => !index.services.has(service));
  if (unknown !== undefined) return refuse('service-unknown', `there is no service ${unknown}`);
  if (!index.categories.has(command.category)) {
    return refuse('category-unknown', `there is no category ${command.category}`);
  }
  const booked = checkIn(state, command, now);
  if ('refusal' in booked) return booked.refusal;
  const denied = notAdmitted(state, services, now, command.appointment !== undefined);
  if (denied !== undefined) return denied;
  const { category, since, appointment } = booked;
  const steps = inVisitOrder(index, services).map((service) => newStep(index, service, category, since));
  const line = steps[0]?.line ?? '';
  return accept({
    type: 'TicketIssued',
    data: {
      ticket: command.ticket,
      number: nextNumber(state, line),
      secret: command.secret,
      category,
      language: command.language,
      origin: command.origin,
      steps,
      ...(matter === undefined ? {} : { matter: matter.id }),
      ...(appointment === undefined ? {} : { appointment }),
      ...(command.identity === undefined ? {} : { identity: command.identity }),
      ...(command.reason !== undefined && isStaff(command.actor) ? { reason: command.reason } : {}),
    },
  });
}

type CheckedIn = {
  readonly category: string;
  readonly since: Instant;
  readonly appointment: { readonly id: string; readonly slotAt: Instant; readonly late: boolean } | undefined;
};

/** A booking counts from its slot or its check-in, whichever is later; past the grace it waits as everybody does. */
function checkIn(
  state: HallState,
  command: CommandOf<'issue-ticket'>,
  now: Instant,
): CheckedIn | { readonly refusal: Decision } {
  const { appointment, category } = command;
  if (appointment === undefined) return { category, since: now, appointment };
  const { rules } = state.index.catalogue;
  if (state.appointmentsUsed.has(appointment.id)) {
    return { refusal: refuse('appointment-used', `booking ${appointment.id} has checked in already`) };
  }
  const from = appointment.slotAt - rules.appointmentEarlyMs;
  if (now < from) {
    return { refusal: refuse('appointment-early', `booking ${appointment.id} cannot check in yet`, { from }) };
  }
  const late = now > appointment.slotAt + rules.appointmentGraceMs;
  const kept = category === ORDINARY && !late && state.index.categories.has(APPOINTMENT) ? APPOINTMENT : category;
  return {
    category: kept,
    since: late ? now : Math.max(appointment.slotAt, now),
    appointment: { ...appointment, late },
  };
}

type Change = CommandOf<
  | 'add-service'
  | 'cancel-ticket'
  | 'park-ticket'
  | 'resume-ticket'
  | 'prioritise-ticket'
  | 'withdraw-priority'
  | 'correct-category'
>;

function change(state: HallState, ticket: Ticket, command: Change, now: Instant): Decision {
  switch (command.name) {
    case 'add-service':
      return addService(state, ticket, command, now);
    case 'cancel-ticket':
      if (ticket.steps.some((step) => step.state === 'serving')) {
        return refuse('ticket-being-served', `${ticket.number} is being served; the counter finishes it`);
      }
      return accept({
        type: 'TicketCancelled',
        data: { ticket: ticket.id, ...(command.reason === undefined ? {} : { reason: command.reason }) },
      });
    case 'park-ticket': {
      if (ticket.heldBy !== undefined) return refuse('ticket-held', `${ticket.number} is at counter ${ticket.heldBy}`);
      const steps = ticket.steps.filter((step) => step.state === 'waiting').map((step) => step.index);
      if (steps.length === 0) return refuse('ticket-not-waiting', `${ticket.number} does not wait`);
      return accept({
        type: 'TicketParked',
        data: { ticket: ticket.id, steps, ...(command.note === undefined ? {} : { note: command.note }) },
      });
    }
    case 'resume-ticket': {
      const back = comingBack(state, ticket, now);
      return back.ok ? accept(back.value) : back.error;
    }
    case 'correct-category':
      return correctCategory(state, ticket, command);
    case 'prioritise-ticket':
      if (!isStaff(command.actor, 'supervisor')) return refuse('not-allowed', 'only a supervisor puts a ticket first');
      if (isBlank(command.reason)) return refuse('reason-needed', 'say why it goes before everybody else');
      if (!ticket.steps.some(isOpen)) return refuse('ticket-not-waiting', `${ticket.number} does not wait`);
      return accept({
        type: 'TicketPrioritised',
        data: {
          ticket: ticket.id,
          by: idOf(command.actor),
          reason: command.reason,
        },
      });
    case 'withdraw-priority':
      return withdrawPriority(ticket, command);
  }
}

/** It stands again where its waiting puts it. */
function withdrawPriority(ticket: Ticket, { actor, reason }: CommandOf<'withdraw-priority'>): Decision {
  if (!isStaff(actor, 'supervisor'))
    return refuse('not-allowed', 'only a supervisor takes back what put a ticket first');
  if (isBlank(reason)) return refuse('reason-needed', 'say why it does not go first any more');
  if (ticket.override === undefined) return refuse('not-put-first', `${ticket.number} was not put first`);
  return accept({ type: 'PriorityWithdrawn', data: { ticket: ticket.id, by: idOf(actor), reason } });
}

/** What the kiosk did not know, or the citizen did not say: the place in line follows from now on. */
function correctCategory(state: HallState, ticket: Ticket, command: CommandOf<'correct-category'>): Decision {
  const { category, reason } = command;
  if (!isStaff(command.actor)) return refuse('not-allowed', 'only staff correct a category');
  if (isBlank(reason)) return refuse('reason-needed', 'say why the category is another');
  if (!state.index.categories.has(category)) return refuse('category-unknown', `there is no category ${category}`);
  if (ticket.category === category) return accept();
  const steps = ticket.steps
    .filter((step) => isOpen(step) || step.state === 'no-show')
    .map((step) => ({ step: step.index, category: categoryFor(state.index, step.service, category) }));
  const { id, number, category: from } = ticket;
  return accept({ type: 'CategoryCorrected', data: { ticket: id, number, from, to: category, steps, reason } });
}

function addService(state: HallState, ticket: Ticket, command: CommandOf<'add-service'>, now: Instant): Decision {
  const { service } = command;
  const { rules } = state.index.catalogue;
  if (!state.index.services.has(service)) return refuse('service-unknown', `there is no service ${service}`);
  if (ticket.steps.some((step) => isOpen(step) && step.service === service)) {
    return refuse('service-repeated', `${ticket.number} asks for ${service} already`);
  }
  if (mayComeBack(state, ticket, service, now)) return serviceMissed(ticket, service);
  if (ticket.steps.filter(isOpen).length >= rules.maxServicesPerTicket) {
    return refuse('too-many-services', `a ticket asks for at most ${String(rules.maxServicesPerTicket)} services`);
  }
  // Staff who add one have decided it with the citizen before them: only a closed line stops them.
  const byStaff = isStaff(command.actor);
  const denied = byStaff ? closedLineOf(state, service) : (noIntake(state, now) ?? notAdmitted(state, [service], now));
  if (denied !== undefined) return denied;
  const since = addedSince(ticket, service, byStaff, now);
  return accept({
    type: 'ServiceAdded',
    data: { ticket: ticket.id, step: newStep(state.index, service, ticket.category, since) },
  });
}

/**
 * Staff add a service with the waiting that the visit has behind it; a citizen who adds one later queues for it from
 * now, or taking any ticket early would buy a place in every line. So does who missed it, or missing would cost
 * nothing. A booking counts from its slot in every line.
 */
function addedSince(ticket: Ticket, service: ServiceId, byStaff: boolean, now: Instant): Instant {
  const { appointment, issuedAt, creditMs } = ticket;
  const slotAt = appointment === undefined || appointment.late ? 0 : appointment.slotAt;
  const wasMissed = ticket.steps.some((step) => step.service === service && step.state === 'no-show');
  if (!byStaff || wasMissed) return Math.max(slotAt, now);
  return Math.max(slotAt, issuedAt) + creditMs;
}

function reasonsOf({ reasons = [] }: CommandOf<'file-complaint'>): Pick<CommandOf<'file-complaint'>, 'reasons'> {
  return reasons.length === 0 ? {} : { reasons };
}
