import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach } from 'vitest';
import { main } from '../../server/halls/move-cli.ts';
import { whyNotOnDatabase } from './not-on-database.ts';
import { ownDatabase } from './postgres.ts';
import { hallsLast } from './start-hall.ts';

// Every hall of these files lasts in a database of its own, which it finds again with its folder.
const databases = new Map<string, Promise<string>>();
hallsLast(async (data) => {
  const known = databases.get(data) ?? made(data);
  databases.set(data, known);
  return { DATABASE_URL: await known };
});

/** With what a test has put into the folder. */
async function made(data: string): Promise<string> {
  const { url } = await ownDatabase();
  if (!existsSync(join(data, 'journal.sqlite'))) return url;
  const code = await main(['copy', '--from', `sqlite:${data}`, '--to', url], {});
  if (code !== 0) throw new Error(`what is in ${data} cannot be moved into a database`);
  return url;
}

beforeEach(({ task, skip }) => {
  const why = whyNotOnDatabase(task.file.name, task.name);
  if (why !== undefined) skip(why);
});
