import { scryptSync } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Request } from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { HallUser } from '../../../core/catalogue/staff.ts';
import type { KeyCreation, KeyRequest } from '../../../core/protocol/shapes/security-keys.ts';
import type { Asking, Entrance } from '../../../server/auth/entrance.ts';
import { createEntrance } from '../../../server/auth/hall-entrance.ts';
import { createGate } from '../../../server/auth/gate.ts';
import {
  filePeopleBook,
  memoryPeopleBook,
  personIn,
  personRow,
  type PeopleBook,
} from '../../../server/auth/people-book.ts';
import { MOST_KEYS, People } from '../../../server/auth/people.ts';
import { CHALLENGE_LIVES } from '../../../server/auth/security-keys/key-challenges.ts';
import { keySite } from '../../../server/auth/security-keys/key-site.ts';
import { SecurityRecord } from '../../../server/auth/security/security-record.ts';
import { securityFiles } from '../../../server/auth/security/security-files.ts';
import { keepTokens, memoryTokenBook } from '../../../server/auth/token-store.ts';
import { codeAt } from '../../../server/auth/totp.ts';
import { keySiteOf } from '../../../server/doors/http/key-site-of.ts';
import { softKey, type Attestation, type SoftKey } from '../../support/soft-key.ts';

const HALL = 'https://hall.example';
const PASSWORD = 'seven quiet lamps';
/** A hash that costs nothing: it is shown a hundred times here. */
const SALT = Buffer.alloc(16);
const HASH = [
  'scrypt',
  2,
  8,
  1,
  SALT.toString('base64url'),
  scryptSync(PASSWORD, SALT, 32, { N: 2 }).toString('base64url'),
].join('$');

let now: number;
let full: boolean;
let recordFull: boolean;
let folder: string;
let people: People;
let security: SecurityRecord;
let entrance: Entrance;

beforeEach(async () => {
  now = Date.parse('2026-03-09T01:00:00Z');
  full = false;
  recordFull = false;
  folder = await mkdtemp(join(tmpdir(), 'hallcall-keys-'));
  const kept = memoryPeopleBook();
  await open({
    read: () => kept.read(),
    write: (all) => (full ? Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })) : kept.write(all)),
  });
});
afterEach(async () => {
  await security.settle();
  await security.rest();
  await rm(folder, { recursive: true, force: true });
});

async function open(book: PeopleBook): Promise<void> {
  const clock = (): number => now;
  people = new People(book, clock);
  await people.load();
  const files = securityFiles(folder);
  const noRoom = () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
  security = new SecurityRecord(
    { ...files, add: (month, events) => (recordFull ? noRoom() : files.add(month, events)) },
    clock,
  );
  await security.load();
  const users = ['wang', 'anna'].map(person);
  const gate = createGate(() => ({ users, sample: false }), keepTokens(memoryTokenBook(), clock), {
    people,
    now: clock,
  });
  entrance = createEntrance({
    ...{ gate, people, security, now: clock, steadyNow: clock, key: new Uint8Array(32) },
    ...{ sample: () => false, words: () => [] },
  });
}

function person(id: string): HallUser {
  const name = { 'zh-Hans': id, 'zh-Hant': id, en: id };
  return { id, role: 'manager', passwordHash: HASH, name, department: undefined, zone: '', counter: undefined };
}

const asking = (user: string, more: Partial<Asking> = {}): Asking => ({
  ...{ user, password: PASSWORD, from: '192.0.2.7', known: undefined, site: keySite(HALL) },
  ...more,
});

async function begun(user: string, more: Partial<Asking> = {}): Promise<KeyCreation> {
  const said = await entrance.beginKey(asking(user, more), 'hall');
  if (said.kind !== 'begun') throw new Error(`not begun: ${said.kind}`);
  return said.options;
}

async function added(user: string, key: SoftKey, more: Partial<Asking> = {}, origin = HALL) {
  const made = key.make(await begun(user, more), origin);
  return entrance.addKey({ ...asking(user), name: 'a key', made });
}

/** What the sign-in asks of a key. */
async function asked(user: string, more: Partial<Asking> = {}): Promise<KeyRequest> {
  const said = await entrance.signIn(asking(user, more));
  if (said.kind !== 'code-needed' || said.keyRequest === undefined) throw new Error(`no key was asked: ${said.kind}`);
  return said.keyRequest;
}

const shown = (user: string, key: SoftKey, request: KeyRequest, origin = HALL) =>
  entrance.signIn(asking(user, { key: key.show(request, origin) }));

describe('a security key beside the password', () => {
  it('[TF6] is added with the password, asked for at the next sign-in, and lets in in place of a code', async () => {
    const key = softKey();
    const set = await added('wang', key);
    expect(set).toMatchObject({ kind: 'added' });
    expect(set.kind === 'added' && new Set(set.recovery).size).toBe(10);
    expect(people.hasFactor('wang')).toBe(true);
    expect(people.hasFactor('anna')).toBe(false);
    const request = await asked('wang');
    expect(request).toMatchObject({ rpId: 'hall.example', allowCredentials: [{ id: key.id, transports: ['usb'] }] });
    expect(await shown('wang', key, request)).toMatchObject({ kind: 'in', user: { id: 'wang' } });
    expect(
      await entrance.signIn(asking('wang', { code: set.kind === 'added' ? (set.recovery[0] ?? '') : '' })),
    ).toMatchObject({
      kind: 'in',
    });
  });

  it('[TF6] of a person is not taken a second time, by nobody, and ten are the most', async () => {
    const [first, ...others] = Array.from({ length: MOST_KEYS }, softKey);
    if (first === undefined) throw new Error('none');
    expect(await added('wang', first)).toMatchObject({ kind: 'added' });
    expect(await added('anna', first)).toEqual({ kind: 'there' });
    const proof = async (): Promise<Partial<Asking>> => ({ key: first.show(await asked('wang'), HALL) });
    for (const each of others)
      expect(await added('wang', each, await proof())).toEqual({ kind: 'added', recovery: [] });
    expect(await entrance.beginKey(asking('wang', await proof()), 'hall')).toEqual({ kind: 'enough' });
  });

  it('[TF7] answers a challenge once, of this person, for this, within five minutes', async () => {
    const [key, other] = [softKey(), softKey()];
    await added('wang', key);
    await added('anna', other);
    const request = await asked('wang');
    const answer = key.show(request, HALL);
    expect(await entrance.signIn(asking('anna', { key: answer }))).toEqual({ kind: 'key-wrong' });
    expect(await entrance.signIn(asking('anna', { key: other.show(request, HALL) }))).toEqual({ kind: 'key-wrong' });
    expect(await entrance.signIn(asking('wang', { key: answer }))).toMatchObject({ kind: 'in' });
    expect(await entrance.signIn(asking('wang', { key: answer }))).toEqual({ kind: 'key-wrong' });
    const late = await asked('wang');
    now += CHALLENGE_LIVES;
    expect(await shown('wang', key, late)).toEqual({ kind: 'key-wrong' });
    const { challenge } = await begun('wang', { key: key.show(await asked('wang'), HALL) });
    expect(await shown('wang', key, { ...late, challenge })).toEqual({ kind: 'key-wrong' });
  });

  it('[TF7] that is new answers once, of this person, within five minutes; eight may be asked at a time', async () => {
    const key = softKey();
    const options = await begun('wang');
    const made = key.make(options, HALL);
    const add = (user: string, from = made) => entrance.addKey({ ...asking(user), name: 'a key', made: from });
    expect(await add('anna')).toEqual({ kind: 'key-wrong' });
    const first = await begun('wang');
    for (let round = 0; round < 8; round += 1) await begun('wang');
    expect(await add('wang', key.make(first, HALL))).toEqual({ kind: 'key-wrong' });
    const late = await begun('wang');
    now += CHALLENGE_LIVES;
    expect(await add('wang', key.make(late, HALL))).toEqual({ kind: 'key-wrong' });
    const right = key.make(await begun('wang'), HALL);
    expect(await add('wang', right)).toMatchObject({ kind: 'added' });
    expect(await add('wang', right)).toEqual({ kind: 'key-wrong' });
  });

  it('[TF7] that a page of another address has asked is refused, and so is a signature of another key', async () => {
    const key = softKey();
    for (const origin of ['https://hall.example.evil', 'http://hall.example', 'https://hall.example:8443'])
      expect(await added('wang', softKey(), {}, origin), origin).toEqual({ kind: 'key-wrong' });
    await added('wang', key);
    for (const origin of ['https://hall.example.evil', 'http://hall.example', 'https://hall.example:8443'])
      expect(await shown('wang', key, await asked('wang'), origin), origin).toEqual({ kind: 'key-wrong' });
    const request = await asked('wang');
    expect(await shown('wang', key, { ...request, rpId: 'evil' })).toEqual({ kind: 'key-wrong' });
    const { response } = softKey().show(await asked('wang'), HALL);
    const answer = { ...key.show(await asked('wang'), HALL), response };
    expect(await entrance.signIn(asking('wang', { key: answer }))).toEqual({ kind: 'key-wrong' });
  });

  it('[TF16] says nothing of its maker, or signs by itself; what a maker has signed is not read', async () => {
    const add = async (says: Attestation) => {
      await people.endFactors('wang');
      const made = softKey().make(await begun('wang'), HALL, says);
      return (await entrance.addKey({ ...asking('wang'), name: 'a key', made })).kind;
    };
    expect(await add('none')).toBe('added');
    expect(await add('packed')).toBe('added');
    expect(await add('fido-u2f')).toBe('key-wrong');
  });

  it.each(['', '!', 'bnVsbA', 'W10', 'eyJjaGFsbGVuZ2UiOm51bGx9', 'eyJjaGFsbGVuZ2UiOnt9fQ'])(
    '[TF7] that says %j is no answer, and no fault of the server',
    async (clientDataJSON) => {
      const key = softKey();
      await added('wang', key);
      const real = key.show(await asked('wang'), HALL);
      const answer = { ...real, response: { ...real.response, clientDataJSON } };
      expect(await entrance.signIn(asking('wang', { key: answer }))).toEqual({ kind: 'key-wrong' });
    },
  );

  it('[TF8] that has counted less than before, or as much, is refused, and stands in the record', async () => {
    const key = softKey();
    await added('wang', key);
    await shown('wang', key, await asked('wang'));
    key.count -= 1;
    expect(await shown('wang', key, await asked('wang'))).toEqual({ kind: 'key-copied' });
    expect(await security.find({ who: 'wang', kind: 'security-key-copied', limit: 9 })).toHaveLength(1);
    key.count += 1;
    expect(await shown('wang', key, await asked('wang'))).toMatchObject({ kind: 'in' });
  });

  it('[TF8] that is removed while it is looked at is no copy of one', async () => {
    const key = softKey();
    await added('wang', key);
    await people.endFactors('wang');
    expect(await people.countKey('wang', key.id, 9)).toBe('not-there');
  });

  it('[TF8] that counts nothing lets in each time', async () => {
    const key = softKey();
    key.count = -1;
    await added('wang', key);
    for (let round = 0; round < 2; round += 1) {
      key.count = -1;
      expect(await shown('wang', key, await asked('wang'))).toMatchObject({ kind: 'in' });
    }
  });

  it('[TF8] lets nobody in before what it has counted is written', async () => {
    const key = softKey();
    await added('wang', key);
    const request = await asked('wang');
    full = true;
    await expect(shown('wang', key, request)).rejects.toThrow(/^the disk is full: that the key was shown/);
  });

  it('[TF17] tells its codes also where the record takes nothing, and stands in it when there is room', async () => {
    const made = softKey().make(await begun('wang'), HALL);
    recordFull = true;
    const set = await entrance.addKey({ ...asking('wang'), name: 'a key', made });
    expect(set.kind === 'added' && set.recovery.length).toBe(10);
    const begins = await entrance.beginFactor(asking('anna'));
    const code = codeAt(begins.kind === 'begun' ? begins.secret : '', Math.floor(now / 30_000));
    const confirmed = await entrance.confirmFactor(asking('anna', { code }));
    expect(confirmed.kind === 'set' && confirmed.recovery.length).toBe(10);
    recordFull = false;
    await security.settle();
    expect(await security.find({ kind: 'security-key-added', limit: 9 })).toMatchObject([{ who: 'wang' }]);
    expect(await security.find({ kind: 'second-factor-set', limit: 9 })).toMatchObject([{ who: 'anna' }]);
  });

  it('[TF9] that is not the one asked for when it is added stands in the record, as a wrong first code does', async () => {
    const made = softKey().make(await begun('wang'), 'https://evil.example');
    expect(await entrance.addKey({ ...asking('wang'), name: 'a key', made })).toEqual({ kind: 'key-wrong' });
    await entrance.beginFactor(asking('wang'));
    expect(await entrance.confirmFactor(asking('wang', { code: '000' }))).toEqual({ kind: 'code-wrong' });
    await security.settle();
    const found = await security.find({ kind: 'sign-in-failed', limit: 9 });
    expect(found.map(({ detail }) => detail)).toEqual(['second factor', 'security key']);
  });

  it('[TF9] gives nobody a second way in who has the password alone', async () => {
    const key = softKey();
    // Begun before the person had one, and confirmed after it.
    const early = await begun('wang');
    const secret = await entrance.beginFactor(asking('wang'));
    await added('wang', key);
    expect(await entrance.beginKey(asking('wang'), 'hall')).toMatchObject({ kind: 'code-needed' });
    expect(await entrance.beginFactor(asking('wang'))).toMatchObject({ kind: 'code-needed' });
    const made = softKey().make(early, HALL);
    expect(await entrance.addKey({ ...asking('wang'), name: 'not theirs', made })).toEqual({ kind: 'key-wrong' });
    const code = codeAt(secret.kind === 'begun' ? secret.secret : '', Math.floor(now / 30_000));
    expect(await entrance.confirmFactor(asking('wang', { code }))).toEqual({ kind: 'code-wrong' });
    expect(people.keysOf('wang')).toHaveLength(1);
    const proof = { key: key.show(await asked('wang'), HALL) };
    expect(await entrance.beginFactor(asking('wang', proof))).toMatchObject({ kind: 'begun' });
  });

  it('[TF9] that came while the password was looked at is wanted for whatever was asked without it', async () => {
    const key = softKey();
    const made = key.make(await begun('wang'), HALL);
    const adding = entrance.addKey({ ...asking('wang'), name: 'a key', made });
    const [set, begins] = await Promise.all([adding, entrance.beginFactor(asking('wang'))]);
    expect(set).toMatchObject({ kind: 'added' });
    const secret = begins.kind === 'begun' ? begins.secret : '';
    const code = codeAt(secret, Math.floor(now / 30_000));
    expect(await entrance.confirmFactor(asking('wang', { code }))).toEqual({ kind: 'code-wrong' });
    const before = people.factorMark('anna');
    await added('anna', softKey());
    expect(await people.beginFactor('anna', 'GEZDGNBVGY3TQOJQ', before)).toBe('unproved');
    expect(await people.beginFactor('anna', 'GEZDGNBVGY3TQOJQ', undefined)).toBe('unproved');
    const [{ id } = { id: '' }] = people.keysOf('anna');
    expect(await people.removeKey('anna', id, before)).toBe('unproved');
  });

  it('[TF9] an authenticator that ends while the password is looked at leaves no way in beside the key', async () => {
    const key = softKey();
    await added('wang', key);
    const proof = { key: key.show(await asked('wang'), HALL) };
    const begins = await entrance.beginFactor(asking('wang', proof));
    const code = codeAt(begins.kind === 'begun' ? begins.secret : '', Math.floor(now / 30_000));
    expect(await entrance.confirmFactor(asking('wang', { code }))).toEqual({ kind: 'set', recovery: [] });
    const ended = people.endAuthenticator('wang', people.factorMark('wang'));
    const again = entrance.beginFactor(asking('wang'));
    expect(await ended).toBe('ended');
    expect(await again).toMatchObject({ kind: 'code-needed', keyRequest: { rpId: 'hall.example' } });
  });

  it('[TF9] what was begun with a second factor that is gone counts no more', async () => {
    const [lost, kept] = [softKey(), softKey()];
    await added('wang', lost);
    await added('wang', kept, { key: lost.show(await asked('wang'), HALL) });
    const early = await begun('wang', { key: lost.show(await asked('wang'), HALL) });
    const begins = await entrance.beginFactor(asking('wang', { key: lost.show(await asked('wang'), HALL) }));
    const proof = { key: kept.show(await asked('wang'), HALL) };
    expect(await entrance.removeKey(asking('wang', proof), lost.id)).toEqual({ kind: 'removed' });
    const add = () => entrance.addKey({ ...asking('wang'), name: 'a key', made: softKey().make(early, HALL) });
    expect(await add()).toEqual({ kind: 'key-wrong' });
    const code = codeAt(begins.kind === 'begun' ? begins.secret : '', Math.floor(now / 30_000));
    expect(await entrance.confirmFactor(asking('wang', { code }))).toEqual({ kind: 'code-wrong' });
    const last = await begun('wang', { key: kept.show(await asked('wang'), HALL) });
    await people.endFactors('wang');
    const made = softKey().make(last, HALL);
    expect(await entrance.addKey({ ...asking('wang'), name: 'a key', made })).toEqual({ kind: 'key-wrong' });
  });

  it('[TF9] wrong ones are guesses, as wrong codes are', async () => {
    const key = softKey();
    await added('wang', key);
    const wrong = async (): Promise<string> => (await shown('wang', key, await asked('wang'), 'https://evil')).kind;
    for (let round = 0; round < 10; round += 1) expect(await wrong()).toBe('key-wrong');
    expect(await entrance.signIn(asking('wang'))).toMatchObject({ kind: 'wait' });
  });

  it('[TF10] is removed with the password and a second factor; the codes go with the last', async () => {
    const [one, two] = [softKey(), softKey()];
    const first = await added('wang', one);
    await added('wang', two, { key: one.show(await asked('wang'), HALL) });
    expect(await entrance.removeKey(asking('wang'), one.id)).toMatchObject({ kind: 'code-needed' });
    const withKey = async (key: SoftKey): Promise<Asking> =>
      asking('wang', { key: key.show(await asked('wang'), HALL) });
    expect(await entrance.removeKey(await withKey(two), 'none')).toEqual({ kind: 'not-there' });
    expect(await entrance.removeKey(await withKey(two), one.id)).toEqual({ kind: 'removed' });
    expect(people.keysOf('wang').map(({ id }) => id)).toEqual([two.id]);
    const code = first.kind === 'added' ? (first.recovery[0] ?? '') : '';
    expect(await entrance.removeKey(asking('wang', { code }), two.id)).toEqual({ kind: 'removed' });
    expect(people.hasFactor('wang')).toBe(false);
    expect(people.of('wang').recovery).toBeUndefined();
  });

  it('[TF10] is taken away by a manager with every other second factor; giving up codes leaves it', async () => {
    const key = softKey();
    const set = await added('wang', key);
    const begins = await entrance.beginFactor(asking('wang', { key: key.show(await asked('wang'), HALL) }));
    const code = (ahead: number): string =>
      codeAt(begins.kind === 'begun' ? begins.secret : '', Math.floor(now / 30_000) + ahead);
    // The codes for when it is lost are there already.
    expect(await entrance.confirmFactor(asking('wang', { code: code(-1) }))).toEqual({ kind: 'set', recovery: [] });
    expect(await entrance.endFactor(asking('wang', { code: code(0) }))).toEqual({ kind: 'ended' });
    expect(people.hasFactor('wang')).toBe(true);
    expect(people.of('wang').recovery).toHaveLength(set.kind === 'added' ? set.recovery.length : 0);
    expect(await people.endFactors('wang')).toBe(true);
    expect(people.of('wang')).toEqual({ id: 'wang' });
    expect(await people.endFactors('wang')).toBe(false);
  });

  it('[TF11] is asked for at the address alone at which it was added, and nowhere else can one be added', async () => {
    const key = softKey();
    await added('wang', key);
    for (const elsewhere of ['https://other.example', 'https://192.0.2.1', 'http://hall.example', `${HALL}:8443`])
      expect(await entrance.signIn(asking('wang', { site: keySite(elsewhere) }))).toEqual({
        kind: 'code-needed',
        keyAt: [HALL],
      });
    expect(await entrance.beginKey(asking('anna', { site: undefined }), 'hall')).toEqual({ kind: 'not-here' });
    // Another program on the same machine has the name as well, and asks for a key of its own to get a challenge.
    const theirs = keySite(`${HALL}:8443`);
    const other = softKey();
    const made = other.make(
      await begun('wang', { key: key.show(await asked('wang'), HALL), site: theirs }),
      `${HALL}:8443`,
    );
    expect(await entrance.addKey({ ...asking('wang'), name: 'there', made })).toMatchObject({ kind: 'added' });
    expect(await entrance.signIn(asking('wang', { site: undefined }))).toEqual({
      kind: 'code-needed',
      keyAt: [HALL, `${HALL}:8443`],
    });
    // Whoever has not given the right password is told nothing of it.
    expect(await entrance.signIn(asking('wang', { site: undefined, password: 'a guess' }))).toEqual({ kind: 'wrong' });
    const request = await asked('wang', { site: theirs });
    expect(request.allowCredentials.map(({ id }) => id)).toEqual([other.id]);
    expect(await shown('wang', key, request, `${HALL}:8443`)).toEqual({ kind: 'key-wrong' });
  });
});

it.each([
  ['https://hall.example', 'hall.example', 'https://hall.example'],
  ['https://hall.example:443', 'hall.example', 'https://hall.example'],
  ['https://Hall.Example:8443/h/north', 'hall.example', 'https://hall.example:8443'],
  ['http://localhost:8080', 'localhost', 'http://localhost:8080'],
  ['http://a.localhost', 'a.localhost', 'http://a.localhost'],
  ['https://hall', 'hall', 'https://hall'],
])('[TF11] at %s a key is bound to %s', (address, rpId, origin) => {
  expect(keySite(address)).toEqual({ rpId, origin });
});

it.each([
  'http://hall.example',
  'https://192.0.2.1',
  'https://[2001:db8::1]:8443',
  'http://127.0.0.1:8080',
  'http://[::1]',
  'https://3221225985',
  'ftp://localhost',
  'no address',
])('[TF11] at %s no browser shows one', (address) => {
  expect(keySite(address)).toBeUndefined();
});

describe('where a request shows a key', () => {
  const site = (protocol: string, headers: object, pageUrl: string): string | undefined =>
    keySiteOf({ protocol, headers } as Request, pageUrl)?.origin;
  const OWN = { host: 'hall.example' };
  const INSIDE = { host: 'inside:8080' };

  it('[TF11] is its own address, whatever a page of another says', () => {
    expect(site('https', OWN, 'http://192.0.2.1:8080')).toBe(HALL);
    expect(site('https', { ...OWN, origin: 'https://evil.example' }, 'http://192.0.2.1:8080')).toBe(HALL);
    expect(site('http', OWN, 'http://192.0.2.1:8080')).toBeUndefined();
  });

  it('[TF11] is how the hall is known, where the page stands there and a proxy asks under another name', () => {
    expect(site('http', { ...INSIDE, origin: HALL }, `${HALL}/h/north`)).toBe(HALL);
    expect(site('http', { ...INSIDE, origin: 'https://evil.example' }, HALL)).toBeUndefined();
    expect(site('http', INSIDE, HALL)).toBeUndefined();
  });
});

describe('what is kept of people', () => {
  /** As a program that knows no keys reads a person. */
  const OLD = z.object({
    id: z.string(),
    factor: z
      .object({ secret: z.string(), since: z.number().optional(), lastStep: z.number(), recovery: z.array(z.string()) })
      .optional(),
  });

  it('[TF12] is in the file under a version that a program without keys does not read', async () => {
    const path = join(folder, 'people.json');
    await open(filePeopleBook(path));
    await added('wang', softKey());
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ version: 2, people: [{ id: 'wang' }] });
  });

  it('[TF12] is a row in which such a program finds nobody, and one of before is read', async () => {
    await added('wang', softKey());
    const row = personRow(people.of('wang'));
    expect(() => OLD.parse(JSON.parse(row))).toThrow();
    expect(personIn(row)).toEqual(people.of('wang'));
    const factor = { secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', since: now, lastStep: 0 };
    const before = JSON.stringify({ id: 'anna', factor: { ...factor, recovery: ['one'] } });
    expect(personIn(before)).toEqual({ id: 'anna', factor, recovery: ['one'] });
    expect(() => personIn(JSON.stringify({ version: 3, person: people.of('wang') }))).toThrow();
  });

  it('[TF17] without keys and codes that were taken out by hand has no code of before, and gets new ones', async () => {
    const set = await added('wang', softKey());
    const { keys: _, ...left } = people.of('wang');
    const kept = memoryPeopleBook();
    await kept.write([left]);
    await open(kept);
    const anew = await added('wang', softKey());
    expect(anew.kind === 'added' && anew.recovery.length).toBe(10);
    const old = set.kind === 'added' ? (set.recovery[0] ?? '') : '';
    expect(await entrance.signIn(asking('wang', { code: old }))).toEqual({ kind: 'code-wrong' });
  });

  it('[TF12] of a version before has its second factors and codes still, and keys last over a restart', async () => {
    const path = join(folder, 'people.json');
    const factor = { secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', lastStep: 0 };
    const since = now;
    const before = [
      { id: 'anna', factor: { ...factor, since, recovery: ['one', 'two'] } },
      { id: 'wang', factor: { ...factor, recovery: [] } },
    ];
    await writeFile(path, JSON.stringify({ version: 1, people: before }));
    await open(filePeopleBook(path));
    expect(people.of('anna')).toEqual({ id: 'anna', factor: { ...factor, since }, recovery: ['one', 'two'] });
    expect(people.hasFactor('wang')).toBe(false);
    const key = softKey();
    await added('wang', key);
    await open(filePeopleBook(path));
    expect(people.of('anna').recovery).toEqual(['one', 'two']);
    expect(await shown('wang', key, await asked('wang'))).toMatchObject({ kind: 'in' });
  });
});
