import { ROLES, type HallUser } from '../catalogue/staff.ts';
import type { Booking } from '../catalogue/booking.ts';
import { BOOKING_STATES } from './columns/appointments-columns.ts';
import { readHash } from '../catalogue/password-hash.ts';
import {
  cell,
  complain,
  date,
  endTime,
  names,
  oneOf,
  reference,
  text,
  time,
  type Known,
  type Row,
} from './read-row.ts';

/** What a login may be. */
export const USER_ID = /^(?=.{1,64}$)[a-z0-9]+([-._][a-z0-9]+)*$/;

/** users.csv: who may log in, and as what. */
export function readUser(row: Row, departments: Known, counters: Known): HallUser {
  const user = cell(row, 'id');
  if (!USER_ID.test(user))
    complain(row, 'id', 'a login of at most 64 small letters, digits, dots and hyphens, such as wang.li or clerk-12');
  return {
    id: user,
    role: oneOf(row, 'role', ROLES),
    name: names(row),
    department: cell(row, 'department') === '' ? undefined : reference(row, 'department', departments),
    zone: cell(row, 'zone'),
    counter: cell(row, 'counter') === '' ? undefined : reference(row, 'counter', counters),
    passwordHash: passwordHash(row),
    ...signInName(row),
  };
}

/** appointments.csv: bookings made elsewhere. Whether somebody came is the journal's to say. */
export function readBooking(row: Row, services: Known): Booking {
  const before = row.errors.length;
  const slotFrom = time(row, 'slot_from');
  const slotTo = endTime(row, 'slot_to');
  if (row.errors.length === before && slotTo <= slotFrom) complain(row, 'slot_to', 'a time after slot_from');
  return {
    id: bookingId(row),
    date: date(row, 'date'),
    slotFrom,
    slotTo,
    service: reference(row, 'service', services),
    cancelled: oneOf(row, 'status', BOOKING_STATES) === 'cancelled',
  };
}

/** As the doors take it. */
const LONGEST_BOOKING = 100;

/** Other systems write them as they like. */
function bookingId(row: Row): string {
  const booking = text(row, 'id');
  if (booking.length > LONGEST_BOOKING)
    complain(row, 'id', `an id of at most ${LONGEST_BOOKING} letters`, booking.slice(0, LONGEST_BOOKING));
  return booking;
}

/** The column sign_in_name. */
export function signInName(row: Row): { readonly signInName?: string } {
  const name = cell(row, 'sign_in_name');
  return name === '' ? {} : { signInName: name };
}

/** The column password_hash. */
export function passwordHash(row: Row): string | undefined {
  const hash = cell(row, 'password_hash');
  // The value is kept out of the message: somebody may have typed the password itself.
  if (hash !== '' && !hash.startsWith('scrypt$'))
    complain(row, 'password_hash', 'a hash that begins with scrypt$, never the password itself', '');
  else if (hash !== '' && readHash(hash) === undefined)
    complain(
      row,
      'password_hash',
      'a whole hash, as npm run password prints it: a part is missing, or was changed',
      '',
    );
  return hash === '' ? undefined : hash;
}
