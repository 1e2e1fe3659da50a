import { setImmediate } from 'node:timers/promises';
import type { HallId } from '../../core/base/names.ts';
import type { BusinessDay } from '../../core/base/time.ts';
import type { HallEvent } from '../../core/queue/event.ts';
import { unseal } from '../journal/chain.ts';
import { proveDay, type DayProof } from '../journal/day-proof.ts';
import { exportLines, type ExportSpan } from '../journal/export-lines.ts';
import type { Journal, StoredEvent } from '../journal/journal.ts';

/** As many records as are parsed in one go, while nobody waits long for an answer to something else. */
const PAGE = 500;

/** The journal of a hall as those read it who answer for the hall. Throws JournalFault when it cannot be read. */
export interface AuditReader {
  /** Records of a day above `after`. */
  page(day: BusinessDay, after: number, limit: number): Promise<readonly StoredEvent[]>;
  /** All events of a day, oldest first. */
  each(day: BusinessDay, see: (event: HallEvent) => void): Promise<void>;
  proof(day: BusinessDay): Promise<DayProof>;
  exported(span: ExportSpan): AsyncIterable<string>;
}

export function auditReader(journal: Journal, hall: HallId): AuditReader {
  return {
    page: (day, after, limit) => journal.read({ hall, day }, after, limit),
    async each(day, see) {
      for (let after = 0; ;) {
        const page = await journal.read({ hall, day }, after, PAGE);
        for (const stored of page) see(unseal(stored));
        const last = page.at(-1);
        if (last === undefined || page.length < PAGE) return;
        after = last.seq;
        await setImmediate();
      }
    },
    proof: (day) => proveDay(journal, { hall, day }),
    exported: (span) => exportLines(journal, hall, span),
  };
}
