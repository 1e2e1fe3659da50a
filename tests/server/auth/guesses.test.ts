import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '../../../core/base/time.ts';
import { Guesses } from '../../../server/auth/guesses.ts';
import { KNOWN_FOR, KnownDevices } from '../../../server/auth/known-devices.ts';

let now = 0;
let guesses: Guesses;
beforeEach(() => {
  now = Date.parse('2026-03-09T01:00:00Z');
  guesses = new Guesses(() => now);
});

const claim = (user: string, from: string, device?: string) => ({ user, from, device });

/** How many of so many wrong passwords, one every so long, are tried. */
function tried(count: number, everyMs: number, who: (n: number) => ReturnType<typeof claim>): number {
  let made = 0;
  for (let n = 0; n < count; n += 1) {
    if (guesses.take(who(n)) === 0) made += 1;
    now += everyMs;
  }
  return made;
}

describe('guessing', () => {
  it.each([
    ['from one address', (_n: number) => '203.0.113.9', 20],
    ['from an address of its own each', (n: number) => `203.0.${String(n >> 8)}.${String(n & 255)}`, 36],
    ['from one IPv6 household', (n: number) => `2001:db8::${n.toString(16)}`, 20],
    ['from many IPv6 networks', (n: number) => `2001:db8:0:${n.toString(16)}::1`, 36],
  ])('[GU1] 600 tries in an hour at one account, %s, are at most %o', (_, from, most) => {
    expect(tried(600, HOUR / 600, (n) => claim('anna', from(n)))).toBeLessThanOrEqual(most);
  });

  it('[GU1] as many at once are no more', () => {
    expect(tried(500, 0, (n) => claim('anna', `198.51.${String(n >> 8)}.${String(n & 255)}`))).toBe(30);
  });

  it('[GU2] ten wrong passwords at one account leave the others behind that address alone', () => {
    expect(tried(40, SECOND, () => claim('anna', '10.0.0.1'))).toBe(10);
    expect(guesses.take(claim('bob', '10.0.0.1'))).toBe(0);
    expect(guesses.take(claim('anna', '10.0.0.2'))).toBe(0);
  });

  it('[GU2] one address that tries every account is held as a whole', () => {
    expect(tried(300, 0, (n) => claim(`person-${String(n)}`, '10.0.0.1'))).toBe(60);
  });

  it('[GU3] a person comes in on a device of theirs whatever strangers try, and that device is held as well', () => {
    tried(1000, SECOND, (n) => claim('anna', `10.0.${String(n >> 8)}.${String(n & 255)}`));
    expect(guesses.take(claim('anna', '10.0.0.1'))).toBeGreaterThan(0);
    expect(guesses.take(claim('anna', '10.0.0.1', 'desk-pc'))).toBe(0);
    expect(tried(100, 0, () => claim('anna', '10.0.0.1', 'desk-pc'))).toBe(9);
    expect(guesses.take(claim('bob', '10.0.0.1', 'desk-pc'))).toBe(0);
  });

  it('[PE3] what was tried at an account is forgotten for it alone: from each place and each device', () => {
    const claims = [claim('anna', '10.0.0.1'), claim('anna', '10.0.0.2'), claim('anna', '10.0.0.3', 'desk-pc')];
    for (const each of [...claims, claim('annabel', '10.0.0.4')]) tried(20, 0, () => each);
    for (const each of claims) expect(guesses.take(each)).toBeGreaterThan(0);
    guesses.forget('anna');
    for (const each of claims) expect(guesses.take(each), JSON.stringify(each)).toBe(0);
    expect(guesses.take(claim('annabel', '10.0.0.4'))).toBeGreaterThan(0);
  });

  it('[GU4] what is said about waiting is enough, and a right password counts for nothing', () => {
    tried(10, 0, () => claim('anna', '10.0.0.1'));
    const waitMs = guesses.take(claim('anna', '10.0.0.1'));
    expect(waitMs).toBeGreaterThan(MINUTE);
    now += waitMs - SECOND;
    expect(guesses.take(claim('anna', '10.0.0.1'))).toBeGreaterThan(0);
    now += SECOND;
    for (let n = 0; n < 200; n += 1) {
      expect(guesses.take(claim('anna', '10.0.0.1'))).toBe(0);
      guesses.giveBack(claim('anna', '10.0.0.1'));
    }
  });
});

describe('a device that somebody has signed in from', () => {
  const hall = new KnownDevices(Buffer.alloc(32, 7));
  const cookie = hall.cookieFor(undefined, 'anna', 0);

  it('[GU3] is known for that person, in that hall, for 400 days', () => {
    expect(hall.deviceOf(cookie, 'anna', DAY)).toMatch(/^[\w-]{16}$/);
    expect(hall.deviceOf(cookie, 'bob', DAY)).toBeUndefined();
    expect(hall.deviceOf(cookie, 'anna', KNOWN_FOR)).toBeUndefined();
    expect(new KnownDevices(Buffer.alloc(32, 8)).deviceOf(cookie, 'anna', DAY)).toBeUndefined();
  });

  it.each([undefined, '', 'x', '..', 'a.b.c~d', cookie.replace(/.$/, '?'), `${cookie.split('.')[0] ?? ''}.0.`])(
    '[GU3] is not made up: %j',
    (made) => {
      expect(hall.deviceOf(made, 'anna', DAY)).toBeUndefined();
    },
  );

  it('[GU3] remembers eight people, those who came last', () => {
    const people = Array.from({ length: 10 }, (_, n) => `person-${String(n)}`);
    const all = people.reduce<string | undefined>((before, user) => hall.cookieFor(before, user, 0), undefined);
    expect(people.filter((user) => hall.deviceOf(all, user, DAY) !== undefined)).toEqual(people.slice(2));
  });
});
