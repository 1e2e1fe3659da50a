import { beforeEach, describe, expect, it } from 'vitest';
import { HOUR } from '../../../core/base/time.ts';
import type { HallUser, Role } from '../../../core/catalogue/staff.ts';
import { createGate, type Gate } from '../../../server/auth/gate.ts';
import { hashPassword } from '../../../server/auth/password.ts';
import { keepTokens } from '../../../server/auth/token-store.ts';
import { keepEndings } from '../../../server/halls/identity-endings.ts';
import type { Logger } from '../../../server/ops/log.ts';
import { eventually } from '../../support/eventually.ts';
import { fullBook, type FullBook } from '../../support/full-book.ts';

const START = Date.parse('2026-03-09T01:00:00Z');
const NOBODY = { kind: 'nobody' };
const SAMPLE = 'sample-hall';

function user(id: string, role: Role = 'clerk', passwordHash?: string): HallUser {
  return {
    id,
    role,
    passwordHash,
    name: { 'zh-Hans': id, 'zh-Hant': id, en: id },
    department: undefined,
    zone: '',
    counter: undefined,
  };
}

let now = START;
let book: FullBook;
let users: readonly HallUser[];
beforeEach(() => {
  now = START;
  book = fullBook();
  users = [user('anna'), user('bob', 'manager')];
});

/** The gate as it is after a start: with what the book has. */
async function start(): Promise<Gate> {
  const tokens = keepTokens(book, () => now);
  await tokens.load();
  return createGate(() => ({ users, sample: true }), tokens);
}

const signedIn = async (gate: Gate, id: string): Promise<string> => (await gate.login(id, SAMPLE))?.token ?? '';

describe('an identity that is ended on a disk that takes nothing', () => {
  const WAYS: readonly [string, (gate: Gate) => Promise<string>, (gate: Gate, token: string) => Promise<unknown>][] = [
    ['a sign-out', (gate) => signedIn(gate, 'anna'), (gate, token) => gate.logout(token)],
    ['a kiosk taken back', (gate) => gate.admit('kiosk', 'kiosk-1'), (gate) => gate.dismiss('kiosk', 'kiosk-1')],
    ['an agent taken back', (gate) => gate.admit('agent', 'pc-1'), (gate) => gate.dismiss('agent', 'pc-1')],
    ['a lent board taken back', (gate) => gate.lend('board', 'b-1'), (gate) => gate.dismiss('board', 'b-1')],
  ];
  it.each(WAYS)('[IE1] %s: refused at once, said so, each time, and kept once there is room', async (_, come, end) => {
    const gate = await start();
    const token = await come(gate);
    const other = await signedIn(gate, 'bob');
    for (const [fault, words] of [
      ['ENOSPC', 'the disk is full'],
      ['EROFS', 'the disk can only be read'],
      ['EIO', 'the disk is broken'],
    ] as const) {
      book.fault = fault;
      const said = end(gate, token);
      expect(gate.identify(token)).toEqual(NOBODY);
      await expect(said).rejects.toThrow(words);
      await expect(gate.settle()).rejects.toThrow(words);
    }
    expect(gate.devices()).toEqual([]);
    book.fault = undefined;
    await gate.settle();
    const again = await start();
    for (const each of [gate, again])
      expect([each.identify(token), each.identify(other)]).toMatchObject([NOBODY, { id: 'bob' }]);
  });

  it('[IE1] whoever asks again is told that it is durable once it is, and not before', async () => {
    const gate = await start();
    const token = await signedIn(gate, 'anna');
    book.fault = 'ENOSPC';
    await expect(gate.logout(token)).rejects.toThrow('the disk is full');
    await expect(gate.logout(token)).rejects.toThrow('the disk is full');
    await expect(gate.logout('no-token')).resolves.toBeUndefined();
    book.fault = undefined;
    await gate.logout(token);
    expect((await start()).identify(token)).toEqual(NOBODY);
  });

  it('[IE2] the hall writes it by itself as soon as there is room, tells the log twice, and tries once more at its end', async () => {
    const gate = await start();
    const [first, last] = [await signedIn(gate, 'anna'), await signedIn(gate, 'bob')];
    let told = 0;
    const tell = (): void => void (told += 1);
    book.fault = 'ENOSPC';
    const stop = keepEndings(gate, { error: tell, warn: tell } as unknown as Logger);
    await gate.logout(first).catch(() => undefined);
    await eventually(() => told === 1, 'it says that it could not');
    book.fault = undefined;
    await eventually(() => told === 2, 'it says that it could');
    expect((await start()).identify(first)).toEqual(NOBODY);
    book.fault = 'ENOSPC';
    await gate.logout(last).catch(() => undefined);
    book.fault = undefined;
    await stop();
    expect((await start()).identify(last)).toEqual(NOBODY);
  });

  it('[IE3] a new identity that cannot be written is not given, and the old one holds', async () => {
    const gate = await start();
    const old = await gate.admit('kiosk', 'kiosk-1');
    book.fault = 'ENOSPC';
    await expect(gate.admit('kiosk', 'kiosk-1')).rejects.toThrow('the disk is full');
    await expect(gate.login('anna', SAMPLE)).rejects.toThrow('the disk is full');
    await expect(gate.lend('board', 'b-1')).rejects.toThrow('the disk is full');
    expect([gate.identify(old), gate.devices().length]).toMatchObject([{ id: 'kiosk-1' }, 1]);
    book.fault = undefined;
    const next = await gate.admit('kiosk', 'kiosk-1');
    for (const each of [gate, await start()])
      expect([each.identify(old), each.identify(next), each.devices().length]).toMatchObject([
        NOBODY,
        { id: 'kiosk-1' },
        1,
      ]);
  });
});

describe('a session', () => {
  it('[IE4] ends with the password it was begun with, also when the hall file changes while the hall is off', async () => {
    const gate = await start();
    const token = await signedIn(gate, 'anna');
    users = [user('anna', 'clerk', await hashPassword('quite another one')), user('bob')];
    expect(gate.identify(token)).toEqual(NOBODY);
    expect((await start()).identify(token)).toEqual(NOBODY);
    const next = (await gate.login('anna', 'quite another one'))?.token;
    users = [user('anna', 'clerk', await hashPassword('and a third')), user('bob')];
    expect(gate.identify(next)).toEqual(NOBODY);
  });

  it('[IE4] does not come back with a user who had left the hall file, nor with an old password', async () => {
    const gate = await start();
    const [anna, bob] = [await signedIn(gate, 'anna'), await signedIn(gate, 'bob')];
    const before = users;
    for (const meanwhile of [[user('bob', 'manager')], [user('bob', 'manager', await hashPassword('other words'))]]) {
      users = meanwhile;
      gate.review();
      await gate.settle();
    }
    users = before;
    for (const each of [gate, await start()])
      expect([anna, bob].map((token) => each.identify(token))).toEqual([NOBODY, NOBODY]);
  });

  it('[IE4] stays over once it has expired, whatever the clock says then', async () => {
    const gate = await start();
    const token = await signedIn(gate, 'anna');
    now += 14 * HOUR;
    expect(gate.identify(token)).toEqual(NOBODY);
    gate.review();
    await gate.settle();
    now -= HOUR;
    for (const each of [gate, await start()]) expect(each.identify(token)).toEqual(NOBODY);
  });
});
