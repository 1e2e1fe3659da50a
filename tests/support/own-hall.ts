import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashPassword } from '../../server/auth/password.ts';
import { clientOf, type Client } from './client.ts';

/** The cells of a row to put in place of the sample's, by column. */
export type Cells = Readonly<Record<string, string>>;

/** The sample hall as somebody's own: a copy that is no sample any more, whose administrator has a password. */
export type OwnHall = { readonly folder: string; remove(): Promise<void> };

export const OWN_PASSWORD = 'a long one';

/**
 * Makes the folder; `devices` changes rows of devices.csv by id, and adds kiosks for ids that it does not have;
 * `passwords` are those of users beside the administrator.
 */
export async function ownHall(
  devices: Readonly<Record<string, Cells>> = {},
  passwords: Readonly<Record<string, string>> = {},
): Promise<OwnHall> {
  const parent = await mkdtemp(join(tmpdir(), 'hallcall-own-'));
  const folder = join(parent, 'hall');
  await cp('halls/sample', folder, { recursive: true });
  const edit = async (file: string, change: (text: string) => string): Promise<void> => {
    const path = join(folder, file);
    await writeFile(path, change(await readFile(path, 'utf8')));
  };
  await edit('hall.csv', (text) => text.replace(/^sample,yes/m, 'sample,no'));
  const hashes = new Map<string, string>();
  for (const [user, password] of Object.entries({ ...passwords, admin: OWN_PASSWORD }))
    hashes.set(user, await hashPassword(password));
  await edit('users.csv', (text) => {
    const [head = '', ...rows] = text.trimEnd().split(/\r?\n/);
    const keyed = rows.map((row) => `${row},${hashes.get(row.slice(0, row.indexOf(','))) ?? ''}`);
    return [`${head},password_hash`, ...keyed, ''].join('\n');
  });
  await edit('devices.csv', (text) => {
    const [head = '', ...rows] = text.trimEnd().split(/\r?\n/);
    const columns = head.split(',');
    const idOf = (row: string): string => row.slice(0, row.indexOf(','));
    const has = new Set(rows.map(idOf));
    const pattern = rows.find((row) => idOf(row) === 'kiosk-1') ?? '';
    const added = Object.keys(devices).filter((id) => !has.has(id));
    const all = [...rows, ...added.map((id) => id + pattern.slice(idOf(pattern).length))];
    const placed = all.map((row) => {
      const given = devices[idOf(row)];
      if (given === undefined) return row;
      // Counted from the end: an English name may hold commas in quotes.
      const cells = row.split(',');
      for (const [column, value] of Object.entries(given))
        cells[cells.length - (columns.length - columns.indexOf(column))] = value;
      return cells.join(',');
    });
    return [head, ...placed, ''].join('\n');
  });
  return { folder, remove: () => rm(parent, { recursive: true, force: true }) };
}

/** Its administrator, signed in. */
export async function ownAdmin(url: string): Promise<Client> {
  const anybody = clientOf(url);
  const session = await anybody.post('/sessions', { user: 'admin', password: OWN_PASSWORD });
  anybody.close();
  return clientOf(url, session.body['token'] as string);
}

/** The identity of a device, as its administrator gives it. */
export async function deviceToken(admin: Client, kind: string, id: string): Promise<string> {
  return (await admin.post('/devices', { kind, id })).body['token'] as string;
}
