import type { TicketId, TicketNumber } from '../queue/ticket.ts';
import type { World } from '../record/world.ts';

/** A ticket of somebody who showed the same card again, for the kiosk that they stand at. */
export type FoundTicket = { readonly id: TicketId; readonly number: TicketNumber; readonly secret: string };

/** The tickets of today that are not over, of whoever showed what this pseudonym stands for; the newest first. */
export function ticketsOf({ state, record }: World, pseudonym: string): readonly FoundTicket[] {
  const found = (record.shown.get(pseudonym) ?? []).flatMap((id) => {
    const ticket = state.tickets.get(id);
    return ticket === undefined ? [] : [{ id, number: ticket.number, secret: ticket.secret }];
  });
  return found.reverse();
}

/** All tickets of today, over or not, of whoever showed it; the newest first. For staff, so without what opens them. */
export function shownBy({ state, record }: World, pseudonym: string): readonly Omit<FoundTicket, 'secret'>[] {
  const found = (record.shown.get(pseudonym) ?? []).flatMap((id) => {
    const number = state.tickets.get(id)?.number ?? record.ended.get(id)?.number;
    return number === undefined ? [] : [{ id, number }];
  });
  return found.reverse();
}
