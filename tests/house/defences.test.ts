import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DEFENCES, failedOf } from '../../scripts/defences.mjs';

it('[CH12] each of the fourteen attacks has a defence that can be taken away, and a test that would notice it', () => {
  expect([...new Set(DEFENCES.map(({ attack }) => attack))]).toEqual(Array.from({ length: 14 }, (_, n) => n + 1));
  for (const { rule, file, from, to, tests, after = [] } of DEFENCES) {
    const parts = readFileSync(file, 'utf8').split(from);
    expect(parts.length, `${file} has once: ${from}`).toBe(2);
    expect(parts.join(to)).not.toBe(parts.join(from));
    const text = readFileSync(tests, 'utf8');
    for (const each of [rule, ...after]) expect(text, tests).toContain(`[${each}]`);
  }
});

it('[CH12] a defence is noticed by a test of its rule, by none that fails beside it', () => {
  const output = `FAILED tests/a.test.ts: what is tried [STR1] names
  AssertionError: [STR9] is expected
FAILED tests/a.test.ts: [STR10] another
FAILED tests/b.test.ts
1 passed, 3 failed`;
  expect(failedOf(output, 'STR1')).toEqual(['tests/a.test.ts: what is tried [STR1] names']);
  expect(failedOf(output, 'STR9')).toEqual([]);
});
