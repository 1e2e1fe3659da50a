import { isIPv6 } from 'node:net';

/** Of an IPv6 address one household, or one machine, has the second half to itself. */
const GROUPS = 4;

/**
 * What counts as one place to come from: an IPv4 address, written in whichever way, or the network of an IPv6 address.
 */
export function networkOf(address: string | undefined): string {
  const bare = (address ?? '').replace(/%.*$/, '');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1];
  if (mapped !== undefined) return mapped;
  return isIPv6(bare) ? wholeGroups(bare).slice(0, GROUPS).join(':') : bare;
}

/** The eight groups of an address, those that `::` leaves out too. */
function wholeGroups(address: string): readonly string[] {
  const [head = '', tail] = address.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array.from({ length: zeros }, () => '0'), ...after].map((group) =>
    group.replace(/^0+(?=.)/, ''),
  );
}
