import { performance } from 'node:perf_hooks';
import type { Instant } from '../../core/base/time.ts';
import type { Entrance } from '../auth/entrance.ts';
import type { EntranceAbove } from '../auth/entrance-above.ts';
import { createEntrance, type ServiceRules } from '../auth/hall-entrance.ts';
import { createGate, type Gate, type PeopleAbove, type Staff } from '../auth/gate.ts';
import type { CookieNames } from '../auth/request-cookies.ts';
import { People } from '../auth/people.ts';
import { ProgramKeys } from '../auth/program-keys.ts';
import { SecurityRecord } from '../auth/security/security-record.ts';
import type { Logger } from '../ops/log.ts';
import type { AccessRules } from './hall-parts.ts';
import type { HallStores } from './stores.ts';

/** Who comes in, how they prove it, and what is written down about it. */
export type Access = {
  readonly gate: Gate;
  /** Where people sign in. */
  readonly entrance: Entrance;
  /** What people have beside the hall file. */
  readonly people: People;
  /** By what programs come in. */
  readonly keys: ProgramKeys;
  /** Who came in, and who did not. */
  readonly security: SecurityRecord;
};

type AccessParts = {
  readonly stores: Pick<HallStores, 'people' | 'security' | 'tokens'>;
  readonly access: AccessRules | undefined;
  readonly staff: () => Staff;
  readonly key: Uint8Array;
  readonly now: () => Instant;
  /** Of which nobody is to make a password. */
  readonly words: () => readonly string[];
  readonly cookies: CookieNames;
  readonly above?: (PeopleAbove & EntranceAbove) | undefined;
  /** What counts for those who come in by the sign-in service, where there is one. */
  readonly service: ServiceRules;
  readonly log: Pick<Logger, 'error'>;
};

/** Opens it for a hall, or for those above several. The tokens have been loaded. */
export async function openAccess(parts: AccessParts): Promise<Access> {
  const { stores, access = {}, staff, key, now, words, cookies, above, service, log } = parts;
  const people = new People(stores.people, now);
  await people.load();
  const security = new SecurityRecord(stores.security, now, (detail) =>
    log.error({ detail }, 'the record of security may have lost its end'),
  );
  await security.load();
  const owed = async (): Promise<void> => {
    await Promise.all([people.settle(), security.settle()]);
  };
  const idle = access.idleMs === undefined ? {} : { idleMs: access.idleMs };
  const gate = createGate(staff, stores.tokens, { people, now, owed, cookies, above, ...idle });
  const entrance = createEntrance(
    {
      ...{ gate, people, security, key, now, words },
      ...{ steadyNow: () => performance.now(), sample: () => staff().sample, factorFrom: access.factorFrom },
      ...(access.service === true ? { service } : {}),
    },
    above,
  );
  return { gate, entrance, people, keys: new ProgramKeys(stores.tokens, gate), security };
}
