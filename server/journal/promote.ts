import { join } from 'node:path';
import type { Instant } from '../../core/base/time.ts';
import { proveDay } from './day-proof.ts';
import type { Outcome } from './mending.ts';
import { sqliteJournalReader } from './sqlite-journal.ts';
import { keepStandbyMark, standbyMark } from './standby-mark.ts';
import { recordAt } from './record-at.ts';

/**
 * Makes the hall of a standby, behind what has come there. The server that runs on the folder sees it within a second;
 * from then on whoever sends the journal there is told that it is deposed.
 */
export async function promote(data: string, at: Instant): Promise<Outcome> {
  const mark = await standbyMark(data);
  if (mark === undefined) return not(`${data} is no standby’s folder; start the server there with --standby first`);
  if (mark.promoted !== undefined)
    return not(`it was promoted already, behind ${mark.promoted.head.day} record ${String(mark.promoted.head.seq)}`);
  const journal = sqliteJournalReader(join(data, 'journal.sqlite'));
  await journal.open();
  try {
    const last = await journal.lastStream(mark.of);
    if (last === undefined) return not('nothing has come yet: there is no day to go on with');
    const proof = await proveDay(journal, last, last.seq);
    if (proof.broken !== undefined) return not(`BROKEN ${proof.broken.detail}`);
    const { day, seq, hash } = last;
    const newest = await recordAt(journal, last, seq);
    const heard = (JSON.parse(newest?.record ?? '{}') as { readonly at?: number }).at ?? 0;
    await keepStandbyMark(data, { of: mark.of, promoted: { at, head: { day, seq, hash } } });
    return {
      code: 0,
      lines: [
        `${mark.of} goes on here behind record ${String(seq)} of ${day}, written ${String(Math.max(0, Math.round((at - heard) / 1000)))} s ago`,
        'what the other machine gave out after that is not here, and its numbers will be given again: look at its paper',
        'the other machine is told that it is deposed as soon as it asks; until then let nobody use it',
      ],
    };
  } finally {
    await journal.close();
  }
}

function not(line: string): Outcome {
  return { code: 1, lines: [line] };
}
