import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { faultText } from '../../../core/base/fault-text.ts';
import { rfc3339 } from '../../../core/base/zone.ts';
import { systemTime } from '../../ledger/clock.ts';
import { HALL_ID, joinedFolder, JoinTokens } from './join-tokens.ts';

const USAGE = `npm run city -- token HALL   [--data DIR]   a token with which that hall sends its journal here; the one before ends
npm run city -- revoke HALL  [--data DIR]   ends it at once; what the hall has sent stays
npm run city -- list         [--data DIR]   the halls that have one`;

/** Tools of a city, also while it runs. Gives the exit code: 0 well, 1 it cannot be, 2 wrong words. */
export async function main(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const read = wordsOf(argv);
  if (typeof read === 'string') return usage(read);
  const [verb, hall] = read.words;
  const data = resolve(read.data ?? env['HALL_DATA'] ?? 'data');
  const tokens = new JoinTokens(data);
  try {
    if (verb === 'list') return await list(tokens, data);
    if (verb !== 'token' && verb !== 'revoke') return usage(verb === undefined ? '' : `unknown word "${verb}"`);
    if (hall === undefined || !HALL_ID.test(hall))
      return usage(`${verb} needs the id of a hall, as its hall.csv has it: small letters, digits and hyphens`);
    return verb === 'token' ? await make(tokens, hall) : await revoke(tokens, hall);
  } catch (fault) {
    say(faultText(fault));
    return 1;
  }
}

async function make(tokens: JoinTokens, hall: string): Promise<number> {
  const { token, replaced } = await tokens.make(hall, systemTime.wall());
  say(
    replaced
      ? `this token of ${hall} is shown once; the one before does not count any more`
      : `this token of ${hall} is shown once; the hall starts with CITY_URL and CITY_TOKEN`,
  );
  process.stdout.write(`${token}\n`);
  return 0;
}

async function revoke(tokens: JoinTokens, hall: string): Promise<number> {
  if (!(await tokens.revoke(hall))) {
    say(`the hall ${hall} has no token`);
    return 1;
  }
  process.stdout.write(`the token of ${hall} does not count any more; what it has sent stays\n`);
  return 0;
}

async function list(tokens: JoinTokens, data: string): Promise<number> {
  const halls = await tokens.halls();
  if (halls.length === 0) say(`no hall has a token in ${joinedFolder(data)}`);
  for (const { hall, madeAt } of halls) process.stdout.write(`${hall}  token made ${rfc3339(madeAt, 'UTC')}\n`);
  return 0;
}

type Words = { readonly words: readonly string[]; readonly data: string | undefined };

function wordsOf(argv: readonly string[]): Words | string {
  try {
    const options = { data: { type: 'string' as const } };
    const { values, positionals } = parseArgs({ args: [...argv], options, strict: true, allowPositionals: true });
    return { words: positionals, data: values.data };
  } catch (fault) {
    return faultText(fault).split('\n')[0] ?? '';
  }
}

function usage(problem: string): number {
  if (problem !== '') say(problem);
  say(USAGE);
  return 2;
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
