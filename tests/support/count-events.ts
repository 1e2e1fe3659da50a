// A program that follows a journal and writes down each event that it is told, until it is killed.
// count-events.ts FILE OWN LIST: with OWN "writes" it also writes the events itself, as a hall does.
import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { HallEvent } from '../../core/queue/event.ts';
import { genesis, unseal } from '../../server/journal/chain.ts';
import { journalFeed } from '../../server/journal/follow.ts';
import { sqliteJournal } from '../../server/journal/sqlite-journal.ts';
import { chain } from './chain.ts';
import { FOLLOWED_DAYS, FOLLOWED_EVENTS, FOLLOWED_HALL } from './followed-days.ts';

const [file = '', own = '', list = ''] = process.argv.slice(2);
const journal = sqliteJournal(file);
await journal.open();
const listeners = new Set<(events: readonly HallEvent[]) => void>();
const before = existsSync(list) ? readFileSync(list, 'utf8').split('\n').slice(0, -1) : [];
/** The last line says up to where it has counted: what comes from before that, it sees again. */
let counted =
  before
    .map((line) => line.replace(' again', ''))
    .sort()
    .at(-1) ?? '';
const out = openSync(list, 'a');

journalFeed({
  journal,
  hall: FOLLOWED_HALL,
  onNews: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  rates: { lookEveryMs: 5, keepEveryMs: 10, mostAtOnce: 20 },
}).follow(
  {
    name: 'counting',
    take(events) {
      for (const { day, seq } of events) {
        const place = `${day} ${String(seq).padStart(6, '0')}`;
        writeSync(out, place > counted ? `${place}\n` : `${place} again\n`);
        if (place > counted) counted = place;
      }
    },
  },
  'beginning',
);
process.stdout.write('counting\n');
if (own === 'writes') for (const day of FOLLOWED_DAYS) await writeDay(day);

async function writeDay(day: string): Promise<void> {
  const stream = { hall: FOLLOWED_HALL, day };
  const last = (await journal.read(stream, 0)).at(-1);
  let [seq, hash] = [last?.seq ?? 0, last?.hash ?? genesis(stream)];
  while (seq < FOLLOWED_EVENTS) {
    const events = chain(stream, 3, seq, hash);
    if ((await journal.append(stream, seq, events, [])) !== 'ok') throw new Error('somebody else writes here');
    for (const listener of listeners) listener(events.map(unseal));
    seq += events.length;
    hash = events.at(-1)?.hash ?? hash;
    await new Promise((done) => setTimeout(done, 1));
  }
}

process.on('exit', () => closeSync(out));
