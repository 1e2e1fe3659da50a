import { afterAll, beforeAll, expect, it } from 'vitest';
import { OWN_PASSWORD, ownHall, type OwnHall } from '../support/own-hall.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

let own: OwnHall;
let hall: RunningHall;

beforeAll(async () => {
  own = await ownHall();
  hall = await startHall({ env: { HALL_FILE: own.folder, TRUST_PROXY: 'loopback' } });
});
afterAll(async () => {
  await hall.dispose();
  await own.remove();
});

type Answered = { readonly status: number; readonly cookies: string; readonly said: Record<string, unknown> };

/** Somebody signs in through the proxy; gives the status. */
async function signIn(address: string, password: string): Promise<number> {
  return (await tryIn(address, password)).status;
}

async function tryIn(address: string, password: string, cookie = '', user = 'admin'): Promise<Answered> {
  const answer = await fetch(`${hall.url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': address, Cookie: cookie },
    body: JSON.stringify({ user, password }),
  });
  const cookies = answer.headers.getSetCookie().map((each) => each.split(';')[0] ?? '');
  return { status: answer.status, cookies: cookies.join('; '), said: (await answer.json()) as Answered['said'] };
}

it('[DR32] ten wrong passwords lock out one address behind the proxy, not the hall', async () => {
  const ten = Array.from({ length: 10 }, () => signIn('203.0.113.9', 'wrong'));
  expect(new Set(await Promise.all(ten))).toEqual(new Set([401]));
  expect(await signIn('203.0.113.9', OWN_PASSWORD)).toBe(429);
  expect(await signIn('203.0.113.10', OWN_PASSWORD)).toBe(201);
  // What they write in front of their own address makes nobody another.
  expect(await signIn('198.51.100.1, 203.0.113.9', OWN_PASSWORD)).toBe(429);
});

it('[GU3] [GU4] who has signed in here before comes in while strangers guess; others are told when they may', async () => {
  const before = await tryIn('203.0.113.20', OWN_PASSWORD);
  expect(before.cookies).toMatch(/hallcall_known=/);
  const guesses = Array.from({ length: 12 }, (_, n) => `203.0.113.${String(30 + (n % 3))}`);
  await Promise.all(guesses.flatMap((from) => [1, 2, 3].map(() => signIn(from, 'a guess'))));
  const refused = await tryIn('203.0.113.99', OWN_PASSWORD);
  expect(refused.status).toBe(429);
  expect(refused.said).toMatchObject({ retryAfter: expect.any(Number) as number });
  expect(String(refused.said['detail'])).toMatch(/wrong passwords.*wait \d+ s/);
  // From the very address of the strangers, and somebody else from any.
  expect((await tryIn('203.0.113.30', OWN_PASSWORD, before.cookies)).status).toBe(201);
  expect((await tryIn('203.0.113.99', 'wrong', '', 'clerk')).status).toBe(401);
  // What the device knows of the one helps nobody else.
  expect((await tryIn('203.0.113.30', 'wrong', 'hallcall_known=made.20000.up')).status).toBe(429);
});
