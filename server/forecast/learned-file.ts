import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { err, ok, type Result } from '../../core/base/result.ts';
import { memoryFrom, memoryText } from '../../core/forecast/learn/memory-text.ts';
import type { Memory } from '../../core/forecast/learn/memory.ts';
import { readIfThere, writeWhole } from '../../files/durable-file.ts';
import type { LearnedUntil } from './forecast-wire.ts';

// The learning state of a hall in one file: a first line of where it has learned to and a sum, then what was learned.

const FILE = 'learned.json';
/** Another form of what is learned is no error: it is learned anew from the journal. */
const VERSION = 1;

export type LearnedState = { readonly until: LearnedUntil; readonly memory: Memory };

/** Keeps it. Durable once it resolves. */
export async function keepLearned(folder: string, { until, memory }: LearnedState): Promise<void> {
  const text = memoryText(memory);
  await writeWhole(join(folder, FILE), `${JSON.stringify({ version: VERSION, until, sum: sumOf(text) })}\n${text}\n`);
}

/** What was kept; undefined where nothing was. The error says why it cannot be used. */
export async function readLearned(folder: string): Promise<Result<LearnedState | undefined, string>> {
  const bytes = await readIfThere(join(folder, FILE));
  if (bytes === undefined) return ok(undefined);
  const [head = '', text = ''] = bytes.toString('utf8').split('\n');
  const until = untilIn(head, text);
  if (until === undefined) return err(`${FILE} is not as it was written`);
  if (until === 'other-version') return ok(undefined);
  const memory = memoryFrom(text);
  return memory.ok ? ok({ until, memory: memory.value }) : err(`${FILE}: ${memory.error}`);
}

function untilIn(head: string, text: string): LearnedUntil | 'other-version' | undefined {
  try {
    const { version, until, sum } = JSON.parse(head) as Partial<{ version: number; until: LearnedUntil; sum: string }>;
    if (version !== VERSION) return typeof version === 'number' ? 'other-version' : undefined;
    const isPlace = typeof until?.day === 'string' && Number.isInteger(until.seq);
    return isPlace && sum === sumOf(text) ? until : undefined;
  } catch {
    return undefined;
  }
}

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
