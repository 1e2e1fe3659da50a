import { readDatabaseUrl } from '../../../server/database/address.ts';
import { createDatabase, type Database } from '../../../server/database/database.ts';
import { journalFeed } from '../../../server/journal/follow.ts';
import { postgresJournal } from '../../../server/journal/postgres-journal.ts';
import { systemIds } from '../../../server/ledger/ids.ts';
import { createLedger } from '../../../server/ledger/ledger.ts';
import { steadyClock } from '../../../server/ledger/clock.ts';
import { quiet } from '../../support/ledger.ts';
import { sqlAt } from '../../support/sql-at.ts';
import type { RunningPostgres } from '../../support/start-postgres.ts';
import { figure, percentile, type Figure } from '../figures.ts';
import { issue } from '../../support/issue.ts';
import { doIt, elapsed, movableTime, sampleHall, SUPERVISOR } from '../sample-day.ts';

const TICKETS = 400;
const EVERY_MS = 10;
const MONDAY_9 = Date.UTC(2026, 2, 9, 1, 0);

export function openDatabase(url: string): Database {
  const address = readDatabaseUrl(url);
  if (!address.ok) throw new Error(address.error);
  return createDatabase({ address: address.value });
}

/** From when one process has acknowledged a ticket to when another one has it, by the database's own word. */
export async function newsBetweenServers(postgres: RunningPostgres): Promise<readonly Figure[]> {
  await sqlAt(postgres.url(), 'CREATE DATABASE city_news');
  const [here, there] = [openDatabase(postgres.url('city_news')), openDatabase(postgres.url('city_news'))];
  await here.open();
  await there.open();
  const catalogue = await sampleHall();
  const time = movableTime(MONDAY_9);
  const [journal, other] = [postgresJournal(here), postgresJournal(there)];
  const ledger = createLedger({ journal, catalogue, clock: steadyClock(time), ids: systemIds, report: quiet });
  await ledger.start();
  await other.open();
  const acknowledged = new Map<string, number>();
  const heard = new Map<string, number>();
  const following = journalFeed({ journal: other, hall: catalogue.hall.id }).follow(
    {
      name: 'bench',
      take: (events) =>
        events.forEach((event) => event.type === 'TicketIssued' && heard.set(event.data.ticket, performance.now())),
    },
    'beginning',
  );
  const service = catalogue.services[0]?.id ?? '';
  for (let at = 0; at < TICKETS; at += 1) {
    const body = issue(service, (time.at += 1000));
    if (body.name !== 'issue-ticket') continue;
    const ticket = body.ticket;
    await doIt(ledger, SUPERVISOR, body);
    acknowledged.set(ticket, performance.now());
    await new Promise((done) => setTimeout(done, EVERY_MS));
  }
  const until = performance.now();
  while (heard.size < TICKETS && elapsed(until) < 5000) await new Promise((done) => setTimeout(done, 5));
  await following.stop();
  await ledger.stop();
  await other.close();
  await Promise.all([here.close(), there.close()]);
  const delays = [...heard].map(([ticket, at]) => Math.max(0, at - (acknowledged.get(ticket) ?? Number.NaN)));
  return [
    figure('city', 'news from one process to another, p50', percentile(delays, 50), 'ms'),
    figure('city', 'news from one process to another, p99', percentile(delays, 99), 'ms'),
    figure('city', 'tickets that were never heard of', TICKETS - heard.size, ''),
  ];
}
