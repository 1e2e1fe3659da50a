import { describe, expect, it } from 'vitest';
import { onceEach } from '../../web/link/once-each.ts';
import { UNREACHABLE } from '../../web/link/problem.ts';

const DONE = { ok: true } as const;
const SILENCE = { ok: false, problem: UNREACHABLE } as const;
const REFUSED = { ok: false, problem: { title: '', status: 409, code: 'ticket-over' } } as const;

describe('[W47] an order that is given again', () => {
  async function keysOf(
    given: readonly (readonly [order: string, answer: typeof DONE | typeof SILENCE | typeof REFUSED])[],
  ) {
    const once = onceEach();
    const keys: string[] = [];
    for (const [order, answer] of given)
      await once({ order }, (key) => {
        keys.push(key);
        return Promise.resolve(answer);
      });
    // The first time that each key came.
    return keys.map((key) => keys.indexOf(key));
  }

  it('is the same one until it is answered', async () => {
    expect(
      await keysOf([
        ['a', SILENCE],
        ['a', SILENCE],
        ['a', DONE],
        ['a', DONE],
      ]),
    ).toEqual([0, 0, 0, 3]);
    expect(
      await keysOf([
        ['a', SILENCE],
        ['a', REFUSED],
        ['a', DONE],
      ]),
    ).toEqual([0, 0, 2]);
  });

  it('is another one when it asks for something else', async () => {
    expect(
      await keysOf([
        ['a', SILENCE],
        ['b', SILENCE],
        ['b', DONE],
      ]),
    ).toEqual([0, 1, 1]);
  });

  it('is one where it is given twice before there is an answer', async () => {
    const once = onceEach();
    const keys: string[] = [];
    let answer: (answered: typeof DONE) => void = () => undefined;
    const answered = new Promise<typeof DONE>((done) => (answer = done));
    const give = (key: string) => {
      keys.push(key);
      return answered;
    };
    const both = [once('a', give), once('a', give)];
    answer(DONE);
    await Promise.all(both);
    expect(new Set(keys).size).toBe(1);
    await once('a', give);
    expect(new Set(keys).size).toBe(2);
  });
});
