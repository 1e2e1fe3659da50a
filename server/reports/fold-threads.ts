import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { BusinessDay } from '../../core/base/time.ts';
import type { PackedFacts } from './packed-facts.ts';

/** What a thread is started with. */
export type FoldTask = { readonly journal: string; readonly hall: string };

/** Folds whole days, each in one of several threads. */
export interface DayFolders {
  /** So many days are worth asking for at once. */
  readonly atOnce: number;
  fold(day: BusinessDay): Promise<PackedFacts>;
  close(): Promise<void>;
}

/** A day of a hundred thousand events fits; without a bound, garbage lies for as long as there is room. */
const LIMITS = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 96 };

/** So many threads, each with the journal open. */
export function foldThreads(program: string, task: FoldTask, count: number): DayFolders {
  const threads = Array.from({ length: count }, () => foldThread(program, task));
  let asked = 0;
  return {
    atOnce: count * 2,
    fold(day) {
      asked += 1;
      const thread = threads[asked % count];
      return thread === undefined ? Promise.reject(new Error('there is no thread')) : thread.fold(day);
    },
    async close() {
      await Promise.all(threads.map((each) => each.close()));
    },
  };
}

/** One after the other, in the order in which they were asked for. */
function foldThread(program: string, task: FoldTask): Pick<DayFolders, 'fold' | 'close'> {
  const worker = new Worker(program, { workerData: task, resourceLimits: LIMITS, execArgv: [] });
  const ended = once(worker, 'exit').then(() => Promise.reject(new Error('the thread has ended')));
  const failed = once(worker, 'error').then(([fault]) => Promise.reject(fault as Error));
  for (const each of [ended, failed]) each.catch(() => undefined); // told to whoever waits for a day
  const waiting: ((packed: PackedFacts) => void)[] = [];
  worker.on('message', (packed: PackedFacts) => waiting.shift()?.(packed));
  return {
    fold(day) {
      const told = new Promise<PackedFacts>((done) => waiting.push(done));
      worker.postMessage(day);
      return Promise.race([told, failed, ended]);
    },
    async close() {
      await worker.terminate();
    },
  };
}
