import type { Instant } from '../../core/base/time.ts';
import { knownByClaims, lowerRole, type Claims } from '../../core/catalogue/sign-in.ts';
import { ROLES, type HallUser, type Role } from '../../core/catalogue/staff.ts';
import type { ShownKey } from '../../core/protocol/bodies/security-key-bodies.ts';
import type { EntryFault } from '../../core/protocol/sign-in-faults.ts';
import { networkOf } from '../ops/network-of.ts';
import type { Gate } from './gate.ts';
import { Guesses, type Claim } from './guesses.ts';
import { KnownDevices } from './known-devices.ts';
import { NotKept } from './not-kept.ts';
import { hashPassword } from './password.ts';
import { passwordChecks } from './password-checks.ts';
import { passwordFault, weakness, type PasswordFault } from './password-rule.ts';
import type { SecurityKey } from './people-book.ts';
import { MOST_KEYS, type People, type Proof } from './people.ts';
import type { Proved } from './provider/sign-in-provider.ts';
import type { SecurityNews } from './security/security-event.ts';
import type { SecurityRecord } from './security/security-record.ts';
import { SecurityKeys } from './security-keys/security-keys.ts';
import type { Begun } from './token-store.ts';
import { newFactorSecret } from './totp.ts';
import type {
  Adding,
  Asking,
  Changing,
  Entered,
  Entrance,
  FactorBegun,
  FactorSet,
  KeyBegun,
  KeyRemoved,
  KeySet,
  NotEntered,
  PasswordSet,
  Turned,
  Where,
} from './entrance.ts';
import { withAbove, type EntranceAbove } from './entrance-above.ts';
import { saysTwoFactors } from './two-factors.ts';

export type EntranceParts = {
  readonly gate: Gate;
  readonly people: People;
  readonly security: SecurityRecord;
  readonly key: Uint8Array;
  readonly now: () => Instant;
  /** Runs on whatever the clock of the hall does. */
  readonly steadyNow: () => Instant;
  /** Nobody is limited in the sample hall: it is for trying things. */
  readonly sample: () => boolean;
  /** Words of the hall, of which nobody is to make a password. */
  readonly words: () => readonly string[];
  /** From this role on nobody comes in without a second factor; undefined: who likes has one. */
  readonly factorFrom?: Role | undefined;
  /** What counts for those who come in by the sign-in service; undefined: there is none. */
  readonly service?: ServiceRules | undefined;
};

/** Asked each time: the hall file may be another one. */
export type ServiceRules = {
  readonly claim: () => string;
  /** What the claims let this person act as; undefined: nothing. */
  readonly roleOf: (user: HallUser, claims: Claims) => Role | undefined;
  /** Whether this person may sign in with a password of the hall. */
  readonly hasPassword: (user: HallUser) => boolean;
};

/** Makes the entrance of a hall. Whoever stands above it proves and changes what is theirs there. */
export function createEntrance(parts: EntranceParts, above?: EntranceAbove): Entrance {
  const own = new HallEntrance(parts);
  return above === undefined ? own : withAbove(own, above);
}

class HallEntrance implements Entrance {
  private readonly devices: KnownDevices;
  private readonly guesses: Guesses;
  private readonly keys: SecurityKeys;

  constructor(private readonly parts: EntranceParts) {
    this.devices = new KnownDevices(parts.key);
    this.guesses = new Guesses(parts.steadyNow);
    const { people, key: secret, now, steadyNow } = parts;
    this.keys = new SecurityKeys({ people, secret, now, steadyNow });
  }

  async signIn(asking: Asking): Promise<Entered | Turned> {
    const { people, security, factorFrom } = this.parts;
    const proof = await this.prove(asking);
    if ('kind' in proof) return proof;
    const { user } = proof;
    if (!people.hasFactor(user.id) && factorFrom !== undefined && isFrom(factorFrom, user.role))
      return this.turn(asking, { kind: 'factor-missing' });
    if (!mayEnter(user.role, asking)) return this.turn(asking, { kind: 'no-role' });
    const weak = this.sample ? undefined : weakness(asking.password, this.wordsOf(user));
    const token = await this.begin(user, asking, begun(asking)).catch((fault: unknown) => {
      if (fault instanceof NotKept)
        security.note({ kind: 'sign-in-failed', who: user.id, from: asking.from, detail: NOT_WRITTEN });
      throw fault;
    });
    if (weak !== undefined) security.note({ kind: 'password-weak', who: user.id, detail: weak });
    return {
      ...{ kind: 'in', token, user },
      ...(this.sample ? {} : { known: this.devices.cookieFor(asking.known, user.id, this.parts.now()) }),
      ...(weak === undefined ? {} : { weak }),
    };
  }

  whoIs(claims: Claims): HallUser | undefined {
    const { gate, service } = this.parts;
    return service === undefined ? undefined : knownByClaims(gate.users(), claims, service.claim());
  }

  async enter({ claims, account }: Proved, where: Where): Promise<Entered | NotEntered> {
    const { people, service, factorFrom } = this.parts;
    const user = this.whoIs(claims);
    if (user === undefined || service === undefined) return this.notEntered('unknown-person', where);
    if (people.isLocked(user.id)) return this.notEntered('person-locked', where, user);
    const role = service.roleOf(user, claims);
    if (role === undefined || !mayEnter(role, where)) return this.notEntered('no-role', where, user);
    if (factorFrom !== undefined && isFrom(factorFrom, role) && !saysTwoFactors(claims))
      return this.notEntered('second-factor-missing', where, user);
    try {
      const token = await this.begin(user, where, { ...begun(where), account, role }, 'sign-in service');
      return { kind: 'in', token, user: { ...user, role } };
    } catch (fault) {
      if (fault instanceof NotKept) return this.notEntered('not-kept', where, user);
      throw fault;
    }
  }

  async changePassword(asking: Changing): Promise<PasswordSet> {
    const { gate } = this.parts;
    const session = gate.begunBy(asking.session, asking.user);
    if (session === undefined) return { kind: 'wrong' };
    // They are signed in; the password is asked again so that a screen left alone gives nobody the account.
    // Nobody has asked for a code at the service: what it proves may be less than the hall wants of a password.
    const proof = await this.proveBy(asking, session.account !== undefined);
    if ('kind' in proof) return proof;
    const { user } = proof;
    const fault = this.faultOf(user, asking.next);
    if (fault !== undefined) return { kind: 'not-taken', fault };
    await this.put(user, asking.next, asking.from);
    const token = await gate.begin(user, { ...session, ...begun(asking) });
    return { kind: 'set', token, user: { ...user, role: lowerRole(session.role ?? user.role, user.role) } };
  }

  async setPasswordByLink(link: string, next: string, where: Where): Promise<HallUser | PasswordFault | undefined> {
    const id = this.parts.people.ownerOf(link);
    const user = id === undefined ? undefined : this.parts.gate.user(id);
    if (user === undefined) return undefined;
    const fault = this.faultOf(user, next);
    if (fault !== undefined) return fault;
    // Of two who come with it together one sets a password.
    if (!(await this.put(user, next, where.from, link))) return undefined;
    this.forgive(user.id);
    return user;
  }

  async beginFactor(asking: Asking): Promise<FactorBegun> {
    // Where codes count already none are begun. Where a key does it is shown: no password makes a way in beside it.
    const proof = await this.proveBy(asking, !this.parts.people.hasAuthenticator(asking.user));
    if ('kind' in proof) return proof;
    const secret = newFactorSecret();
    const begun = await this.parts.people.beginFactor(proof.user.id, secret, proof.factors);
    if (begun === 'unproved') return this.codeNeeded(asking);
    return begun === 'begun' ? { kind: 'begun', secret } : { kind: 'there' };
  }

  async confirmFactor(asking: Asking): Promise<FactorSet> {
    const claim = this.claimOf(asking);
    const proof = await this.proveBy(asking, false);
    if ('kind' in proof) return proof;
    const { user } = proof;
    const recovery = await this.parts.people.confirmFactor(user.id, asking.code ?? '');
    if (recovery === undefined) {
      if (!this.sample) this.guesses.take(claim);
      return this.turn(asking, { kind: 'code-wrong' });
    }
    await this.addSoon({ kind: 'second-factor-set', who: user.id, from: asking.from });
    return { kind: 'set', recovery };
  }

  async endFactor(asking: Asking): Promise<Turned | { readonly kind: 'ended' }> {
    const proof = await this.prove(asking);
    if ('kind' in proof) return proof;
    const { user, factors } = proof;
    const ended = await this.parts.people.endAuthenticator(user.id, factors);
    if (ended === 'unproved') return this.codeNeeded(asking);
    if (ended === 'ended')
      await this.parts.security.add({ kind: 'second-factor-ended', who: user.id, by: user.id, from: asking.from });
    return { kind: 'ended' };
  }

  keysOf(user: string): readonly SecurityKey[] {
    return this.parts.people.keysOf(user);
  }

  async beginKey(asking: Asking, hall: string): Promise<KeyBegun> {
    const proof = await this.prove(asking);
    if ('kind' in proof) return proof;
    if (asking.site === undefined) return { kind: 'not-here' };
    if (this.keysOf(proof.user.id).length >= MOST_KEYS) return { kind: 'enough' };
    return { kind: 'begun', options: this.keys.begin(proof, asking.site, hall) };
  }

  async addKey(adding: Adding): Promise<KeySet> {
    const claim = this.claimOf(adding);
    // What proves it is the challenge, which only whoever had shown all that is wanted has been given.
    const proof = await this.proveBy(adding, false);
    if ('kind' in proof) return proof;
    const { user } = proof;
    const added = await this.keys.add(user.id, adding.name, adding.made);
    if (added.kind === 'wrong' || added.kind === 'unproved') {
      if (!this.sample) this.guesses.take(claim);
      return this.turn(adding, { kind: 'key-wrong' });
    }
    if (added.kind === 'added')
      await this.addSoon({ kind: 'security-key-added', who: user.id, from: adding.from, detail: adding.name });
    return added;
  }

  async removeKey(asking: Asking, key: string): Promise<KeyRemoved> {
    const proof = await this.prove(asking);
    if ('kind' in proof) return proof;
    const { user, factors } = proof;
    const name = this.keysOf(user.id).find(({ id }) => id === key)?.name;
    const removed = await this.parts.people.removeKey(user.id, key, factors);
    if (name === undefined || removed === 'not-there') return { kind: 'not-there' };
    if (removed === 'unproved') return this.codeNeeded(asking);
    const noted = { kind: 'security-key-removed', who: user.id, by: user.id, from: asking.from, detail: name } as const;
    await this.parts.security.add(noted);
    return { kind: 'removed' };
  }

  forgive(user: string): void {
    this.guesses.forget(user);
  }

  /** A session, on disk and on record before anybody has its token; throws `NotKept`, and then there is none. */
  private async begin(user: HallUser, { from }: Where, session: Begun, detail?: string): Promise<string> {
    const { gate, security } = this.parts;
    const token = await gate.begin(user, session);
    try {
      await security.add({ kind: 'signed-in', who: user.id, from, ...(detail === undefined ? {} : { detail }) });
    } catch (fault) {
      gate.logout(token).catch(() => undefined); // refused from now on, and written with what the disk is owed
      throw fault;
    }
    return token;
  }

  /** Password, and the code of the second factor where there is one. */
  private prove(asking: Asking): Promise<Proof | Turned> {
    return this.proveBy(asking, true);
  }

  private async proveBy(asking: Asking, withCode: boolean): Promise<Proof | Turned> {
    const { gate } = this.parts;
    const claim = this.claimOf(asking);
    const waitMs = this.sample ? 0 : this.guesses.take(claim);
    if (waitMs > 0) return this.turn(asking, { kind: 'wait', waitMs });
    const user = await this.checked(claim, () => gate.verify(asking.user, asking.password));
    if (user === 'too-many') {
      this.guesses.giveBack(claim);
      return this.turn(asking, { kind: 'wait', waitMs: CHECK_AGAIN_MS });
    }
    if (user === undefined) return this.turn(asking, { kind: 'wrong' });
    const { people } = this.parts;
    // As they are before any is shown: what comes or goes meanwhile, or later, is shown anew.
    const factors = withCode || !people.hasFactor(user.id) ? people.factorMark(user.id) : undefined;
    const turned = await this.turnOf(user, asking, withCode);
    // The password was right: it was no guess, whatever else keeps them out.
    if (turned === undefined || !GUESSED.has(turned.kind)) this.guesses.giveBack(claim);
    if (turned === undefined || turned.kind === 'code-needed') return turned ?? { user, factors };
    return this.turn(asking, turned);
  }

  /** Strangers wait for one another; in a browser that is known for its person nobody waits for them. */
  private checked<T>({ device, from }: Claim, check: () => Promise<T>): Promise<T> | 'too-many' {
    if (device !== undefined || this.sample) return check();
    return passwordChecks.check(networkOf(from), check) ?? 'too-many';
  }

  /** What keeps somebody out whose password was right. */
  private async turnOf(user: HallUser, asking: Asking, withCode: boolean): Promise<Turned | undefined> {
    const { people, service } = this.parts;
    if (people.isLocked(user.id)) return { kind: 'locked' };
    if (service?.hasPassword(user) === false) return { kind: 'elsewhere' };
    if (!withCode || !people.hasFactor(user.id)) return undefined;
    const { code, key } = asking;
    if (key !== undefined) return this.turnOfKey(user, key, asking);
    if (code !== undefined) return (await people.takeCode(user.id, code)) ? undefined : { kind: 'code-wrong' };
    return this.codeNeeded(asking);
  }

  private codeNeeded({ user, site }: Asking): Turned & { readonly kind: 'code-needed' } {
    const keyRequest = this.keys.ask(user, site);
    const keyAt = this.keys.elsewhere(user, site);
    return {
      kind: 'code-needed',
      ...(keyRequest === undefined ? {} : { keyRequest }),
      ...(keyAt.length === 0 ? {} : { keyAt }),
    };
  }

  private async turnOfKey(user: HallUser, key: ShownKey, { from }: Asking): Promise<Turned | undefined> {
    const shown = await this.keys.isShown(user.id, key);
    if (shown === 'right') return undefined;
    if (shown === 'wrong') return { kind: 'key-wrong' };
    // No stranger gets so far, and none crowds it out of the record.
    await this.parts.security.add({ kind: 'security-key-copied', who: user.id, from });
    return { kind: 'key-copied' };
  }

  /** On record, or owed to it: nobody is kept from codes that are told this once. */
  private async addSoon(news: SecurityNews): Promise<void> {
    await this.parts.security.add(news).catch((fault: unknown) => {
      if (!(fault instanceof NotKept)) throw fault;
    });
  }

  /** Nobody waits for what is written down about it: it may be a stranger who asks without end. */
  private turn({ user, from }: Asking, turned: Exclude<Turned, { kind: 'code-needed' }>): Turned {
    const kind = turned.kind === 'wait' ? 'sign-in-held' : 'sign-in-failed';
    // What is no login may be a password that was typed into the wrong field.
    const who = this.parts.gate.user(user)?.id;
    this.parts.security.note({
      ...{ kind, from, detail: who === undefined ? 'unknown user' : DETAILS[turned.kind] },
      ...(who === undefined ? {} : { who }),
    });
    return turned;
  }

  private notEntered(fault: EntryFault, { from }: Where, user?: HallUser): NotEntered {
    // What the service calls somebody who is not of this hall is nobody's business here.
    const who = user === undefined ? {} : { who: user.id };
    this.parts.security.note({ kind: 'sign-in-failed', from, detail: `sign-in service: ${fault}`, ...who });
    return { kind: 'not-entered', fault };
  }

  /** False: the link opens nothing any more. */
  private async put(user: HallUser, next: string, from: string | undefined, link?: string): Promise<boolean> {
    const { gate, people, security } = this.parts;
    if (!(await people.setPassword(user, await hashPassword(next), link))) return false;
    gate.review();
    await security.add({ kind: 'password-changed', who: user.id, from });
    return true;
  }

  private faultOf(user: HallUser, password: string): PasswordFault | undefined {
    const secondFactor = this.parts.people.hasFactor(user.id);
    return passwordFault({ password, secondFactor, words: this.wordsOf(user) });
  }

  private wordsOf({ id, name }: HallUser): readonly string[] {
    return [id, ...Object.values(name), ...this.parts.words()];
  }

  private claimOf({ user, from, known }: Asking): Claim {
    return { user, from, device: this.devices.deviceOf(known, user, this.parts.now()) };
  }

  private get sample(): boolean {
    return this.parts.sample();
  }
}

/** What was shown beside a right password, and is a guess all the same. */
const GUESSED: ReadonlySet<Turned['kind']> = new Set(['code-wrong', 'key-wrong', 'key-copied']);

/** That a code is wanted is told on the way in, and is no failure. */
const DETAILS: Readonly<Record<Exclude<Turned['kind'], 'code-needed'>, string>> = {
  wrong: 'password',
  wait: 'too many tries',
  locked: 'locked out',
  'code-wrong': 'second factor',
  'key-wrong': 'security key',
  'key-copied': 'security key',
  'factor-missing': 'no second factor',
  elsewhere: 'has no password here',
  'no-role': 'no role here',
};
const NOT_WRITTEN = 'cannot be written down';

/** Where too many passwords wait to be checked, one is looked at again then. */
const CHECK_AGAIN_MS = 10_000;

const LONGEST_PROGRAM = 160;

function begun({ from, program }: Where): { readonly from?: string; readonly program?: string } {
  return {
    ...(from === undefined ? {} : { from }),
    ...(program === undefined ? {} : { program: program.slice(0, LONGEST_PROGRAM) }),
  };
}

/** Whether a role is enough where somebody signs in. */
function mayEnter(role: Role, { least }: Where): boolean {
  return least === undefined || isFrom(least, role);
}

/** Whether a role is this one or above it. */
function isFrom(from: Role, role: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(from);
}
