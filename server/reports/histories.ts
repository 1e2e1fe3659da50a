import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { isNotThere } from '../../files/not-there.ts';
import type { Turns } from '../../core/base/in-turn.ts';
import { factsOfHistory, type HistoryHead } from './history-file.ts';
import type { DayFacts } from '../../core/reports/facts.ts';
import type { ReportStore } from './report-store.ts';

/** So many services are taken in at once; a question that comes meanwhile waits no longer than that takes. */
const PIECE = 40_000;

/** So many become facts at once: in memory there are no more. */
const BIT = 4000;

/** The folder of the histories in that of the reports. They are no cache: the journal does not have them. */
export function historiesIn(folder: string): string {
  return join(folder, 'histories');
}

/**
 * Brings the store to the histories that lie in the folder: what is new is taken in, what has gone is dropped. `behind`
 * hears of it before the store has only a part of them.
 */
export async function takeHistories(
  store: ReportStore,
  folder: string,
  turn: Turns,
  behind: () => void,
): Promise<void> {
  const wanted = await historyFiles(folder);
  const kept = new Set(await turn(() => store.imports()));
  for (const piece of kept) {
    if (wanted.some(({ key }) => piece.startsWith(`${key}#`))) continue;
    behind();
    await turn(() => store.dropImport(piece));
  }
  for (const { key, path } of wanted) {
    if (kept.has(`${key}#all`)) continue;
    behind();
    let count = 0;
    for await (const { head, lines } of piecesOf(path)) {
      const name = `${key}#${String(count)}`;
      if (!kept.has(name)) await turn(() => store.keepImport(name, bitByBit(lines, head)));
      count += 1;
    }
    await turn(() => store.keepImport(`${key}#all`, []));
  }
}

function* bitByBit(lines: readonly string[], head: HistoryHead): Iterable<Partial<DayFacts>> {
  for (let at = 0; at < lines.length; at += BIT) yield factsOfHistory(lines.slice(at, at + BIT), head);
}

async function historyFiles(folder: string): Promise<readonly { readonly key: string; readonly path: string }[]> {
  // No folder, no histories; one that cannot be read is a fault: else the store would drop what lies in it.
  const all = await readdir(historiesIn(folder)).catch((fault: unknown) => {
    if (isNotThere(fault)) return [];
    throw fault;
  });
  const found = all.filter((name) => name.endsWith('.history')).sort();
  return Promise.all(
    found.map(async (name) => {
      const path = join(historiesIn(folder), name);
      const { size, mtimeMs } = await stat(path);
      return { key: `${name}:${String(size)}:${String(mtimeMs)}`, path };
    }),
  );
}

async function* piecesOf(
  path: string,
): AsyncIterable<{ readonly head: HistoryHead; readonly lines: readonly string[] }> {
  let head: HistoryHead | undefined;
  let lines: string[] = [];
  for await (const line of createInterface({ input: createReadStream(path) })) {
    if (head === undefined) {
      head = JSON.parse(line) as HistoryHead; // as the import wrote it
      continue;
    }
    lines.push(line);
    if (lines.length < PIECE) continue;
    yield { head, lines };
    lines = [];
  }
  if (head !== undefined && lines.length > 0) yield { head, lines };
}
