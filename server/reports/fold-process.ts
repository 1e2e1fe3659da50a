import { faultText } from '../../core/base/fault-text.ts';
import { inTurn } from '../../core/base/in-turn.ts';
import { sqliteJournalReader } from '../journal/sqlite-journal.ts';
import type { FoldTask, FromFold } from './fold-processes.ts';
import { foldWholeDay } from './fold-whole-day.ts';

// The program that folds whole days, one after the other, for whoever makes the reports of years anew.

function say(message: FromFold): void {
  process.send?.(message);
}

// What is given along is what this very program's type says.
const { journal, hall } = JSON.parse(process.argv[2] ?? '{}') as FoldTask;
const reader = sqliteJournalReader(journal);
const opened = reader.open();
const turns = inTurn();

// Without anybody who asks there is nothing to do.
process.once('disconnect', () => process.exit(0));
// Whoever asks knows an answer by its place alone: a short day is not told before a long one that was asked for first.
process.on('message', (day: string) => {
  turns(() => opened.then(() => foldWholeDay(reader, hall, day))).then(
    (facts) => say({ kind: 'facts', facts }),
    (fault: unknown) => say({ kind: 'fault', detail: faultText(fault) }),
  );
});
