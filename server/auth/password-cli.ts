import { createInterface } from 'node:readline';
import { hashPassword } from './password.ts';

const LEAST = 8;

/**
 * `npm run password`: asks for a password, or reads one line, and prints the hash that goes into `users.csv`. Gives the
 * exit code.
 */
export async function main(): Promise<number> {
  const password = await readLine('password (nothing is shown while you type): ');
  if ([...password].length < LEAST) {
    process.stderr.write(`the password has to have ${String(LEAST)} characters or more\n`);
    return 2;
  }
  process.stdout.write(`${await hashPassword(password)}\n`);
  return 0;
}

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
