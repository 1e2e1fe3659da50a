import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { HallUser, Role } from '../../../core/catalogue/staff.ts';
import type { Entrance } from '../../../server/auth/entrance.ts';
import { createEntrance } from '../../../server/auth/hall-entrance.ts';
import { createGate, type Gate } from '../../../server/auth/gate.ts';
import { hashPassword } from '../../../server/auth/password.ts';
import { memoryPeopleBook } from '../../../server/auth/people-book.ts';
import { People } from '../../../server/auth/people.ts';
import { SecurityRecord } from '../../../server/auth/security/security-record.ts';
import { securityFiles } from '../../../server/auth/security/security-files.ts';
import { keepTokens } from '../../../server/auth/token-store.ts';
import { codeAt } from '../../../server/auth/totp.ts';
import { serviceRules } from '../../../server/halls/service-rules.ts';
import { fullBook, type FullBook } from '../../support/full-book.ts';

const NOW = Date.parse('2026-03-09T01:00:00Z');
const [PASSWORD, NEXT] = ['seven quiet lamps', 'four wet umbrellas dry'];
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const code = (ahead: number): string => codeAt(SECRET, Math.floor(NOW / 30_000) + ahead);
const hash = hashPassword(PASSWORD);
const BY_SERVICE = { account: { sub: 'account-1', sid: 'there-1' }, role: 'clerk' } as const;

let folder: string;
let book: FullBook;
let gate: Gate;
let people: People;
let security: SecurityRecord;
let entrance: Entrance;
let users: HallUser[];
let passwords: 'everybody' | Role[];

function person(id: string, role: Role, passwordHash: string): HallUser {
  const name = { 'zh-Hans': id, 'zh-Hant': id, en: id };
  return { id, role, passwordHash, name, department: undefined, zone: '', counter: undefined };
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hallcall-entrance-'));
  users = [person('wang', 'manager', await hash), person('anna', 'clerk', await hash)];
  passwords = 'everybody';
  const now = (): number => NOW;
  book = fullBook();
  people = new People(memoryPeopleBook(), now);
  await people.load();
  security = new SecurityRecord(securityFiles(folder), now);
  await security.load();
  gate = createGate(() => ({ users, sample: false }), keepTokens(book, now), { people, now });
  entrance = createEntrance({
    ...{ gate, people, security, now, steadyNow: now, key: new Uint8Array(32), factorFrom: 'manager' },
    ...{ sample: () => false, words: () => [] },
    service: serviceRules(() => ({ claim: 'sub', roles: [], passwords })),
  });
});
afterEach(async () => {
  await security.settle();
  await security.rest();
  await rm(folder, { recursive: true, force: true });
});

const where = { from: '192.0.2.7', known: undefined };
const asking = (user: string, more: { readonly code?: string } = {}) => ({
  ...{ ...where, user, password: PASSWORD },
  ...more,
});

it('[PE9] another password lifts nobody above what the service has given, and the service ends the session still', async () => {
  const session = await gate.begin(users[0]!, BY_SERVICE);
  const set = await entrance.changePassword({ ...asking('wang'), next: NEXT, session });
  expect(set).toMatchObject({ kind: 'set', user: { id: 'wang', role: 'clerk' } });
  const token = set.kind === 'set' ? set.token : '';
  expect(gate.identify(token)).toEqual({ kind: 'staff', id: 'wang', role: 'clerk' });
  expect(gate.identify(session)).toEqual({ kind: 'nobody' });
  expect(gate.isFromService(token)).toBe(true);
  expect(await gate.endAccount({ sid: 'there-1' })).toEqual(['wang']);
  expect(gate.identify(token)).toEqual({ kind: 'nobody' });
});

it('[PE9] whoever has come in by the service shows the code of their second factor for another password', async () => {
  await people.beginFactor('wang', SECRET, people.factorMark('wang'));
  await people.confirmFactor('wang', code(-1));
  const session = await gate.begin(users[0]!, BY_SERVICE);
  const change = (more: { readonly code?: string } = {}) =>
    entrance.changePassword({ ...asking('wang', more), next: NEXT, session });
  expect(await change()).toEqual({ kind: 'code-needed' });
  expect(await change({ code: '000000' })).toEqual({ kind: 'code-wrong' });
  expect(await gate.verify('wang', PASSWORD)).toBeDefined();
  expect(await change({ code: code(0) })).toMatchObject({ kind: 'set', user: { role: 'clerk' } });
});

it('[PE9] a session of a password goes on as it was, and without the session of that person nothing is changed', async () => {
  await people.beginFactor('wang', SECRET, people.factorMark('wang'));
  await people.confirmFactor('wang', code(-1));
  const others = await gate.begin(users[1]!);
  for (const session of [undefined, 'no token', others, await gate.admit('kiosk', 'wang')])
    expect(await entrance.changePassword({ ...asking('wang'), next: NEXT, session })).toEqual({ kind: 'wrong' });
  expect(await gate.verify('wang', PASSWORD)).toBeDefined();
  const session = await gate.begin(users[0]!);
  const set = await entrance.changePassword({ ...asking('wang'), next: NEXT, session });
  expect(set).toMatchObject({ kind: 'set', user: { role: 'manager' } });
  expect(gate.isFromService(set.kind === 'set' ? set.token : '')).toBe(false);
});

it('[OI5] a right password is no guess, however often, of whoever signs in elsewhere or is locked out', async () => {
  // Ten wrong ones from one place are all that anybody has.
  passwords = ['administrator'];
  for (let round = 0; round < 6; round += 1)
    expect(await entrance.signIn(asking('anna'))).toEqual({ kind: 'elsewhere' });
  await people.lock('anna', 'wang');
  for (let round = 0; round < 6; round += 1) expect(await entrance.signIn(asking('anna'))).toEqual({ kind: 'locked' });
  expect(await entrance.signIn({ ...asking('anna'), password: 'not it' })).toEqual({ kind: 'wrong' });
});

const recorded = async () => {
  await security.settle();
  return (await security.find({ limit: 9 })).map(({ kind, who, detail }) => [kind, who, detail]).toReversed();
};
const byService = { claims: { sub: 'anna' }, account: { sub: 'anna' } };

it('[SL8] whoever lacks the role that is needed where they sign in has not signed in, by password and by the service', async () => {
  expect(await entrance.signIn({ ...asking('anna'), least: 'manager' })).toEqual({ kind: 'no-role' });
  expect(await entrance.enter(byService, { ...where, least: 'manager' })).toEqual({
    ...{ kind: 'not-entered', fault: 'no-role' },
  });
  expect(await recorded()).toEqual([
    ['sign-in-failed', 'anna', 'no role here'],
    ['sign-in-failed', 'anna', 'sign-in service: no-role'],
  ]);
  expect(gate.sessions('anna')).toEqual([]);
  expect(await entrance.signIn({ ...asking('anna'), least: 'clerk' })).toMatchObject({ kind: 'in' });
});

it('[SL8] whose session cannot be written has not signed in', async () => {
  book.fault = 'ENOSPC';
  await expect(entrance.signIn(asking('anna'))).rejects.toThrow('the disk is full');
  expect(await entrance.enter(byService, where)).toEqual({ kind: 'not-entered', fault: 'not-kept' });
  expect(await recorded()).toEqual([
    ['sign-in-failed', 'anna', 'cannot be written down'],
    ['sign-in-failed', 'anna', 'sign-in service: not-kept'],
  ]);
});

it('[SL8] a session that cannot come into the record ends before anybody has it, and the record says so once it can', async () => {
  let full = true;
  const files = securityFiles(folder);
  const add = files.add.bind(files);
  files.add = (month, events) => (full ? Promise.reject(new Error('no room')) : add(month, events));
  const record = new SecurityRecord(files, () => NOW);
  const own = createEntrance({
    ...{ gate, people, security: record, now: () => NOW, steadyNow: () => NOW, key: new Uint8Array(32) },
    ...{ sample: () => false, words: () => [] },
    service: serviceRules(() => ({ claim: 'sub', roles: [], passwords })),
  });
  await expect(own.signIn(asking('anna'))).rejects.toThrow('not written into the record');
  expect(await own.enter(byService, where)).toEqual({ kind: 'not-entered', fault: 'not-kept' });
  expect(gate.sessions('anna')).toEqual([]);
  full = false;
  await record.settle();
  await record.rest();
  expect((await record.find({ limit: 9 })).map(({ kind, detail }) => [kind, detail]).toReversed()).toEqual([
    ['signed-in', undefined],
    ['sign-in-failed', 'cannot be written down'],
    ['signed-in', 'sign-in service'],
    ['sign-in-failed', 'sign-in service: not-kept'],
  ]);
});
