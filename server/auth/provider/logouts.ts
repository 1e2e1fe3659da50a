import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose';
import type { ServerMetadata } from 'openid-client';
import { own } from '../../../core/base/own.ts';
import { SECOND, type Instant } from '../../../core/base/time.ts';
import { Once } from './once.ts';
import { ANSWER_WITHIN_S, CLOCKS_DIFFER_S } from './provider-limits.ts';
import type { Account } from './sign-in-provider.ts';

/** A message that a session is over is taken so long after it was made, and once. */
const LIVES_S = 300;
const MOST = 10_000;
const EVENT = 'http://schemas.openid.net/event/backchannel-logout';

/** Messages of the service that sessions are over (OpenID Connect Back-Channel Logout 1.0): what counts of them. */
export class Logouts {
  private keys: ReturnType<typeof createRemoteJWKSet> | undefined;
  private readonly heard: Once;

  constructor(
    private readonly clientId: string,
    now: () => Instant,
  ) {
    this.heard = new Once(MOST, now);
  }

  /** The service may have other keys by now. */
  forgetKeys(): void {
    this.keys = undefined;
  }

  /** Whose sessions a message ends; throws what is wrong with it. Undefined: it is no logout, or was told before. */
  async accountOf(token: string, service: Readonly<ServerMetadata>): Promise<Partial<Account> | undefined> {
    // What the service calls itself: the settings may differ by the last slash.
    const { issuer, jwks_uri: address } = service;
    if (address === undefined) return undefined;
    this.keys ??= createRemoteJWKSet(new URL(address), { timeoutDuration: ANSWER_WITHIN_S * SECOND });
    const { payload } = await jwtVerify(token, this.keys, {
      issuer,
      audience: this.clientId,
      maxTokenAge: LIVES_S,
      clockTolerance: CLOCKS_DIFFER_S,
      algorithms: ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'],
    });
    return this.counts(payload) ? accountIn(payload) : undefined;
  }

  private counts(payload: JWTPayload): boolean {
    const { events, nonce, jti, iat = 0 } = payload as JWTPayload & { events?: unknown; nonce?: unknown };
    const isEvent = typeof events === 'object' && events !== null && own({ ...events }, EVENT) !== undefined;
    if (!isEvent || nonce !== undefined || typeof jti !== 'string') return false;
    return this.heard.use(jti, (iat + LIVES_S + 2 * CLOCKS_DIFFER_S) * SECOND);
  }
}

function accountIn({ sub, sid }: JWTPayload): Partial<Account> | undefined {
  if (sub === undefined && typeof sid !== 'string') return undefined;
  return { ...(sub === undefined ? {} : { sub }), ...(typeof sid === 'string' ? { sid } : {}) };
}
