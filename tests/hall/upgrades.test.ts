import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { createHall } from '../../server/halls/create-hall.ts';
import { openSqlite } from '../../server/journal/sqlite.ts';
import { hashPassword } from '../../server/auth/password.ts';
import { clientOf, type Client } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { hookReceiver } from '../support/hook-receiver.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

/** A hall file and a data folder as each version left them, and what was in them. */
const KEPT = join('tests', 'versions');
const PASSWORD = 'green elephants rarely whistle';
/** Made from the journal again, or of this machine. */
const NOT_KEPT = ['reports', 'forecast', 'hall.lock', 'hall.lock.pid'];

type Told = {
  readonly tickets: readonly { readonly id: string; readonly number: string }[];
  readonly complaint: string;
  readonly secret: string;
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hallcall-versions-'));
  // A new version is kept by `KEEP_VERSION=1 npm test -- tests/hall/upgrades.test.ts`.
  if (process.env['KEEP_VERSION'] !== undefined) await keepThisVersion(join(KEPT, packageJson.version));
});
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }));

async function signIn(url: string): Promise<Client> {
  const anybody = clientOf(url);
  const said = await anybody.post('/sessions', { user: 'admin', password: PASSWORD });
  anybody.close();
  expect(said.status, JSON.stringify(said.body)).toBe(201);
  return clientOf(url, said.body['token'] as string);
}

/** A small hall of an hour: numbers, a call, a rating, a complaint, a locked person, a hook, a device. */
async function keepThisVersion(place: string): Promise<void> {
  const receiver = await hookReceiver();
  await rm(place, { recursive: true, force: true });
  await mkdir(place, { recursive: true });
  const [file, data] = [join(place, 'hall'), join(place, 'kept')];
  const made = await createHall(file, process.cwd());
  if (!made.ok) throw new Error(made.error);
  const edit = async (name: string, change: (text: string) => string): Promise<void> =>
    writeFile(join(file, name), change(await readFile(join(file, name), 'utf8')));
  const hash = await hashPassword(PASSWORD);
  await edit('users.csv', (text) => text.replaceAll(/scrypt\$\S+/g, hash));
  await edit('hall.csv', (text) => text.replace('always_open,no', 'always_open,yes'));
  const hook = `all,全部,全部,All,${receiver.url},*,`;
  await writeFile(join(file, 'hooks.csv'), `id,name_zh_hans,name_zh_hant,name_en,url,events,scope\n${hook}\n`);
  const hall = await startHall({ data, args: ['--hall-file', file] });
  const admin = await signIn(hall.url);
  const secret = (await admin.post('/hooks/all/secret')).body['secret'] as string;
  const take = async () =>
    (await admin.post('/tickets', { services: ['social-card'] })).body['ticket'] as {
      id: string;
      number: string;
      secret: string;
    };
  const tickets = [await take(), await take(), await take()];
  await admin.post('/counters/3/open');
  await admin.post('/counters/3/next');
  await admin.post('/counters/3/serve');
  await admin.post('/counters/3/finish', { outcome: 'done' });
  const filed = await admin.post(`/tickets/${tickets[1]?.id ?? ''}/complaint`, { text: 'It took long.' });
  expect(filed.status, JSON.stringify(filed.body)).toBeLessThan(300);
  await admin.post('/people/clerk-1/lock');
  await admin.post('/devices', { kind: 'agent', id: 'agent-1' });
  await eventually(() => receiver.taken.some(({ type }) => type === 'complaint.filed'), 'the hook is told');
  admin.close();
  await hall.stop();
  const told: Told = {
    tickets: tickets.map(({ id, number }) => ({ id, number })),
    complaint: 'It took long.',
    secret,
  };
  await receiver.close();
  // Nobody listens there: what a test starts with it speaks to nobody.
  await edit('hooks.csv', (text) => text.replace(receiver.url, 'http://127.0.0.1:9/in'));
  await writeFile(join(place, 'told.json'), `${JSON.stringify(told, undefined, 2)}\n`);
  for (const name of NOT_KEPT) await rm(join(data, name), { recursive: true, force: true });
  // One file holds all that was written.
  const store = await openSqlite(join(data, 'journal.sqlite'));
  await store.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  await store.close();
}

async function started(version: string): Promise<{ readonly hall: RunningHall; readonly told: Told }> {
  const place = join(folder, version);
  await cp(join(KEPT, version), place, { recursive: true });
  const told = JSON.parse(await readFile(join(place, 'told.json'), 'utf8')) as Told;
  const hall = await startHall({ data: join(place, 'kept'), args: ['--hall-file', join(place, 'hall')] });
  return { hall, told };
}

describe('data of every version so far', async () => {
  const versions = await readdir(KEPT).catch(() => []);

  it('[UP1] there is some of this version', () => {
    expect(versions).toContain(packageJson.version);
  });

  it.each(versions)(
    '[UP1] that of %s opens: numbers, complaints, people, devices and hooks are as they were',
    async (version) => {
      const { hall, told } = await started(version);
      const admin = await signIn(hall.url);
      // Of whatever day it was.
      for (const { id, number } of told.tickets)
        expect((await admin.get(`/tickets/${id}/trace`)).body, number).toMatchObject({ ticket: { id, number } });
      const { number } = (await admin.post('/tickets', { services: ['social-card'] })).body['ticket'] as {
        number: string;
      };
      // The same day goes on, or another one has begun.
      const today = told.tickets.map((each) => each.number);
      expect([Number(today[0]?.slice(1)), Number(today.at(-1)?.slice(1)) + 1]).toContain(Number(number.slice(1)));
      expect(JSON.stringify((await admin.get('/complaints')).body)).toContain(told.complaint);
      const people = (await admin.get('/people')).body['items'] as { id: string; locked?: object }[];
      expect(people.find(({ id }) => id === 'clerk-1')?.locked).toBeDefined();
      expect(JSON.stringify((await admin.get('/devices')).body)).toContain('agent-1');
      expect((await admin.get('/hooks')).body).toMatchObject({
        items: [{ id: 'all', last: { type: expect.any(String) } }],
      });
      expect((await admin.get('/audit/proof')).body).toMatchObject({ whole: true });
      expect((await admin.get('/security/proof')).body).toMatchObject({ whole: true });
      admin.close();
      await hall.stop();
      const written = await readFile(join(folder, version, 'kept', 'hooks.json'), 'utf8');
      expect(written).toContain(told.secret);
      await hall.dispose();
    },
  );
});

describe('data of a later version', () => {
  const change = async (version: string, sql: string): Promise<string> => {
    const place = join(folder, `later-${String(sql.length)}`);
    await cp(join(KEPT, version), place, { recursive: true });
    const store = await openSqlite(join(place, 'kept', 'journal.sqlite'));
    await store.exec(sql);
    await store.close();
    return place;
  };
  const refusal = async (place: string): Promise<string> => {
    const args = ['--hall-file', join(place, 'hall')];
    const said = await startHall({ data: join(place, 'kept'), args }).then(
      async (hall) => {
        await hall.dispose();
        return 'it started';
      },
      (fault: unknown) => String(fault),
    );
    return said;
  };

  it('[UP2] tables of a later version are refused in words', async () => {
    const said = await refusal(await change(packageJson.version, 'PRAGMA user_version = 99;'));
    expect(said).toMatch(/later version of Hallcall.*start that version, or bring back a backup from before/);
  });
});
