import type { BookingView } from '../../core/protocol/shapes/booking.ts';
import { api } from '../link/api.ts';

/** What may be the code of a booking: a few signs without a blank, a figure among them. */
export function mayBeBooking(text: string): boolean {
  return /^(?=.*\p{Nd})\S{3,64}$/u.test(text.trim());
}

/** The booking of a code that was typed or scanned; undefined where there is none. */
export async function bookingOf(text: string): Promise<BookingView | undefined> {
  if (!mayBeBooking(text)) return undefined;
  const answer = await api.get('/bookings/{id}', { path: { id: text.trim() } });
  return answer.ok ? answer.value : undefined;
}
