import { describe, expect, it } from 'vitest';
import { BOX_KEYMAP, keymapOf, NUMPAD_KEYMAP, OWN_KEYMAPS } from '../../../core/catalogue/plugged.ts';
import { actionOf, ACTION_NAMES } from '../../../core/devices/key-action.ts';
import { KEY_NAMES } from '../../../core/devices/key-names.ts';
import { commandOf, KEYPAD_AT_REST, TYPING_MS, type PressCommand } from '../../../core/devices/keymap.ts';
import { commandNamed } from '../../../core/protocol/commands.ts';

type Press = readonly [key: string, atMs: number];

/** Keys at their times; the commands that came of them, and what stood typed at the end. */
function press(presses: readonly Press[], keymap = NUMPAD_KEYMAP, prefixes = ['B', 'C']) {
  let state = KEYPAD_AT_REST;
  let typed = '';
  const commands: PressCommand[] = [];
  for (const [key, atMs] of presses) {
    const step = commandOf({ kind: 'key', key }, keymap, state, { prefixes, atMs });
    ({ state, typed } = step);
    if (step.command !== undefined) commands.push(step.command);
  }
  return { commands, typed };
}

describe('keymaps', () => {
  it('[DV60] a key of the keymap is a command of the counter; another is nothing', () => {
    const keys = ['NumpadEnter', 'NumpadAdd', 'NumpadDivide', 'NumpadMultiply', 'NumpadSubtract', 'F13'];
    expect(press(keys.map((key, at) => [key, at * 1000])).commands).toEqual([
      { name: 'call-next', body: {} },
      { name: 'recall', body: {} },
      { name: 'undo', body: {} },
      { name: 'finish', body: {} },
      { name: 'mark-no-show', body: {} },
    ]);
  });

  it('[DV61] digits and Enter call that number, in three digits, of the counter’s own line', () => {
    expect(
      press([
        ['Numpad1', 0],
        ['Numpad3', 300],
      ]).typed,
    ).toBe('B13');
    expect(
      press([
        ['Numpad1', 0],
        ['Numpad3', 300],
        ['NumpadEnter', 600],
      ]).commands,
    ).toEqual([{ name: 'call-ticket', body: { number: 'B013', reason: 'keypad' } }]);
  });

  it('[DV61] the prefix key goes through the counter’s lines; clear forgets', () => {
    const other: Press[] = [
      ['NumpadDecimal', 0],
      ['Numpad7', 300],
      ['NumpadEnter', 600],
    ];
    expect(press(other).commands).toEqual([{ name: 'call-ticket', body: { number: 'C007', reason: 'keypad' } }]);
    const cleared: Press[] = [
      ['Numpad7', 0],
      ['Backspace', 300],
      ['NumpadEnter', 600],
    ];
    expect(press(cleared).commands).toEqual([{ name: 'call-next', body: {} }]);
  });

  it('[DV62] digits that nobody finished are forgotten: a later "next" is the next', () => {
    expect(
      press([
        ['Numpad7', 0],
        ['NumpadEnter', TYPING_MS + 1],
      ]).commands,
    ).toEqual([{ name: 'call-next', body: {} }]);
  });

  it('[DV63] the same key twice within half a second is once; the same digit twice is two digits', () => {
    const bounced: Press[] = [
      ['NumpadEnter', 0],
      ['NumpadEnter', 120],
      ['NumpadAdd', 200],
      ['NumpadEnter', 1200],
    ];
    expect(press(bounced).commands.map(({ name }) => name)).toEqual(['call-next', 'recall', 'call-next']);
    expect(
      press([
        ['Numpad1', 0],
        ['Numpad1', 90],
      ]).typed,
    ).toBe('B11');
  });

  it('[DV64] what an action needs stands after a colon', () => {
    const keymap = {
      id: 'own',
      keys: { F13: 'finish:needs-papers', F14: 'pause-counter:午休', F15: 'park:缺材料', F16: 'rate:4' },
    };
    expect(
      press(
        Object.keys(keymap.keys).map((key, at) => [key, at * 1000]),
        keymap,
      ).commands,
    ).toEqual([
      { name: 'finish', body: { outcome: 'needs-papers' } },
      { name: 'pause-counter', body: { reason: '午休' } },
      { name: 'park', body: { note: '缺材料' } },
      { name: 'rate-at-counter', body: { grade: 4 } },
    ]);
  });

  it('[DV64] every name of an action is one, every keymap of the program has known keys and actions', () => {
    for (const name of ACTION_NAMES) expect(actionOf(name), name).toBeDefined();
    for (const wrong of ['', 'dance', 'finish:gone', 'rate:6', 'rate', 'recall:x', 'digit-12'])
      expect(actionOf(wrong), wrong).toBeUndefined();
    for (const { keys } of OWN_KEYMAPS) {
      for (const [key, action] of Object.entries(keys)) {
        expect(KEY_NAMES).toContain(key);
        expect(actionOf(action)).toBeDefined();
      }
    }
  });

  it('[DV60] the doors know every command that a key may ask for, and take its body', () => {
    for (const action of ACTION_NAMES) {
      const keymap = { id: 'one', keys: { F13: action } };
      const [command] = press(
        [
          ['Numpad1', 0],
          ['F13', 10],
        ],
        { ...keymap, keys: { ...keymap.keys, Numpad1: 'digit-1' } },
      ).commands;
      if (/^(digit-\d|prefix|clear)$/.test(action)) expect(command, action).toBeUndefined();
      else expect(commandNamed(command?.name ?? '')?.body.safeParse(command?.body).success, action).toBe(true);
    }
  });

  it('[DV65] a device without a keymap of its own has the one of its family; a hall may write that anew', () => {
    expect(keymapOf({ family: 'call-box' }, [])).toBe(BOX_KEYMAP);
    expect(keymapOf({ family: 'scanner-wedge' }, [])).toBeUndefined();
    const own = { id: 'numpad', keys: { NumpadEnter: 'recall' } };
    expect(keymapOf({ family: 'keypad-digits' }, [own])).toBe(own);
  });

  it('[DV66] a grade of an evaluator is a rating; scans and cards are no commands', () => {
    const context = { prefixes: [], atMs: 0 };
    const step = (news: Parameters<typeof commandOf>[0]) =>
      commandOf(news, BOX_KEYMAP, KEYPAD_AT_REST, context).command;
    expect(step({ kind: 'rating', grade: 5 })).toEqual({ name: 'rate-at-counter', body: { grade: 5 } });
    expect(step({ kind: 'scan', text: 'AP-1' })).toBeUndefined();
  });
});
