import type { Booking } from '../catalogue/booking.ts';
import type { Instant } from '../base/time.ts';
import { instantOf, localTime, rfc3339 } from '../base/zone.ts';
import type { BookingView } from '../protocol/shapes/booking.ts';
import type { World } from '../record/world.ts';

/** How a booking of the hall file stands, before anybody checks in with it. */
export function bookingView({ state }: World, booking: Booking, now: Instant): BookingView {
  const { hall, rules } = state.index.catalogue;
  const at = (minute: number): Instant => instantOf(booking.date, minute, hall.timeZone);
  const told = (instant: Instant): string => rfc3339(instant, hall.timeZone);
  const slotAt = at(booking.slotFrom);
  const name = state.index.services.get(booking.service)?.name ?? same(booking.service);
  const early = slotAt - rules.appointmentEarlyMs;
  const late = slotAt + rules.appointmentGraceMs;
  return {
    id: booking.id,
    service: booking.service,
    serviceName: name,
    slot: { from: told(slotAt), to: told(at(booking.slotTo)) },
    checkInFrom: told(early),
    countsUntil: told(late),
    state: booking.cancelled
      ? 'cancelled'
      : state.appointmentsUsed.has(booking.id)
        ? 'used'
        : booking.date !== localTime(now, hall.timeZone).date
          ? 'other-day'
          : now < early
            ? 'early'
            : now > late
              ? 'late'
              : 'due',
  };
}

function same(text: string): BookingView['serviceName'] {
  return { 'zh-Hans': text, 'zh-Hant': text, en: text };
}
