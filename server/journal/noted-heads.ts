import { appendLines, readIfThere } from '../../files/durable-file.ts';
import type { Journal, StreamHead } from './journal.ts';
import type { Sqlite } from './sqlite.ts';

const HEAD = 'at,hall,day,seq,hash';

/** Notes where a journal ends, for whoever wants to hold it against the journal later. Durable once it resolves. */
export function noteHead(path: string, at: string, { hall, day, seq, hash }: StreamHead): Promise<void> {
  return appendLines(path, HEAD, [[at, hall, day, String(seq), hash].join(',')]);
}

/** The newest noted head of a hall, where the journal does not have it, wherever it lasts. */
export async function lostHead(
  path: string,
  hall: string,
  journal: Pick<Journal, 'read'>,
): Promise<StreamHead | undefined> {
  const lines = ((await readIfThere(path))?.toString() ?? '').split('\n').slice(1);
  const newest = lines.map((line) => line.split(',')).findLast(([, of]) => of === hall);
  if (newest === undefined) return undefined;
  const [, , day = '', at = '', hash = ''] = newest;
  const seq = Number(at);
  const [found] = await journal.read({ hall, day }, seq - 1, 1);
  return found?.seq === seq && found.hash === hash ? undefined : { hall, day, seq, hash };
}

/** The noted heads that the journal does not have. */
export async function brokenHeads(path: string, store: Sqlite): Promise<readonly string[]> {
  const found = await readIfThere(path);
  if (found === undefined) return [];
  const broken: string[] = [];
  const lines = found.toString().split('\n').slice(1);
  for (const [at, line] of lines.entries()) {
    if (line === '') continue;
    const [, hall = '', day = '', seq = '', hash = ''] = line.split(',');
    const row = await store.get('SELECT hash FROM events WHERE hall = ? AND day = ? AND seq = ?', [
      hall,
      day,
      Number(seq),
    ]);
    if (row?.['hash'] === hash) continue;
    broken.push(
      `journal-heads.csv line ${String(at + 2)}: ${day} seq ${seq} was noted with another hash, or the journal has lost it`,
    );
  }
  return broken;
}
