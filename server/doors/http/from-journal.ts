import type { Problem } from '../../../core/protocol/problem.ts';
import { JournalFault } from '../../journal/journal.ts';
import { refused, type Refused } from '../perform.ts';
import { problem } from '../problem.ts';

/** What is read from the journal; while that cannot be read, it says so. */
export async function fromJournal<T>(read: () => Promise<T>): Promise<T | Refused> {
  try {
    return await read();
  } catch (fault) {
    if (!(fault instanceof JournalFault)) throw fault;
    return refused(notRead(fault));
  }
}

/** In words: the journal is no mistake of ours. */
export function notRead({ message }: JournalFault): Problem {
  return problem(503, `the journal cannot be read now: ${message}`, { code: 'journal-unavailable', retryAfter: 1 });
}
