import { isDeepStrictEqual } from 'node:util';
import * as oidc from 'openid-client';
import { MINUTE, SECOND, type Instant, type Millis } from '../../../core/base/time.ts';
import type { Claims } from '../../../core/catalogue/sign-in.ts';
import { Logouts } from './logouts.ts';
import { faultOf } from './provider-fault.ts';
import { ANSWER_WITHIN_S, CLOCKS_DIFFER_S } from './provider-limits.ts';
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
  /** Told when the service begins or ceases to answer, and why a logout counts for nothing. No secret stands in it. */
  readonly warn: (detail: string) => void;
};

const FIRST_AGAIN_MS: Millis = 5 * SECOND;
const LAST_AGAIN_MS: Millis = 5 * MINUTE;
/** Before somebody is sent there, it is asked whether it is there, if it has not answered for so long. */
const ANSWERED_FOR: Millis = 30 * SECOND;

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
  /** When it has answered last. */
  private answered: Instant = -Infinity;
  private againMs = FIRST_AGAIN_MS;
  private again: NodeJS.Timeout | undefined;
  private closed = false;
  private readonly flows: SealedFlows;
  private readonly logouts: Logouts;

  constructor(
    private readonly settings: ProviderSettings,
    private readonly parts: Parts,
  ) {
    this.flows = new SealedFlows(parts.now);
    this.logouts = new Logouts(settings.clientId, parts.now);
  }

  isThere(): boolean {
    return this.there;
  }

  /** Asks in the background who the service is; nobody waits for it. */
  look(): void {
    this.ask().catch(() => undefined); // told where it failed, and tried again
  }

  async begin(origin: string, going: Going): Promise<Begun | NotProved> {
    try {
      const config = await this.thereNow();
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
    const opened = sealed === undefined ? undefined : this.flows.open(sealed);
    if (opened === undefined) return { kind: 'fault', fault: 'replayed', detail: 'no flow of this browser' };
    const { flow, tooOld } = opened;
    const going = { to: flow.to, hall: flow.hall };
    if (tooOld) return { kind: 'fault', fault: 'replayed', detail: 'more than ten minutes at the service', going };
    const refused = this.refusal(back, flow);
    if (refused !== undefined) return { kind: 'fault', ...refused, going };
    try {
      const config = await this.known();
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
      const config = await this.thereNow();
      if (config.serverMetadata().end_session_endpoint === undefined) return undefined;
      return oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: `${origin}/` }).href;
    } catch {
      return undefined; // it is away, and told so elsewhere
    }
  }

  async heardLogout(token: string): Promise<Partial<Account> | undefined> {
    const account = await this.known()
      .then((config) => this.logouts.accountOf(token, config.serverMetadata()))
      .catch((fault: unknown) => faultOf(fault));
    if (account !== undefined && !('fault' in account)) return account;
    const why = account?.detail ?? 'it is no logout, or was told before';
    this.parts.warn(`a logout of the sign-in service counts for nothing: ${why}`);
    return undefined;
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

  /** Who the service is, as it has said once. */
  private known(): Promise<oidc.Configuration> {
    return this.found === undefined ? this.ask() : Promise.resolve(this.found);
  }

  /** The same of a service that has answered just now: whoever is sent to it does not come to a dead page. */
  private thereNow(): Promise<oidc.Configuration> {
    const isFresh = this.there && this.parts.now() - this.answered < ANSWERED_FOR;
    return isFresh ? this.known() : this.ask();
  }

  /** Asked once however many want to know. */
  private ask(): Promise<oidc.Configuration> {
    this.finding ??= this.discover().then(
      (said) => {
        this.finding = undefined;
        this.thereAgain();
        return this.keep(said);
      },
      (fault: unknown) => {
        this.finding = undefined;
        this.gone(fault);
        throw fault;
      },
    );
    return this.finding;
  }

  /** What it says as before stays what it was, with the keys that it has shown. */
  private keep(said: oidc.Configuration): oidc.Configuration {
    const before = this.found;
    if (before !== undefined && isDeepStrictEqual(before.serverMetadata(), said.serverMetadata())) return before;
    this.logouts.forgetKeys();
    this.found = said;
    return said;
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

  /** However many have been told that it is away, it is asked again at one time. */
  private lookAgain(): void {
    if (this.closed || this.again !== undefined) return;
    this.again = setTimeout(() => {
      this.again = undefined;
      this.look();
    }, this.againMs);
    this.again.unref();
    this.againMs = Math.min(2 * this.againMs, LAST_AGAIN_MS);
  }

  private thereAgain(): void {
    clearTimeout(this.again);
    this.again = undefined;
    this.answered = this.parts.now();
    this.againMs = FIRST_AGAIN_MS;
    if (!this.there) this.parts.warn('the sign-in service answers again');
    this.there = true;
  }

  private gone(fault: unknown): void {
    const { fault: kind, detail } = faultOf(fault);
    if (this.there) this.parts.warn(`the sign-in service ${this.settings.issuer}: ${kind}, ${detail ?? ''}`);
    this.there = false;
    this.lookAgain();
  }
}

/** A word of somebody else, as it may stand in a log. */
function plain(text: string): string {
  return text.replace(/[^\w .-]/g, '').slice(0, 60);
}
