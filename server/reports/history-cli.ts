import { faultText } from '../../core/base/fault-text.ts';
import type { Instant } from '../../core/base/time.ts';
import { importHistory } from './import-history.ts';

const USAGE = `npm run history -- import FILE [--name NAME] [--data DIR] [--hall-file FOLDER]
  takes past visits of another system into the reports; the columns stand in docs/history.md`;

/** `npm run history`. Gives the exit code: 0 well, 1 it cannot be done, 2 wrong words or a file with mistakes. */
export async function main(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  root: string,
  now: Instant,
): Promise<number> {
  const words = wordsOf(argv);
  if (words === undefined) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  try {
    const data = words.data ?? env['HALL_DATA'] ?? 'data';
    const done = await importHistory({ ...words, data, hallFile: words.hallFile ?? env['HALL_FILE'], root, now });
    (done.ok ? process.stdout : process.stderr).write(`${done.ok ? done.value : done.error}\n`);
    return done.ok ? 0 : 2;
  } catch (fault) {
    process.stderr.write(`${faultText(fault)}\n`);
    return 1;
  }
}

type Words = {
  readonly file: string;
  readonly name?: string | undefined;
  readonly data?: string | undefined;
  readonly hallFile?: string | undefined;
};

function wordsOf(argv: readonly string[]): Words | undefined {
  const [verb, ...rest] = argv;
  const flags: Record<string, string> = {};
  const files: string[] = [];
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? '';
    if (!word.startsWith('--')) files.push(word);
    else {
      const value = rest[(at += 1)];
      if (!['--name', '--data', '--hall-file'].includes(word) || value === undefined) return undefined;
      flags[word] = value;
    }
  }
  const [file] = files;
  if (verb !== 'import' || file === undefined || files.length > 1) return undefined;
  return { file, name: flags['--name'], data: flags['--data'], hallFile: flags['--hall-file'] };
}
