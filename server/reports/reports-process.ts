import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';
import { faultText } from '../../core/base/fault-text.ts';
import { sqliteJournalReader } from '../journal/sqlite-journal.ts';
import { openStore } from './open-store.ts';
import { answerBytes } from './report-bytes.ts';
import { openDesk } from './reports-desk.ts';
import { journalInDatabase } from './journal-in-database.ts';
import { JOURNAL_URL, type FromReports, type ReportsTask, type ToReports } from './reports-wire.ts';

// The program that makes the reports, beside the hall: whatever becomes of it, of its file or of its disk, the hall
// does not notice. Any fault ends it; the hall starts it again.

/** How far the process stands behind the hall if nobody says, where it cannot do more. */
const NICE = 15;
const MOST_ATTEMPTS = 5;

function say(message: FromReports): void {
  process.send?.(message);
}

async function run(task: ReportsTask): Promise<void> {
  stepBack(task.nice ?? NICE);
  if (task.nice === undefined) standAside();
  // Without the hall there is nobody to answer.
  process.once('disconnect', () => process.exit(0));
  const journal =
    task.journal === undefined ? journalInDatabase(process.env[JOURNAL_URL] ?? '') : sqliteJournalReader(task.journal);
  await journal.open();
  const store = await openStore(task.folder, task.store);
  const desk = openDesk({
    ...{ store, journal, hall: task.hall, folder: task.folder },
    changed: (changes) => say({ kind: 'changed', changes }),
    report: {
      failed: (_, { detail, attempt }) => {
        say({ kind: 'trouble', detail });
        // A database whose disk was full once takes nothing any more: the next process opens it anew.
        if (attempt >= MOST_ATTEMPTS) quit(detail);
      },
      recovered: () => undefined,
    },
  });
  process.on('message', ({ id, ask, now, form }: ToReports) => {
    desk
      .answer(ask, now)
      .then(({ answer, upTo, changes }) =>
        say(
          answer === 'too-many'
            ? { kind: 'too-many', id }
            : { kind: 'answer', id, upTo, changes, ...answerBytes(ask, answer, form) },
        ),
      )
      .catch(quit);
  });
  say({ kind: 'ready', store: store.dialect });
}

/**
 * Behind the hall with every thread. Linux keeps a priority for each, and those that stand already (of V8 and libuv,
 * where the queries run) do not follow the first.
 */
function stepBack(by: number): void {
  // Who stands further back already may not come forward.
  const nice = Math.max(by, getPriority());
  setPriority(nice);
  if (process.platform !== 'linux') return;
  for (const thread of readdirSync('/proc/self/task')) {
    try {
      setPriority(Number(thread), nice);
    } catch {
      // One that has ended meanwhile needs none.
    }
  }
}

/**
 * Where Linux can, it works only while nobody else wants to (SCHED_IDLE, sched(7)): at nice 15 it still took a third of
 * the tickets of a machine that was full. Threads to come do the same.
 */
function standAside(): void {
  if (process.platform !== 'linux') return;
  // Where `chrt` of util-linux is not there, or may not, it stays as far behind as it is.
  spawnSync('chrt', ['--all-tasks', '--idle', '--pid', '0', String(process.pid)], { stdio: 'ignore' });
}

function quit(fault: unknown): void {
  if (process.send === undefined) process.exit(1);
  process.send({ kind: 'trouble', detail: faultText(fault) } satisfies FromReports, () => process.exit(1));
}

// What the hall gives along is what this very program's type says.
run(JSON.parse(process.argv[2] ?? '{}') as ReportsTask).catch(quit);
