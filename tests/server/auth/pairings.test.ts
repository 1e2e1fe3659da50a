import { beforeEach, describe, expect, it } from 'vitest';
import { PAIRING_LIVES, Pairings } from '../../../server/auth/pairings.ts';

const KIOSK = { kind: 'kiosk', id: 'kiosk-1' } as const;
let now = 0;
let pairings: Pairings;
beforeEach(() => {
  now = 1_773_014_400_000;
  pairings = new Pairings(() => now);
});

const asked = (): { readonly code: string; readonly claim: string } =>
  pairings.ask('10.0.0.1') ?? { code: '', claim: '' };
const admit = (): Promise<string> => Promise.resolve('token');

describe('a code on a screen', () => {
  it.each([
    ['as it stands', (code: string) => code],
    ['in small letters', (code: string) => code.toLowerCase()],
    ['with blanks', (code: string) => ` ${code.replace('-', '  ')} `],
    ['in one piece', (code: string) => code.replace('-', '')],
  ])('[PY1] counts %s, once', async (_, typed) => {
    const { code, claim } = asked();
    expect(await pairings.claim(claim, admit)).toBe('waiting');
    expect(pairings.approve(typed(code), KIOSK)).toBe(true);
    expect(pairings.approve(code, { kind: 'board', id: 'board-01' })).toBe(false);
    expect(await pairings.claim(claim, admit)).toEqual({ device: KIOSK, admitted: 'token' });
    expect(await pairings.claim(claim, admit)).toBeUndefined();
  });

  it('[PY1] is of one device: the code is no claim, and another claim gets nothing', async () => {
    const [mine, other] = [asked(), asked()];
    expect(pairings.approve(mine.code, KIOSK)).toBe(true);
    expect(await pairings.claim(mine.code, admit)).toBeUndefined();
    expect(await pairings.claim(other.claim, admit)).toBe('waiting');
    expect(mine.code).toMatch(/^[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}$/);
  });

  it.each([
    ['typed too late', PAIRING_LIVES, false],
    ['typed just in time', PAIRING_LIVES - 1, true],
  ])('[PY1] %s', (_, afterMs, counts) => {
    const { code } = asked();
    now += afterMs;
    expect(pairings.approve(code, KIOSK)).toBe(counts);
  });

  it('[PY1] approved in time is taken in time, or not at all', async () => {
    const { code, claim } = asked();
    pairings.approve(code, KIOSK);
    now += PAIRING_LIVES;
    expect(await pairings.claim(claim, admit)).toBeUndefined();
  });

  it('[PY3] of one network twenty wait at most, and there is room again when their time is over', () => {
    for (let n = 0; n < 20; n += 1) expect(pairings.ask('10.0.0.1')).toBeDefined();
    expect(pairings.ask('10.0.0.1')).toBeUndefined();
    expect(pairings.ask('10.0.0.2')).toBeDefined();
    now += PAIRING_LIVES;
    expect(pairings.ask('10.0.0.1')).toBeDefined();
  });

  const flood = (networks: number, each: number) =>
    Array.from({ length: networks }, (_, of) =>
      Array.from({ length: each }, () => pairings.ask(`10.1.0.${String(of)}`)),
    );

  it('[PY3] ten networks that ask for all that there is keep nobody else out', async () => {
    const early = asked();
    flood(10, 20);
    const late = pairings.ask('10.0.0.2') ?? { code: '', claim: '' };
    for (const { code, claim } of [early, late]) {
      expect(pairings.approve(code, KIOSK)).toBe(true);
      expect(await pairings.claim(claim, admit)).toEqual({ device: KIOSK, admitted: 'token' });
    }
  });

  it('[PY3] the oldest of whoever has the most makes room, and none that somebody has said what it is', async () => {
    const [first = []] = flood(1, 20);
    expect(pairings.approve(first[0]?.code ?? '', KIOSK)).toBe(true);
    for (let of = 1; of <= 12; of += 1) for (let n = 0; n < 15; n += 1) pairings.ask(`10.2.0.${String(of)}`);
    expect(pairings.ask('10.0.0.2')).toBeDefined();
    expect(await pairings.claim(first[0]?.claim ?? '', admit)).toMatchObject({ device: KIOSK });
    expect(await pairings.claim(first[1]?.claim ?? '', admit)).toBeUndefined();
    expect(await pairings.claim(first[19]?.claim ?? '', admit)).toBe('waiting');
  });

  it('[PY3] where somebody has said of all what they are, none is lost, and one more is not given', async () => {
    const all = flood(10, 20).flat();
    for (const each of all) expect(pairings.approve(each?.code ?? '', KIOSK)).toBe(true);
    expect(pairings.ask('10.0.0.2')).toBeUndefined();
    expect(await pairings.claim(all[0]?.claim ?? '', admit)).toMatchObject({ device: KIOSK });
    expect(pairings.ask('10.0.0.2')).toBeDefined();
  });

  it('[PY4] an identity that could not be written is taken with the same code later; of two who take it one does', async () => {
    const { code, claim } = asked();
    pairings.approve(code, KIOSK);
    await expect(pairings.claim(claim, () => Promise.reject(new Error('the disk is full')))).rejects.toThrow('full');
    const both = await Promise.all([pairings.claim(claim, admit), pairings.claim(claim, admit)]);
    expect(both.filter((each) => typeof each === 'object')).toHaveLength(1);
  });
});
