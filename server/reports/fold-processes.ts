import { fork } from 'node:child_process';
import type { BusinessDay } from '../../core/base/time.ts';
import type { PackedFacts } from './packed-facts.ts';

/** What a process is started with, as one word of its command line. */
export type FoldTask = { readonly journal: string; readonly hall: string };

/** What it says of each day that it was asked for, in their order. */
export type FromFold =
  | { readonly kind: 'facts'; readonly facts: PackedFacts }
  | { readonly kind: 'fault'; readonly detail: string };

/** Folds whole days, several at the same time. */
export interface DayFolders {
  /** So many days are worth asking for at once. */
  readonly atOnce: number;
  fold(day: BusinessDay): Promise<PackedFacts>;
  close(): void;
}

/** Without a bound garbage lies for as long as there is room. Whoever needs more ends, and days are told without. */
const HEAP = ['--max-old-space-size=128', '--max-semi-space-size=8'];

/**
 * So many processes, each with the journal open. Not threads: what SQLite is read with ends the whole process when a
 * thread ends in the middle of a read, as one without memory does.
 */
export function foldProcesses(program: string, task: FoldTask, count: number): DayFolders {
  const all = Array.from({ length: count }, () => foldProcess(program, task));
  let asked = 0;
  return {
    atOnce: count * 2,
    fold(day) {
      asked += 1;
      const one = all[asked % count];
      return one === undefined ? Promise.reject(new Error('nobody folds days')) : one.fold(day);
    },
    close() {
      for (const each of all) each.close();
    },
  };
}

type Waiting = { readonly done: (facts: PackedFacts) => void; readonly fail: (fault: Error) => void };

function foldProcess(program: string, task: FoldTask): Pick<DayFolders, 'fold' | 'close'> {
  const child = fork(program, [JSON.stringify(task)], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // Numbers go over as they are.
    serialization: 'advanced',
    execArgv: HEAP,
  });
  const waiting: Waiting[] = [];
  let end: Error | undefined;
  const ended = (detail: string): void => {
    end ??= new Error(detail);
    for (const { fail } of waiting.splice(0)) fail(end);
  };
  child.on('message', (message: FromFold) => {
    const first = waiting.shift();
    if (message.kind === 'facts') first?.done(message.facts);
    else first?.fail(new Error(message.detail));
  });
  child.once('exit', (code, signal) => ended(`a process that folds days has ended (${String(code ?? signal)})`));
  child.once('error', (fault) => ended(fault.message));
  return {
    fold: (day) =>
      new Promise((done, fail) => {
        if (end !== undefined) return fail(end);
        waiting.push({ done, fail });
        child.send(day);
      }),
    // It keeps nothing.
    close: () => void child.kill('SIGKILL'),
  };
}
