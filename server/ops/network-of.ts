import { isIPv6 } from 'node:net';
import { groupsOf, plainAddress } from './plain-address.ts';

/** Of an IPv6 address one household, or one machine, has the second half to itself. */
const GROUPS = 4;

/**
 * What counts as one place to come from: an IPv4 address, written in whichever way, or the network of an IPv6 address.
 */
export function networkOf(address: string | undefined): string {
  const plain = plainAddress(address ?? '');
  return isIPv6(plain) ? groupsOf(plain).slice(0, GROUPS).join(':') : plain;
}
