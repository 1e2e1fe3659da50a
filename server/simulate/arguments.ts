import { parseArgs } from 'node:util';
import { own } from '../../core/base/own.ts';
import { faultText } from '../../core/base/fault-text.ts';
import { isDate } from '../../core/base/zone.ts';
import { err, ok, type Result } from '../../core/base/result.ts';
import { WHAT_IF_USAGE } from '../../core/forecast/advice/what-if-words.ts';
import { POLICIES, type Policy } from '../../core/forecast/policy.ts';

/** What `npm run simulate` is asked to do. */
export type SimulateArguments = {
  readonly hall: string;
  readonly day: string;
  readonly days: number;
  readonly seed: number;
  readonly load: number;
  readonly staffed: number;
  readonly policy: Policy;
  readonly verify: boolean;
  readonly compareJoint: boolean;
  readonly seeds: number;
  /** Changes, as they were written: the day is played without them and with them. */
  readonly whatIf: string | undefined;
  /** The day is played as it comes, and as it is when what is advised is done. */
  readonly advise: boolean;
  readonly json: string | undefined;
  /** The data folder that a past is written into, and its last date; without it yesterday. */
  readonly into: string | undefined;
  readonly until: string | undefined;
};

export const USAGE = `npm run simulate -- [what]
  --hall FOLDER     the hall file to play (HALL_FILE, else halls/sample)
  --day DATE        the first day (2026-03-09)
  --days N          so many calendar days from there, those without opening hours left out (1)
  --seed N          another seed is another day of the same kind (1)
  --load X          1 = as many people as the hall file says, 1.2 = a fifth more (1)
  --staffed X       part of the counters of each kind that are staffed, up to 1 (1)
  --policy NAME     ${POLICIES.join(', ')} (hall-file)
  --verify          recompute every call from the events by other code
  --compare joint   visits of three departments: on one number against one number after another
  --seeds N         with --compare: how many seeds, from --seed on (10)
  --whatif CHANGES  the same people without and with: ${WHAT_IF_USAGE}
  --advise          ask every quarter of an hour what would help and do it: what it brings
  --json FILE       write the figures there, too
  --into DATA       write a past into this data folder instead: days that are marked as simulated
  --days N          with --into: so many business days (60)
  --until DATE      with --into: the last of them (yesterday)`;

const OPTIONS = {
  hall: { type: 'string' },
  day: { type: 'string' },
  days: { type: 'string' },
  seed: { type: 'string', default: '1' },
  load: { type: 'string', default: '1' },
  staffed: { type: 'string', default: '1' },
  policy: { type: 'string', default: 'hall-file' },
  verify: { type: 'boolean', default: false },
  compare: { type: 'string' },
  seeds: { type: 'string', default: '10' },
  whatif: { type: 'string' },
  advise: { type: 'boolean', default: false },
  json: { type: 'string' },
  into: { type: 'string' },
  until: { type: 'string' },
} as const;

/** What says how a simulation is told means nothing to a past that is written. */
const NOT_INTO = ['day', 'compare', 'json', 'verify', 'whatif', 'advise'] as const;

/** The words after the command, or what is wrong with them. */
export function readArguments(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
): Result<SimulateArguments, string> {
  const parsed = parse(argv);
  if (!parsed.ok) return parsed;
  const { values } = parsed.value;
  const { day = '2026-03-09', until, into } = values;
  const days = Number(values.days ?? (into === undefined ? 1 : 60));
  const seed = Number(values.seed);
  const seeds = Number(values.seeds);
  const load = Number(values.load);
  const staffed = Number(values.staffed);
  const policy = POLICIES.find((each) => each === values.policy);
  if (!isDate(day)) return err(`--day ${day}: a date such as 2026-03-09 is needed`);
  if (!isCount(days, 3660)) return err(`--days ${values.days ?? ''}: a whole number from 1 to 3660 is needed`);
  if (!isCount(seeds, 1000)) return err(`--seeds ${values.seeds}: a whole number from 1 to 1000 is needed`);
  if (!Number.isInteger(seed)) return err(`--seed ${values.seed}: a whole number is needed`);
  if (!(load > 0 && load <= 10)) return err(`--load ${values.load}: a number above 0, up to 10, is needed`);
  if (!(staffed > 0 && staffed <= 1)) return err(`--staffed ${values.staffed}: a number above 0, up to 1, is needed`);
  if (policy === undefined) return err(`--policy ${values.policy}: there are ${POLICIES.join(', ')}`);
  if (values.compare !== undefined && values.compare !== 'joint')
    return err(`--compare ${values.compare}: the one comparison is joint`);
  const alone = ['compare', 'verify', 'whatif', 'advise'].filter((name) => isSaid(values, name));
  if (alone.length > 1) return err(`--${alone.join(' and --')} do not go together: one of them at a time`);
  const fromEnv = own(env, 'HALL_FILE') === '' ? undefined : own(env, 'HALL_FILE');
  const hall = values.hall ?? fromEnv ?? 'halls/sample';
  if (hall === '') return err('--hall: the folder of a hall file is needed');
  const { verify, json, whatif: whatIf, advise } = values;
  const compareJoint = values.compare === 'joint';
  const asked = {
    hall,
    day,
    days,
    seed,
    seeds,
    load,
    staffed,
    policy,
    verify,
    json,
    compareJoint,
    whatIf,
    advise,
    into,
    until,
  };
  return into === undefined && until === undefined ? ok(asked) : checkedPast(asked, values);
}

/** What goes with `--into`. */
function checkedPast(
  asked: SimulateArguments,
  values: Readonly<Record<string, string | boolean | undefined>>,
): Result<SimulateArguments, string> {
  const { into, until } = asked;
  if (into === undefined) return err(`--until ${until ?? ''}: goes with --into, which says where the past is written`);
  if (into === '') return err('--into: the data folder to write into is needed');
  if (until !== undefined && !isDate(until)) return err(`--until ${until}: a date such as 2026-03-08 is needed`);
  const other = NOT_INTO.find((name) => isSaid(values, name));
  if (other !== undefined) return err(`--${other} does not go with --into, which writes days and prints no figures`);
  if (asked.policy !== 'hall-file') return err('--policy does not go with --into: a past follows the hall file');
  return ok(asked);
}

function isSaid(values: Readonly<Record<string, string | boolean | undefined>>, name: string): boolean {
  const value = own(values, name);
  return value !== undefined && value !== false;
}

function parse(argv: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...argv], options: OPTIONS }));
  } catch (fault) {
    return err(faultText(fault));
  }
}

function isCount(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most;
}
