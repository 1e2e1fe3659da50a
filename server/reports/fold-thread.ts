import { parentPort, workerData } from 'node:worker_threads';
import { sqliteJournalReader } from '../journal/sqlite-journal.ts';
import type { FoldTask } from './fold-threads.ts';
import { foldWholeDay } from './fold-whole-day.ts';

// The program of a thread that folds whole days. Any fault ends it.

const { journal, hall } = workerData as FoldTask; // as fold-threads gives it
const reader = sqliteJournalReader(journal);
const opened = reader.open();

async function fold(day: string): Promise<void> {
  await opened;
  const packed = await foldWholeDay(reader, hall, day);
  const columns = packed.tables.flatMap((table) => table.columns.map(({ buffer }) => buffer));
  parentPort?.postMessage(packed, columns);
}

parentPort?.on('message', (day: string) => void fold(day));
