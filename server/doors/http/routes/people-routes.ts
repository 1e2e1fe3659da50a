import { rfc3339 } from '../../../../core/base/zone.ts';
import type { HallUser } from '../../../../core/catalogue/staff.ts';
import type { Person } from '../../../../core/protocol/shapes/people.ts';
import type { SecurityNews } from '../../../auth/security/security-event.ts';
import { isBelow, staffName, type Identity } from '../../../auth/identity.ts';
import { refused, type Refused } from '../../perform.ts';
import { problem } from '../../problem.ts';
import type { DoorParts } from '../deps.ts';
import { notFound } from '../not-found.ts';
import { answer, type Handlers } from '../route.ts';

/** The people of the hall file: who is locked out, and by what they come in. */
export function peopleRoutes(parts: DoorParts) {
  const { hall } = parts;
  const { gate, people, security, entrance } = hall;
  const note = (news: SecurityNews): Promise<void> => security.add(news);
  return {
    'GET /people': ({ identity }) => answer({ items: gate.users().map((user) => personOf(hall, user, identity)) }),
    'POST /people/{user}/lock': async ({ identity, params, request }) => {
      const user = actedOn(hall, identity, params.user);
      if ('status' in user) return user;
      if (identity.kind === 'staff' && identity.id === user.id)
        return refused(problem(409, 'nobody locks themselves out'));
      const locked = people.lock(user.id, staffName(identity));
      gate.review();
      // It holds whatever the disk says, and so it stands in the record whatever the disk says.
      const noted = note({ kind: 'locked', who: user.id, by: staffName(identity), from: request.ip });
      await Promise.all([locked, gate.settle(), noted]);
      return answer(personOf(hall, user, identity));
    },
    'POST /people/{user}/unlock': async ({ identity, params, request }) => {
      const user = actedOn(hall, identity, params.user);
      if ('status' in user) return user;
      await people.unlock(user.id);
      entrance.forgive(user.id);
      await note({ kind: 'unlocked', who: user.id, by: staffName(identity), from: request.ip });
      return answer(personOf(hall, user, identity));
    },
    'POST /people/{user}/password-link': async ({ identity, params, request }) => {
      const user = actedOn(hall, identity, params.user);
      if ('status' in user) return user;
      const { link, expiresAt } = await people.makeLink(user.id);
      await note({ kind: 'password-link-made', who: user.id, by: staffName(identity), from: request.ip });
      const page = `/password#${link}`;
      const expires = rfc3339(expiresAt, hall.catalogue().hall.timeZone);
      return answer({ link: hall.at(page), url: hall.pageUrl() + page, expires }, 201);
    },
    'DELETE /people/{user}/second-factor': async ({ identity, params, request }) => {
      const user = actedOn(hall, identity, params.user);
      if ('status' in user) return user;
      if (!(await people.endFactors(user.id))) return notFound(`${user.id} has no second factor`);
      await note({ kind: 'second-factor-ended', who: user.id, by: staffName(identity), from: request.ip });
      return answer(undefined, 204);
    },
  } satisfies Partial<Handlers>;
}

/** The person of a path whom somebody may act on, or why they may not. */
function actedOn({ gate }: DoorParts['hall'], identity: Identity, id: string): HallUser | Refused {
  // Whoever stands above the hall is not in its file, and nobody here acts on them.
  const user = gate.users().find((each) => each.id === id);
  if (user === undefined) return notFound(`there is nobody called ${id} in the hall file`);
  return isBelow(identity, user.role) ? user : refused(problem(403, 'this is for whoever is above them'));
}

function personOf(hall: DoorParts['hall'], user: HallUser, identity: Identity): Person {
  const { gate, people } = hall;
  const { timeZone, sample } = hall.catalogue().hall;
  const { locked, password } = people.of(user.id);
  const hash = people.passwordOf(user);
  const own = password !== undefined && password.hash === hash;
  return {
    ...{ id: user.id, role: user.role, name: user.name },
    ...(locked === undefined ? {} : { locked: { since: rfc3339(locked.at, timeZone), by: locked.by } }),
    secondFactor: people.hasFactor(user.id),
    password: hash !== undefined ? (own ? 'own' : 'hall-file') : sample ? 'sample' : 'none',
    sessions: gate.sessions(user.id).length,
    yours: isBelow(identity, user.role),
  };
}
