import type { HallId } from '../../core/base/names.ts';
import { faultText } from '../../core/base/fault-text.ts';
import { goneWords, unfinishedWhy } from '../journal/trust.ts';
import type { MarkBook, UsedMark } from '../journal/used-mark.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { JournalMissing } from '../ledger/ledger-parts.ts';
import type { Logger } from '../ops/log.ts';
import type { HallStores } from './stores.ts';

/**
 * Sees to it that numbers do not begin again in silence: a hall whose journal has no day any more, though it has been
 * used, does not start.
 */
export type UsedJournal = {
  /** The journal has no day. Throws when it must have had one. */
  readonly whenEmpty: () => Promise<void>;
  /** The ledger has started: its journal is marked as soon as it has a day. Gives the way out. */
  readonly keep: (ledger: Ledger) => Promise<() => void>;
};

/** Reads the mark; before the journal, so that a day which somebody has just written is never missed. */
export async function usedJournal(
  { mark, tokens, folder }: Pick<HallStores, 'mark' | 'tokens' | 'folder'>,
  hall: HallId,
  log: Logger,
): Promise<UsedJournal> {
  const found = await mark.read();
  const keepMark = (next: UsedMark): Promise<boolean> => written(mark, next, log);
  return {
    async whenEmpty() {
      if (found?.restoring !== undefined) throw new JournalMissing(goneWords(folder, unfinishedWhy(found.restoring)));
      if (found?.usedBy !== undefined || (found === undefined && tokens.inUse()))
        throw new JournalMissing(goneWords(folder));
      // Identities may be given out before the first day can be written, on a disk that is full: they prove nothing
      // then.
      if (found === undefined) await keepMark({});
    },
    async keep(ledger) {
      let stop = (): void => undefined;
      let busy = false;
      const attempt = async (): Promise<void> => {
        if (busy || ledger.world().state.phase === 'unopened') return;
        busy = true;
        if (await keepMark({ usedBy: hall })) stop();
        busy = false;
      };
      if (found?.usedBy === hall && found.restoring === undefined) return stop;
      // With every event until it is done: the disk may not have taken it, or the first day.
      stop = ledger.subscribe(() => void attempt());
      await attempt();
      return () => stop();
    },
  };
}

async function written(book: MarkBook, mark: UsedMark, log: Logger): Promise<boolean> {
  try {
    await book.write(mark);
    return true;
  } catch (fault) {
    log.warn({ fault: faultText(fault) }, 'that the journal is in use cannot be written down now');
    return false;
  }
}
