import { createHmac } from 'node:crypto';
import type { Instant } from '../../../core/base/time.ts';
import type { NewKey, ShownKey } from '../../../core/protocol/bodies/security-key-bodies.ts';
import type { KeyCreation, KeyRequest } from '../../../core/protocol/shapes/security-keys.ts';
import type { SecurityKey } from '../people-book.ts';
import type { KeyAdded, People, Proof } from '../people.ts';
import { CHALLENGE_LIVES, KeyChallenges } from './key-challenges.ts';
import type { KeySite } from './key-site.ts';
import { ALGORITHMS, countOf, keyOf } from './verify-key.ts';

export type SecurityKeyParts = {
  readonly people: People;
  /** The hall's own: nobody else can tell whose number a key keeps. */
  readonly secret: Uint8Array;
  readonly now: () => Instant;
  /** Runs on whatever the clock of the hall does. */
  readonly steadyNow: () => Instant;
};

/** What a key that was shown comes to. */
export type KeyShown = 'right' | 'wrong' | 'copied';

/** Security keys (FIDO2) beside a password: asked, shown and added. */
export class SecurityKeys {
  private readonly challenges: KeyChallenges;

  constructor(private readonly parts: SecurityKeyParts) {
    this.challenges = new KeyChallenges(parts.steadyNow);
  }

  /** Asks for a key of somebody; undefined where none of theirs can be shown. */
  ask(user: string, site: KeySite | undefined): KeyRequest | undefined {
    const keys = this.parts.people.keysOf(user).filter(({ origin }) => origin === site?.origin);
    if (site === undefined || keys.length === 0) return undefined;
    const { text } = this.challenges.make({ user, site, does: 'show' });
    return {
      ...{ challenge: text, rpId: site.rpId, timeout: CHALLENGE_LIVES },
      // The password says who it is: the key alone is asked for, no number of its own besides.
      ...{ userVerification: 'discouraged', allowCredentials: keys.map(descriptor) },
    };
  }

  /** The addresses at which keys of somebody are asked for, where none can be shown here; only they are told. */
  elsewhere(user: string, site: KeySite | undefined): readonly string[] {
    const all = new Set(this.parts.people.keysOf(user).map(({ origin }) => origin));
    return site !== undefined && all.has(site.origin) ? [] : [...all].sort();
  }

  /** Whether a key that was asked for was shown. */
  async isShown(user: string, shown: ShownKey): Promise<KeyShown> {
    const { people } = this.parts;
    const challenge = this.challenges.take(challengeIn(shown.response.clientDataJSON), user, 'show');
    const key = people.keysOf(user).find(({ id }) => id === shown.id);
    if (challenge === undefined || key === undefined || key.origin !== challenge.site.origin) return 'wrong';
    const count = await countOf(shown, challenge, key);
    if (count === undefined) return 'wrong';
    // Removed while it was looked at, it is one that is not there.
    return ({ counted: 'right', copied: 'copied', 'not-there': 'wrong' } as const)[
      await people.countKey(user, key.id, count)
    ];
  }

  /** Asks for a new key of somebody who has shown these second factors. */
  begin({ user: { id, name }, factors: proved }: Proof, site: KeySite, hall: string): KeyCreation {
    const { text } = this.challenges.make({ user: id, site, does: 'add', proved });
    return {
      ...{ challenge: text, rp: { id: site.rpId, name: hall }, timeout: CHALLENGE_LIVES },
      user: { id: this.handleOf(id), name: id, displayName: name['zh-Hans'] },
      pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
      // Who has made the key is nobody's business.
      attestation: 'none',
      authenticatorSelection: { residentKey: 'discouraged', userVerification: 'discouraged' },
      excludeCredentials: this.parts.people.keysOf(id).map(descriptor),
    };
  }

  async add(user: string, name: string, made: NewKey): Promise<KeyAdded | { readonly kind: 'wrong' }> {
    const challenge = this.challenges.take(challengeIn(made.response.clientDataJSON), user, 'add');
    const key = challenge === undefined ? undefined : await keyOf(made, challenge);
    if (challenge === undefined || key === undefined) return { kind: 'wrong' };
    const { transports } = made.response;
    const { origin } = challenge.site;
    const kept = { ...key, name, at: this.parts.now(), origin, ...(transports === undefined ? {} : { transports }) };
    return this.parts.people.addKey(user, kept, challenge.proved);
  }

  /** By what a key knows a person: the same each time, and nothing that tells who it is. */
  private handleOf(user: string): string {
    return createHmac('sha256', this.parts.secret).update(`security key of ${user}`).digest('base64url');
  }
}

function descriptor({ id, transports }: SecurityKey): KeyRequest['allowCredentials'][number] {
  return { type: 'public-key', id, ...(transports === undefined ? {} : { transports }) };
}

/** What it says that it was asked; whether that is signed is seen later. */
function challengeIn(clientData: string): string {
  try {
    const said: unknown = JSON.parse(Buffer.from(clientData, 'base64url').toString());
    return typeof said === 'object' && said !== null && 'challenge' in said ? String(said.challenge) : '';
  } catch {
    return ''; // not JSON: it answers nothing
  }
}
