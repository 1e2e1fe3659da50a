import { parseArgs } from 'node:util';
import { faultText } from '../../core/base/fault-text.ts';
import { err, ok, type Result } from '../../core/base/result.ts';

/** The words that a tool was started with. */
export type ToolWords<Flag extends string> = {
  readonly values: Readonly<Partial<Record<Flag, string>>>;
  /** Those that belong to no flag. */
  readonly words: readonly string[];
};

/**
 * Each flag has a value, behind `=` or as the next word. The error never says a value: an address has a password in it.
 */
export function readToolWords<Flag extends string>(
  argv: readonly string[],
  flags: readonly Flag[],
): Result<ToolWords<Flag>, string> {
  const options = Object.fromEntries(flags.map((flag) => [flag, { type: 'string' as const }]));
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
    return ok({ values: values as ToolWords<Flag>['values'], words: positionals }); // each is a string
  } catch (fault) {
    const [said = ''] = faultText(fault).split('\n');
    if (!said.startsWith('Unknown option')) return err(said);
    const flag = /^Unknown option '(--?[\w-]+)'/.exec(said)?.[1];
    return err(flag === undefined ? 'a word that begins with - is no flag' : `unknown word "${flag}"`);
  }
}

/** Says what is wrong with the words, and which are right. Gives the exit code. */
export function sayUsage(usage: string, problem?: string): 2 {
  if (problem !== undefined) say(problem);
  say(usage);
  return 2;
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
