import { describe, expect, it } from 'vitest';
import { codeAt, newFactorSecret, otpauthUri, stepOfCode } from '../../../server/auth/totp.ts';

/** RFC 6238, appendix B: the secret `12345678901234567890`; its codes have eight digits, of which six are ours. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('codes by time', () => {
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('[TF1] at %i it is %s, as the RFC has it', (seconds, code) => {
    expect(codeAt(SECRET, Math.floor(seconds / 30))).toBe(code);
  });

  it('[TF2] a code counts once, and not when it is of before the last that was used', () => {
    const now = 1_111_111_111_000;
    const step = Math.floor(now / 30_000);
    expect(stepOfCode(SECRET, '050471', now, 0)).toBe(step);
    expect(stepOfCode(SECRET, '050 471', now, step - 1)).toBe(step);
    expect(stepOfCode(SECRET, '050471', now, step)).toBeUndefined();
    expect(stepOfCode(SECRET, codeAt(SECRET, step - 1), now, step)).toBeUndefined();
  });

  it('[TF2] a clock may be off by half a minute on either side, and no more', () => {
    const now = 1_111_111_111_000;
    const step = Math.floor(now / 30_000);
    for (const [off, fits] of [
      [-2, false],
      [-1, true],
      [1, true],
      [2, false],
    ] as const)
      expect(stepOfCode(SECRET, codeAt(SECRET, step + off), now, 0) !== undefined, String(off)).toBe(fits);
  });

  it.each(['', '05047', '0504711', 'abcdef', '０５０４７１', '-50471'])('[TF2] %j is no code', (code) => {
    expect(stepOfCode(SECRET, code, 1_111_111_111_000, 0)).toBeUndefined();
  });

  it('[TF1] a secret has 160 bits and differs; the picture says it as phones read it', () => {
    const secret = newFactorSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(newFactorSecret()).not.toBe(secret);
    const uri = new URL(otpauthUri(secret, '滨海 大厅', 'anna'));
    expect(uri.searchParams.get('secret')).toBe(secret);
    expect(uri.searchParams.get('issuer')).toBe('滨海 大厅');
  });
});
