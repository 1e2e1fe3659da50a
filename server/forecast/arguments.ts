import { parseArgs } from 'node:util';
import { faultText } from '../../core/base/fault-text.ts';
import { err, ok, type Result } from '../../core/base/result.ts';
import { isDate } from '../../core/base/zone.ts';

/** What `npm run forecast` is asked to do. */
export type ForecastArguments = {
  readonly visits: string;
  readonly staff: string;
  readonly trainUntil: string | undefined;
  readonly seed: number;
  readonly json: string | undefined;
};

export const USAGE = `npm run forecast -- replay VISITS.csv --staff STAFF.csv [what]
  --staff FILE        when each counter was open, and for which lines
  --train-until DATE  learn from the days up to this one, forecast those after it;
                      without it each day but the first is forecast, from the days before it
  --seed N            another seed draws other runs (1)
  --json FILE         write each forecast and the summary there, too
The columns stand in docs/forecast.md.`;

const OPTIONS = {
  staff: { type: 'string' },
  'train-until': { type: 'string' },
  seed: { type: 'string', default: '1' },
  json: { type: 'string' },
} as const;

/** The words after the command, or what is wrong with them. */
export function readArguments(argv: readonly string[]): Result<ForecastArguments, string> {
  const parsed = parse(argv);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [verb, visits, ...rest] = positionals;
  const { staff, json, 'train-until': trainUntil } = values;
  const seed = Number(values.seed);
  if (verb !== 'replay') return err(`${verb === undefined ? 'a verb' : `"${verb}"`}: there is one verb, replay`);
  if (visits === undefined) return err('replay needs the file of visits');
  if (rest.length > 0) return err(`"${rest.join(' ')}": replay takes one file of visits`);
  if (staff === undefined || staff === '') return err('--staff FILE is needed: when each counter was open');
  if (json === '') return err('--json: the file to write is needed');
  if (trainUntil !== undefined && !isDate(trainUntil))
    return err(`--train-until ${trainUntil}: a date such as 2026-03-09 is needed`);
  if (!Number.isInteger(seed)) return err(`--seed ${values.seed}: a whole number is needed`);
  return ok({ visits, staff, trainUntil, seed, json });
}

function parse(argv: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true }));
  } catch (fault) {
    return err(faultText(fault));
  }
}
