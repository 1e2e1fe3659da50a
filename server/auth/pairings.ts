import { randomBytes, randomInt } from 'node:crypto';
import { MINUTE, type Instant } from '../../core/base/time.ts';
import type { DeviceKind } from '../../core/protocol/rights.ts';
import { hashOf } from './hash-of.ts';

/** So long a code is on a screen before nobody will type it. */
export const PAIRING_LIVES = 10 * MINUTE;
const MOST_OPEN = 200;
const MOST_OF_ONE = 20;
/** Letters and figures that nobody mixes up. */
const SIGNS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const LENGTH = 8;

export type PairedDevice = { readonly kind: DeviceKind; readonly id: string };

type Pairing = {
  readonly code: string;
  /** Where it was asked from. */
  readonly network: string;
  readonly expiresAt: Instant;
  readonly device?: PairedDevice;
  /** Its identity is being written. */
  readonly taken?: true;
};

/** What a device is told that asks: the code for people, and what it shows to be given its identity. */
export type Asked = { readonly code: string; readonly claim: string; readonly expiresAt: Instant };

/**
 * Devices that show a code and wait until somebody says what they are. Kept as long as the process: a device that the
 * hall has forgotten asks again.
 */
export class Pairings {
  /** By the hash of their claim. */
  private readonly open = new Map<string, Pairing>();

  constructor(private readonly now: () => Instant) {}

  /**
   * A new code; undefined: too many wait already that were asked for from this network. Where too many wait in all,
   * whoever has the most gives up their oldest: nobody takes the codes of all others.
   */
  ask(network: string): Asked | undefined {
    this.forget();
    const own = [...this.open.values()].filter((each) => each.network === network);
    if (own.length >= MOST_OF_ONE) return undefined;
    if (this.open.size >= MOST_OPEN && !this.dropOne()) return undefined;
    const claim = randomBytes(24).toString('base64url');
    const code = Array.from({ length: LENGTH }, () => SIGNS.charAt(randomInt(SIGNS.length))).join('');
    const expiresAt = this.now() + PAIRING_LIVES;
    this.open.set(hashOf(claim), { code, network, expiresAt });
    return { code: `${code.slice(0, 4)}-${code.slice(4)}`, claim, expiresAt };
  }

  /** Somebody says which device shows this code; once. False: none does any more. */
  approve(code: string, device: PairedDevice): boolean {
    this.forget();
    const plain = code.toUpperCase().replace(/[^A-Z0-9]/g, '');
    for (const [key, pairing] of this.open) {
      if (pairing.code !== plain || pairing.device !== undefined) continue;
      this.open.set(key, { ...pairing, device });
      return true;
    }
    return false;
  }

  /**
   * What a device has become: `admit` gives it its identity, once; what fails there may be asked for again. `waiting`
   * until then, undefined when its code is over.
   */
  async claim<T>(
    claim: string,
    admit: (device: PairedDevice) => Promise<T>,
  ): Promise<{ readonly device: PairedDevice; readonly admitted: T } | 'waiting' | undefined> {
    this.forget();
    const key = hashOf(claim);
    const pairing = this.open.get(key);
    if (pairing === undefined) return undefined;
    const { device } = pairing;
    if (device === undefined || pairing.taken === true) return 'waiting';
    this.open.set(key, { ...pairing, taken: true });
    try {
      const admitted = await admit(device);
      this.open.delete(key);
      return { device, admitted };
    } catch (fault) {
      this.open.set(key, pairing);
      throw fault;
    }
  }

  /** False: somebody has said of each what it is. */
  private dropOne(): boolean {
    const waiting = new Map<string, string[]>();
    for (const [key, { network, device }] of this.open)
      if (device === undefined) waiting.set(network, [...(waiting.get(network) ?? []), key]);
    // They stand in the order in which they were asked for.
    const [most] = [...waiting.values()].sort((one, other) => other.length - one.length);
    return most?.[0] !== undefined && this.open.delete(most[0]);
  }

  private forget(): void {
    for (const [key, { expiresAt }] of this.open) if (expiresAt <= this.now()) this.open.delete(key);
  }
}
