import { randomBytes } from 'node:crypto';
import { inTurn } from '../../core/base/in-turn.ts';
import { DAY, type Instant } from '../../core/base/time.ts';
import type { HallUser } from '../../core/catalogue/staff.ts';
import { NOT_CHANGED, NotKept } from './not-kept.ts';
import type { PeopleBook, PersonEntry, SecurityKey } from './people-book.ts';
import {
  hasCodes,
  hasFactor,
  markOf,
  newRecovery,
  plainCode,
  withoutBegun,
  withoutUselessCodes,
  type FactorMark,
} from './second-factors.ts';
import { stepOfCode } from './totp.ts';
import { hashOf } from './hash-of.ts';

/** A link for a new password is used on the day that it is given, or the next morning. */
export const LINK_LIVES = DAY;

const LOCKED = 'they are locked out from now on, but that is not written yet; the hall tries again every second';
const USED_UP =
  'the code is used up, but that is not written yet; ask again with the next code, the hall tries again every second';
const KEY_SHOWN =
  'that the key was shown is not written yet; show it again in a while, the hall tries again every second';
/** More than anybody carries. */
export const MOST_KEYS = 10;

/** Somebody who has proved who they are, by the second factors that stood then; undefined: none was asked for. */
export type Proof = { readonly user: HallUser; readonly factors: FactorMark | undefined };

/** What became of a new key: there were codes to give, or why it was not taken. */
export type KeyAdded =
  | { readonly kind: 'added'; readonly recovery: readonly string[] }
  | { readonly kind: 'there' }
  | { readonly kind: 'enough' }
  | { readonly kind: 'unproved' };

/** What became of a second factor that somebody gives up. */
export type FactorEnded = 'ended' | 'not-there' | 'unproved';

/**
 * What people have beside the hall file: locks, passwords of their own choice, second factors. A lock holds at once,
 * whatever the disk says; everything else once it is durable. What cannot be written throws `NotKept`.
 */
export class People {
  private entries = new Map<string, PersonEntry>();
  private unwritten = false;
  private readonly turns = inTurn();

  constructor(
    private readonly book: PeopleBook,
    private readonly now: () => Instant,
  ) {}

  async load(): Promise<void> {
    this.entries = new Map((await this.book.read()).map((each) => [each.id, each]));
  }

  of(id: string): PersonEntry {
    return this.entries.get(id) ?? { id };
  }

  isLocked(id: string): boolean {
    return this.entries.get(id)?.locked !== undefined;
  }

  /** The hash that counts: what they chose, as long as the hall file has what it had then. */
  passwordOf({ id, passwordHash }: HallUser): string | undefined {
    const own = this.entries.get(id)?.password;
    return own !== undefined && own.over === proofOf(passwordHash) ? own.hash : passwordHash;
  }

  hasFactor(id: string): boolean {
    return hasFactor(this.of(id));
  }

  /** Whether codes of an authenticator count. */
  hasAuthenticator(id: string): boolean {
    return this.of(id).factor?.since !== undefined;
  }

  factorMark(id: string): FactorMark {
    return markOf(this.of(id));
  }

  keysOf(id: string): readonly SecurityKey[] {
    return this.of(id).keys ?? [];
  }

  async lock(id: string, by: string): Promise<void> {
    this.entries.set(id, { ...this.of(id), locked: { at: this.now(), by } });
    this.unwritten = true;
    await this.settle();
  }

  /** Writes what holds and is not written yet: a lock, a code that is used up. */
  async settle(says = LOCKED): Promise<void> {
    if (!this.unwritten) return;
    await this.turns(async () => {
      // What comes while this is written is written after it.
      this.unwritten = false;
      try {
        await this.book.write([...this.entries.values()]);
      } catch (fault) {
        this.unwritten = true;
        throw new NotKept(says, fault);
      }
    });
  }

  async unlock(id: string): Promise<void> {
    await this.change(id, ({ locked: _, ...rest }) => rest);
  }

  /** By a link, where one is said: false when it opens nothing any more. */
  setPassword({ id, passwordHash }: HallUser, hash: string, link?: string): Promise<boolean> {
    const password = { hash, at: this.now(), over: proofOf(passwordHash) };
    const by = link === undefined ? undefined : hashOf(link);
    return this.change(id, ({ link: kept, ...rest }) =>
      by !== undefined && kept?.hash !== by ? undefined : { ...rest, password },
    );
  }

  /** A new link; the one before it opens nothing any more. */
  async makeLink(id: string): Promise<{ readonly link: string; readonly expiresAt: Instant }> {
    const link = randomBytes(24).toString('base64url');
    const expiresAt = this.now() + LINK_LIVES;
    await this.change(id, (before) => ({ ...before, link: { hash: hashOf(link), expiresAt } }));
    return { link, expiresAt };
  }

  /** Whose link it is. */
  ownerOf(link: string): string | undefined {
    const hash = hashOf(link);
    for (const { id, link: kept } of this.entries.values())
      if (kept?.hash === hash && kept.expiresAt > this.now()) return id;
    return undefined;
  }

  /** A second factor that counts once a code of it was shown. `proved`: those that stood when it was asked for. */
  async beginFactor(id: string, secret: string, proved: Proof['factors']): Promise<'begun' | 'there' | 'unproved'> {
    let told: 'begun' | 'there' | 'unproved' = 'begun';
    await this.change(id, (before) => {
      if (before.factor?.since !== undefined) told = 'there';
      else if (markOf(before) !== proved) told = 'unproved';
      else return { ...before, factor: { secret, lastStep: 0 } };
      return undefined;
    });
    return told;
  }

  /**
   * Gives the codes for when it is lost, this once, with the first second factor or where they are used up; undefined:
   * the code is not right.
   */
  async confirmFactor(id: string, code: string): Promise<readonly string[] | undefined> {
    const { codes, given } = newRecovery();
    const since = this.now();
    let had = false;
    const confirmed = await this.change(id, (before) => {
      const { factor } = before;
      if (factor === undefined || factor.since !== undefined) return undefined;
      const step = stepOfCode(factor.secret, code, since, factor.lastStep);
      had = hasCodes(before);
      return step === undefined ? undefined : { ...given(before), factor: { ...factor, since, lastStep: step } };
    });
    return confirmed ? (had ? [] : codes) : undefined;
  }

  /**
   * Takes a new key. `proved`: the second factors as whoever began it has shown them; nobody gets by one that came
   * meanwhile, comes by one that is gone, nor confirms one that they began before there was this one.
   */
  async addKey(id: string, key: SecurityKey, proved: Proof['factors']): Promise<KeyAdded> {
    const { codes, given } = newRecovery();
    let told: KeyAdded = { kind: 'unproved' };
    await this.change(id, (before) => {
      const { keys = [] } = before;
      if (this.isThere(key.id)) told = { kind: 'there' };
      else if (markOf(before) !== proved) told = { kind: 'unproved' };
      else if (keys.length >= MOST_KEYS) told = { kind: 'enough' };
      else {
        told = { kind: 'added', recovery: hasCodes(before) ? [] : codes };
        return withoutBegun({ ...given(before), keys: [...keys, key] });
      }
      return undefined;
    });
    return told;
  }

  /**
   * Says what a key has counted to; `copied` where it was not higher, as of a key that somebody has copied. It counts
   * at once, so that of two who show one answer together one comes in, and lies on the disk before anybody does. Keys
   * that count nothing say 0.
   */
  async countKey(id: string, keyId: string, counter: number): Promise<'counted' | 'copied' | 'not-there'> {
    const key = this.keysOf(id).find((each) => each.id === keyId);
    if (key === undefined) return 'not-there';
    if (counter === 0 && key.counter === 0) return 'counted';
    if (counter <= key.counter) return 'copied';
    const keys = this.keysOf(id).map((each) => (each.id === keyId ? { ...each, counter } : each));
    this.entries.set(id, { ...this.of(id), keys });
    this.unwritten = true;
    await this.settle(KEY_SHOWN);
    return 'counted';
  }

  /** What was begun with it counts no more. `proved`: the second factors that were shown. */
  async removeKey(id: string, keyId: string, proved: Proof['factors']): Promise<FactorEnded> {
    let told: FactorEnded = 'ended';
    await this.change(id, (before) => {
      const { keys = [], ...rest } = before;
      const left = keys.filter((each) => each.id !== keyId);
      if (left.length === keys.length) told = 'not-there';
      else if (markOf(before) !== proved) told = 'unproved';
      else return withoutUselessCodes(withoutBegun(left.length === 0 ? rest : { ...rest, keys: left }));
      return undefined;
    });
    return told;
  }

  /**
   * Takes a code, once: of the phone, or for when phone or key are lost. It is used up at once, so that of two who show
   * it together one comes in; and on disk before anybody does, so that it is used up after a restart as well.
   */
  async takeCode(id: string, code: string): Promise<boolean> {
    const { factor, recovery = [] } = this.of(id);
    const step = factor?.since === undefined ? undefined : stepOfCode(factor.secret, code, this.now(), factor.lastStep);
    const hash = hashOf(plainCode(code));
    if (step === undefined && !recovery.includes(hash)) return false;
    const used =
      factor === undefined || step === undefined
        ? { recovery: recovery.filter((each) => each !== hash) }
        : { factor: { ...factor, lastStep: step } };
    this.entries.set(id, { ...this.of(id), ...used });
    this.unwritten = true;
    await this.settle(USED_UP);
    return true;
  }

  /** Codes of an authenticator count no more. `proved`: the second factors that were shown. */
  async endAuthenticator(id: string, proved: Proof['factors']): Promise<FactorEnded> {
    let told: FactorEnded = 'ended';
    await this.change(id, (before) => {
      const { factor, ...rest } = before;
      if (factor?.since === undefined) told = 'not-there';
      else if (markOf(before) !== proved) told = 'unproved';
      else return withoutUselessCodes(rest);
      return undefined;
    });
    return told;
  }

  /** Takes all of them, keys too; false where there is none. */
  endFactors(id: string): Promise<boolean> {
    return this.change(id, (before) => {
      const { factor: _, keys: __, ...rest } = before;
      return hasFactor(before) ? withoutUselessCodes(rest) : undefined;
    });
  }

  private isThere(keyId: string): boolean {
    return [...this.entries.values()].some(({ keys = [] }) => keys.some((each) => each.id === keyId));
  }

  /** Kept once it is written. `to` gives undefined where there is nothing to change: then this gives false. */
  private change(id: string, to: (before: PersonEntry) => PersonEntry | undefined): Promise<boolean> {
    return this.turns(async () => {
      const before = this.of(id);
      const made = to(before);
      if (made === undefined) return false;
      try {
        await this.book.write([...new Map(this.entries).set(id, made).values()]);
      } catch (fault) {
        throw new NotKept(NOT_CHANGED, fault);
      }
      // A lock that came meanwhile stays, and a code that was taken stays taken.
      const now = this.of(id);
      this.entries.set(id, now === before ? made : (to(now) ?? now));
      this.unwritten ||= now !== before;
      return true;
    });
  }
}

/** Tells one password of the hall file from the next, and nothing about it. */
export function proofOf(passwordHash: string | undefined): string {
  return hashOf(passwordHash ?? '');
}
