import type { IncomingMessage } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CityUser } from '../../../core/catalogue/city.ts';
import type { ClaimRole, SignInRules } from '../../../core/catalogue/sign-in.ts';
import { SIGN_IN_FAULT_TEXTS } from '../../../core/protocol/sign-in-fault-texts.ts';
import { ENTRY_FAULTS, PROVIDER_FAULTS } from '../../../core/protocol/sign-in-faults.ts';
import { openProvider } from '../../../server/auth/provider/oidc-provider.ts';
import type { SignInProvider } from '../../../server/auth/provider/sign-in-provider.ts';
import type { SecurityRecord } from '../../../server/auth/security/security-record.ts';
import type { SecurityEvent } from '../../../server/auth/security/security-event.ts';
import { codeAt, newFactorSecret } from '../../../server/auth/totp.ts';
import { byAddress } from '../../../server/halls/hall-of.ts';
import type { OpenHall } from '../../../server/halls/open-hall.ts';
import { cookieBrowser, type CookieBrowser } from '../../support/cookie-browser.ts';
import { hallsHere, type HallsHere } from '../../support/open-halls.ts';
import { CLIENT, testService, type TestService } from '../../support/sign-in-service.ts';

const MINUTE = 60_000;
const person = (id: string, role: CityUser['role'], halls: CityUser['halls'], signInName?: string): CityUser => ({
  ...{ id, role, halls, passwordHash: undefined },
  name: { 'zh-Hans': id, 'zh-Hant': id, en: id },
  ...(signInName === undefined ? {} : { signInName }),
});
const role = <R extends string>(value: string, gives: R) => ({ claim: 'groups', value, role: gives });
type Halls = { -readonly [K in keyof SignInRules]: SignInRules[K] };
type Above = { claim: string; roles: ClaimRole<CityUser['role']>[]; passwords: 'everybody' };
const signIn: { halls: Halls; above: Above } = {
  halls: {
    claim: 'preferred_username',
    roles: [role('hall', 'clerk'), role('managers', 'manager'), role('root', 'administrator')],
    passwords: ['administrator'],
  },
  above: { claim: 'preferred_username', roles: [role('above', 'manager')], passwords: 'everybody' },
};

let here: HallsHere;
let north: OpenHall;
let south: OpenHall;
let service: TestService;
let provider: SignInProvider;
const told: SecurityEvent[] = [];
beforeAll(async () => {
  service = await testService();
  const settings = { issuer: service.issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret, scopes: 'openid' };
  provider = openProvider(settings, { now: () => Date.now(), warn: () => undefined });
  here = await hallsHere({
    defaultHall: 'south',
    people: [
      person('office', 'office', 'all'),
      person('of-all', 'manager', 'all', 'u-above'),
      person('of-south', 'manager', ['south']),
      person('of-more', 'administrator', 'all'),
    ],
    access: {
      service: true,
      factorFrom: 'administrator',
      idleMs: (of) => (of === 'clerk' ? 10 * MINUTE : undefined),
    },
    ...{ now: () => Date.now(), syslog: (event) => void told.push(event), service: provider, signIn },
  });
  north = await here.open('north');
  south = await here.open('south');
});
afterEach(() => {
  told.length = 0;
  service.twist = (claims) => claims;
  service.refuses = service.down = undefined;
  signIn.halls.passwords = ['administrator'];
});
afterAll(async () => {
  provider.close();
  await here.stop();
  await service.close();
});

const browser = (): CookieBrowser => cookieBrowser(({ pathname }) => /(counter|manager|overview|desk)$/.test(pathname));

/** Somebody with these claims goes to a page of a hall and comes back; where to. */
async function comes(claims: Record<string, unknown>, to = '/counter', hall = '/h/north') {
  service.person = { sub: `account of ${String(claims['preferred_username'])}`, groups: ['hall'], ...claims };
  const by = browser();
  const { at } = await by.go(`${here.url}${hall}/sign-in/start?to=${encodeURIComponent(to)}`);
  return { by, at: at.replace(here.url, '') };
}

async function whoIs(by: CookieBrowser, path = '/api/v1/halls/north/sessions/current') {
  const answer = await by.ask(`${here.url}${path}`);
  return { status: answer.status, user: ((await answer.json()) as { user?: Record<string, unknown> }).user };
}

/** What stands last in a record, once it is written. */
async function newestOf(record: SecurityRecord): Promise<SecurityEvent | undefined> {
  await record.settle();
  return (await record.find({ limit: 1 }))[0];
}

const password = (user: string, path = '/api/v1/halls/north/sessions') =>
  fetch(`${here.url}${path}`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
    body: JSON.stringify({ user, password: 'sample-hall' }),
  });

describe('who comes in by the sign-in service', () => {
  it('[OI2] comes back to their page as who they are, with the role that both sides give', async () => {
    const { by, at } = await comes({ preferred_username: 'clerk' }, '/counter?counter=5');
    expect(at).toBe('/h/north/counter?counter=5#signed-in');
    expect(await whoIs(by)).toMatchObject({ status: 200, user: { id: 'clerk', roles: ['clerk'], service: true } });
    expect(by.cookie('hallcall_flow')).toBeUndefined();
    // A manager of whom the service says no more than clerk is a clerk, and a clerk whom it calls manager stays one.
    const less = await comes({ preferred_username: 'manager' }, '/manager');
    expect(await whoIs(less.by)).toMatchObject({ user: { id: 'manager', roles: ['clerk'] } });
    expect((await less.by.ask(`${here.url}/api/v1/halls/north/people`)).status).toBe(403);
    const more = await comes({ preferred_username: 'clerk', groups: ['hall', 'managers'] });
    expect(await whoIs(more.by)).toMatchObject({ user: { id: 'clerk', roles: ['clerk'] } });
    expect(told.map(({ kind, who, detail }) => [kind, who, detail])).toContainEqual([
      ...['signed-in', 'manager', 'sign-in service'],
    ]);
  });

  it.each([
    ['unknown-person', { preferred_username: 'nobody-here' }, undefined],
    ['unknown-person', { preferred_username: undefined }, undefined],
    ['unknown-person', { preferred_username: 'constructor' }, undefined],
    ['no-role', { preferred_username: 'clerk', groups: ['payroll'] }, 'clerk'],
    ['no-role', { preferred_username: 'manager', groups: undefined }, 'manager'],
  ] as const)('[OI4] %s: %j is told on the page, and written down', async (fault, claims, who) => {
    const { by, at } = await comes(claims, '/manager');
    expect(at).toBe(`/h/north/manager#sign-in=${fault}`);
    expect((await whoIs(by)).status).toBe(401);
    const [event] = told;
    expect(event).toMatchObject({ kind: 'sign-in-failed', from: '127.0.0.1', detail: `sign-in service: ${fault}` });
    expect(event?.who).toBe(who);
    expect(JSON.stringify(told)).not.toMatch(/nobody-here|account of/);
  });

  it('[OI4] whatever else keeps somebody out is told there too, and has words in every language', async () => {
    service.twist = (claims) => ({ ...claims, aud: 'payroll' });
    expect((await comes({ preferred_username: 'clerk' })).at).toBe('/h/north/counter#sign-in=wrong-audience');
    service.twist = (claims) => claims;
    service.refuses = 'access_denied';
    expect((await comes({ preferred_username: 'clerk' })).at).toBe('/h/north/counter#sign-in=provider-refused');
    for (const fault of [...PROVIDER_FAULTS, ...ENTRY_FAULTS])
      for (const language of ['zh-Hans', 'zh-Hant', 'en'] as const)
        expect(SIGN_IN_FAULT_TEXTS[fault][language].length, `${fault} ${language}`).toBeGreaterThan(10);
  });

  it('[OI13] stands in the record of the hall that they were on the way to, or of all halls, and in no other', async () => {
    const records = { north: north.security, south: south.security, above: here.people.security };
    const newest = async () => {
      const all = Object.entries(records).map(async ([name, record]) => [name, (await newestOf(record))?.seq]);
      return Object.fromEntries(await Promise.all(all)) as Record<keyof typeof records, number | undefined>;
    };
    const clerk = { preferred_username: 'clerk' };
    const failing: readonly (readonly [keyof typeof records, string, () => Promise<unknown>])[] = [
      ['north', 'wrong-audience', () => comes(clerk)],
      ['south', 'wrong-audience', () => comes(clerk, '/counter', '/h/south')],
      ['above', 'wrong-audience', () => comes(clerk, '/overview', '')],
      // Where they were on the way to is known no more.
      ['above', 'replayed', () => fetch(`${here.url}/sign-in/done?code=x&state=y`, { redirect: 'manual' })],
    ];
    service.twist = (claims) => ({ ...claims, aud: 'payroll' });
    for (const [concerned, fault, fail] of failing) {
      const before = await newest();
      await fail();
      expect(await newestOf(records[concerned])).toMatchObject({
        kind: 'sign-in-failed',
        detail: `sign-in service: ${fault}`,
      });
      expect(await newest(), concerned).toEqual({ ...before, [concerned]: (before[concerned] ?? 0) + 1 });
    }
  });

  it('[OI3] an answer without its browser, or shown again, is refused in words and begins nothing', async () => {
    service.person = { sub: 'a', preferred_username: 'clerk', groups: ['hall'] };
    const by = browser();
    const { way } = await by.go(`${here.url}/h/north/sign-in/start?to=/counter`);
    const back = way.find((each) => each.includes('/sign-in/done')) ?? '';
    const again = await fetch(back, { redirect: 'manual' });
    expect(again.status).toBe(400);
    expect(again.headers.get('content-type')).toMatch(/html/);
    const page = await again.text();
    expect(page).toMatch(/再登录一次[^]*再登入一次[^]*sign in again/i);
    // On from there, to the halls of this installation.
    for (const to of ['/halls', '/overview']) {
      expect(page).toContain(`href="${to}"`);
      expect((await fetch(`${here.url}${to}`)).status, to).toBe(200);
    }
    expect(again.headers.getSetCookie().join()).not.toContain('hallcall_session');
    expect((await by.ask(back)).status).toBe(400);
  });

  it('[OI3] comes back to pages of this hall alone', async () => {
    for (const to of ['https://evil.example', '//evil.example', '/counter@evil', '/../x', '/counter#x', '/kiosk', ''])
      expect((await fetch(`${here.url}/h/north/sign-in/start?to=${encodeURIComponent(to)}`)).status, to).toBe(400);
    expect((await fetch(`${here.url}/h/north/sign-in/start?to=/desk&to=/desk`, { redirect: 'manual' })).status).toBe(
      400,
    );
  });

  it.each([
    ['/counter/', '/counter'],
    ['/Counter', '/counter'],
    ['/DESK/?counter=5', '/desk?counter=5'],
    ['/counter?a=b:c', '/counter?a=b:c'],
    ['/counter?counter=5,6', '/counter?counter=5,6'],
    ['/counter?a=<b>', '/counter'],
    [`/manager?a=${'x'.repeat(300)}`, '/manager'],
  ])('[OI11] comes back from %s to %s', async (to, page) => {
    const { at } = await comes({ preferred_username: 'clerk' }, to);
    expect(at).toBe(`/h/north${page}#signed-in`);
  });

  it('[OI11] whoever comes above the halls needs no default hall that is open', () => {
    const of = byAddress(() => 'closed');
    for (const url of ['/sign-in/start?to=/overview', '/sign-in/start?to=%2Foverview', '/api/v1/sign-in'])
      expect(of({ url, headers: {} } as IncomingMessage, [north]), url).toBe(north);
    // Nobody is sent into another hall than theirs.
    for (const url of ['/sign-in/start?to=/counter', '/sign-in/start', '/api/v1/sign-in-other'])
      expect(of({ url, headers: {} } as IncomingMessage, [north]), url).toBeUndefined();
  });

  it('[PE9] changes a password of the hall with the code of their second factor, as what the service gave', async () => {
    signIn.halls.passwords = 'everybody';
    const manager = { preferred_username: 'manager', sub: 'boss', sid: 'boss-1' };
    const { by } = await comes(manager, '/manager', '/h/south');
    const step = Math.floor(Date.now() / 30_000);
    const secret = newFactorSecret();
    await south.people.beginFactor('manager', secret, south.people.factorMark('manager'));
    await south.people.confirmFactor('manager', codeAt(secret, step - 1));
    const change = async (more: object = {}) => {
      const body = JSON.stringify({ password: 'sample-hall', next: 'four wet umbrellas dry', ...more });
      const headers = { 'content-type': 'application/json' };
      const answer = await by.ask(`${here.url}/api/v1/halls/south/password`, { method: 'POST', headers, body });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    };
    expect(await change()).toMatchObject({ status: 401, body: { code: 'second-factor-needed' } });
    expect(await change({ code: '000000' })).toMatchObject({ status: 401, body: { code: 'second-factor-wrong' } });
    const set = await change({ code: codeAt(secret, step) });
    expect(set).toMatchObject({ status: 200, body: { user: { roles: ['clerk'], service: true } } });
    const now = await whoIs(by, '/api/v1/halls/south/sessions/current');
    expect(now).toMatchObject({ status: 200, user: { id: 'manager', roles: ['clerk'], service: true } });
    expect((await by.ask(`${here.url}/api/v1/halls/south/people`)).status).toBe(403);
  });

  it('[OI6] is out when locked, when idle by the role of the session, and with a second factor where one is wanted', async () => {
    const { by } = await comes({ preferred_username: 'clerk' });
    await north.people.lock('clerk', 'admin');
    expect((await whoIs(by)).status).toBe(401);
    expect((await comes({ preferred_username: 'clerk' })).at).toMatch(/#sign-in=person-locked$/);
    await north.people.unlock('clerk');
    const above = { preferred_username: 'of-more', groups: ['above'] };
    const inSouth = await comes({ preferred_username: 'u-above', groups: ['above'] }, '/manager');
    expect(inSouth.at).toMatch(/#signed-in$/);
    // An administrator above the halls needs two factors, and a role of the claims at least theirs.
    expect((await comes(above)).at).toMatch(/#sign-in=no-role$/);
    signIn.above.roles = [role('above', 'administrator')];
    for (const amr of [undefined, ['pwd'], ['otp'], ['pwd', 'user'], 'pwd'])
      expect((await comes({ ...above, amr })).at, String(amr)).toMatch(/#sign-in=second-factor-missing$/);
    for (const amr of [['mfa'], ['pwd', 'otp'], ['hwk', 'pin']])
      expect((await comes({ ...above, amr })).at, String(amr)).toMatch(/#signed-in$/);
    signIn.above.roles = [role('above', 'manager')];
  });
});

describe('several halls', () => {
  it('[OI8] have one address to come back to; who is above them comes in in each of theirs and in no other', async () => {
    const { by, at } = await comes({ preferred_username: 'u-above', groups: ['above'] }, '/manager');
    expect(at).toBe('/h/north/manager#signed-in');
    expect(service.came.at(-1)?.['redirect_uri']).toBe(`${here.url}/sign-in/done`);
    for (const hall of ['north', 'south'])
      expect(await whoIs(by, `/api/v1/halls/${hall}/sessions/current`), hall).toMatchObject({
        user: { id: 'of-all', roles: ['manager'], service: true },
      });
    const south = { preferred_username: 'of-south', groups: ['above'] };
    expect((await comes(south)).at).toMatch(/#sign-in=unknown-person$/);
    expect((await comes(south, '/manager', '/h/south')).at).toBe('/h/south/manager#signed-in');
    // The same hall without its name.
    expect((await comes(south, '/manager', '')).at).toBe('/h/south/manager#signed-in');
  });

  it('[OI8] whoever was on the way to a hall that has closed down meanwhile comes into no other', async () => {
    const east = await here.open('east');
    service.person = { sub: 'a', preferred_username: 'clerk', groups: ['hall'] };
    const by = browser();
    const start = await by.ask(`${here.url}/h/east/sign-in/start?to=/counter`);
    await here.halls.close(east);
    const { at } = await by.go(await service.visit(start.headers.get('location') ?? ''));
    expect(at).toBe(`${here.url}/h/east/counter`);
    expect((await by.ask(at)).status).toBe(503);
    expect(await (await by.ask(at)).text()).toContain('closed down');
    for (const hall of ['north', 'south'])
      expect((await whoIs(by, `/api/v1/halls/${hall}/sessions/current`)).status).toBe(401);
    expect(await newestOf(here.people.security)).toMatchObject({
      ...{ kind: 'sign-in-failed', detail: 'sign-in service: the hall is closed' },
    });
  });

  it('[OI8] an office comes in above the halls, and in none of them', async () => {
    signIn.above.roles = [role('above', 'office')];
    const office = { preferred_username: 'office', groups: ['above'] };
    expect((await comes(office)).at).toMatch(/#sign-in=unknown-person$/);
    const { by, at } = await comes(office, '/overview', '');
    expect(at).toBe('/overview#signed-in');
    expect(await whoIs(by, '/api/v1/city/sessions/current')).toMatchObject({ user: { id: 'office', service: true } });
    expect((await comes({ preferred_username: 'clerk' }, '/overview', '')).at).toBe('/overview#sign-in=unknown-person');
    signIn.above.roles = [role('above', 'manager')];
  });
});

describe('passwords beside it', () => {
  it('[OI5] go on for whom the hall names, and the others are told once their password was right', async () => {
    const refused = await password('manager');
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ code: 'sign-in-elsewhere' });
    const wrong = await fetch(`${here.url}/api/v1/halls/north/sessions`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
      body: JSON.stringify({ user: 'manager', password: 'x' }),
    });
    expect(wrong.status).toBe(401);
    // An administrator of this hall may, and then needs the second factor.
    expect(await (await password('admin')).json()).toMatchObject({ code: 'second-factor-missing' });
    expect((await password('office', '/api/v1/city/sessions')).status).toBe(201);
  });

  it('[OI5] the page is told whether the service answers', async () => {
    const state = async (): Promise<unknown> => (await fetch(`${here.url}/api/v1/halls/north/sign-in`)).json();
    expect(await state()).toEqual({ service: 'here' });
    service.down = 503;
    expect((await comes({ preferred_username: 'clerk' })).at).not.toContain('signed-in');
    service.down = undefined;
    expect((await comes({ preferred_username: 'clerk' })).at).toMatch(/#signed-in$/);
    expect(await state()).toEqual({ service: 'here' });
  });
});

describe('the end of such a session', () => {
  it('[OI7] signing out leads to where it ends at the service', async () => {
    const { by } = await comes({ preferred_username: 'clerk' });
    await by.ask(`${here.url}/api/v1/halls/north/sessions/current`, { method: 'DELETE' });
    expect((await whoIs(by)).status).toBe(401);
    const out = await by.ask(`${here.url}/h/north/sign-in/out`);
    const to = new URL(out.headers.get('location') ?? '');
    expect(to.origin + to.pathname).toBe(`${service.issuer}/out`);
    expect(to.searchParams.get('post_logout_redirect_uri')).toBe(`${here.url}/`);
  });

  it('[OI7] the service ends one session, or all of an account, in every hall and above them', async () => {
    const account = { sub: 'one-account', preferred_username: 'u-above', groups: ['above'] };
    const first = await comes({ ...account, sid: 's-1' });
    const second = await comes({ ...account, sid: 's-2' });
    const clerk = await comes({ preferred_username: 'clerk' });
    const says = async (more: object): Promise<number> => {
      const claims = {
        ...{ iss: service.issuer, aud: CLIENT.id, iat: Math.floor(Date.now() / 1000), jti: String(Math.random()) },
        ...{ events: { 'http://schemas.openid.net/event/backchannel-logout': {} }, ...more },
      };
      const body = new URLSearchParams({ logout_token: await service.logoutToken(claims) });
      return (await fetch(`${here.url}/sign-in/gone`, { method: 'POST', body })).status;
    };
    expect(await says({ sid: 's-1' })).toBe(200);
    expect([(await whoIs(first.by)).status, (await whoIs(second.by)).status]).toEqual([401, 200]);
    expect(told.filter(({ kind }) => kind === 'session-ended')).toMatchObject([{ who: 'of-all' }]);
    expect(await says({ sub: 'one-account' })).toBe(200);
    expect((await whoIs(second.by)).status).toBe(401);
    expect(await says({ sub: 'somebody else' })).toBe(200);
    expect((await whoIs(clerk.by)).status).toBe(200);
    const bad = await fetch(`${here.url}/sign-in/gone`, {
      method: 'POST',
      body: new URLSearchParams({ logout_token: 'x' }),
    });
    expect(bad.status).toBe(400);
    expect((await fetch(`${here.url}/sign-in/gone`, { method: 'POST' })).status).toBe(400);
  });
});
