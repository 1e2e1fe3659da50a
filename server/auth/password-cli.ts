import { createInterface } from 'node:readline';
import { LEAST_ALONE, MOST, passwordFault, type PasswordFault } from './password-rule.ts';
import { hashPassword } from './password.ts';

/**
 * `npm run password`: asks for a password, or reads one line, and prints the hash that goes into `users.csv`. Gives the
 * exit code.
 */
export async function main(): Promise<number> {
  const password = await readLine('password (nothing is shown while you type): ');
  const fault = passwordFault({ password, secondFactor: false, words: [] });
  if (fault !== undefined) {
    process.stderr.write(`${FAULTS[fault]}\n`);
    return 2;
  }
  process.stdout.write(`${await hashPassword(password)}\n`);
  return 0;
}

const FAULTS: Readonly<Record<PasswordFault, string>> = {
  'too-short': `the password has to have ${String(LEAST_ALONE)} characters or more; some words that do not belong together are one`,
  'too-long': `the password has to have ${String(MOST)} characters or less`,
  common: 'this is one of the passwords that are tried first; choose another one',
  'hall-word': 'this is made of words of the hall; choose another one',
};

function readLine(question: string): Promise<string> {
  const { stdin, stderr } = process;
  const asked = stdin.isTTY;
  const lines = createInterface({ input: stdin, terminal: asked, output: undefined });
  if (asked) stderr.write(question);
  return new Promise((resolve) => {
    let said: string | undefined;
    lines.once('line', (line) => {
      said = line;
      lines.close();
    });
    lines.once('close', () => {
      if (asked) stderr.write('\n');
      resolve(said ?? '');
    });
  });
}
