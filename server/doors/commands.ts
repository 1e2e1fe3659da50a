import type { z } from 'zod';
import { err, ok, type Result } from '../../core/base/result.ts';
import type { Instant } from '../../core/base/time.ts';
import { instantOf, localTime } from '../../core/base/zone.ts';
import * as counterBodies from '../../core/protocol/bodies/counter-bodies.ts';
import { nothing } from '../../core/protocol/bodies/fields.ts';
import * as hallBodies from '../../core/protocol/bodies/hall-bodies.ts';
import * as ticketBodies from '../../core/protocol/bodies/ticket-bodies.ts';
import type { CommandBody, CommandName } from '../../core/queue/command.ts';
import { spec, type CommandContext, type CommandSpec, type Target, type Who } from './command-spec.ts';
import { sealedHash } from '../auth/pseudonym.ts';
import { badInput, type Problem } from './problem.ts';
import { VISIT_COMMANDS } from './visit-commands.ts';

const STAFF: Who = { staff: 'clerk' };
const HOLDER: Who = { staff: 'clerk', secret: true };

/** Commands that come in from outside, by name: one table for the HTTP doors and the live door. */
export const COMMANDS = {
  ...VISIT_COMMANDS,
  'issue-ticket': spec({
    who: { staff: 'clerk', kiosk: true },
    target: 'hall',
    body: ticketBodies.issueTicket,
    answer: 'ticket',
    make: issue,
  }),
  'add-service': spec({
    who: HOLDER,
    target: 'ticket',
    body: ticketBodies.addService,
    answer: 'ticket',
    make: ({ service }, { ticket }) => ok({ name: 'add-service', ticket, service }),
  }),
  'cancel-ticket': spec({
    who: HOLDER,
    target: 'ticket',
    body: ticketBodies.cancelTicket,
    answer: 'ticket',
    make: ({ reason }, { ticket }) => ok({ name: 'cancel-ticket', ticket, reason }),
  }),
  'park-ticket': spec({
    who: HOLDER,
    target: 'ticket',
    body: ticketBodies.parkTicket,
    answer: 'ticket',
    make: ({ note }, { ticket }) => ok({ name: 'park-ticket', ticket, note }),
  }),
  'resume-ticket': spec({
    who: HOLDER,
    target: 'ticket',
    body: nothing,
    answer: 'ticket',
    make: (_body, { ticket }) => ok({ name: 'resume-ticket', ticket }),
  }),
  'prioritise-ticket': spec({
    who: { staff: 'supervisor' },
    target: 'ticket',
    body: ticketBodies.prioritise,
    answer: 'ticket',
    make: ({ reason }, { ticket }) => ok({ name: 'prioritise-ticket', ticket, reason }),
  }),
  'rate-step': spec({
    who: HOLDER,
    target: 'ticket',
    body: ticketBodies.rating,
    answer: 'ticket',
    make: ({ grade, step, reasons, reason }, { ticket }) =>
      ok({ name: 'rate-step', ticket, step, grade, reasons, reason }),
  }),
  'file-complaint': spec({
    who: HOLDER,
    target: 'ticket',
    body: ticketBodies.complaint,
    answer: 'ticket',
    make: ({ text }, { ticket }) => ok({ name: 'file-complaint', ticket, text }),
  }),
  'request-copy': spec({
    who: { staff: 'clerk', kiosk: true },
    target: 'ticket',
    body: ticketBodies.reprint,
    answer: 'copy',
    make: ({ printer }, { ticket }, context) =>
      ok({ name: 'request-copy', ticket, printer: printer ?? printerOf(context) }),
  }),
  'stop-intake': spec({
    who: { staff: 'supervisor' },
    target: 'hall',
    body: hallBodies.stopIntake,
    answer: 'none',
    make: ({ reason }) => ok({ name: 'stop-intake', reason }),
  }),
  'resume-intake': spec({
    who: { staff: 'supervisor' },
    target: 'hall',
    body: nothing,
    answer: 'none',
    make: () => ok({ name: 'resume-intake' }),
  }),
  'close-day': spec({
    who: { staff: 'manager' },
    target: 'hall',
    body: nothing,
    answer: 'none',
    make: () => ok({ name: 'close-day' }),
  }),
  'switch-profile': spec({
    who: { staff: 'supervisor' },
    target: 'hall',
    body: hallBodies.switchProfile,
    answer: 'none',
    make: ({ profile, zone, reason }) => ok({ name: 'switch-profile', profile, zone, reason }),
  }),
  'close-line': spec({
    who: { staff: 'supervisor' },
    target: 'line',
    body: hallBodies.closeLine,
    answer: 'line',
    make: ({ reason }, { line }) => ok({ name: 'close-line', line, reason }),
  }),
  'reopen-line': spec({
    who: { staff: 'supervisor' },
    target: 'line',
    body: nothing,
    answer: 'line',
    make: (_body, { line }) => ok({ name: 'reopen-line', line }),
  }),
  'open-counter': spec({
    who: STAFF,
    target: 'counter',
    body: nothing,
    answer: 'counter',
    make: (_body, { counter }) => ok({ name: 'open-counter', counter }),
  }),
  'pause-counter': spec({
    who: STAFF,
    target: 'counter',
    body: counterBodies.pause,
    answer: 'counter',
    make: ({ reason }, { counter }) => ok({ name: 'pause-counter', counter, reason }),
  }),
  'close-counter': spec({
    who: STAFF,
    target: 'counter',
    body: nothing,
    answer: 'counter',
    make: (_body, { counter }) => ok({ name: 'close-counter', counter }),
  }),
  'call-next': spec({
    who: STAFF,
    target: 'counter',
    body: nothing,
    answer: 'call',
    make: (_body, { counter }) => ok({ name: 'call-next', counter }),
  }),
  'call-ticket': spec({
    who: STAFF,
    target: 'counter',
    body: counterBodies.callTicket,
    answer: 'call',
    make: ({ number, reason }, { counter }) => ok({ name: 'call-ticket', counter, number, reason }),
  }),
  recall: spec({
    who: STAFF,
    target: 'counter',
    body: nothing,
    answer: 'counter',
    make: (_body, { counter }) => ok({ name: 'recall', counter }),
  }),
  serve: spec({
    who: STAFF,
    target: 'counter',
    body: nothing,
    answer: 'counter',
    make: (_body, { counter }) => ok({ name: 'serve', counter }),
  }),
  finish: spec({
    who: STAFF,
    target: 'counter',
    body: counterBodies.finish,
    answer: 'counter',
    make: ({ outcome, note }, { counter }) => ok({ name: 'finish', counter, outcome, note }),
  }),
  'mark-no-show': spec({
    who: STAFF,
    target: 'counter',
    body: nothing,
    answer: 'counter',
    make: (_body, { counter }) => ok({ name: 'mark-no-show', counter }),
  }),
  park: spec({
    who: STAFF,
    target: 'counter',
    body: ticketBodies.parkTicket,
    answer: 'counter',
    make: ({ note }, { counter }) => ok({ name: 'park', counter, note }),
  }),
  transfer: spec({
    who: STAFF,
    target: 'counter',
    body: counterBodies.transfer,
    answer: 'counter',
    make: ({ to, note }, { counter }) => ok({ name: 'transfer', counter, to, note }),
  }),
} as const satisfies Partial<Record<CommandName, CommandSpec>>;

/** Names of the commands that may come in from outside. */
export type DoorCommand = keyof typeof COMMANDS;

/** The command of that name, if the doors know it. */
export function commandNamed(name: string): CommandSpec | undefined {
  return Object.hasOwn(COMMANDS, name) ? COMMANDS[name as DoorCommand] : undefined;
}

function issue(
  body: z.output<typeof ticketBodies.issueTicket>,
  _target: Target,
  context: CommandContext,
): Result<CommandBody, Problem> {
  const { identity, ids, now } = context;
  const appointment = body.appointment === undefined ? ok(undefined) : bookingOf(body.appointment, context);
  if (!appointment.ok) return appointment;
  return ok({
    name: 'issue-ticket',
    ticket: ids.ticket(now),
    secret: ids.secret(),
    services: body.services ?? [],
    matter: body.matter,
    category: body.category,
    language: body.language,
    origin: identity.kind === 'device' ? identity.id : 'desk',
    appointment: appointment.value,
    identity:
      body.identity === undefined
        ? undefined
        : (sealedHash(body.identity) ?? context.pseudonym(body.identity.normalize('NFKC').trim().toUpperCase())),
  });
}

/** A booking by its id in the hall file, for today; or by id and slot as another system states it. */
function bookingOf(
  appointment: string | { readonly id: string; readonly slot: string },
  { bookings, catalogue, now }: CommandContext,
): Result<{ readonly id: string; readonly slotAt: Instant }, Problem> {
  if (typeof appointment !== 'string') return ok({ id: appointment.id, slotAt: Date.parse(appointment.slot) });
  const { timeZone } = catalogue.hall;
  const booking = bookings.find((each) => each.id === appointment && !each.cancelled);
  if (booking === undefined) {
    return err(
      badInput([{ path: 'appointment', message: `there is no booking ${appointment}, or it was cancelled` }], 422),
    );
  }
  if (booking.date !== localTime(now, timeZone).date) {
    return err(badInput([{ path: 'appointment', message: `booking ${appointment} is for ${booking.date}` }], 422));
  }
  return ok({ id: booking.id, slotAt: instantOf(booking.date, booking.slotFrom, timeZone) });
}

function printerOf({ identity, catalogue }: CommandContext): string {
  if (identity.kind === 'device') return identity.id;
  return catalogue.printers[0]?.id ?? catalogue.kiosks[0]?.id ?? 'desk';
}
