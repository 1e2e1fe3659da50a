import { exportJWK, generateKeyPair } from 'jose';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '../../server/ops/config.ts';
import { cookieBrowser, type CookieBrowser } from '../support/cookie-browser.ts';
import { clientOf } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';
import { OWN_PASSWORD, ownHall, type OwnHall } from '../support/own-hall.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const SECRET = 'a-secret-of-the-hall-42';
let own: OwnHall;
let hall: RunningHall;
let service: Server | undefined;
let issuer: string;
let url: string;
let open: () => Promise<void>;

/** Shuts the service; it can be opened again where it was. */
async function shut(): Promise<void> {
  service?.closeAllConnections();
  await new Promise((done) => (service === undefined ? done(0) : service.close(done)));
  service = undefined;
}

beforeAll(async () => {
  own = await ownHall({}, { clerk: OWN_PASSWORD });
  const [port, at] = [await freePort(), await freePort()];
  issuer = `http://127.0.0.1:${String(at)}`;
  url = `http://127.0.0.1:${String(port)}`;
  await appendFile(join(own.folder, 'hall.csv'), 'sign_in_claim,login,\nlocal_passwords,administrator,\n');
  const users = await readFile(join(own.folder, 'users.csv'), 'utf8');
  const named = users
    .trimEnd()
    .split('\n')
    .map((line, n) => `${line},${n === 0 ? 'sign_in_name' : line.startsWith('clerk,') ? 'account-7' : ''}`);
  await writeFile(join(own.folder, 'users.csv'), `${named.join('\n')}\n`);
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  const provider = new Provider(issuer, {
    clients: [
      {
        ...{ client_id: 'hall', client_secret: SECRET, redirect_uris: [`${url}/sign-in/done`] },
        ...{ post_logout_redirect_uris: [`${url}/`], backchannel_logout_uri: `${url}/sign-in/gone` },
      },
    ],
    jwks: { keys: [key] },
    claims: { openid: ['sub'], profile: ['login'] },
    features: { backchannelLogout: { enabled: true }, devInteractions: { enabled: true } },
    cookies: { keys: ['a key of the test'] },
    // By itself it waits two seconds, and tells no address of this machine anything.
    fetch: (address: string, { dispatcher: _, ...options }: RequestInit & { dispatcher?: unknown }) =>
      fetch(address, { ...options, signal: AbortSignal.timeout(20_000) }),
    findAccount: (_context: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, login: id }) }),
  });
  const answer = provider.callback();
  open = async () => {
    const made = createServer((request, response) => void answer(request, response));
    await new Promise<void>((done) => made.listen(at, '127.0.0.1', done));
    service = made;
  };
  // The service is not there yet when the hall opens.
  hall = await startHall({
    port,
    env: { HALL_FILE: own.folder, OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'hall', OIDC_CLIENT_SECRET: SECRET },
  });
});
afterAll(async () => {
  await hall.dispose();
  await shut();
  await own.remove();
});

/** Fills in the forms of the service as somebody who says that they are this account. */
async function signsIn(by: CookieBrowser, account: string, to = '/counter'): Promise<string> {
  let { at, last } = await by.go(`${url}/sign-in/start?to=${to}`);
  for (let form = 0; form < 3 && at.startsWith(issuer); form += 1) {
    const page = await last.text();
    const action = /action="([^"]+)"/.exec(page)?.[1] ?? '';
    const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const body = new URLSearchParams({ prompt, login: account, password: 'x' });
    const sent = await by.ask(new URL(action, at).href, { method: 'POST', body });
    ({ at, last } = await by.go(new URL(sent.headers.get('location') ?? '', at).href));
  }
  return at;
}

const atCounter = (to: URL): boolean => ['/counter', '/overview'].includes(to.pathname);
const current = async (by: CookieBrowser) => {
  const said = await by.ask(`${url}/api/v1/sessions/current`);
  return { status: said.status, body: (await said.json()) as { user?: { id: string } } };
};

it('[OI5] the hall opens while the service is away, says so, and lets in who has a password', async () => {
  const anybody = clientOf(url);
  expect((await anybody.get('/sign-in')).body).toEqual({ service: 'away' });
  const start = await fetch(`${url}/sign-in/start?to=/counter`, { redirect: 'manual' });
  expect(start.headers.get('location')).toBe('/counter#sign-in=provider-away');
  expect((await anybody.post('/sessions', { user: 'admin', password: OWN_PASSWORD })).status).toBe(201);
  // A password of the hall that is right, of a role that `local_passwords` does not name.
  expect(await anybody.post('/sessions', { user: 'clerk', password: OWN_PASSWORD })).toMatchObject({
    ...{ status: 403, body: { code: 'sign-in-elsewhere' } },
  });
  expect((await anybody.post('/sessions', { user: 'clerk', password: 'not it' })).status).toBe(401);
  await open();
  anybody.close();
});

it('[OI3] [OI7] a clerk comes in by a real service, signs out here and there, and is out when it says so', async () => {
  const by = cookieBrowser(atCounter);
  expect(await signsIn(by, 'account-7')).toBe(`${url}/counter#signed-in`);
  expect(await current(by)).toMatchObject({ status: 200, body: { user: { id: 'clerk', service: true } } });
  // Signed in there by now: it asks nothing.
  const again = await by.go(`${url}/sign-in/start?to=/counter`);
  expect(again.at).toBe(`${url}/counter#signed-in`);
  // Signing out there, of somebody who has not signed out here: the service tells the hall.
  const out = await by.go(`${url}/sign-in/out`);
  const page = await out.last.text();
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
  expect(xsrf).not.toBe('');
  const sent = await by.ask(`${issuer}/session/end/confirm`, {
    ...{ method: 'POST', body: new URLSearchParams({ xsrf, logout: 'yes' }) },
  });
  expect(sent.headers.get('location')).toMatch(new RegExp(`^${url}/`));
  await eventually(async () => (await current(by)).status === 401, 'the service has told the hall');
});

it('[OI11] of one hall alone its managers come in on the overview, and a clerk is told that they have no role there', async () => {
  const clerk = cookieBrowser(atCounter);
  expect(await signsIn(clerk, 'account-7', '/overview')).toBe(`${url}/overview#sign-in=no-role`);
  expect((await current(clerk)).status).toBe(401);
  const anybody = clientOf(url);
  const { token } = (await anybody.post('/sessions', { user: 'admin', password: OWN_PASSWORD })).body;
  const admin = clientOf(url, String(token));
  const newest = async (): Promise<string> => {
    const { items } = (await admin.get('/security/events?limit=1&who=clerk')).body as { items: object[] };
    return JSON.stringify(items[0]);
  };
  await eventually(async () => (await newest()).includes('sign-in service: no-role'), 'it stands in the record');
  expect(await newest()).toContain('sign-in-failed');
  for (const each of [anybody, admin]) each.close();
  const manager = cookieBrowser(atCounter);
  expect(await signsIn(manager, 'manager', '/overview')).toBe(`${url}/overview#signed-in`);
  expect(await current(manager)).toMatchObject({ status: 200, body: { user: { id: 'manager' } } });
});

it('[OI4] a stranger to the hall is told so; no secret, code or token stands in the log or the record', async () => {
  const by = cookieBrowser(atCounter);
  expect(await signsIn(by, 'account-of-nobody')).toBe(`${url}/counter#sign-in=unknown-person`);
  const wrong = cookieBrowser(atCounter);
  const start = await wrong.ask(`${url}/sign-in/start?to=/counter`);
  const state = new URL(start.headers.get('location') ?? '').searchParams.get('state') ?? '';
  const iss = encodeURIComponent(issuer);
  const back = await wrong.ask(`${url}/sign-in/done?code=stolen-code-1&state=${state}&iss=${iss}`);
  expect(back.headers.get('location')).toBe('/counter#sign-in=replayed');
  const anybody = clientOf(url);
  const { token } = (await anybody.post('/sessions', { user: 'admin', password: OWN_PASSWORD })).body;
  const admin = clientOf(url, String(token));
  const events = JSON.stringify((await admin.get('/security/events?limit=200')).body);
  expect(events).toContain('sign-in service: unknown-person');
  expect(events).toContain('sign-in service: replayed');
  for (const secret of [SECRET, 'stolen-code-1', state, 'account-of-nobody'])
    expect(events + hall.output(), secret).not.toContain(secret);
  expect((await admin.get('/security/proof')).body).toMatchObject({ whole: true });
  for (const each of [anybody, admin]) each.close();
});

it('[OI10] one address begins so often and no more', async () => {
  const statuses: number[] = [];
  for (let round = 0; round < 6; round += 1)
    statuses.push(
      ...(await Promise.all(
        Array.from(
          { length: 50 },
          async () => (await fetch(`${url}/sign-in/start?to=/counter`, { redirect: 'manual' })).status,
        ),
      )),
    );
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(50);
  expect(new Set(statuses)).toEqual(new Set([303, 429]));
});

it.each([
  [{ OIDC_ISSUER: 'https://login.example' }, /OIDC_ISSUER and OIDC_CLIENT_ID belong together/],
  [{ OIDC_CLIENT_ID: 'hall' }, /OIDC_ISSUER and OIDC_CLIENT_ID belong together/],
  [{ OIDC_ISSUER: 'http://login.example', OIDC_CLIENT_ID: 'hall' }, /OIDC_ISSUER is .*such as https:/],
  [{ OIDC_ISSUER: 'ftp://login.example', OIDC_CLIENT_ID: 'hall' }, /OIDC_ISSUER is .*such as https:/],
  [{ OIDC_ISSUER: 'https://a.example', OIDC_CLIENT_ID: 'hall', OIDC_SCOPES: 'profile' }, /OIDC_SCOPES is .*openid/],
] as const)('[OI9] %j is refused with what would be right', (env, expected) => {
  const read = readConfig([], env);
  expect(read.ok ? '' : read.error).toMatch(expected);
});

it.each(['http://localhost:9000/city', 'http://127.0.0.1/city', 'http://[::1]:9000/city', 'https://login.example'])(
  '[OI9] %s is taken',
  (issuer) => {
    expect(readConfig([], { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'hall' })).toMatchObject({ ok: true });
  },
);

it('[OI9] a secret that is wrong is told to nobody', () => {
  const env = { OIDC_ISSUER: 'https://a.example', OIDC_CLIENT_ID: 'hall', OIDC_CLIENT_SECRET: 's'.repeat(600) };
  const read = readConfig([], env);
  expect(read.ok ? '' : read.error).toMatch(/^OIDC_CLIENT_SECRET is "…"/);
  expect(readConfig([], { ...env, OIDC_CLIENT_SECRET: 'short' }).ok).toBe(true);
});
