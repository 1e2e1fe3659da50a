import { appendLines, readIfThere } from '../../files/durable-file.ts';
import type { StreamHead } from './journal.ts';
import type { Sqlite } from './sqlite.ts';

const HEAD = 'at,hall,day,seq,hash';

/** Notes where a journal ends, for whoever wants to hold it against the journal later. Durable once it resolves. */
export function noteHead(path: string, at: string, { hall, day, seq, hash }: StreamHead): Promise<void> {
  return appendLines(path, HEAD, [[at, hall, day, String(seq), hash].join(',')]);
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
