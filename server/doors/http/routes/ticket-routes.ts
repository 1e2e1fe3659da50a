import { z } from 'zod';
import { findTickets } from '../../../../core/protocol/bodies/ticket-bodies.ts';
import { secretQuery } from '../../../../core/protocol/queries.ts';
import { secretOf, staffTicketView, ticketView } from '../../../../core/views/ticket-view.ts';
import { ticketsOf } from '../../../../core/views/find-ticket.ts';
import { sealedHash } from '../../../auth/pseudonym.ts';
import { commandNamed } from '../../commands.ts';
import { perform, type Reply } from '../../perform.ts';
import { problem } from '../../problem.ts';
import type { DoorParts } from '../deps.ts';
import { asReply } from '../rights.ts';
import { answer, route, type Route, type RouteInput } from '../route.ts';

/** Tickets: taken, looked at, changed, printed, rated. */
export function ticketRoutes(parts: DoorParts): readonly Route[] {
  const command = (name: string, path: string, summary: string, who: string, success = 200): Route =>
    route({
      method: 'post',
      path,
      summary,
      tag: 'Tickets',
      who,
      query: secretQuery,
      body: commandNamed(name)?.body ?? z.unknown(),
      keyed: true,
      success,
      handle: ({ identity, params, query, request, key }) =>
        perform(parts.perform, {
          identity,
          name,
          target: params['id'] === undefined ? {} : { ticket: params['id'] },
          body: request.body,
          secret: query.secret,
          key,
        }),
    });
  return [
    command('issue-ticket', '/tickets', 'Take a ticket for one or more services', 'kiosk, clerk and above', 201),
    route({
      method: 'post',
      path: '/tickets/find',
      summary: 'The tickets of whoever laid this card on the reader, that are not over',
      tag: 'Tickets',
      who: 'kiosk',
      body: findTickets,
      handle({ identity, body }) {
        if (identity.kind === 'nobody') return asReply(problem(401, 'a kiosk asks this'));
        // A clerk finds tickets by their numbers; who came with which card is nobody's business.
        if (identity.kind !== 'device' || identity.device !== 'kiosk')
          return asReply(problem(403, 'only a kiosk asks this, for the citizen who stands at it'));
        const hash = sealedHash(body.identity) ?? '';
        return answer({ tickets: ticketsOf(parts.hall.world(), hash) });
      },
    }),
    route({
      method: 'get',
      path: '/tickets/:id',
      summary: 'A ticket of today with its steps, place and estimate',
      tag: 'Tickets',
      who: "staff, or ?secret= of the ticket's own",
      query: secretQuery,
      handle: (asked) =>
        visible(parts, asked) ?? answer({ ticket: viewFor(asked)(parts.hall.world(), idOf(asked), parts.hall.now()) }),
    }),
    route({
      method: 'get',
      path: '/tickets/:id/receipt.png',
      summary: 'The receipt as the picture that its bytes print',
      tag: 'Tickets',
      who: "staff, or ?secret= of the ticket's own",
      query: secretQuery,
      media: 'image/png',
      async handle(asked) {
        const denied = visible(parts, asked);
        if (denied !== undefined) return denied;
        const png = await parts.printing.receiptPng(idOf(asked));
        if (png === undefined) return asReply(problem(404, 'there is no such ticket today'));
        asked.response.type('image/png').send(png);
        return 'answered';
      },
    }),
    command('cancel-ticket', '/tickets/:id/cancel', 'Give the place up', 'staff or secret'),
    command(
      'park-ticket',
      '/tickets/:id/park',
      'Put the ticket aside: it is not called until it is resumed',
      'staff or secret',
    ),
    command(
      'resume-ticket',
      '/tickets/:id/resume',
      'Back into line from the park, or back from a no-show',
      'staff or secret',
    ),
    command(
      'resume-ticket',
      '/tickets/:id/reenter',
      'Back into line after a no-show (the same as resume)',
      'staff or secret',
    ),
    command('add-service', '/tickets/:id/services', 'Ask for one more service on the same ticket', 'staff or secret'),
    command('rate-step', '/tickets/:id/rating', 'Rate a service that was done', 'secret'),
    command('file-complaint', '/tickets/:id/complaint', 'Complain', 'staff or secret'),
    command('prioritise-ticket', '/tickets/:id/prioritise', 'Put a ticket first, with a reason', 'supervisor'),
    command('request-copy', '/tickets/:id/reprint', 'Print the receipt again, marked as a copy', 'kiosk, staff', 202),
  ];
}

type Asked = RouteInput<z.output<typeof secretQuery>, unknown>;

/** Notes are for staff. */
function viewFor({ identity }: Asked): typeof ticketView {
  return identity.kind === 'staff' ? staffTicketView : ticketView;
}

function idOf(asked: Asked): string {
  return asked.params['id'] ?? '';
}

/** Undefined when the ticket may be seen. A wrong secret and an unknown ticket look the same. */
function visible(parts: DoorParts, asked: Asked): Reply | undefined {
  const { identity, query } = asked;
  const secret = secretOf(parts.hall.world(), idOf(asked));
  const unknown = asReply(problem(404, 'there is no such ticket today', { code: 'ticket-unknown' }));
  if (identity.kind === 'staff') return secret === undefined ? unknown : undefined;
  if (query.secret === undefined && identity.kind === 'nobody')
    return asReply(problem(401, "sign in, or give the ticket's secret"));
  if (query.secret === undefined) return asReply(problem(403, "this needs the ticket's secret"));
  return secret !== undefined && secret === query.secret ? undefined : unknown;
}
