import { faultText } from '../../core/base/fault-text.ts';
import { copyJournal } from '../journal/copy-journal.ts';
import { JournalFault, type Journal } from '../journal/journal.ts';
import { print, readToolWords, say, sayUsage } from '../journal/tool-words.ts';
import { systemTime } from '../ledger/clock.ts';
import { moveCompanions } from './move-hall.ts';
import { placeAt, type Place, type PlaceReader } from './move-places.ts';

const USAGE = `npm run journal -- copy --from PLACE --to PLACE [--hall ID]   moves a hall, and proves that both chains agree
PLACE is sqlite:FOLDER (the folder with journal.sqlite), postgres://…, or DATABASE_URL for the address in that variable`;

/** Moves a hall from one store to another. Gives the exit code: 0 well, 1 it cannot be, 2 wrong words. */
export async function main(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const read = readToolWords(argv, ['from', 'to', 'hall']);
  if (!read.ok) return sayUsage(USAGE, read.error);
  const { from = '', to = '', hall } = read.value.values;
  if (read.value.words.some((word) => word !== 'copy')) return sayUsage(USAGE, 'a word belongs to no flag');
  if (from === '' || to === '') return sayUsage(USAGE);
  const places: Place[] = [];
  try {
    for (const [text, isTarget] of [
      [from, false],
      [to, true],
    ] as const) {
      const place = await placeAt(text, env, isTarget);
      if (!place.ok) return sayUsage(USAGE, place.error);
      places.push(place.value);
      await place.value.open();
    }
    const [one, other] = places as [Place, Place];
    await move(one, other, hall);
    return 0;
  } catch (fault) {
    say(faultText(fault));
    return 1;
  } finally {
    for (const each of places) {
      await each.journal.close().catch(() => undefined);
      await each.close().catch(() => undefined);
    }
  }
}

async function move(from: Place, to: Place, only: string | undefined): Promise<void> {
  const halls = only === undefined ? await from.journal.halls() : [only];
  if (halls.length === 0) throw new JournalFault(`there is no hall in ${from.name}`);
  for (const hall of halls) {
    await to.claim(hall);
    const { days, events, copied, answers } = await copyJournal(from.journal, to.journal as Journal, hall);
    const count = `${String(days)} days, ${String(events)} events (${String(copied)} of them new), ${String(answers)} answers`;
    print(`${hall}: ${count}: both chains agree`);
    const moved = await moveCompanions(from.companions(hall), to.companions(hall), {
      ...{ hall, timeZone: await timeZoneOf(from.journal, hall), now: systemTime.wall() },
    });
    print(
      `${hall}: ${Object.entries(moved)
        .map(([what, count]) => `${String(count)} ${what}`)
        .join(', ')} beside it`,
    );
    if (await from.isOwned(hall))
      print(`${hall} goes on in ${from.name}: stop its servers, and copy again for the rest`);
  }
}

/** That of the hall file that the newest day runs on. */
async function timeZoneOf(journal: PlaceReader, hall: string): Promise<string> {
  const last = await journal.lastStream(hall);
  if (last === undefined) throw new JournalFault(`there is no hall ${hall}`);
  const [first] = await journal.read(last, 0, 1);
  const opened = JSON.parse(first?.record ?? '{}') as { data?: { catalogue?: { hall?: { timeZone?: string } } } };
  return opened.data?.catalogue?.hall?.timeZone ?? 'UTC';
}
