import type { Counter, Line, Profile } from '../catalogue/places.ts';
import type { Names, ProfileId } from '../base/names.ts';
import { cell, complain, endTime, id, names, references, time, type Known, type Row } from './read-row.ts';
import { servedLines } from './read-served-lines.ts';
import { readWeekdays } from './read-weekdays.ts';

/**
 * profiles.csv: each line says what some counters serve in a profile; names and times stand on the first line of a
 * profile.
 */
export function readProfiles(rows: readonly Row[], lines: Known, counters: Known): readonly Profile[] {
  const profiles = new Map<ProfileId, Profile>();
  for (const row of rows) {
    const profile = id(row, 'profile');
    const before = profiles.get(profile);
    const served = servedLines(row, lines);
    const named = references(row, 'counters', counters);
    if (named.length === 0) complain(row, 'counters', 'at least one counter that serves these lines in the profile');
    const twice = named.find((each) => before?.counters.some(({ counter }) => counter === each));
    if (twice !== undefined) complain(row, 'counters', `every counter only once in the profile ${profile}`, twice);
    const added = named.map((counter) => ({ counter, lines: served }));
    profiles.set(
      profile,
      before === undefined
        ? { id: profile, name: names(row), counters: added, ...readTimetable(row) }
        : { ...continued(row, before), counters: [...before.counters, ...added] },
    );
  }
  return [...profiles.values()];
}

function readTimetable(row: Row): Pick<Profile, 'timetable'> {
  const weekdays = readWeekdays(row, 'days');
  if (cell(row, 'from') === '' && cell(row, 'to') === '') {
    if (weekdays.length > 0) complain(row, 'days', 'nothing, or times in the columns from and to');
    return {};
  }
  const errors = row.errors.length;
  const [from, to] = [time(row, 'from'), endTime(row, 'to')];
  if (row.errors.length === errors && to <= from) complain(row, 'to', 'a time after from, on the same day');
  return { timetable: { from, to, weekdays } };
}

const ONCE = ['from', 'to', 'days'] as const;
const NAME_FIELDS = [
  ['name_zh_hans', 'zh-Hans'],
  ['name_zh_hant', 'zh-Hant'],
  ['name_en', 'en'],
] as const satisfies readonly (readonly [string, keyof Names])[];

/**
 * A further line of a profile may leave names and times empty; another name or time would leave the reader guessing.
 */
function continued(row: Row, before: Profile): Profile {
  for (const field of ONCE)
    if (cell(row, field) !== '') complain(row, field, `times only on the first line of the profile ${before.id}`);
  for (const [field, language] of NAME_FIELDS) {
    const name = cell(row, field);
    if (name !== '' && name !== before.name[language])
      complain(row, field, `the name of the first line of the profile, ${before.name[language]}, or nothing`);
  }
  return before;
}

/** In every profile each line keeps a counter, or whoever waits in it would wait for its end. */
export function checkProfiles(
  rows: readonly Row[],
  profiles: readonly Profile[],
  counters: readonly Counter[],
  lines: readonly Line[],
): void {
  for (const profile of profiles) {
    const named = new Map(profile.counters.map(({ counter, lines: served }) => [counter, served]));
    const served = new Set(
      counters.flatMap((counter) => (named.get(counter.id) ?? counter.lines).map(({ line }) => line)),
    );
    const first = rows.find((row) => cell(row, 'profile') === profile.id);
    const lost = lines.find((line) => !served.has(line.id));
    if (lost !== undefined && first !== undefined)
      complain(first, 'lines', `a profile in which some counter serves the line ${lost.id} too`, profile.id);
  }
}
