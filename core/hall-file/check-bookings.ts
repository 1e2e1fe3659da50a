import type { Booking } from '../catalogue/booking.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { openDuring } from '../catalogue/timetable.ts';
import { complain, type Row } from './read-row.ts';

/** Bookings that could not be kept: when the hall or the service is closed, or past the daily limit. */
export function checkBookings(rows: readonly Row[], bookings: readonly Booking[], catalogue: Catalogue): void {
  const services = new Map(catalogue.services.map((service) => [service.id, service]));
  const booked = new Map<string, number>();
  const wrong = new Set(rows[0]?.errors.filter(({ file }) => file === rows[0]?.file).map(({ line }) => line));
  for (const [at, booking] of bookings.entries()) {
    const row = rows[at];
    const service = services.get(booking.service);
    if (row === undefined || booking.cancelled || service === undefined) continue;
    // What was not read stands for nothing.
    if (wrong.has(row.line)) continue;
    const { date, slotFrom } = booking;
    if (!openDuring(catalogue, undefined, date, slotFrom))
      complain(row, 'slot_from', `a time at which the hall is open on ${date}, by calendar.csv`);
    else if (!openDuring(catalogue, service, date, slotFrom))
      complain(row, 'slot_from', `a time at which ${service.id} is given on ${date}, by its hours in services.csv`);
    const key = `${date} ${service.id}`;
    const count = (booked.get(key) ?? 0) + 1;
    booked.set(key, count);
    if (service.dailyLimit !== undefined && count > service.dailyLimit)
      complain(
        row,
        'service',
        `at most ${service.dailyLimit} bookings of ${service.id} on ${date}, as its daily_limit says; this is number ${count}`,
      );
  }
}
