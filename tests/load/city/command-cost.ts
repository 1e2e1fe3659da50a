import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { steadyClock } from '../../../server/ledger/clock.ts';
import { systemIds } from '../../../server/ledger/ids.ts';
import { createLedger, type Ledger } from '../../../server/ledger/ledger.ts';
import type { Journal } from '../../../server/journal/journal.ts';
import { sqliteJournal } from '../../../server/journal/sqlite-journal.ts';
import { postgresJournal } from '../../../server/journal/postgres-journal.ts';
import { quiet } from '../../support/ledger.ts';
import { sqlAt } from '../../support/sql-at.ts';
import type { RunningPostgres } from '../../support/start-postgres.ts';
import { figure, type Figure } from '../figures.ts';
import { doIt, elapsed, movableTime, sampleHall, SUPERVISOR, visit } from '../sample-day.ts';
import { openDatabase } from './news-between-servers.ts';

const HALLS = [1, 8, 64];
const VISITS = 960;
/** Events of days gone by: 250 days a year of the sample hall's 2,400 visits with 7 events each are 4.2 million. */
const HISTORY = Number(process.env['HISTORY_EVENTS'] ?? 1_000_000);
const DAYS = 750;
const RECORD_BYTES = 430;
const MONDAY_9 = Date.UTC(2026, 2, 9, 1, 0);

/** What a command takes, by how many halls are open in a process, and by what the tables have behind them. */
export async function commandCost(postgres: RunningPostgres): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  let alone: Cost | undefined;
  for (const halls of HALLS) {
    const cost = await inSqlite(halls);
    alone ??= cost;
    figures.push(...told(`${String(halls)} ${halls === 1 ? 'hall' : 'halls'} in SQLite`, cost, alone));
  }
  const fresh = await inPostgres(postgres, 0);
  const old = await inPostgres(postgres, HISTORY);
  return [...figures, ...told(`PostgreSQL, ${String(HISTORY)} events of ${String(DAYS)} days behind it`, old, fresh)];
}

type Cost = { readonly wallMicros: number; readonly cpuMicros: number; readonly startMs: number };

function told(what: string, cost: Cost, alone: Cost): readonly Figure[] {
  return [
    figure('city', `a command, ${what}`, cost.wallMicros, 'µs', alone.wallMicros),
    figure('city', `its processor time in the server, ${what}`, cost.cpuMicros, 'µs', alone.cpuMicros),
    figure('city', `start of a hall, ${what}`, cost.startMs, 'ms', alone.startMs),
  ];
}

/** So many halls of one process, each with its own journal. */
async function inSqlite(count: number): Promise<Cost> {
  const folder = await mkdtemp(join(tmpdir(), 'hallcall-cost-'));
  try {
    return await costOf(
      Array.from({ length: count }, (_, at) => sqliteJournal(join(folder, `journal-${String(at)}.sqlite`))),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function inPostgres(postgres: RunningPostgres, history: number): Promise<Cost> {
  const name = `city_cost_${String(history)}`;
  await sqlAt(postgres.url(), `CREATE DATABASE ${name}`);
  const database = openDatabase(postgres.url(name));
  await database.open();
  try {
    if (history > 0) await fill(postgres.url(name), 'hall-0', history);
    return await costOf([postgresJournal(database)]);
  } finally {
    await database.close();
  }
}

async function costOf(journals: readonly Journal[]): Promise<Cost> {
  const catalogue = await sampleHall();
  const time = movableTime(MONDAY_9);
  const began = performance.now();
  const ledgers: Ledger[] = [];
  for (const [turn, journal] of journals.entries()) {
    const named = { ...catalogue, hall: { ...catalogue.hall, id: `hall-${String(turn)}` } };
    const ledger = createLedger({ journal, catalogue: named, clock: steadyClock(time), ids: systemIds, report: quiet });
    await ledger.start();
    ledgers.push(ledger);
  }
  const startMs = elapsed(began) / journals.length;
  const [counter] = catalogue.counters;
  const service = catalogue.services.find((each) => each.line === counter?.lines[0]?.line);
  const at = counter?.id ?? '';
  for (const ledger of ledgers) await doIt(ledger, SUPERVISOR, { name: 'open-counter', counter: at });
  let done = 0;
  const visits = async (many: number): Promise<void> => {
    for (let turn = 0; turn < many; turn += 1) {
      time.at += 1000;
      // One visit after the other: what is written together would be more with one hall than with many.
      const under = visit(ledgers[turn % ledgers.length] as Ledger, service?.id ?? '', at, time.at);
      done += (await Promise.all(under)).filter((each) => each).length;
    }
  };
  await visits(VISITS / 4);
  done = 0;
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  await visits(VISITS);
  const wall = elapsed(start);
  const spent = process.cpuUsage(cpu);
  for (const ledger of ledgers) await ledger.stop();
  return { wallMicros: (wall * 1000) / done, cpuMicros: (spent.user + spent.system) / done, startMs };
}

/** Days of the past as the table has them. Nobody reads them: what is in their records plays no part. */
async function fill(url: string, hall: string, events: number): Promise<void> {
  const perDay = Math.ceil(events / DAYS);
  await sqlAt(
    url,
    `INSERT INTO hallcall.events (hall, day, seq, record, hash)
     SELECT $1, (date '2023-01-01' + day)::text, seq, rpad(md5((day * 10000 + seq)::text), ${String(RECORD_BYTES)}, 'x'),
       md5(seq::text) || md5(day::text)
     FROM generate_series(0, ${String(DAYS - 1)}) AS day, generate_series(1, ${String(perDay)}) AS seq`,
    [hall],
  );
  await sqlAt(url, 'ANALYZE hallcall.events');
}
