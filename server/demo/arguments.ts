import { parseArgs } from 'node:util';
import { faultText } from '../../core/base/fault-text.ts';
import { err, ok, type Result } from '../../core/base/result.ts';
import type { MinuteOfDay } from '../../core/base/time.ts';

/** What `npm run demo` is asked to do. */
export type DemoArguments = {
  readonly speed: number;
  readonly seed: number;
  /** The folder that it writes; without one a temporary folder that goes with it. */
  readonly data: string | undefined;
  readonly port: string | undefined;
  /** The hall's time at which it ends by itself; without one it stays until it is stopped. */
  readonly until: MinuteOfDay | undefined;
};

export const USAGE = `npm run demo -- [what]
  --speed X         the hall's time runs so many times as fast, 1 to ${String(mostSpeed())} (10)
  --seed N          another seed is another Monday of the same kind (1)
  --data FOLDER     where it writes; a new folder, or one with a simulated past (a temporary folder)
  --port N          where it listens, on this machine only (8080)
  --until HH:MM     ends by itself at this time of the hall; else with Ctrl-C`;

/** Faster than this, clerks and kiosks ask for more than one machine does, and a printer's minute is half a second. */
function mostSpeed(): number {
  return 240;
}

const OPTIONS = {
  speed: { type: 'string', default: '10' },
  seed: { type: 'string', default: '1' },
  data: { type: 'string' },
  port: { type: 'string' },
  until: { type: 'string' },
} as const;

/** The words after the command, or what is wrong with them. */
export function readDemoArguments(argv: readonly string[]): Result<DemoArguments, string> {
  const parsed = parse(argv);
  if (!parsed.ok) return parsed;
  const { speed, seed, data, port, until } = parsed.value.values;
  const fast = /^\d+(\.\d+)?$/.test(speed) ? Number(speed) : NaN;
  if (!(fast >= 1 && fast <= mostSpeed()))
    return err(`--speed ${speed}: a number from 1 to ${String(mostSpeed())} is needed`);
  if (!/^-?\d{1,15}$/.test(seed)) return err(`--seed ${seed}: a whole number is needed`);
  if (data === '') return err('--data: the name of a folder is needed');
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535))
    return err(`--port ${port}: a port from 0 to 65535 is needed`);
  const end = until === undefined ? undefined : minuteOf(until);
  if (until !== undefined && end === undefined)
    return err(`--until ${until}: a time of the day such as 10:30 is needed`);
  return ok({ speed: fast, seed: Number(seed), data, port, until: end });
}

function parse(argv: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...argv], options: OPTIONS }));
  } catch (fault) {
    return err(faultText(fault));
  }
}

function minuteOf(text: string): MinuteOfDay | undefined {
  const [, hours = '', minutes = ''] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  return hours === '' ? undefined : Number(hours) * 60 + Number(minutes);
}
