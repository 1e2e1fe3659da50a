import type { WaitBook } from '../../core/record/wait-book.ts';
import { followLedger, type FollowingLedger } from '../ledger/following-ledger.ts';
import { createLedger, type Ledger } from '../ledger/ledger.ts';
import type { HallMetrics } from '../ops/metrics.ts';
import type { HallParts } from './hall-parts.ts';
import { reportTo } from './ledger-report.ts';
import { usedJournal } from './used-journal.ts';
import type { WayOut } from './way-out.ts';

/** A ledger whose journal has been read, and what belongs beside it. */
export type OpenLedger = {
  readonly ledger: Ledger;
  /** Where another server owns the hall: the same ledger. */
  readonly following: FollowingLedger | undefined;
  readonly metrics: HallMetrics;
  readonly key: Buffer;
};

/** Reads the journal back, and what belongs beside it. */
export async function openLedger(
  { file, stores, clock, ids, log, metrics: all, demonstration, follows, known, cutBack, onCutBack }: HallParts,
  waits: WaitBook,
  wayOut: WayOut,
): Promise<OpenLedger> {
  const metrics = all.of(file.catalogue.hall.id);
  await stores.tokens.load();
  const key = await stores.key();
  const { catalogue } = file;
  const report = reportTo(log, metrics, onCutBack);
  const before = { ...(cutBack === undefined ? {} : { cutBack }), ...(known === undefined ? {} : { known }) };
  if (follows === true) {
    const following = followLedger({ journal: stores.journal, catalogue, clock, standsBy: true, report, ...before });
    wayOut.add(() => following.stop());
    await following.start();
    return { ledger: following, following, metrics, key };
  }
  const used = await usedJournal(stores, catalogue.hall.id, log);
  const { whenEmpty } = used;
  const simulated = demonstration !== undefined;
  const ledger = createLedger({
    ...{ journal: stores.journal, catalogue, clock, ids, report, whenEmpty, simulated, waits },
    ...before,
  });
  wayOut.add(() => ledger.stop());
  await ledger.start();
  wayOut.add(await used.keep(ledger));
  return { ledger, following: undefined, metrics, key };
}
