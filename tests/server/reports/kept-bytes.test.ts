import { describe, expect, it } from 'vitest';
import { KeptBytes, type KeptAnswer } from '../../../server/reports/kept-bytes.ts';

const answer = (bytes: number, ids = 0): KeptAnswer => ({
  ...{ bytes: new Uint8Array(bytes), tag: 'm', upTo: undefined },
  ...(ids === 0
    ? {}
    : { beside: { total: {}, ids: { clerk: Array.from({ length: ids }, (_, at) => `clerk-${at}`) } } }),
});

/** How many of so many different answers are kept, and whether those are the last. */
function keptOf(count: number, each: KeptAnswer, key = ''): { readonly kept: number; readonly last: boolean } {
  const all = new KeptBytes();
  for (let at = 0; at < count; at += 1) all.keep(`${key}${String(at)}`, each, 0);
  const is = Array.from({ length: count }, (_, at) => all.get(`${key}${String(at)}`) !== undefined);
  const kept = is.filter(Boolean).length;
  return { kept, last: is.slice(count - kept).every(Boolean) };
}

describe('the answers that a hall keeps', () => {
  it.each([
    ['of two bytes', answer(2)],
    ['of none', answer(0)],
    ['of 20 kB', answer(20_000)],
  ])('[RP8] never more than 500: %s', (_, each) => {
    expect(keptOf(2000, each)).toEqual({ kept: 500, last: true });
  });

  it.each([
    ['their bytes', answer(99_000), '', 159],
    ['what stands beside them', answer(2, 5000), '', 124],
    ['their keys', answer(2), 'k'.repeat(100_000), 79],
  ])('[RP8] never more than 16 MB, and that is also %s', (_, each, key, most) => {
    const { kept, last } = keptOf(300, each, key);
    expect(last).toBe(true);
    expect(kept).toBe(most);
  });

  it('[RP8] what is kept in place of another takes its room', () => {
    const all = new KeptBytes();
    all.keep('first', answer(2), 0);
    for (let at = 0; at < 50; at += 1) all.keep('same', answer(3_000_000), 0);
    expect([all.get('first'), all.get('same')].every((each) => each !== undefined)).toBe(true);
  });
});
