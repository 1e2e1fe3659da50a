import { randomBytes } from 'node:crypto';
import type { Instant, Millis } from '../../core/base/time.ts';
import type { Scope } from '../../core/protocol/scopes.ts';
import type { Gate } from './gate.ts';
import type { TokenEntry, TokenStore } from './token-store.ts';

/** A key of a program as it is known; the key itself is kept by the program alone. */
export type ProgramKey = {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly since: Instant;
  readonly by: string;
  readonly expires: Instant;
  readonly lastUsed?: Instant;
};

export type KeyWanted = {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly livesMs: Millis;
  readonly by: string;
};

/** Keys by which programs come in. They stand with the tokens, as a hash, and end as those do. */
export class ProgramKeys {
  constructor(
    private readonly tokens: TokenStore,
    private readonly gate: Pick<Gate, 'dismiss'>,
  ) {}

  /** On disk before it is given out, this once. */
  async make({ name, scopes, livesMs, by }: KeyWanted): Promise<{ readonly id: string; readonly key: string }> {
    const id = `key-${randomBytes(6).toString('hex')}`;
    const key = await this.tokens.issue('program', id, livesMs, undefined, { name, scopes: [...scopes], by });
    return { id, key };
  }

  list(): readonly ProgramKey[] {
    return this.tokens.keys().map(keyOf);
  }

  find(id: string): ProgramKey | undefined {
    return this.list().find((each) => each.id === id);
  }

  /** Refused at once; durable once it resolves. Whether there was one. */
  end(id: string): Promise<boolean> {
    return this.gate.dismiss('program', id);
  }
}

function keyOf({
  id,
  name = '',
  scopes = [],
  by = '',
  createdAt,
  expiresAt = Infinity,
  seenAt,
}: TokenEntry): ProgramKey {
  const used = seenAt === undefined ? {} : { lastUsed: seenAt };
  return { id, name, scopes, since: createdAt, by, expires: expiresAt, ...used };
}
