import { createHash } from 'node:crypto';
import type { Instant, Millis } from '../../core/base/time.ts';
import { Budgets } from '../ops/budgets.ts';
import { networkOf } from '../ops/network-of.ts';

/** Somebody who says that they are a person: from where, and whether from a device that this person has used before. */
export type Claim = {
  readonly user: string;
  readonly from: string | undefined;
  /** What `KnownDevices` has told of the device; undefined: nobody knows it. */
  readonly device: string | undefined;
};

/**
 * How often a password may be tried. Strangers are held to three budgets, and a device that its person has used before
 * to one of its own: whatever strangers try, that person comes in there.
 */
export class Guesses {
  /** One place at one account. */
  private readonly pairs: Budgets;
  /** One account, wherever they come from. */
  private readonly accounts: Budgets;
  /** One place, whoever they say they are; a whole office may stand behind one. */
  private readonly places: Budgets;
  private readonly devices: Budgets;

  constructor(now: () => Instant) {
    this.pairs = new Budgets({ most: 10, perSecond: 10 / 3600 }, now);
    this.accounts = new Budgets({ most: 30, perSecond: 6 / 3600 }, now);
    this.places = new Budgets({ most: 60, perSecond: 0.1 }, now);
    this.devices = new Budgets({ most: 10, perSecond: 1 / 60 }, now);
  }

  /** Takes a try before it is made, so that many at once are as many: how long to wait, 0 when it may be made. */
  take(claim: Claim): Millis {
    const taken: [Budgets, string][] = [];
    for (const [budgets, name] of this.namesOf(claim)) {
      const waitMs = budgets.take(name);
      if (waitMs > 0) {
        for (const [before, kept] of taken) before.giveBack(kept);
        return waitMs;
      }
      taken.push([budgets, name]);
    }
    return 0;
  }

  /** The try was right: it counts for nothing. */
  giveBack(claim: Claim): void {
    for (const [budgets, name] of this.namesOf(claim)) budgets.giveBack(name);
  }

  /** Somebody who may has said that this account is in order: what was tried at it is forgotten, from wherever. */
  forget(user: string): void {
    const account = accountOf(user);
    for (const budgets of [this.accounts, this.pairs, this.devices]) budgets.forget(account);
  }

  private namesOf({ user, from, device }: Claim): readonly (readonly [Budgets, string])[] {
    const account = accountOf(user);
    if (device !== undefined) return [[this.devices, `${account} ${device}`]];
    const place = networkOf(from);
    return [
      [this.places, place],
      [this.pairs, `${account} ${place}`],
      [this.accounts, account],
    ];
  }
}

/** Of one length, whatever somebody calls themselves. */
function accountOf(user: string): string {
  return createHash('sha256').update(user).digest('base64url').slice(0, 16);
}
