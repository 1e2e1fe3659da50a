import { describe, expect, it } from 'vitest';
import { KEY_TARGETS } from '../../counter/keys/actions.ts';
import { AUTO_CALL_MS, nextAutoCall, RESTING } from '../../counter/line/auto-call.ts';
import {
  bindingsOf,
  capsOf,
  DEFAULT_SETTINGS,
  forget,
  isLearnable,
  learn,
  readSettings,
} from '../../counter/settings/console-settings.ts';
import { nextNudge, NO_NUDGE, NUDGE_AGAIN_MS } from '../../counter/line/nudge.ts';

describe('the settings of a counter’s PC', () => {
  it('are read value by value: what is strange is as it was at first', () => {
    expect(readSettings(null)).toEqual(DEFAULT_SETTINGS);
    expect(readSettings('no JSON')).toEqual(DEFAULT_SETTINGS);
    expect(readSettings('[1]')).toEqual(DEFAULT_SETTINGS);
    const strange = {
      letters: 'yes',
      autoCall: true,
      nudgeSeconds: 7,
      strikeMs: 1000,
      keys: { F13: 'next', Tab: 'next', F14: 'fly' },
    };
    expect(readSettings(JSON.stringify(strange))).toEqual({
      ...DEFAULT_SETTINGS,
      autoCall: true,
      strikeMs: 1000,
      keys: { F13: 'next' },
    });
  });

  it('letters may be given up: then they count with Alt, and the number block goes on', () => {
    const without = bindingsOf({ ...DEFAULT_SETTINGS, letters: false });
    expect(without['KeyR']).toBeUndefined();
    expect(without['Alt+KeyR']).toBe('recall');
    expect(without['NumpadAdd']).toBe('recall');
    expect(without['Enter']).toBe('next');
    expect(capsOf({ ...DEFAULT_SETTINGS, letters: false }).recall).toBe('Alt R');
    expect(new Set(Object.values(without))).toEqual(new Set(KEY_TARGETS));
  });

  it('a key is learned by its place, means one thing, and is forgotten', () => {
    const learned = learn(learn(DEFAULT_SETTINGS, 'F13', 'next'), 'Numpad7', 'no-show');
    expect(bindingsOf(learned)).toMatchObject({ F13: 'next', Numpad7: 'no-show', Enter: 'next' });
    expect(capsOf(learned)).toMatchObject({ next: 'F13', 'no-show': 'Num 7', recall: 'R' });
    expect(bindingsOf(learn(learned, 'F13', 'recall'))['F13']).toBe('recall');
    expect(forget(learned, 'next').keys).toEqual({ Numpad7: 'no-show' });
    expect(readSettings(JSON.stringify(learned))).toEqual(learned);
  });

  it('keys that move through the page cannot be learned', () => {
    for (const code of ['Tab', 'Escape', 'ShiftLeft', 'Enter', '']) expect(isLearnable(code)).toBe(false);
    for (const code of ['F13', 'F24', 'Numpad0', 'KeyJ', 'Digit5', 'NumpadDecimal'])
      expect(isLearnable(code)).toBe(true);
  });
});

describe('the automatic call', () => {
  const seen = { on: true, inHand: false, free: true, somebody: true };

  it('is due five seconds after the counter is free and somebody waits', () => {
    expect(nextAutoCall(RESTING, { ...seen, on: false }, 0)).toEqual(RESTING);
    const counting = nextAutoCall(RESTING, seen, 1000);
    expect(counting).toEqual({ phase: 'counting', dueAt: 1000 + AUTO_CALL_MS });
    expect(nextAutoCall(counting, seen, 3000)).toBe(counting);
  });

  it('ends with whatever takes the counter: a ticket, a panel, a pause, an empty line', () => {
    const counting = nextAutoCall(RESTING, seen, 0);
    for (const change of [{ inHand: true }, { free: false }, { somebody: false }])
      expect(nextAutoCall(counting, { ...seen, ...change }, 1)).toEqual(RESTING);
  });

  it('once stopped it rests until somebody has been served', () => {
    const stopped = { phase: 'stopped' } as const;
    expect(nextAutoCall(stopped, seen, 99_000)).toBe(stopped);
    expect(nextAutoCall(stopped, { ...seen, somebody: false }, 99_000)).toBe(stopped);
    expect(nextAutoCall(stopped, { ...seen, inHand: true }, 99_000)).toEqual(RESTING);
  });
});

describe('the reminder', () => {
  const idle = { afterSeconds: 30, idleWithSomebody: true };

  it('shows and sounds after its time, sounds again after thirty seconds, and ends with the next call', () => {
    const first = nextNudge(NO_NUDGE, idle, 0);
    expect(first).toMatchObject({ shown: false, sounds: false });
    const due = nextNudge(first.after, idle, 30_000);
    expect(due).toMatchObject({ shown: true, sounds: true });
    expect(nextNudge(due.after, idle, 31_000)).toMatchObject({ shown: true, sounds: false });
    expect(nextNudge(due.after, idle, 30_000 + NUDGE_AGAIN_MS)).toMatchObject({ sounds: true });
    expect(nextNudge(due.after, { ...idle, idleWithSomebody: false }, 32_000)).toEqual({
      after: NO_NUDGE,
      shown: false,
      sounds: false,
    });
    expect(nextNudge(first.after, { ...idle, afterSeconds: 0 }, 90_000).shown).toBe(false);
  });
});
