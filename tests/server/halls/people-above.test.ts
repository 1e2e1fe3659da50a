import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CityUser } from '../../../core/catalogue/city.ts';
import type { SecurityEvent } from '../../../server/auth/security/security-event.ts';
import { hallsHere, type HallsHere } from '../../support/open-halls.ts';

const person = (id: string, role: CityUser['role']): CityUser => ({
  ...{ id, role, halls: 'all', passwordHash: undefined },
  name: { 'zh-Hans': id, 'zh-Hant': id, en: id },
});
const MINUTE = 60_000;

let here: HallsHere;
let ahead = 0;
const told: SecurityEvent[] = [];
beforeAll(async () => {
  here = await hallsHere({
    ...{ defaultHall: 'north', people: [person('office', 'office'), person('of-all', 'manager')] },
    ...{ access: { idleMs: () => 10 * MINUTE }, now: () => Date.now() + ahead, syslog: (event) => told.push(event) },
  });
  for (const id of ['north', 'south']) await here.open(id);
});
afterAll(() => here.stop());

const CURRENT = '/api/v1/city/sessions/current';
const north = (path: string): string => `/api/v1/halls/north${path}`;

function ask(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${here.url}${path}`, init);
}

async function comes(user: string): Promise<{ readonly token: string; readonly cookie: string }> {
  const body = JSON.stringify({ user, password: 'sample-hall' });
  const headers = { 'content-type': 'application/json' };
  const answer = await ask('/api/v1/city/sessions', { method: 'POST', headers, body });
  const { token } = (await answer.json()) as { token: string };
  return { token, cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}

it('[IL1] above halls looking alone is no act: what a program asks and what is done in a hall are', async () => {
  for (const user of ['office', 'of-all']) {
    const [program, page] = [await comes(user), await comes(user)];
    ahead += 6 * MINUTE;
    await ask(CURRENT, { headers: { authorization: `Bearer ${program.token}` } });
    await ask(CURRENT, { headers: { cookie: page.cookie } });
    ahead += 6 * MINUTE;
    expect((await ask(CURRENT, { headers: { authorization: `Bearer ${program.token}` } })).status, user).toBe(200);
    expect((await ask(CURRENT, { headers: { cookie: page.cookie } })).status, user).not.toBe(200);
  }
  const page = await comes('of-all');
  ahead += 6 * MINUTE;
  await ask(north('/tickets'), { method: 'POST', headers: { cookie: page.cookie } });
  ahead += 6 * MINUTE;
  expect((await ask(CURRENT, { headers: { cookie: page.cookie } })).status).toBe(200);
});

it('[SL6] who comes and goes above halls is told as it is of a hall, out or in', async () => {
  told.length = 0;
  const { cookie } = await comes('office');
  await ask(CURRENT, { method: 'DELETE', headers: { cookie } });
  const body = JSON.stringify({ user: 'of-all', password: 'not-this-one' });
  await ask('/api/v1/city/sessions', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  expect(told.map(({ kind, who }) => [kind, who])).toEqual([
    ['signed-in', 'office'],
    ['signed-out', 'office'],
    ['sign-in-failed', 'of-all'],
  ]);
});
