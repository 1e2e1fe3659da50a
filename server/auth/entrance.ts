import type { Instant, Millis } from '../../core/base/time.ts';
import type { HallUser } from '../../core/catalogue/staff.ts';
import type { Gate } from './gate.ts';
import { Guesses } from './guesses.ts';
import { KnownDevices } from './known-devices.ts';

/** Somebody who signs in, and what is known of where they sit. */
export type Asking = {
  readonly user: string;
  readonly password: string;
  readonly from: string | undefined;
  /** The cookie of devices that have been used before. */
  readonly known: string | undefined;
};

export type Entered = {
  readonly kind: 'in';
  readonly token: string;
  readonly user: HallUser;
  /** The cookie by which this device is known from now on; the sample hall, which limits nobody, has none. */
  readonly known?: string;
};

export type Turned = { readonly kind: 'wrong' } | { readonly kind: 'wait'; readonly waitMs: Millis };

/** Where people sign in. */
export interface Entrance {
  signIn(asking: Asking): Promise<Entered | Turned>;
}

export type EntranceParts = {
  readonly gate: Gate;
  readonly key: Uint8Array;
  readonly now: () => Instant;
  /** Runs on whatever the clock of the hall does. */
  readonly steadyNow: () => Instant;
  /** Nobody is limited in the sample hall: it is for trying things. */
  readonly sample: () => boolean;
};

/** Makes the entrance of a hall. */
export function createEntrance({ gate, key, now, steadyNow, sample }: EntranceParts): Entrance {
  const devices = new KnownDevices(key);
  const guesses = new Guesses(steadyNow);
  return {
    async signIn({ user, password, from, known }) {
      const claim = { user, from, device: devices.deviceOf(known, user, now()) };
      const waitMs = sample() ? 0 : guesses.take(claim);
      if (waitMs > 0) return { kind: 'wait', waitMs };
      const entered = await gate.login(user, password);
      if (entered === undefined) return { kind: 'wrong' };
      guesses.giveBack(claim);
      return { kind: 'in', ...entered, ...(sample() ? {} : { known: devices.cookieFor(known, user, now()) }) };
    },
  };
}
