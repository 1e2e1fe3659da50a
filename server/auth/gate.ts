import type { IncomingHttpHeaders } from 'node:http';
import { DAY, HOUR, type Instant, type Millis } from '../../core/base/time.ts';
import { lowerRole } from '../../core/catalogue/sign-in.ts';
import type { HallUser, Role } from '../../core/catalogue/staff.ts';
import type { DeviceKind } from '../../core/protocol/rights.ts';
import { admitted, deviceAddress, PAIRED_FOR, PROGRAMS, type AdmittedDevice } from './admitted.ts';
import { PASS_HEADER } from '../../core/protocol/door-pass.ts';
import { isDoorPass } from './door-pass.ts';
import { NOBODY, type Identity } from './identity.ts';
import type { Account } from './provider/sign-in-provider.ts';
import { checkNothing, checkPassword } from './password.ts';
import { proofOf, type People } from './people.ts';
import { bearerIn, cookieNames, cookiesOf, type CookieNames } from './request-cookies.ts';
import type { Begun, TokenEntry, TokenStore } from './token-store.ts';

const SAMPLE_PASSWORD = 'sample-hall';
/** A page of the sample hall that is left open. */
const LENT_FOR = 30 * DAY;
/** A working day and the way home; on Monday one signs in again. */
const SESSION_LIVES = 14 * HOUR;

/** People whose roles are above halls, as one hall knows them. */
export interface PeopleAbove {
  /** The cookie of their sessions, which count in each of their halls. */
  readonly cookie: string;
  user(id: string): HallUser | undefined;
  /** Those whom `user` knows. */
  users(): readonly HallUser[];
  identify(token: string): Identity;
  /** Undefined: nobody of theirs has that token. */
  logout(token: string): Promise<void> | undefined;
  active(token: string): void;
  /** Whether a session of theirs was begun at the sign-in service. */
  isFromService(token: string): boolean;
  /** Called when somebody may no longer be who they were. Returns the way out. */
  onEnd(listener: () => void): () => void;
}

/** Who comes in: logins, tokens and cookies turned into identities. */
export interface Gate {
  readonly cookies: CookieNames;
  /** Where browsers keep a session that counts here: one of this hall before one that counts in several. */
  readonly sessionCookies: readonly string[];
  /** Where browsers keep the session of this person. */
  sessionCookieOf(user: string): string;
  /** The token of a request's session, wherever it stands. */
  tokenIn(headers: IncomingHttpHeaders): string | undefined;
  login(user: string, password: string): Promise<{ readonly token: string; readonly user: HallUser } | undefined>;
  /** Whose password it is; nobody comes in by it yet. An unknown user takes as long as a wrong password. */
  verify(user: string, password: string): Promise<HallUser | undefined>;
  /** Begins a session of somebody who has proved who they are. */
  begin(user: HallUser, begun?: Begun): Promise<string>;
  /** Refused, and gone from the live door, at once; throws `NotKept` when that is not durable yet. */
  logout(token: string): Promise<void>;
  /** The identity of a token, whoever holds it. */
  identify(token: string | undefined): Identity;
  /**
   * From a request's headers: a bearer token, else the session's cookie, else a device's. A page that is a device says
   * so (`as`), and is never taken for the clerk who has signed in on the next tab.
   */
  identityOf(headers: IncomingHttpHeaders, as?: DeviceKind): Identity;
  /** Whether a request shows that it comes from a device of the hall. It lets nobody in: it says who is no stranger. */
  hasPass(headers: IncomingHttpHeaders): boolean;
  /** A device's new identity. The old ones of the same device end. */
  admit(kind: DeviceKind, id: string): Promise<string>;
  /** An identity for a month, beside the ones that the device has: for the pages of the sample hall. */
  lend(kind: DeviceKind, id: string): Promise<string>;
  /** Takes a pairing link, once: the page gets a token of its own. Undefined: it pairs nothing of the kind. */
  pair(kind: DeviceKind, link: string): Promise<{ readonly id: string; readonly token: string } | undefined>;
  /** As `logout`, of a device or the key of a program; whether there was one. */
  dismiss(kind: DeviceKind | 'program', id: string): Promise<boolean>;
  /** What people call a device. False: there is no such one. */
  rename(kind: DeviceKind, id: string, name: string): Promise<boolean>;
  /** A device stands for another place from now on; its page follows. False: there is no such one. */
  move(kind: DeviceKind, id: string, to: string): Promise<boolean>;
  /** For what a device stood before it was moved, and its page now. */
  movedFrom(identity: Identity): { readonly was: readonly string[]; readonly page: string } | undefined;
  /**
   * Ends what has expired, and the sessions of whoever has left the hall file or has another password there. Call it
   * now and then, and when the people are others.
   */
  review(): void;
  /** The sessions that hold now; `of`: of one person. */
  sessions(of?: string): readonly Session[];
  /** As `logout`, by the id of the session; whose it was. */
  endSession(id: string): Promise<string | undefined>;
  /** As `endSession`, those of an account, or of one session, at the sign-in service; whose they were. */
  endAccount(account: Partial<Account>): Promise<readonly string[]>;
  /** Whether the session of a token was begun there. */
  isFromService(token: string | undefined): boolean;
  /** What is known of the session of this person that a token is of; undefined: it is of no such session. */
  begunBy(token: string | undefined, user: string): Begun | undefined;
  /** Which session a token is of. */
  sessionOf(token: string | undefined): string | undefined;
  /** The person of a session has done something: it is not idle. */
  active(token: string | undefined): void;
  /** Writes what was ended and is not written yet; throws `NotKept`. */
  settle(): Promise<void>;
  devices(): readonly AdmittedDevice[];
  /** A device has come in over the live door. Returns what to do when it leaves. */
  enter(identity: Identity): () => void;
  user(id: string): HallUser | undefined;
  /** Everybody of the hall file. */
  users(): readonly HallUser[];
  /** Everybody whom `user` knows: of the hall file, and from above. */
  everybody(): readonly HallUser[];
  /** Called when somebody may no longer be who they were: look again at who is here. Returns the way out. */
  onEnd(listener: () => void): () => void;
}

/** A session of a person, by an id that is no token. */
export type Session = {
  readonly id: string;
  readonly user: string;
  readonly since: Instant;
  readonly expires?: Instant;
  /** When the person has done something last. */
  readonly active: Instant;
  readonly from?: string;
  readonly program?: string;
};

/** The people of a hall now. In the sample hall everybody without a password of their own has the well-known one. */
export type Staff = { readonly users: readonly HallUser[]; readonly sample: boolean };

/** What else decides about people; without it the hall file does alone. */
export type GateRules = {
  readonly cookies?: CookieNames;
  readonly above?: PeopleAbove | undefined;
  readonly people?: Pick<People, 'isLocked' | 'passwordOf'>;
  /** Writes what else is owed to the disk. */
  readonly owed?: () => Promise<void>;
  /** After how long without an act a session of this role ends; undefined: when its time is over. */
  readonly idleMs?: (role: Role) => Millis | undefined;
  readonly now?: () => Instant;
};

/** Makes the gate of a hall. `staff` is asked each time: somebody who has left the hall file has left the hall. */
export function createGate(staff: () => Staff, tokens: TokenStore, rules: GateRules = {}): Gate {
  return new HallGate(staff, tokens, rules);
}

class HallGate implements Gate {
  readonly user: Gate['user'];
  private readonly listeners = new Set<() => void>();
  /** How many sockets each device has open. */
  private readonly present = new Map<string, number>();
  /** When somebody has done something last, by the hash of their session. After a start everybody has just now. */
  private readonly acts = new Map<string, Instant>();
  private readonly staff: () => Staff;
  private readonly tokens: TokenStore;
  private readonly rules: GateRules;
  private readonly now: () => Instant;
  private readonly started: Instant;
  readonly cookies: CookieNames;
  readonly sessionCookies: readonly string[];

  constructor(staff: () => Staff, tokens: TokenStore, rules: GateRules) {
    this.staff = staff;
    this.tokens = tokens;
    this.rules = rules;
    this.now = rules.now ?? (() => 0);
    this.started = this.now();
    this.cookies = rules.cookies ?? cookieNames();
    this.sessionCookies = [this.cookies.session, ...(rules.above === undefined ? [] : [rules.above.cookie])];
    const own = namesOf(() => staff().users);
    this.user = (id) => own(id) ?? rules.above?.user(id);
  }

  users(): readonly HallUser[] {
    return this.staff().users;
  }

  everybody(): readonly HallUser[] {
    const own = this.users();
    const ids = new Set(own.map(({ id }) => id));
    return [...own, ...(this.rules.above?.users() ?? []).filter(({ id }) => !ids.has(id))];
  }

  async login(id: string, password: string): ReturnType<Gate['login']> {
    const user = await this.verify(id, password);
    return user === undefined ? undefined : { token: await this.begin(user), user };
  }

  async verify(id: string, password: string): Promise<HallUser | undefined> {
    const user = this.user(id);
    return (await this.fits(user, password)) ? user : undefined;
  }

  begin(user: HallUser, begun: Begun = {}): Promise<string> {
    return this.tokens.issue('staff', user.id, SESSION_LIVES, this.proofOf(user), begun);
  }

  logout(token: string): Promise<void> {
    const kept = this.rules.above?.logout(token) ?? this.tokens.revoke(token);
    this.ended();
    return kept;
  }

  identify(token: string | undefined): Identity {
    if (token === undefined) return NOBODY;
    const entry = this.tokens.find(token);
    if (entry === undefined) return this.rules.above?.identify(token) ?? NOBODY;
    if (entry.kind === 'program') return { kind: 'program', id: entry.id, scopes: entry.scopes ?? [] };
    if (entry.kind !== 'staff') return { kind: 'device', id: entry.id, device: entry.kind };
    const user = this.user(entry.id);
    return user === undefined || !this.holds(entry, user)
      ? NOBODY
      : { kind: 'staff', id: user.id, role: roleIn(entry, user) };
  }

  review(): void {
    this.tokens.endWhere((entry) => {
      if (entry.kind !== 'staff') return false;
      const user = this.user(entry.id);
      return user === undefined || !this.holds(entry, user);
    });
    if (this.acts.size > 0) {
      const left = new Set(this.tokens.sessions().map(({ hash }) => hash));
      for (const hash of this.acts.keys()) if (!left.has(hash)) this.acts.delete(hash);
    }
    this.ended();
  }

  async settle(): Promise<void> {
    await Promise.all([this.tokens.settle(), this.rules.owed?.()]);
  }

  sessions(of?: string): readonly Session[] {
    return this.tokens.sessions().flatMap((entry) => {
      if (of !== undefined && entry.id !== of) return [];
      const { id: user, createdAt: since, expiresAt: expires, from, program } = entry;
      return {
        ...{ id: idOf(entry), user, since, active: this.actOf(entry) },
        ...(expires === undefined ? {} : { expires }),
        ...(from === undefined ? {} : { from }),
        ...(program === undefined ? {} : { program }),
      };
    });
  }

  async endSession(id: string): Promise<string | undefined> {
    const user = this.tokens.sessions().find((entry) => idOf(entry) === id)?.id;
    if (user === undefined) return undefined;
    this.tokens.endWhere((entry) => entry.kind === 'staff' && idOf(entry) === id);
    this.ended();
    await this.tokens.settle();
    return user;
  }

  async endAccount(account: Partial<Account>): Promise<readonly string[]> {
    const theirs = this.tokens.sessions().filter((entry) => isOfAccount(entry, account));
    if (theirs.length === 0) return [];
    const hashes = new Set(theirs.map(({ hash }) => hash));
    this.tokens.endWhere(({ hash }) => hashes.has(hash));
    this.ended();
    await this.tokens.settle();
    return [...new Set(theirs.map(({ id }) => id))];
  }

  isFromService(token: string | undefined): boolean {
    if (token === undefined) return false;
    const entry = this.tokens.find(token);
    return entry === undefined ? this.rules.above?.isFromService(token) === true : entry.account !== undefined;
  }

  begunBy(token: string | undefined, user: string): Begun | undefined {
    const entry = token === undefined ? undefined : this.tokens.find(token);
    if (entry?.kind !== 'staff' || entry.id !== user) return undefined;
    const { from, program, account, role } = entry;
    return {
      ...(from === undefined ? {} : { from }),
      ...(program === undefined ? {} : { program }),
      ...(account === undefined ? {} : { account }),
      ...(role === undefined ? {} : { role }),
    };
  }

  sessionOf(token: string | undefined): string | undefined {
    const entry = token === undefined ? undefined : this.tokens.find(token);
    return entry?.kind === 'staff' ? idOf(entry) : undefined;
  }

  active(token: string | undefined): void {
    if (token === undefined) return;
    const shown = this.tokens.find(token);
    if (shown?.kind === 'program') return this.tokens.seen('program', shown.id);
    if (this.rules.now === undefined) return;
    // What has been idle for too long is over, and no act brings it back.
    const entry = this.identify(token).kind === 'staff' ? shown : undefined;
    if (entry !== undefined) this.acts.set(entry.hash, this.now());
    else this.rules.above?.active(token);
  }

  identityOf(headers: IncomingHttpHeaders, as?: DeviceKind): Identity {
    const bearer = bearerIn(headers);
    if (bearer !== undefined) return this.identify(bearer);
    const cookies = cookiesOf(headers);
    const { device } = this.cookies;
    const names =
      as === undefined
        ? [...this.sessionCookies, device('kiosk'), device('board'), device('counter-screen')]
        : [device(as)];
    for (const name of names) {
      const identity = this.identify(cookies(name));
      // A key is shown as what it is, and never by a browser of itself.
      if (identity.kind !== 'nobody' && identity.kind !== 'program') return identity;
    }
    return NOBODY;
  }

  hasPass(headers: IncomingHttpHeaders): boolean {
    return isDoorPass(headers[PASS_HEADER], this.tokens.devices(), this.now());
  }

  tokenIn(headers: IncomingHttpHeaders): string | undefined {
    const bearer = bearerIn(headers);
    if (bearer !== undefined) return bearer;
    const cookies = cookiesOf(headers);
    const tokens = this.sessionCookies.flatMap((name) => cookies(name) ?? []);
    return tokens.find((token) => this.identify(token).kind !== 'nobody') ?? tokens[0];
  }

  sessionCookieOf(user: string): string {
    const { above } = this.rules;
    return above?.user(user) === undefined ? this.cookies.session : above.cookie;
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

  dismiss(kind: DeviceKind | 'program', id: string): Promise<boolean> {
    const gone = this.tokens.revokeDevice(kind, id);
    this.ended();
    return gone;
  }

  rename(kind: DeviceKind, id: string, name: string): Promise<boolean> {
    return this.tokens.change(kind, id, ({ name: _, ...rest }) => (name === '' ? rest : { ...rest, name }));
  }

  async move(kind: DeviceKind, id: string, to: string): Promise<boolean> {
    const moved = await this.tokens.change(kind, id, (before) => {
      const was = [...(before.was ?? []), id].filter((each) => each !== to);
      return { ...before, id: to, was: [...new Set(was)] };
    });
    if (moved) this.ended();
    return moved;
  }

  movedFrom(identity: Identity): ReturnType<Gate['movedFrom']> {
    if (identity.kind !== 'device') return undefined;
    const { device, id } = identity;
    const was = this.tokens.devices().find((each) => each.kind === device && each.id === id)?.was;
    const page = deviceAddress(device, id);
    return was === undefined || page === undefined ? undefined : { was, page };
  }

  devices(): readonly AdmittedDevice[] {
    return this.tokens.devices().map((each) => admitted(each, (this.present.get(`${each.kind} ${each.id}`) ?? 0) > 0));
  }

  enter(identity: Identity): () => void {
    if (identity.kind === 'program') this.tokens.seen('program', identity.id);
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
    const leave = this.rules.above?.onEnd(listener);
    return () => {
      this.listeners.delete(listener);
      leave?.();
    };
  }

  /** Whether a session still counts: nobody has locked it out, its password is the same, and somebody is there. */
  private holds(entry: TokenEntry, user: HallUser): boolean {
    if (this.rules.people?.isLocked(user.id) === true) return false;
    // Sessions from before there were proofs have none; they last a day.
    if (entry.proof !== undefined && entry.proof !== this.proofOf(user)) return false;
    const idleMs = this.rules.idleMs?.(roleIn(entry, user));
    return idleMs === undefined || this.now() - this.actOf(entry) < idleMs;
  }

  private actOf(entry: TokenEntry): Instant {
    return this.acts.get(entry.hash) ?? Math.max(entry.createdAt, this.started);
  }

  private hashOf(user: HallUser): string | undefined {
    return this.rules.people === undefined ? user.passwordHash : this.rules.people.passwordOf(user);
  }

  private proofOf(user: HallUser): string {
    return proofOfHash(this.hashOf(user) ?? '');
  }

  private ended(): void {
    for (const listener of this.listeners) listener();
  }

  private fits(user: HallUser | undefined, password: string): Promise<boolean> {
    const hash = user === undefined ? undefined : this.hashOf(user);
    if (hash !== undefined) return checkPassword(password, hash);
    if (user !== undefined && this.staff().sample) return Promise.resolve(password === SAMPLE_PASSWORD);
    return checkNothing(password);
  }
}

const proofs = new Map<string, string>();
const MOST_PROOFS = 10_000;

/** Tells one password of a user from the next, and nothing about it: its hash is hashed once more. */
function proofOfHash(hash: string): string {
  const known = proofs.get(hash);
  if (known !== undefined) return known;
  const made = proofOf(hash);
  if (proofs.size >= MOST_PROOFS) proofs.clear();
  proofs.set(hash, made);
  return made;
}

/** What somebody may act as in a session: never more than the hall file says now. */
function roleIn({ role }: TokenEntry, user: HallUser): Role {
  return role === undefined ? user.role : lowerRole(role, user.role);
}

/** A message about one session there says which; one without says all of the account. */
function isOfAccount({ account }: TokenEntry, { sub, sid }: Partial<Account>): boolean {
  if (account === undefined || (sub === undefined && sid === undefined)) return false;
  return (sub === undefined || sub === account.sub) && (sid === undefined || sid === account.sid);
}

/** Names a session to people: enough of its hash to be the only one, and no token. */
function idOf({ hash }: TokenEntry): string {
  return hash.slice(0, 16);
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
