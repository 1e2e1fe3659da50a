import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { addDays } from '../../core/base/zone.ts';
import { businessDayAt } from '../../core/catalogue/business-day.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import { USUAL_ASSUMPTIONS, visitsOn } from '../../core/forecast/demand.ts';
import { count, countVisits, emptyFigures, type Figures } from '../../core/forecast/figures.ts';
import { compareJoint } from '../../core/forecast/joint-visits.ts';
import { readWhatIf } from '../../core/forecast/advice/what-if-words.ts';
import { underPolicy } from '../../core/forecast/policy.ts';
import { shiftsOn, workingDays } from '../../core/forecast/shifts.ts';
import { simulateDay } from '../../core/forecast/simulate-day.ts';
import { USUAL_CONDUCT } from '../../core/forecast/simulated-day.ts';
import type { HallEvent } from '../../core/queue/event.ts';
import { hallFileErrorText } from '../../core/hall-file/tables.ts';
import { faultText } from '../../core/base/fault-text.ts';
import { whyUnwritable } from '../hall-file/readable-file.ts';
import { loadHall, type LoadedHall } from '../hall-file/read-hall-folder.ts';
import { sqliteJournal } from '../journal/sqlite-journal.ts';
import { fileMark, MARK_FILE } from '../journal/used-mark.ts';
import { systemTime } from '../ledger/clock.ts';
import { readArguments, USAGE, type SimulateArguments } from './arguments.ts';
import { lastWorkingDays, roomForPast, writePast } from './write-past.ts';
import { figuresJson, figuresText, jointSummary, jointText } from './report.ts';
import { playAdvice, playWhatIf, type TwoDays } from './two-days.ts';
import { heardText, twoDaysText } from './two-days-report.ts';

/** So many mistakes of a hall file are told at once. */
const TOLD_MISTAKES = 30;

/** Somebody else's account of the same events, to check every call with. */
export type Verifier = (catalogue: Catalogue) => {
  readonly watch: (event: HallEvent) => void;
  readonly recount: VerifiedCalls;
};

type VerifiedCalls = {
  readonly calls: number;
  readonly wrong: number;
  readonly words: readonly string[];
  readonly pastCap: number;
  readonly longestPastCapMs: number;
  readonly overtakenPastCap: number;
};

/**
 * `npm run simulate`. Gives the exit code: 0 well, 1 it cannot be done or a call was wrong, 2 wrong words or a hall
 * file with mistakes.
 */
export async function main(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  verifier: Verifier,
): Promise<number> {
  const asked = readArguments(argv, env);
  if (!asked.ok) {
    complain(`${asked.error}\n${USAGE}`);
    return 2;
  }
  const hall = await loadHall(resolve(asked.value.hall));
  if (!hall.ok) {
    const count = hall.error.length;
    complain(
      `the hall file in ${resolve(asked.value.hall)} has ${count === 1 ? 'a mistake' : `${whole(count)} mistakes`}:`,
    );
    for (const error of hall.error.slice(0, TOLD_MISTAKES)) complain(`  ${hallFileErrorText(error)}`);
    if (count > TOLD_MISTAKES) complain(`  … and ${whole(count - TOLD_MISTAKES)} more`);
    return 2;
  }
  const { json } = asked.value;
  // Told before minutes of work are lost.
  const why = json === undefined ? undefined : await whyUnwritable(resolve(json));
  if (why !== undefined) return refused(`--json: ${why}`);
  const { catalogue } = hall.value;
  if (asked.value.into !== undefined) return into(hall.value, asked.value, asked.value.into);
  if (workingDays(catalogue, asked.value.day, asked.value.days).length === 0) {
    complain(`the hall does not work on ${asked.value.day}; choose another --day, or more --days`);
    return 2;
  }
  if (asked.value.whatIf !== undefined) return whatIf(catalogue, asked.value, asked.value.whatIf);
  if (asked.value.advise) return advised(catalogue, asked.value);
  return asked.value.compareJoint ? joint(catalogue, asked.value) : play(catalogue, asked.value, verifier);
}

async function whatIf(catalogue: Catalogue, asked: SimulateArguments, words: string): Promise<number> {
  const parts = readWhatIf(words, catalogue, true);
  if (!parts.ok) return refused(`--whatif: ${parts.error}`);
  const days = workingDays(catalogue, asked.day, asked.days);
  const both = playWhatIf(catalogue, underPolicy(catalogue, asked.policy), days, asked, parts.value);
  print(twoDaysText(catalogue, both));
  await save(asked.json, { asked, ...bothJson(both) });
  return 0;
}

async function advised(catalogue: Catalogue, asked: SimulateArguments): Promise<number> {
  const days = workingDays(catalogue, asked.day, asked.days);
  const both = playAdvice(catalogue, underPolicy(catalogue, asked.policy), days, asked);
  print(
    `Learned from the ${whole(both.learned)} working days before, with the usual number of people and every counter.`,
  );
  print(`\n${heardText(catalogue, both.heard)}\n`);
  print(twoDaysText(catalogue, both));
  await save(asked.json, { asked, heard: both.heard, ...bothJson(both) });
  return 0;
}

function bothJson({ without, then }: TwoDays) {
  return { without: figuresJson(without), then: figuresJson(then) };
}

async function play(catalogue: Catalogue, asked: SimulateArguments, verifier: Verifier): Promise<number> {
  const began = performance.now();
  const figures = emptyFigures();
  const ruled = underPolicy(catalogue, asked.policy);
  const verified = asked.verify ? verifier(ruled) : undefined;
  for (const day of workingDays(catalogue, asked.day, asked.days))
    playDay(catalogue, ruled, day, asked, figures, verified?.watch);
  const seconds = (performance.now() - began) / 1000;
  print(figuresText(catalogue, figures));
  print(`\nPlayed ${whole(figures.events)} events in ${seconds.toFixed(1)} s.`);
  const recount = verified?.recount;
  if (recount !== undefined) {
    const { calls, wrong, pastCap, longestPastCapMs, overtakenPastCap } = recount;
    print(
      `Every call recomputed from the events: ${whole(calls)} calls, ${whole(wrong)} wrong. ${whole(pastCap)} were of somebody past the cap, ` +
        `at most ${(longestPastCapMs / 60_000).toFixed(1)} min past it; ${whole(overtakenPastCap)} calls went past such a one to somebody who had come later.`,
    );
    for (const words of recount.words) print(words);
  }
  await save(asked.json, {
    asked,
    seconds,
    figures: figuresJson(figures),
    ...(recount === undefined ? {} : { recount }),
  });
  return recount === undefined || recount.wrong === 0 ? 0 : 1;
}

function playDay(
  catalogue: Catalogue,
  ruled: Catalogue,
  day: string,
  asked: SimulateArguments,
  figures: Figures,
  watch: ((event: HallEvent) => void) | undefined,
): void {
  const visits = visitsOn(catalogue, day, asked.seed, { ...USUAL_ASSUMPTIONS, load: asked.load });
  const shifts = shiftsOn(catalogue, day, asked.staffed);
  const played = simulateDay({ catalogue: ruled, day, visits, shifts, conduct: USUAL_CONDUCT }, (event) => {
    watch?.(event);
    count(figures, event, catalogue);
  });
  countVisits(figures, visits, played);
}

/** Writes a past into a data folder. Gives the exit code: 2 as well where the folder may not have one. */
async function into({ catalogue, users }: LoadedHall, asked: SimulateArguments, folder: string): Promise<number> {
  const today = businessDayAt(systemTime.wall(), catalogue.hall);
  const { days: count, seed, load, staffed, until = addDays(today, -1) } = asked;
  if (until >= today) return refused(`--until ${until}: a day before today (${today}) is needed: a past is over`);
  const days = lastWorkingDays(catalogue, until, count);
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined || days.length < count)
    return refused(`--days ${String(count)}: the hall works on ${String(days.length)} days only up to ${until}`);
  const data = resolve(folder);
  const mark = fileMark(join(data, MARK_FILE));
  const journal = sqliteJournal(join(data, 'journal.sqlite'));
  const marked = await mark.read();
  try {
    await journal.open();
    const room = await roomForPast(journal, catalogue, first);
    if (!room.ok) return refused(`--into ${folder}: ${room.error}; choose a folder that is not there yet`);
    if (room.value === undefined && marked?.usedBy !== undefined)
      return refused(
        `--into ${folder}: its journal has been used and is empty now; choose a folder that is not there yet`,
      );
    const began = performance.now();
    const events = await writePast(journal, { catalogue, users, seed, load, staffed }, days, room.value);
    await mark.write({ usedBy: catalogue.hall.id });
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    print(
      `Wrote ${whole(days.length)} days, ${first} to ${last}, each marked as simulated: ${whole(events)} events in ${seconds} s, in ${data}.\n` +
        `Check them: npm run journal -- verify --data ${folder}\nGo on from there: npm start -- --data ${folder}`,
    );
    return 0;
  } catch (fault) {
    complain(`--into ${folder}: ${faultText(fault)}`);
    return 1;
  } finally {
    await journal.close();
  }
}

function refused(why: string): number {
  complain(why);
  return 2;
}

async function joint(catalogue: Catalogue, asked: SimulateArguments): Promise<number> {
  const seeds = Array.from({ length: asked.seeds }, (_, at) => asked.seed + at);
  const comparisons = seeds.map((seed) =>
    compareJoint(underPolicy(catalogue, asked.policy), asked.day, seed, asked.load),
  );
  if (comparisons.some((each) => each.together.joint.count === 0)) {
    complain('nobody came for a joint visit: the hall file names too few services of three departments in joint_with');
    return 1;
  }
  print(jointText(comparisons));
  await save(asked.json, { asked, comparisons, summary: jointSummary(comparisons) });
  return 0;
}

function whole(value: number): string {
  return value.toLocaleString('en-US');
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}

async function save(file: string | undefined, content: object): Promise<void> {
  if (file !== undefined) await writeFile(resolve(file), `${JSON.stringify(content, null, 2)}\n`);
}
