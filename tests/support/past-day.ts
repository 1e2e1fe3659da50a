import { join } from 'node:path';
import { HOUR, MINUTE } from '../../core/base/time.ts';
import { addDays, instantOf } from '../../core/base/zone.ts';
import { businessDayAt } from '../../core/catalogue/business-day.ts';
import type { CommandBody } from '../../core/queue/command.ts';
import { hallKey, pseudonymsWith } from '../../server/auth/pseudonym.ts';
import { loadHall } from '../../server/hall-file/read-hall-folder.ts';
import { sqliteJournal } from '../../server/journal/sqlite-journal.ts';
import { fakeTime, numberIn, send, startLedger, takeTicket } from './ledger.ts';
import { CITIZEN, SUPERVISOR } from './rules.ts';

/** A ticket of the day before, and how it came out. */
export type PastTicket = { readonly id: string; readonly number: string };

export type PastDay = {
  /** The day before today. */
  readonly day: string;
  readonly served: PastTicket;
  /** Went over into today, and still waits. */
  readonly waiting: PastTicket;
  /** The number of the card that the served one was taken with. */
  readonly card: string;
};

/** Writes the day before today of the sample hall into a data folder, by the rules themselves. */
export async function pastDay(data: string): Promise<PastDay> {
  const loaded = await loadHall(join(process.cwd(), 'halls', 'sample'));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error[0]));
  // Nor does it go on into the small hours in which a test may run.
  const { hall } = loaded.value.catalogue;
  const catalogue = { ...loaded.value.catalogue, hall: { ...hall, lateClosingMs: 0 } };
  const { timeZone } = catalogue.hall;
  const day = addDays(businessDayAt(Date.now(), catalogue.hall), -1);
  const time = fakeTime(instantOf(day, 9 * 60, timeZone));
  const journal = sqliteJournal(join(data, 'journal.sqlite'));
  await journal.open();
  const ledger = await startLedger(journal, time, catalogue);
  const card = '110101199003077213';
  const pseudonym = pseudonymsWith(await hallKey(join(data, 'identity.key')));
  const take = async (identity?: string): Promise<PastTicket> => {
    const body = { ...takeTicket(['name-change'], time.wall()), identity } as CommandBody & { ticket: string };
    return { id: body.ticket, number: numberIn(await send(ledger, { kind: 'device', id: 'kiosk-1' }, body)) };
  };
  const served = await take(pseudonym(card));
  await send(ledger, SUPERVISOR, { name: 'open-counter', counter: '1' });
  time.pass(12 * MINUTE);
  await send(ledger, SUPERVISOR, {
    name: 'call-ticket',
    counter: '1',
    number: served.number,
    reason: 'first of the day',
  });
  await send(ledger, SUPERVISOR, { name: 'serve', counter: '1' });
  time.pass(6 * MINUTE);
  await send(ledger, SUPERVISOR, { name: 'finish', counter: '1', outcome: 'accepted', note: undefined });
  const rated = { name: 'rate-step', ticket: served.id, step: 0, grade: 5, reason: undefined } as const;
  await send(ledger, CITIZEN, rated);
  await send(ledger, SUPERVISOR, { name: 'close-counter', counter: '1' });
  time.pass(HOUR);
  const waiting = await take();
  await ledger.stop();
  await journal.close();
  return { day, served, waiting, card };
}
