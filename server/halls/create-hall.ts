import { randomInt } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { faultText } from '../../core/base/fault-text.ts';
import { err, ok, type Result } from '../../core/base/result.ts';
import { hashPassword } from '../auth/password.ts';

/** Somebody who may log in, with the password that nobody will be told again. */
export type FirstLogin = { readonly user: string; readonly password: string };

/**
 * Makes a small hall of one's own: the tables of `halls/new`, with an id after the folder's name and a password for
 * everybody. A folder with anything in it is left alone; the error says so.
 */
export async function createHall(folder: string, root: string): Promise<Result<readonly FirstLogin[], string>> {
  try {
    await mkdir(folder, { recursive: true });
    if ((await readdir(folder)).length > 0) return err(`${folder} is not empty; name a folder that is not there yet`);
    const pattern = join(root, 'halls', 'new');
    const logins: FirstLogin[] = [];
    for (const file of await readdir(pattern)) {
      let text = await readFile(join(pattern, file), 'utf8');
      if (file === 'hall.csv') text = text.replace('\nid,our-hall,', `\nid,${idOf(folder)},`);
      if (file === 'users.csv') text = await withPasswords(text, logins);
      // With a mark, spreadsheets open it as UTF-8. A file that came in between is not written over.
      await writeFile(join(folder, file), `\ufeff${text}`, { flag: 'wx' });
    }
    return ok(logins);
  } catch (fault) {
    return err(`${folder} cannot be made (${faultText(fault)})`);
  }
}

/** The id of the hall: what small letters and digits the folder's name has. */
function idOf(folder: string): string {
  const id = basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return id === '' ? 'our-hall' : id;
}

/** The password's hash is the last column of each line. */
async function withPasswords(text: string, logins: FirstLogin[]): Promise<string> {
  const [header = '', ...rows] = text.trimEnd().split('\n');
  const lines = [header];
  for (const row of rows) {
    const login = { user: row.slice(0, row.indexOf(',')), password: password() };
    logins.push(login);
    lines.push(`${row}${await hashPassword(login.password)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Letters and digits that nobody mixes up. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';

function password(): string {
  const part = (): string => Array.from({ length: 4 }, () => SIGNS.charAt(randomInt(SIGNS.length))).join('');
  return [part(), part(), part(), part()].join('-');
}
