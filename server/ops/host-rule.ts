import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { plainAddress } from './plain-address.ts';

/** Whether the hall is served under what a request names in `Host`. */
export type HostRule = (host: string | undefined) => boolean;

export type HostParts = {
  /** ALLOWED_HOSTS. */
  readonly allowedHosts?: readonly string[] | undefined;
  readonly publicUrl?: string | undefined;
  /** Names in the certificate that is served now. */
  readonly certified: () => readonly string[];
  /** Nothing but this machine is to reach it. */
  readonly sample: boolean;
};

/**
 * A page of another site that has its name point at the hall's address (DNS rebinding) comes with that name: it is
 * served nothing. Addresses and `localhost` cannot be made to point anywhere. Where nobody has said under which name
 * the hall is known, any will do.
 */
export function hostRule({ allowedHosts = [], publicUrl, certified, sample }: HostParts): HostRule {
  const host = hostname().toLowerCase();
  const said = [...allowedHosts, ...(publicUrl === undefined ? [] : [new URL(publicUrl).hostname])];
  const own = new Set([...said.map((each) => each.toLowerCase()), 'localhost', host, `${host}.local`]);
  return (given) => {
    const name = nameIn(given);
    if (name === '' || isIP(name) !== 0 || own.has(name) || name.endsWith('.localhost')) return true;
    const names = certified();
    if (said.length === 0 && names.length === 0 && !sample) return true;
    return names.some((each) => fits(each.toLowerCase(), name));
  };
}

/** Without its port. */
function nameIn(host = ''): string {
  const name = host.trim().toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');
  return plainAddress(name);
}

function fits(certified: string, name: string): boolean {
  return certified.startsWith('*.') ? name.slice(name.indexOf('.') + 1) === certified.slice(2) : certified === name;
}
