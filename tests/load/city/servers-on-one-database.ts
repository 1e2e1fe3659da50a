import autocannon from 'autocannon';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { clientOf, login } from '../../support/client.ts';
import { sqlAt } from '../../support/sql-at.ts';
import { startHall, type RunningHall } from '../../support/start-hall.ts';
import type { RunningPostgres } from '../../support/start-postgres.ts';
import { figure, type Figure } from '../figures.ts';
import { databaseSeconds } from './busy-seconds.ts';
import { manySamples } from './many-samples.ts';

const CONNECTIONS = 64;
const SECONDS = 6;
const SERVERS = [1, 2, 4];

/** What a ticket takes of the database's processors, as the last run had it, s. */
export type DatabaseCost = { readonly secondsATicket: number };

/**
 * Tickets a second with 64 connections on 1, 2 and 4 servers of one PostgreSQL: all of one hall, where one owns it and
 * the others hand on; and each with a hall of its own.
 */
export async function serversOnOneDatabase(
  postgres: RunningPostgres,
): Promise<{ readonly figures: readonly Figure[]; readonly cost: DatabaseCost }> {
  const figures: Figure[] = [];
  let cost: DatabaseCost = { secondsATicket: Number.NaN };
  for (const kind of ['one hall', 'a hall each'] as const) {
    for (const servers of SERVERS) {
      if (kind === 'a hall each' && servers === 1) continue;
      const shot = await shootAt(postgres, servers, kind);
      const what = `${String(servers)} ${servers === 1 ? 'server' : 'servers'}, ${kind}`;
      figures.push(
        figure('city', `${what}: durable tickets`, shot.perSecond, '1/s'),
        figure('city', `${what}: p50`, shot.p50, 'ms'),
        figure('city', `${what}: p99`, shot.p99, 'ms'),
        figure('city', `${what}: answers that were no ticket`, shot.failed, ''),
      );
      if (kind === 'one hall' && servers === 1) {
        cost = { secondsATicket: shot.databaseSeconds / shot.tickets };
        figures.push(figure('city', 'processor time of the database, a ticket', cost.secondsATicket * 1e6, 'µs'));
      }
    }
  }
  return { figures, cost };
}

type Shot = {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly failed: number;
  readonly tickets: number;
  readonly databaseSeconds: number;
};

let made = 0;

async function shootAt(postgres: RunningPostgres, servers: number, kind: 'one hall' | 'a hall each'): Promise<Shot> {
  const name = `city_${String((made += 1))}`;
  // A database has one hall: several halls are several databases of one PostgreSQL.
  const databases = Array.from({ length: kind === 'one hall' ? 1 : servers }, (_, at) => `${name}_${String(at)}`);
  for (const each of databases) await sqlAt(postgres.url(), `CREATE DATABASE ${each}`);
  const samples = await manySamples(kind === 'one hall' ? 1 : servers);
  const halls: RunningHall[] = [];
  for (let at = 0; at < servers; at += 1) {
    const id = samples.ids[at % samples.ids.length] ?? '';
    const database = databases[at % databases.length] ?? '';
    const file = join(samples.folder, id);
    halls.push(await startHall({ env: { DATABASE_URL: postgres.url(database), HALL_FILE: file } }));
  }
  try {
    let shots: readonly autocannon.Result[] = [];
    const spent = await databaseSeconds(postgres.url(), async () => {
      shots = await Promise.all(halls.map(({ url }) => shoot(url, CONNECTIONS / servers)));
    });
    return shotOf(shots, spent);
  } finally {
    await Promise.all(halls.map((hall) => hall.dispose()));
    await rm(samples.folder, { recursive: true, force: true });
  }
}

async function shoot(url: string, connections: number): Promise<autocannon.Result> {
  const desk = await login(url, 'supervisor');
  const client = clientOf(url, desk.token);
  const items = (await client.get('/services?limit=100')).body['items'] as { id: string }[];
  client.close();
  desk.close();
  return autocannon({
    url: `${url}/api/v1/tickets`,
    connections,
    duration: SECONDS,
    requests: items.map(({ id }) => ({
      method: 'POST' as const,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${desk.token ?? ''}` },
      body: JSON.stringify({ services: [id], language: 'zh-Hans' }),
    })),
  });
}

/** The slowest server's p99 counts: nobody is helped by another one that is quick. */
function shotOf(shots: readonly autocannon.Result[], spent: number): Shot {
  const sum = (of: (shot: autocannon.Result) => number): number => shots.reduce((all, shot) => all + of(shot), 0);
  return {
    perSecond: sum((shot) => shot['2xx'] / shot.duration),
    p50: Math.max(...shots.map(({ latency }) => latency.p50)),
    p99: Math.max(...shots.map(({ latency }) => latency.p99)),
    failed: sum((shot) => shot.non2xx + shot.errors),
    tickets: sum((shot) => shot['2xx']),
    databaseSeconds: spent,
  };
}
