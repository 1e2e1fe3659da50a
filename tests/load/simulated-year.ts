import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays } from '../../core/base/zone.ts';
import { workingDays } from '../../core/forecast/shifts.ts';
import { loadHall } from '../../server/hall-file/read-hall-folder.ts';
import { sqliteJournal } from '../../server/journal/sqlite-journal.ts';
import { fileMark, MARK_FILE } from '../../server/journal/used-mark.ts';
import { writePast } from '../../server/simulate/write-past.ts';
import { elapsed } from './sample-day.ts';

// Days of the sample hall as `npm run simulate -- --into` writes them, until so many tickets have been taken: waits,
// pauses, no-shows, ratings, papers and bottlenecks included.
const [wanted = '600000', data = 'data', first = '2024-09-02'] = process.argv.slice(2);
const file = await loadHall(join(process.cwd(), 'halls', 'sample'));
if (!file.ok) throw new Error(JSON.stringify(file.error[0]));
const { catalogue, users } = file.value;
await mkdir(data, { recursive: true });
const journal = sqliteJournal(join(data, 'journal.sqlite'));
await journal.open();
const began = performance.now();
let [visits, events, days, day] = [0, 0, 0, first];
for (; visits < Number(wanted); day = addDays(day, 1)) {
  if (workingDays(catalogue, day, 1).length === 0) continue;
  const past = { catalogue, users, seed: 1, load: 1, staffed: 1 };
  events += await writePast(journal, past, [day], await journal.lastStream(catalogue.hall.id));
  const told = await journal.read({ hall: catalogue.hall.id, day }, 0);
  visits += told.filter(({ record }) => record.includes('"type":"TicketIssued"')).length;
  days += 1;
}
await fileMark(join(data, MARK_FILE)).write({ usedBy: catalogue.hall.id });
await journal.close();
console.log(JSON.stringify({ visits, events, days, seconds: elapsed(began) / 1000 }));
