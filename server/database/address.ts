import { err, ok, type Result } from '../../core/base/result.ts';
import { own } from '../../core/base/own.ts';

export type DatabaseHost = { readonly host: string; readonly port: number };

/** How the connection is sealed, in the words of libpq. */
export type SslMode = 'disable' | 'require' | 'verify-ca' | 'verify-full';

/** Where the database is. The password stands nowhere else, and is never printed. */
export type DatabaseAddress = {
  /** Tried in this order; the first one that takes writes is used. */
  readonly hosts: readonly DatabaseHost[];
  readonly database: string;
  readonly user: string;
  /** Absent: PGPASSWORD, or the line of `~/.pgpass`. */
  readonly password?: string;
  readonly sslMode: SslMode;
  /** Files with the certificates: of who signs the server's, and of this client. */
  readonly sslRootCert?: string;
  readonly sslCert?: string;
  readonly sslKey?: string;
};

const FORM = 'postgres://user:password@host:5432,second-host:5432/database';
const MODES: readonly SslMode[] = ['disable', 'require', 'verify-ca', 'verify-full'];
const KNOWN = ['sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'target_session_attrs'];
const DEFAULT_PORT = 5432;

/** Reads `DATABASE_URL`. The error says what would be right and holds nothing of what was given. */
export function readDatabaseUrl(text: string): Result<DatabaseAddress, string> {
  const found = /^postgres(?:ql)?:\/\/(?:([^/?#]*)@)?([^/?#@]+)\/([^/?#]+)(?:\?([^#]*))?$/.exec(text);
  const [, who = '', where = '', database = '', asked = ''] = found ?? [];
  if (found === null) return err(`the address of a PostgreSQL database, such as ${FORM}`);
  try {
    const colon = who.indexOf(':');
    const user = decodeURIComponent(colon === -1 ? who : who.slice(0, colon));
    if (user === '') return err(`an address that names the user, such as ${FORM}`);
    const hosts = where.split(',').map(readHost);
    const wrong = hosts.find((each) => typeof each === 'string');
    if (wrong !== undefined) return err(wrong);
    const settings = readSettings(new URLSearchParams(asked));
    if (!settings.ok) return settings;
    return ok({
      hosts: hosts as readonly DatabaseHost[],
      database: decodeURIComponent(database),
      user,
      ...(colon === -1 ? {} : { password: decodeURIComponent(who.slice(colon + 1)) }),
      ...settings.value,
    });
  } catch {
    return err('an address whose special characters are written as %XX (an @ in a password is %40)');
  }
}

/** A host, or what would be one. */
function readHost(text: string): DatabaseHost | string {
  const [, bracketed, plain, port] = /^(?:\[([0-9a-fA-F:.]+)\]|([^[\]:]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const host = bracketed ?? plain;
  const number = port === undefined ? DEFAULT_PORT : Number(port);
  if (host === undefined || number < 1 || number > 65535) return `hosts as host:port, several with commas: ${FORM}`;
  return { host: decodeURIComponent(host), port: number };
}

type Settings = Pick<DatabaseAddress, 'sslMode' | 'sslRootCert' | 'sslCert' | 'sslKey'>;

function readSettings(asked: URLSearchParams): Result<Settings, string> {
  const unknown = [...asked.keys()].find((name) => !KNOWN.includes(name));
  if (unknown !== undefined) return err(`no other settings than ${KNOWN.join(', ')}`);
  const attributes = asked.get('target_session_attrs') ?? 'read-write';
  if (attributes !== 'read-write' && attributes !== 'primary')
    return err('target_session_attrs=read-write: whoever keeps a hall has to write');
  const mode = asked.get('sslmode') ?? 'disable';
  const sslMode = MODES.find((each) => each === mode);
  if (sslMode === undefined) return err(`sslmode as one of ${MODES.join(', ')}`);
  const named = { sslRootCert: asked.get('sslrootcert'), sslCert: asked.get('sslcert'), sslKey: asked.get('sslkey') };
  const given = Object.entries(named).filter(([, path]) => path !== null && path !== '');
  const files = Object.fromEntries(given) as Omit<Settings, 'sslMode'>;
  if (sslMode.startsWith('verify') && own(files, 'sslRootCert') === undefined)
    return err(`sslrootcert=FILE beside sslmode=${sslMode}`);
  return ok({ sslMode, ...files });
}

/** What may be told of an address: no password, no certificates. */
export function databaseName({ hosts, database, user }: DatabaseAddress): string {
  return `postgres://${user}@${hosts.map(hostName).join(',')}/${database}`;
}

export function hostName({ host, port }: DatabaseHost): string {
  return `${host.includes(':') ? `[${host}]` : host}:${String(port)}`;
}
