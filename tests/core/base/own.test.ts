import { expect, it } from 'vitest';
import { own } from '../../../core/base/own.ts';
import { NUMPAD_KEYMAP } from '../../../core/catalogue/plugged.ts';
import { addressExpected } from '../../../core/catalogue/printer-address.ts';
import { commandOf, KEYPAD_AT_REST } from '../../../core/devices/keymap.ts';
import { typedText } from '../../../core/devices/typed-text.ts';
import { OUTSIDE, wedgeKey } from '../../../core/devices/wedge.ts';
import { search } from '../../../core/search/search.ts';
import { buildSearchIndex } from '../../../core/search/search-index.ts';
import { smallHall, service } from '../../support/small-hall.ts';
import { UNOWNED } from '../../support/unowned.ts';

it('[STR2] own rows are found; what every object has is not', () => {
  const table = { call: 1, ['__proto__']: 2 };
  expect(own(table, 'call')).toBe(1);
  expect(own(table, '__proto__')).toBe(2);
  for (const name of UNOWNED) expect(own({ call: 1 }, name), name).toBeUndefined();
});

it.each(UNOWNED)('[STR2] %s is no key that types, and no key of a keymap', (name) => {
  expect([typedText(name, false), typedText(name, true)]).toEqual([undefined, undefined]);
  const inside = { at: 'inside', text: 'A', atMs: 0 } as const;
  expect(wedgeKey(inside, { code: name, shift: false }, 1, { prefix: '~', suffix: 'Enter' })).toMatchObject({
    state: OUTSIDE,
    scan: undefined,
  });
  const step = commandOf({ kind: 'key', key: name }, NUMPAD_KEYMAP, KEYPAD_AT_REST, { prefixes: ['A'], atMs: 0 });
  expect(step).toMatchObject({ command: undefined, typed: '' });
});

it.each(UNOWNED)('[STR2] %s is no address of a printer', (name) => {
  for (const address of [name, `${name}:9100`, `${name}://10.0.0.5`])
    expect(addressExpected(address), address).toMatch(/tcp:\/\/10\.0\.0\.5:9100/);
});

it.each(UNOWNED)('[STR2] %s is a life event without words of its own', (name) => {
  const hall = smallHall({ services: [service('alpha', 'a', { lifeEvents: [name] })] });
  const found = search(buildSearchIndex(hall, { alpha: {} }), name.toLowerCase());
  expect(found.map((hit) => hit.service)).toEqual(['alpha']);
});
