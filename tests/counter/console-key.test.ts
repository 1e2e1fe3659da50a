import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { consoleKey, seatMark } from '../../counter/seat/seat-controller.ts';

/** A tab with a console in it, opened at an address; it keeps what its own storage holds. */
function tab(hash: string, kept = new Map<string, string>()): Map<string, string> {
  vi.stubGlobal('location', { hash, pathname: '/counter', search: '' });
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => kept.delete(key),
  });
  return kept;
}

describe('[SE5] the key of a console', () => {
  beforeEach(() => void tab(''));
  afterEach(() => void vi.unstubAllGlobals());

  it.each(['', '#', '#signed-in', '#sign-in=provider-away', '#anything', '#console='])(
    'is its own, whatever page it came back from: %s',
    (hash) => {
      const first = tab(hash);
      const key = consoleKey();
      tab(hash);
      expect(consoleKey()).not.toBe(key);
      expect(`#${key}`).not.toBe(hash);
      // The mark is gone after a reload, the seat is not.
      tab('', first);
      expect(consoleKey()).toBe(key);
    },
  );

  it('is handed to the strip', () => {
    tab('#signed-in');
    const key = consoleKey();
    const mark = seatMark();
    tab(`#${mark}`);
    expect(consoleKey()).toBe(key);
  });

  it('is one for as long as the page stands where the browser keeps nothing', () => {
    const refuse = (): never => {
      throw new DOMException('denied', 'SecurityError');
    };
    vi.stubGlobal('sessionStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
    expect(consoleKey()).toBe(consoleKey());
  });
});
