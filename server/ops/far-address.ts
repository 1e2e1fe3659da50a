import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { err, ok, type Result } from '../../core/base/result.ts';
import { plainAddress } from './plain-address.ts';

/**
 * Whether a machine that speaks for others may be believed: a proxy of the hall. `hop`: how many stand between it and
 * this server.
 */
export type TrustedProxies = (address: string, hop: number) => boolean;

export const NO_PROXIES: TrustedProxies = () => false;

const LOOPBACK = ['127.0.0.0/8', '::1'];

/** More proxies in a row than anybody has. */
const MOST_HOPS = 10;

/**
 * Reads TRUST_PROXY: addresses and networks of proxies, with commas; `loopback` is this machine. Or how many proxies
 * stand before this server, where nothing else reaches it. The error is a sentence.
 */
export function trustedProxies(text: string): Result<TrustedProxies, string> {
  if (/^\d+$/.test(text.trim())) {
    const hops = Number(text);
    if (hops >= 1 && hops <= MOST_HOPS) return ok((_address, hop) => hop < hops);
    return err(`"${text}" is no number of proxies from 1 to ${String(MOST_HOPS)}`);
  }
  const list = new BlockList();
  for (const word of text.split(',').flatMap((each) => (each.trim() === 'loopback' ? LOOPBACK : [each.trim()]))) {
    const [address = '', length] = word.split('/');
    const family = isIP(address);
    const bits = length === undefined ? undefined : Number(length);
    if (family === 0 || (bits !== undefined && !(bits >= 0 && bits <= (family === 4 ? 32 : 128))))
      return err(`"${word}" is no address and no network such as 10.0.0.0/8, and not "loopback"`);
    const kind = family === 4 ? 'ipv4' : 'ipv6';
    if (bits === undefined) list.addAddress(address, kind);
    else list.addSubnet(address, bits, kind);
  }
  return ok((address) => {
    const plain = plainAddress(address);
    const family = isIP(plain);
    return family !== 0 && list.check(plain, family === 4 ? 'ipv4' : 'ipv6');
  });
}

/**
 * Where a request comes from: the nearest machine that is no proxy of the hall. What a stranger writes into
 * `X-Forwarded-For` themselves stands behind that one and is not believed.
 */
export function farAddress(
  {
    socket,
    headers,
  }: Pick<IncomingMessage, 'headers'> & { readonly socket: { readonly remoteAddress?: string | undefined } },
  isProxy: TrustedProxies,
): string {
  let address = plainAddress(socket.remoteAddress ?? '');
  const named = [headers['x-forwarded-for'] ?? []]
    .flat()
    .join(',')
    .split(',')
    .map((each) => each.trim());
  for (const [hop, before] of named.reverse().entries()) {
    const next = plainAddress(before);
    if (!isProxy(address, hop) || isIP(next) === 0) return address;
    address = next;
  }
  return address;
}
