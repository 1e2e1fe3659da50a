import { isIP } from 'node:net';
import { plainAddress } from '../../ops/plain-address.ts';

/** Where a security key is shown: browsers bind it to the name, and say from which page it was asked. */
export type KeySite = {
  /** The name of the hall, without port. */
  readonly rpId: string;
  readonly origin: string;
};

/**
 * The site of an address: with HTTPS, or on this very machine; undefined where browsers show no key. They know names
 * alone, no numbers of addresses.
 */
export function keySite(address: string): KeySite | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname, origin } = new URL(address);
  const isHere = hostname === 'localhost' || hostname.endsWith('.localhost');
  if (isIP(plainAddress(hostname)) !== 0 || !(protocol === 'https:' || (isHere && protocol === 'http:')))
    return undefined;
  return { rpId: hostname, origin };
}
