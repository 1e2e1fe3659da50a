import { appendLines, readIfThere } from '../../files/durable-file.ts';
import type { Journal, StreamHead } from './journal.ts';
import { recordAt } from './record-at.ts';
import type { Sqlite } from './sqlite.ts';

const HEAD = 'at,hall,day,seq,hash';

/** Notes where a journal ends, for whoever wants to hold it against the journal later. Durable once it resolves. */
export function noteHead(path: string, at: string, { hall, day, seq, hash }: StreamHead): Promise<void> {
  return appendLines(path, HEAD, [[at, hall, day, String(seq), hash].join(',')]);
}

type NotedHead = StreamHead & {
  /** In the file, from 1. */
  readonly line: number;
};

/** What was noted. A line that a loss of power or a full disk has cut off says nothing, also with others behind it. */
async function readHeads(path: string): Promise<readonly NotedHead[]> {
  const text = (await readIfThere(path))?.toString() ?? '';
  const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
  return lines.flatMap((line, at) => {
    const [, hall = '', day = '', seq = '', hash = '', ...more] = line.split(',');
    if (at === 0 || hash === '' || more.length > 0) return [];
    return [{ line: at + 1, hall, day, seq: Number(seq), hash }];
  });
}

/** One that was cut off within its hash still has to be the beginning of it. */
function isThere({ hash }: NotedHead, found: string | undefined): boolean {
  return found?.startsWith(hash) === true;
}

/** The newest noted head of a hall, where the journal does not have it, wherever it lasts. */
export async function lostHead(
  path: string,
  hall: string,
  journal: Pick<Journal, 'read'>,
): Promise<StreamHead | undefined> {
  const newest = (await readHeads(path)).findLast((each) => each.hall === hall);
  if (newest === undefined) return undefined;
  const { day, seq, hash } = newest;
  return isThere(newest, (await recordAt(journal, newest, seq))?.hash) ? undefined : { hall, day, seq, hash };
}

/** The noted heads that the journal does not have. */
export async function brokenHeads(path: string, store: Sqlite): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const noted of await readHeads(path)) {
    const { line, hall, day, seq } = noted;
    const row = await store.get('SELECT hash FROM events WHERE hall = ? AND day = ? AND seq = ?', [hall, day, seq]);
    if (isThere(noted, row?.['hash'] as string | undefined)) continue;
    broken.push(
      `journal-heads.csv line ${String(line)}: ${day} seq ${String(seq)} was noted with another hash, or the journal has lost it`,
    );
  }
  return broken;
}
