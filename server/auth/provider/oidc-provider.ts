import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose';
import * as oidc from 'openid-client';
import { MINUTE, SECOND, type Instant, type Millis } from '../../../core/base/time.ts';
import { own } from '../../../core/base/own.ts';
import type { Claims } from '../../../core/catalogue/sign-in.ts';
import { faultOf } from './provider-fault.ts';
import { SealedFlows, type Flow } from './sealed-flow.ts';
import {
  RETURN_PATH,
  type Account,
  type Begun,
  type Going,
  type NotProved,
  type SignInProvider,
} from './sign-in-provider.ts';

/** How the service is reached, and as whom. */
export type ProviderSettings = {
  readonly issuer: string;
  readonly clientId: string;
  /** Absent for a service that knows this program by its address and PKCE alone. */
  readonly clientSecret?: string | undefined;
  /** What is asked for, with blanks. */
  readonly scopes: string;
};

type Parts = {
  readonly now: () => Instant;
  /** Told when the service begins or ceases to answer. No secret stands in it. */
  readonly warn: (detail: string) => void;
};

/** Nobody stands longer before an empty page. */
const ANSWER_WITHIN_S = 8;
const FIRST_AGAIN_MS: Millis = 5 * SECOND;
const LAST_AGAIN_MS: Millis = 5 * MINUTE;
/** Clocks of two machines may differ so much. */
const CLOCKS_DIFFER_S = 60;
/** A message that a session is over is taken so long after it was made, and once. */
const LOGOUT_LIVES_S = 300;
const MOST_LOGOUTS = 10_000;
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';

/** Asks the service who it is at once, and again until it answers. */
export function openProvider(settings: ProviderSettings, parts: Parts): SignInProvider {
  const opened = new OidcProvider(settings, parts);
  opened.look();
  return opened;
}

class OidcProvider implements SignInProvider {
  private found: oidc.Configuration | undefined;
  private finding: Promise<oidc.Configuration> | undefined;
  private there = true;
  private againMs = FIRST_AGAIN_MS;
  private again: NodeJS.Timeout | undefined;
  private closed = false;
  private keys: ReturnType<typeof createRemoteJWKSet> | undefined;
  private readonly flows: SealedFlows;
  private readonly heard = new Map<string, Instant>();

  constructor(
    private readonly settings: ProviderSettings,
    private readonly parts: Parts,
  ) {
    this.flows = new SealedFlows(parts.now);
  }

  isThere(): boolean {
    return this.there;
  }

  /** Asks in the background who the service is; nobody waits for it. */
  look(): void {
    this.configuration().catch(() => undefined); // told where it failed, and tried again
  }

  async begin(origin: string, going: Going): Promise<Begun | NotProved> {
    try {
      const config = await this.configuration();
      const flow = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: `${origin}${RETURN_PATH}`,
        scope: this.settings.scopes,
        code_challenge: await oidc.calculatePKCECodeChallenge(flow.verifier),
        code_challenge_method: 'S256',
        state: flow.state,
        nonce: flow.nonce,
      });
      const { hall, to } = going;
      const sealed = this.flows.seal({ ...flow, to, ...(hall === undefined ? {} : { hall }) });
      return { kind: 'begun', url: url.href, flow: sealed };
    } catch (fault) {
      return { kind: 'fault', ...faultOf(fault), going };
    }
  }

  async finish(back: URL, sealed: string | undefined): ReturnType<SignInProvider['finish']> {
    const flow = sealed === undefined ? undefined : this.flows.open(sealed);
    if (flow === undefined) return { kind: 'fault', fault: 'replayed', detail: 'no flow of this browser' };
    const going = { to: flow.to, hall: flow.hall };
    const refused = this.refusal(back, flow);
    if (refused !== undefined) return { kind: 'fault', ...refused, going };
    try {
      const config = await this.configuration();
      const said = await oidc.authorizationCodeGrant(config, back, {
        pkceCodeVerifier: flow.verifier,
        expectedState: flow.state,
        expectedNonce: flow.nonce,
        idTokenExpected: true,
      });
      const id = said.claims();
      if (id === undefined) return { kind: 'fault', fault: 'not-understood', detail: 'no ID token', going };
      const claims = await this.allClaims(config, id, said.access_token);
      this.thereAgain();
      const { sub, sid } = id;
      return { kind: 'proved', claims, going, account: { sub, ...(typeof sid === 'string' ? { sid } : {}) } };
    } catch (fault) {
      const told = faultOf(fault);
      if (told.fault === 'provider-away') this.gone(fault);
      return { kind: 'fault', ...told, going };
    }
  }

  async leaveUrl(origin: string): Promise<string | undefined> {
    try {
      const config = await this.configuration();
      if (config.serverMetadata().end_session_endpoint === undefined) return undefined;
      return oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: `${origin}/` }).href;
    } catch {
      return undefined; // it is away, and told so elsewhere
    }
  }

  async heardLogout(token: string): Promise<Partial<Account> | undefined> {
    const config = await this.configuration();
    const { jwks_uri: address } = config.serverMetadata();
    if (address === undefined) return undefined;
    this.keys ??= createRemoteJWKSet(new URL(address), { timeoutDuration: ANSWER_WITHIN_S * SECOND });
    const { payload } = await jwtVerify(token, this.keys, {
      issuer: this.settings.issuer,
      audience: this.settings.clientId,
      maxTokenAge: LOGOUT_LIVES_S,
      clockTolerance: CLOCKS_DIFFER_S,
      algorithms: ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'],
    });
    return this.isLogout(payload) ? accountIn(payload) : undefined;
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.again);
  }

  /** What can be seen of an answer before the service is asked about it. */
  private refusal(back: URL, flow: Flow): Omit<NotProved, 'kind'> | undefined {
    const { searchParams } = back;
    if (searchParams.get('state') !== flow.state) return { fault: 'replayed', detail: 'another state' };
    const from = searchParams.get('iss');
    if (from !== null && from !== this.issuer()) return { fault: 'mixed-up', detail: 'the answer of another issuer' };
    if (!this.flows.use(flow)) return { fault: 'replayed', detail: 'a state that was used' };
    const error = searchParams.get('error');
    if (error === null) return undefined;
    const away = error === 'temporarily_unavailable' || error === 'server_error';
    return { fault: away ? 'provider-away' : 'provider-refused', detail: plain(error) };
  }

  private issuer(): string {
    return this.found?.serverMetadata().issuer ?? this.settings.issuer;
  }

  /** Claims that are not in the ID token are asked for, where the service gives them so. */
  private async allClaims(config: oidc.Configuration, id: oidc.IDToken, accessToken: string): Promise<Claims> {
    if (config.serverMetadata().userinfo_endpoint === undefined) return { ...id };
    return { ...(await oidc.fetchUserInfo(config, accessToken, id.sub)), ...id };
  }

  private isLogout(payload: JWTPayload): boolean {
    const { events, nonce, jti, iat = 0 } = payload as JWTPayload & { events?: unknown; nonce?: unknown };
    const isEvent = typeof events === 'object' && events !== null && own({ ...events }, LOGOUT_EVENT) !== undefined;
    if (!isEvent || nonce !== undefined || typeof jti !== 'string') return false;
    const now = this.parts.now();
    for (const [old, until] of this.heard) {
      if (until > now && this.heard.size < MOST_LOGOUTS) break;
      this.heard.delete(old);
    }
    if (this.heard.has(jti)) return false;
    this.heard.set(jti, (iat + LOGOUT_LIVES_S + 2 * CLOCKS_DIFFER_S) * SECOND);
    return true;
  }

  /** Who the service is, asked once however many want to know; kept once it has answered. */
  private configuration(): Promise<oidc.Configuration> {
    if (this.found !== undefined) return Promise.resolve(this.found);
    this.finding ??= this.discover().then(
      (found) => {
        this.finding = undefined;
        this.found = found;
        this.thereAgain();
        return found;
      },
      (fault: unknown) => {
        this.finding = undefined;
        this.gone(fault);
        this.lookAgain();
        throw fault;
      },
    );
    return this.finding;
  }

  private discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    const loopback = issuer.startsWith('http:');
    const how = clientSecret === undefined ? oidc.None() : oidc.ClientSecretBasic(clientSecret);
    return oidc.discovery(new URL(issuer), clientId, { [oidc.clockTolerance]: CLOCKS_DIFFER_S }, how, {
      timeout: ANSWER_WITHIN_S,
      // The settings take an address without TLS on this machine alone.
      execute: [oidc.enableNonRepudiationChecks, ...(loopback ? [oidc.allowInsecureRequests] : [])],
    });
  }

  private lookAgain(): void {
    if (this.closed) return;
    clearTimeout(this.again);
    this.again = setTimeout(() => this.look(), this.againMs);
    this.again.unref();
    this.againMs = Math.min(2 * this.againMs, LAST_AGAIN_MS);
  }

  private thereAgain(): void {
    clearTimeout(this.again);
    this.againMs = FIRST_AGAIN_MS;
    if (!this.there) this.parts.warn('the sign-in service answers again');
    this.there = true;
  }

  private gone(fault: unknown): void {
    const { fault: kind, detail } = faultOf(fault);
    if (this.there) this.parts.warn(`the sign-in service ${this.settings.issuer}: ${kind}, ${detail ?? ''}`);
    this.there = false;
  }
}

function accountIn({ sub, sid }: JWTPayload): Partial<Account> | undefined {
  if (sub === undefined && typeof sid !== 'string') return undefined;
  return { ...(sub === undefined ? {} : { sub }), ...(typeof sid === 'string' ? { sid } : {}) };
}

/** A word of somebody else, as it may stand in a log. */
function plain(text: string): string {
  return text.replace(/[^\w .-]/g, '').slice(0, 60);
}
