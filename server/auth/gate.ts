import type { IncomingHttpHeaders } from 'node:http';
import { parse } from 'cookie';
import { DAY, HOUR, type Instant } from '../../core/base/time.ts';
import type { HallUser } from '../../core/catalogue/staff.ts';
import type { DeviceKind } from '../../core/protocol/rights.ts';
import { NOBODY, type Identity } from './identity.ts';
import { checkNothing, checkPassword } from './password.ts';
import type { TokenEntry, TokenStore } from './token-store.ts';
import { own } from '../../core/base/own.ts';

export const SESSION_COOKIE = 'hallcall_session';

/** A browser may show a kiosk, a board and a counter at once: each kind of device has a cookie of its own. */
export function deviceCookie(kind: DeviceKind): string {
  return `hallcall_${kind}`;
}

const SAMPLE_PASSWORD = 'sample-hall';
/** A page of the sample hall that is left open. */
const LENT_FOR = 30 * DAY;
/** More than a year: browsers keep no cookie longer. Programs keep their token themselves, for as long as they like. */
export const PAIRED_FOR = 400 * DAY;
const PROGRAMS: readonly DeviceKind[] = ['agent', 'counter-pc'];
/** A working day and the way home; on Monday one signs in again. */
const SESSION_LIVES = 14 * HOUR;

/** Who comes in: logins, tokens and cookies turned into identities. */
export interface Gate {
  login(user: string, password: string): Promise<{ readonly token: string; readonly user: HallUser } | undefined>;
  logout(token: string): Promise<void>;
  /** The identity of a token, whoever holds it. */
  identify(token: string | undefined): Identity;
  /**
   * From a request's headers: a bearer token, else the session's cookie, else a device's. A page that is a device says
   * so (`as`), and is never taken for the clerk who has signed in on the next tab.
   */
  identityOf(headers: IncomingHttpHeaders, as?: DeviceKind): Identity;
  /** A device's new identity. The old ones of the same device end. */
  admit(kind: DeviceKind, id: string): Promise<string>;
  /** An identity for a month, beside the ones that the device has: for the pages of the sample hall. */
  lend(kind: DeviceKind, id: string): Promise<string>;
  dismiss(kind: DeviceKind, id: string): Promise<boolean>;
  devices(): readonly AdmittedDevice[];
  /** A device has come in over the live door. Returns what to do when it leaves. */
  enter(identity: Identity): () => void;
  user(id: string): HallUser | undefined;
  /** Called when a token of somebody's has ended before its time, by a sign-out or a dismissal. Returns the way out. */
  onEnd(listener: (whose: Identity) => void): () => void;
}

/** A device with an identity: until when that holds, and when it was here last. `here`: it is here now. */
export type AdmittedDevice = {
  readonly kind: TokenEntry['kind'];
  readonly id: string;
  readonly since: Instant;
  readonly expires?: Instant;
  readonly seen?: Instant;
  readonly here: boolean;
};

/** The people of a hall now. In the sample hall everybody without a password of their own has the well-known one. */
export type Staff = { readonly users: readonly HallUser[]; readonly sample: boolean };

/** Makes the gate of a hall. `staff` is asked each time: somebody who has left the hall file has left the hall. */
export function createGate(staff: () => Staff, tokens: TokenStore): Gate {
  const userNamed = namesOf(() => staff().users);
  const listeners = new Set<(whose: Identity) => void>();
  /** How many sockets each device has open. */
  const present = new Map<string, number>();
  const ended = (whose: Identity): void => {
    for (const listener of listeners) listener(whose);
  };
  const fits = (user: HallUser | undefined, password: string): Promise<boolean> => {
    if (user?.passwordHash !== undefined) return checkPassword(password, user.passwordHash);
    if (user !== undefined && staff().sample) return Promise.resolve(password === SAMPLE_PASSWORD);
    return checkNothing(password);
  };
  const identify = (token: string | undefined): Identity => {
    const entry = token === undefined ? undefined : tokens.find(token);
    if (entry === undefined) return NOBODY;
    if (entry.kind !== 'staff') return { kind: 'device', id: entry.id, device: entry.kind };
    const user = userNamed(entry.id);
    return user === undefined ? NOBODY : { kind: 'staff', id: user.id, role: user.role };
  };
  const dismiss = async (kind: DeviceKind, id: string): Promise<boolean> => {
    const gone = await tokens.revokeDevice(kind, id);
    if (gone) ended({ kind: 'device', device: kind, id });
    return gone;
  };
  return {
    async login(id, password) {
      const user = userNamed(id);
      if (!(await fits(user, password)) || user === undefined) return undefined;
      return { token: await tokens.issue('staff', user.id, SESSION_LIVES), user };
    },
    async logout(token) {
      const whose = identify(token);
      await tokens.revoke(token);
      ended(whose);
    },
    identify,
    identityOf(headers, as) {
      const bearer = /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1];
      if (bearer !== undefined) return identify(bearer);
      const cookies = parse(headers.cookie ?? '');
      const names =
        as === undefined
          ? [SESSION_COOKIE, deviceCookie('kiosk'), deviceCookie('board'), deviceCookie('counter-screen')]
          : [deviceCookie(as)];
      for (const name of names) {
        const identity = identify(own(cookies, name));
        if (identity.kind !== 'nobody') return identity;
      }
      return NOBODY;
    },
    async admit(kind, id) {
      await dismiss(kind, id);
      return tokens.issue(kind, id, PROGRAMS.includes(kind) ? undefined : PAIRED_FOR);
    },
    lend: (kind, id) => tokens.issue(kind, id, LENT_FOR),
    dismiss,
    devices: () => tokens.devices().map((each) => admitted(each, (present.get(`${each.kind} ${each.id}`) ?? 0) > 0)),
    enter(identity) {
      if (identity.kind !== 'device') return () => undefined;
      const { device, id } = identity;
      const key = `${device} ${id}`;
      const count = (by: number): void => {
        present.set(key, (present.get(key) ?? 0) + by);
        tokens.seen(device, id);
      };
      count(1);
      return () => count(-1);
    },
    user: userNamed,
    onEnd(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What was given out before identities had an end goes when the browser drops its cookie. */
function admitted({ kind, id, createdAt, expiresAt, seenAt }: TokenEntry, here: boolean): AdmittedDevice {
  const endless = kind === 'staff' || PROGRAMS.includes(kind);
  const expires = expiresAt ?? (endless ? undefined : createdAt + PAIRED_FOR);
  return {
    kind,
    id,
    since: createdAt,
    ...(expires === undefined ? {} : { expires }),
    ...(seenAt === undefined ? {} : { seen: seenAt }),
    here,
  };
}

/** Finds people by id; the table is made anew when the people are others. */
function namesOf(users: () => readonly HallUser[]): (id: string) => HallUser | undefined {
  let of: readonly HallUser[] = [];
  let byId: ReadonlyMap<string, HallUser> = new Map();
  return (id) => {
    if (users() !== of) {
      of = users();
      byId = new Map(of.map((user) => [user.id, user]));
    }
    return byId.get(id);
  };
}

/** The token of a request, wherever it stands. */
export function tokenIn(headers: IncomingHttpHeaders): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? parse(headers.cookie ?? '')[SESSION_COOKIE];
}

/** Whether an identity ends within a month: time to pair the device again. */
export function endsSoon(expires: Instant | undefined, now: Instant): boolean {
  return expires !== undefined && expires - now <= WARNED_BEFORE;
}

const WARNED_BEFORE = 30 * DAY;
