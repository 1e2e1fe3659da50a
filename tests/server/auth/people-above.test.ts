import { describe, expect, it } from 'vitest';
import type { CityRole, CityUser } from '../../../core/catalogue/city.ts';
import type { HallUser } from '../../../core/catalogue/staff.ts';
import { namesById } from '../../../core/views/report-view.ts';
import { cityPeople, type CityPeople } from '../../../server/auth/city-people.ts';
import { createGate, type Gate } from '../../../server/auth/gate.ts';
import { keepTokens } from '../../../server/auth/token-store.ts';
import { fullBook } from '../../support/full-book.ts';
import { smallHall } from '../../support/small-hall.ts';

const named = (name: string) => ({ 'zh-Hans': name, 'zh-Hant': name, en: name });

function above(id: string, halls: CityUser['halls'], role: CityRole = 'manager'): CityUser {
  return { id, role, name: named(`above ${id}`), halls, passwordHash: undefined };
}

const own = (id: string): HallUser => ({
  ...{ id, role: 'clerk', name: named(`own ${id}`), passwordHash: undefined },
  ...{ department: undefined, zone: '', counter: undefined },
});

function gateOf(users: readonly HallUser[], city?: readonly CityUser[]): Gate {
  const tokens = keepTokens(fullBook(), () => 0);
  const staff = () => ({ users, sample: true });
  if (city === undefined) return createGate(staff, tokens);
  const gate = createGate(() => ({ users: [], sample: true }), tokens);
  const parts = { gate, entrance: {}, security: {} } as unknown as Pick<CityPeople, 'gate' | 'entrance' | 'security'>;
  return createGate(staff, tokens, { above: cityPeople(city, parts).at('north') });
}

describe('the names of people in files', () => {
  const CITY = [
    above('chief', 'all'),
    above('north-only', ['north']),
    above('south-only', ['south']),
    above('desk', 'all', 'office'),
    above('twice', ['north', 'south']),
  ];

  it.each([
    ['of a hall of its own', [own('li'), own('wang')], undefined, ['li', 'wang']],
    ['with people above', [own('li')], CITY, ['li', 'chief', 'north-only', 'twice']],
    ['where somebody above is called as one of the hall', [own('twice')], CITY, ['twice', 'chief', 'north-only']],
    ['where the hall has nobody', [], CITY, ['chief', 'north-only', 'twice']],
  ] as const)('[RX1] are those of the JSON: %s', (_, users, city, ids) => {
    const gate = gateOf(users, city);
    const names = namesById(smallHall(), gate.everybody())['clerk'];
    expect(Object.keys(names ?? {}).sort()).toEqual([...ids].sort());
    for (const id of [...ids, 'south-only', 'desk', 'nobody']) expect(names?.[id], id).toEqual(gate.user(id)?.name);
  });
});
