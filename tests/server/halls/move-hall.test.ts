import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { DAY } from '../../../core/base/time.ts';
import type { StoredNotice } from '../../../core/protocol/notices.ts';
import { SecurityRecord } from '../../../server/auth/security/security-record.ts';
import { createLeases } from '../../../server/database/leases.ts';
import { main as journalTool } from '../../../server/journal/cli.ts';
import { sqliteJournal } from '../../../server/journal/sqlite-journal.ts';
import { main as moveTool } from '../../../server/halls/move-cli.ts';
import { storesIn } from '../../../server/halls/stores.ts';
import { fakeTime, send, startLedger, takeTicket } from '../../support/ledger.ts';
import { ownDatabase, type OwnDatabase } from '../../support/postgres.ts';
import { KIOSK } from '../../support/rules.ts';

let own: OwnDatabase;
let folder = '';
let said = '';
beforeAll(async () => {
  own = await ownDatabase();
});
beforeEach(async () => {
  await own.empty();
  folder = await mkdtemp(join(tmpdir(), 'hallcall-move-'));
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

/** What a tool says, and how it ends. */
const run = async (tool: typeof journalTool, ...words: readonly string[]) => {
  said = '';
  const code = await tool(words, { DATABASE_URL: own.url }, Date.now());
  return { code, said };
};
const copy = (from: string, to: string) => run(moveTool, 'copy', '--from', from, '--to', to);
const at = (name: string): string => `sqlite:${join(folder, name)}`;

/** Some days of a hall in a folder; `days` more when it is there already. */
async function someDays(name: string, tickets = 3): Promise<string> {
  const time = fakeTime();
  const ledger = await startLedger(sqliteJournal(join(folder, name, 'journal.sqlite')), time);
  const { hall } = ledger.world().state;
  for (let i = 0; i < tickets; i += 1) await send(ledger, KIOSK, takeTicket(['alpha']), `key-${name}-${String(i)}`);
  time.pass(2 * DAY);
  await ledger.tick();
  await send(ledger, KIOSK, takeTicket(['beta']), 'key-beta');
  await ledger.stop();
  return hall;
}

const rows = async (name: string) => {
  const journal = sqliteJournal(join(folder, name, 'journal.sqlite'));
  await journal.open();
  try {
    const [hall = ''] = await journal.halls();
    const heads = await journal.streams(hall);
    const events = await Promise.all(heads.map((head) => journal.read(head, 0)));
    return { heads, events: events.flat(), answers: await journal.answers(hall, undefined, 1000) };
  } finally {
    await journal.close();
  }
};

it('[MV1] a hall goes into a database and back, and is the same to the byte', async () => {
  await someDays('here');
  const there = await copy(at('here'), own.url);
  expect(there.said).toMatch(/2 days, \d+ events \(\d+ of them new\), 4 answers: both chains agree/);
  expect(there.code).toBe(0);
  expect(await copy('DATABASE_URL', at('back'))).toMatchObject({ code: 0 });
  expect(await rows('back')).toEqual(await rows('here'));
  expect(said).not.toContain('hallcall:');
});

it('[MV2] a copy that was cut off goes on where it was, and one that is whole is found so', async () => {
  await someDays('here', 5);
  await copy(at('here'), own.url);
  // As if it had ended in the middle of the first day.
  const [head] = await own.sql(`SELECT hall, day, seq, hash FROM hallcall.events ORDER BY day, seq OFFSET 2 LIMIT 1`);
  await own.sql(`DELETE FROM hallcall.events WHERE (day, seq) > ($1, $2)`, [head?.['day'], head?.['seq']]);
  await own.sql('UPDATE hallcall.heads SET day = $1, seq = $2, hash = $3', [
    head?.['day'],
    head?.['seq'],
    head?.['hash'],
  ]);
  await own.sql('DELETE FROM hallcall.answers WHERE key LIKE $1', ['%beta']);
  expect((await copy(at('here'), own.url)).said).toMatch(/\(\d+ of them new\), 1 answers: both chains agree/);
  expect((await copy(at('here'), own.url)).said).toContain('(0 of them new), 0 answers: both chains agree');
  expect(await copy('DATABASE_URL', at('back'))).toMatchObject({ code: 0 });
  expect(await rows('back')).toEqual(await rows('here'));
});

it('[MV2] what is another hall’s story already is refused, and nothing is written over', async () => {
  await someDays('here', 3);
  await someDays('other', 4);
  await copy(at('here'), own.url);
  const before = await own.sql('SELECT * FROM hallcall.events ORDER BY day, seq');
  const refused = await copy(at('other'), own.url);
  expect(refused).toMatchObject({
    code: 1,
    said: expect.stringContaining('is not what is to be copied; nothing was written'),
  });
  expect(await own.sql('SELECT * FROM hallcall.events ORDER BY day, seq')).toEqual(before);
  await own.sql(`UPDATE hallcall.events SET record = replace(record, 'alpha', 'ALPHA') WHERE seq = 2`);
  expect(await copy('DATABASE_URL', at('back'))).toMatchObject({
    code: 1,
    said: expect.stringContaining('BROKEN record 2'),
  });
});

it('[MV2] a hall that a server owns is not copied into; wrong words are told the right ones, without the password', async () => {
  const hall = await someDays('here');
  await copy(at('here'), own.url);
  const database = own.here();
  await database.open();
  const leases = createLeases({ database, server: 'one', address: 'http://one', livesMs: 60_000 });
  const epoch = await leases.take(hall);
  expect(await copy(at('here'), own.url)).toMatchObject({ code: 1, said: expect.stringContaining('stop the servers') });
  expect(await copy('DATABASE_URL', at('back'))).toMatchObject({
    code: 0,
    said: expect.stringContaining('stop its servers, and copy again for the rest'),
  });
  await leases.release(hall, epoch ?? 0);
  expect(await copy(at('here'), own.url)).toMatchObject({ code: 0 });
  // What wrote meanwhile was no server: the next one owns the hall at once, and has a later epoch than it had.
  expect(await leases.take(hall)).toBeGreaterThan((epoch ?? 0) + 1);
  await leases.close();
  await database.close();
  expect(await copy(at('here'), 'mysql://li:geheim@db/h')).toMatchObject({
    code: 2,
    said: expect.not.stringContaining('geheim'),
  });
  expect(await copy(at('nowhere'), own.url)).toMatchObject({
    code: 1,
    said: expect.stringContaining('there is no journal at'),
  });
  expect(await run(moveTool, 'copy', '--form', 'x')).toMatchObject({
    code: 2,
    said: expect.stringContaining('unknown word "--form"'),
  });
});

it('[MV2] a server that takes the hall while it is copied ends the copy, and nothing is written beside it', async () => {
  await someDays('here');
  const database = own.here();
  await database.open();
  await database.close();
  // As if a server had taken it when the first day was there.
  await own.sql(`CREATE FUNCTION hallcall.taken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      UPDATE hallcall.heads SET epoch = epoch + 1; RETURN NULL; END $$`);
  await own.sql(`CREATE TRIGGER taken AFTER INSERT ON hallcall.events EXECUTE FUNCTION hallcall.taken()`);
  expect(await copy(at('here'), own.url)).toMatchObject({
    code: 1,
    said: expect.stringContaining('another server owns this hall now'),
  });
  expect(await own.sql('SELECT DISTINCT day FROM hallcall.events')).toHaveLength(1);
  expect(await own.sql('SELECT * FROM hallcall.kept')).toEqual([]);
});

it('[MV3] keys, identities, notices with their files, orders and what was shown go along', async () => {
  await someDays('here');
  const notice: StoredNotice = {
    ...{
      id: 'drill',
      title: 'Drill',
      content: { kind: 'text', text: { en: 'Fire drill' } },
      boards: [],
      weekdays: [],
      windows: [],
    },
    ...{
      seconds: 10,
      order: 0,
      priority: 'normal',
      enabled: true,
      changedBy: 'staff:anna',
      changedAt: '2026-03-09T09:00:00+08:00',
    },
  };
  const order = { at: '2026-03-09T01:00:00Z', who: 'staff:anna', order: 'mute', board: 'board-01', reached: true };
  const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(100, 7)]);
  const stores = storesIn(join(folder, 'here'), () => Date.now());
  await Promise.all([stores.tokens.load(), stores.notices.notices.load(), stores.orders.load()]);
  const media = stores.notices.media(() => 1e6);
  await media.load();
  const token = await stores.tokens.issue('kiosk', 'kiosk-1', undefined);
  const locked = { id: 'wang.li', locked: { at: 1, by: 'admin' } };
  await stores.people.write([locked]);
  const record = new SecurityRecord(stores.security, () => Date.now());
  await record.add({ kind: 'signed-in', who: 'anna' });
  const [key, secret, signer] = [await stores.key(), await stores.webhookSecret(), (await stores.signer()).key];
  await stores.notices.notices.put(notice);
  await stores.orders.give(order, (before) => ({ ...before, muted: true }));
  await media.take(
    (async function* () {
      yield await Promise.resolve(png);
    })(),
    'a.png',
  );
  const parts = { zone: () => 'Asia/Shanghai', months: () => 9, now: () => Date.now() };
  const from = new Date(Date.now() - DAY).toISOString();
  await stores.notices.shown(parts).add('board-01', [{ id: 'r1', notice: 'drill', from, until: from, complete: true }]);

  const there = await copy(at('here'), own.url);
  expect(there.said).toContain('1 tokens, 1 security, 1 files, 1 notices, 1 orders, 1 showings beside it');
  expect(await copy(own.url, at('back'))).toMatchObject({ code: 0 });
  const back = storesIn(join(folder, 'back'), () => Date.now());
  await Promise.all([back.tokens.load(), back.notices.notices.load(), back.orders.load()]);
  const kept = back.notices.media(() => 1e6);
  await kept.load();
  expect(back.tokens.find(token)).toMatchObject({ kind: 'kiosk', id: 'kiosk-1' });
  expect([await back.key(), await back.webhookSecret(), (await back.signer()).key]).toEqual([key, secret, signer]);
  expect(await back.people.read()).toEqual([locked]);
  const security = new SecurityRecord(back.security, () => Date.now());
  await security.load();
  expect(await security.prove()).toEqual(await record.prove());
  expect(back.notices.notices.all()).toEqual([notice]);
  expect([back.orders.given(), back.orders.standing('board-01').muted]).toEqual([[order], true]);
  expect(kept.all()).toMatchObject([{ name: 'a.png', size: 108 }]);
  expect(await readFile(kept.find(kept.all()[0]!.id)!.path)).toEqual(png);
  expect((await copy(at('here'), own.url)).said).toContain(
    '0 tokens, 0 security, 0 files, 0 notices, 0 orders, 0 showings beside it',
  );
});

it('[MV3] what is harmed where it comes from is named, and does not look whole where it goes', async () => {
  await someDays('here');
  const here = join(folder, 'here');
  const stores = storesIn(here, () => Date.now());
  await Promise.all([stores.key(), stores.signer(), stores.notices.notices.load()]);
  await stores.hooks.write('{"version":1,"hooks":{}}\n');
  await stores.mark.write({ usedBy: 'small' });
  await stores.orders.give(
    { at: '2026-03-09T01:00:00Z', who: 'staff:anna', order: 'mute', board: 'board-01', reached: true },
    (before) => ({ ...before, muted: true }),
  );
  await writeFile(join(here, 'notices', 'drill.json'), '{}');
  expect(await copy(at('here'), at('there'))).toMatchObject({
    code: 1,
    said: expect.stringMatching(/drill\.json: .*mend it, or take it away, and copy again/),
  });
  await rm(join(here, 'notices', 'drill.json'));
  for (const name of ['identity.key', 'hall-signing.key', 'hooks.json', 'journal.json', 'boards/standing.json']) {
    const whole = await readFile(join(here, name));
    const harmed = Buffer.from(whole);
    harmed[12] = (harmed[12] ?? 0) ^ 1;
    await writeFile(join(here, name), harmed);
    const refused = await copy(at('here'), at('there'));
    expect(refused, name).toMatchObject({ code: 1, said: expect.stringContaining(basename(name)) });
    await expect(stat(join(folder, 'there', name)), name).rejects.toThrow('ENOENT');
    await writeFile(join(here, name), whole);
  }
  expect(await copy(at('here'), at('there'))).toMatchObject({ code: 0 });
  for (const name of ['hooks.json', 'journal.json', 'identity.key.sum', 'hall-signing.key.sum'])
    expect((await readFile(join(folder, 'there', name), 'utf8')).trim(), name).toBe(
      (await readFile(join(here, name), 'utf8')).trim(),
    );
});

it('[MV4] verify, export and backup are about a database as they are about a folder', async () => {
  await someDays('here');
  await copy(at('here'), own.url);
  const { events } = await rows('here');
  expect(await run(journalTool, 'verify')).toEqual({
    code: 0,
    said: `2 days, ${String(events.length)} events: every chain holds\n`,
  });
  const exported = await run(journalTool, 'export');
  expect(exported.said).toBe((await run(journalTool, 'export', '--data', join(folder, 'here'))).said);
  const file = join(folder, 'backup.sqlite');
  expect(await run(journalTool, 'backup', file)).toMatchObject({
    code: 0,
    said: expect.stringContaining('both chains agree'),
  });
  expect((await stat(file)).mode & 0o077).toBe(0);
  expect(await run(journalTool, 'backup', file)).toMatchObject({ code: 1 });
  expect(await run(journalTool, 'restore', file, '--data', join(folder, 'restored'))).toMatchObject({ code: 0 });
  expect(await rows('restored')).toEqual(await rows('here'));
  await own.sql(`UPDATE hallcall.events SET record = replace(record, 'alpha', 'ALPHA') WHERE seq = 2`);
  expect(await run(journalTool, 'verify')).toMatchObject({ code: 1, said: expect.stringContaining('BROKEN record 2') });
});

it('[MV4] what only reads a database makes no tables in it, and says that there are none', async () => {
  for (const verb of ['verify', 'export', 'head'])
    expect(await run(journalTool, verb), verb).toMatchObject({
      code: 1,
      said: expect.stringContaining('the database has no tables of a hall'),
    });
  expect(await copy('DATABASE_URL', at('back'))).toMatchObject({
    code: 1,
    said: expect.stringContaining('the database has no tables of a hall'),
  });
  expect(await own.sql(`SELECT to_regnamespace('hallcall')::text AS made`)).toEqual([{ made: null }]);
});
