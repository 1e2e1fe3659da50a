import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, MINUTE, SECOND } from '../../../core/base/time.ts';
import type { HallUser } from '../../../core/catalogue/staff.ts';
import { createGate, type Gate } from '../../../server/auth/gate.ts';
import { hashPassword } from '../../../server/auth/password.ts';
import { memoryPeopleBook, type PeopleBook } from '../../../server/auth/people-book.ts';
import { LINK_LIVES, People } from '../../../server/auth/people.ts';
import { keepTokens, memoryTokenBook } from '../../../server/auth/token-store.ts';
import { codeAt } from '../../../server/auth/totp.ts';
import { idleRule } from '../../../server/ops/idle-rule.ts';

let now = Date.parse('2026-03-09T01:00:00Z');
let full = false;
let book: PeopleBook;
let users: HallUser[];
beforeEach(() => {
  now = Date.parse('2026-03-09T01:00:00Z');
  full = false;
  const kept = memoryPeopleBook();
  book = {
    read: () => kept.read(),
    write: (people) =>
      full ? Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })) : kept.write(people),
  };
  users = [person('anna')];
});

function person(id: string, passwordHash?: string): HallUser {
  const name = { 'zh-Hans': id, 'zh-Hant': id, en: id };
  return { id, role: 'manager', passwordHash, name, department: undefined, zone: '', counter: undefined };
}

async function open(idle = ''): Promise<{ people: People; gate: Gate }> {
  const people = new People(book, () => now);
  await people.load();
  const rule = idleRule(idle);
  const tokens = keepTokens(memoryTokenBook(), () => now);
  const owed = (): Promise<void> => people.settle();
  const rules = { people, now: () => now, owed, ...(rule.ok ? { idleMs: rule.value } : {}) };
  return { people, gate: createGate(() => ({ users, sample: true }), tokens, rules) };
}

describe('what people have beside the hall file', () => {
  it('[PE6] a lock on a full disk holds at once, says that it is not kept, and is once there is room', async () => {
    const { people, gate } = await open();
    const token = await gate.begin(users[0] ?? person('anna'));
    full = true;
    await expect(people.lock('anna', 'bob')).rejects.toThrow('the disk is full');
    expect(gate.identify(token)).toEqual({ kind: 'nobody' });
    await expect(gate.settle()).rejects.toThrow('the disk is full');
    full = false;
    await gate.settle();
    expect((await open()).people.isLocked('anna')).toBe(true);
  });

  it('[PE6] everything else that cannot be written is not done', async () => {
    const { people } = await open();
    await people.lock('anna', 'bob');
    full = true;
    await expect(people.unlock('anna')).rejects.toThrow('nothing was changed');
    expect(people.isLocked('anna')).toBe(true);
    await expect(people.setPassword(person('anna'), 'hash')).rejects.toThrow('nothing was changed');
    expect(people.passwordOf(person('anna'))).toBeUndefined();
  });

  it('[PE7] a password of one’s own counts until the hall file has another one', async () => {
    const given = await hashPassword('given by the hall');
    users = [person('anna', given)];
    const { people, gate } = await open();
    await people.setPassword(users[0] ?? person('anna'), await hashPassword('chosen by herself'));
    expect(await gate.verify('anna', 'given by the hall')).toBeUndefined();
    expect(await gate.verify('anna', 'chosen by herself')).toBeDefined();
    users = [person('anna', await hashPassword('given anew'))];
    expect(await gate.verify('anna', 'chosen by herself')).toBeUndefined();
    expect(await gate.verify('anna', 'given anew')).toBeDefined();
  });

  it('[PE3] a link opens until the next morning', async () => {
    const { people } = await open();
    const { link } = await people.makeLink('anna');
    now += LINK_LIVES - SECOND;
    expect(people.ownerOf(link)).toBe('anna');
    now += SECOND;
    expect(people.ownerOf(link)).toBeUndefined();
  });

  it('[TF2] of two who show one code together one comes in, and nobody while it cannot be written', async () => {
    const { people } = await open();
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    const code = (ahead: number): string => codeAt(secret, Math.floor(now / 30_000) + ahead);
    await people.beginFactor('anna', secret, people.factorMark('anna'));
    const [recovery = ''] = (await people.confirmFactor('anna', code(-1))) ?? [];
    const both = await Promise.all([people.takeCode('anna', code(0)), people.takeCode('anna', code(0))]);
    expect(both.sort()).toEqual([false, true]);
    full = true;
    await expect(people.takeCode('anna', code(1))).rejects.toThrow(/^the disk is full: the code is used up/);
    full = false;
    expect(await people.takeCode('anna', code(1))).toBe(false);
    const twice = await Promise.all([people.takeCode('anna', recovery), people.takeCode('anna', recovery)]);
    expect(twice.sort()).toEqual([false, true]);
  });
});

describe('a book that takes its time', () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  const code = (ahead: number): string => codeAt(secret, Math.floor(now / 30_000) + ahead);
  let held: (() => void)[] | undefined;
  /** Lets everything be written that waits. */
  const goOn = (): void => {
    for (const each of held ?? []) each();
    held = undefined;
  };

  beforeEach(() => {
    held = undefined;
    const before = book;
    book = {
      read: () => before.read(),
      async write(all) {
        await new Promise<void>((done) => (held === undefined ? done() : held.push(done)));
        await before.write(all);
      },
    };
  });

  it.each<[string, (people: People) => Promise<unknown>]>([
    ['a new password', (people) => people.setPassword(person('anna'), 'hash')],
    ['a link for one', (people) => people.makeLink('anna')],
    ['an unlock', (people) => people.unlock('anna')],
  ])('[TF2] a code that is taken while %s is written stays used up, also after a restart', async (_, change) => {
    const { people } = await open();
    await people.beginFactor('anna', secret, people.factorMark('anna'));
    const [recovery = ''] = (await people.confirmFactor('anna', code(-1))) ?? [];
    for (const shown of [code(0), recovery]) {
      held = [];
      const changed = change(people);
      await expect.poll(() => held?.length).toBe(1);
      const taken = people.takeCode('anna', shown);
      goOn();
      await Promise.all([changed, taken]);
      expect(await people.takeCode('anna', shown)).toBe(false);
      expect(await (await open()).people.takeCode('anna', shown)).toBe(false);
    }
  });

  it('[PE6] a lock that comes while another is written is written once there is room', async () => {
    const { people } = await open();
    held = [];
    const first = people.lock('anna', 'bob');
    await expect.poll(() => held?.length).toBe(1);
    const second = people.lock('carl', 'bob');
    held.shift()?.();
    await first;
    await expect.poll(() => held?.length).toBe(1);
    full = true;
    goOn();
    await expect(second).rejects.toThrow('the disk is full');
    full = false;
    await people.settle();
    expect((await open()).people.isLocked('carl')).toBe(true);
  });

  it('[TF3] of two who begin and confirm together one has a second factor, and the codes of that one count', async () => {
    const { people } = await open();
    await people.beginFactor('anna', secret, people.factorMark('anna'));
    const both = await Promise.all([people.confirmFactor('anna', code(0)), people.confirmFactor('anna', code(0))]);
    const [codes, none] = both[0] === undefined ? both.toReversed() : both;
    expect(none).toBeUndefined();
    expect(await people.beginFactor('anna', 'MFRGGZDFMZTWQ2LK', people.factorMark('anna'))).toBe('there');
    expect(await people.takeCode('anna', codes?.[0] ?? '')).toBe(true);
  });

  it('[PE3] of two who set a password by one link one does', async () => {
    const { people } = await open();
    const { link } = await people.makeLink('anna');
    const set = (hash: string): Promise<boolean> => people.setPassword(person('anna'), hash, link);
    expect((await Promise.all([set('one'), set('two')])).sort()).toEqual([false, true]);
    expect(people.passwordOf(person('anna'))).toBe('one');
  });
});

describe('a session that nobody is at', () => {
  it('[IL1] ends after the minutes of its role, and goes on with each act', async () => {
    const { gate } = await open('manager=30 administrator=15');
    const token = await gate.begin(users[0] ?? person('anna'));
    for (let n = 0; n < 5; n += 1) {
      now += 29 * MINUTE;
      expect(gate.identify(token).kind).toBe('staff');
      gate.active(token);
    }
    now += 30 * MINUTE;
    expect(gate.identify(token).kind).toBe('nobody');
    gate.active(token);
    gate.review();
    expect(gate.sessions()).toEqual([]);
  });

  it('[IL1] lasts for its time where no rule names its role', async () => {
    const { gate } = await open('clerk=1');
    const token = await gate.begin(users[0] ?? person('anna'));
    now += DAY / 2;
    expect(gate.identify(token).kind).toBe('staff');
  });

  it.each(['manager', 'manager=0', 'manager=1441', 'boss=5', 'manager=5 manager=6', 'clerk=1.5', 'clerk=-3'])(
    '[IL1] %j is refused with what would be right',
    (text) => {
      expect(idleRule(text)).toMatchObject({ ok: false, error: expect.stringContaining('manager=30') as string });
    },
  );
});
