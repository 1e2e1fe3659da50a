import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { faultText } from '../core/base/fault-text.ts';
import { err, ok, type Result } from '../core/base/result.ts';
import { issuesOf } from '../core/protocol/issues.ts';

const settings = z.strictObject({
  server: z
    .url('the URL of the hall, such as http://10.0.0.2:8080')
    .regex(/^https?:\/\//, 'the URL of the hall, such as http://10.0.0.2:8080'),
  token: z.string().min(20, "the agent's token, as POST /api/v1/devices gave it"),
  /** The key of the hall, as `GET /api/v1/hall/proof` says it; absent: that of the first hall that answers. */
  hall: z
    .string()
    .regex(/^[\w-]{43}$/, 'the key of the hall, 43 letters')
    .optional(),
  /** A file with the authority that has signed the server's certificate, where that is the hall's own. */
  ca: z.string().min(1, 'a file such as authority.crt').optional(),
  /** The folder for everything that the agent writes. */
  data: z.string().min(1, 'a folder').default('./agent-data'),
  /** Addresses of printers by id, for those of which the hall file says no more than the agent. */
  printers: z.record(z.string(), z.string()).default({}),
  /** The port of the kiosk's own page, on this machine alone. */
  kioskPort: z.int('a port, such as 8179').min(0).max(65_535).default(8179),
  /** Paths beside those of devices that the hall may name; a `*` stands for letters of one name. */
  paths: z.array(z.string().startsWith('/', 'a path from the root')).default([]),
});

/** Settings of the agent. */
export type AgentConfig = z.infer<typeof settings>;

/** What the words ask for. */
export type AgentTask =
  | { readonly task: 'run'; readonly config: AgentConfig }
  | { readonly task: 'test'; readonly printer: string; readonly config: Pick<AgentConfig, 'data' | 'printers'> }
  | { readonly task: 'list-printers' }
  | { readonly task: 'version' };

export const AGENT_USAGE = `npm run agent -- --server URL --token T [--ca FILE] [--config FILE] [--data DIR] [--kiosk-port PORT]   serves the printers of this machine
npm run agent -- --test PRINTER [--config FILE] [--data DIR]            prints a test page there, without the server
npm run agent -- --printers                                             lists the USB printers that are plugged in
npm run agent -- --version                                              says which version this is
Settings may stand in FILE (JSON: server, token, hall, ca, data, printers, paths, kioskPort) or in HALL_SERVER, HALL_TOKEN and HALL_CA; flags win over both.`;

/** Reads flags, environment and file. The error says what was wrong, where, and what would be right. */
export async function readAgentConfig(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<Result<AgentTask, string>> {
  const string = { type: 'string' } as const;
  let values;
  try {
    ({ values } = parseArgs({
      args: [...argv],
      options: {
        server: string,
        token: string,
        config: string,
        data: string,
        'kiosk-port': string,
        ca: string,
        test: string,
        printers: { type: 'boolean' },
        version: { type: 'boolean' },
      },
      strict: true,
      allowPositionals: false,
    }));
  } catch (fault) {
    return err(`${fault instanceof Error ? (fault.message.split('\n')[0] ?? '') : String(fault)}\n${AGENT_USAGE}`);
  }
  if (values.version === true) return ok({ task: 'version' });
  if (values.printers === true) return ok({ task: 'list-printers' });
  const file = await readSettings(values.config);
  if (!file.ok) return file;
  const given = Object.entries({
    server: values.server ?? env['HALL_SERVER'],
    token: values.token ?? env['HALL_TOKEN'],
    data: values.data,
    kioskPort: values['kiosk-port'] === undefined ? undefined : Number(values['kiosk-port']),
    ca: values.ca ?? env['HALL_CA'],
  }).filter(([, value]) => value !== undefined && value !== '');
  const merged = { ...file.value, ...Object.fromEntries(given) };
  const shape = values.test === undefined ? settings : settings.partial({ server: true, token: true });
  const parsed = shape.safeParse(merged, { reportInput: true });
  if (!parsed.success) {
    const wrong = issuesOf(parsed.error).map(({ path, message }) => `  ${path}: ${message}`);
    return err(`the settings of the agent are not complete:\n${wrong.join('\n')}\n${AGENT_USAGE}`);
  }
  const config = parsed.data as AgentConfig; // for a test, server and token are not looked at
  return ok(values.test === undefined ? { task: 'run', config } : { task: 'test', printer: values.test, config });
}

async function readSettings(path: string | undefined): Promise<Result<object, string>> {
  if (path === undefined) return ok({});
  try {
    const read: unknown = JSON.parse(await readFile(resolve(path), 'utf8'));
    return typeof read === 'object' && read !== null ? ok(read) : err(`${path} is no JSON object`);
  } catch (fault) {
    return err(`${path} cannot be read: ${faultText(fault)}`);
  }
}
