import { join } from 'node:path';
import { MINUTE } from '../../core/base/time.ts';
import { loadHall } from '../../server/hall-file/read-hall-folder.ts';
import { sqliteJournal } from '../../server/journal/sqlite-journal.ts';
import { steadyClock } from '../../server/ledger/clock.ts';
import { systemIds } from '../../server/ledger/ids.ts';
import { createLedger } from '../../server/ledger/ledger.ts';
import { quiet } from './ledger.ts';
import { deedsOfPlantedHour } from './planted-hour.ts';

/** Writes a journal of the first `minutes` of the hour with planted faults, which end now. */
export async function writePlantedHour(data: string, minutes: number, until = Date.now()): Promise<void> {
  const file = await loadHall(join(process.cwd(), 'halls', 'sample'));
  if (!file.ok) throw new Error(JSON.stringify(file.error[0]));
  const { catalogue } = file.value;
  const began = until - minutes * MINUTE;
  let now = began;
  const clock = steadyClock({ wall: () => now, monotonic: () => now - began });
  const journal = sqliteJournal(join(data, 'journal.sqlite'));
  const ledger = createLedger({ journal, catalogue, clock, ids: systemIds, report: quiet });
  await ledger.start();
  for (const { at, actor, body } of deedsOfPlantedHour(catalogue)) {
    if (at > minutes * MINUTE) break;
    now = began + at;
    await ledger.handle({ actor, body, idempotency: undefined, answer: () => undefined });
  }
  now = until;
  await ledger.stop();
}
