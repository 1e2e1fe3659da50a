import { hallDaysTable } from './hall-days.ts';
import { knownDaysTable, wrongTimesTable } from './known-days.ts';
import { officesTable } from './offices.ts';
import { textbookTable } from './textbook.ts';

const USAGE = `npm run forecast -- table [--only 1,2,3,4] [SNAPSHOTS.csv[.gz]]
  days with a known truth, wrong times of the hall file, the offices of a file of snapshots, and the textbook's queues`;

type Section = { readonly of: string; readonly title: string; readonly text: () => string | Promise<string> };

/** `npm run forecast -- table`: how right the forecast is, beside simple methods. Gives the exit code. */
export async function main(words: readonly string[]): Promise<number> {
  const only = words[0] === '--only' ? (words[1] ?? '').split(',') : undefined;
  const [file, ...more] = only === undefined ? words : words.slice(2);
  const sections: readonly Section[] = [
    { of: '1', title: 'Days with a known truth, as replay tells', text: knownDaysTable },
    { of: '1', title: 'Days with two services, priorities and bookings, as the hall tells', text: hallDaysTable },
    { of: '2', title: 'Times of the hall file that are wrong', text: wrongTimesTable },
    { of: '3', title: 'Recorded days', text: () => (file === undefined ? NO_FILE : officesTable(file)) },
    { of: '4', title: "The textbook's queues, played by the rules of the hall", text: textbookTable },
  ];
  const chosen = sections.filter(({ of }) => only?.includes(of) !== false);
  if (more.length > 0 || chosen.length === 0 || file?.startsWith('--') === true) {
    console.error(USAGE);
    return 2;
  }
  for (const { of, title, text } of chosen) console.log(`\n## ${of}. ${title}\n\n${await text()}`);
  return 0;
}

const NO_FILE =
  'no file of snapshots was named: office,group_id,letter,date,minute,open_counters,waiting,current_number';
