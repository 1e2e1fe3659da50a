import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { asIpv4, groupsOf, isLoopback, plainAddress } from './plain-address.ts';

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
      const host = plainAddress(url.hostname);
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

/** Groups before the last two, where those are an IPv4 address: translated, compatible, NAT64. */
const CLOTHES = /^(0:0:0:0:ffff:0|0:0:0:0:0:0|64:ff9b:0:0:0:0|64:ff9b:1:.*)$/;
/** 6to4 has it behind its first group. */
const SIX_TO_FOUR = '2002';

/**
 * Where what is sent to an address comes out: an IPv4 address in the clothes of IPv6 is what it is, `64:ff9b::7f00:1`.
 * Of whoever comes in such clothes that says nothing.
 */
function undressed(address: string): string {
  const plain = plainAddress(address);
  // Nobody, and this machine itself, are no IPv4 addresses.
  if (isIP(plain) !== 6 || plain === '::' || plain === '::1') return plain;
  const groups = groupsOf(plain);
  if (groups[0] === SIX_TO_FOUR) return asIpv4(groups.slice(1, 3));
  return CLOTHES.test(groups.slice(0, 6).join(':')) ? asIpv4(groups.slice(6)) : plain;
}

function isThisMachine(address: string): boolean {
  const is = undressed(address);
  if (isLoopback(is) || isUnspecified(is)) return true;
  return Object.values(networkInterfaces()).some((each) => each?.some((own) => undressed(own.address) === is) === true);
}

/** Where clouds keep their secrets outside of a link: Alibaba, Azure, Oracle, Google. Amazon has a network for it. */
const SECRETS = new Set(['100.100.100.200', '168.63.129.16', '192.0.0.192', 'fd20:ce::254']);
const AMAZON = 'fd00:ec2::';

/** Addresses that no receiver has: of a link, where clouds keep their secrets, and of groups. */
function isNobodys(address: string): boolean {
  const is = undressed(address);
  if (SECRETS.has(is)) return true;
  const first = Number(is.split('.')[0]);
  if (isIP(is) === 4) return is.startsWith('169.254.') || first >= 224;
  return /^fe[89ab]/.test(is) || is.startsWith('ff') || is.startsWith(AMAZON);
}

function isUnspecified(address: string): boolean {
  return address === '::' || /^0\./.test(address);
}
