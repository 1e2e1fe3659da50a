import { addDays } from '../../core/base/zone.ts';
import type { BusinessDay, LocalDate } from '../../core/base/time.ts';
import { err, ok, type Result } from '../../core/base/result.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import type { HallUser } from '../../core/catalogue/staff.ts';
import { USUAL_ASSUMPTIONS, visitsOn } from '../../core/forecast/demand.ts';
import { withManners, withRests } from '../../core/forecast/manners.ts';
import { shiftsOn, workingDays } from '../../core/forecast/shifts.ts';
import { simulateDay } from '../../core/forecast/simulate-day.ts';
import { USUAL_CONDUCT, type SimulatedPast } from '../../core/forecast/simulated-day.ts';
import type { HallEvent } from '../../core/queue/event.ts';
import { genesis, seal } from '../journal/chain.ts';
import { JournalFault, type Journal, type StoredEvent, type StreamHead } from '../journal/journal.ts';

/** What is written: the hall, and how its people are drawn. */
export type Past = {
  readonly catalogue: Catalogue;
  readonly users: readonly HallUser[];
  readonly seed: number;
  readonly load: number;
  readonly staffed: number;
};

/** The last `count` dates up to `until` on which the hall works, oldest first; fewer where the calendar has no more. */
export function lastWorkingDays(catalogue: Catalogue, until: LocalDate, count: number): readonly LocalDate[] {
  const found: LocalDate[] = [];
  // A hall that works on one day a week has found its own by then.
  for (let back = 0; found.length < count && back < count * 8 + 400; back += 1)
    found.push(...workingDays(catalogue, addDays(until, -back), 1));
  return found.reverse();
}

/** Where a past may be written: behind simulated days only. The error says what is in the way. */
export async function roomForPast(
  journal: Journal,
  { hall }: Catalogue,
  first: BusinessDay,
): Promise<Result<StreamHead | undefined, string>> {
  const stranger = (await journal.halls()).find((each) => each !== hall.id);
  if (stranger !== undefined) return err(`it has days of another hall (${stranger})`);
  const streams = await journal.streams(hall.id);
  for (const { day } of streams) if (!(await isSimulated(journal, { hall: hall.id, day }))) return err(realDay(day));
  const last = streams.at(-1);
  if (last !== undefined && last.day >= first)
    return err(`it has simulated days up to ${last.day} already, and the past would begin on ${first}`);
  return ok(last);
}

function realDay(day: BusinessDay): string {
  return `it has a real day (${day}), and nothing simulated is ever mixed with one`;
}

/** Whether a day of a journal was played, by its first event. */
async function isSimulated(
  journal: Journal,
  stream: { readonly hall: string; readonly day: BusinessDay },
): Promise<boolean> {
  const [first] = await journal.read(stream, 0, 1);
  const opened = JSON.parse(first?.record ?? '{}') as { readonly data?: { readonly simulated?: unknown } };
  return opened.data?.simulated === true;
}

/** Plays these dates and writes each, chained to the one before, behind `before`. Gives how many events there are. */
export async function writePast(
  journal: Journal,
  past: Past,
  days: readonly BusinessDay[],
  before: StreamHead | undefined,
  onDay: (day: BusinessDay) => void = () => undefined,
): Promise<number> {
  let previous: SimulatedPast['previous'] =
    before === undefined ? undefined : { day: before.day, seq: before.seq, hash: before.hash };
  let events = 0;
  for (const day of days) {
    const sealed = playedDay(past, day, previous);
    const stream = { hall: past.catalogue.hall.id, day };
    if ((await journal.append(stream, 0, sealed, [])) !== 'ok')
      throw new JournalFault(`somebody else has written ${day} meanwhile`);
    const last = sealed.at(-1);
    if (last !== undefined) previous = { day, seq: last.seq, hash: last.hash };
    events += sealed.length;
    onDay(day);
  }
  return events;
}

function playedDay(past: Past, day: BusinessDay, previous: SimulatedPast['previous']): readonly StoredEvent[] {
  const { catalogue, users, seed, load, staffed } = past;
  const sealed: StoredEvent[] = [];
  let hash = genesis({ hall: catalogue.hall.id, day });
  const write = (event: HallEvent): void => {
    const stored = seal(asLived(event, catalogue), hash);
    hash = stored.hash;
    sealed.push(stored);
  };
  const visits = visitsOn(catalogue, day, seed, { ...USUAL_ASSUMPTIONS, load });
  const setup = {
    catalogue,
    day,
    visits: withManners(catalogue, day, seed, visits),
    shifts: withRests(day, seed, shiftsOn(catalogue, day, staffed)),
    conduct: USUAL_CONDUCT,
    past: { previous, clerks: clerksOf(users), manager: users.find(({ role }) => role === 'manager')?.id ?? 'manager' },
  };
  simulateDay(setup, write);
  return sealed;
}

/** A day runs on the hall file itself; the simulation bends the patience of its clerks alone. */
function asLived(event: HallEvent, catalogue: Catalogue): HallEvent {
  return event.type === 'DayOpened' ? { ...event, data: { ...event.data, catalogue } } : event;
}

/** Who works at each counter: of several the last named, so that the sample clerk has a day off. */
function clerksOf(users: readonly HallUser[]): ReadonlyMap<string, string> {
  return new Map(
    users.flatMap(({ id, role, counter }) => (role === 'clerk' && counter !== undefined ? [[counter, id]] : [])),
  );
}
