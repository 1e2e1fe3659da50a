import { isIP } from 'node:net';

/**
 * An address as it is, whichever way it is written: without brackets, a port behind it, a zone (`%eth0`), in the
 * shortest form, and an IPv4 address that a socket has mapped into IPv6 as IPv4. What is no address stays as it is.
 */
export function plainAddress(text: string): string {
  const bare = withoutPort(text).replace(/%.*$/, '');
  if (isIP(bare) !== 6) return isIP(bare) === 4 ? bare : text;
  const short = new URL(`http://[${bare}]`).hostname.slice(1, -1);
  const [, high, low] = /^::ffff:([^:]+):([^:]+)$/.exec(short) ?? [];
  return high === undefined || low === undefined ? short : asIpv4([high, low]);
}

function withoutPort(text: string): string {
  return /^\[(.*)\](?::\d+)?$/.exec(text)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text)?.[1] ?? text;
}

/** Whether a host is this very machine, by its name or an address of it, with brackets or without. */
export function isLoopback(host: string): boolean {
  const plain = plainAddress(host);
  return plain === 'localhost' || plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
}

/** The eight groups of a plain IPv6 address, those that `::` leaves out too. */
export function groupsOf(address: string): readonly string[] {
  const [before = [], after = []] = address.split('::').map((half) => half.split(':').filter((group) => group !== ''));
  const left = 8 - before.length - after.length;
  return [...before, ...Array.from({ length: left }, () => '0'), ...after];
}

/** Two groups of an IPv6 address as the IPv4 address that stands in them. */
export function asIpv4(groups: readonly string[]): string {
  return groups
    .map((group) => parseInt(group, 16))
    .flatMap((pair) => [pair >> 8, pair & 255])
    .join('.');
}
