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

/** Somebody signs in through the proxy; gives the status. */
async function signIn(address: string, password: string): Promise<number> {
  const answer = await fetch(`${hall.url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': address },
    body: JSON.stringify({ user: 'admin', password }),
  });
  await answer.arrayBuffer();
  return answer.status;
}

it('[DR32] ten wrong passwords lock out one address behind the proxy, not the hall', async () => {
  for (let n = 0; n < 10; n += 1) expect(await signIn('203.0.113.9', 'wrong')).toBe(401);
  expect(await signIn('203.0.113.9', OWN_PASSWORD)).toBe(429);
  expect(await signIn('203.0.113.10', OWN_PASSWORD)).toBe(201);
  // What they write in front of their own address makes nobody another.
  expect(await signIn('198.51.100.1, 203.0.113.9', OWN_PASSWORD)).toBe(429);
});
