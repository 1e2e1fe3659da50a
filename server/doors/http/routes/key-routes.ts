import { DAY, type Instant } from '../../../../core/base/time.ts';
import { rfc3339 } from '../../../../core/base/zone.ts';
import type { ProgramKeyView } from '../../../../core/protocol/shapes/keys.ts';
import { endsSoon } from '../../../auth/admitted.ts';
import { staffName } from '../../../auth/identity.ts';
import type { ProgramKey } from '../../../auth/program-keys.ts';
import type { DoorParts } from '../deps.ts';
import { notFound } from '../not-found.ts';
import { answer, type Handlers } from '../route.ts';

/** The keys of programs. */
export function keyRoutes({ hall }: DoorParts) {
  const { keys, security } = hall;
  const told = (at: Instant): string => rfc3339(at, hall.catalogue().hall.timeZone);
  const viewOf = ({ since, expires, lastUsed, scopes, ...key }: ProgramKey): ProgramKeyView => ({
    ...{ ...key, scopes: [...scopes], since: told(since), expires: told(expires) },
    ...(endsSoon(expires, hall.now()) ? { endsSoon: true as const } : {}),
    ...(lastUsed === undefined ? {} : { lastUsed: told(lastUsed) }),
  });
  return {
    'GET /keys': () => answer({ items: keys.list().map(viewOf) }),
    'POST /keys': async ({ body: { name, scopes, days }, identity, request }) => {
      const by = staffName(identity);
      const livesMs = days * DAY;
      const since = hall.now();
      const { id, key } = await keys.make({ name, scopes, livesMs, by });
      await security.add({ kind: 'key-made', who: id, by, from: request.ip, detail: scopes.join(' ') });
      const made = keys.find(id) ?? { id, name, scopes, since, by, expires: since + livesMs };
      return answer({ key, ...viewOf(made) }, 201);
    },
    'DELETE /keys/{id}': async ({ params: { id }, identity, request }) => {
      const had = keys.find(id) !== undefined;
      const gone = keys.end(id);
      const ended = { kind: 'key-ended', who: id, by: staffName(identity), from: request.ip } as const;
      // It has ended whatever the disk says; who asks again until it is written ends nothing more.
      const [was] = await Promise.all([gone, had ? security.add(ended) : undefined]);
      return was ? answer(undefined, 204) : notFound('there is no such key');
    },
  } satisfies Partial<Handlers>;
}
