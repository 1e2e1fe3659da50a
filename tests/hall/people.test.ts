import { createSocket, type Socket } from 'node:dgram';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeAt } from '../../server/auth/totp.ts';
import { clientOf, type Client, type Said } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { connect } from '../support/live.ts';
import { OWN_PASSWORD, ownHall, type OwnHall } from '../support/own-hall.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const PUBLIC = 'http://hall.example:8088';
const GOOD = 'green elephants rarely whistle';
let own: OwnHall;
let hall: RunningHall;
let admin: Client;
let anybody: Client;
let log: Socket;
const heard: string[] = [];
beforeAll(async () => {
  log = createSocket('udp4').on('message', (line) => heard.push(line.toString()));
  await new Promise<void>((done) => log.bind(0, '127.0.0.1', done));
  own = await ownHall();
  const SYSLOG = `udp://127.0.0.1:${String(log.address().port)}`;
  hall = await startHall({
    env: { HALL_FILE: own.folder, SYSLOG, SECOND_FACTOR: 'administrator', HALL_PUBLIC_URL: PUBLIC },
  });
  anybody = clientOf(hall.url);
});
afterAll(async () => {
  for (const each of [admin, anybody]) each.close();
  await hall.dispose();
  await own.remove();
  log.close();
});

const signIn = (user: string, password: string, code?: string): Promise<Said> =>
  anybody.post('/sessions', { user, password, ...(code === undefined ? {} : { code }) });

/** Somebody whose password was set by a link, signed in. */
async function person(user: string, password = GOOD): Promise<Client> {
  const made = await admin.post(`/people/${user}/password-link`);
  const link = String(made.body['link']).split('#')[1];
  expect((await anybody.post('/password/by-link', { link, next: password })).status).toBe(204);
  return clientOf(hall.url, (await signIn(user, password)).body['token'] as string);
}

/** The code of so many half minutes from now: each counts once. */
const codeNow = (secret: string, ahead = 0): string => codeAt(secret, Math.floor(Date.now() / 30_000) + ahead);
const kindsOf = async (who: string): Promise<string[]> =>
  ((await admin.get(`/security/events?limit=500&who=${who}`)).body['items'] as { kind: string }[]).map(
    ({ kind }) => kind,
  );

describe('a second factor', () => {
  let recovery: string[] = [];

  it('[TF3] whom the setting names does not come in without one, is told so, and makes it with the password alone', async () => {
    const refused = await signIn('admin', OWN_PASSWORD);
    expect(refused).toMatchObject({ status: 403, body: { code: 'second-factor-missing' } });
    expect((await anybody.post('/second-factor', { user: 'admin', password: 'wrong' })).status).toBe(401);
    const begun = await anybody.post('/second-factor', { user: 'admin', password: OWN_PASSWORD });
    const { secret, uri, picture } = begun.body as Record<string, string>;
    expect(uri).toContain(`secret=${secret ?? ''}`);
    expect(picture).toMatch(/^<svg/);
    // Not confirmed, it opens nothing.
    expect((await signIn('admin', OWN_PASSWORD, codeNow(secret ?? ''))).body['code']).toBe('second-factor-missing');
    const wrong = await anybody.post('/second-factor/confirm', {
      user: 'admin',
      password: OWN_PASSWORD,
      code: '000000',
    });
    expect(wrong).toMatchObject({ status: 401, body: { code: 'second-factor-wrong' } });
    const code = codeNow(secret ?? '');
    const set = await anybody.post('/second-factor/confirm', { user: 'admin', password: OWN_PASSWORD, code });
    recovery = set.body['recovery'] as string[];
    expect(new Set(recovery).size).toBe(10);
    expect((await anybody.post('/second-factor', { user: 'admin', password: OWN_PASSWORD })).status).toBe(409);
    expect((await signIn('admin', OWN_PASSWORD)).body['code']).toBe('second-factor-needed');
    // The code that confirmed it is used up.
    expect((await signIn('admin', OWN_PASSWORD, code)).body['code']).toBe('second-factor-wrong');
    const now = codeNow(secret ?? '', 1);
    const both = await Promise.all([signIn('admin', OWN_PASSWORD, now), signIn('admin', OWN_PASSWORD, now)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 401]);
    admin = clientOf(hall.url, both.find(({ status }) => status === 201)?.body['token'] as string);
  });

  it('[TF4] a code for a lost phone lets in once, also after a restart', async () => {
    const [first = '', second = ''] = recovery;
    expect((await signIn('admin', OWN_PASSWORD, first.toUpperCase())).status).toBe(201);
    await hall.stop();
    hall = await hall.again();
    expect((await signIn('admin', OWN_PASSWORD, first)).status).toBe(401);
    expect((await signIn('admin', OWN_PASSWORD, second)).status).toBe(201);
    expect((await admin.get('/people')).status).toBe(200);
  });
});

describe('passwords', () => {
  it('[PE3] a link sets a new one once, and is replaced by the next; weak ones are refused with what is wrong', async () => {
    const link = async (): Promise<string> =>
      String((await admin.post('/people/desk/password-link')).body['link']).split('#')[1] ?? '';
    const { link: path, url } = (await admin.post('/people/desk/password-link')).body;
    expect(path).toMatch(/^\/password#./);
    // For whoever sits elsewhere than the one who made it.
    expect(url).toBe(`${PUBLIC}${String(path)}`);
    const [old, newer] = [await link(), await link()];
    const set = (with_: string, next: string): Promise<Said> =>
      anybody.post('/password/by-link', { link: with_, next });
    expect((await set(old, GOOD)).status).toBe(404);
    for (const [next, code] of [
      ['short one', 'password-too-short'],
      ['passwordpassword', 'password-common'],
      ['desk-desk-desk-2026', 'password-hall-word'],
      ['x'.repeat(300), 'password-too-long'],
    ] as const)
      expect(await set(newer, next), next).toMatchObject({ status: 422, body: { code, errors: [{ path: 'next' }] } });
    const both = await Promise.all([set(newer, GOOD), set(newer, GOOD)]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 404]);
    expect((await set(newer, GOOD)).status).toBe(404);
    expect((await set('made-up', GOOD)).status).toBe(404);
    expect((await signIn('desk', GOOD)).status).toBe(201);
  });

  it('[PE4] who changes their own shows the old one; their other sessions end, this one goes on', async () => {
    const here = await person('supervisor');
    const there = clientOf(hall.url, (await signIn('supervisor', GOOD)).body['token'] as string);
    expect((await here.post('/password', { password: 'not it', next: 'four wet umbrellas dry' })).status).toBe(401);
    expect((await here.post('/password', { password: GOOD, next: 'supervisor-2026-03' })).status).toBe(422);
    expect((await there.get('/sessions/current')).status).toBe(200);
    const changed = await here.post('/password', { password: GOOD, next: 'four wet umbrellas dry' });
    expect(changed.status).toBe(200);
    const after = clientOf(hall.url, changed.body['token'] as string);
    expect((await after.get('/sessions/current')).status).toBe(200);
    for (const each of [here, there]) expect((await each.get('/sessions/current')).status).toBe(401);
    expect((await signIn('supervisor', GOOD)).status).toBe(401);
    expect((await signIn('supervisor', 'four wet umbrellas dry')).status).toBe(201);
    for (const each of [here, there, after]) each.close();
  });
});

describe('people and their sessions', () => {
  it('[PE1] who is locked out is out at once on both doors, stays so over a restart, and comes in again unlocked', async () => {
    const clerk = await person('clerk');
    const live = await connect(hall.url, { token: clerk.token ?? '' });
    await live.watch('counter:1');
    const locked = await admin.post('/people/clerk/lock');
    expect(locked.body).toMatchObject({ id: 'clerk', locked: { by: 'admin' }, sessions: 0 });
    expect((await clerk.get('/counters')).status).toBe(401);
    await eventually(() => !live.socket.connected || undefined, 'its socket is closed');
    expect(await signIn('clerk', GOOD)).toMatchObject({ status: 403, body: { code: 'person-locked' } });
    // A wrong password learns nothing of it.
    expect((await signIn('clerk', 'wrong')).status).toBe(401);
    await hall.kill();
    hall = await hall.again();
    expect((await signIn('clerk', GOOD)).status).toBe(403);
    expect((await admin.post('/people/clerk/unlock')).body).not.toHaveProperty('locked');
    expect((await clerk.get('/counters')).status).toBe(401);
    expect((await signIn('clerk', GOOD)).status).toBe(201);
    live.close();
    clerk.close();
  });

  it('[PE2] managers act on those below them, administrators on everybody, nobody locks themselves out', async () => {
    const manager = await person('manager');
    for (const path of [
      '/people/admin/lock',
      '/people/manager/lock',
      '/people/admin/password-link',
      '/people/admin/unlock',
    ])
      expect((await manager.post(path)).status, path).toBe(403);
    expect((await manager.delete('/people/admin/second-factor')).status).toBe(403);
    expect((await manager.post('/people/nobody/lock')).status).toBe(404);
    expect((await admin.post('/people/admin/lock')).status).toBe(409);
    const { items } = (await manager.get('/people')).body as { items: { role: string; yours: boolean }[] };
    const above = ['manager', 'administrator'];
    for (const { role, yours } of items) expect(yours, role).toBe(!above.includes(role));
    manager.close();
  });

  it('[PE5] one sees and ends one’s own sessions, managers those of the people below them', async () => {
    const clerk = await person('clerk');
    const manager = await person('manager');
    const mine = (await clerk.get('/sessions')).body['items'] as { id: string; user: string; current?: true }[];
    expect(new Set(mine.map(({ user }) => user))).toEqual(new Set(['clerk']));
    const all = (await manager.get('/sessions')).body['items'] as typeof mine;
    const of = (user: string): string => all.find((each) => each.user === user)?.id ?? '';
    expect((await clerk.delete(`/sessions/${of('admin')}`)).status).toBe(404);
    expect((await manager.delete(`/sessions/${of('admin')}`)).status).toBe(403);
    expect((await manager.delete('/sessions/none')).status).toBe(404);
    const { id } = mine.find(({ current }) => current === true) ?? { id: '' };
    expect((await manager.delete(`/sessions/${id}`)).status).toBe(204);
    expect((await clerk.get('/sessions')).status).toBe(401);
    expect((await admin.get('/sessions')).status).toBe(200);
    for (const each of [clerk, manager]) each.close();
  });

  it('[SL6] each of it stands in the record, with who and by whom, no password or token in it; and goes to syslog', async () => {
    const kinds = new Set(await kindsOf('clerk'));
    for (const kind of [
      'password-link-made',
      'password-changed',
      'signed-in',
      'locked',
      'unlocked',
      'sign-in-failed',
      'session-ended',
    ])
      expect(kinds, kind).toContain(kind);
    expect(await kindsOf('manager')).toContain('refused');
    const failed = (await admin.get('/security/events?limit=500&who=admin&kind=sign-in-failed')).body['items'];
    expect((failed as { detail: string }[]).map(({ detail }) => detail)).toContain('no second factor');
    const out = await person('clerk');
    expect((await out.get('/security/events')).status).toBe(403);
    await out.delete('/sessions/current');
    await admin.post('/devices', { kind: 'kiosk', id: 'kiosk-1' });
    expect(await kindsOf('clerk')).toContain('signed-out');
    expect((await admin.get('/security/events?limit=1')).body['items'][0]).toMatchObject({
      ...{ kind: 'identity-given', who: 'kiosk kiosk-1', by: 'admin', from: '127.0.0.1' },
    });
    await signIn('my secret typed into the wrong field', 'x');
    const all = JSON.stringify((await admin.get('/security/events?limit=500')).body);
    for (const secret of [GOOD, 'my secret typed', out.token ?? '', OWN_PASSWORD]) expect(all).not.toContain(secret);
    expect((await admin.get('/security/proof')).body).toMatchObject({ whole: true });
    await eventually(
      () => heard.find((line) => line.includes('"who":"clerk"') && line.includes(' locked - ')),
      'syslog',
    );
    out.close();
  });

  it('[SL8] a clerk who signs in on the overview is told that they have no role there, and has not signed in', async () => {
    const clerk = await person('clerk');
    const above = { user: 'clerk', password: GOOD };
    expect(await anybody.post('/city/sessions', above)).toMatchObject({ status: 403, body: { code: 'no-role' } });
    const newest = async (): Promise<string> => {
      const { items } = (await admin.get('/security/events?limit=1&who=clerk')).body as { items: object[] };
      return JSON.stringify(items[0]);
    };
    await eventually(async () => (await newest()).includes('no role here'), 'it stands in the record');
    expect(await newest()).toContain('sign-in-failed');
    const guess = await anybody.post('/city/sessions', { ...above, password: 'a guess' });
    expect(guess.status).toBe(401);
    expect(guess.body['code']).toBeUndefined();
    clerk.close();
  });
});
