import { createPrivateKey, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { faultText } from '../../../core/base/fault-text.ts';
import type { Instant } from '../../../core/base/time.ts';
import { readIfThere, writeWhole } from '../../../files/durable-file.ts';
import { makeAuthority, makeServerPair, type Pair } from './certificates.ts';

const USAGE = `npm run tls -- make FOLDER [--name NAME …]   an authority of the hall's own, and a certificate of its server for NAME (a host name or address; may be said again)
Without --name: the name of this machine, localhost and its addresses. An authority that is there already signs a new certificate.`;

const NAME = /^(\*\.)?[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i;

/** `npm run tls`: makes what a server needs for HTTPS without anybody else. Gives the exit code. */
export async function main(argv: readonly string[], now: Instant): Promise<number> {
  const asked = read(argv);
  if (asked === undefined) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const wrong = asked.names.find((name) => isIP(name) === 0 && !NAME.test(name));
  if (wrong !== undefined) {
    process.stderr.write(`"${wrong}" is no host name and no address\n`);
    return 2;
  }
  try {
    const told = await make(resolve(asked.folder), asked.names, now);
    process.stdout.write(told);
    return 0;
  } catch (fault) {
    process.stderr.write(`${asked.folder}: ${faultText(fault)}\n`);
    return 1;
  }
}

function read(argv: readonly string[]): { readonly folder: string; readonly names: readonly string[] } | undefined {
  try {
    const options = { name: { type: 'string', multiple: true } } as const;
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
    const [verb, folder, more] = positionals;
    if (verb !== 'make' || folder === undefined || more !== undefined) return undefined;
    return { folder, names: values.name ?? ownNames() };
  } catch {
    return undefined; // an unknown flag: the usage says which there are
  }
}

function ownNames(): readonly string[] {
  const host = hostname().toLowerCase();
  const hosts = NAME.test(host) ? [host, ...(host.includes('.') ? [] : [`${host}.local`])] : [];
  const addresses = Object.values(networkInterfaces()).flatMap((each) =>
    (each ?? []).filter(({ scopeid = 0 }) => scopeid === 0).map(({ address }) => address),
  );
  return [...new Set([...hosts, 'localhost', ...addresses, '127.0.0.1', '::1'])];
}

async function make(folder: string, names: readonly string[], now: Instant): Promise<string> {
  const path = (name: string): string => join(folder, name);
  const found = await authorityIn(path('authority.crt'), path('authority.key'));
  const authority = found ?? makeAuthority(`Hallcall ${hostname()}`, now);
  if (found === undefined) {
    await writeWhole(path('authority.key'), authority.key, undefined, { secret: true });
    await writeWhole(path('authority.crt'), authority.certificate);
  }
  const server = makeServerPair(authority, createPrivateKey(authority.key), names, now);
  await writeWhole(path('server.key'), server.key, undefined, { secret: true });
  await writeWhole(path('server.crt'), server.certificate);
  const { fingerprint256 } = new X509Certificate(authority.certificate);
  const until = new X509Certificate(server.certificate).validTo;
  return `${found === undefined ? 'authority made' : 'authority kept'}: ${path('authority.crt')}
  SHA-256 ${fingerprint256}
server certificate until ${until} for ${names.join(', ')}
start the hall with
  TLS_CERT=${path('server.crt')} TLS_KEY=${path('server.key')}
and put authority.crt on every kiosk, board, counter and phone (docs/operating.md#https). Keep authority.key away from the network:
whoever has it can pose as the hall. A server that runs takes a new certificate by itself.
`;
}

async function authorityIn(certificate: string, key: string): Promise<Pair | undefined> {
  const [found, foundKey] = await Promise.all([readIfThere(certificate), readIfThere(key)]);
  if (found === undefined && foundKey === undefined) return undefined;
  if (found === undefined || foundKey === undefined)
    throw new Error('one of authority.crt and authority.key is missing; bring it back, or take the other away as well');
  const pair = { certificate: found.toString(), key: foundKey.toString() };
  if (!new X509Certificate(pair.certificate).checkPrivateKey(createPrivateKey(pair.key)))
    throw new Error('authority.key does not belong to authority.crt');
  return pair;
}
