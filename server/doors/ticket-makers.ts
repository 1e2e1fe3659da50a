import { err, ok, type Result } from '../../core/base/result.ts';
import type { Instant } from '../../core/base/time.ts';
import type { ServiceId } from '../../core/base/names.ts';
import { instantOf, localTime, rfc3339 } from '../../core/base/zone.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import { openDuring } from '../../core/catalogue/timetable.ts';
import type { ParsedBody } from '../../core/protocol/commands.ts';
import type { CommandBody } from '../../core/queue/command.ts';
import { pseudonymOf } from '../auth/pseudonym.ts';
import { theCopy, theTicket } from './answers.ts';
import type { CommandContext, Makers, Target } from './maker.ts';
import type { Problem } from '../../core/protocol/problem.ts';
import { badInput } from './problem.ts';

/** What happens to a ticket away from a counter. */
export const TICKET_MAKERS = {
  'issue-ticket': {
    make: issue,
    answer: theTicket,
  },
  'add-service': {
    make: ({ service }, { ticket }) => ok({ name: 'add-service', ticket, service }),
    answer: theTicket,
  },
  'cancel-ticket': {
    make: ({ reason }, { ticket }) => ok({ name: 'cancel-ticket', ticket, reason }),
    answer: theTicket,
  },
  'park-ticket': {
    make: ({ note }, { ticket }) => ok({ name: 'park-ticket', ticket, note }),
    answer: theTicket,
  },
  'resume-ticket': {
    make: (_body, { ticket }) => ok({ name: 'resume-ticket', ticket }),
    answer: theTicket,
  },
  'bring-back-ticket': {
    make: ({ reason, step }, { ticket }) => ok({ name: 'bring-back-ticket', ticket, step, reason }),
    answer: theTicket,
  },
  'prioritise-ticket': {
    make: ({ reason }, { ticket }) => ok({ name: 'prioritise-ticket', ticket, reason }),
    answer: theTicket,
  },
  'withdraw-priority': {
    make: ({ reason }, { ticket }) => ok({ name: 'withdraw-priority', ticket, reason }),
    answer: theTicket,
  },
  'correct-category': {
    make: ({ category, reason }, { ticket }) => ok({ name: 'correct-category', ticket, category, reason }),
    answer: theTicket,
  },
  'rate-step': {
    make: ({ grade, step, reasons, reason }, { ticket }) =>
      ok({ name: 'rate-step', ticket, step, grade, reasons, reason }),
    answer: theTicket,
  },
  'file-complaint': {
    make: ({ text = '', reasons }, { ticket }) =>
      ok({ name: 'file-complaint', ticket, text, ...(reasons === undefined ? {} : { reasons }) }),
    answer: theTicket,
  },
  'request-copy': {
    make: (body, { ticket }, context) => {
      const { printer = printerOf(context) } = body;
      const none = noSuchPrinter(printer, context);
      return none === undefined ? ok({ name: 'request-copy', ticket, printer }) : err(none);
    },
    answer: theCopy,
  },
} as const satisfies Partial<Makers>;

function issue(
  body: ParsedBody<'issue-ticket'>,
  _target: Target,
  context: CommandContext,
): Result<CommandBody, Problem> {
  const { identity, ids, now } = context;
  const appointment =
    body.appointment === undefined ? ok(undefined) : bookingOf(body.appointment, body.services, context);
  if (!appointment.ok) return appointment;
  const printer = identity.kind === 'staff' ? body.printer : undefined;
  const none = printer === undefined ? undefined : noSuchPrinter(printer, context);
  if (none !== undefined) return err(none);
  return ok({
    name: 'issue-ticket',
    ticket: ids.ticket(now),
    secret: ids.secret(),
    services: body.services ?? [],
    matter: body.matter,
    category: body.category,
    language: body.language,
    origin: identity.kind === 'device' ? identity.id : (printer ?? 'desk'),
    appointment: appointment.value,
    reason: body.reason,
    identity: body.identity === undefined ? undefined : pseudonymOf(body.identity, context.pseudonym),
  });
}

/** A booking by its id in the hall file, for today; or by id and slot as another system states it. */
function bookingOf(
  appointment: string | { readonly id: string; readonly slot: string },
  services: readonly ServiceId[] = [],
  { bookings, catalogue, now }: CommandContext,
): Result<{ readonly id: string; readonly slotAt: Instant }, Problem> {
  const { timeZone } = catalogue.hall;
  if (typeof appointment !== 'string') {
    const slotAt = Date.parse(appointment.slot);
    const closed = closedAt(catalogue, services, slotAt);
    if (closed !== undefined) return err(badInput([{ path: 'appointment.slot', message: closed }], 422));
    return ok({ id: appointment.id, slotAt });
  }
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

/** Why nobody can be booked for this time; undefined when they can. */
function closedAt(catalogue: Catalogue, services: readonly ServiceId[], slotAt: Instant): string | undefined {
  const { date, minute } = localTime(slotAt, catalogue.hall.timeZone);
  const at = rfc3339(slotAt, catalogue.hall.timeZone);
  if (!openDuring(catalogue, undefined, date, minute)) return `the hall is closed at ${at}`;
  const closed = catalogue.services.find(
    (service) => services.includes(service.id) && !openDuring(catalogue, service, date, minute),
  );
  return closed === undefined ? undefined : `${closed.id} is not given at ${at}`;
}

/** Something that prints nothing was named: said at once, before a paper is owed that nobody prints. */
function noSuchPrinter(id: string, { catalogue }: CommandContext): Problem | undefined {
  const known = [...catalogue.printers, ...catalogue.kiosks];
  if (known.some((each) => each.id === id)) return undefined;
  const message = `there is no printer ${id}; there are ${known.map((each) => each.id).join(', ')}`;
  return badInput([{ path: 'printer', message }], 422);
}

function printerOf({ identity, catalogue }: CommandContext): string {
  if (identity.kind === 'device') return identity.id;
  return catalogue.printers[0]?.id ?? catalogue.kiosks[0]?.id ?? 'desk';
}
