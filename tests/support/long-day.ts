import { join } from 'node:path';
import type { CommandBody } from '../../core/queue/command.ts';
import { loadHall } from '../../server/hall-file/read-hall-folder.ts';
import { postgresJournal } from '../../server/journal/postgres-journal.ts';
import { steadyClock } from '../../server/ledger/clock.ts';
import { systemIds } from '../../server/ledger/ids.ts';
import { createLedger } from '../../server/ledger/ledger.ts';
import { issue } from './issue.ts';
import { quiet } from './ledger.ts';
import type { OwnDatabase } from './postgres.ts';
import { SUPERVISOR } from './rules.ts';

/** So many come at once. */
const TOGETHER = 50;
/** Of so many one still waits. */
const WAITS = 50;

/**
 * Writes so many visits of today of the sample hall into a database, by the rules themselves and each command with a
 * key, as pages send them. One of fifty still waits; the others were served at the counters of their lines.
 */
export async function writeLongDay(database: OwnDatabase, visits: number): Promise<void> {
  const loaded = await loadHall(join(process.cwd(), 'halls', 'sample'));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error[0]));
  const { catalogue } = loaded.value;
  const at = Date.now();
  const clock = steadyClock({ wall: () => at, monotonic: () => 0 });
  const store = database.here();
  await store.open();
  const ledger = createLedger({ journal: postgresJournal(store), catalogue, clock, ids: systemIds, report: quiet });
  await ledger.start();
  let keys = 0;
  const send = async (body: CommandBody): Promise<boolean> => {
    const idempotency = { key: `long-day-${String((keys += 1))}`, fingerprint: body.name };
    const handled = await ledger.handle({ actor: SUPERVISOR, body, idempotency, answer: () => ({ done: body.name }) });
    return handled.kind === 'done';
  };
  const served = catalogue.counters.flatMap(({ id, lines }) => {
    const own = lines.find(({ level }) => level === 1)?.line;
    const open = catalogue.services.find(
      (each) => each.line === own && each.hours === undefined && each.dailyLimit === undefined,
    );
    return open === undefined ? [] : [{ counter: id, service: open.id }];
  });
  for (const { counter } of served) await send({ name: 'open-counter', counter });
  const visit = async (turn: number): Promise<void> => {
    const { counter, service } = served[turn % served.length] ?? { counter: '', service: '' };
    await send(issue(service, at));
    if (turn % WAITS === WAITS - 1) return;
    // A counter that helps may have been quicker.
    if (!(await send({ name: 'call-next', counter }))) return;
    await send({ name: 'serve', counter });
    await send({ name: 'finish', counter, outcome: 'done', note: undefined });
  };
  for (let turn = 0; turn < visits; turn += TOGETHER)
    await Promise.all(Array.from({ length: Math.min(TOGETHER, visits - turn) }, (_, more) => visit(turn + more)));
  await ledger.stop();
  await store.close();
}
