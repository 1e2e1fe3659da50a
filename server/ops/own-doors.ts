import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';

/** Where this server can be reached itself: nothing that it sends by itself goes there. */
export interface OwnDoors {
  /** It listens there, or is known under this address. */
  are(address: string): void;
  /**
   * Which addresses a host has now, so that nothing else is reached than what was looked at. Throws, in words, where
   * one of them is this server's own, or none to which anything may be sent.
   */
  reach(url: URL): Promise<readonly string[]>;
}

/** What a name stands for; Node's own if nobody says. */
export type LookUp = (host: string) => Promise<readonly string[]>;

const bySystem: LookUp = async (host) => (await lookup(host, { all: true })).map(({ address }) => address);

export function ownDoors(lookUp: LookUp = bySystem): OwnDoors {
  const ports = new Set<string>();
  const names = new Set<string>();
  return {
    are(address) {
      const url = new URL(address);
      ports.add(portOf(url));
      names.add(nameOf(url));
    },
    async reach(url) {
      if (names.has(nameOf(url))) throw new Error(`${url.host} is this hall itself`);
      const host = url.hostname.replace(/^\[|\]$/g, '');
      const addresses = isIP(host) === 0 ? await lookUp(host) : [host];
      if (addresses.length === 0) throw new Error(`${host} has no address`);
      for (const address of addresses) {
        if (isNobodys(address)) throw new Error(`${address} is no address of a receiver`);
        if (ports.has(portOf(url)) && isThisMachine(address)) throw new Error(`${url.host} is this hall itself`);
      }
      return addresses;
    },
  };
}

function portOf({ port, protocol }: URL): string {
  return port === '' ? (protocol === 'https:' ? '443' : '80') : port;
}

function nameOf(url: URL): string {
  return `${url.hostname.replace(/\.$/, '')}:${portOf(url)}`;
}

/** An IPv4 address in the clothes of IPv6 is what it is: `::ffff:127.0.0.1`, also as `::ffff:7f00:1`. */
function plain(address: string): string {
  const low = address.toLowerCase().replace(/%.*$/, '');
  const written = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(low)?.[1];
  if (written !== undefined) return written;
  const [, high, rest] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(low) ?? [];
  if (high === undefined || rest === undefined) return low;
  const [a, b] = [parseInt(high, 16), parseInt(rest, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join('.');
}

function isThisMachine(address: string): boolean {
  const is = plain(address);
  if (/^127\./.test(is) || is === '::1' || isUnspecified(is)) return true;
  return Object.values(networkInterfaces()).some((each) => each?.some((own) => plain(own.address) === is) === true);
}

/** Addresses that no receiver has: of a link, where clouds keep their secrets, and of groups. */
function isNobodys(address: string): boolean {
  const is = plain(address);
  const first = Number(is.split('.')[0]);
  if (isIP(is) === 4) return is.startsWith('169.254.') || first >= 224;
  return /^fe[89ab]/.test(is) || is.startsWith('ff');
}

function isUnspecified(address: string): boolean {
  return address === '::' || /^0\./.test(address);
}
