import { isIP } from 'node:net';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { err, ok, type Result } from '../../core/base/result.ts';
import { ROLES } from '../../core/catalogue/staff.ts';
import { idleRule } from './idle-rule.ts';
import { syslogTarget } from './syslog-target.ts';
import { trustedProxies } from './far-address.ts';
import { isLoopback } from './plain-address.ts';
import { own } from '../../core/base/own.ts';
import { readDatabaseUrl } from '../database/address.ts';

const ISSUER = 'the issuer of the sign-in service, such as https://login.example/realms/city';
const A_HOST = 'a host name or address of this machine';
const A_PORT = 'a port from 0 to 65535';
const A_NICE = 'how far the reports stand behind the hall, from 0 to 19';

const schema = z.object({
  // Digits alone: Number also reads blanks, hexadecimal and exponents.
  port: z.string().regex(/^\d+$/, A_PORT).transform(Number).pipe(z.number().max(65535, A_PORT)),
  host: z
    .string()
    .min(1, A_HOST)
    .transform((host) => host.replace(/^\[(.*)\]$/, '$1'))
    // Figures and dots alone are no name.
    .refine((host) => (/^[\d.]+$/.test(host) ? isIP(host) === 4 : /^[\w.:%-]+$/.test(host)), A_HOST),
  data: z.string().min(1, 'a folder'),
  hallFile: z.string().min(1, 'a folder with a hall file').optional(),
  halls: z.string().min(1, 'a folder with a hall file in each of its folders').optional(),
  databaseUrl: z
    .string()
    .transform((text, context) => {
      const read = readDatabaseUrl(text);
      if (read.ok) return { url: text, address: read.value };
      context.addIssue({ code: 'custom', message: read.error });
      return z.NEVER;
    })
    .optional(),
  serverUrl: z
    .url({ protocol: /^http$/, error: 'an address such as http://10.0.0.2:8080' })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  cityUrl: z
    .url({ protocol: /^https?$/, error: 'the address of a city, such as https://halls.example' })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  cityToken: z
    .string()
    .regex(/^[\w-]{20,200}$/, 'the token that npm run city -- token HALL has given')
    .optional(),
  standby: z.literal('yes', { error: 'yes, or nothing' }).optional(),
  standbyUrl: z
    .url({ protocol: /^https?$/, error: 'the address of the standby, such as http://10.0.0.2:8080' })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  standbyToken: z
    .string()
    .regex(/^[\w-]{20,200}$/, 'the token that npm run city -- token HALL has given')
    .optional(),
  standbyLost: z.literal('yes', { error: 'yes, or nothing' }).optional(),
  logLevel: z.enum(
    ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
    'one of fatal, error, warn, info, debug, trace, silent',
  ),
  nodeEnv: z.enum(['production', 'development', 'test'], 'one of production, development, test').optional(),
  publicUrl: z
    .url({ protocol: /^https?$/, error: 'a URL such as http://hall.example:8080' })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  trustProxy: z
    .string()
    .transform((text, context) => {
      const proxies = trustedProxies(text);
      if (proxies.ok) return proxies.value;
      context.addIssue({ code: 'custom', message: `addresses of proxies: ${proxies.error}` });
      return z.NEVER;
    })
    .optional(),
  tlsCert: z.string().min(1, 'a file with a certificate').optional(),
  tlsKey: z.string().min(1, 'a file with the key of the certificate').optional(),
  allowedHosts: z
    .string()
    .transform((text) => text.split(',').map((each) => each.trim()))
    .pipe(z.array(z.string().regex(/^[a-z0-9.-]{1,253}$/i, 'host names with commas, without ports')))
    .optional(),
  secondFactor: z.enum(ROLES, `the role from which on a second factor is wanted: ${ROLES.join(', ')}`).optional(),
  idleMinutes: z
    .string()
    .transform((text, context) => {
      const rule = idleRule(text);
      if (rule.ok) return rule.value;
      context.addIssue({ code: 'custom', message: rule.error });
      return z.NEVER;
    })
    .optional(),
  oidcIssuer: z
    .url({ protocol: /^https?$/, error: ISSUER })
    .refine((url) => url.startsWith('https:') || (URL.canParse(url) && isLoopback(new URL(url).hostname)), ISSUER)
    .optional(),
  oidcClientId: z.string().max(200, 'a client id of at most 200 letters').optional(),
  oidcClientSecret: z.string().max(500, 'a secret of at most 500 letters').optional(),
  oidcScopes: z
    .string()
    .regex(/^openid( [\w:/.-]+)*$/, 'openid first, then others with blanks, such as openid profile groups')
    .optional(),
  syslog: z
    .string()
    .transform((text, context) => {
      const target = syslogTarget(text);
      if (target.ok) return target.value;
      context.addIssue({ code: 'custom', message: target.error });
      return z.NEVER;
    })
    .optional(),
  reportsNice: z
    .string()
    .regex(/^1?\d$/, A_NICE)
    .transform(Number)
    .optional(),
  check: z.boolean(),
  version: z.boolean(),
});

/** Settings of the server. Flags win over environment. */
export type Config = z.infer<typeof schema>;

type Setting = Exclude<keyof Config, 'check' | 'version'>;

const NAMES: readonly (readonly [key: Setting, flag: string, variable: string, fallback?: string])[] = [
  ['port', 'port', 'PORT', '8080'],
  ['host', 'host', 'HOST', '127.0.0.1'],
  ['data', 'data', 'HALL_DATA', './data'],
  ['hallFile', 'hall-file', 'HALL_FILE'],
  ['halls', 'halls', 'HALLS'],
  ['databaseUrl', 'database-url', 'DATABASE_URL'],
  ['serverUrl', 'server-url', 'HALL_SERVER_URL'],
  ['cityUrl', 'city', 'CITY_URL'],
  ['cityToken', 'token', 'CITY_TOKEN'],
  ['standby', 'standby', 'HALL_STANDBY'],
  ['standbyUrl', 'standby-url', 'STANDBY_URL'],
  ['standbyToken', 'standby-token', 'STANDBY_TOKEN'],
  ['standbyLost', 'standby-lost', 'STANDBY_LOST'],
  ['logLevel', 'log-level', 'LOG_LEVEL', 'info'],
  ['nodeEnv', 'node-env', 'NODE_ENV'],
  ['publicUrl', 'public-url', 'HALL_PUBLIC_URL'],
  ['trustProxy', 'trust-proxy', 'TRUST_PROXY'],
  ['tlsCert', 'tls-cert', 'TLS_CERT'],
  ['tlsKey', 'tls-key', 'TLS_KEY'],
  ['allowedHosts', 'allowed-hosts', 'ALLOWED_HOSTS'],
  ['secondFactor', 'second-factor', 'SECOND_FACTOR'],
  ['idleMinutes', 'idle-minutes', 'IDLE_MINUTES'],
  ['oidcIssuer', 'oidc-issuer', 'OIDC_ISSUER'],
  ['oidcClientId', 'oidc-client-id', 'OIDC_CLIENT_ID'],
  ['oidcClientSecret', 'oidc-client-secret', 'OIDC_CLIENT_SECRET'],
  ['oidcScopes', 'oidc-scopes', 'OIDC_SCOPES'],
  ['syslog', 'syslog', 'SYSLOG'],
  ['reportsNice', 'reports-nice', 'REPORTS_NICE'],
];

/** What `--help` says. */
export const HELP = [
  'npm start -- [flags]; each can be set in the environment too, and a flag wins:',
  ...NAMES.map(
    ([, flag, variable, fallback]) =>
      `  ${`--${flag} VALUE`.padEnd(28)} ${variable}${fallback === undefined ? '' : ` (${fallback})`}`,
  ),
  '  --check                      says what is wrong with the hall file, and starts nothing',
  '  --version                    says which version this is',
  'What each does stands in docs/operating.md.',
  '',
].join('\n');

/** Reads flags and environment. The error is one line that says what was wrong and what would be right. */
export function readConfig(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Result<Config, string> {
  const flags = readFlags(argv);
  if (!flags.ok) return flags;
  const { check, version, ...values } = flags.value;
  const given: Record<string, string | boolean | undefined> = { check: check === true, version: version === true };
  for (const [key, flag, variable, fallback] of NAMES) {
    const fromEnv = own(env, variable) === '' ? undefined : own(env, variable);
    given[key] = own(values, flag) ?? fromEnv ?? fallback;
  }
  if (given['hallFile'] !== undefined && given['halls'] !== undefined)
    return err('HALL_FILE is one hall, HALLS a folder of several: set one of them');
  const parsed = schema.safeParse(given);
  if (parsed.success && (parsed.data.cityUrl === undefined) !== (parsed.data.cityToken === undefined))
    return err('CITY_URL and CITY_TOKEN belong together: set both, or neither');
  if (parsed.success && parsed.data.cityUrl !== undefined && parsed.data.halls !== undefined)
    return err('CITY_URL is for a hall that stands alone, HALLS is a city itself: set one of them');
  if (parsed.success && (parsed.data.standbyUrl === undefined) !== (parsed.data.standbyToken === undefined))
    return err('STANDBY_URL and STANDBY_TOKEN belong together: set both, or neither');
  const { standby, standbyUrl, halls, databaseUrl } = parsed.data ?? {};
  if (parsed.success && (parsed.data.oidcIssuer === undefined) !== (parsed.data.oidcClientId === undefined))
    return err('OIDC_ISSUER and OIDC_CLIENT_ID belong together: set both, or neither');
  if (parsed.data?.cityUrl !== undefined && databaseUrl !== undefined)
    return err('CITY_URL is for a hall with a journal in SQLite: set it without DATABASE_URL');
  if (parsed.data?.standbyLost !== undefined && standbyUrl === undefined)
    return err('STANDBY_LOST is said of the standby at STANDBY_URL: set both, or neither');
  if ((standby ?? standbyUrl) !== undefined && (halls ?? databaseUrl) !== undefined)
    return err('a standby is for one hall with a journal in SQLite: start it without HALLS and DATABASE_URL');
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  const name = NAMES.find(([key]) => key === issue?.path[0]);
  const where = name === undefined ? '' : own(values, name[1]) === undefined ? name[2] : `--${name[1]}`;
  const value = String(own(given, String(issue?.path[0])) ?? '');
  const said =
    name?.[0] === 'databaseUrl' ? withoutSecrets(value) : name !== undefined && SECRETS.includes(name[0]) ? '…' : value;
  return err(`${where} is "${said}"; expected ${issue?.message ?? 'something else'}`);
}

/** What is told to nobody, also where it is wrong. */
const SECRETS: readonly Setting[] = ['cityToken', 'standbyToken', 'oidcClientSecret'];

/** The address of a database has a password in it, and one that is wrong may have it anywhere. */
function withoutSecrets(url: string): string {
  return /^\w+:\/\/[\w.-]*$/.test(url) ? url : `${/^\w+:\/\//.exec(url)?.[0] ?? ''}…`;
}

type Flags = Readonly<Record<string, string | boolean>>;

/** `--check` and `--version` say nothing more; `--hall` is a shorter word for `--hall-file`. */
function readFlags(argv: readonly string[]): Result<Flags, string> {
  const named = Object.fromEntries(NAMES.map(([, flag]) => [flag, { type: 'string' as const }]));
  const asked = { check: { type: 'boolean' as const }, version: { type: 'boolean' as const } };
  const options = { ...named, ...asked, hall: { type: 'string' as const } };
  try {
    const { values } = parseArgs({ args: [...argv], options, strict: true, allowPositionals: false });
    const { hall, ...flags } = values;
    return ok({ ...(hall === undefined ? {} : { 'hall-file': hall }), ...flags });
  } catch (fault) {
    const known = [...NAMES.map(([, flag]) => `--${flag}`), '--check', '--version'].join(', ');
    return err(`${fault instanceof Error ? fault.message.split('\n')[0] : String(fault)} (known flags: ${known})`);
  }
}

/** The sample hall's logins are known to everybody: it listens to this machine alone. */
export function checkListen(host: string, sample: boolean): Result<undefined, string> {
  if (!sample || isLoopback(host)) return ok(undefined);
  return err(
    `the sample hall has well-known passwords and listens on 127.0.0.1 only, not on ${host}; to serve others, set HALL_FILE to your own hall (docs/your-own-hall.md)`,
  );
}
