import { expect, it } from 'vitest';
import { PasswordChecks } from '../../../server/auth/password-checks.ts';

const settled = (): Promise<void> => new Promise((done) => setImmediate(done));

/** Checks that end when the test says so. */
function stage() {
  const checks = new PasswordChecks();
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const check = (place: string, n: number): Promise<string> | undefined =>
    checks.check(place, () => {
      begun.push(`${place}${String(n)}`);
      return new Promise((done) => ends.push(() => done(`${place}${String(n)}`)));
    });
  const end = async (): Promise<void> => {
    ends.shift()?.();
    await settled();
  };
  return { checks, begun, check, end };
}

it('[GU5] two are checked at once, by turns of the places from which they come', async () => {
  const { begun, check, end } = stage();
  for (const n of [1, 2, 3, 4]) void check('a', n);
  const other = check('b', 1);
  expect(begun).toEqual(['a1', 'a2']);
  for (let n = 0; n < 2; n += 1) await end();
  expect(begun, 'behind one of the others, not behind all of them').toEqual(['a1', 'a2', 'a3', 'b1']);
  for (let n = 0; n < 3; n += 1) await end();
  expect(begun).toEqual(['a1', 'a2', 'a3', 'b1', 'a4']);
  expect(await other).toBe('b1');
});

it('[GU5] a check that fails makes room as well, and a thousand wait at most', async () => {
  const { checks, begun, check, end } = stage();
  await expect(checks.check('a', () => Promise.reject(new Error('ours')))).rejects.toThrow('ours');
  await settled();
  for (let n = 0; n < 1002; n += 1) expect(check(`p${String(n % 50)} `, n)).toBeDefined();
  expect([begun.length, check('q', 0)]).toEqual([2, undefined]);
  await end();
  expect(check('q', 0)).toBeDefined();
});
