import { expect, it } from 'vitest';
import { ANYONE, whoInWords, type Who } from '../../../core/protocol/rights.ts';
import type { Role } from '../../../core/catalogue/staff.ts';
import { NOBODY, type Identity } from '../../../server/auth/identity.ts';
import { isAmong, mayNot } from '../../../server/doors/rights.ts';

const staff = (role: Role): Identity => ({ kind: 'staff', id: 'li', role });
const kiosk: Identity = { kind: 'device', device: 'kiosk', id: 'kiosk-01' };
const screen: Identity = { kind: 'device', device: 'counter-screen', id: '3' };

it('[DW1] a right of staff is for the role and for those above it, for no device and not for nobody', () => {
  const who: Who = { staff: 'supervisor' };
  expect(isAmong(who, staff('clerk'))).toBe(false);
  expect(isAmong(who, staff('supervisor'))).toBe(true);
  expect(isAmong(who, staff('administrator'))).toBe(true);
  expect(isAmong(who, kiosk)).toBe(false);
  expect(isAmong(who, NOBODY)).toBe(false);
  expect(isAmong(ANYONE, NOBODY)).toBe(true);
});

it('[DW2] a right of devices is for their kinds, or for every one that has an identity', () => {
  expect(isAmong({ device: ['kiosk'] }, kiosk)).toBe(true);
  expect(isAmong({ device: ['board', 'agent'] }, kiosk)).toBe(false);
  expect(isAmong({ device: 'any' }, kiosk)).toBe(true);
  expect(isAmong({ device: 'any' }, NOBODY)).toBe(false);
  expect(isAmong({ device: 'any' }, staff('administrator'))).toBe(false);
});

it('[DW3] what is for the device itself is for none of its kind that is another one', () => {
  const who: Who = { itself: 'counter-screen' };
  expect(isAmong(who, screen, { id: '3' })).toBe(true);
  expect(isAmong(who, screen, { id: '4' })).toBe(false);
  expect(isAmong(who, { kind: 'device', device: 'kiosk', id: '3' }, { id: '3' })).toBe(false);
  expect(isAmong(who, screen)).toBe(false);
});

it('[DW4] the right secret opens a ticket to whoever shows it; a wrong one hears that there is no such ticket', () => {
  const who: Who = { staff: 'clerk', secret: true };
  expect(mayNot(who, NOBODY, { secret: 'right' })).toBeUndefined();
  expect(mayNot(who, NOBODY, { secret: 'wrong' })).toMatchObject({ status: 404, code: 'ticket-unknown' });
  expect(mayNot(who, NOBODY, { secret: 'none' })).toMatchObject({ status: 401 });
  expect(mayNot(who, kiosk, { secret: 'none' })).toMatchObject({ status: 403 });
  expect(mayNot({ staff: 'clerk' }, NOBODY, { secret: 'right' })).toMatchObject({ status: 401 });
});

it('[DW5] a right is told in words', () => {
  expect(whoInWords(ANYONE)).toBe('anyone');
  expect(whoInWords({ staff: 'clerk', device: ['kiosk'], secret: true })).toBe(
    "clerks and above, kiosks, whoever shows the ticket's secret",
  );
  expect(whoInWords({ itself: 'counter-screen' })).toBe("the counter's own screen");
  expect(mayNot({ staff: 'manager' }, kiosk)?.detail).toBe('this is for managers and above');
});
