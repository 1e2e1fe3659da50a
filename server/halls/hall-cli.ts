import { resolve } from 'node:path';
import { createHall } from './create-hall.ts';
import { checkedHall } from './read-hall.ts';

const USAGE = `npm run hall -- check [FOLDER]    reads a hall file, or a workbook (FILE.xlsx), tells every mistake, starts nothing
npm run hall -- new FOLDER        makes a small hall to begin with; FOLDER must be empty or not there`;

/** `npm run hall`. Gives the exit code: 0 well, 1 no folder can be made, 2 mistakes in a hall file or wrong words. */
export async function main(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  root: string,
): Promise<number> {
  const [verb, folder, ...rest] = argv;
  if (rest.length === 0 && verb === 'check') return check(folder ?? env['HALL_FILE'], root);
  if (rest.length === 0 && verb === 'new' && folder !== undefined) return begin(resolve(folder), root);
  process.stderr.write(`${USAGE}\n`);
  return 2;
}

async function check(folder: string | undefined, root: string): Promise<number> {
  const checked = await checkedHall({ hallFile: folder, host: '127.0.0.1' }, root);
  if (checked.ok) process.stdout.write(`${checked.value}\n`);
  else process.stderr.write(`${checked.error}\n`);
  return checked.ok ? 0 : 2;
}

async function begin(folder: string, root: string): Promise<number> {
  const made = await createHall(folder, root);
  if (!made.ok) {
    process.stderr.write(`${made.error}\n`);
    return 1;
  }
  const logins = made.value.map(({ user, password }) => `  ${user.padEnd(12)} ${password}`);
  const lines = [
    `a small hall stands in ${folder}; these passwords are told this once:`,
    ...logins,
    'change its tables as docs/your-own-hall.md says, and look at them with',
    `  npm run hall -- check ${folder}`,
    'then start it, with a data folder of its own:',
    `  HALL_FILE=${folder} HALL_DATA=${folder}-data npm start`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}
