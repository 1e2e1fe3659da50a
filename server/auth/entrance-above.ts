import type { HallUser } from '../../core/catalogue/staff.ts';
import type { Entrance } from './entrance.ts';

/** Where people above a hall prove who they are, and who they are there. */
export type EntranceAbove = { readonly entrance: Entrance; user(id: string): HallUser | undefined };

/** The entrance of a hall, where whoever stands above it proves and changes what is theirs there. */
export function withAbove(own: Entrance, above: EntranceAbove): Entrance {
  const of = (user: string): Entrance => (above.user(user) === undefined ? own : above.entrance);
  return {
    signIn: (asking) => of(asking.user).signIn(asking),
    enter(proved, where) {
      const found = own.whoIs(proved.claims) === undefined ? above.entrance.whoIs(proved.claims) : undefined;
      // Whoever is above other halls is nobody here.
      return (found === undefined || above.user(found.id) === undefined ? own : above.entrance).enter(proved, where);
    },
    whoIs: (claims) => own.whoIs(claims) ?? above.entrance.whoIs(claims),
    changePassword: (asking) => of(asking.user).changePassword(asking),
    setPasswordByLink: async (link, next, where) =>
      (await own.setPasswordByLink(link, next, where)) ?? above.entrance.setPasswordByLink(link, next, where),
    beginFactor: (asking) => of(asking.user).beginFactor(asking),
    confirmFactor: (asking) => of(asking.user).confirmFactor(asking),
    endFactor: (asking) => of(asking.user).endFactor(asking),
    keysOf: (user) => of(user).keysOf(user),
    beginKey: (asking, hall) => of(asking.user).beginKey(asking, hall),
    addKey: (adding) => of(adding.user).addKey(adding),
    removeKey: (asking, key) => of(asking.user).removeKey(asking, key),
    forgive: (user) => of(user).forgive(user),
  };
}
