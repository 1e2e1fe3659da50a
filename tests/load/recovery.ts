import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SECOND } from '../../core/base/time.ts';
import { steadyClock } from '../../server/ledger/clock.ts';
import { systemIds } from '../../server/ledger/ids.ts';
import { createLedger, type Ledger } from '../../server/ledger/ledger.ts';
import { sqliteJournal } from '../../server/journal/sqlite-journal.ts';
import { quiet } from '../support/ledger.ts';
import { doIt, elapsed, movableTime, sampleHall, SUPERVISOR, visit } from './sample-day.ts';

// A day of so many visits is written, then a second server finds it.
const tickets = Number(process.argv[2] ?? 10_000);
const folder = await mkdtemp(join(tmpdir(), 'hallcall-recovery-'));
const catalogue = await sampleHall();
const time = movableTime(Date.UTC(2026, 2, 9, 1, 0));
const start = async (): Promise<Ledger> => {
  const ledger = createLedger({
    journal: sqliteJournal(join(folder, 'journal.sqlite')),
    catalogue,
    clock: steadyClock(time),
    ids: systemIds,
    report: quiet,
  });
  await ledger.start();
  return ledger;
};
const first = await start();
const [counter] = catalogue.counters;
const service = catalogue.services.find((each) => each.line === counter?.lines[0]?.line);
await doIt(first, SUPERVISOR, { name: 'open-counter', counter: counter?.id ?? '' });
for (let i = 0; i < tickets; i += 50) {
  const under = Array.from({ length: Math.min(50, tickets - i) }, () => {
    time.at += SECOND;
    return visit(first, service?.id ?? '', counter?.id ?? '', time.at);
  });
  await Promise.all(under.flat());
}
await first.stop();
const began = performance.now();
const second = await start();
const ms = elapsed(began);
const { seq } = second.world().state;
await second.stop();
await rm(folder, { recursive: true, force: true });
console.log(JSON.stringify({ ms, events: seq }));
process.exit(0);
