import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { keepTokens } from '../../../server/auth/token-store.ts';
import { postgresTokenBook } from '../../../server/auth/postgres-token-book.ts';
import { readDatabaseUrl } from '../../../server/database/address.ts';
import { connection, type Connection } from '../../../server/database/connection.ts';
import { createDatabase, type Database } from '../../../server/database/database.ts';
import type { Fence } from '../../../server/database/fence.ts';
import { hallTables } from '../../../server/database/hall-tables.ts';
import { createLeases, type Leases } from '../../../server/database/leases.ts';
import { bringForward, SCHEMA_VERSION } from '../../../server/database/schema.ts';
import { journalFeed } from '../../../server/journal/follow.ts';
import type { Journal } from '../../../server/journal/journal.ts';
import { postgresJournal } from '../../../server/journal/postgres-journal.ts';
import { around } from '../../support/around.ts';
import { chain } from '../../support/chain.ts';
import { eventually } from '../../support/eventually.ts';
import { freePort } from '../../support/free-port.ts';
import { speakPostgres } from '../../support/spoken-postgres.ts';
import { ownDatabase, type OwnDatabase } from '../../support/postgres.ts';

const STREAM = { hall: 'h', day: '2026-03-09' };
const STREAM_END = { day: STREAM.day, seq: 3 };

let own: OwnDatabase;
let toClose: { close(): Promise<void> }[] = [];
const closing = <T extends { close(): Promise<void> }>(each: T): T => {
  toClose.unshift(each);
  return each;
};
const opened = async (parts: Parameters<OwnDatabase['here']>[0] = {}): Promise<Database> => {
  const database = closing(own.here(parts));
  await database.open();
  return database;
};
const journalOf = async (database: Database, fence?: Fence): Promise<Journal> => {
  const journal = closing(postgresJournal(database, fence));
  await journal.open();
  return journal;
};
beforeAll(async () => {
  own = await ownDatabase();
});
beforeEach(() => own.clear());
afterEach(async () => {
  for (const each of toClose) await each.close();
  toClose = [];
});

const addressOf = (url: string) => {
  const read = readDatabaseUrl(url);
  if (!read.ok) throw new Error(read.error);
  return read.value;
};

describe('the tables of a database', () => {
  const bare = (): Connection => closing(connection({ address: addressOf(own.url) }));

  it('[DB2] are made by whoever comes first, also when several start at once', async () => {
    await own.empty();
    await Promise.all([bringForward(bare()), bringForward(bare()), bringForward(bare())]);
    expect(await own.sql('SELECT version FROM hallcall.version')).toEqual([{ version: SCHEMA_VERSION }]);
  });

  it('[DB2] of a later version are refused in words and left as they are', async () => {
    await opened();
    await own.sql('UPDATE hallcall.version SET version = 99');
    await expect(own.here().open()).rejects.toThrow(/tables of version 99, and this program knows those up to 2/);
    expect(await own.sql('SELECT version FROM hallcall.version')).toEqual([{ version: 99 }]);
    await own.sql(`UPDATE hallcall.version SET version = ${String(SCHEMA_VERSION)}`);
  });

  it('[DB2] are brought forward whole or not at all', async () => {
    await own.empty();
    await bringForward(bare(), 0);
    // Somebody else’s table stands in the way of one of ours.
    await own.sql('CREATE TABLE hallcall.board_orders (own integer)');
    await expect(bringForward(bare())).rejects.toThrow(/board_orders/);
    expect(await own.sql('SELECT version FROM hallcall.version')).toEqual([{ version: 0 }]);
    expect(await own.sql(`SELECT to_regclass('hallcall.events')::text AS events`)).toEqual([{ events: null }]);
    await own.sql('DROP TABLE hallcall.board_orders');
    await bringForward(bare());
    expect(await own.sql('SELECT count(*)::integer AS events FROM hallcall.events')).toEqual([{ events: 0 }]);
  });
});

describe('the tables of a database, for whoever only reads', () => {
  const reader = (): Database => closing(own.here({ readsOnly: true }));
  const versions = () => own.sql('SELECT version FROM hallcall.version');

  it('[DB2] are not made where there are none', async () => {
    await own.empty();
    await expect(reader().open()).rejects.toThrow('the database has no tables of a hall');
    expect(await own.sql(`SELECT to_regnamespace('hallcall')::text AS made`)).toEqual([{ made: null }]);
  });

  it('[DB2] of an earlier or later version are refused in words, and left as they are', async () => {
    await own.empty();
    await bringForward(closing(connection({ address: addressOf(own.url) })), 0);
    await expect(reader().open()).rejects.toThrow(/tables of version 0, and this program reads those of 2/);
    expect(await versions()).toEqual([{ version: 0 }]);
    await opened();
    await own.sql('UPDATE hallcall.version SET version = 99');
    await expect(reader().open()).rejects.toThrow(/tables of version 99, and this program knows those up to 2/);
    expect(await versions()).toEqual([{ version: 99 }]);
    await own.sql(`UPDATE hallcall.version SET version = ${String(SCHEMA_VERSION)}`);
    const current = reader();
    await current.open();
    expect(await current.read({ text: 'SELECT version FROM version' })).toEqual([{ version: SCHEMA_VERSION }]);
  });
});

describe('several hosts', () => {
  it('[DB3] one that lets in and then says nothing is passed over', async () => {
    await opened();
    // AuthenticationOk and ReadyForQuery, and not a byte more.
    const welcome = Buffer.from('520000000800000000' + '5a0000000549', 'hex');
    const sockets: Socket[] = [];
    const silent = createServer((socket) => {
      sockets.push(socket.on('error', () => undefined));
      socket.once('data', () => socket.write(welcome));
    });
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    const { port } = silent.address() as AddressInfo;
    const { hosts, ...rest } = addressOf(own.url);
    const address = { ...rest, hosts: [{ host: '127.0.0.1', port }, ...hosts] };
    const here = closing(connection({ address }));
    expect(await here.ask({ text: 'SELECT 1 AS one' })).toEqual([{ one: 1 }]);
    const alone = closing(connection({ address: { ...address, hosts: address.hosts.slice(0, 1) } }));
    await expect(alone.ask({ text: 'SELECT 1' })).rejects.toThrow(/has not answered for 2 s/);
    for (const each of sockets) each.destroy();
    silent.close();
  });

  it('[DB9] a primary that is promoted while the one before goes on is found by who has a connection', async () => {
    const [{ system } = {}] = await own.sql('SELECT system_identifier::text AS system FROM pg_control_system()');
    const standby = await speakPostgres(null, String(system));
    const { hosts, ...rest } = addressOf(own.url);
    const both = closing(createDatabase({ address: { ...rest, hosts: [...hosts, standby.host] } }));
    await both.open();
    const asked = { text: `SELECT '1' AS timeline` };
    // Each of its connections is there.
    for (let turn = 0; turn < 5; turn += 1) expect(await both.read(asked)).toEqual([{ timeline: '1' }]);
    standby.be(1000);
    const isThere = async (): Promise<boolean> =>
      (await both.read(asked).catch(() => []))[0]?.['timeline'] === String(1000);
    await eventually(isThere, 'the later one is used');
    await both.close();
    standby.close();
  });

  it('[DB3] the first that takes writes is used; who is not there or only reads is passed over', async () => {
    await opened();
    const { hosts, ...rest } = addressOf(own.url);
    const nobody = { host: '127.0.0.1', port: await freePort() };
    const several = closing(createDatabase({ address: { ...rest, hosts: [nobody, ...hosts] } }));
    await several.open();
    expect(await several.read({ text: 'SELECT 1 AS one' })).toEqual([{ one: 1 }]);
    const name = rest.database;
    await own.sql(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);
    try {
      const all = closing(createDatabase({ address: { ...rest, hosts: [nobody, ...hosts] } }));
      await expect(all.open()).rejects.toThrow(
        /no database takes writes \(.*nobody answers there; .*takes no writes\)/,
      );
    } finally {
      await own.sql(`BEGIN READ WRITE; ALTER DATABASE ${name} RESET default_transaction_read_only; COMMIT`);
    }
  });

  it('[DB1] a wrong password is told as such, and nothing of it', async () => {
    const { hosts, ...rest } = addressOf(own.url);
    const missing = closing(
      createDatabase({ address: { ...rest, hosts, database: 'nowhere', password: 'streng-geheim' } }),
    );
    const fault = await missing.open().catch((each: unknown) => each);
    expect(String(fault)).toContain('there is no such database');
    expect(`${String(fault)} ${JSON.stringify(fault)} ${missing.name}`).not.toContain('geheim');
  });
});

describe('the fence', () => {
  const fenceAt = (epoch: number): Fence & { losses: number } => {
    const fence = { losses: 0, epoch: () => epoch, lost: () => void (fence.losses += 1) };
    return fence;
  };
  const leasesOf = (database: Database, server: string, livesMs = 60_000): Leases =>
    closing(createLeases({ database, server, address: `http://${server}`, livesMs }));

  it('[DB4] an owner whose epoch is over writes no event, no answer and no token', async () => {
    const database = await opened();
    const [one, two] = [leasesOf(database, 'one', 1), leasesOf(database, 'two')];
    const epoch = (await one.take('h')) ?? 0;
    const first = fenceAt(epoch);
    const before = await journalOf(database, first);
    const events = chain(STREAM, 3);
    expect(await before.append(STREAM, 0, events.slice(0, 2), [])).toBe('ok');
    const tables = closing(hallTables(database, 'h', first));
    const tokens = keepTokens(postgresTokenBook(tables), () => 0);
    await tokens.issue('kiosk', 'kiosk-1', undefined);
    await eventually(async () => (await two.take('h')) !== undefined, 'the lease has run out');
    const answer = { key: 'k', fingerprint: 'f', answer: '1' };
    await expect(before.append(STREAM, 2, events.slice(2), [answer])).rejects.toThrow('another server owns this hall');
    await expect(before.append(STREAM, 2, [], [answer])).rejects.toThrow('another server owns this hall');
    await expect(tokens.issue('kiosk', 'kiosk-2', undefined)).rejects.toThrow('another server owns this hall');
    expect(first.losses).toBe(3);
    await expect(before.keepCheckpoint('h', 'prints', STREAM_END)).rejects.toThrow('another server owns this hall');
    expect(await before.checkpoint('h', 'prints')).toBeUndefined();
    expect(await before.read(STREAM, 0)).toHaveLength(2);
    expect(await before.answer('h', 'k')).toBeUndefined();
    expect(await own.sql("SELECT entry::json->>'id' AS id FROM hallcall.tokens")).toEqual([{ id: 'kiosk-1' }]);
    const after = await journalOf(database, fenceAt(epoch + 1));
    expect(await after.append(STREAM, 2, events.slice(2), [answer])).toBe('ok');
    await after.keepCheckpoint('h', 'prints', STREAM_END);
    await expect(before.forgetAnswers('h', '2030-01-01')).rejects.toThrow('another server owns this hall');
    expect(await after.answer('h', 'k')).toEqual(answer);
    expect(first.losses).toBe(5);
  });

  it('[DB4] of a writer that waits while the hall is taken nothing is written', async () => {
    const database = await opened();
    const epoch = (await leasesOf(database, 'one').take('h')) ?? 0;
    const journal = await journalOf(database, fenceAt(epoch));
    expect(await journal.append(STREAM, 0, chain(STREAM, 1), [])).toBe('ok');
    const holder = closing(connection({ address: addressOf(own.url) }));
    let writing: Promise<unknown> | undefined;
    await holder.together(async (ask) => {
      await ask({ text: `UPDATE hallcall.heads SET epoch = epoch + 1 WHERE hall = 'h'` });
      writing = journal.append(STREAM, 1, chain(STREAM, 2).slice(1), []).catch((fault: unknown) => fault);
      await eventually(
        async () =>
          (
            await own.sql(
              `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
            )
          ).length > 0,
        'the append waits for the row',
      );
    });
    expect(String(await writing)).toContain('another server owns this hall');
    expect(await journal.read(STREAM, 0)).toHaveLength(1);
  });

  it('[OW1] one owns a hall at a time; another hall has another owner', async () => {
    const database = await opened();
    const servers = Array.from({ length: 6 }, (_, at) => leasesOf(database, `s${String(at)}`));
    const taken = await Promise.all(servers.map((each) => each.take('h')));
    expect(taken.filter((epoch) => epoch !== undefined)).toEqual([1]);
    expect(await servers[0]!.take('other')).toBe(1);
    const owner = taken.findIndex((epoch) => epoch !== undefined);
    expect(await servers[owner]!.renew('h', 1)).toBe(true);
    expect(await servers[(owner + 1) % 6]!.renew('h', 1)).toBe(false);
    expect(await servers[0]!.look('h')).toEqual({
      ...{ address: `http://s${String(owner)}`, epoch: 1, alive: true, mine: owner === 0 },
    });
  });

  it('[OW1] one that ran out is taken under a new epoch, and the one before is told so; one that nobody took goes on', async () => {
    const database = await opened();
    const [one, two] = [leasesOf(database, 'one', 50), leasesOf(database, 'two')];
    expect(await one.take('h')).toBe(1);
    await eventually(async () => (await two.look('h'))?.alive === false, 'it has run out');
    expect(await one.renew('h', 1)).toBe(true);
    await eventually(async () => (await two.take('h')) === 2, 'the other one takes it');
    expect([await one.renew('h', 1), await one.take('h'), await two.renew('h', 2)]).toEqual([false, undefined, true]);
    expect(await own.sql('SELECT epoch::integer FROM hallcall.heads')).toEqual([{ epoch: 2 }]);
    await two.release('h', 2);
    expect(await one.take('h')).toBe(3);
  });

  it('[OW14] who looks at a lease has the connection by which it takes it', async () => {
    const two = leasesOf(await opened(), 'two');
    const lines = async (): Promise<readonly unknown[]> =>
      (
        await own.sql(
          `SELECT pid FROM pg_stat_activity WHERE application_name = 'hallcall' AND datname = current_database() ORDER BY pid`,
        )
      ).map(({ pid }) => pid);
    const before = new Set(await lines());
    const since = async (): Promise<readonly unknown[]> => (await lines()).filter((pid) => !before.has(pid));
    await two.look('h');
    await eventually(async () => (await since()).length === 2, 'it has both');
    const both = await since();
    expect(await two.take('h')).toBe(1);
    expect(await since()).toEqual(both);
  });

  it('[OW1] an owner that is gone from the database is not waited for', async () => {
    const [here, there] = [await opened(), await opened()];
    const one = createLeases({ database: here, server: 'one', address: 'http://one', livesMs: 60_000 });
    const two = leasesOf(there, 'two');
    const began = performance.now();
    expect(await one.take('h')).toBe(1);
    expect(await two.take('h')).toBeUndefined();
    await one.close();
    await eventually(async () => (await two.take('h')) === 2, 'the hall is taken');
    // An owner who renews is not taken from for a moment without a connection.
    expect(performance.now() - began).toBeGreaterThanOrEqual(700);
  });

  it('[OW11] who opens a hall keeps it three times as long as who has it open, and not without a connection', async () => {
    const [here, there] = [await opened(), await opened()];
    const one = createLeases({ database: here, server: 'one', address: 'http://one', livesMs: 2000 });
    const two = leasesOf(there, 'two');
    const lives = async (): Promise<number> =>
      Number((await own.sql('SELECT extract(epoch FROM until - renewed) AS s FROM hallcall.leases'))[0]?.['s']);
    expect(await one.take('h')).toBe(1);
    expect(await lives()).toBeCloseTo(6, 1);
    expect(await one.renew('h', 1, true)).toBe(true);
    expect(await lives()).toBeCloseTo(6, 1);
    expect(await one.renew('h', 1)).toBe(true);
    expect(await lives()).toBeCloseTo(2, 1);
    expect(await one.renew('h', 1, true)).toBe(true);
    await one.close();
    const began = performance.now();
    await eventually(async () => (await two.take('h')) === 2, 'who is gone while they open it is not waited for');
    expect(performance.now() - began).toBeLessThan(5000);
  });

  it('[OW10] where everybody has lost the database the owner has time to come back, and who does not is taken from', async () => {
    const [here, there] = [await opened(), await opened()];
    const one = leasesOf(here, 'one');
    expect(await one.take('h')).toBe(1);
    // The row as the promoted standby has it: renewed a while ago, by a connection that nobody has there.
    const forgotten = `UPDATE hallcall.leases SET backend = 1, renewed = clock_timestamp() - interval '1.5 s'`;
    const waited: number[] = [];
    for (const comesBack of [true, false, true]) {
      await own.sql(forgotten);
      const two = leasesOf(there, `two ${String(waited.length)}`);
      const began = performance.now();
      expect(await two.look('h')).toMatchObject({ alive: true });
      expect(await two.take('h')).toBeUndefined();
      if (comesBack) {
        expect(await one.renew('h', 1)).toBe(true);
        expect(await two.look('h')).toMatchObject({ alive: true, epoch: 1 });
        continue;
      }
      await eventually(async () => (await two.look('h'))?.alive === false, 'the owner has had its time');
      waited.push(performance.now() - began);
    }
    expect(waited[0]).toBeGreaterThanOrEqual(500);
  });
});

describe('[OW12] a lease whose times are of another machine’s clock', () => {
  const leasesAt = (database: Database, server: string): Leases =>
    closing(createLeases({ database, server, address: `http://${server}`, livesMs: 2200 }));
  /** As the promoted standby has it whose clock is so far from that of the primary before. */
  const apart = (by: string, backend: string) =>
    own.sql(`UPDATE hallcall.leases SET backend = ${backend}, renewed = clock_timestamp() + interval '${by}',
      until = clock_timestamp() + interval '${by}' + interval '2.2 seconds'`);
  const somebody = '(SELECT min(pid) FROM pg_stat_activity)';
  const losesAll = () =>
    own.sql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`);
  const lookedAt = async (leases: Leases): Promise<boolean | undefined> => {
    let alive: boolean | undefined;
    const looks = async (): Promise<boolean> =>
      leases.look('h').then(
        (holder) => ((alive = holder?.alive), true),
        () => false,
      );
    await eventually(looks, 'the database is there again');
    return alive;
  };

  it.each([
    ['30 seconds', '1'],
    ['30 seconds', somebody],
    ['10 minutes', somebody],
    ['-30 seconds', somebody],
  ])('is not waited for when its owner is gone: %s, connection %s', async (by, backend) => {
    const [here, there] = [await opened(), await opened()];
    const two = leasesAt(there, 'two');
    expect(await leasesAt(here, 'one').take('h')).toBe(1);
    await apart(by, backend);
    const began = performance.now();
    await eventually(async () => {
      await two.look('h');
      return (await two.take('h')) === 2;
    }, 'the hall is taken');
    expect(performance.now() - began).toBeLessThan(5000);
  });

  it.each(['-30 seconds', '-1 day', '30 seconds', '1 second'])(
    'is not taken before its owner had time to come back: %s',
    async (by) => {
      const [here, there] = [await opened(), await opened()];
      const [one, two] = [leasesAt(here, 'one'), leasesAt(there, 'two')];
      expect(await one.take('h')).toBe(1);
      expect(await lookedAt(two)).toBe(true);
      await apart(by, '1');
      await losesAll();
      expect(await lookedAt(two)).toBe(true);
      expect(await two.take('h')).toBeUndefined();
      await eventually(() => one.renew('h', 1).catch(() => false), 'the owner comes back');
      expect(await two.look('h')).toMatchObject({ alive: true, epoch: 1 });
    },
  );

  it('that was given away, or is looked at by who has just started, is taken at once however the clocks stand', async () => {
    const [here, there] = [await opened(), await opened()];
    const [one, two] = [leasesAt(here, 'one'), leasesAt(there, 'two')];
    expect(await one.take('h')).toBe(1);
    expect(await lookedAt(two)).toBe(true);
    await one.release('h', 1);
    await losesAll();
    expect(await lookedAt(two)).toBe(false);
    await eventually(async () => (await two.take('h').catch(() => undefined)) === 2, 'the hall is taken');
    await apart('-30 seconds', '1');
    const three = leasesAt(await opened(), 'three');
    expect(await three.look('h')).toMatchObject({ alive: false });
    expect(await three.take('h')).toBe(3);
  });

  it('a clock that is set back a little takes nothing from an owner who is there', async () => {
    const [here, there] = [await opened(), await opened()];
    const [one, two] = [leasesAt(here, 'one'), leasesAt(there, 'two')];
    expect(await one.take('h')).toBe(1);
    expect(await lookedAt(two)).toBe(true);
    await apart('3 seconds', 'backend');
    await eventually(async () => {
      const [age] = await own.sql(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database()
        GROUP BY datname HAVING max(backend_start) FILTER (WHERE pid <> pg_backend_pid()) < now() - interval '0.7 s'`);
      return age !== undefined;
    }, 'nobody has just come');
    expect(await two.look('h')).toMatchObject({ alive: true, epoch: 1 });
    expect(await two.take('h')).toBeUndefined();
  });
});

describe('a database that does not promise', () => {
  /** What says so to whoever asks is not yet heeded by whoever commits. */
  const commitWaits = async (): Promise<boolean> => {
    const line = connection({ address: addressOf(own.url), greeting: 'SET synchronous_commit TO on', patienceMs: 200 });
    const waits = await line.ask({ text: 'INSERT INTO public.tried VALUES (1)' }).then(
      () => false,
      () => true,
    );
    await line.close();
    const left = `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE query LIKE 'INSERT INTO public.tried%'`;
    await own.sql(left);
    return waits;
  };
  /** From now on commits wait for a standby that nobody is. */
  const withoutStandby = async (work: () => Promise<void>): Promise<void> => {
    await own.sql('CREATE TABLE IF NOT EXISTS public.tried (n integer)');
    await own.sql(`ALTER SYSTEM SET synchronous_standby_names = 'nobody'`);
    await own.sql('SELECT pg_reload_conf()');
    await eventually(async () => {
      const [row] = await own.sql('SHOW synchronous_standby_names');
      return row?.['synchronous_standby_names'] === 'nobody';
    }, 'a standby is asked for');
    await eventually(commitWaits, 'a commit waits for it');
    try {
      await work();
    } finally {
      await own.sql('ALTER SYSTEM RESET synchronous_standby_names');
      await own.sql('SELECT pg_reload_conf()');
    }
  };
  /** Who writes waits for the standby, if one is asked for. */
  const promised = async (patienceMs: number): Promise<Database> => {
    const database = await opened({ patienceMs });
    return around(database, { writer: () => database.writer({ greeting: 'SET synchronous_commit TO on' }) });
  };
  const waiting = async (): Promise<number | undefined> => {
    const [row] = await own.sql(
      `SELECT pid FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND datname = current_database()`,
    );
    return row?.['pid'] as number | undefined;
  };

  it('[DB5] [DB6] a commit that was cancelled while it waited for a standby is a fault, and is believed only once another one was promised', async () => {
    const journal = await journalOf(await promised(3000));
    expect(await journal.append(STREAM, 0, chain(STREAM, 1), [])).toBe('ok');
    let read: Promise<unknown> | undefined;
    await withoutStandby(async () => {
      const writing = journal.append(STREAM, 1, chain(STREAM, 2).slice(1), []).catch((fault: unknown) => fault);
      await eventually(async () => (await waiting()) !== undefined, 'the commit waits');
      await own.sql('SELECT pg_cancel_backend($1)', [await waiting()]);
      expect(String(await writing)).toMatch(
        /cannot promise that this is kept: canceling wait for synchronous replication/,
      );
      read = journal.read(STREAM, 0);
      await eventually(async () => (await waiting()) !== undefined, 'the next write waits, too');
    });
    // The standby is not asked for any more: the probe is done, and what stands there stands for good.
    expect(await read).toHaveLength(2);
    expect(await journal.append(STREAM, 2, chain(STREAM, 3).slice(2), [])).toBe('ok');
  });

  it('[DB5] one that does not come back is given up, and works again by itself', async () => {
    const journal = await journalOf(await promised(300));
    expect(await journal.append(STREAM, 0, chain(STREAM, 1), [])).toBe('ok');
    await withoutStandby(async () => {
      const late = chain(STREAM, 2).slice(1);
      await expect(journal.append(STREAM, 1, late, [])).rejects.toThrow('has not answered for 0.3 s');
      await expect(journal.probe()).rejects.toThrow('has not answered for 0.3 s');
    });
    await eventually(
      () =>
        journal.probe().then(
          () => true,
          () => false,
        ),
      'it can be written again',
    );
    const { length } = await journal.read(STREAM, 0);
    expect(await journal.append(STREAM, length, chain(STREAM, 3).slice(length), [])).toBe('ok');
  });
});

describe('news', () => {
  it('[DB7] what one process writes another hears of at once, and also after its connection was lost', async () => {
    const [here, there] = [await opened(), await opened()];
    const [writer, reader] = [await journalOf(here), await journalOf(there)];
    const heard: number[] = [];
    const take = (events: readonly { readonly seq: number }[]): void =>
      void heard.push(...events.map(({ seq }) => seq));
    const rates = { lookEveryMs: 600_000, keepEveryMs: 600_000 };
    const following = journalFeed({ journal: reader, hall: 'h', rates }).follow({ name: 'c', take }, 'beginning');
    const events = chain(STREAM, 6);
    for (let at = 0; at < 3; at += 1) {
      expect(await writer.append(STREAM, at, events.slice(at, at + 1), [])).toBe('ok');
      await eventually(() => heard.length === at + 1, 'it is heard');
    }
    await own.sql(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'hallcall' AND query ~ 'LISTEN|SELECT 1|pg_notify' AND datname = current_database()`,
    );
    expect(await writer.append(STREAM, 3, events.slice(3), [])).toBe('ok');
    await eventually(() => heard.length === 6, 'it is heard all the same');
    expect(heard).toEqual([1, 2, 3, 4, 5, 6]);
    await following.stop();
  });

  it('[J3] a key may be whatever a caller has made up', async () => {
    const journal = await journalOf(await opened());
    const keys = ['staff:li|a\0b', 'staff:li|a\\0b', 'staff:li|\\', "staff:li|'", 'staff:li|号'];
    const answers = keys.map((key) => ({ key, fingerprint: 'f', answer: JSON.stringify({ key }) }));
    expect(await journal.append(STREAM, 0, chain(STREAM, 1), answers)).toBe('ok');
    for (const each of answers) expect(await journal.answer('h', each.key)).toEqual(each);
    expect((await journal.answerKeys('h', STREAM.day)).map(({ key }) => key).sort()).toEqual([...keys].sort());
  });
});
