import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openProvider } from '../../../../server/auth/provider/oidc-provider.ts';
import { FLOW_LIVES, SealedFlows } from '../../../../server/auth/provider/sealed-flow.ts';
import type { SignInProvider } from '../../../../server/auth/provider/sign-in-provider.ts';
import { eventually } from '../../../support/eventually.ts';
import { CLIENT, testService, type TestService } from '../../../support/sign-in-service.ts';

const HALL = 'http://127.0.0.1:8080';
const GOING = { to: '/counter?counter=5', hall: 'north' };
let service: TestService;
let provider: SignInProvider;
const warned: string[] = [];
beforeAll(async () => {
  service = await testService();
  provider = open();
});
beforeEach(() => {
  Object.assign(service, { person: { sub: 'account-1', preferred_username: 'clerk' }, forged: false, down: undefined });
  service.refuses = undefined;
  service.twist = (claims) => claims;
});
afterAll(async () => {
  provider.close();
  await service.close();
});

function open(
  more: { readonly now?: () => number; readonly clientId?: string; readonly issuer?: string } = {},
): SignInProvider {
  const settings = { clientId: CLIENT.id, clientSecret: CLIENT.secret, scopes: 'openid profile', ...more };
  const parts = { now: more.now ?? (() => Date.now()), warn: (detail: string) => void warned.push(detail) };
  return openProvider({ issuer: service.issuer, ...settings }, parts);
}

async function begun(by = provider): Promise<{ readonly url: URL; readonly flow: string }> {
  const began = await by.begin(HALL, GOING);
  if (began.kind !== 'begun') throw new Error(began.fault);
  return { url: new URL(began.url), flow: began.flow };
}

/** A browser goes there and comes back. */
async function walk(by = provider) {
  const { url, flow } = await begun(by);
  const back = new URL(await service.visit(url.href));
  return { back, flow, finish: () => by.finish(back, flow) };
}

describe('the way to the sign-in service and back', () => {
  it('[OI3] goes with code, state, nonce and PKCE, each of them new; nothing secret in the address', async () => {
    const [one, other] = await Promise.all([begun(), begun()]);
    const asked = Object.fromEntries(one.url.searchParams);
    expect(asked).toMatchObject({
      ...{ response_type: 'code', client_id: CLIENT.id, scope: 'openid profile' },
      ...{ redirect_uri: `${HALL}/sign-in/done`, code_challenge_method: 'S256' },
    });
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(asked[name]?.length, name).toBeGreaterThan(40);
      expect(other.url.searchParams.get(name), name).not.toBe(asked[name]);
    }
    expect(one.url.href).not.toContain(encodeURIComponent(CLIENT.secret));
  });

  it('[OI3] gives the claims of the ID token and those that are asked for beside it, and the way back', async () => {
    service.person = { sub: 'account-1', sid: 'there-1', preferred_username: 'clerk', groups: ['hall'] };
    const proved = await (await walk()).finish();
    expect(proved).toMatchObject({
      ...{ kind: 'proved', going: GOING, account: { sub: 'account-1', sid: 'there-1' } },
      claims: { preferred_username: 'clerk', groups: ['hall'] },
    });
  });

  it('[OI3] counts once, in the browser that began, with the state that it has', async () => {
    const { back, flow, finish } = await walk();
    expect(await provider.finish(back, undefined)).toMatchObject({ kind: 'fault', fault: 'replayed' });
    expect(await provider.finish(back, (await begun()).flow)).toMatchObject({ fault: 'replayed', going: GOING });
    const middle = Math.floor(flow.length / 2);
    const changed = `${flow.slice(0, middle)}${flow[middle] === 'A' ? 'B' : 'A'}${flow.slice(middle + 1)}`;
    for (const wrong of ['', 'x', changed, flow.slice(4), 'A'.repeat(9000)])
      expect(await provider.finish(back, wrong), wrong.slice(0, 20)).toMatchObject({ fault: 'replayed' });
    const both = await Promise.all([finish(), finish()]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['fault', 'proved']);
    expect(await finish()).toMatchObject({ kind: 'fault', fault: 'replayed', going: GOING });
  });

  it('[OI3] what was sealed is read by nobody, too old after ten minutes, and nothing to another server', () => {
    let now = 1_000_000;
    const flows = new SealedFlows(() => now);
    const sealed = flows.seal({ state: 's', nonce: 'n', verifier: 'secret', to: '/desk' });
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toMatch(/secret|desk/);
    expect(flows.open(sealed)).toMatchObject({ flow: { state: 's', to: '/desk' }, tooOld: false });
    expect(new SealedFlows(() => now).open(sealed)).toBeUndefined();
    now += FLOW_LIVES;
    expect(flows.open(sealed)).toMatchObject({ flow: { to: '/desk' }, tooOld: true });
  });

  it('[OI11] whoever took more than ten minutes is led back to where they were, and nobody comes in', async () => {
    let now = Date.now();
    const late = open({ now: () => now });
    const { back, flow } = await walk(late);
    now += FLOW_LIVES + 1;
    const before = service.taken.length;
    expect(await late.finish(back, flow)).toMatchObject({ kind: 'fault', fault: 'replayed', going: GOING });
    expect(service.taken.length).toBe(before);
    late.close();
  });

  it.each([
    ['for another program', 'wrong-audience', { aud: 'payroll' }],
    ['for another program besides', 'wrong-audience', { aud: [CLIENT.id, 'payroll'], azp: 'payroll' }],
    ['of another service', 'mixed-up', { iss: 'https://elsewhere.example' }],
    ['of an earlier sign-in', 'replayed', { nonce: 'another' }],
    ['without a nonce', 'not-understood', { nonce: undefined }],
    ['that is over', 'clock-off', { iat: 1_600_000_000, exp: 1_600_000_300 }],
    ['that is not yet', 'clock-off', { nbf: 4_000_000_000 }],
    ['without an end', 'not-understood', { exp: undefined }],
    ['of nobody', 'not-understood', { sub: undefined }],
  ] as const)('[OI4] an ID token %s lets nobody in: %s', async (_what, fault, claims) => {
    service.twist = (said) => ({ ...said, ...claims }) as typeof said;
    expect(await (await walk()).finish()).toMatchObject({ kind: 'fault', fault, going: GOING });
  });

  it('[OI3] clocks may differ by a minute', async () => {
    const now = Math.floor(Date.now() / 1000);
    service.twist = (said) => ({ ...said, iat: now + 40, nbf: now + 40 });
    expect(await (await walk()).finish()).toMatchObject({ kind: 'proved' });
  });

  it('[OI4] a forged signature, an unknown secret, a code of somebody else, the answer of another issuer', async () => {
    service.forged = true;
    expect(await (await walk()).finish()).toMatchObject({ fault: 'not-understood' });
    service.forged = false;
    const [mine, theirs] = [await walk(), await walk()];
    mine.back.searchParams.set('code', theirs.back.searchParams.get('code') ?? '');
    expect(await mine.finish()).toMatchObject({ fault: 'replayed' });
    const mixed = await walk();
    mixed.back.searchParams.set('iss', 'https://elsewhere.example');
    const before = service.taken.length;
    expect(await mixed.finish()).toMatchObject({ fault: 'mixed-up' });
    const without = await walk();
    without.back.searchParams.delete('iss');
    expect(await without.finish()).toMatchObject({ kind: 'fault' });
    // The code was shown to nobody.
    expect(service.taken.length).toBe(before);
    const stranger = open({ clientId: 'somebody' });
    expect(await (await walk(stranger)).finish()).toMatchObject({ fault: 'not-understood' });
    stranger.close();
  });

  it.each([
    ['access_denied', 'provider-refused'],
    ['login_required', 'provider-refused'],
    ['temporarily_unavailable', 'provider-away'],
    ['<script>', 'provider-refused'],
  ] as const)('[OI4] %s is %s', async (refuses, fault) => {
    service.refuses = refuses;
    const said = await (await walk()).finish();
    expect(said).toMatchObject({ kind: 'fault', fault, going: GOING });
    expect(JSON.stringify(said)).not.toContain('<');
  });
});

describe('a service that is away', () => {
  it('[OI5] is told as away at once, asked once by many, and there again when it answers', async () => {
    const own = await testService();
    await own.close();
    const said: string[] = [];
    const opened = openProvider(
      { issuer: own.issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret, scopes: 'openid' },
      { now: () => Date.now(), warn: (detail) => void said.push(detail) },
    );
    await eventually(() => !opened.isThere() || undefined, 'it is away');
    expect(await opened.begin(HALL, GOING)).toMatchObject({ kind: 'fault', fault: 'provider-away', going: GOING });
    expect(await opened.leaveUrl(HALL)).toBeUndefined();
    await own.reopen();
    expect((await Promise.all([1, 2, 3, 4].map(() => opened.begin(HALL, GOING)))).map(({ kind }) => kind)).toEqual(
      Array.from({ length: 4 }, () => 'begun'),
    );
    expect(opened.isThere()).toBe(true);
    expect(own.heard.filter((path) => path.includes('openid-configuration'))).toHaveLength(1);
    expect(said.join('\n')).toMatch(/provider-away[^]*answers again/);
    expect(said.join('\n')).not.toContain(CLIENT.secret);
    opened.close();
    await own.close();
  });

  it('[OI5] that goes away in the middle is away, and its keys are not asked for again by the next', async () => {
    await (await walk()).finish();
    const { finish } = await walk();
    const asked = service.heard.filter((path) => path === '/jwks').length;
    service.down = 503;
    expect(await finish()).toMatchObject({ fault: 'provider-away', going: GOING });
    expect(provider.isThere()).toBe(false);
    service.down = undefined;
    expect(await (await walk()).finish()).toMatchObject({ kind: 'proved' });
    expect(provider.isThere()).toBe(true);
    expect(service.heard.filter((path) => path === '/jwks')).toHaveLength(asked);
  });

  it('[OI11] that has failed once is asked again by itself, until it answers', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const own = open();
      const { finish } = await walk(own);
      service.down = 503;
      expect(await finish()).toMatchObject({ fault: 'provider-away' });
      expect(own.isThere()).toBe(false);
      service.down = undefined;
      await vi.advanceTimersByTimeAsync(6000);
      vi.useRealTimers();
      await eventually(() => own.isThere() || undefined, 'it has answered');
      own.close();
    } finally {
      vi.useRealTimers();
    }
  });

  it('[OI11] that went away since is asked before somebody is sent there, in and out', async () => {
    let now = Date.now();
    const own = open({ now: () => now });
    expect((await own.begin(HALL, GOING)).kind).toBe('begun');
    const found = (): number => service.heard.filter((path) => path.includes('openid-configuration')).length;
    const before = found();
    service.down = 503;
    now += 29_000;
    expect((await own.begin(HALL, GOING)).kind).toBe('begun');
    expect(found()).toBe(before);
    now += 2000;
    expect(await own.begin(HALL, GOING)).toMatchObject({ kind: 'fault', fault: 'provider-away', going: GOING });
    expect(own.isThere()).toBe(false);
    expect(await own.leaveUrl(HALL)).toBeUndefined();
    service.down = undefined;
    expect(await own.leaveUrl(HALL)).toContain(`${service.issuer}/out`);
    expect(own.isThere()).toBe(true);
    own.close();
  });
});

describe('the service says by itself that a session is over', () => {
  const EVENT = { 'http://schemas.openid.net/event/backchannel-logout': {} };
  const message = (more: object) => {
    const iat = Math.floor(Date.now() / 1000);
    return { iss: service.issuer, aud: CLIENT.id, iat, jti: `m-${String(Math.random())}`, events: EVENT, ...more };
  };

  it('[OI7] of one session or of an account, each message once', async () => {
    const one = await service.logoutToken(message({ sid: 'there-1' }));
    expect(await provider.heardLogout(one)).toEqual({ sid: 'there-1' });
    expect(await provider.heardLogout(one)).toBeUndefined();
    const all = await service.logoutToken(message({ sub: 'account-1' }));
    expect(await provider.heardLogout(all)).toEqual({ sub: 'account-1' });
  });

  it('[OI11] also where the settings write the issuer with another last slash; why one counts for nothing is logged', async () => {
    const slashed = open({ issuer: `${service.issuer}/` });
    const token = await service.logoutToken(message({ sub: 'account-1' }));
    expect(await slashed.heardLogout(token)).toEqual({ sub: 'account-1' });
    warned.length = 0;
    expect(await slashed.heardLogout(token)).toBeUndefined();
    const elsewhere = await service.logoutToken(message({ sub: 'account-1', aud: 'payroll' }));
    expect(await slashed.heardLogout(elsewhere)).toBeUndefined();
    expect(await slashed.heardLogout('x.y.z')).toBeUndefined();
    expect(warned).toHaveLength(3);
    expect(warned[0]).toMatch(/counts for nothing: .*told before/);
    expect(warned[1]).toMatch(/counts for nothing: .*aud/);
    expect(warned.join()).not.toContain(token);
    slashed.close();
  });

  it.each([
    ['an ID token', { sub: 'account-1', events: undefined }],
    ['one with a nonce', { sub: 'account-1', nonce: 'x' }],
    ['one of nobody', {}],
    ['one without a number', { sub: 'account-1', jti: undefined }],
    ['one for another program', { sub: 'account-1', aud: 'payroll' }],
    ['one of another service', { sub: 'account-1', iss: 'https://elsewhere.example' }],
    ['one of an hour ago', { sub: 'account-1', iat: Math.floor(Date.now() / 1000) - 3600 }],
    ['one of another event', { sub: 'account-1', events: { constructor: {} } }],
  ])('[OI7] %s ends nothing', async (_what, more) => {
    const token = await service.logoutToken(message(more));
    expect(await provider.heardLogout(token).catch(() => undefined)).toBeUndefined();
  });

  it('[OI7] one that is forged, or not signed at all, ends nothing', async () => {
    service.forged = true;
    const forged = await service.logoutToken(message({ sub: 'account-1' }));
    const plain = `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify(message({ sub: 'account-1' })))}.`;
    for (const token of [forged, plain, '', 'x.y.z'])
      expect(await provider.heardLogout(token).catch(() => undefined), token.slice(0, 9)).toBeUndefined();
  });
});
