import { createHash } from 'node:crypto';
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

/** By it a browser is known in which somebody has signed in before. */
export const KNOWN_COOKIE = 'hallcall_known';

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
  /** Refused, and gone from the live door, at once; throws `NotKept` when that is not durable yet. */
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
  /** Takes a pairing link, once: the page gets a token of its own. Undefined: it pairs nothing of the kind. */
  pair(kind: DeviceKind, link: string): Promise<{ readonly id: string; readonly token: string } | undefined>;
  /** As `logout`; whether there was one. */
  dismiss(kind: DeviceKind, id: string): Promise<boolean>;
  /**
   * Ends what has expired, and the sessions of whoever has left the hall file or has another password there. Call it
   * now and then, and when the people are others.
   */
  review(): void;
  /** Writes what was ended and is not written yet; throws `NotKept`. */
  settle(): Promise<void>;
  devices(): readonly AdmittedDevice[];
  /** A device has come in over the live door. Returns what to do when it leaves. */
  enter(identity: Identity): () => void;
  user(id: string): HallUser | undefined;
  /** Everybody of the hall file. */
  users(): readonly HallUser[];
  /** Called when somebody may no longer be who they were: look again at who is here. Returns the way out. */
  onEnd(listener: () => void): () => void;
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
  return new HallGate(staff, tokens);
}

class HallGate implements Gate {
  readonly user: Gate['user'];
  private readonly listeners = new Set<() => void>();
  /** How many sockets each device has open. */
  private readonly present = new Map<string, number>();
  private readonly staff: () => Staff;
  private readonly tokens: TokenStore;

  constructor(staff: () => Staff, tokens: TokenStore) {
    this.staff = staff;
    this.tokens = tokens;
    this.user = namesOf(() => staff().users);
  }

  users(): readonly HallUser[] {
    return this.staff().users;
  }

  async login(id: string, password: string): ReturnType<Gate['login']> {
    const user = this.user(id);
    if (!(await this.fits(user, password)) || user === undefined) return undefined;
    return { token: await this.tokens.issue('staff', user.id, SESSION_LIVES, proofOf(user)), user };
  }

  logout(token: string): Promise<void> {
    const kept = this.tokens.revoke(token);
    this.ended();
    return kept;
  }

  identify(token: string | undefined): Identity {
    const entry = token === undefined ? undefined : this.tokens.find(token);
    if (entry === undefined) return NOBODY;
    if (entry.kind !== 'staff') return { kind: 'device', id: entry.id, device: entry.kind };
    const user = this.user(entry.id);
    return user === undefined || !fitsProof(entry, user) ? NOBODY : { kind: 'staff', id: user.id, role: user.role };
  }

  review(): void {
    this.tokens.endWhere((entry) => {
      if (entry.kind !== 'staff') return false;
      const user = this.user(entry.id);
      return user === undefined || !fitsProof(entry, user);
    });
    this.ended();
  }

  settle(): Promise<void> {
    return this.tokens.settle();
  }

  identityOf(headers: IncomingHttpHeaders, as?: DeviceKind): Identity {
    const bearer = /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1];
    if (bearer !== undefined) return this.identify(bearer);
    const cookies = parse(headers.cookie ?? '');
    const names =
      as === undefined
        ? [SESSION_COOKIE, deviceCookie('kiosk'), deviceCookie('board'), deviceCookie('counter-screen')]
        : [deviceCookie(as)];
    for (const name of names) {
      const identity = this.identify(own(cookies, name));
      if (identity.kind !== 'nobody') return identity;
    }
    return NOBODY;
  }

  async admit(kind: DeviceKind, id: string): Promise<string> {
    const token = await this.tokens.replace(kind, id, PROGRAMS.includes(kind) ? undefined : PAIRED_FOR);
    this.ended();
    return token;
  }

  lend(kind: DeviceKind, id: string): Promise<string> {
    return this.tokens.issue(kind, id, LENT_FOR);
  }

  async pair(kind: DeviceKind, link: string): ReturnType<Gate['pair']> {
    const identity = this.identify(link);
    if (identity.kind !== 'device' || identity.device !== kind) return undefined;
    // Refused at once: of two who come with it together one is let in.
    const gone = this.tokens.revoke(link);
    this.ended();
    await gone;
    return { id: identity.id, token: await this.tokens.issue(kind, identity.id, PAIRED_FOR) };
  }

  dismiss(kind: DeviceKind, id: string): Promise<boolean> {
    const gone = this.tokens.revokeDevice(kind, id);
    this.ended();
    return gone;
  }

  devices(): readonly AdmittedDevice[] {
    return this.tokens.devices().map((each) => admitted(each, (this.present.get(`${each.kind} ${each.id}`) ?? 0) > 0));
  }

  enter(identity: Identity): () => void {
    if (identity.kind !== 'device') return () => undefined;
    const { device, id } = identity;
    const key = `${device} ${id}`;
    const count = (by: number): void => {
      this.present.set(key, (this.present.get(key) ?? 0) + by);
      this.tokens.seen(device, id);
    };
    count(1);
    return () => count(-1);
  }

  onEnd(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private ended(): void {
    for (const listener of this.listeners) listener();
  }

  private fits(user: HallUser | undefined, password: string): Promise<boolean> {
    if (user?.passwordHash !== undefined) return checkPassword(password, user.passwordHash);
    if (user !== undefined && this.staff().sample) return Promise.resolve(password === SAMPLE_PASSWORD);
    return checkNothing(password);
  }
}

const proofs = new WeakMap<HallUser, string>();

/** Tells one password of a user from the next, and nothing about it: what the hall file has is hashed once more. */
function proofOf(user: HallUser): string {
  const known = proofs.get(user);
  if (known !== undefined) return known;
  const made = createHash('sha256')
    .update(user.passwordHash ?? '')
    .digest('base64url');
  proofs.set(user, made);
  return made;
}

/** Sessions from before there were proofs have none; they last a day. */
function fitsProof({ proof }: TokenEntry, user: HallUser): boolean {
  return proof === undefined || proof === proofOf(user);
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

/** The cookie of a browser in which somebody has signed in before. */
export function knownDevice(headers: IncomingHttpHeaders): string | undefined {
  return own(parse(headers.cookie ?? ''), KNOWN_COOKIE);
}

/** Whether an identity ends within a month: time to pair the device again. */
export function endsSoon(expires: Instant | undefined, now: Instant): boolean {
  return expires !== undefined && expires - now <= WARNED_BEFORE;
}

const WARNED_BEFORE = 30 * DAY;
