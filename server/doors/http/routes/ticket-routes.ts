import { rfc3339 } from '../../../../core/base/zone.ts';
import { secretOf, staffTicketView, ticketView } from '../../../../core/views/ticket-view.ts';
import { whereaboutsOf } from '../../../../core/views/whereabouts-view.ts';
import { ticketsOf } from '../../../../core/views/find-ticket.ts';
import { sealedHash } from '../../../auth/pseudonym.ts';
import { refused, type Refused } from '../../perform.ts';
import { problem } from '../../problem.ts';
import type { DoorParts } from '../deps.ts';
import { answer, type Handlers } from '../route.ts';

/** Tickets looked at; what changes them are commands. */
export function ticketRoutes({ hall }: DoorParts) {
  return {
    'GET /tickets': ({ query }) => {
      const whereabouts = whereaboutsOf(hall.world(), query.number);
      return whereabouts === undefined ? noTicket() : answer({ whereabouts });
    },
    'POST /tickets/find': ({ body }) => {
      const hash = sealedHash(body.identity) ?? '';
      return answer({ tickets: ticketsOf(hall.world(), hash) });
    },
    'GET /tickets/{id}': ({ identity, params }) => {
      // Notes are for staff.
      const view = identity.kind === 'staff' ? staffTicketView : ticketView;
      const at = hall.now();
      const ticket = view(hall.world(), params.id, at);
      return ticket === undefined ? noTicket() : answer({ ticket, now: rfc3339(at, hall.catalogue().hall.timeZone) });
    },
    'GET /tickets/{id}/receipt.png': async ({ params, response }) => {
      if (secretOf(hall.world(), params.id) === undefined) return noTicket();
      const png = await hall.printing.receiptPng(params.id);
      if (png === undefined) return noTicket();
      response.type('image/png').send(png);
      return 'answered';
    },
  } satisfies Partial<Handlers>;
}

function noTicket(): Refused {
  return refused(problem(404, 'there is no such ticket today', { code: 'ticket-unknown' }));
}
