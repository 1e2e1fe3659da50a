import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What was asked for when a browser came. */
type Asked = Readonly<Record<string, string>>;

/** A sign-in service on this machine that does as a test says, also what no service should. */
export type TestService = {
  readonly issuer: string;
  /** Who sits at the browser, by claims. */
  person: Record<string, unknown>;
  /** The last change of an ID token before it is signed. */
  twist: (claims: JWTPayload, asked: Asked) => JWTPayload;
  /** Signs with a key that nobody knows. */
  forged: boolean;
  /** Every answer is this status. */
  down: number | undefined;
  /** Sent back instead of a code. */
  refuses: string | undefined;
  /** Paths that were asked for. */
  readonly heard: string[];
  /** The browsers that came. */
  readonly came: Asked[];
  /** Codes that were taken for tokens: bodies as they came. */
  readonly taken: Asked[];
  /** A signed message that a session is over. */
  logoutToken(claims: JWTPayload): Promise<string>;
  /** The address a browser that was sent to `url` is sent back to. */
  visit(url: string): Promise<string>;
  close(): Promise<void>;
  /** Listens again where it did. */
  reopen(): Promise<void>;
};

export const CLIENT = { id: 'hall', secret: 'a secret of the hall' } as const;

export async function testService(port = 0): Promise<TestService> {
  const keys = await generateKeyPair('RS256', { extractable: true });
  const others = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  const codes = new Map<string, Asked>();
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(500).end());
  });
  const listen = (at: number): Promise<void> => new Promise((done) => server.listen(at, '127.0.0.1', done));
  await listen(port);
  const issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`; // it listens
  const sign = (claims: JWTPayload): Promise<string> =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .sign(service.forged ? others.privateKey : keys.privateKey);
  const close = (): Promise<void> =>
    new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  const service: TestService = {
    issuer,
    person: { sub: 'account-1', preferred_username: 'clerk' },
    twist: (claims) => claims,
    ...{ forged: false, down: undefined, refuses: undefined, heard: [], came: [], taken: [] },
    logoutToken: (claims) => sign(claims),
    async visit(url) {
      const sent = await fetch(url, { redirect: 'manual' });
      return sent.headers.get('location') ?? '';
    },
    close,
    reopen: () => listen(Number(new URL(issuer).port)),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', issuer);
    service.heard.push(url.pathname);
    const json = (body: unknown, status = 200): void => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    };
    if (service.down !== undefined) return json({ error: 'server_error' }, service.down);
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        return json(discovery(issuer));
      case '/jwks':
        return json({ keys: [jwk] });
      case '/auth':
        return void response.writeHead(303, { Location: sendBack(Object.fromEntries(url.searchParams)) }).end();
      case '/token':
        return json(...(await tokens(Object.fromEntries(new URLSearchParams(await textOf(request))), request)));
      case '/me':
        return json(service.person);
      case '/out':
        return void response
          .writeHead(303, { Location: url.searchParams.get('post_logout_redirect_uri') ?? '/' })
          .end();
      default:
        return json({}, 404);
    }
  }

  function sendBack(asked: Asked): string {
    service.came.push(asked);
    const code = randomBytes(12).toString('hex');
    codes.set(code, asked);
    const back = new URL(asked['redirect_uri'] ?? '');
    const said = service.refuses === undefined ? { code } : { error: service.refuses };
    for (const [name, value] of Object.entries({ ...said, state: asked['state'] ?? '', iss: issuer }))
      back.searchParams.set(name, value);
    return back.href;
  }

  async function tokens(body: Asked, { headers }: IncomingMessage): Promise<[unknown, number?]> {
    service.taken.push(body);
    const asked = codes.get(body['code'] ?? '');
    codes.delete(body['code'] ?? '');
    const challenge = createHash('sha256')
      .update(body['code_verifier'] ?? '')
      .digest('base64url');
    const known = headers.authorization === `Basic ${btoa(`${CLIENT.id}:${CLIENT.secret.replaceAll(' ', '+')}`)}`;
    if (!known) return [{ error: 'invalid_client' }, 401];
    if (asked === undefined || challenge !== asked['code_challenge']) return [{ error: 'invalid_grant' }, 400];
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: issuer, aud: CLIENT.id, iat: now, exp: now + 300, nonce: asked['nonce'], ...service.person };
    const token = await sign(service.twist(claims, asked));
    return [{ access_token: 'an access token', token_type: 'Bearer', expires_in: 60, id_token: token }];
  }
  return service;
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

function discovery(issuer: string): object {
  return {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/me`,
    jwks_uri: `${issuer}/jwks`,
    end_session_endpoint: `${issuer}/out`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
    backchannel_logout_supported: true,
  };
}
