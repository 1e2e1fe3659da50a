import type { Instant } from '../../../../core/base/time.ts';
import { rfc3339 } from '../../../../core/base/zone.ts';
import { staffName } from '../../../auth/identity.ts';
import { MOST_KEYS } from '../../../auth/people.ts';
import { refused } from '../../perform.ts';
import { problem } from '../../problem.ts';
import type { DoorParts } from '../deps.ts';
import { notFound } from '../not-found.ts';
import { answer, type Handlers } from '../route.ts';
import { askingIn, turnedAway } from '../sign-in-answers.ts';

/** Security keys, as people have them beside their password. */
export function securityKeyRoutes({ hall }: DoorParts) {
  const { entrance } = hall;
  const told = (at: Instant): string => rfc3339(at, hall.catalogue().hall.timeZone);
  return {
    'GET /security-keys': ({ identity }) => {
      const keys = entrance.keysOf(staffName(identity));
      return answer({
        items: keys.map(({ id, name, at, origin }) => ({ id, name, since: told(at), site: new URL(origin).host })),
      });
    },
    'POST /security-keys': async ({ body, request }) => {
      const begun = await entrance.beginKey(askingIn(request, body, hall.pageUrl()), hall.id);
      if (begun.kind === 'begun') return answer({ options: begun.options });
      return refused(begun.kind === 'not-here' || begun.kind === 'enough' ? NOT_ADDED[begun.kind] : turnedAway(begun));
    },
    'POST /security-keys/confirm': async ({ body, request }) => {
      const { name, key, ...who } = body;
      const added = await entrance.addKey({ ...askingIn(request, who, hall.pageUrl()), name, made: key });
      if (added.kind === 'added') return answer({ recovery: [...added.recovery] });
      return refused(added.kind === 'there' || added.kind === 'enough' ? NOT_ADDED[added.kind] : turnedAway(added));
    },
    'POST /security-keys/remove': async ({ identity, body, request }) => {
      const { id, ...proof } = body;
      const asking = askingIn(request, { ...proof, user: staffName(identity) }, hall.pageUrl());
      const removed = await entrance.removeKey(asking, id);
      if (removed.kind === 'not-there') return notFound('there is no such key of yours');
      return removed.kind === 'removed' ? answer(undefined, 204) : refused(turnedAway(removed));
    },
  } satisfies Partial<Handlers>;
}

const NOT_ADDED = {
  'not-here': problem(409, 'a key is bound to the name of the hall, with HTTPS: ask under it, or under localhost', {
    code: 'security-key-not-here',
  }),
  there: problem(409, 'this key is there already', { code: 'security-key-there' }),
  enough: problem(409, `${String(MOST_KEYS)} keys are the most of one person: remove one first`, {
    code: 'security-keys-enough',
  }),
};
