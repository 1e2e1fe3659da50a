import type { Millis } from '../../core/base/time.ts';
import type { Claims } from '../../core/catalogue/sign-in.ts';
import type { HallUser, Role } from '../../core/catalogue/staff.ts';
import type { NewKey, ShownKey } from '../../core/protocol/bodies/security-key-bodies.ts';
import type { KeyCreation, KeyRequest } from '../../core/protocol/shapes/security-keys.ts';
import type { EntryFault } from '../../core/protocol/sign-in-faults.ts';
import type { PasswordFault } from './password-rule.ts';
import type { SecurityKey } from './people-book.ts';
import type { KeyAdded } from './people.ts';
import type { Proved } from './provider/sign-in-provider.ts';
import type { KeySite } from './security-keys/key-site.ts';

/** From where somebody asks, and what is known of it. */
export type Where = {
  readonly from: string | undefined;
  /** The cookie of devices that have been used before. */
  readonly known: string | undefined;
  /** What the browser or program calls itself. */
  readonly program?: string | undefined;
  /** The role that is needed where they sign in; undefined: any. */
  readonly least?: Role | undefined;
};

/** Somebody who says who they are. */
export type Asking = Where & {
  readonly user: string;
  readonly password: string;
  /** Of the second factor, where there is one. */
  readonly code?: string | undefined;
  /** A security key in its place. */
  readonly key?: ShownKey | undefined;
  /** Where a key of theirs could be shown; undefined: nowhere from here. */
  readonly site?: KeySite | undefined;
};

export type Entered = {
  readonly kind: 'in';
  readonly token: string;
  readonly user: HallUser;
  /** The cookie by which this device is known from now on; the sample hall, which limits nobody, has none. */
  readonly known?: string;
  /** The password stands on the list of what is tried first: choose another one. */
  readonly weak?: 'common' | 'hall-word';
};

export type Turned =
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait'; readonly waitMs: Millis }
  | { readonly kind: 'locked' }
  /** The password is right, and a code is wanted beside it, or a key where it can be shown: here, or at `keyAt`. */
  | { readonly kind: 'code-needed'; readonly keyRequest?: KeyRequest; readonly keyAt?: readonly string[] }
  | { readonly kind: 'code-wrong' }
  | { readonly kind: 'key-wrong' }
  /** The key has counted less than before: there are two of it. */
  | { readonly kind: 'key-copied' }
  /** This role signs in with a second factor, and this person has none yet. */
  | { readonly kind: 'factor-missing' }
  /** The password is right, and this role comes in by the sign-in service alone. */
  | { readonly kind: 'elsewhere' }
  /** This person has nothing to do where they sign in. */
  | { readonly kind: 'no-role' };

/** Why somebody whom the sign-in service knows does not come in. */
export type NotEntered = { readonly kind: 'not-entered'; readonly fault: EntryFault };

/** Somebody who asks for another password in a session that they have. */
export type Changing = Asking & { readonly next: string; readonly session: string | undefined };

export type PasswordSet =
  | { readonly kind: 'set'; readonly token: string; readonly user: HallUser }
  | { readonly kind: 'not-taken'; readonly fault: PasswordFault }
  | Turned;

export type FactorBegun = { readonly kind: 'begun'; readonly secret: string } | { readonly kind: 'there' } | Turned;
export type FactorSet = { readonly kind: 'set'; readonly recovery: readonly string[] } | Turned;

/** Somebody who asks for a key: `hall` is what the browser calls the hall. */
export type KeyBegun =
  | { readonly kind: 'begun'; readonly options: KeyCreation }
  /** No browser shows a key at the address from which they ask. */
  | { readonly kind: 'not-here' }
  | { readonly kind: 'enough' }
  | Turned;
export type Adding = Asking & { readonly name: string; readonly made: NewKey };
export type KeySet = Exclude<KeyAdded, { kind: 'unproved' }> | Turned;
export type KeyRemoved = { readonly kind: 'removed' } | { readonly kind: 'not-there' } | Turned;

/** Where people prove who they are, and change by what they do. */
export interface Entrance {
  signIn(asking: Asking): Promise<Entered | Turned>;
  /** Somebody who has proved at the sign-in service who they are. */
  enter(proved: Proved, where: Where): Promise<Entered | NotEntered>;
  /** Whom the claims of the sign-in service name. */
  whoIs(claims: Claims): HallUser | undefined;
  /**
   * By a person who is signed in: their other sessions end, and this one goes on under a new token, as what it was.
   * Whoever has come in by the sign-in service shows the code of their second factor as well, where they have one.
   */
  changePassword(asking: Changing): Promise<PasswordSet>;
  /** By a link that a manager has made, once; undefined: it opens nothing. */
  setPasswordByLink(link: string, next: string, where: Where): Promise<HallUser | PasswordFault | undefined>;
  beginFactor(asking: Asking): Promise<FactorBegun>;
  confirmFactor(asking: Asking): Promise<FactorSet>;
  /** Codes of an authenticator; their keys stay. */
  endFactor(asking: Asking): Promise<Turned | { readonly kind: 'ended' }>;
  keysOf(user: string): readonly SecurityKey[];
  /** `hall`: what the browser calls it. Whoever has a second factor shows it. */
  beginKey(asking: Asking, hall: string): Promise<KeyBegun>;
  addKey(adding: Adding): Promise<KeySet>;
  removeKey(asking: Asking, key: string): Promise<KeyRemoved>;
  /** What strangers have tried at this account is forgotten. */
  forgive(user: string): void;
}
