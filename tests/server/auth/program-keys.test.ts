import { expect, it } from 'vitest';
import { DAY } from '../../../core/base/time.ts';
import { createGate } from '../../../server/auth/gate.ts';
import { ProgramKeys } from '../../../server/auth/program-keys.ts';
import { keepTokens, memoryTokenBook } from '../../../server/auth/token-store.ts';

let now = 1_773_014_400_000;
let full = false;
const wanted = { name: 'a test', scopes: ['hall:read'], livesMs: 30 * DAY, by: 'admin' } as const;

function open() {
  const book = memoryTokenBook();
  const failing = {
    read: () => book.read(),
    write: (tokens: Parameters<typeof book.write>[0]) =>
      full ? Promise.reject(new Error('the disk is full')) : book.write(tokens),
  };
  const tokens = keepTokens(failing, () => now);
  const gate = createGate(() => ({ users: [], sample: false }), tokens);
  return { gate, keys: new ProgramKeys(tokens, gate) };
}

it('[AK1] ends by itself when its days are over, and is not listed any more', async () => {
  const { gate, keys } = open();
  const { id, key } = await keys.make(wanted);
  now += 30 * DAY - 1;
  expect(gate.identify(key)).toEqual({ kind: 'program', id, scopes: ['hall:read'] });
  now += 1;
  expect(gate.identify(key)).toEqual({ kind: 'nobody' });
  expect(keys.list()).toEqual([]);
});

it('[AK1] on a full disk none is given, and one that is taken back is refused all the same', async () => {
  const { gate, keys } = open();
  const { id, key } = await keys.make(wanted);
  full = true;
  await expect(keys.make(wanted)).rejects.toThrow('the disk does not take it');
  expect(keys.list().map((each) => each.id)).toEqual([id]);
  await expect(keys.end(id)).rejects.toThrow('the disk does not take it');
  expect(gate.identify(key)).toEqual({ kind: 'nobody' });
  full = false;
  expect(await keys.end(id)).toBe(true);
  expect(await keys.end(id)).toBe(false);
});

it('[AK1] a device of the same id is something else', async () => {
  const { gate, keys } = open();
  const { id, key } = await keys.make(wanted);
  expect(await gate.dismiss('agent', id)).toBe(false);
  expect(await gate.rename('agent', id, 'x')).toBe(false);
  expect(gate.devices()).toEqual([]);
  expect(gate.identify(key).kind).toBe('program');
});
