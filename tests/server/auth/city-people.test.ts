import { expect, it } from 'vitest';
import type { CityUser } from '../../../core/catalogue/city.ts';
import { asStaff, cityPeople, CITY_COOKIES, type CityPeople } from '../../../server/auth/city-people.ts';
import { createGate } from '../../../server/auth/gate.ts';
import { keepTokens, memoryTokenBook } from '../../../server/auth/token-store.ts';

const ACCOUNT = { sub: 'account-1' };
const person = (id: string, role: CityUser['role']): CityUser => ({
  ...{ id, role, halls: 'all', passwordHash: undefined },
  name: { 'zh-Hans': id, 'zh-Hant': id, en: id },
});

it.each([
  // The service gave it, then users.csv has given more: more than was proved.
  ['clerk', 'manager', undefined],
  ['manager', 'administrator', undefined],
  ['clerk', 'office', undefined],
  // Less than was given, or as much, is what users.csv says now.
  ['manager', 'clerk', 'clerk'],
  ['manager', 'manager', 'manager'],
  [undefined, 'administrator', 'administrator'],
] as const)('[OI8] above halls a session of %s of somebody who is %s now acts as %s', async (given, role, acts) => {
  const now = (): number => Date.parse('2026-03-09T01:00:00Z');
  const users = [person('li', role)];
  const gate = createGate(() => ({ users: users.map(asStaff), sample: true }), keepTokens(memoryTokenBook(), now), {
    ...{ now, cookies: CITY_COOKIES },
  });
  // Only who it is is asked here: nobody signs in, and nothing is written down.
  const above = cityPeople(users, { gate } as unknown as CityPeople);
  const token = await gate.begin(asStaff(users[0]!), {
    account: ACCOUNT,
    ...(given === undefined ? {} : { role: given }),
  });
  const headers = { authorization: `Bearer ${token}` };
  expect(above.identify(headers)?.role).toBe(acts);
  const identity = above.at('north').identify(token);
  expect(identity.kind === 'staff' ? identity.role : undefined).toBe(acts);
  // Out they get all the same.
  await above.at('north').logout(token);
  expect(gate.sessionOf(token)).toBeUndefined();
});
