import { afterEach, expect, it, vi } from 'vitest';
import { loadHeard, saveHeard } from '../../display/announce/heard-store.ts';

afterEach(() => void vi.unstubAllGlobals());

const HEARD = { seq: 7, at: '2026-03-09T09:00:00+08:00' };

it('[BD4] what a board announced last is kept by board', () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
  saveHeard('board-01', HEARD);
  expect([loadHeard('board-01'), loadHeard('board-02')]).toEqual([HEARD, undefined]);
});

it('[BD4] a browser that lets nothing be kept or read stops no call', () => {
  const refuse = (): never => {
    throw new DOMException('full, or forbidden', 'QuotaExceededError');
  };
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse });
  expect(() => saveHeard('board-01', HEARD)).not.toThrow();
  expect([loadHeard('board-01'), loadHeard('board-03')]).toEqual([HEARD, undefined]);
});
