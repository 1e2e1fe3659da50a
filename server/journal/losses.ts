import { appendLines, readIfThere } from '../../files/durable-file.ts';
import { cutTornLine, wholeLines } from '../../files/json-lines.ts';
import type { StreamHead } from './journal.ts';
import { bears, markOf } from './seal.ts';

/** Records of a journal that were lost, or could not be proved, and that somebody has gone on without. */
export type Loss = {
  /** UTC, to the second. */
  readonly at: string;
  readonly what: 'restore' | 'accept-loss' | 'begin-anew';
  readonly reason: string;
  /** What was known to have been written; empty where nothing was. */
  readonly written: readonly StreamHead[];
  /** What the hall goes on with. */
  readonly goesOnWith: readonly StreamHead[];
};

const HEAD = 'What was lost of the journal, and who went on without it why: a line each, none is ever taken out.';

/** Writes down a loss behind those before it. Durable once it resolves. */
export async function noteLoss(path: string, key: Uint8Array, loss: Loss): Promise<void> {
  await cutTornLine(path);
  const before = (await linesOf(path)).at(-1) ?? '';
  const text = JSON.stringify(loss);
  await appendLines(path, HEAD, [JSON.stringify({ ...loss, mark: markOf(key, 'loss', `${before}\n${text}`) })]);
}

/** The lines that were changed, or that do not follow the one before them. */
export async function brokenLosses(path: string, key: Uint8Array): Promise<readonly string[]> {
  const lines = await linesOf(path);
  return lines.flatMap((line, at) => {
    const holds = follows(line, lines[at - 1] ?? '', key);
    return holds ? [] : [`journal-losses.jsonl: line ${String(at + 2)} was changed, or the one before it was`];
  });
}

function follows(line: string, before: string, key: Uint8Array): boolean {
  try {
    const { mark, ...loss } = JSON.parse(line) as Loss & { readonly mark: string };
    return bears(key, 'loss', `${before}\n${JSON.stringify(loss)}`, mark);
  } catch {
    return false; // no line of ours
  }
}

async function linesOf(path: string): Promise<readonly string[]> {
  const found = await readIfThere(path);
  return found === undefined
    ? []
    : wholeLines(found)
        .toString()
        .split('\n')
        .slice(1)
        .filter((line) => line !== '');
}
