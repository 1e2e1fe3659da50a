import type { HallState } from '../queue/state.ts';
import type { EventOf } from '../queue/event.ts';

/** Which way a ticket was taken. */
export const CHANNELS = ['kiosk', 'staff', 'device', 'citizen', 'other'] as const;

export type Channel = (typeof CHANNELS)[number];

/** Told by where the ticket was taken and who took it. */
export function channelOf({ index }: HallState, event: EventOf<'TicketIssued'>): Channel {
  if (index.catalogue.kiosks.some(({ id }) => id === event.data.origin)) return 'kiosk';
  if (event.actor.startsWith('staff:')) return 'staff';
  if (event.actor.startsWith('device:')) return 'device';
  return event.actor === 'citizen' ? 'citizen' : 'other';
}
